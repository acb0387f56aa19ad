"""Was it told what came of a call for opinions?

Only a call whose own page states its last day, long past, and only when all columns of decisions and interaction were
read to their end without anything even alike. Easily mistaken: an outcome added to the call's own page, feedback
under another title, in an attachment, or on another site, and a call that is prolonged.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Consultation, breach, clear, exempt, unsure
from rules._saying import say


def check(call: Consultation, clause: Clause, today: date) -> Answer:
    """Judges one call for opinions."""
    if call.feedback:
        return clear(call.evidence)
    last, allowed = call.facts.deadline, clause.limit("days")
    since = clause.limit("since") or 0
    if last is None or allowed is None or last.year < since:
        return exempt()
    over = (today - last.latest).days
    if over <= allowed:
        return exempt()
    if not call.around.reached:
        return _untold(call, call.around.reason)
    if call.perhaps:
        return _untold(call, "有标题相近的反馈，不能确定是否对应")
    return breach(call.evidence, last=say(last), over=over)


def _untold(call: Consultation, reason: str) -> Answer:
    """Said once for a column."""
    return unsure(call.evidence, reason=reason) if call.around.spokesman else exempt()
