"""Was a list read to its end? The pages of a column put together, and what may be said of the whole (§4, §9).

A server's status says nothing: several answer page 1 for every page number. Only rows that no earlier page has
shown prove that a page is another one, and only the site's own total, or an end that its pages state, confirms
that there is no more. A list that rests on inferred facts needs the total.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from reading.lists.listing import is_of_dates, is_of_rows
from records import (
    REASON_WORDS,
    Continuation,
    Listing,
    Page,
    PageKind,
    Posting,
    Reading,
    Role,
)
from records.addresses import authority

UNREAD = {
    PageKind.OTHER: "页面结构未能识别",
    PageKind.JS_ONLY: "列表由脚本加载，未能读取",
    PageKind.ERROR_PAGE: "页面提示不存在或已删除",
    PageKind.REDIRECT_STUB: "页面跳转，未能到达栏目",
}
"""What is said of a page that is no list, by its kind."""
_BY_HAND = frozenset({"jiangxi", "irs"})
"""Families whose lists stand in an order that editors set, not by date (§7: `sort=sortNum`), or a search's."""
_LISTLESS = "未找到列表"
_PREFIX = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ListPage:
    """What one page number of a list came to, whichever of the ways to ask for it worked."""

    number: int
    listings: tuple[Listing, ...]
    """Answers that could be read; several when a server's other spelling was tried."""
    fresh: tuple[Posting, ...]
    """Rows that no earlier page has shown."""
    why: str = ""
    """Why it could not be read; empty when something could."""
    blank: bool = False
    """Does the page say itself that there is nothing (暂无…, an empty list with its pager)?"""

    @property
    def shown(self) -> int:
        """Rows it shows, those of earlier pages included."""
        return max((len(one.postings) for one in self.listings), default=0)

    @property
    def listing(self) -> Listing | None:
        """The answer that counts: the one with most rows."""
        return max(self.listings, key=lambda one: len(one.postings), default=None)


@dataclass(frozen=True, slots=True)
class ListSeen:
    """A column's list over all pages that were asked for."""

    pages: tuple[ListPage, ...]
    postings: tuple[Posting, ...]
    """Each row once, in the site's order; `pinned` also where a row leads several pages."""
    complete: bool = False
    reason: str = ""
    """Why it is not complete, in Chinese."""
    empty: bool = False

    @property
    def read(self) -> tuple[ListPage, ...]:
        """The pages that brought rows of their own."""
        return tuple(page for page in self.pages if page.fresh)

    @property
    def by_hand(self) -> bool:
        """Is the order of its rows an editor's, so that only the whole list tells its newest row?"""
        return any(one.family in _BY_HAND for page in self.pages for one in page.listings)


def list_seen(readings: Iterable[Reading], ground: Collection[str]) -> ListSeen:
    """The list of a column from the readings of its pages; `ground`: authorities that the round may visit."""
    pages = _pages(readings)
    postings = _with_repeated_pins(pages, [row for page in pages for row in page.fresh])
    seen = ListSeen(pages, tuple(postings))
    if not postings:
        return _without_rows(seen, ground)
    reason = _against(seen, ground)
    return replace(seen, complete=not reason, reason=reason)


def why_unread(reading: Reading) -> str:
    """Why a list page could not be read, in Chinese; empty when it could."""
    visit, page = reading.visit, reading.facts
    if visit.reason:
        return REASON_WORDS[visit.reason]
    if visit.status and visit.status >= 400:
        return f"栏目页返回 {visit.status}"
    if not isinstance(page, Page):
        return "栏目页不是网页，未能读取"
    if page.kind is PageKind.OTHER and page.reasons:
        return "；".join(page.reasons)
    return UNREAD.get(page.kind, "")


def row_key(posting: Posting) -> str:
    """What tells rows apart: the address without scheme and `www.` (§4.6), or title and date."""
    return _PREFIX.sub("", posting.url) if posting.url else f"{posting.title}|{posting.date}"


def asks_elsewhere(onward: Continuation | None, ground: Collection[str]) -> str:
    """The authority of a list's interface when it is none of the site's; empty otherwise."""
    target = authority(onward.request.url) if onward is not None else ""
    return target if target and target not in ground else ""


# ---- putting the pages together ------------------------------------------------------------------


