"""A site's own search: how its form asks, and what came of asking it for one of the site's titles."""

from __future__ import annotations

from dataclasses import dataclass

from records.evidence import Evidence
from records.visits import Reason

SEARCH = "site-search"
"""The family of `Continuation` by which the answer to such a question is told from a list's."""
FOUND, NOTHING = "found", "nothing"


@dataclass(frozen=True, slots=True)
class Search:
    """On a home page, the question that its search form would ask; on the answer's page, what it says."""

    title: str
    """A title that the home page shows with its date, some days old; veiled. Empty when it shows none."""
    url: str = ""
    """The address that the form opens for that title; empty when a script sends it, or it is sent as a POST."""
    answer: str = ""
    """FOUND: the title is among the results. NOTHING: the page says that there is no result. Empty: neither."""


@dataclass(frozen=True, slots=True)
class Searched:
    """What a round saw of a site's search."""

    title: str
    """What was asked for; empty when nothing was."""
    answer: str = ""
    scripted: bool = False
    """Does only a script send the form?"""
    reason: Reason | None = None
    """Why no answer came."""
    status: int | None = None
    evidence: Evidence | None = None
