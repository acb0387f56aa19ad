"""Does a government's budget or account publish its debt: ceiling, balance, use and repayment?

A balance above its ceiling is a slip or a breach of the law; both are said of the table, with the cell. Easily
mistaken: a new ceiling (新增限额) that is smaller than the balance, balances of another year, a town (towns borrow
nothing), text in an attachment that was not read. None of these is a breach.
"""

from __future__ import annotations

from datetime import date

from records import Answer, BudgetReport, Clause, breach, clear, exempt, unsure
from rules.finance._report import TABLES, at, joined, listed, unreadable

_DEBTS = ("G06", "G11")
_TOLD = (("债务用途", "债务资金的使用"), ("还本付息", "还本付息情况"))


def check(report: BudgetReport, clause: Clause, today: date) -> Answer:
    """A balance above its ceiling first, then what the tables and the text do not say."""
    del today
    if not report.kind.startswith("政府") or report.level == "乡镇街道":
        return exempt()
    if answer := unreadable(report):
        return answer
    asked = [one for one in report.identities if one.id == "B-11"]
    if over := [one for one in asked if one.holds is False]:
        first = at(report, over[0].place, f"{over[0].left}与{over[0].right}")
        return breach(first, variant="over", failed=listed(over))
    tables = [one for one in report.facts.tables if one.id in _DEBTS and one.drawn]
    if not tables:
        return exempt()  # that they are missing is another question
    if not report.complete:
        return unsure(report.evidence, reason=f"未能全部读取：{report.reason}")
    if not asked:
        names = joined(TABLES[one.id] for one in tables)
        return unsure(at(report, tables[0].place), reason=f"{names}中未认出限额和余额")
    if report.facts.prose < (clause.limit("prose") or 0):
        return unsure(report.evidence, reason="没有情况说明正文可供核对")
    silent = [words for topic, words in _TOLD if topic not in report.facts.topics]
    if silent:
        return breach(report.evidence, variant="silent", missing="、".join(silent))
    if unsaid := [one for one in asked if one.holds is None]:
        return unsure(report.evidence, reason=unsaid[0].reason)
    return clear(report.evidence)
