"""Dates that can prove something about each other."""

from __future__ import annotations

from datetime import date

from records import Origin, StatedDate

_WEAK = frozenset({Origin.URL, Origin.INFERRED})
"""The day a page was made in the content system, and days whose year was worked out."""


def solid(stated: StatedDate | None) -> date | None:
    """The day, where a page really states one."""
    return stated.exact if stated is not None and stated.origin not in _WEAK else None
