"""Columns: what a name means, and which columns a site has."""

from reading.columns.discovery import discover
from reading.columns.names import classify

__all__ = ["classify", "discover"]
