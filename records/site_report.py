"""The subject that the rules on a site's yearly sheet (政府网站工作年度报表) look at."""

from __future__ import annotations

from dataclasses import dataclass

from records.evidence import Evidence
from records.finance import Identity


@dataclass(frozen=True, slots=True)
class SiteReport:
    """One site's yearly sheet of one year (网站年度报表)."""

    url: str
    name: str
    """Title, veiled."""
    year: int
    figures: tuple[tuple[str, int | None], ...] = ()
    """The numbers by the names of its form; empty when no form was read."""
    agency: str = ""
    site: str = ""
    column: str = ""
    article: str = ""
    """Address of the article that offers it, when it is an attachment."""
    identities: tuple[Identity, ...] = ()
    """W01 to W11, as far as their numbers' labels were found."""
    readable: bool = True
    reason: str = ""
    """Why its text could not be read (to its end)."""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`site-report:` and the address."""
        return f"site-report:{self.url}"
