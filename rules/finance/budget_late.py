"""Was a budget or final account published after its last day?

The earliest article that may fulfil the duty decides: any one in time clears it. Where nothing was found at all,
the question is budget_missing's.
Easily mistaken: a corrected version published later, an article without a date, a date known only to the month,
a copy in a column that was not reached, and an approval date that nobody has told us. None of these is a breach.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Duty, exempt, unsure
from rules._duties import late_answer, why_unsearched
from rules.finance._due import KINDS, due


def check(duty: Duty, clause: Clause, today: date) -> Answer:
    """Judges one duty by the earliest article that may fulfil it."""
    seen = duty.seen
    if duty.kind not in KINDS or (seen is not None and seen.reached and not seen.matches):
        return exempt()
    if seen is None or not seen.matches:
        return unsure(seen.evidence if seen else None, reason=why_unsearched(seen))
    days = [due(duty, clause, match) for match in seen.matches]
    last = max((day for day in days if day), default=None)
    if last is None:
        return unsure(seen.matches[0].evidence, reason="批准（批复）日期不详")
    return late_answer(seen, last, today)
