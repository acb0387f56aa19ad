"""How values are masked and what a masked copy is; without the parsers that make one, for whoever only asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from records.exposure import Value

MASKABLE = frozenset({"xlsx", "docx", "html", "text"})
"""Formats of which copies are written."""


@dataclass(frozen=True, slots=True)
class Convention:
    """How many first and last characters a masked value keeps."""

    identity: tuple[int, int] = (2, 3)
    """`records.privacy.mask`: stays within every known convention and hides the birth date whole."""
    mobile: tuple[int, int] = (3, 4)
    most_identity: tuple[int, int] = (6, 4)
    """The most that a mask of the file's own may keep before it is masked further."""
    most_mobile: tuple[int, int] = (3, 4)


@dataclass(frozen=True, slots=True)
class Fixed:
    """A masked copy; without one (`body` is None) there is nothing to mask or remove."""

    body: bytes | None
    masked: Mapping[Value, int] = field(default_factory=dict)
    """Places by kind of value."""
    removed: Mapping[str, int] = field(default_factory=dict)
    """What was taken out by how it was hidden, in Chinese."""
