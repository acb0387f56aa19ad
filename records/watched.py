"""What is watched, and what a round saw of it.

`Agency`, `Site`, `Column`, `Account` and `Duty` come from the configuration. `seen` is None until a round has
looked; the reader's `subjects` fills it, so that a rule is handed one value that holds both.
Every subject of a rule answers to `Subject`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol, runtime_checkable

from records.accounts import AccountSeen
from records.dates import StatedDate
from records.evidence import Evidence
from records.facts import Footer
from records.posted import Posted
from records.probes import Probing
from records.traits import SiteTraits
from records.visits import Reason


@runtime_checkable
class Subject(Protocol):
    """What a rule can look at."""

    @property
    def key(self) -> str:
        """Identity for ever: kind and id or address, never a wording or a date."""

    @property
    def name(self) -> str:
        """What inspectors call it."""

    @property
    def agency(self) -> str:
        """Id of the responsible agency; empty when unknown."""

    @property
    def site(self) -> str:
        """Id of the site; empty when there is none."""

    @property
    def column(self) -> str:
        """Id of the column; empty when there is none."""

    @property
    def url(self) -> str:
        """Where to look; empty when there is no page."""


@dataclass(frozen=True, slots=True)
class Agency:
    """An office with duties (单位)."""

    id: str
    name: str
    short: tuple[str, ...] = ()
    """Other names that titles use for it (财政局, 区财政局)."""
    level: str = "部门"
    """政府, 部门, 乡镇街道 or 事业单位."""
    parent: str = ""


@dataclass(frozen=True, slots=True)
class SiteSeen:
    """What a round saw of a site."""

    home_reached: bool
    reason: Reason | None = None
    """Why the home page was not reached."""
    detail: str = ""
    attempts: int = 1
    """Requests made for the home page in this round."""
    home_newest: StatedDate | None = None
    """Newest date among the rows of the home page."""
    home_undated: bool = False
    """The home page was read and carries no dates at all."""
    footer: Footer | None = None
    """Best footer over the pages seen; None when no page was read."""
    probing: Probing | None = None
    """The log of availability probes up to this round; None where none are made."""
    traits: SiteTraits | None = None
    """What its pages taken together show of the site itself; None when nothing was gathered."""
    columns: tuple[Column, ...] = ()
    """All its columns, as this round saw them."""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """A website (网站)."""

    id: str
    name: str
    url: str
    """Home page."""
    agency: str = ""
    code: str = ""
    """网站标识码, ten digits, as registered; empty when unknown."""
    hosts: tuple[str, ...] = ()
    """Further hosts that belong to the site."""
    seen: SiteSeen | None = None

    @property
    def key(self) -> str:
        """`site:` and the id."""
        return f"site:{self.id}"

    @property
    def site(self) -> str:
        """Its own id."""
        return self.id

    @property
    def column(self) -> str:
        """None: empty."""
        return ""


@dataclass(frozen=True, slots=True)
class ColumnSeen:
    """What a round saw of a column."""

    reached: bool
    """Was the first page reached and read?"""
    reason: str = ""
    """Why not, in Chinese words for inspectors; also why a list is not complete."""
    rows: int = 0
    """Distinct postings over all pages read."""
    dated: int = 0
    newest: StatedDate | None = None
    """Newest date over pinned and other rows of all pages read."""
    complete: bool = False
    """Was the list read to an end that its total or its last page confirms?"""
    enough: bool = False
    """Were enough rows read to trust `newest` (two pages, or the whole list)?"""
    empty: bool = False
    """The list is really there and really has no row."""
    single: bool = False
    """The column is one page without a list."""
    link_only: bool = False
    """The column only leads to another site."""
    shows_children: bool = False
    """A parent page that shows its children's newest rows."""
    posted: Posted | None = None
    """Its rows, counted; None where there is no list."""
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a site (栏目)."""

    id: str
    name: str
    url: str
    kind: str
    """Class, one of `records.COLUMN_KINDS`; it decides the deadline."""
    site: str
    agency: str = ""
    parent: str = ""
    """Name of the parent column."""
    first_level: bool = False
    since: date | None = None
    """The day it was opened, when known: a column cannot be older than that."""
    seen: ColumnSeen | None = None

    @property
    def key(self) -> str:
        """`column:` and the id."""
        return f"column:{self.id}"

    @property
    def column(self) -> str:
        """Its own id."""
        return self.id


@dataclass(frozen=True, slots=True)
class Match:
    """An article that may fulfil a duty."""

    title: str
    url: str
    column: str
    """Id of the column it was found in; empty when it was found elsewhere."""
    published: StatedDate | None
    approved: StatedDate | None = None
    """The day of approval that the article itself states (…月…日批复)."""
    reached: bool = True
    """Was the article itself reached?"""
    evidence: Evidence | None = None
    shelf: str = ""
    """Name of that column; empty when it was found elsewhere."""
    kind: str = ""
    """Its class."""


@dataclass(frozen=True, slots=True)
class DutySeen:
    """What a round saw of a duty."""

    matches: tuple[Match, ...] = ()
    """Oldest first."""
    reached: bool = False
    """Were all columns where it may stand reached and read to their end?"""
    reason: str = ""
    """If not, why, in Chinese words."""
    evidence: Evidence | None = None
    """The column page looked at first."""
    years: tuple[int, ...] = ()
    """Years for which the same is published, rising."""


@dataclass(frozen=True, slots=True)
class Duty:
    """A thing an agency owes the public (公开义务): "its 2026 budget by that date"."""

    id: str
    agency: str
    kind: str
    """One of `records.DUTY_KINDS`."""
    year: int
    """The year the document is about."""
    name: str
    """示例区财政局2026年部门预算."""
    columns: tuple[str, ...] = ()
    """Ids of the columns where it belongs; the first is named in findings."""
    approved: date | None = None
    """Day of approval (人大批准 for a government's, 财政批复 for a department's); None when unknown."""
    due: date | None = None
    """A date set by the office itself; it wins over the clause's."""
    level: str = "部门"
    """Level of the agency, which decides the annual report's date."""
    site: str = ""
    url: str = ""
    """The column page where it belongs."""
    seen: DutySeen | None = None

    @property
    def key(self) -> str:
        """`duty:` and the id."""
        return f"duty:{self.id}"

    @property
    def column(self) -> str:
        """The column where it belongs first; empty when none is named."""
        return self.columns[0] if self.columns else ""


@dataclass(frozen=True, slots=True)
class Account:
    """A new-media account (政务新媒体账号)."""

    id: str
    """Of the configuration, or the platform's; empty when neither is known."""
    name: str
    platform: str
    agency: str = ""
    url: str = ""
    site: str = ""
    """Id of the site where its posts are published again; empty when none is."""
    subject: str = ""
    """认证主体, as the platform shows it."""
    registered: date | None = None
    """Day of registration (备案)."""
    closed: date | None = None
    """Day on which it was closed."""
    feed: str = ""
    """Address of its RSS, Atom or JSON feed."""
    interaction: bool | None = None
    """Has it a working way to interact? None = nobody has said."""
    usable: bool | None = None
    """Can the APP be downloaded and used? None = nobody has said."""
    seen: AccountSeen | None = None
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`register:`, platform and name: no two accounts of a platform bear one name."""
        return f"register:{self.platform}/{self.name}"

    @property
    def column(self) -> str:
        """None: empty."""
        return ""
