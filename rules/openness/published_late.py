"""Was a normative document published more than twenty working days after it was made?

The day it was made is the one its page states (成文日期 or at its foot). Easily mistaken: an old document posted again
when a site was rebuilt, which shows as a year or more; a date not stated to the day; a year whose calendar of holidays
is not in the data; and documents from before the regulations in force.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, PolicyDocument, breach, clear, exempt, unsure
from records.workdays import add_workdays, workdays_between
from rules._saying import say


def check(document: PolicyDocument, clause: Clause, today: date) -> Answer:
    """Judges one document by the two days its own page states."""
    workdays, most = clause.limit("workdays"), clause.limit("rebuilt") or 0
    since = clause.source_on(today)
    made, shown = document.signed, document.published
    if workdays is None or since is None or made is None or shown is None:
        return exempt()
    if made.latest < since.in_force or made.earliest > shown.latest:
        return exempt()
    day, posted = made.exact, shown.exact
    if day is None or posted is None:
        return _untold(document, "成文日期或发布日期未写到日")
    if (posted - day).days <= workdays:
        return clear(document.evidence)
    last = add_workdays(day, workdays)
    if last is None:
        return _untold(document, "工作日历缺少有关年份，无法计算工作日")
    if posted <= last:
        return clear(document.evidence)
    if (posted - day).days > most:
        return _untold(document, "成文与发布相隔很久，可能是网站改版后重新发布")
    took = workdays_between(day, posted) or workdays + 1
    return breach(document.evidence, made=say(day), shown=say(posted), took=took)


def _untold(document: PolicyDocument, reason: str) -> Answer:
    """Said once for a column."""
    around = document.around
    return unsure(document.evidence, reason=reason) if around.spokesman else exempt()
