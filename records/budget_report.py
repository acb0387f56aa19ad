"""A published budget or final account as a subject of rules."""

from __future__ import annotations

from dataclasses import dataclass

from records.evidence import Evidence
from records.finance import FinanceFacts, Identity


@dataclass(frozen=True, slots=True)
class BudgetReport:
    """A published budget or final account (财政报告): an article with its attachments, or one attachment."""

    url: str
    name: str
    """Title of the article or name of the file, veiled."""
    kind: str
    """政府预算, 政府决算, 部门预算 or 部门决算."""
    year: int | None
    facts: FinanceFacts
    """Of page and attachments together."""
    identities: tuple[Identity, ...] = ()
    """Within the report, and against the office's other reports of the round where there are any."""
    site: str = ""
    agency: str = ""
    column: str = ""
    level: str = "部门"
    """Level of the agency: a town's budget has fewer tables."""
    years: tuple[int, ...] = ()
    """Years that its title announces."""
    complete: bool = True
    """Was everything it consists of read to its end?"""
    reason: str = ""
    """If not, why, in Chinese words."""
    evidence: Evidence | None = None

    @property
    def key(self) -> str:
        """`budget:` and the address."""
        return f"budget:{self.url}"
