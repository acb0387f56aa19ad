"""When a budget or a final account had to be public, and how surely that is known."""

from __future__ import annotations

from datetime import date, timedelta

from records import Clause, Duty, Match

KINDS = frozenset({"政府预算", "部门预算", "政府决算", "部门决算"})
"""The duties that the budget law speaks of."""


def due(duty: Duty, clause: Clause, match: Match | None = None) -> date | None:
    """The last day in time: the office's own date, else approval plus the statutory calendar days.

    The approval is the configured one, else the one the article itself states (its last possible day).
    None when no approval is known, or when the clause sets no days.
    """
    if duty.due is not None:
        return duty.due
    approved = duty.approved
    if approved is None and match is not None and match.approved is not None:
        approved = match.approved.latest
    days = clause.limit("days")
    return approved + timedelta(days=days) if approved and days is not None else None


def bound(duty: Duty, clause: Clause) -> date | None:
    """The day by which it must be public whenever it was approved; None for a kind without one.

    A unit below a department has the days in which its department passes the approval on.

    Our own conservative reading (docs/decisions/0002-budget-due-dates.md), not a statutory date.
    """
    month = clause.limit("month", duty.kind)
    day = clause.limit("day", duty.kind)
    later = clause.limit("years_later", duty.kind)
    if month is None or day is None or later is None:
        return None
    passed_on = clause.limit("passed_on") if duty.level == "事业单位" else 0
    return date(duty.year + later, month, day) + timedelta(days=passed_on or 0)
