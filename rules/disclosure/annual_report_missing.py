"""Is an annual report on disclosure that should be public by now nowhere to be found?

Missing = no article announces it, though every column where it may stand was reached and read to its end, and the
last day is past. A report that is not due yet is exempt.
Easily mistaken: the report of another year or another agency, a website's own yearly sheet (网站工作年度报表),
the yearly report on the rule of law, a list that was not read to its end, and a title whose page did not open.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Duty, breach, clear, exempt, unsure
from rules._duties import opened, why_unsearched
from rules._saying import say
from rules.disclosure._due import KIND, due


def check(duty: Duty, clause: Clause, today: date) -> Answer:
    """Judges one duty by the articles that may fulfil it."""
    last = due(duty, clause)
    if duty.kind != KIND or last is None:
        return exempt()
    seen = duty.seen
    if found := opened(seen):
        return clear(found.evidence)
    if today <= last:
        return exempt()
    if seen is None or seen.matches or not seen.reached:
        return unsure(seen.evidence if seen else None, reason=why_unsearched(seen))
    return breach(seen.evidence, due=say(last), overdue=(today - last).days)
