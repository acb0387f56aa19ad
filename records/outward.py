"""Links that leave a site for one that is no government's, and whether a visitor is told before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OutwardLink:
    """A visible link to a site that is no government's, which goes off by itself."""

    url: str
    text: str
    """Veiled, at most 40 characters."""


@dataclass(frozen=True, slots=True)
class Outward:
    """The outward links of one page."""

    links: tuple[OutwardLink, ...] = ()
    """Those that nothing in the page stops, at most 20, in document order."""
    asked: int = 0
    """Those before which the page asks or tells the visitor."""
    unread: bool = False
    """Does the page run a script of its own that was not read? It may ask before any link is followed."""
