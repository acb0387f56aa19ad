"""Was a site's yearly sheet (政府网站工作年度报表) published after 31 January?

The earliest article that may fulfil the duty decides; the last day itself is in time. Where nothing was found at
all, the question is site_report_missing's.
Easily mistaken: a corrected sheet published later, and an article without a date or with a date to the month only.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Duty, exempt, unsure
from rules._duties import late_answer, why_unsearched
from rules.disclosure._due import SHEET, due


def check(duty: Duty, clause: Clause, today: date) -> Answer:
    """Judges one duty by the earliest article that may fulfil it."""
    last = due(duty, clause)
    seen = duty.seen
    if duty.kind != SHEET or last is None or (seen and seen.reached and not seen.matches):
        return exempt()
    if seen is None or not seen.matches:
        return unsure(seen.evidence if seen else None, reason=why_unsearched(seen))
    return late_answer(seen, last, today)
