"""What an office owes those who come to its site, as subjects: services, the institution, places, channels, letters."""

from __future__ import annotations

from dataclasses import dataclass

from records.dates import StatedDate
from records.evidence import Evidence


@dataclass(frozen=True, slots=True)
class ServiceGuide:
    """A page that tells how a matter is done (办事指南)."""

    url: str
    name: str
    """Veiled."""
    elements: tuple[str, ...] = ()
    """The classes of elements that it shows, of `records.public_facts.ELEMENTS`."""
    site: str = ""
    agency: str = ""
    column: str = ""
    attached: bool = False
    """Does it offer a file that may hold the guide itself?"""
    readable: bool = True
    reason: str = ""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`service:` and the address."""
        return f"service:{self.url}"


@dataclass(frozen=True, slots=True)
class _OfSite:
    """Something that is asked once about a site."""

    site: str
    name: str
    """Name of the site."""
    url: str
    """Its home page."""
    agency: str = ""
    level: str = ""
    """政府, 部门, 乡镇街道 or 事业单位; empty when nobody said."""
    reached: bool = False
    """Was everything read that would have to be read before anything may be called missing?"""
    reason: str = ""
    """If not, why, in Chinese words."""
    evidence: Evidence | None = None

    @property
    def column(self) -> str:
        """None: empty."""
        return ""


@dataclass(frozen=True, slots=True)
class Services(_OfSite):
    """All guides of a site together (办事服务)."""

    guides: tuple[ServiceGuide, ...] = ()
    shapeless: int = 0
    """Pages called guides that show no labels: their text may stand in a picture, a file or a platform."""
    away: int = 0
    """Rows and columns of services that lead to another host."""
    entrance: str = ""
    """Name of a column or link by which people get to services, wherever it leads; empty when there is none."""
    menu: bool = False
    """Did the home page open and show a menu, so that a missing entrance can be told?"""
    unread: str = ""
    """If not, why."""

    @property
    def key(self) -> str:
        """`services:` and the site."""
        return f"services:{self.site}"


@dataclass(frozen=True, slots=True)
class Institution(_OfSite):
    """What a site says of the institution itself (机构信息)."""

    particulars: tuple[str, ...] = ()
    """办公地址, 办公时间, 联系电话, 负责人姓名, over all its pages on the institution, its leaders and the guide."""
    described: bool = False
    """Has it a column on the institution at all?"""

    @property
    def key(self) -> str:
        """`institution:` and the site."""
        return f"institution:{self.site}"


@dataclass(frozen=True, slots=True)
class Overview:
    """A page on the place (概况信息)."""

    url: str
    name: str
    """Veiled."""
    figures: int | None = None
    """The newest year that its figures are of."""
    site: str = ""
    agency: str = ""
    column: str = ""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`overview:` and the address."""
        return f"overview:{self.url}"


@dataclass(frozen=True, slots=True)
class Places(_OfSite):
    """Which places a site keeps for what has to be public (公开专栏)."""

    platform: bool = False
    """Is there a column or a link called 政府信息公开 (专栏, 平台)?"""
    alike: bool = False
    """Is there at least one that speaks of 信息公开 or 政务公开?"""
    parts: tuple[str, ...] = ()
    """Which of the parts of such a column are there."""
    items: tuple[str, ...] = ()
    """For which items of articles 20 and 21 there is a place."""
    catalogued: tuple[str, ...] = ()
    """Items that an imported catalogue of the office speaks of."""

    @property
    def key(self) -> str:
        """`places:` and the site."""
        return f"places:{self.site}"


@dataclass(frozen=True, slots=True)
class Channels(_OfSite):
    """How people can speak to the office on its site (互动渠道)."""

    consult: str = ""
    """Name of a column or link for questions; empty when there is none."""
    others: tuple[str, ...] = ()
    """Names of those for petitions, complaints and the like, which do not count."""
    letters: str = ""
    """Name of a column that shows letters and answers; empty when there is none."""
    statistics: bool = False
    """Does it say anywhere how many letters came and were answered?"""

    @property
    def key(self) -> str:
        """`channels:` and the site."""
        return f"channels:{self.site}"


@dataclass(frozen=True, slots=True)
class Letter:
    """A question with what became of it, as the site shows it (公开留言)."""

    url: str
    name: str
    """Veiled."""
    asked: StatedDate
    replied: StatedDate | None = None
    waiting: bool = False
    """Does the page say that it was not answered yet?"""
    sort: str = ""
    site: str = ""
    agency: str = ""
    column: str = ""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`letter:` and the address."""
        return f"letter:{self.url}"


@dataclass(frozen=True, slots=True)
class Quarter:
    """A quarter of a year that a bulletin is about."""

    year: int
    number: int
    """1 to 4."""

    @property
    def place(self) -> int:
        """Quarters since the year 0: they can be counted and compared."""
        return self.year * 4 + self.number - 1

    @classmethod
    def at(cls, place: int) -> Quarter:
        """The quarter of a place."""
        return cls(place // 4, place % 4 + 1)


@dataclass(frozen=True, slots=True)
class SelfChecks(_OfSite):
    """The bulletins on its own sites that a government publishes (自查通报)."""

    quarters: tuple[Quarter, ...] = ()
    """The quarters that they are about, rising."""

    @property
    def key(self) -> str:
        """`selfchecks:` and the site."""
        return f"selfchecks:{self.site}"
