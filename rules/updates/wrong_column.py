"""Do items stand in a column of quite another class than their titles speak of?

Only titles that speak of one class beyond doubt are counted, and only columns of narrow classes are judged: papers
of all sorts rightly stand under notices, in topics and in catalogues.
Easily mistaken: a column whose own class was misread (most of its rows would be foreign), news about the matter of
the column, and budgets or appointments announced among notices.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Column, breach, clear, exempt, unsure

_TAKES: dict[str, frozenset[str]] = {
    "规范性文件": frozenset({"规范性文件", "政策文件", "政策解读"}),
    "政策解读": frozenset({"政策解读", "政策文件"}),
    "财政预决算": frozenset({"财政预决算", "年度报告", "招标采购"}),
    "人事信息": frozenset({"人事信息", "动态要闻"}),
    "年度报告": frozenset({"年度报告"}),
    "统计数据": frozenset({"统计数据", "政策解读", "动态要闻", "年度报告"}),
    "行政事业性收费": frozenset({"行政事业性收费", "政策解读"}),
}
"""For each narrow class of column, the classes of title that may stand there."""


def check(column: Column, clause: Clause, today: date) -> Answer:
    """Judges one column by the titles that speak of another class."""
    seen, takes = column.seen, _TAKES.get(column.kind)
    if takes is None or seen is None or seen.posted is None or not seen.rows:
        return exempt()
    foreign = [row for row in seen.posted.telling if row.kind not in takes]
    count = sum(many for kind, many in seen.posted.kinds if kind not in takes)
    if not foreign:
        return clear(seen.evidence)
    percent = 100 * count // seen.rows
    if percent > (clause.limit("percent") or 0):
        reason = f"{seen.rows}条信息中有{count}条像是其他类别，栏目类别可能判断有误"
        return unsure(seen.evidence, reason=reason)
    return breach(seen.evidence, count=count, title=foreign[0].title, other=foreign[0].kind)
