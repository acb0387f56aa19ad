"""What was found in a text: the value itself, which never leaves `reading`, and how it was masked."""

from __future__ import annotations

from dataclasses import dataclass

from records.exposure import Value


@dataclass(frozen=True, slots=True)
class Mask:
    """How a page hides part of a value."""

    left: int
    """Characters kept before the first hidden one."""
    hidden: int
    """Characters hidden, all runs together."""
    right: int
    """Characters kept after the last hidden one."""
    shown: str
    """The value at its full length, `*` for each hidden character: `990101********1234`, however it was written."""


@dataclass(frozen=True, slots=True)
class Found:
    """One personal value in a text."""

    kind: Value
    start: int
    end: int
    """Offsets into the text as it was given."""
    raw: str
    """The value, normalised (digits in ASCII, no blanks); with `*` for what is hidden. Never leaves `reading`."""
    checked: bool
    """Does its check digit hold (identity numbers, Luhn of cards)?"""
    cued: bool
    """Did a word beside it, or the head of its column, name it?"""
    mask: Mask | None = None


def mask_of(shown: str) -> Mask:
    """The mask of a value at its full length, in which at least one character is `*`."""
    first, last = shown.index("*"), shown.rindex("*")
    return Mask(first, shown.count("*"), len(shown) - last - 1, shown)
