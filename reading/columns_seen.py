"""What a round saw of one column: its rows over all pages, its newest date, and whether that is all of it."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping, Sequence
from dataclasses import replace

from reading.completeness import ListSeen, asks_elsewhere, is_shell, list_seen, why_unread
from reading.freshness import freshness
from reading.opened import article_date, evidence_of, opened, published
from reading.rows_seen import posted
from records import (
    Column,
    ColumnSeen,
    Evidence,
    Origin,
    Page,
    PageKind,
    Posting,
    Reading,
    Reason,
    Role,
    Site,
    StatedDate,
)
from records.addresses import authority

_SINGLE = frozenset({PageKind.SINGLE, PageKind.ARTICLE, PageKind.FORM})
_OFF_SITE = "栏目链接到站外，未检查"
_SHOWN = 10
"""Newest rows of a column among which those stand that a home page shows."""
_UNDATED = "列表和信息页均未显示可用日期"


def column_seen(
    column: Column,
    site: Site,
    readings: Sequence[Reading],
    by_url: Mapping[str, Reading],
    home: Container[str] = (),
) -> ColumnSeen:
    """What was seen of a column.

    `readings` are its list pages; `by_url` finds the articles behind rows that carry no date; `home` holds the
    addresses that the home page leads to.
    """
    ours = {authority(site.url), *(host.lower() for host in site.hosts)}
    ground = ours | {authority(column.url)}
    first = next((one for one in readings if one.errand.role is not Role.LIST), None)
    if first is None:
        if authority(column.url) not in ours:
            return ColumnSeen(reached=False, reason=_OFF_SITE, link_only=True)
        return ColumnSeen(reached=False, reason="栏目未访问")
    evidence = evidence_of(first.visit)
    if _leads_away(first, ground):
        return ColumnSeen(reached=False, reason=_OFF_SITE, link_only=True, evidence=evidence)
    further = [one for one in readings if one.errand.role is Role.LIST]
    if why := _unreached(first, further, ground):
        return ColumnSeen(reached=False, reason=why, evidence=evidence)
    seen = _without_list(first, evidence) or _with_list(
        column.name, list_seen([first, *further], ground), by_url, home, evidence
    )
    return _taken_over(seen, first, further)


def _taken_over(seen: ColumnSeen, first: Reading, further: Sequence[Reading]) -> ColumnSeen:
    """A list that a light round did not ask for again says what was there, never that nothing is new or missing."""
    if first.visit.carried:
        said = f"日常巡查沿用{first.visit.at:%Y-%m-%d}的列表，本次未重新访问"
        return replace(seen, complete=False, enough=False, empty=False, reason=said)
    if any(one.visit.carried for one in further):
        return replace(seen, complete=False, reason=seen.reason or "日常巡查沿用了列表后续页的存档")
    return seen


def _leads_away(first: Reading, ours: Collection[str]) -> bool:
    """Does the address send the browser to another site, by redirect or by a page that does nothing else?"""
    page = first.facts
    if first.visit.reason is Reason.OFF_SITE:
        return True
    stub = isinstance(page, Page) and page.kind is PageKind.REDIRECT_STUB
    target = authority(page.redirect or "") if stub and isinstance(page, Page) else ""
    return bool(target) and target not in ours


def _unreached(first: Reading, further: Sequence[Reading], ground: Collection[str]) -> str:
    """Why the column's list was not reached; a shell is as good as the requests that its rows come by."""
    page = first.facts
    if not isinstance(page, Page) or page.kind is not PageKind.JS_ONLY:
        return why_unread(first)
    if not further:
        onward = page.listing.onward if page.listing else None
        elsewhere = asks_elsewhere(onward, ground)
        if elsewhere:
            return f"列表数据来自站外接口（{elsewhere}），未访问"
        return "列表由脚本加载，其数据请求未发出" if onward else why_unread(first)
    asked = [one for one in further if not is_shell(one)] or further
    whys = [why_unread(one) for one in asked]
    return f"列表由脚本加载，其数据未能取得（{whys[-1]}）" if all(whys) else ""


def _without_list(first: Reading, evidence: Evidence) -> ColumnSeen | None:
    """A column that is a single page, or a page of its children's rows; None when it is a list."""
    page = first.facts
    assert isinstance(page, Page)
    if page.kind in _SINGLE and page.listing is None:
        return ColumnSeen(
            reached=True, single=True, complete=True, newest=article_date(page), evidence=evidence
        )
    if page.kind in {PageKind.CHANNEL, PageKind.HOME}:
        return ColumnSeen(
            reached=True,
            reason="页面汇集多个栏目的信息，不是单一列表",
            shows_children=True,
            newest=page.newest,
            evidence=evidence,
        )
    return None


def _with_list(
    name: str,
    seen: ListSeen,
    by_url: Mapping[str, Reading],
    home: Container[str],
    evidence: Evidence,
) -> ColumnSeen:
    fresh = freshness(seen, lambda row: _date(row, by_url))
    blind = bool(seen.postings) and not fresh.dated and not _all_opened(seen.postings, by_url)
    return ColumnSeen(
        reached=True,
        reason=seen.reason or fresh.reason or (_UNDATED if blind else ""),
        rows=len(seen.postings),
        dated=fresh.dated,
        newest=fresh.newest,
        complete=seen.complete and not blind,
        enough=fresh.enough and not blind,
        empty=seen.empty,
        posted=posted(
            name,
            seen.postings,
            lambda row: _date(row, by_url),
            on_home=any(row.url in home for row in seen.postings[:_SHOWN] if row.url),
        ),
        evidence=evidence,
    )


def _all_opened(rows: Sequence[Posting], by_url: Mapping[str, Reading]) -> bool:
    """Was every row's page looked into? Else a date may stand there (§9: dates that could not be read)."""
    pages = [by_url.get(row.url or "") for row in rows]
    return all(one is not None and opened(one) for one in pages)


def _date(posting: Posting, by_url: Mapping[str, Reading]) -> StatedDate | None:
    """The row's own day; where it states none, or only its address does, what the article shows."""
    stated = posting.date
    if stated and stated.exact and stated.origin is not Origin.URL:
        return stated
    reading = by_url.get(posting.url or "")
    return (published(reading) if reading else None) or stated
