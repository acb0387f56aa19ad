"""Bytes to facts: pages, documents, personal data. No network, no SQL, no law, no clock."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from reading.answers import read_answer
    from reading.page import read_page

VERSION = 10
"""Raised when what is read of a page changes: facts that an older reader made are then read again."""

__all__ = ["read_answer", "read_page"]

_ROOMS = {"read_answer": "reading.answers", "read_page": "reading.page"}


def __getattr__(name: str) -> Any:
    """The readers of pages, loaded by whoever asks: the child process that reads files never does."""
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(_ROOMS[name]), name)
    return found
