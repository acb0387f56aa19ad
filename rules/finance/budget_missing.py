"""Is a budget or final account that should be public by now nowhere to be found?

Missing = no article announces it, though every column where it may stand was reached and read to its end, and the
last day is past. A duty that is not due yet is exempt: it will be asked again when it is.
Easily mistaken: a budget filed in another column or on a shared platform, a list that was not read to its end,
a title found whose page did not open, and an approval date that nobody has told us.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Duty, breach, clear, exempt, unsure
from rules._duties import opened, why_unsearched
from rules._saying import say
from rules.finance._due import KINDS, bound, due


def check(duty: Duty, clause: Clause, today: date) -> Answer:
    """Judges one duty by the articles that may fulfil it."""
    if duty.kind not in KINDS:
        return exempt()
    known = due(duty, clause)
    last = known or bound(duty, clause)
    seen = duty.seen
    if found := opened(seen):
        return clear(found.evidence)
    if last is None or today <= last:
        return exempt()
    if seen is None or seen.matches or not seen.reached:
        return unsure(seen.evidence if seen else None, reason=why_unsearched(seen))
    if known is None:
        return breach(seen.evidence, variant="bound", due=say(last))
    return breach(seen.evidence, due=say(last), overdue=(today - last).days)
