"""Was something put right, or only made to look so? What a round sees beside what earlier rounds had stored.

Stored snapshots only, and only what they prove: a text that has another day or title than the very same text had
before. Not a feint, however it looks: a text that was changed (a correction, a newer edition), a post that stands
beside its older twin (monthly notices share their words), a page that moved and kept its day, a day that moved on so
many rows at once that a new system must have set it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reading.completeness import list_seen
from reading.opened import evidence_of, opened, published
from reading.rows_seen import squeezed
from reading.subjects import COLUMN_PAGES
from records import (
    Earlier,
    Evidence,
    History,
    Page,
    PageKind,
    Posting,
    Reading,
    Reason,
    StatedDate,
)
from records.addresses import authority, page_key

REDATED = "改日期"
RENAMED = "改标题"
_SHIFTED = 5
_MOST = 0.5
"""More rows than five, and than half of those known before, that carry another day at once: a system set it."""


@dataclass(frozen=True, slots=True)
class Feint:
    """A post that says it is new and carries the text of an old one."""

    kind: str
    """改日期 or 改标题."""
    url: str
    title: str
    """As it is called now, veiled."""
    column: str
    day: StatedDate | None
    """The day it carries now."""
    earlier: Earlier
    was: StatedDate | None
    """The day it carried."""
    present: Evidence
    before: Evidence


def is_gone(reading: Reading | None) -> bool:
    """Does the server say that there is nothing (404, 410, or a page of words)? The home page instead says less."""
    if reading is None:
        return False
    page = reading.facts
    words = isinstance(page, Page) and page.kind is PageKind.ERROR_PAGE and reading.visit.reached
    return reading.visit.gone or words


def is_home_instead(reading: Reading | None) -> bool:
    """Did the home page come in its place?"""
    return reading is not None and reading.visit.reason is Reason.SOFT_404


class Round:
    """The readings of a round on one site, and the lists among them."""

    def __init__(self, readings: Iterable[Reading], ground: Collection[str]) -> None:
        self.readings = tuple(readings)
        self._ground = ground
        self._by_key = {page_key(one.errand.url): one for one in self.readings}
        pages: dict[str, list[Reading]] = defaultdict(list)
        for one in self.readings:
            if one.errand.column and one.errand.role in COLUMN_PAGES:
                pages[one.errand.column].append(one)
        self._lists = {column: list_seen(mine, ground) for column, mine in pages.items()}

    def at(self, url: str) -> Reading | None:
        """What came of an address; None when it was not asked."""
        return self._by_key.get(page_key(url))

    def delists(self, column: str, url: str) -> bool:
        """Was the list of a column read to its end without an address?"""
        seen = self._lists.get(column)
        return bool(seen and seen.complete) and page_key(url) not in self.rows(column)

    def rows(self, column: str) -> dict[str, Posting]:
        """The rows of a column's list that lead somewhere, by the key of where."""
        seen = self._lists.get(column)
        return {page_key(row.url): row for row in seen.postings if row.url} if seen else {}

    def moved_to(self, column: str, title: str, url: str) -> str:
        """Where a list that was read shows the same title at another address; empty when none does."""
        name, key = squeezed(title), page_key(url)
        for known in dict.fromkeys((column, *self._lists)):
            for other, row in self.rows(known).items():
                if other != key and name and squeezed(row.title) == name:
                    return row.url or ""
        return ""

    def shifted(self, past: History) -> dict[str, StatedDate]:
        """The former days, by key, of rows in columns where so many carry a new one that no editor set it."""
        days: dict[str, StatedDate] = {}
        for column, before in past.lists.items():
            now = self.rows(column)
            both = {key: row.day for key, row in before.rows.items() if key in now}
            moved = {key: day for key, day in both.items() if day and _is_later(now[key].date, day)}
            if len(moved) > max(_SHIFTED, _MOST * len(both)):
                days |= moved
        return days

    def unread(self, past: History) -> frozenset[str]:
        """Keys of rows that are new or newly dated since `past` and whose own page on the site did not open.

        Nobody knows whether there is a new text behind them.
        """
        found: set[str] = set()
        for column in self._lists:
            before = past.lists[column].rows if column in past.lists else {}
            for key, row in self.rows(column).items():
                was = before.get(key)
                fresh = was is None or _is_later(row.date, was.day)
                if fresh and key not in found and self._is_unread(key, row.url or ""):
                    found.add(key)
        return frozenset(found)

    def _is_unread(self, key: str, url: str) -> bool:
        """Other people's pages are nobody's to open: a row that leads to one is taken at its word."""
        one = self._by_key.get(key)
        return authority(url) in self._ground and (one is None or not opened(one))

    def feints(self, past: History) -> tuple[Feint, ...]:
        """Posts of this round that carry an old text under a new day or title. `past`: when the breach was seen."""
        marks: dict[str, list[Earlier]] = defaultdict(list)
        for one in past.articles.values():
            if one.text_mark:
                marks[one.text_mark].append(one)
        found = (self._feint(one, marks, past) for one in self.readings)
        return tuple(one for one in found if one is not None)

    def _feint(
        self, reading: Reading, marks: Mapping[str, Sequence[Earlier]], past: History
    ) -> Feint | None:
        page = reading.facts
        facts = page.article if isinstance(page, Page) else None
        if facts is None or not opened(reading) or facts.text_mark not in marks:
            return None
        key, column = page_key(reading.errand.url), reading.errand.column
        row = self.rows(column).get(key)
        for earlier in sorted(marks[facts.text_mark], key=lambda one: page_key(one.url) != key):
            if page_key(earlier.url) == key or self._is_left(earlier, past):
                title = (row.title if row else "") or facts.title or ""
                old_row = _old_row(earlier, past)
                was = old_row[1] or earlier.published
                day = (row.date if row else None) or published(reading)
                kind = _kind((title, facts.title or ""), (old_row[0], earlier.title), day, was)
                if kind:
                    return Feint(
                        kind, reading.errand.url, title, column, day, earlier, was,
                        evidence_of(reading.visit), earlier.evidence,
                    )  # fmt: skip
        return None

    def _is_left(self, earlier: Earlier, past: History) -> bool:
        """Was the old address given up: gone now, or taken out of a list that was read to its end?"""
        now = self.at(earlier.url)
        if now is not None:
            return is_gone(now)
        listed = earlier.column and page_key(earlier.url) in past.lists[earlier.column].rows
        return bool(listed) and self.delists(earlier.column, earlier.url)

    def undone(
        self,
        feints: Sequence[Feint],
        shifted: Mapping[str, StatedDate],
        unread: Collection[str] = frozenset(),
    ) -> tuple[Reading, ...]:
        """The readings as they would be had nobody touched the days and titles of these posts and rows.

        `unread`: keys of rows that are left out.
        """
        then: dict[str, _Then | None] = dict.fromkeys(unread)
        then |= {key: _Then("", day) for key, day in shifted.items()}
        then |= {page_key(one.url): _Then(one.earlier.title, one.was) for one in feints}
        return tuple(_undone(one, then) for one in self.readings)


