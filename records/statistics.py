"""What an office counts for its half-year and yearly summaries (统计): posts, papers, and how far both were seen."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date

from records.dates import Origin, StatedDate

IN_FORCE, REPEALED, EXPIRED, UNSTATED = "有效", "废止", "失效", "未载明"
"""How a normative document stands on a day."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that are counted, both ends included (统计期)."""

    name: str
    """2026-H1, 2026, 2026-Q3, 2026-11, or 2026-01-01/2026-06-30."""
    words: str
    """2026年上半年."""
    first: date
    last: date

    def holds(self, day: date | None) -> bool:
        """Is it one of its days?"""
        return day is not None and self.first <= day <= self.last

    def touches(self, day: StatedDate | None) -> bool:
        """May it be one of its days? What states no day at all may be any."""
        return day is None or (day.earliest <= self.last and self.first <= day.latest)

    @property
    def year_before(self) -> Span:
        """The same days of the year before; a month's end stays one."""
        return Span("", "上年同期", _year_before(self.first), _year_before(self.last, end=True))


def _year_before(day: date, *, end: bool = False) -> date:
    last = calendar.monthrange(day.year - 1, day.month)[1]
    ends = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(day.year - 1, day.month, last if end and ends else min(day.day, last))


@dataclass(frozen=True, slots=True)
class Target:
    """How much an agency is to post in a year (发布目标): 力争200条, 确保不少于160条."""

    least: int
    """确保不少于; 0 = none was set."""
    aim: int
    """力争; 0 = none was set."""
    agency: str = ""
    """Id; empty = the whole place."""
    kind: str = ""
    """Class of column; empty = all."""


@dataclass(frozen=True, slots=True)
class Item:
    """One post, however many columns list it (信息)."""

    key: str
    title: str
    """Veiled."""
    url: str
    """Empty where its row leads nowhere."""
    site: str
    agency: str
    """Whose it is: whoever its own page names as source, else the column's, else the site's."""
    kind: str
    """Class of the first of its columns."""
    columns: tuple[str, ...]
    """Ids; the one that says most about it first."""
    day: StatedDate | None
    forms: tuple[str, ...] = ()
    """Of an interpretation: how it speaks beside plain text."""
    read: bool = False
    """Was its own page read?"""
    withdrawn: bool = False
    """Did earlier rounds see it where the newest list has it no more? It is not counted, and that is said."""

    @property
    def on(self) -> date | None:
        """The day it was published, where the list or the page states one; an address tells when a page was made."""
        return None if self.day is None or self.day.origin is Origin.URL else self.day.exact


@dataclass(frozen=True, slots=True)
class Reach:
    """How far back and forth a column's list is known, over all rounds (栏目读取情况)."""

    column: str
    name: str
    url: str
    site: str
    site_name: str
    agency: str
    kind: str
    known: tuple[tuple[date, date], ...] = ()
    """Days of which every row was read, both ends included, oldest first and apart; `date.min` = from its beginning."""
    oldest: date | None = None
    """The oldest day among its rows; None where no row has one."""
    reason: str = ""
    """Why not to its beginning, in Chinese."""
    aside: bool = False
    """Has it no list of its own (one page, a parent page, a link to another site)? Then nothing was to be read."""

    def covers(self, span: Span) -> bool:
        """Was every day read?"""
        return any(first <= span.first and span.last <= last for first, last in self.known)

    def compares(self, span: Span) -> bool:
        """Were these days and those of the year before seen alike?

        A list that is read whole and begins in between may have been cut, or begun anew: its silence says nothing.
        """
        before = span.year_before
        reaches_back = self.oldest is None or self.oldest <= before.first
        return reaches_back and self.covers(span) and self.covers(before)


@dataclass(frozen=True, slots=True)
class Paper:
    """A normative document as its page and the posts about it have it (规范性文件)."""

    url: str
    title: str
    number: str
    agency: str
    column: str
    made: StatedDate | None
    """成文, else published."""
    label: str = ""
    """What the page says of its validity."""
    until: date | None = None
    """The last day of its own term; None when it states none."""
    repealed: date | None = None
    """When a post named it as repealed."""

    def standing(self, day: date) -> str:
        """How it stands at the end of a day, by its own words and the posts about it."""
        if self.repealed and self.repealed <= day:
            return REPEALED
        if self.until and self.until < day:
            return EXPIRED
        if any(word in self.label for word in ("废止", "撤销")):
            return REPEALED
        if any(word in self.label for word in ("失效", "无效", "届满")):
            return EXPIRED
        return IN_FORCE if self.until or "有效" in self.label else UNSTATED
