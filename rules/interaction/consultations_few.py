"""Did a government with a column for calls for opinions call often enough within a year?

Every call on the site counts, and every post of the column that is no outcome. Easily mistaken: lists that were not
read back a year, calls that stand on another platform, and an office that is no government.
"""

from __future__ import annotations

from datetime import date, timedelta

from records import Answer, Clause, PolicyColumn, breach, clear, exempt, unsure
from rules._saying import say


def check(column: PolicyColumn, clause: Clause, today: date) -> Answer:
    """Judges one column of calls by how many a year brought."""
    days, least = clause.limit("days"), clause.limit("least")
    called = column.kind in {"决策公开", "互动回应"}
    if not (called and column.government) or days is None or least is None:
        return exempt()
    since = today - timedelta(days=days)
    recent = [one for one in column.told if one.published and one.published.latest >= since]
    if len(recent) >= least:
        return clear(column.evidence)
    if not column.reached:
        return unsure(column.evidence, reason=column.reason)
    if column.back_to is not None and column.back_to.latest >= since:
        return unsure(column.evidence, reason=f"列表只读到{say(column.back_to)}")
    if any(one.published is None for one in column.told):
        return unsure(column.evidence, reason="有的征集没有注明日期")
    if not column.told:
        return exempt()
    return breach(column.evidence, count=len(recent))
