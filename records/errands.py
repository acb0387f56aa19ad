"""What the crawler is sent for, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from records.accounts import Feed
from records.facts import Document, Page
from records.requests import Continuation
from records.visits import Visit


class Role(StrEnum):
    """Why an address is visited. Gravest first: an address met twice keeps the graver role."""

    HOME = "home"
    COLUMN = "column"
    """First page of a column."""
    LIST = "list"
    """A further page of a column."""
    ARTICLE = "article"
    """What a posting leads to."""
    ATTACHMENT = "attachment"
    LINK = "link"
    """Any other link of a watched page: visited to see whether it lives."""
    OUTSIDE = "outside"
    """A link to somebody else's host: its title is looked at, and nothing behind it."""
    SEARCH = "search"
    """The site's own search, asked for one title of its home page; nothing is followed from there."""
    FORMER = "former"
    """The old address of a file with personal data that its page links no more: does it still answer? Or of that page,
    where nothing leads to it now."""
    FEED = "feed"
    """The feed of a new-media account; nothing is followed from there."""


@dataclass(frozen=True, slots=True)
class Errand:
    """One address to visit."""

    url: str
    role: Role
    column: str = ""
    """Id of the column it belongs to."""
    page: int = 1
    """Number of the list page, from 1."""
    depth: int = 0
    """Steps from the home page or column."""
    found_on: str = ""
    """Address of the first page that carries it; empty for what the plan named."""
    text: str = ""
    """Veiled text of that link."""
    onward: Continuation | None = None
    """The request to make and how to read its answer; None = simply open `url`.

    `url` is then the request's key.
    """


@dataclass(frozen=True, slots=True)
class Reading:
    """One visited address with what the reader made of it."""

    errand: Errand
    visit: Visit
    facts: Page | Document | Feed | None
    """None when unreached, or when nothing could be read."""
