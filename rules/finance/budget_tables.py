"""Is the published set of tables of a budget or final account complete?

Tables are recognised by the keywords of their titles wherever they stand; order never matters. Easily mistaken: a
table whose title we saw without its rows (it is there), an attachment that could not be read, a page whose tables
are pictures, a document of which we recognised only a few tables. None of these is a breach.
"""

from __future__ import annotations

from datetime import date

from records import Answer, BudgetReport, Clause, breach, clear, unsure
from rules.finance._report import TABLES, is_hollow, unreadable

_REQUIRED: dict[str, tuple[str, ...]] = {
    "部门决算": ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9"),
    "部门预算": ("B1", "B2", "B3", "B4", "B5", "B8", "B9", "B6"),
    "政府预算": tuple(f"G{number:02}" for number in range(1, 18) if number != 15),
    "政府决算": tuple(f"G{number:02}" for number in range(1, 18) if number != 15),
}
"""Standards §4.1; the transfers of state capital (G15) are published where there are any."""
_TOWN = ("G01", "G02", "G03", "G04")


def check(report: BudgetReport, clause: Clause, today: date) -> Answer:
    """Compares the tables found with the official list."""
    del today
    if not is_hollow(report) and (answer := unreadable(report)):
        return answer
    due = _REQUIRED.get(report.kind, ())
    if report.kind.startswith("政府") and report.level == "乡镇街道":
        due = _TOWN
    there = {one.id for one in report.facts.tables}
    missing = [one for one in due if one not in there]
    if due and not missing:
        return clear(report.evidence)
    drawn = len({one.id for one in report.facts.tables if one.drawn} & set(due))
    enough = clause.limit("enough", report.kind) or len(due)
    if not report.complete:
        return unsure(report.evidence, reason=f"未能全部读取：{report.reason}")
    if not due or drawn < min(enough, len(due)):
        return unsure(report.evidence, reason=f"只识别出{drawn}张报表，可能是图片或另有格式")
    names = "、".join(TABLES[one] for one in missing)
    return breach(report.evidence, missing=names, count=len(missing), due=len(due))
