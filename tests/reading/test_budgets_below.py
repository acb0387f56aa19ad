# ruff: noqa: E501 - cases one a line, so that they can be read down the page
"""A department's total against its units': only what says that it sums up, only units that were read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reading.budgets_below import SUMS_UP, Units
from records import Agency, BudgetReport, Cell, FinanceFacts, FinanceTable

AGENCIES = (
    Agency("qzf", "云溪区人民政府", level="政府"),
    Agency("lyj", "云溪区林业局", parent="qzf"),
    Agency("zz", "云溪区种子站", level="事业单位", parent="lyj"),
    Agency("mp", "云溪区苗圃", level="事业单位", parent="lyj"),
)


def report(agency: str, total: str, *topics: str, kind="部门预算", year=2026, unit="万元", name=""):
    table = FinanceTable(
        "B1" if kind.endswith("预算") else "T1",
        "收支总表",
        unit,
        "表1",
        rows=("支·总计",),
        columns=("数",),
    )
    facts = FinanceFacts(
        kind,
        year,
        agency,
        (table,),
        (Cell(table.id, "支·总计", "数", total, "表1"),),
        topics=topics,
    )
    return BudgetReport(
        f"http://a.example/{agency}/{total}",
        name or f"{agency}{year}年{kind}",
        kind,
        year,
        facts,
        agency=agency,
    )


def told(*reports: BudgetReport):
    """What the first report's sum says: both sides and whether it holds; nothing where it is not asked."""
    units = Units(AGENCIES)
    found = (*units.take(reports), *units.waited())
    first = next(one for one in found if one.url == reports[0].url)
    return [(one.left, one.right, one.holds) for one in first.identities]


WHOLE = report("lyj", "900.00", SUMS_UP)
ONE, OTHER = report("zz", "500.00"), report("mp", "600.00")


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        pytest.param((WHOLE, ONE, OTHER), [("900.00", "1100.00", False)], id="two units are more"),
        pytest.param((WHOLE, ONE), [("900.00", "500.00", True)], id="the other was not read"),
        pytest.param((report("lyj", "1100.00", SUMS_UP), ONE, OTHER), [("1100.00", "1100.00", True)], id="as much"),
        pytest.param((report("lyj", "1099.99", SUMS_UP), ONE, OTHER), [("1099.99", "1100.00", True)], id="rounded"),
        pytest.param((report("lyj", "900.00"), ONE, OTHER), [], id="does not say that it sums up"),
        pytest.param((replace(WHOLE, name="林业局（本级）2026年部门预算"), ONE, OTHER), [], id="the office alone"),
        pytest.param((WHOLE, replace(ONE, year=2025), replace(OTHER, year=2025)), [], id="units of another year"),
        pytest.param((WHOLE, report("zz", "500.00", kind="部门决算")), [], id="units' accounts"),
        pytest.param((WHOLE, ONE, report("zz", "550.00"), OTHER), [("900.00", "600.00", True)], id="a unit with two"),
        pytest.param((WHOLE, ONE, ONE, OTHER), [("900.00", "1100.00", False)], id="a unit twice the same"),
        pytest.param((report("lyj", "900.00", SUMS_UP, unit=""), ONE, OTHER), [("900.00", "1100.00", None)], id="no unit told"),
        pytest.param((WHOLE, report("zz", "5000000.00", unit="元"), OTHER), [("900.00", "1100.00", False)], id="in 元"),
    ],
)  # fmt: skip
def test_a_whole_and_its_parts(reports, expected):
    assert told(*reports) == expected
