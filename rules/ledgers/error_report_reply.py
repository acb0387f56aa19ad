"""Was a report of an error that the State Council's office passed down answered within three working days?

Easily mistaken: reports from other sources, reports whose last day is today, make-up working days and holidays, and
reports that were closed without a day of answering of their own: the closing answers them.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.imported import ErrorReport
from records.workdays import workdays_between
from rules._saying import say
from rules.ledgers._days import NO_CALENDAR, by, due, is_past


def check(report: ErrorReport, clause: Clause, today: date) -> Answer:
    """Judges one report by the day it came and the day it was answered."""
    allowed, seen = clause.limit("workdays"), report.evidence
    if allowed is None or not report.national or report.received > today:
        return exempt()
    answered = by(report.replied or report.closed, today)
    took = workdays_between(report.received, answered or today)
    if took is None:
        return unsure(seen, reason=NO_CALENDAR)
    if took <= allowed:
        return clear(seen) if answered else exempt()
    received, last = say(report.received), due(report.received, allowed)
    if not answered:
        return breach(seen, variant="waiting", received=received, due=last)
    if is_past(report.received, today, clause.limit("within")):
        return exempt()
    return breach(seen, received=received, answered=say(answered), due=last, took=took)
