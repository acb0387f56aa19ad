"""What the store of a site speaks of beside the house's nouns."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from records.accounts import Feed
from records.facts import Anchor, Document, Page


@dataclass(frozen=True, slots=True)
class Original:
    """The archived response that first held a body."""

    url: str
    at: datetime
    warc: str
    offset: int


@dataclass(frozen=True, slots=True)
class Understood:
    """What the reader made of one body at one address, and what the crawler can go on with."""

    facts: Page | Document | Feed
    version: int
    """Version of the reader."""
    links: tuple[Anchor, ...] = ()
    """The links worth following; kept apart because `facts` of ordinary pages do without them."""
    row: int | None = field(default=None, compare=False)
    """Where the store has it, when it comes from there."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How far a round has come on this site."""

    done: int
    pending: int


@dataclass(frozen=True, slots=True)
class Seal:
    """A round that was closed, or an archive that was put in order: one manifest of the site's chain."""

    number: int
    """From 1."""
    inspection: str
    """Empty where the archive was put in order (`mingjian keep`)."""
    digest: str
    """SHA-256 of the manifest, hex."""
    end: int
    """Length of the file of manifests with this one."""
    visits: int
