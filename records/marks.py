"""What persons enter beside the machine: marks of a sheet's items, and who checks whom in a quarter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class MarkEntry:
    """One entry of a mark (人工评分记录). Nothing is overwritten: a later entry stands for an earlier one."""

    sheet: str
    """Name of the sheet."""
    item: str
    """Id of an item or veto, or `bonus`."""
    subject: str
    """Id of the site or agency."""
    period: str
    """2026, 2026-Q4, 2026-11 …: it counts in rounds of that time."""
    points: Decimal
    """Taken off; given, for the bonus; 1 or 0 for a veto that is or is not met."""
    reason: str
    """Why, veiled."""
    person: str
    at: datetime
    """When it was entered."""
    checker: str = ""
    """Id of the agency that checked, where it came from a cross check."""
    withdrawn: bool = False
    """Does it take the mark back, so that the item waits for a person again?"""

    @property
    def place(self) -> tuple[str, str, str, str]:
        """What it is about: sheet, subject, item and period."""
        return self.sheet, self.subject, self.item, self.period


@dataclass(frozen=True, slots=True)
class Pair:
    """Who checks whom (互查对子): ids of two agencies."""

    checker: str
    checked: str


@dataclass(frozen=True, slots=True)
class Draw:
    """A drawn assignment of a quarter's cross checks (交叉检查抽签)."""

    period: str
    """2026-Q4."""
    seed: str
    offices: tuple[str, ...]
    """Ids of the agencies that took part."""
    pairs: tuple[Pair, ...]
    """In the order of `offices` as checkers."""
    at: datetime
    person: str = ""
    reason: str = ""
    """Why it was drawn again; empty for a first draw."""