def _pages(readings: Iterable[Reading]) -> tuple[ListPage, ...]:
    """One value a page number, in order; the column page is the first."""
    ordered = sorted(readings, key=lambda one: (_number(one), one.errand.role is Role.LIST))
    known: set[str] = set()
    return tuple(
        _page(number, tuple(tries), known) for number, tries in groupby(ordered, key=_number)
    )


def _number(reading: Reading) -> int:
    return reading.errand.page if reading.errand.role is Role.LIST else 1


def _page(number: int, tries: Sequence[Reading], known: set[str]) -> ListPage:
    listings, fresh = [], list[Posting]()
    for reading in tries:
        listing = listing_of(reading)
        if listing is None:
            continue
        listings.append(listing)
        for row in listing.postings:
            key = row_key(row)
            if key not in known:
                known.add(key)
                fresh.append(row)
    asked = [one for one in tries if not is_shell(one)] or tries[-1:]
    failures = [why for one in asked if (why := why_unread(one) or _listless(one))]
    failed = bool(failures) and not fresh
    return ListPage(
        number,
        tuple(listings),
        tuple(fresh),
        failures[-1] if failed else "",
        not fresh and any(map(_says_empty, tries)),
    )


def listing_of(reading: Reading) -> Listing | None:
    """The list of a page that was really there."""
    page = reading.facts
    return page.listing if isinstance(page, Page) and not why_unread(reading) else None


def is_shell(reading: Reading) -> bool:
    """A page whose rows its own requests bring: what those say counts, not the shell.

    That is a column page, or the answer that only told how the list is to be asked for (新点's site settings).
    """
    page = reading.facts
    if not isinstance(page, Page):
        return False
    waits = page.listing is not None and not page.listing.postings and page.listing.onward
    if reading.errand.role is Role.LIST:
        return page.kind is PageKind.JS_ONLY and bool(waits)
    return page.kind is PageKind.JS_ONLY or bool(waits)


def _listless(reading: Reading) -> str:
    page = reading.facts
    empty = isinstance(page, Page) and page.kind is PageKind.EMPTY_LIST
    return "" if empty or listing_of(reading) else _LISTLESS


def _says_empty(reading: Reading) -> bool:
    """Does an ordinary page say of its list that it has no row, and nothing else against it?"""
    page = reading.facts
    if not isinstance(page, Page) or page.kind is not PageKind.EMPTY_LIST or why_unread(reading):
        return False
    found = page.listing
    if found is None:
        return True
    if found.family or found.reasons or found.onward or found.next_page:
        return False
    return (found.page_count or 1) <= 1 and not found.total_rows and found.last is not False


def _with_repeated_pins(pages: Sequence[ListPage], postings: list[Posting]) -> list[Posting]:
    """Rows that lead every page are pinned, whatever marks they lack (§7)."""
    lists = [page.listing for page in pages if page.fresh]
    leads = [list(map(row_key, one.postings)) for one in lists if one is not None]
    if len(leads) < 2:
        return postings
    common = set(leads[0]).intersection(*leads[1:])
    pinned = {key for key in common if all(_in_lead(key, lead, common) for lead in leads)}
    if not pinned:
        return postings
    return [replace(row, pinned=row.pinned or row_key(row) in pinned) for row in postings]


def _in_lead(key: str, lead: Sequence[str], common: Collection[str]) -> bool:
    """Does it stand among the rows that all pages share, above any of the page's own?"""
    return all(one in common for one in lead[: lead.index(key)])


# ---- is that all? --------------------------------------------------------------------------------


def _without_rows(seen: ListSeen, ground: Collection[str]) -> ListSeen:
    """A list without a row: really empty only where its words, its total or its family's end say so."""
    listings = [one for page in seen.pages for one in page.listings]
    totals = [one.total_rows for one in listings if one.total_rows is not None]
    if any(totals):
        return replace(
            seen, reason=f"网站显示共 {max(totals)} 条，本次读到 0 条{_after(seen, ground)}"
        )
    ended = any(one.last is True and one.family and not one.inferred for one in listings)
    if not _trouble(seen, ground) and (totals or ended or any(one.blank for one in seen.pages)):
        return replace(seen, complete=True, empty=True)
    reason = _trouble(seen, ground) or _said(listings) or "页面上未找到列表"
    return replace(seen, reason=reason)


def _after(seen: ListSeen, ground: Collection[str]) -> str:
    trouble = _trouble(seen, ground)
    return f"；{trouble}" if trouble else ""


