"""Does a budget or final account stand only where nobody would look for it, outside any column for them?

Asked of what was found. Easily mistaken: a copy in another column beside the proper one, a shared platform, a column
whose name speaks of money although its class does not, and columns that were not read to their end.
"""

from __future__ import annotations

import re
from datetime import date

from records import Answer, Clause, Duty, Match, breach, clear, exempt, unsure
from rules.finance._due import KINDS

_MONEY = re.compile(r"预算|决算|财政|三公")


def check(duty: Duty, clause: Clause, today: date) -> Answer:
    """Judges one duty by the columns that its articles stand in."""
    seen = duty.seen
    found = [one for one in seen.matches if one.reached] if seen else []
    if duty.kind not in KINDS or seen is None or not found:
        return exempt()
    if proper := next((one for one in found if _is_proper(one, clause)), None):
        return clear(proper.evidence)
    if any(not one.shelf for one in found):
        return unsure(found[0].evidence, reason="所在页面不在已登记的栏目中")
    if not seen.reached:
        return unsure(found[0].evidence, reason=seen.reason or "应公开的栏目未全部查到")
    return breach(found[0].evidence, title=found[0].title, shelf=found[0].shelf)


def _is_proper(match: Match, clause: Clause) -> bool:
    """Is its column one for budgets, by its class or by its name?"""
    return bool(clause.limit("kinds", match.kind)) or bool(_MONEY.search(match.shelf))
