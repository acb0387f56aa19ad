"""Has a column that the home page shows gone longer without a new post than the place allows there?

For places that ask more of the columns on the home page than of others; elsewhere the question does not arise. A column
is on the home page where that shows one of its newest rows: a mere link to the column is in every menu.
Easily mistaken: pinned old rows, shelves of a past year, columns opened only lately, columns whose class has a shorter
limit (stale_column says that), and lists that were not read far enough to know their newest post.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Column, breach, clear, exempt, unsure
from rules._age import Age, age
from rules._saying import say
from rules.updates._shelves import of_past_years

_YEARLY = frozenset(
    {"规划计划", "年度报告", "网站年度报表", "法治政府年报", "其他年报", "财政预决算"}
)
"""Classes that are excepted: plans and what comes once a year."""


def check(column: Column, clause: Clause, today: date) -> Answer:
    """Judges one column by its newest row."""
    seen, allowed = column.seen, clause.limit("days")
    if not allowed or column.kind in _YEARLY or of_past_years(column, today):
        return exempt()
    if seen is None or seen.posted is None or not seen.posted.on_home or seen.newest is None:
        return exempt()
    if clause.limit("stricter", column.kind) is not None:
        return exempt()
    if column.since is not None and (today - column.since).days <= allowed:
        return clear(seen.evidence)
    state = age(seen.newest, today, allowed)
    if state is Age.FRESH:
        return clear(seen.evidence)
    if state is not Age.STALE:
        return unsure(seen.evidence, reason=f"最新日期{say(seen.newest)}{state.value}")
    if not seen.enough:
        return unsure(seen.evidence, reason=seen.reason or "列表未读够，不能确定最新日期")
    idle = (today - seen.newest.latest).days
    return breach(seen.evidence, newest=say(seen.newest), idle=idle)
