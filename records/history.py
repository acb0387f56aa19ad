"""What earlier rounds saw, as values: only stored snapshots may prove that something was changed or withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from records.dates import StatedDate
from records.evidence import Evidence
from records.exposure import Exposure
from records.outside_links import EarlierOutside
from records.posted import Row


@dataclass(frozen=True, slots=True)
class Earlier:
    """An article as the newest earlier round that opened it saw it (前次所见)."""

    url: str
    title: str
    """Veiled."""
    column: str
    """Id of the column that listed it; empty when none did."""
    first: datetime
    """When it was opened for the first time."""
    evidence: Evidence
    published: StatedDate | None = None
    """The day its page showed."""
    text_mark: str = ""
    """Equal for equal texts; empty where the text was too short to tell."""
    text_length: int = 0
    amended: str = ""
    """The line by which it owned to a correction already."""


@dataclass(frozen=True, slots=True)
class EarlierList:
    """A column's list as the newest earlier round that has it saw it (前次列表)."""

    evidence: Evidence
    rows: Mapping[str, Row]
    """By the identity of what the row leads to."""
    complete: bool = False
    """Was it read to a confirmed end?"""
    oldest: StatedDate | None = None
    """Of a list in order of date: how far down it was read."""


@dataclass(frozen=True, slots=True)
class History:
    """A site as earlier rounds saw it (历史记录). Empty = there was none."""

    articles: Mapping[str, Earlier] = field(default_factory=dict)
    """By identity of the address."""
    lists: Mapping[str, EarlierList] = field(default_factory=dict)
    """By id of the column."""
    outside: Mapping[str, EarlierOutside] = field(default_factory=dict)
    """What stood behind its outside links, by host."""
    files: Mapping[str, Evidence] = field(default_factory=dict)
    """Files with personal data as they were seen last, by identity of the address."""


@dataclass(frozen=True, slots=True)
class Past:
    """What earlier rounds say of one listed article of this round (过往比对)."""

    same: Earlier | None = None
    """The same address earlier."""
    twin: Earlier | None = None
    """The same title and text in the same column earlier, at another address; of a post that is new."""
    unlisted: Evidence | None = None
    """The earlier list of its column, which did not show it; None when it did or was not read."""
    reaches: bool = False
    """Was that list read down to the day that the article shows now?"""
    others: int = 0
    """Further rows that came since into the same column with days before that list."""
    leads: bool = True
    """Is it the one that speaks for all of them?"""
    redrawn: bool = False
    """Did texts or dates change on so many pages of the site at once that its template must have, or its system?"""


@dataclass(frozen=True, slots=True)
class Vanished:
    """A post that an earlier round saw listed and this one does not, or does again (撤下的信息)."""

    url: str
    name: str
    """Title of its row, veiled."""
    site: str
    agency: str = ""
    column: str = ""
    day: StatedDate | None = None
    """The day its row showed."""
    gone: bool = False
    """Does its address answer that there is nothing?"""
    complete: bool = False
    """Was the list of this round read to its end?"""
    moved: bool = False
    """Does the same title stand in a list of the site now?"""
    back: bool = False
    """Was it missing in the round before, and is it listed and does it open now?"""
    others: int = 0
    """Further posts gone from the column at once, where it was most of them; this one speaks for all."""
    earlier: Evidence | None = None
    """The list that showed it."""
    present: Evidence | None = None
    """The list, or the address, without it."""

    @property
    def key(self) -> str:
        """`vanished:` and the address."""
        return f"vanished:{self.url}"


@dataclass(frozen=True, slots=True)
class FormerFile:
    """A file that an earlier round saw with personal data, whose page links it no more or was taken down (旧附件)."""

    url: str
    name: str
    """Words of the link that led to it, veiled."""
    site: str
    agency: str = ""
    column: str = ""
    article: str = ""
    """Address of the page that linked it."""
    article_name: str = ""
    exposures: tuple[Exposure, ...] = ()
    """What its address shows now."""
    same: bool = False
    """Does it answer with the very bytes of the earlier round?"""
    readable: bool = True
    """Did the address answer with something that was read, or that it is gone?"""
    reason: str = ""
    """Why it cannot be told what it shows now."""
    earlier: Evidence | None = None
    present: Evidence | None = None

    @property
    def key(self) -> str:
        """`former:` and the address."""
        return f"former:{self.url}"
