# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.finance.reports import EMPTY, SCAN, TOPICS, UNREAD, report, tables

RULE = "empty_table"

CASES = (
    Case("no empty table", report(), CLEAR),
    Case("an empty table with its note", report(tables=tables(T8={"empty": True, "note": "注：无政府性基金预算财政拨款支出，故本表无数据。"})), CLEAR),
    Case("an empty table without a note", report(tables=tables(T8={"empty": True})), BREACH, ("T8表", "未见说明")),
    Case("two empty tables, one note", report(tables=tables(T8={"empty": True}, T9={"empty": True, "note": "本表无数据"})), BREACH, ("T8表",)),
    Case("the note of another table", report(tables=tables(T8={"empty": True, "note": "注：无国有资本经营预算支出，故本表无数据。"})), BREACH,
         ("另一张表",)),
    Case("data, and a note that there is none", report(tables=tables(T8={"note": "注：无政府性基金预算支出，故本表无数据。"})), BREACH,
         ("有数据",)),
    Case("an empty budget table", report("部门预算", tables=tables(("B6",), B6={"empty": True})), BREACH),
    # Innocent twins.
    Case("the text says it", report(tables=tables(T8={"empty": True}), topics=(*TOPICS, "无政府性基金")), CLEAR),
    Case("a short note", report(tables=tables(T8={"empty": True, "note": "本表为空"})), CLEAR),
    Case("not drawn", report(tables=tables(T8={"empty": True, "drawn": False})), CLEAR),
    Case("no table at all", report(tables=(), listed=()), EXEMPT),
    # Could not tell.
    Case("tables are listed and none was read", report(tables=()), UNSURE, ("目录",)),
    Case("a main table without data", report(tables=tables(T1={"empty": True})), UNSURE, ("T1表",)),
    Case("the text was not read", report(tables=tables(T8={"empty": True}), **UNREAD), UNSURE, ("rar",)),
    Case("a scan", report(**SCAN), UNSURE, ("扫描件",)),
    Case("nothing was read", report(**EMPTY), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_empty_table(case):
    """Its own note, or the text's."""
    holds(RULE, case)
