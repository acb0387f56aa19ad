"""Bytes to facts: pages, documents, personal data. No network, no SQL, no law, no clock."""

from reading.answers import read_answer
from reading.page import read_page

__all__ = ["read_answer", "read_page"]
