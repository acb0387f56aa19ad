"""When repeated reminders name an agency in the bulletin (点名), as a place sets it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Escalation:
    """So many reminders within so many days."""

    rules: tuple[str, ...]
    """Rules whose cases are the reminders."""
    reminders: int
    days: int
    """A week is 7: the first and the last reminder lie at most six days apart."""
    document: str
    """On what it rests."""
