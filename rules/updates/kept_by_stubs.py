"""Is a column kept alive only by 情况说明, posts which say that there was nothing to publish?

Such a post earns part of the credit where it names the period and the reason; it is no update. Where the newest
real post is overdue and a 情况说明 makes the column look in time, the column is a finding; so is a heap of them.
Easily mistaken: explanations of a budget, a plan or a draft (they are content), and lists that were not read far
enough to know the newest real post.
"""

from __future__ import annotations

import re
from datetime import date

from records import Answer, Clause, Column, Row, breach, clear, exempt, unsure
from rules._age import Age, age
from rules._saying import say

_PERIOD = re.compile("20\\d\\d年|季度|\\d月|月份|半年|年度")


def check(column: Column, clause: Clause, today: date) -> Answer:
    """Judges one column by its newest post that is no 情况说明."""
    seen, allowed = column.seen, clause.limit("days", column.kind)
    if seen is None or seen.posted is None or seen.newest is None or allowed is None:
        return exempt()
    stub, real = seen.posted.stub, seen.posted.newest_other
    if stub is None:
        return exempt()
    if stub.day is None or age(stub.day, today, allowed) is not Age.FRESH:
        return exempt()
    if real is not None and age(real, today, allowed) is not Age.STALE:
        return clear(seen.evidence)
    if not seen.enough:
        return unsure(seen.evidence, reason=seen.reason or "列表未读够，不能确定其他信息的日期")
    return breach(
        seen.evidence,
        variant="dated" if real else "",
        title=stub.title,
        day=say(stub.day),
        count=seen.posted.stubs,
        real=say(real) if real else "",
        flaw=_flaw(stub),
        allowed=allowed,
    )


def _flaw(stub: Row) -> str:
    """What such a post lacks besides, as a clause of the sentence."""
    return "" if _PERIOD.search(stub.title) else "，标题也未写明所指时段"
