"""What is published on a watched site and looked at one by one: an article, a file, a link.

Each is a `Subject`; what a round saw of it is in its own fields.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from records.dates import StatedDate
from records.evidence import Evidence
from records.exposure import Exposure
from records.facts import PersonalMark
from records.history import Past
from records.visits import Reason


@dataclass(frozen=True, slots=True)
class Article:
    """A published page (信息): what a posting leads to, or a single page."""

    url: str
    name: str
    """Title, veiled."""
    site: str
    agency: str = ""
    column: str = ""
    published: StatedDate | None = None
    """The date its own page shows."""
    listed: StatedDate | None = None
    """The date its column shows for it."""
    personal: tuple[PersonalMark, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    notice_until: date | None = None
    """The last day of the notice period (公示期) that its text states."""
    readable: bool = True
    reason: str = ""
    """Why its text could not be read (to its end)."""
    signed: StatedDate | None = None
    """成文日期, where the page states it."""
    text_mark: str = ""
    """Equal for equal texts; empty where the text is too short to tell."""
    amended: str = ""
    """The line by which it says itself that it was corrected, veiled."""
    past: Past | None = None
    """What earlier rounds say of it; None when there was none."""
    home: bool = False
    """Is it the home page of its site?"""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`article:` and the address."""
        return f"article:{self.url}"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A published file (附件)."""

    url: str
    name: str
    """File name or link text, veiled."""
    site: str
    agency: str = ""
    column: str = ""
    article: str = ""
    """Address of the article that offers it."""
    article_name: str = ""
    format: str = ""
    personal: tuple[PersonalMark, ...] = ()
    exposures: tuple[Exposure, ...] = ()
    notice_until: date | None = None
    """The last day of the notice period (公示期) that the page offering it states."""
    readable: bool = True
    reason: str = ""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`attachment:` and the address."""
        return f"attachment:{self.url}"


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a watched page and what answered behind it (链接)."""

    url: str
    name: str
    """Its text, veiled."""
    site: str
    found_on: str
    """Address of the first page that carries it."""
    found_on_name: str = ""
    agency: str = ""
    column: str = ""
    status: int | None = None
    """HTTP status; None when nothing answered."""
    reason: Reason | None = None
    soft_404: bool = False
    """HTTP 200, but the page says that it does not exist."""
    attachment: bool = False
    visited: bool = True
    on_home: bool = False
    """Does the home page carry it?"""
    empty: bool = False
    """A file that came with no bytes in it."""
    damage: str = ""
    """Why a file that came could not be opened, where it seems to be damaged."""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`link:`, the address and where it was found."""
        return f"link:{self.url}"
