"""What the questions about the text of budgets and final accounts share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from records import Answer, BudgetReport, Evidence, Identity, Mark, exempt, unsure

TABLES: dict[str, str] = {
    "T1": "收入支出决算总表",
    "T2": "收入决算表",
    "T3": "支出决算表",
    "T4": "财政拨款收入支出决算总表",
    "T5": "一般公共预算财政拨款支出决算表",
    "T6": "一般公共预算财政拨款基本支出决算表",
    "T7": "财政拨款“三公”经费支出决算表",
    "T8": "政府性基金预算财政拨款收入支出决算表",
    "T9": "国有资本经营预算财政拨款支出决算表",
    "B1": "部门收支总体情况表",
    "B2": "部门收入总体情况表",
    "B3": "部门支出总体情况表",
    "B4": "财政拨款收支总体情况表",
    "B5": "一般公共预算支出情况表",
    "B8": "一般公共预算基本支出情况表",
    "B9": "一般公共预算“三公”经费支出情况表",
    "B6": "政府性基金预算支出情况表",
    "B7": "国有资本经营预算支出情况表",
    "G01": "一般公共预算收入表",
    "G02": "一般公共预算支出表",
    "G03": "一般公共预算本级支出表",
    "G04": "一般公共预算本级基本支出表",
    "G05": "一般公共预算税收返还和转移支付表",
    "G06": "政府一般债务限额和余额情况表",
    "G07": "政府性基金收入表",
    "G08": "政府性基金支出表",
    "G09": "政府性基金本级支出表",
    "G10": "政府性基金转移支付表",
    "G11": "政府专项债务限额和余额情况表",
    "G12": "国有资本经营预算收入表",
    "G13": "国有资本经营预算支出表",
    "G14": "国有资本经营预算本级支出表",
    "G15": "国有资本经营预算转移支付表",
    "G16": "社会保险基金收入表",
    "G17": "社会保险基金支出表",
}
"""Official names (standards §4.1), by which findings call a table."""
SPOKEN = frozenset({"D07", "D08", "D09", "D10", "D11", "B09", "B10", "B11", "B12", "B13", "B15"})
"""Identities that compare the text: with the tables, or with itself."""
TIED = frozenset({"D10", "B09", "B10", "B11", "B12"})
"""Those that compare the text with a table."""
_MET = frozenset({"B07"})
"""Conditional identities that are only evaluated where their condition was read off the tables themselves."""
_ELSEWHERE = frozenset({"B-11"})
"""Identities that a question of their own asks."""
_THIN = 800
"""Characters; the text of the shortest real accounts has some 3,000, a page that only offers files far less."""
_NAMED = 5


def unreadable(report: BudgetReport) -> Answer | None:
    """The answer when there is nothing to judge; None when there is.

    A page of a few words without any table was judged once (are its tables there?), not by every question.
    """
    if report.facts.scanned:
        return unsure(report.evidence, reason="扫描件，无文字层")
    if is_hollow(report):
        return exempt()
    if not report.facts.tables and not report.facts.prose:
        return unsure(report.evidence, reason=report.reason or "没有可读取的内容")
    return None


def is_hollow(report: BudgetReport) -> bool:
    """Was it read to its end, and holds no table and hardly a text?"""
    facts = report.facts
    thin = not facts.tables and not facts.listed and 0 < facts.prose < _THIN
    return thin and report.complete


def sure(report: BudgetReport, *, spoken: bool) -> tuple[Identity, ...]:
    """The identities of the form itself, of the text or of the tables."""
    return tuple(
        one
        for one in report.identities
        if (one.mark is Mark.SURE or one.id in _MET)
        and one.id not in _ELSEWHERE
        and (one.id in SPOKEN) is spoken
    )


def listed(failed: Iterable[Identity]) -> str:
    """The failing identities with amounts, page and cell."""
    all_ = list(failed)
    said = [
        f"{one.says}（{one.left}与{one.right}，{one.place}，{one.id}）" for one in all_[:_NAMED]
    ]
    return "；".join(said) + ("等" if len(all_) > _NAMED else "")


def at(report: BudgetReport, place: str, excerpt: str = "") -> Evidence | None:
    """The report's evidence, at a place."""
    return replace(report.evidence, place=place, excerpt=excerpt[:60]) if report.evidence else None


def joined(names: Iterable[str]) -> str:
    """A few names in one line."""
    all_ = list(dict.fromkeys(names))
    return "、".join(all_[:_NAMED]) + ("等" if len(all_) > _NAMED else "")
