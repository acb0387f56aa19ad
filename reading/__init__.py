"""Bytes to facts: pages, documents, personal data. No network, no SQL, no law, no clock."""

from reading.answers import read_answer
from reading.page import read_page

VERSION = 7
"""Raised when what is read of a page changes: facts that an older reader made are then read again."""

__all__ = ["read_answer", "read_page"]
