"""What a CMS dialect found on a list page or in the answer to one of its requests."""

from __future__ import annotations

from dataclasses import dataclass

from reading.outline import Outline
from records import Branch, Continuation, Posting


@dataclass(frozen=True, slots=True)
class Found:
    """A list as one dialect reads it; None = it does not say."""

    rows: tuple[Posting, ...] = ()
    total: int | None = None
    """Rows of the whole list, as the site reports it."""
    pages: int | None = None
    here: int | None = None
    """This page, from 1."""
    last: bool | None = None
    """Does the list end here?"""
    onward: Continuation | None = None
    """The request for the next page, or for the first when this page is a shell without rows."""
    reasons: tuple[str, ...] = ()
    """Why the rows may not be all there is, in Chinese."""
    inferred: bool = False
    """Does it rest on facts that the domain note marks as inferred? Then only a total confirms an end."""
    scripted: bool = False
    """Do the rows stand in data that a script draws, so that the page is a list whatever else it shows?"""
    at: int = -1
    """Text run of the page where the list stands; -1 = where the static reader saw one, or nowhere."""
    records: Outline | None = None
    """The rows' own markup, where it stands in data: its links are the page's links too."""
    branches: tuple[Branch, ...] = ()
    """Columns of the catalogue that the page's data name."""
    catalogue: tuple[Continuation, ...] = ()
    """Requests whose answers name further columns."""
    refused: str = ""
    """Of an answer: why it is none (an error in JSON, an empty body), in Chinese; empty = it is one."""
