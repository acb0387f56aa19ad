"""Earlier rounds put beside this one: what was changed, re-dated, posted again or taken away since."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import pairwise

from reading.by_page import ByPage
from reading.completeness import list_seen
from reading.opened import NO_TEXT, evidence_of, opened, published
from reading.outside_seen import earlier_outside
from reading.rows_seen import row_of, squeezed
from records import (
    Article,
    Column,
    Earlier,
    EarlierList,
    History,
    Page,
    Past,
    Posting,
    Reading,
    Role,
    Row,
    Site,
    StatedDate,
    Vanished,
)
from records.addresses import authority, page_key

_GONE = frozenset({404, 410})
_MOST = 0.5
"""Share of a column's posts that are gone at once from which it was rebuilt rather than thinned out."""
_REBUILT = 5
_REDRAWN = 0.2
"""Share of a site's texts that change between two rounds from which its template must have changed."""


def history(
    opened: Iterable[tuple[datetime, Reading]],
    lists: Iterable[Reading],
    site: Site,
    columns: Sequence[Column],
    outside: Iterable[tuple[datetime, Reading]] = (),
    files: Iterable[Reading] = (),
) -> History:
    """A site as earlier rounds saw it, from the newest reading of each article and of each column's list pages.

    `outside`: of each outside link. `files`: attachments with personal data.
    """
    by_column: dict[str, list[Reading]] = defaultdict(list)
    for reading in lists:
        by_column[reading.errand.column].append(reading)
    known = {column.id: column for column in columns}
    seen = {id_: _list(known[id_], site, pages) for id_, pages in by_column.items() if id_ in known}
    listed = {key: id_ for id_, one in seen.items() if one for key in one.rows}
    articles = {}
    for first, reading in opened:
        page, key = reading.facts, page_key(reading.errand.url)
        if isinstance(page, Page) and page.kind not in NO_TEXT and page.article:
            articles[key] = _earlier(reading, page, listed.get(key, ""), first)
    lists_seen = {id_: one for id_, one in seen.items() if one}
    shown = {page_key(one.errand.url): evidence_of(one.visit) for one in files}
    return History(articles, lists_seen, earlier_outside(outside), shown)


def _list(column: Column, site: Site, readings: Sequence[Reading]) -> EarlierList | None:
    """The earlier list of a column; None when its first page was not read."""
    first = next((one for one in readings if one.errand.role is not Role.LIST), None)
    if first is None:
        return None
    ground = {authority(site.url), *(host.lower() for host in site.hosts), authority(column.url)}
    seen = list_seen(readings, ground)
    rows = {page_key(row.url): row_of(row, row.date) for row in seen.postings if row.url}
    return EarlierList(evidence_of(first.visit), rows, seen.complete, _depth(seen.postings))


def _depth(rows: Sequence[Posting]) -> StatedDate | None:
    """The oldest day of a list whose rows, pinned ones apart, go back in time without exception."""
    days = [row.date for row in rows if not row.pinned]
    known = [day for day in days if day]
    falling = all(one.earliest >= two.latest for one, two in pairwise(known))
    return known[-1] if known and len(known) == len(days) and falling else None


def _earlier(reading: Reading, page: Page, column: str, first: datetime) -> Earlier:
    facts = page.article
    assert facts is not None
    return Earlier(
        reading.errand.url,
        facts.title or page.title,
        column,
        first,
        evidence_of(reading.visit),
        published(reading),
        facts.text_mark,
        facts.text_length,
        facts.amended,
    )


