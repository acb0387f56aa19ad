"""Does every table without data say why it has none, and no table with data that it has none?

The sentence may stand beneath the table or in the text. Easily mistaken: a form's own instruction beneath a table,
zeros that are printed (they are no data), a table that could not be read. None of these is a breach.
"""

from __future__ import annotations

from datetime import date

from records import Answer, BudgetReport, Clause, FinanceTable, breach, clear, exempt, unsure
from rules.finance._report import TABLES, at, joined, unreadable

_MAY_BE_EMPTY = {
    "T7": "无三公", "T8": "无政府性基金", "T9": "无国有资本", "B6": "无政府性基金", "B7": "无国有资本", "B9": "无三公",
}  # fmt: skip
"""Tables that an office may have nothing for, and what its text then says."""
_OTHERS = {"T8": ("国有资本",), "T9": ("政府性基金",), "B6": ("国有资本",), "B7": ("政府性基金",)}
_OWN = {"T8": "政府性基金", "T9": "国有资本", "B6": "政府性基金", "B7": "国有资本"}


def check(report: BudgetReport, clause: Clause, today: date) -> Answer:
    """Contradictions first: a note on a table with data, or a note that speaks of another table."""
    del clause, today
    if answer := unreadable(report):
        return answer
    tables = [one for one in report.facts.tables if one.drawn and not one.doubts]
    if wrong := [one for one in tables if one.note and not one.empty and "本表无" in one.note]:
        return breach(
            at(report, wrong[0].place, wrong[0].note), variant="filled", tables=_named(wrong)
        )
    if wrong := [one for one in tables if one.empty and _speaks_of_another(one)]:
        return breach(
            at(report, wrong[0].place, wrong[0].note), variant="another", tables=_named(wrong)
        )
    bare = [one for one in tables if one.empty and not one.note]
    silent = [one for one in bare if _MAY_BE_EMPTY.get(one.id, "-") not in report.facts.topics]
    if not report.complete and silent:
        return unsure(report.evidence, reason=f"未能全部读取：{report.reason}")
    if odd := [one for one in silent if one.id not in _MAY_BE_EMPTY]:
        return unsure(at(report, odd[0].place), reason=f"{_named(odd)}未读到数据，可能是格式特殊")
    if silent:
        return breach(at(report, silent[0].place), tables=_named(silent))
    if not tables:
        if report.complete and not report.facts.listed:
            return exempt()
        return unsure(report.evidence, reason=report.reason or "目录列有报表，但未能读出")
    return clear(report.evidence)


def _speaks_of_another(table: FinanceTable) -> bool:
    own, others = _OWN.get(table.id, ""), _OTHERS.get(table.id, ())
    return bool(
        own and table.note and own not in table.note and any(one in table.note for one in others)
    )


def _named(tables: list[FinanceTable]) -> str:
    return joined(f"“{one.title or TABLES.get(one.id, '')}”" for one in tables)
