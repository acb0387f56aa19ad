"""What a round saw of one column: its rows over all pages, its newest date, and whether that is all of it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from reading.opened import article_date, evidence_of, published
from records import (
    REASON_WORDS,
    Column,
    ColumnSeen,
    Evidence,
    Listing,
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

ENOUGH_PAGES = 2
"""Pages after which the newest date may be trusted: one page can be all pinned rows (domain note §7)."""
_SINGLE = frozenset({PageKind.SINGLE, PageKind.ARTICLE, PageKind.FORM})
_OFF_SITE = "栏目链接到站外，未检查"
_UNREAD = {
    PageKind.OTHER: "页面结构未能识别",
    PageKind.JS_ONLY: "列表由脚本加载，未能读取",
    PageKind.ERROR_PAGE: "页面提示不存在或已删除",
    PageKind.REDIRECT_STUB: "页面跳转，未能到达栏目",
}


def column_seen(
    column: Column, site: Site, readings: Sequence[Reading], by_url: Mapping[str, Reading]
) -> ColumnSeen:
    """What was seen of a column.

    `readings` are its list pages; `by_url` finds the articles behind rows that carry no date.
    """
    pages = sorted(readings, key=lambda one: (one.errand.role is Role.LIST, one.errand.page))
    if not pages or pages[0].errand.role is Role.LIST:
        if authority(column.url) not in {authority(site.url), *site.hosts}:
            return ColumnSeen(reached=False, reason=_OFF_SITE, link_only=True)
        return ColumnSeen(reached=False, reason="栏目未访问")
    first = pages[0]
    evidence = evidence_of(first.visit)
    if _leads_away(first, {authority(column.url), authority(site.url), *site.hosts}):
        return ColumnSeen(reached=False, reason=_OFF_SITE, link_only=True, evidence=evidence)
    if _is_shell(first) and len(pages) > 1:
        return _list_seen(pages[1:], by_url, evidence)
    if why := _unreached(first):
        return ColumnSeen(reached=False, reason=why, evidence=evidence)
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
    return _list_seen(pages, by_url, evidence)


def _is_shell(first: Reading) -> bool:
    """Are the column's rows fetched by requests of their own, which were made?"""
    page = first.facts
    return isinstance(page, Page) and page.kind is PageKind.JS_ONLY


def _leads_away(first: Reading, ours: Collection[str]) -> bool:
    """Does the address send the browser to another site, by redirect or by a page that does nothing else?"""
    page = first.facts
    if first.visit.reason is Reason.OFF_SITE:
        return True
    stub = isinstance(page, Page) and page.kind is PageKind.REDIRECT_STUB
    target = authority(page.redirect or "") if stub and isinstance(page, Page) else ""
    return bool(target) and target not in ours


def _unreached(reading: Reading) -> str:
    visit = reading.visit
    if visit.reason:
        return REASON_WORDS[visit.reason]
    if visit.status and visit.status >= 400:
        return f"栏目页返回 {visit.status}"
    if not isinstance(reading.facts, Page):
        return "栏目页不是网页，未能读取"
    return _UNREAD.get(reading.facts.kind, "")


def _list_seen(
    pages: Sequence[Reading], by_url: Mapping[str, Reading], evidence: Evidence
) -> ColumnSeen:
    listed = [(one, found) for one in pages if (found := _listing(one))]
    postings = _distinct([listing for _, listing in listed])
    dates = [date for date in (_date(one, by_url) for one in postings) if date]
    complete, reason = _completeness(pages, [listing for _, listing in listed], len(postings))
    newest = max(dates, key=lambda one: (one.earliest, one.latest), default=None)
    vague = newest is not None and any(one.latest > newest.latest for one in dates)
    return ColumnSeen(
        reached=True,
        reason=reason or ("有信息的日期未写明到日，可能更新" if vague else ""),
        rows=len(postings),
        dated=len(dates),
        newest=newest,
        complete=complete,
        enough=(complete or len(listed) >= ENOUGH_PAGES) and not vague,
        empty=not postings and complete and _is_empty(pages[0]),
        evidence=evidence,
    )


def _listing(reading: Reading) -> Listing | None:
    """The list of a page that was really there."""
    page = reading.facts
    return page.listing if isinstance(page, Page) and not _unreached(reading) else None


def _is_empty(first: Reading) -> bool:
    return isinstance(first.facts, Page) and first.facts.kind is PageKind.EMPTY_LIST


def _distinct(listings: Sequence[Listing]) -> list[Posting]:
    """Each row once, though pinned rows may stand on every page."""
    found: dict[str, Posting] = {}
    for listing in listings:
        for posting in listing.postings:
            found.setdefault(posting.url or f"{posting.title}|{posting.date}", posting)
    return list(found.values())


def _date(posting: Posting, by_url: Mapping[str, Reading]) -> StatedDate | None:
    """The row's own day; where it states none, or only its address does, what the article shows."""
    stated = posting.date
    if stated and stated.exact and stated.origin is not Origin.URL:
        return stated
    reading = by_url.get(posting.url or "")
    return (published(reading) if reading else None) or stated


def _completeness(
    pages: Sequence[Reading], listings: Sequence[Listing], rows: int
) -> tuple[bool, str]:
    """Was the list read to an end that its total or its last page confirms; if not, why.

    `rows` are the distinct rows. Some sites list an article twice: where the last page was read, a total is
    confirmed by all rows, pinned ones as often as they stand.
    """
    if not listings:
        empty = _is_empty(pages[0])
        return empty, "" if empty else "页面上未找到列表"
    for reading in pages:
        if _listing(reading) is None:
            return (
                False,
                f"第 {reading.errand.page} 页未能读取（{_unreached(reading) or '未找到列表'}）",
            )
    last = listings[-1]
    ended = bool(last.last or (last.next_page is None and last.last is None))
    total = max((one.total_rows for one in listings if one.total_rows is not None), default=None)
    if total is not None:
        every = sum(len(one.postings) for one in listings)
        whole = rows >= total or (ended and not last.reasons and every >= total)
        return whole, "" if whole else f"网站显示共 {total} 条，本次读到 {rows} 条"
    if last.reasons:
        return False, "；".join(last.reasons)
    return ended, "" if ended else "列表未读到最后一页"
