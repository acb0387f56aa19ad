"""Budgets and final accounts of one office beside each other: last year's account, the year's budget, last year's.

Reports of one office are told by the one name in their titles; a report without one is compared with nothing. Where
a year has two that differ (a corrected version, two units under one name), nothing is concluded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reading.finance import Known, with_last_account, with_last_budget, with_plan
from reading.titles import named
from records import Agency, BudgetReport, Identity, Mark

_Compare = Callable[[Known, Known], Iterator[Identity]]
_Key = tuple[str, str, bool, int]
"""Whose, 预算 or 决算, is it 本级 alone, and the year."""


def beside(reports: Sequence[BudgetReport], agencies: Sequence[Agency]) -> tuple[BudgetReport, ...]:
    """The reports with what they say of other years held against those years' reports."""
    by_key: dict[_Key, list[BudgetReport]] = defaultdict(list)
    keys = [_key(one, agencies) for one in reports]
    for key, report in zip(keys, reports, strict=True):
        if key:
            by_key[key].append(report)
    out = list(reports)
    for places in _by_owner(keys).values():
        known = _KnownOnce()  # of one office at a time: a portal has hundreds of reports
        for at, key in places:
            out[at] = _compared(reports[at], key, by_key, known)
    return tuple(out)


def _by_owner(keys: Sequence[_Key | None]) -> dict[str, list[tuple[int, _Key]]]:
    found: dict[str, list[tuple[int, _Key]]] = defaultdict(list)
    for at, key in enumerate(keys):
        if key:
            found[key[0]].append((at, key))
    return found


class _KnownOnce:
    """The cells of each report in the order in which they are asked for: it is compared with up to three others."""

    def __init__(self) -> None:
        self._known: dict[str, Known] = {}

    def of(self, report: BudgetReport) -> Known:
        """The cells of a report, by its address."""
        found = self._known.get(report.url)
        if found is None or found.facts is not report.facts:
            found = self._known[report.url] = Known(report.facts)
        return found


def _key(report: BudgetReport, agencies: Sequence[Agency]) -> _Key | None:
    """None where nothing says whose it is, or of which year, or there is no table to compare."""
    if not report.kind.startswith("部门") or report.year is None or not report.facts.tables:
        return None
    found = named(report.name, agencies)
    owner = found[0].id if len(found) == 1 else "" if found else report.facts.owner
    alone = "本级" in report.name or "本级" in report.facts.owner
    return (owner, report.kind[-2:], alone, report.year) if owner else None


def _compared(
    report: BudgetReport,
    key: _Key,
    by_key: dict[_Key, list[BudgetReport]],
    known: _KnownOnce,
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
        if len(reports) > 1 and len({one.facts.cells for one in reports}) > 1:
            says = f"与{of_year}年{other}衔接"
            reason = f"{of_year}年{other}公开了{len(reports)}份，内容不一，无法确定以哪份为准"
            found.append(Identity(name, says, Mark.CONDITION, None, "", "", "", "", reason))
        elif reports:
            found += compare(known.of(report), known.of(reports[0]))
    return replace(report, identities=(*report.identities, *found)) if found else report
