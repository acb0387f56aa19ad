"""Does the text of a department's budget or account explain what it must?

Looked for by the words that show a topic, anywhere in the page and its attachments. Easily mistaken: an explanation
in an attachment that was not read, a document of tables only whose text stands elsewhere. None of these is a breach.
"""

from __future__ import annotations

from datetime import date

from records import Answer, BudgetReport, Clause, breach, clear, exempt, unsure
from rules.finance._report import unreadable

_DUE = {
    "职责": "主要职责",
    "机构": "机构设置",
    "收支增减": "收支增减变化",
    "机关运行经费": "机关运行经费",
    "政府采购": "政府采购情况",
    "国有资产": "国有资产占用情况",
    "绩效": "预算绩效情况",
    "名词解释": "名词解释",
}


def check(report: BudgetReport, clause: Clause, today: date) -> Answer:
    """Lists the topics that the text does not touch."""
    del today
    if not report.kind.startswith("部门"):
        return exempt()
    if answer := unreadable(report):
        return answer
    missing = [words for topic, words in _DUE.items() if topic not in report.facts.topics]
    if not missing:
        return clear(report.evidence)
    if not report.complete:
        return unsure(report.evidence, reason=f"未能全部读取：{report.reason}")
    if not report.facts.tables:
        return unsure(report.evidence, reason="没有读到报表，可能不是全部内容")
    if report.facts.prose < (clause.limit("prose") or 0):
        return unsure(report.evidence, reason="只读到报表，没有情况说明正文")
    return breach(report.evidence, missing="、".join(missing))
