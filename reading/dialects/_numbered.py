"""Static lists whose pages are files with numbers in their names: what every such family says in the same words."""

from __future__ import annotations

from dataclasses import dataclass

from reading.dialects._dialect import Source
from reading.dialects._written import written_rows
from reading.lists.found import Found
from reading.paths import is_article, is_file
from records import Continuation, Request


@dataclass(frozen=True, slots=True)
class Numbered:
    """What the pager of such a page says."""

    pages: int
    here: int
    """This page, from 1."""
    following: str
    """Href of the next page by the family's rule; not used on the last page."""
    total: int | None = None
    """Rows of the whole list, where the call states them."""
    at: int = -1
    """Text run where the pager stands."""


def found(source: Source, told: Numbered) -> Found:
    """The page's list: rows as the static reader saw them, or as its scripts write them."""
    pages, here = max(told.pages, 1), max(told.here, 1)
    rows = written_rows(source) if not source.lists.rows else None
    shown = rows.rows if rows else source.lists.rows
    more = here < pages
    reasons = _reasons(source, told, pages, here) if not shown else ()
    return Found(
        rows=rows.rows if rows else (),
        total=told.total if told.total is not None else source.lists.pager.rows,
        pages=pages,
        here=here,
        last=None if reasons and not more else not more,
        onward=onward(source, told.following, here + 1) if more and shown else None,
        reasons=reasons,
        at=rows.at if rows else -1,
        records=rows.records if rows else None,
    )


def onward(source: Source, href: str, page: int) -> Continuation | None:
    """The next page as plain navigation; None when its address cannot be told or is this page's own."""
    url = source.resolver.resolve(href)
    if url is None or url == source.resolver.resolve(source.url):
        return None
    return Continuation(Request(url), page)


def _reasons(source: Source, told: Numbered, pages: int, here: int) -> tuple[str, ...]:
    """Why a page without rows is none that proves the column empty (§2.4, §9)."""
    if here > 1 and here < pages:
        return (f"第{here}页没有条目，站点只生成前{here - 1}页（翻页脚本称共{pages}页）",)
    if here == 1 and pages > 1:
        return (f"翻页脚本称共{pages}页，但第1页没有读到条目",)
    return ("列表处有链接，但未能识别为条目",) if _unread(source, told.at) else ()


def _unread(source: Source, end: int) -> bool:
    """Do links to articles or files stand between breadcrumb and pager, though no row was seen?"""
    links = source.page.links
    urls = (
        source.resolver.resolve(link.href)
        for link in links
        if source.lists.after <= link.first <= end
    )
    return any(url and (is_article(url) or is_file(url)) for url in urls)
