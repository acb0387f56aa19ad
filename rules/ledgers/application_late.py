"""Was an application for information answered within twenty working days, or forty with an extension?

Easily mistaken: an application that had to be completed (the time runs from the completed one), the time a third
party is asked, an extension told in time, an application withdrawn, the last day itself, and a year whose calendar
of holidays is not in the data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.imported import Application
from records.workdays import workdays_between
from rules._saying import say
from rules.ledgers._days import NO_CALENDAR, by, due, is_past


@dataclass(frozen=True, slots=True)
class _Course:
    """How an application went, in working days."""

    begun: date
    """From when the days are counted."""
    took: int
    """To the answer, or to today."""
    plain: int
    """Days there were without an extension."""
    allowed: int
    """Days there were, with the extension when it was told in time."""
    told_late: bool
    """Was the extension told after the plain days had gone by?"""


def check(application: Application, clause: Clause, today: date) -> Answer:
    """Judges one application by the days its ledger gives."""
    seen, replied = application.evidence, by(application.replied, today)
    if application.ended or application.received > today or clause.limit("workdays") is None:
        return exempt()
    waiting = by(application.notified, today) and not by(application.corrected, today)
    if waiting and not replied:
        return exempt()
    course = _course(application, clause, today)
    if course is None:
        return unsure(seen, reason=NO_CALENDAR)
    if course.took <= course.allowed:
        return clear(seen) if replied else exempt()
    if waiting:
        return unsure(seen, reason="要求过补正，台账没有收到补正的日期")
    if replied and is_past(application.received, today, clause.limit("within")):
        return exempt()
    return _late(application, clause, course, replied)


def _late(
    application: Application, clause: Clause, course: _Course, replied: date | None
) -> Answer:
    """Which of the three: told too late of the extension, answered too late, or not at all."""
    seen, received = application.evidence, say(application.received)
    last = due(course.begun, course.allowed)
    extension = clause.limit("extension") or 0
    if course.told_late and application.extended and course.took <= course.plain + extension:
        told = say(application.extended)
        return breach(seen, variant="extension", received=received, told=told, due=last)
    if replied:
        late = course.took - course.allowed
        return breach(seen, received=received, replied=say(replied), due=last, late=late)
    return breach(seen, variant="waiting", received=received, due=last)


def _course(application: Application, clause: Clause, today: date) -> _Course | None:
    """None when a year on the way is not covered."""
    begun = by(application.corrected, today) or application.received
    took = workdays_between(begun, by(application.replied, today) or today)
    paused = _paused(application, clause, begun, today)
    told = by(application.extended, today)
    until = workdays_between(begun, told) if told else 0
    if took is None or paused is None or until is None:
        return None
    plain = (clause.limit("workdays") or 0) + paused
    more = (clause.limit("extension") or 0) if told and until <= plain else 0
    return _Course(begun, took, plain, plain + more, until > plain)


def _paused(application: Application, clause: Clause, begun: date, today: date) -> int | None:
    """Working days that a third party was asked, at most as long as it has; None when not covered.

    Asking once the time has gone by stops nothing.
    """
    asked = by(application.consulted, today)
    if asked is None:
        return 0
    before = workdays_between(begun, asked)
    longest = clause.limit("opinion") or 0
    end = by(application.opinion, today) or by(application.replied, today) or today
    gone = workdays_between(asked, end)
    if before is None or gone is None:
        return None
    return min(gone, longest) if before <= (clause.limit("workdays") or 0) else 0
