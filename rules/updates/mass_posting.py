"""Was a column filled on one day after a long silence?

Updates have to come as things happen; a heap of posts on one day behind months without any is made for the
inspection. It is a reminder: only the office knows.
Easily mistaken: a column that was moved or opened on that day (all rows of one day), yearly papers that come
together by law (budgets, annual reports: classes without a limit), and heaps long ago.
"""

from __future__ import annotations

from datetime import date, timedelta

from records import Answer, Clause, Column, breach, clear, exempt, unsure
from rules._saying import say


def check(column: Column, clause: Clause, today: date) -> Answer:
    """Judges one column by its newest heap."""
    seen, silence = column.seen, clause.limit("silence", column.kind)
    if seen is None or seen.posted is None or silence is None:
        return exempt()
    since = today - timedelta(days=clause.limit("recent") or 0)
    least = clause.limit("rows") or 0
    heaps = [
        one
        for one in seen.posted.rushes
        if one.rows >= least and since <= one.day.earliest <= today
    ]
    if not heaps:
        return clear(seen.evidence)
    heap = heaps[0]
    if heap.before is None:
        if seen.complete:
            return clear(seen.evidence)
        reason = f"{say(heap.day)}一天列出{heap.rows}条，此前的信息本次未读到"
        return unsure(seen.evidence, reason=reason)
    idle = (heap.day.earliest - heap.before.latest).days
    if idle <= silence:
        return clear(seen.evidence)
    return breach(seen.evidence, day=say(heap.day), count=heap.rows, idle=idle)
