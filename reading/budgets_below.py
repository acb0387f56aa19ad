"""A department's budget or account that says it sums up those of its units, beside what they published (F30).

Only units whose own report of that year was read are added, each once: the sum can only be too small, and a report
that is smaller still left something out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from reading.finance import Known
from reading.finance.comparing import compared
from reading.finance.known import Sum
from reading.finance.terms import term
from records import Agency, BudgetReport, Mark

_WHOLE = {"预算": term("B1.支·总计.数"), "决算": term("T1.支·总计.数")}
"""Where a report's total stands, by the last word of its kind."""
SUMS_UP = "汇总所属"
"""The topic of a text that says so (`reading.finance.prose`)."""
_Key = tuple[str, str, int]
"""Agency, 部门预算 or 部门决算, and the year."""


def with_units(
    reports: Sequence[BudgetReport], agencies: Sequence[Agency]
) -> tuple[BudgetReport, ...]:
    """The reports in their order; those that sum up units with what that says."""
    parents = {one.id: one.parent for one in agencies if one.parent}
    below: dict[_Key, list[BudgetReport]] = defaultdict(list)
    for report in reports:
        if (parent := parents.get(report.agency)) and (key := _key(report)):
            below[parent, key[1], key[2]].append(report)
    return tuple(_beside(report, below) for report in reports)


def _key(report: BudgetReport) -> _Key | None:
    if not report.kind.startswith("部门") or report.year is None or not report.agency:
        return None
    return report.agency, report.kind, report.year


def _beside(report: BudgetReport, below: Mapping[_Key, Sequence[BudgetReport]]) -> BudgetReport:
    key = _key(report)
    if key is None or SUMS_UP not in report.facts.topics or "本级" in report.name:
        return report
    units = dict(_totals(below.get(key, ())))
    own = _total(report)
    if own is None or not units:
        return report
    whole = Sum(
        sum((one.value for one in units.values()), Decimal(0)),
        sum((one.slack for one in units.values()), Decimal(0)),
        assumed=any(one.assumed for one in units.values()),
    )
    says = f"部门{report.kind[-2:]}支出总计≥{len(units)}家所属单位支出总计之和"
    found = compared("F30", says, Mark.CONDITION, own, whole, "≥")
    return replace(report, identities=(*report.identities, found))


def _totals(reports: Sequence[BudgetReport]) -> Iterator[tuple[str, Sum]]:
    """Each unit with its total; one with several that differ is left out."""
    found: dict[str, list[Sum]] = defaultdict(list)
    for report in reports:
        if (total := _total(report)) is not None:
            found[report.agency].append(total)
    for agency, totals in sorted(found.items()):
        if len({one.value for one in totals}) == 1:
            yield agency, totals[0]


def _total(report: BudgetReport) -> Sum | None:
    """The total of a report; None where it cannot be relied on."""
    known, wanted = Known(report.facts), _WHOLE[report.kind[-2:]]
    if wanted.table not in known.tables or known.trouble(wanted.table):
        return None
    found = known.term(wanted)
    return None if found.reason else found
