"""The catalogue tree that a page shows as nested lists of links (§3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from reading.addresses import Resolver, host_of
from reading.outline import Link, Outline
from records import Branch, veil

MAX_BRANCHES = 2_000
_CLIMB = 40
"""Elements climbed from a link to the root of its tree."""
_NAME = 40
"""Characters of a column's name; longer link texts are titles."""


def branches(
    page: Outline, resolver: Resolver, leads_to_column: Callable[[str], bool]
) -> tuple[Branch, ...]:
    """The nodes of a page's tree: links that `leads_to_column`, each address once, in the site's own order.

    Links that stand in one list with them and lead elsewhere are nodes of the tree too: link-only columns.
    """
    ours = {
        at: url
        for at, link in enumerate(page.links)
        if (url := resolver.resolve(link.href)) and leads_to_column(url)
    }
    if len(ours) < 2:
        return ()
    lists = Counter(_list_of(page, page.links[at]) for at in ours)
    shared = {element for element, count in lists.items() if element >= 0 and count > 1}
    found: dict[str, Branch] = {}
    for at, link in enumerate(page.links):
        elsewhere = at not in ours and _list_of(page, link) in shared
        url = resolver.resolve(link.href) if at in ours or elsewhere else None
        name = link.text or link.title
        if url is None or not 0 < len(name) <= _NAME or len(found) >= MAX_BRANCHES:
            continue
        if elsewhere and host_of(url) == host_of(resolver.url):
            continue  # a link of the site's own that is no column: 指南, 年报 are found by their names
        known = found.get(url)
        if known is None:
            found[url] = Branch(veil(name), url, _parents(page, link), None, elsewhere)
    return tuple(found.values())


def _list_of(page: Outline, link: Link) -> int:
    """The list that holds the link's item, or -1."""
    element = page.parents[link.element]
    for _ in range(4):
        if element < 0:
            return -1
        if page.tags[element] == "li":
            return page.parents[element]
        element = page.parents[element]
    return -1


def _parents(page: Outline, link: Link) -> tuple[str, ...]:
    """Names of the items around a link's item, the outermost first."""
    names: list[str] = []
    element = page.parents[link.element]
    for _ in range(_CLIMB):
        if element < 0:
            break
        first, last = page.text_range(element)
        if page.tags[element] == "li" and first < min(last, link.first):
            name = _own_name(page, first, link.first)
            if 0 < len(name) <= _NAME:
                names.append(veil(name))
        element = page.parents[element]
    return tuple(reversed(names))


def _own_name(page: Outline, first: int, before: int) -> str:
    """The first words of an item: its link's, or the run that stands before its sub-list."""
    inside = page.in_link[first]
    if inside >= 0 and page.links[inside].last <= before:
        return page.links[inside].text
    return page.runs[first]
