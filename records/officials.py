"""Who a site shows as its leaders, and who was relieved of office, as its notices say (领导信息、人事任免)."""

from __future__ import annotations

from dataclasses import dataclass

from records.dates import StatedDate
from records.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Shown:
    """A name on a page of leaders."""

    name: str
    words: str = ""
    """What stands behind or before the name on its line, at most 60 characters: mostly the office held."""


@dataclass(frozen=True, slots=True)
class Move:
    """A sentence of a notice by which somebody takes an office or leaves it."""

    name: str
    post: str
    """The office as printed: 云溪区财政局副局长."""
    left: bool


@dataclass(frozen=True, slots=True)
class Relieved:
    """Somebody whom the site still shows although a notice says that the office was left."""

    name: str
    post: str
    title: str
    """Of the notice."""
    url: str
    day: StatedDate | None
    """The day on which the notice was published."""
    shown: Evidence | None
    told: Evidence | None
    perhaps: bool = False
    """Does the page of leaders not say which office it shows the name for?"""


@dataclass(frozen=True, slots=True)
class Leaders:
    """The leaders that a site shows, beside the notices on personnel of all sites of the round (领导信息)."""

    site: str
    name: str
    """Name of the site."""
    url: str
    """The page of leaders that was read first."""
    agency: str = ""
    column: str = ""
    shown: int = 0
    """Names that its pages of leaders show."""
    notices: int = 0
    """Notices of the round that move somebody into or out of an office of this agency."""
    relieved: tuple[Relieved, ...] = ()
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`leaders:` and the site."""
        return f"leaders:{self.site}"