def _against(seen: ListSeen, ground: Collection[str]) -> str:
    """What speaks against a list with rows being whole; empty = its total or its end confirms it."""
    ending = _ending(seen, ground)
    total = _total(seen)
    if total is not None:
        rows = len(seen.postings)
        if rows + _doubled(seen, ended=not ending) >= total:
            return ""
        return f"网站显示共 {total} 条，本次读到 {rows} 条" + (f"；{ending}" if ending else "")
    if not ending and any(one.inferred for page in seen.pages for one in page.listings):
        return "翻页方式属推断，网站未给出总条数，不能确认已读完"
    return ending


def _total(seen: ListSeen) -> int | None:
    """Rows of the whole list as the site counts them; None when it does not, or counts something else.

    Fewer than were read, or so few that they leave no row for the pages it offers: no count of this list.
    """
    listings = [one for page in seen.pages for one in page.listings]
    total = max((one.total_rows for one in listings if one.total_rows is not None), default=None)
    if total is None or total < len(seen.postings):
        return None
    pages = max((one.page_count or 0 for one in listings), default=0)
    ended = any(one.last for one in listings)
    on_first = len(seen.read[0].fresh)
    return total if ended or pages <= len(seen.read) or total > (pages - 1) * on_first else None


def _doubled(seen: ListSeen, *, ended: bool) -> int:
    """Rows that the site counts more than once: pinned ones, and, in a list read to its end, any listed twice.

    A page that mostly repeats another counts for nothing: the server gave the wrong page.
    """
    more, pinned = 0, {row_key(row) for row in seen.postings if row.pinned}
    for page in seen.read:
        rows = page.listing.postings if page.listing else ()
        again = len(rows) - len(page.fresh)
        if 0 < again <= len(page.fresh):
            repeated = sum(row_key(row) in pinned for row in rows) - sum(
                row_key(row) in pinned for row in page.fresh
            )
            more += again if ended else max(0, repeated)
    return more


def _ending(seen: ListSeen, ground: Collection[str]) -> str:
    """Why the pages read are not the whole list; empty = they end as a list ends."""
    trouble = _trouble(seen, ground) or _missing(seen)
    if trouble:
        return trouble
    last = seen.read[-1]
    stop = next((page for page in seen.pages if page.number > last.number), None)
    if stop is not None:
        return _stopped(seen, stop)
    found = last.listing
    assert found is not None
    if found.last is False or (found.last is None and (found.next_page or found.onward)):
        return _said([found]) or "列表未读到最后一页"
    return _said([found])


def _trouble(seen: ListSeen, ground: Collection[str]) -> str:
    """A page that could not be had."""
    for page in seen.pages:
        if page.why:
            alone = page.number == 1 and page.why == _LISTLESS
            return "页面上未找到列表" if alone else f"第 {page.number} 页未能读取（{page.why}）"
    last = seen.pages[-1].listing if seen.pages else None
    if last is None or (last.postings and last.last):
        return ""
    elsewhere = asks_elsewhere(last.onward, ground)
    if elsewhere:
        return f"列表数据来自站外接口（{elsewhere}），未访问"
    return "列表由脚本加载，其数据请求未发出" if last.onward and not last.postings else ""


def _missing(seen: ListSeen) -> str:
    """Rows that a page shows and the reader could not read."""
    every = (why for page in seen.pages for one in page.listings for why in one.reasons)
    return next((why for why in every if is_of_rows(why)), "")


def _stopped(seen: ListSeen, stop: ListPage) -> str:
    """A page without a new row came after the last that had one: an end, or a server that turns no pages?"""
    listings = [one for page in seen.pages for one in page.listings]
    pages = max((one.page_count or 0 for one in listings), default=0)
    more = f"，网站显示共 {pages} 页"
    if stop.shown:
        if stop.number == 2 and len(seen.read) == 1:
            said = more if pages > 1 else "，不能确认只有一页"
            return f"第 2 页与第 1 页内容相同，服务器可能对任何页码都返回第一页{said}"
        return f"第 {stop.number} 页没有新条目{more}" if pages >= stop.number else ""
    if pages >= stop.number:
        return f"第 {stop.number} 页没有条目{more}"
    ended = stop.blank or any(one.last for one in stop.listings)
    return "" if ended else f"第 {stop.number} 页没有条目，不能确认列表到此为止"


def _said(listings: Sequence[Listing]) -> str:
    """What the last list says against itself; that rows lack dates says nothing of how many there are."""
    reasons = listings[-1].reasons if listings else ()
    return "；".join(one for one in reasons if not is_of_dates(one))
