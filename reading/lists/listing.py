"""The main list of a page, chosen among all that looks like a list."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reading.addresses import Resolver, host_of, path_of
from reading.lists.datastore import Store, store
from reading.lists.pager import Pager, pager
from reading.lists.postings import newest_date, postings
from reading.lists.rows import MAX_ROWS, Group, groups, seeds, undated_groups, with_undated
from reading.outline import Outline
from records import Listing, Posting, StatedDate

_ARTICLE_PATH = re.compile(
    r"\d{4,}|\.(?:pdf|docx?|xlsx?|zip|rar)$|/(?:art|content|info|detail|show)", re.IGNORECASE
)
_TITLE_LENGTH, _LONG_TITLES = 8, 12
"""Mean characters of rows: more than a menu's entries; titles whatever their addresses look like."""


@dataclass(frozen=True, slots=True)
class Lists:
    """All lists of a page with the main one read."""

    groups: list[Group]
    """Dated lists in document order."""
    pager: Pager
    rows: tuple[Posting, ...]
    dated: bool
    store: Store | None
    at: int
    """Text run where the main list begins; -1 without one."""
    after: int = 0
    """First run behind the breadcrumb."""

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why the rows may not be all there is."""
        out = []
        total, here = self.total_rows, len(self.rows)
        if self.store is not None and total is not None and total > here:
            out.append(f"列表由脚本分页：网页只含前{here}条，站点报告共{total}条")
        elif self.store is None and self.pager.by_script and not self.pager.next_href:
            out.append("列表可能由脚本分页，后续页未能取得")
        if here >= MAX_ROWS:
            out.append(f"条目过多，只读取了前{here}条")
        if self.rows and not self.dated:
            out.append("列表未显示日期")
        elif self.rows and any(row.date is None for row in self.rows):
            out.append(f"有{sum(row.date is None for row in self.rows)}条未显示可用日期")
        return tuple(out)

    @property
    def total_rows(self) -> int | None:
        """Rows of the whole list, as the site reports it."""
        return self.store.total if self.store is not None else self.pager.rows

    @property
    def page_count(self) -> int | None:
        """Pages of the whole list; 1 when there is no pager and no sign of one."""
        if self.store is not None:
            return self.store.pages
        if self.pager.pages is not None:
            return self.pager.pages
        return 1 if self.rows and not self.pager.found and not self.pager.by_script else None

    @property
    def last(self) -> bool | None:
        """Does the list end on this page?"""
        if len(self.rows) >= MAX_ROWS:
            return False
        if self.store is not None:
            return None if self.store.total is None else self.store.total <= len(self.rows)
        if self.pager.next_href:
            return False
        if self.page_count is None:
            return None
        return self.page_count <= (self.pager.here or 1)


def lists(page: Outline, resolver: Resolver, after: int) -> Lists:
    """Every list of the page; `after`: first run behind the breadcrumb, where menus are over."""
    found = groups(page, seeds(page))
    paging = pager(page, resolver)
    hidden = store(page, resolver.url)
    if hidden is not None:
        rows = postings(hidden.page, hidden.rows, resolver)
        return Lists(found, paging, rows, any(row.date for row in rows), hidden, hidden.at, after)
    main = _main(page, found, paging, after)
    rows = postings(page, with_undated(page, main), resolver) if main is not None else ()
    begin = page.links[main.rows[0].link].first if main is not None else -1
    if any(row.date for row in rows):
        return Lists(found, paging, rows, True, None, begin, after)
    plain = _undated(page, resolver, after, found, paging)
    if plain.rows or len(rows) < 2:
        return plain
    return Lists(found, paging, rows, False, None, begin, after)


def _main(page: Outline, found: list[Group], paging: Pager, after: int) -> Group | None:
    """The list with most text, the one just above the pager first."""
    if not found:
        return None
    above = [
        group for group in found if paging.at is not None and _end(page, group) <= paging.at + 2
    ]
    favourite = above[-1] if above else None
    return max(
        found, key=lambda group: _weight(page, group, after) * (4 if group is favourite else 1)
    )


def _end(page: Outline, group: Group) -> int:
    return page.links[group.rows[-1].link].first


def _weight(page: Outline, group: Group, after: int) -> float:
    links = [page.links[row.link] for row in group.rows]
    letters = sum(min(len(link.title or link.text), 40) for link in links)
    return letters * (1.0 if links[0].first >= after else 0.3)


def _undated(
    page: Outline, resolver: Resolver, after: int, found: list[Group], paging: Pager
) -> Lists:
    """A list without dates: the longest group of article-like links behind the breadcrumb."""
    best: tuple[float, Group] | None = None
    for group in undated_groups(page, after):
        weight = _plain_weight(page, resolver, group)
        if weight and (best is None or weight > best[0]):
            best = (weight, group)
    if best is None:
        return Lists(found, paging, (), False, None, -1, after)
    rows = postings(page, best[1].rows, resolver)
    dated = any(row.date for row in rows)  # written by scripts inside the rows
    return Lists(found, paging, rows, dated, None, page.links[best[1].rows[0].link].first, after)


def _plain_weight(page: Outline, resolver: Resolver, group: Group) -> float:
    links = [page.links[row.link] for row in group.rows]
    mean = sum(len(link.title or link.text) for link in links) / len(links)
    if len(links) < 2 or mean < _TITLE_LENGTH:
        return 0.0
    urls = [resolver.resolve(link.href) or "" for link in links]
    host = host_of(resolver.url)
    like = sum(
        bool(_ARTICLE_PATH.search(path_of(url))) or (mean >= _LONG_TITLES and host_of(url) == host)
        for url in urls
    )
    return mean * len(links) if like * 2 >= len(links) else 0.0


def newest(page: Outline, found: Lists, resolver: Resolver) -> StatedDate | None:
    """The newest date over the rows of all lists: what a home or channel page last showed."""
    whens = [newest_date(page, group.rows, resolver) for group in found.groups]
    whens.append(newest_of(found.rows))
    return max((when for when in whens if when), key=lambda when: when.latest, default=None)


def newest_of(rows: tuple[Posting, ...]) -> StatedDate | None:
    """The newest date of a list, pinned rows included."""
    return max((row.date for row in rows if row.date), key=lambda when: when.latest, default=None)


def listing(found: Lists, resolver: Resolver, column: str | None) -> Listing:
    """The main list as the noun the rest of the house knows."""
    href = found.pager.next_href if found.store is None else None
    return Listing(
        column=column,
        postings=found.rows,
        page_number=found.pager.here,
        page_count=found.page_count,
        total_rows=found.total_rows,
        next_page=resolver.resolve(href) if href else None,
        last=found.last,
        reasons=found.reasons,
    )


__all__ = ["Lists", "listing", "lists", "newest", "newest_of"]
