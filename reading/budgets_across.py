"""Budgets and final accounts of one office beside each other: last year's account, the year's budget, last year's.

Reports of one office are told by the one name in their titles; a report without one is compared with nothing. Where
a year has two that differ (a corrected version, two units under one name), nothing is concluded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reading.finance import with_last_account, with_last_budget, with_plan
from reading.titles import named
from records import Agency, BudgetReport, FinanceFacts, Identity, Mark

_Compare = Callable[[FinanceFacts, FinanceFacts], Iterator[Identity]]
_Key = tuple[str, str, bool, int]
"""Whose, 预算 or 决算, is it 本级 alone, and the year."""


def beside(reports: Sequence[BudgetReport], agencies: Sequence[Agency]) -> tuple[BudgetReport, ...]:
    """The reports with what they say of other years held against those years' reports."""
    by_key: dict[_Key, list[BudgetReport]] = defaultdict(list)
    keys = [_key(one, agencies) for one in reports]
    for key, report in zip(keys, reports, strict=True):
        if key:
            by_key[key].append(report)
    return tuple(
        _compared(report, key, by_key) if key else report
        for key, report in zip(keys, reports, strict=True)
    )


def _key(report: BudgetReport, agencies: Sequence[Agency]) -> _Key | None:
    """None where nothing says whose it is, or of which year, or there is no table to compare."""
    if not report.kind.startswith("部门") or report.year is None or not report.facts.tables:
        return None
    found = named(report.name, agencies)
    owner = found[0].id if len(found) == 1 else "" if found else report.facts.owner
    alone = "本级" in report.name or "本级" in report.facts.owner
    return (owner, report.kind[-2:], alone, report.year) if owner else None


def _compared(
    report: BudgetReport, key: _Key, by_key: dict[_Key, list[BudgetReport]]
) -> BudgetReport:
    owner, word, alone, year = key
    wanted: list[tuple[str, str, int, _Compare]] = (
        [("F29", "决算", year - 1, with_last_account), ("F31", "预算", year, with_plan)]
        if word == "决算"
        else [("B16", "预算", year - 1, with_last_budget)]
    )
    found: list[Identity] = []
    for name, other, of_year, compare in wanted:
        reports = by_key.get((owner, other, alone, of_year), [])
        if len({one.facts.cells for one in reports}) > 1:
            says = f"与{of_year}年{other}衔接"
            reason = f"{of_year}年{other}公开了{len(reports)}份，内容不一，无法确定以哪份为准"
            found.append(Identity(name, says, Mark.CONDITION, None, "", "", "", "", reason))
        elif reports:
            found += compare(report.facts, reports[0].facts)
    return replace(report, identities=(*report.identities, *found)) if found else report
