"""Was an annual report on disclosure published after its last day?

The earliest article that may fulfil the duty decides: any one in time clears it. Where nothing was found at all,
the question is annual_report_missing's.
Easily mistaken: a corrected version published later, an article without a date or with a date to the month only,
and a copy in a column that was not reached. The last day itself is in time.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Duty, exempt, unsure
from rules._duties import late_answer, why_unsearched
from rules.disclosure._due import KIND, due


def check(duty: Duty, clause: Clause, today: date) -> Answer:
    """Judges one duty by the earliest article that may fulfil it."""
    last = due(duty, clause)
    seen = duty.seen
    if duty.kind != KIND or last is None or (seen and seen.reached and not seen.matches):
        return exempt()
    if seen is None or not seen.matches:
        return unsure(seen.evidence if seen else None, reason=why_unsearched(seen))
    return late_answer(seen, last, today)
