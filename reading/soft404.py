"""Another page in place of the one that was asked for, with status 200 (domain note §8, "soft 404").

Some servers answer every unknown address with their home page, and some do so to a visitor whom they find too
hasty (§8, 证监会): so this says only that the page was not got, never that it is not there. Pages that say in words
that they do not exist are `PageKind.ERROR_PAGE`, see `reading.kind`; shells without a word have their reasons from
the reader.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from reading.paths import is_home
from records import Anchor, Page, PageKind

_SAME = 0.9
"""Share of the links of both pages together that both have: a home page changes by a few rows between two visits,
while an ordinary page has the menu and footer in common with it, but none of its rows."""
_ENOUGH = 20
"""Links that a home page must have to be compared by them: a smaller one is all menu."""
_FRONT = frozenset({PageKind.HOME, PageKind.CHANNEL, PageKind.LIST})
_FACELESS = frozenset(
    {PageKind.JS_ONLY, PageKind.ERROR_PAGE, PageKind.REDIRECT_STUB, PageKind.EMPTY_LIST}
)


@dataclass(frozen=True, slots=True)
class Face:
    """What the home page of a site is known by."""

    digest: str
    title: str
    links: frozenset[str]


def face(page: Page, digest: str, links: Collection[Anchor] = ()) -> Face | None:
    """The home page as it is to be recognised; `links` where `page` itself was kept without them.

    None for one with nothing of its own: the shell of a site that scripts make is right for every address.
    """
    if page.kind in _FACELESS:
        return None
    return Face(digest, page.title, frozenset(link.url for link in links or page.links))


def is_home_again(
    asked: str, page: Page, digest: str, home: Face | None, links: Collection[Anchor] = ()
) -> bool:
    """Is `page`, which answered when `asked` was asked for, the home page in its place?

    False where `asked` is itself an address of the home page (`/`, `/index.html`), and where nothing is known of
    the home page.
    """
    if home is None or is_home(asked):
        return False
    if digest == home.digest:
        return True
    if page.kind not in _FRONT or page.title != home.title or len(home.links) < _ENOUGH:
        return False
    there = frozenset(link.url for link in links or page.links)
    return len(there & home.links) >= _SAME * len(there | home.links)