class Comparison:
    """This round's articles and lists against the history of their site."""

    def __init__(self, past: History, listed: Mapping[str, Posting]) -> None:
        self._past = past
        self._now = {page_key(url): posting for url, posting in listed.items()}
        self._titles = {squeezed(posting.title) for posting in listed.values()}
        rows = {key: row for one in past.lists.values() for key, row in one.rows.items()}
        self._shown = rows.keys()
        self._called = {squeezed(row.title) for row in rows.values()}
        self._called |= {squeezed(one.title) for one in past.articles.values()}
        self._twins: dict[tuple[str, str], list[Earlier]] = defaultdict(list)
        for one in past.articles.values():
            if one.text_mark and one.column:
                self._twins[one.column, one.text_mark].append(one)

    def articles(self, articles: Sequence[Article]) -> tuple[Article, ...]:
        """The articles with what earlier rounds say of them."""
        if not self._past.lists:
            return tuple(articles)
        met = [(one, self._of(one)) for one in articles]
        redrawn = _redrawn(met)
        crowds = _crowds(met)
        return tuple(
            replace(one, past=past and replace(_crowd(one, past, crowds), redrawn=redrawn))
            for one, past in met
        )

    def _of(self, article: Article) -> Past | None:
        """None for what stands in no list, and for what an earlier list showed without its page being opened."""
        key = page_key(article.url)
        if key not in self._now:
            return None
        same, before = self._past.articles.get(key), self._past.lists.get(article.column)
        if same is not None:
            return Past(same=same, twin=self._twin(article, same))
        if before is None or key in self._shown:
            return None
        if squeezed(article.name) in self._called:
            return Past(twin=self._twin(article))
        day = article.listed or article.published
        deep = before.oldest is not None and day is not None and before.oldest.latest < day.earliest
        return Past(unlisted=before.evidence, reaches=before.complete or deep)

    def _twin(self, article: Article, same: Earlier | None = None) -> Earlier | None:
        """The same text under the same title at another address, seen before it; the oldest of several."""
        title = squeezed(article.name)
        twins = [
            one
            for one in self._twins.get((article.column, article.text_mark), ())
            if squeezed(one.title) == title and (same is None or one.first < same.first)
        ]
        return min(twins, key=lambda one: one.first, default=None)

    def vanished(self, columns: Sequence[Column], by_url: ByPage[Reading]) -> tuple[Vanished, ...]:
        """Posts of earlier lists that stand in no list now; of a rebuilt column one speaks for all."""
        found: list[Vanished] = []
        for column in columns:
            before, seen = self._past.lists.get(column.id), column.seen
            if before is None or seen is None or not seen.reached or seen.single or seen.link_only:
                continue
            lost = [
                one
                for key, row in before.rows.items()
                if key not in self._now and (one := self._lost(row, column, before, by_url))
            ]
            if len(lost) > max(_REBUILT, _MOST * len(before.rows)):
                lost = [replace(lost[0], others=len(lost) - 1)]
            found += lost
        back = self._restored(columns[0].site, by_url) if columns and self._shown else ()
        return (*found, *back)

    def _restored(self, site: str, by_url: ByPage[Reading]) -> Iterable[Vanished]:
        """Posts that the newest earlier lists lacked, though a round before had opened them: listed again, or by title.

        Nobody needs to know whether they were ever missed: to a post that never was, the answer means nothing.
        """
        for key, one in self._past.articles.items():
            if key in self._shown:
                continue
            reading = by_url.get(one.url)
            back = key in self._now and reading is not None and opened(reading)
            if back or (key not in self._now and squeezed(one.title) in self._titles):
                yield _back(one, site, reading, back=back)

    def _lost(
        self, row: Row, column: Column, before: EarlierList, by_url: ByPage[Reading]
    ) -> Vanished | None:
        """The post, where it can be told that it is no longer listed, or that its address is dead."""
        reading = by_url.get(row.url)
        page = reading.facts if reading else None
        soft = isinstance(page, Page) and page.kind in NO_TEXT
        gone = bool(reading and (reading.visit.status in _GONE or soft))
        seen = column.seen
        if seen is None or not (gone or seen.complete):
            return None
        return Vanished(
            url=row.url,
            name=row.title,
            site=column.site,
            agency=column.agency,
            column=column.id,
            day=row.day,
            gone=gone,
            complete=seen.complete,
            moved=squeezed(row.title) in self._titles,
            earlier=before.evidence,
            present=evidence_of(reading.visit) if reading and gone else seen.evidence,
        )


def _back(one: Earlier, site: str, reading: Reading | None, *, back: bool) -> Vanished:
    """An earlier post that is there again: at its address (`back`), or under its title at another."""
    return Vanished(
        url=one.url,
        name=one.title,
        site=site,
        column=reading.errand.column if reading else "",
        moved=not back,
        back=back,
        earlier=one.evidence,
        present=evidence_of(reading.visit) if reading else None,
    )


def _redrawn(met: Sequence[tuple[Article, Past | None]]) -> bool:
    """Did texts or dates change on so many pages at once that nobody wrote them anew?"""
    pairs = [(one, past.same) for one, past in met if past and past.same]
    texts = [(now.text_mark, before.text_mark) for now, before in pairs]
    both = [(now, before) for now, before in texts if now and before]
    changed = sum(now != before for now, before in both)
    redated = sum(now.published != before.published for now, before in pairs)
    return any(
        count > max(_REBUILT, _REDRAWN * whole)
        for count, whole in ((changed, len(both)), (redated, len(pairs)))
    )


def _crowds(met: Sequence[tuple[Article, Past | None]]) -> dict[str, list[str]]:
    """For each column the addresses that came since with a day before its earlier list, newest day first."""
    crowds: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for one, past in met:
        day, at = one.listed or one.published, past.unlisted and past.unlisted.at if past else None
        if day and at and day.latest < at.date():
            crowds[one.column].append((day.latest.isoformat(), one.url))
    return {id_: [url for _, url in sorted(rows, reverse=True)] for id_, rows in crowds.items()}


def _crowd(article: Article, past: Past, crowds: Mapping[str, list[str]]) -> Past:
    urls = crowds.get(article.column, []) if past.unlisted else []
    if article.url not in urls:
        return past
    return replace(past, others=len(urls) - 1, leads=urls[0] == article.url)
