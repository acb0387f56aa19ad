"""The subject that the rules on annual reports look at: an agency's report, with last year's beside it."""

from __future__ import annotations

from dataclasses import dataclass

from records.annual import AnnualFacts
from records.dates import StatedDate
from records.evidence import Evidence
from records.finance import Identity


@dataclass(frozen=True, slots=True)
class Likeness:
    """How much of the prose is the same as in another report."""

    name: str
    """Title or agency of the other."""
    url: str
    percent: int
    """2 × common ÷ (one + other), of shingles of five characters, estimated from the sketches."""


@dataclass(frozen=True, slots=True)
class AnnualReport:
    """One agency's annual report of one year (年度报告)."""

    url: str
    name: str
    """Title, veiled."""
    year: int
    facts: AnnualFacts
    agency: str = ""
    """Id; empty when unknown."""
    level: str = ""
    """Level of the agency; empty when unknown."""
    site: str = ""
    column: str = ""
    article: str = ""
    """Address of the article that offers it, when it is an attachment."""
    published: StatedDate | None = None
    last: AnnualFacts | None = None
    """Last year's report of the same agency, when the same round saw it."""
    last_url: str = ""
    identities: tuple[Identity, ...] = ()
    """A01 to A20, as far as their tables were recognised."""
    like_last: Likeness | None = None
    """Against last year's; None when there is none, or too little prose."""
    like_sister: Likeness | None = None
    """Against the most similar report of another agency for the same year."""
    strangers: tuple[str, ...] = ()
    """Other agencies, neither above nor below its own, that its text names as itself."""
    readable: bool = True
    reason: str = ""
    """Why its text could not be read (to its end)."""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`annual:` and the address."""
        return f"annual:{self.url}"