def _old_row(earlier: Earlier, past: History) -> tuple[str, StatedDate | None]:
    """Title and day of the row that showed a post before."""
    listed = past.lists.get(earlier.column)
    row = listed.rows.get(page_key(earlier.url)) if listed else None
    return (row.title, row.day) if row else ("", None)


def _kind(
    now: tuple[str, str],
    before: tuple[str, str],
    day: StatedDate | None,
    was: StatedDate | None,
) -> str:
    """Which feint it is; `now` and `before`: title of the row and of the page. A title cut short is no new one."""
    old = [squeezed(one).rstrip("…") for one in before if one]
    new = [squeezed(one).rstrip("…") for one in now if one]
    if new and old and not any(_is_same(one, two) for one in new for two in old):
        return RENAMED
    return REDATED if _is_later(day, was) else ""


def _is_same(one: str, two: str) -> bool:
    return one.startswith(two) or two.startswith(one)


def _is_later(day: StatedDate | None, was: StatedDate | None) -> bool:
    return day is not None and was is not None and day.earliest > was.latest


@dataclass(frozen=True, slots=True)
class _Then:
    """What a post was called and dated before; an empty title stands for its own."""

    title: str
    day: StatedDate | None


def _undone(reading: Reading, then: Mapping[str, _Then | None]) -> Reading:
    page = reading.facts
    if not isinstance(page, Page):
        return reading
    own = then.get(page_key(reading.errand.url))
    if own is not None and page.article is not None:
        title = own.title or page.article.title
        facts = replace(page.article, title=title, published=own.day, meta_pubdate=own.day)
        page = replace(page, title=own.title or page.title, article=facts)
    if page.listing is not None:
        rows = tuple(_old(page.listing.postings, then))
        page = replace(page, listing=replace(page.listing, postings=rows))
    return reading if page is reading.facts else replace(reading, facts=page)


def _old(rows: Sequence[Posting], then: Mapping[str, _Then | None]) -> Iterator[Posting]:
    for row in rows:
        key = page_key(row.url) if row.url else ""
        one = then.get(key)
        if one is not None:
            yield replace(row, title=one.title or row.title, date=one.day)
        elif key not in then:
            yield row
