"""Is “三公”经费 published in its parts and explained?

Parts are due in the table whatever their amounts; what happened for the money (groups, vehicles, receptions) only
where money was spent. Easily mistaken: no such spending at all and saying so, parts named in two rows of head, the
table missing altogether (another question). None of these is a breach.
"""

from __future__ import annotations

from datetime import date

from records import Answer, BudgetReport, Clause, FinanceTable, breach, clear, exempt, unsure
from rules.finance._report import unreadable

_PARTS = {
    "出国": "因公出国（境）费",
    "用车": "公务用车购置及运行费",
    "购置": "公务用车购置费",
    "运行": "公务用车运行费",
    "接待": "公务接待费",
}
_DETAILS = (
    ("出国", "团组", "出国（境）团组数和人数"),
    ("运行", "保有量", "公务用车保有量"),
    ("接待", "批次", "公务接待批次和人数"),
)
_LEAST_PROSE = 200


def check(report: BudgetReport, clause: Clause, today: date) -> Answer:
    """Looks at the table's parts first, then at the reasons, then at the details of an account."""
    del clause, today
    if not report.kind.startswith("部门"):
        return exempt()
    if answer := unreadable(report):
        return answer
    table = next((one for one in report.facts.tables if one.id in {"T7", "B9"}), None)
    if table is None and report.complete and report.facts.tables:
        return exempt()
    if reason := _why_unread(report, table):
        return unsure(report.evidence, reason=reason)
    assert table is not None
    shown = {name.partition("·")[0] for name in table.columns}
    missing = [words for part, words in _PARTS.items() if part not in shown]
    if missing:
        return breach(report.evidence, variant="split", missing="、".join(missing))
    if table.empty:
        return clear(report.evidence)
    if not report.complete or report.facts.prose < _LEAST_PROSE:
        return unsure(report.evidence, reason=report.reason or "没有情况说明正文可供核对")
    if "三公原因" not in report.facts.topics:
        return breach(report.evidence, variant="reason")
    absent = [
        words
        for part, topic, words in _DETAILS
        if _spent(report, part) and topic not in report.facts.topics
    ]
    if report.kind == "部门决算" and absent:
        return breach(report.evidence, variant="detail", missing="、".join(absent))
    return clear(report.evidence)


def _why_unread(report: BudgetReport, table: FinanceTable | None) -> str:
    """Why the table tells nothing; empty when it does."""
    if table is None:
        return report.reason or "没有读到报表"
    return "；".join(table.doubts) or ("" if table.drawn else "“三公”经费表未能读取")


def _spent(report: BudgetReport, part: str) -> bool:
    """Was money spent on it?"""
    return any(
        one.table == "T7" and one.column == f"{part}·决算" and one.value and one.value.strip("0.-")
        for one in report.facts.cells
    )
