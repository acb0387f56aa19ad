"""What the columns of the corner of updates list: their rows as titles with their age in days.

Most rows lead to the district's common platform, as they do where offices share one: a list is all that a column
costs then. A row's own number stands in its address there, as the product of that platform writes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from sample import words
from sample.nouns import ColumnPlan, Form, Item, SitePlan

Numbered = Callable[[date, int], str]
"""The address of a text on the platform: its day and its number."""


@dataclass(frozen=True, slots=True)
class Line:
    """One row."""

    days: int
    """Its age."""
    title: str = ""
    """Empty: any title of the column's class."""
    number: int = 0
    """In its address, where the column's numbers are to tell something."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """A column and its rows, newest first; without rows it is blank, or one page."""

    key: str
    name: str
    kind: str
    lines: tuple[Line, ...] = ()
    first_level: bool = False
    opened: int | None = None
    single: bool = False
    own: bool = False
    """Do its rows lead to articles of the site itself? Then the home page shows them."""
    address: Numbered | None = field(default=None, compare=False)

    def plan(self) -> ColumnPlan:
        """The column as the sample lays it out; its rows come from here."""
        return ColumnPlan(
            self.key, self.name, self.kind, folder=self.key, count=0,
            form=Form.SINGLE if self.single else Form.LIST, newest=100,
            first_level=self.first_level, opened=self.opened, on_home=self.own,
        )  # fmt: skip

    def items(self, site: SitePlan, as_of: date) -> tuple[Item, ...]:
        """Its rows on that day."""
        return tuple(self._items(site, as_of))

    def _items(self, site: SitePlan, as_of: date) -> Iterator[Item]:
        random = Random(f"{site.key}/{self.key}")
        for place, line in enumerate(self.lines):
            day = as_of - timedelta(days=line.days)
            title = line.title or words.title(random, self.kind, site.region, day)
            number = line.number or 1 + place
            href = "" if self.own else (self.address or _plain(site, self))(day, number)
            yield Item(place, title, day, day, site.agency.name, href=href)


def _plain(site: SitePlan, shelf: Shelf) -> Numbered:
    stem = f"http://pt.yunxi.example/{site.key}/{shelf.key}"
    return lambda _, number: f"{stem}/{chr(97 + number // 26)}{chr(97 + number % 26)}.html"


def old(key: str, name: str, kind: str, days: int, *, first_level: bool = False) -> Shelf:
    """A column of one row."""
    return Shelf(key, name, kind, (Line(days),), first_level)


def blank(key: str, name: str, kind: str, opened: int | None = None) -> Shelf:
    """A column without a row."""
    return Shelf(key, name, kind, opened=opened)


def listed(key: str, name: str, kind: str, *lines: tuple[int, str]) -> Shelf:
    """A column of rows with titles."""
    return Shelf(key, name, kind, tuple(Line(days, title) for days, title in lines))


def shown(key: str, name: str, kind: str, *lines: tuple[int, str]) -> Shelf:
    """A column of articles of the site's own, which the home page shows too."""
    return Shelf(key, name, kind, tuple(Line(days, title) for days, title in lines), own=True)


def daily(key: str, name: str, *without: int) -> Shelf:
    """News of every day of the last five weeks but the days of these ages."""
    ages = (age for age in range(36) if age not in without)
    return Shelf(key, name, "动态要闻", tuple(Line(age) for age in ages))


def heap(key: str, name: str, kind: str, rows: int, day: int, before: int | None) -> Shelf:
    """Rows of one day, and one before it."""
    earlier = () if before is None else (Line(before),)
    return Shelf(key, name, kind, (*(Line(day) for _ in range(rows)), *earlier))


def numbered(
    key: str, name: str, address: Numbered, *pairs: tuple[int, int], kind: str = "民生领域"
) -> Shelf:
    """A list whose rows bear numbers: age and number of each that is not as the others, among thirteen that are."""
    usual = [(4 * place, 90_000 - 100 * place) for place in range(13)]
    rows = sorted((*usual, *pairs))
    return Shelf(
        key, name, kind, tuple(Line(days, number=number) for days, number in rows), address=address
    )


def as_art(day: date, number: int) -> str:
    """大汉."""
    return f"http://pt.yunxi.example/art/{day.year}/{day.month}/{day.day}/art_1031_{number}.html"


def as_info(_: date, number: int) -> str:
    """博达."""
    return f"http://pt.yunxi.example/info/1016/{number}.htm"


def as_trs(day: date, number: int) -> str:
    """TRS."""
    return f"http://pt.yunxi.example/mssx/{day:%Y%m}/t{day:%Y%m%d}_{number}.html"
