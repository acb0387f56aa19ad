"""Was a report of an error closed within a month?

Easily mistaken: the last day of a shorter month, reports closed on the very day, and ledgers that give the day of the
answer and not that of the closing.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.imported import ErrorReport
from records.workdays import months_after
from rules._saying import say
from rules.ledgers._days import by, is_past


def check(report: ErrorReport, clause: Clause, today: date) -> Answer:
    """Judges one report by the day it came and the day it was closed."""
    months = clause.limit("months")
    if months is None or report.received > today:
        return exempt()
    last = months_after(report.received, months)
    closed, replied = by(report.closed, today), by(report.replied, today)
    if closed and closed <= last:
        return clear(report.evidence)
    if closed:
        if is_past(report.received, today, clause.limit("within")):
            return exempt()
        days = (closed - report.received).days
        return breach(
            report.evidence, variant="late", received=say(report.received), closed=say(closed),
            days=days,
        )  # fmt: skip
    if today <= last:
        return exempt()
    if replied and replied <= last:
        reason = f"{say(replied)}已答复，台账没有办结日期"
        return unsure(report.evidence, reason=reason)
    return breach(
        report.evidence, variant="open", received=say(report.received),
        days=(today - report.received).days,
    )  # fmt: skip
