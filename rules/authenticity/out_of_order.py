"""Is a post numbered after much newer ones by the content system, so that its day may be older than it is?

On a list whose numbers otherwise run with the days, a row's number tells when it was made. Numbers alone prove
nothing: the answer is a reminder to look, with both rows as evidence.
Easily mistaken: a draft that was released late (numbered early, dated late), a batch of older posts that was moved
in, lists of products whose numbers are hashes, and days that were read from addresses.
"""

from __future__ import annotations

from datetime import date, timedelta

from records import Answer, Clause, Column, Row, breach, clear, exempt, unsure
from rules._saying import say
from rules.authenticity._dates import solid


def check(column: Column, clause: Clause, today: date) -> Answer:
    """Judges one column by the rows whose numbers are ahead of their days."""
    seen, allowed = column.seen, clause.limit("days")
    if seen is None or seen.posted is None or allowed is None:
        return exempt()
    since = today - timedelta(days=clause.limit("recent") or 0)
    found = [
        (row, ahead)
        for row, ahead in seen.posted.misplaced
        if _gap(row, ahead) > allowed and (solid(ahead.day) or date.min) >= since
    ]
    if not found:
        return clear(seen.evidence)
    if len(found) >= (clause.limit("many") or 0):
        reason = f"有{len(found)}条信息编号在后而日期在前，可能是迁移或补录"
        return unsure(seen.evidence, reason=reason)
    row, ahead = found[0]
    return breach(
        seen.evidence,
        place=row.url,
        title=row.title,
        shown=say(row.day) if row.day else "",
        ahead=ahead.title,
        newer=say(ahead.day) if ahead.day else "",
    )


def _gap(row: Row, ahead: Row) -> int:
    """Days by which the row is older than the row numbered before it."""
    old, new = solid(row.day), solid(ahead.day)
    return (new - old).days if old and new else 0
