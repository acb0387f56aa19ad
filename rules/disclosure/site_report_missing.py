"""Is a site's yearly sheet (政府网站工作年度报表) that should be public by now nowhere to be found?

Missing = no article announces it, though every column where it may stand was reached and read to its end, and the
last day is past.
Easily mistaken: the yearly report on disclosure, the sheet of the supervising office (网站监管年度报表), a sheet that
stands in another column or under another wording, and an office without a site, which owes none.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Duty, breach, clear, exempt, unsure
from rules._duties import opened, why_unsearched
from rules._saying import say
from rules.disclosure._due import SHEET, due


def check(duty: Duty, clause: Clause, today: date) -> Answer:
    """Judges one duty by the articles that may fulfil it."""
    last = due(duty, clause)
    if duty.kind != SHEET or last is None:
        return exempt()
    seen = duty.seen
    if found := opened(seen):
        return clear(found.evidence)
    if today <= last:
        return exempt()
    if seen is None or seen.matches or not seen.reached:
        return unsure(seen.evidence if seen else None, reason=why_unsearched(seen))
    return breach(seen.evidence, due=say(last), overdue=(today - last).days)
