"""Is a column kept alive only by posts that stand in several other columns too?

Each post counts for the column that it belongs to. Where a column is in time by shared posts, and would not be
without them, the office is reminded.
Easily mistaken: a list that is shown twice under two names (not counted as shared), one post in two columns, and
lists that were not read far enough to know the column's own newest post.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Column, breach, clear, exempt, unsure
from rules._age import Age, age
from rules._saying import say


def check(column: Column, clause: Clause, today: date) -> Answer:
    """Judges one column by its newest post of its own."""
    seen, allowed = column.seen, clause.limit("days", column.kind)
    if seen is None or seen.posted is None or seen.newest is None or allowed is None:
        return exempt()
    if age(seen.newest, today, allowed) is not Age.FRESH:
        return exempt()
    shared, own = seen.posted.shared, seen.posted.newest_own
    if len(shared) < (clause.limit("rows") or 0):
        return clear(seen.evidence)
    if own is None or (not seen.enough and age(own, today, allowed) is not Age.FRESH):
        reason = seen.reason or "未读到只在本栏目发布的信息"
        return unsure(seen.evidence, reason=reason)
    if age(own, today, allowed) is not Age.STALE:
        return clear(seen.evidence)
    return breach(seen.evidence, own=say(own), title=shared[0].title, allowed=allowed)
