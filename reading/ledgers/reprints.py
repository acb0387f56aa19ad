"""What the State Council released, against the posts of the sites that are to reprint it (应转载信息).

By title: the same, or one that holds the other, for lists cut long titles and put 【转载】 before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reading.policy_columns import is_government
from reading.subjects import SiteSubjects
from records import Column, Page, StatedDate
from records.imported import Reprint, StatePost

_MARKS = re.compile(r"[^0-9A-Za-z一-龥]|转载|全文")
_LEAST = 10
"""Characters of a cut title that still tell one thing from another."""
_KINDS = frozenset({"动态要闻", "通知公告", "政策文件", "专题"})
"""Classes of columns in which reprints stand."""


@dataclass(frozen=True, slots=True)
class _Post:
    """A row of a list, or an article."""

    plain: str
    url: str
    day: StatedDate | None


def reprints(wanted: Iterable[StatePost], sites: Sequence[SiteSubjects]) -> tuple[Reprint, ...]:
    """One subject for each thing and each site that is to reprint it, by key; a site that was not read has none."""
    asked = list(wanted)
    found: dict[str, Reprint] = {}
    for site in sites if asked else ():
        mine = [one for one in asked if _concerns(one, site)]
        posts = _posts(site) if mine else {}
        for one in mine:
            seen = _reprint(one, site, posts)
            found.setdefault(seen.key, seen)
    return tuple(found[key] for key in sorted(found))


def _concerns(one: StatePost, site: SiteSubjects) -> bool:
    if one.site:
        return one.site == site.site.id
    return not one.accounts and is_government(site.site)


def _posts(site: SiteSubjects) -> Mapping[str, Sequence[_Post]]:
    """Posts by the first characters of their plain titles, so that a search looks at a few."""
    shelves: dict[str, list[_Post]] = {}
    for post in _each(site):
        if len(post.plain) >= _LEAST:
            shelves.setdefault(post.plain[:_LEAST], []).append(post)
    return shelves


def _each(site: SiteSubjects) -> Iterator[_Post]:
    for article in site.articles:
        yield _Post(_plain(article.name), article.url, article.published or article.listed)
    for reading in site.readings:
        page = reading.facts
        if isinstance(page, Page) and page.listing:
            for row in page.listing.postings:
                yield _Post(_plain(row.title), row.url or reading.errand.url, row.date)


def _plain(title: str) -> str:
    return _MARKS.sub("", title)


def _reprint(one: StatePost, site: SiteSubjects, posts: Mapping[str, Sequence[_Post]]) -> Reprint:
    plain = _plain(one.title)
    near = posts.get(plain[:_LEAST], ())
    alike = [post for post in near if post.plain in plain or plain in post.plain]
    dated = [post for post in alike if post.day]
    first = min(dated, key=_earliest) if dated else alike[0] if alike else None
    why = _unread(site)
    return Reprint(
        one.title, one.released, site.site.id, site.site.name, site.site.agency,
        first.url if first else site.site.url, first is not None, first.day if first else None,
        reached=not why, reason=why, evidence=one.evidence,
    )  # fmt: skip


def _earliest(post: _Post) -> int:
    return post.day.earliest.toordinal() if post.day else 0


def _unread(site: SiteSubjects) -> str:
    """Why that nothing was found proves nothing; empty when every list where it may stand was read to its end."""
    places = [column for column in site.columns if column.kind in _KINDS]
    if not places:
        return "没有可供查找的栏目"
    return next((why for column in places if (why := _column(column))), "")


def _column(column: Column) -> str:
    seen = column.seen
    if seen is None or not seen.reached:
        return f"栏目“{column.name}”未能检查"
    if not (seen.complete or seen.link_only or seen.single):
        return f"栏目“{column.name}”未读到底"
    return ""
