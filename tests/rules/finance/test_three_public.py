# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.finance.reports import EMPTY, SCAN, TOPICS, UNREAD, report, spent, table, tables

RULE = "three_public"


def without(*topics: str) -> tuple[str, ...]:
    return tuple(one for one in TOPICS if one not in topics)


CASES = (
    Case("in its parts and explained", report(cells=(spent("接待", "1.50"), spent("运行", "3.00"))), CLEAR),
    Case("vehicles not split", report(tables=(*tables(("T1",)), table("T7", columns=("合计·决算", "出国·决算", "用车·决算", "接待·决算")))),
         BREACH, ("公务用车购置费", "公务用车运行费")),
    Case("a total alone", report("部门预算", tables=(table("B9", columns=("合计·预算",)),)), BREACH, ("公务接待费",)),
    Case("no reason", report(topics=without("三公原因")), BREACH, ("增减变化的原因",)),
    Case("receptions without their number", report(topics=without("批次"), cells=(spent("接待", "1.50"),)), BREACH, ("公务接待批次",)),
    Case("travel without its groups", report(topics=without("团组"), cells=(spent("出国", "9.00"),)), BREACH, ("团组",)),
    # Innocent twins.
    Case("no receptions, no number of them", report(topics=without("批次"), cells=(spent("接待", "0.00"),)), CLEAR),
    Case("an empty table is another question", report(tables=tables(T7={"empty": True}), topics=without("三公原因")), CLEAR),
    Case("a budget has no such details", report("部门预算", tables=(table("B9"),), topics=without("批次", "团组", "保有量")), CLEAR),
    Case("the table is missing", report(tables=tables(("T1", "T2"))), EXEMPT),
    Case("a government's", report("政府预算"), EXEMPT),
    # Could not tell.
    Case("no table was read", report(tables=()), UNSURE, ("没有读到报表",)),
    Case("the table was not drawn", report(tables=tables(T7={"drawn": False})), UNSURE),
    Case("the table is doubtful", report(tables=tables(T7={"doubts": ("有两栏都叫“合计·预算”，无法区分",)})), UNSURE, ("无法区分",)),
    Case("tables only", report(prose=20), UNSURE, ("正文",)),
    Case("an attachment was not read", report(**UNREAD), UNSURE, ("rar",)),
    Case("a scan", report(**SCAN), UNSURE, ("扫描件",)),
    Case("nothing was read", report(**EMPTY), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_three_public(case):
    """Parts, reasons, details."""
    holds(RULE, case)
