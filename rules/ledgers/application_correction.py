"""Was an applicant told within seven working days that the application has to be completed?

Easily mistaken: the seventh working day itself, make-up working days, and applications that needed no completing.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.imported import Application
from records.workdays import workdays_between
from rules._saying import say
from rules.ledgers._days import NO_CALENDAR, by, due, is_past


def check(application: Application, clause: Clause, today: date) -> Answer:
    """Judges one application by the day it came and the day of the notice."""
    allowed, told = clause.limit("workdays"), by(application.notified, today)
    if allowed is None or told is None:
        return exempt()
    took = workdays_between(application.received, told)
    if took is None:
        return unsure(application.evidence, reason=NO_CALENDAR)
    if took <= allowed:
        return clear(application.evidence)
    if is_past(application.received, today, clause.limit("within")):
        return exempt()
    received, last = say(application.received), due(application.received, allowed)
    return breach(application.evidence, received=received, told=say(told), due=last, took=took)
