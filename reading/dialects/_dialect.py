"""The shape of a dialect: how one family of CMS publishes a list, and asks for the rest of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reading.addresses import Resolver
from reading.lists.found import Found
from reading.lists.listing import Lists
from reading.outline import Outline
from records import Continuation


@dataclass(frozen=True, slots=True)
class Source:
    """A list page as a dialect sees it."""

    text: str
    """The page's own text, markup and all: for cheap tests whether a mark occurs."""
    charset: str
    page: Outline
    resolver: Resolver
    lists: Lists
    """What the static reader made of it."""

    @property
    def url(self) -> str:
        """The page's address, with the fragment that some shells are steered by."""
        return self.resolver.url


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to a request that a dialect asked for."""

    text: str
    charset: str
    onward: Continuation
    """What was asked, and what the column page had said."""

    @property
    def resolver(self) -> Resolver:
        """Resolves the answer's links against the column page."""
        return Resolver(self.onward.base or self.onward.request.url)


def _no_answer(_: Reply) -> Found:
    return Found(refused="这类列表没有接口")


@dataclass(frozen=True, slots=True)
class Dialect:
    """One family. A module of this package that has a `DIALECT` is one; it is registered nowhere."""

    name: str
    """Short name, the module's own."""
    order: int
    """Rank in which families are asked whether a page is theirs (domain note §1: order matters)."""
    recognise: Callable[[Source], bool]
    """Is it a list page of this family? By marks in the page, never by its host."""
    first: Callable[[Source], Found | None]
    """The column page, read; None when it is the family's page but holds no list (an article, a form)."""
    answer: Callable[[Reply], Found] = _no_answer
    """The answer to a request of this family, read."""
