"""Will a column be overdue within days?

The forecast day is the last one on which the newest post is still in time. Overdue columns are stale_column's
business; this is the reminder before.
Easily mistaken: a month without its day (the forecast could be wrong by weeks), columns opened only lately, days
in the future, shelves of a past year, and lists that were not read far enough to know their newest post. A class with
a lead of zero is never reminded: where posts are due every working day, it is late before it is warned.
"""

from __future__ import annotations

from datetime import date, timedelta

from records import Answer, Clause, Column, breach, clear, exempt, unsure
from rules._age import Age, age
from rules._saying import say
from rules.updates._shelves import of_past_years


def check(column: Column, clause: Clause, today: date) -> Answer:
    """Judges one column by the days that are left to its newest post."""
    seen, allowed = column.seen, clause.limit("days", column.kind)
    lead = clause.limit("lead", column.kind)
    if seen is None or seen.newest is None or allowed is None or not lead:
        return exempt()
    if seen.single or seen.link_only or seen.shows_children or of_past_years(column, today):
        return exempt()
    if age(seen.newest, today, allowed) is not Age.FRESH:
        return exempt()
    due = seen.newest.earliest + timedelta(days=allowed)
    if column.since is not None:
        due = max(due, column.since + timedelta(days=allowed))
    left = (due - today).days
    if left > lead:
        return clear(seen.evidence)
    if not seen.enough or seen.newest.exact is None:
        reason = seen.reason or f"最新日期{say(seen.newest)}未写明到日"
        return unsure(seen.evidence, reason=reason)
    return breach(seen.evidence, kind=column.kind, newest=say(seen.newest), left=left, due=say(due))
