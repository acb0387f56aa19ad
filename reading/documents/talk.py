"""What a process and its child that reads files say to each other.

Apart from both, so that who only asks does not load what the child reads with.
"""

from __future__ import annotations

import msgspec

from records.facts import Document

LENGTH = 8
"""Bytes of a frame's length, most significant first."""


class Asked(msgspec.Struct, array_like=True, frozen=True):
    """The frame before a file: what it is called, what it is, and what may be spent on it."""

    name: str
    format: str
    wall: float
    """Seconds."""
    cpu: float
    """Seconds."""
    memory: int
    """Bytes, the file itself not counted."""


class Told(msgspec.Struct, tag="told", frozen=True):
    """The facts of one file."""

    document: Document
    last: bool
    """Does the process end now, having read enough?"""


class Broke(msgspec.Struct, tag="broke", frozen=True):
    """A reader's own fault, or memory at its end: kind of error and line of code, never its words."""

    error: str
    where: str
