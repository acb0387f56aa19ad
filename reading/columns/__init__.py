"""Columns: what a name means, and which columns a site has."""

from reading.columns.discovery import candidates, discover
from reading.columns.leads import key
from reading.columns.names import classify

__all__ = ["candidates", "classify", "discover", "key"]
