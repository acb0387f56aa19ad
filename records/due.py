"""What the calendar of work owes: one row for each plan and period, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

DUE, LEASED, DONE = "due", "leased", "done"
FAILED = "failed"
"""Tried in vain; it is tried again."""
GIVEN_UP = "given up"
"""Tried in vain for as long as its period; a person has to look."""
ABSORBED = "absorbed"
"""Missed: a later period of the same work stands for it."""
WAITING = (DUE, FAILED)
STATE_WORDS = {
    DUE: "待进行",
    LEASED: "进行中",
    DONE: "已完成",
    FAILED: "未成功，将再试",
    GIVEN_UP: "多次未成功，已放弃",
    ABSORBED: "因停机并入后一期",
}


@dataclass(frozen=True, slots=True)
class Due:
    """One row of the due-table."""

    plan: str
    period: str
    """2026-W47, 2026-11 …; the day of its deadline for work that follows duties."""
    at: datetime
    """When it became due, in UTC."""
    theme: str = ""
    """What is done; a later period absorbs a missed one only when it does the same."""
    state: str = DUE
    ready: datetime | None = None
    """Not before this moment; None = `at`."""
    since: datetime | None = None
    """From when it waits through nobody's plan: it was due and not begun, broken off, or failed; None = `at`."""
    delayed: float = 0.0
    """Seconds that it has waited so, until it was taken up last."""
    tries: int = 0
    """How often it failed."""
    owner: str = ""
    """Token of the process that has it, or had it last."""
    host: str = ""
    beat: datetime | None = None
    """Its owner's last sign of life."""
    expires: datetime | None = None
    instead: str = ""
    """The period that absorbed it."""
    inspection: str = ""
    said: str = ""
    """Why it failed last; what was said when it was done."""

    @property
    def key(self) -> tuple[str, str]:
        """Plan and period: no two rows have the same."""
        return self.plan, self.period

    @property
    def can_begin(self) -> datetime:
        """The first moment at which it may be taken up."""
        return self.ready or self.at

    @property
    def waits_since(self) -> datetime:
        """From when its waiting counts as a delay."""
        return self.since or self.at


@dataclass(frozen=True, slots=True)
class Owner:
    """A process that carries out due work."""

    token: str
    """No two processes ever have the same."""
    host: str


@dataclass(frozen=True, slots=True)
class Planned:
    """What the calendar of work intended with a round, and how it came to be late (日程)."""

    plan: str
    period: str
    due: datetime
    days_late: int = 0
    """Days that it was begun late or lay idle, through downtime or failures; half a day counts."""
    missed: tuple[str, ...] = ()
    """Earlier periods of the same work that this round stands for, oldest first."""
