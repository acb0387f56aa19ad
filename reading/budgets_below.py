"""A department's budget or account that says it sums up those of its units, beside what they published (F30).

Only units whose own report of that year was read are added, each once: the sum can only be too small, and a report
that is smaller still left something out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


class Units:
    """What units published, report by report as a round's sites come in, and the reports that wait for it.

    Only totals are kept of the units' reports, and whole only the few reports that say they sum up.
    """

    def __init__(self, agencies: Iterable[Agency]) -> None:
        self._parents = {one.id: one.parent for one in agencies if one.parent}
        self._totals: dict[_Key, dict[str, list[Sum]]] = defaultdict(lambda: defaultdict(list))
        self._waiting: list[BudgetReport] = []

    def take(self, reports: Iterable[BudgetReport]) -> Iterator[BudgetReport]:
        """Notes the reports of a site, and gives those that no unit's report says anything of."""
        for report in reports:
            key = _key(report)
            if key and (parent := self._parents.get(report.agency)):
                total = _total(report)
                if total is not None:
                    self._totals[parent, key[1], key[2]][report.agency].append(total)
            if key and SUMS_UP in report.facts.topics and "本级" not in report.name:
                self._waiting.append(report)
            else:
                yield report

    def waited(self) -> tuple[BudgetReport, ...]:
        """The others, in their order, with what the units' reports say of them."""
        return tuple(map(self._beside, self._waiting))

    def _beside(self, report: BudgetReport) -> BudgetReport:
        key = _key(report)
        units = dict(_agreed(self._totals.get(key, {}))) if key else {}
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


def _key(report: BudgetReport) -> _Key | None:
    if not report.kind.startswith("部门") or report.year is None or not report.agency:
        return None
    return report.agency, report.kind, report.year


def _agreed(totals: Mapping[str, Sequence[Sum]]) -> Iterator[tuple[str, Sum]]:
    """Each unit with its total; one with several that differ is left out."""
    for agency, sums in sorted(totals.items()):
        if len({one.value for one in sums}) == 1:
            yield agency, sums[0]


def _total(report: BudgetReport) -> Sum | None:
    """The total of a report; None where it cannot be relied on."""
    known, wanted = Known(report.facts), _WHOLE[report.kind[-2:]]
    if wanted.table not in known.tables or known.trouble(wanted.table):
        return None
    found = known.term(wanted)
    return None if found.reason else found
