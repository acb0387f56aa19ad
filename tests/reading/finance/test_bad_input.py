# ruff: noqa: E501 - one case a line, so that the table can be read down the page
"""What cannot be read is unsure with its reason: never a traceback, never a breach."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.documents.reader import read_document
from reading.finance import evaluate
from reading.finance.cells import read_table
from reading.finance.framing import Framed, framing
from reading.tables.model import Grid, Line, Row
from tests.reading.documents.made import SCAN, pdf
from tests.reading.finance.accounts import ACCOUNT, Table, changed
from tests.reading.finance.test_accounts import facts, failed


def test_scanned_pdf():
    """No text layer: it is known by its name, and has nothing else."""
    found = read_document(pdf([SCAN, SCAN]), "云溪区教育局2024年度部门决算.pdf", "pdf").finance

    assert found is not None
    assert (found.kind, found.year, found.scanned, found.tables) == ("部门决算", 2024, True, ())
    assert found.reasons


@pytest.mark.parametrize("odd", ["壹万元", "1,2,3", "0.95 0.95", "见附件"])
def test_amount_that_is_none(odd):
    """Formulas over an unreadable cell give no verdict."""
    found = facts("docx", changed(ACCOUNT, "收入支出决算总表", "1,090.00", odd))
    one = next(one for one in evaluate(found) if one.id == "F01")

    assert one.holds is None
    assert one.reason
    assert "F01" not in failed(found)


def test_negative_amounts_add_up():
    """Brackets are less than nothing."""
    rows = (
        ("项目", "", "合计", "基本支出", "项目支出"), ("科目编码", "科目名称", "", "", ""), ("合计", "", "90.00", "100.00", "(10.00)"),
        ("205", "教育支出", "90.00", "100.00", "-10.00"),
    )  # fmt: skip
    found = facts("docx", (Table("支出决算表", rows),), text=())

    assert failed(found) == set()
    assert {one.id for one in evaluate(found) if one.holds} == {"F07", "F08"}


def test_missing_head():
    """Columns without a head are not guessed."""
    rows = tuple(row for row in ACCOUNT[2].rows[2:])
    found = facts("docx", (Table("支出决算表", rows),), text=())

    assert failed(found) == set()


def test_mixed_units_in_one_cell():
    """An amount in another unit than its table is not added up."""
    found = facts("docx", changed(ACCOUNT, "收入支出决算总表", "1,090.00", "1090.00元"))

    assert "F01" not in failed(found)


def test_same_code_twice():
    """A table that repeats a code (several units one under another) is not summed."""
    rows = (*ACCOUNT[2].rows, *ACCOUNT[2].rows[3:])
    found = facts("docx", (*ACCOUNT[:2], Table("支出决算表", rows), *ACCOUNT[3:]), text=())
    table = next(one for one in found.tables if one.id == "T3")

    assert "多次" in table.doubts[0]
    assert failed(found) == set()


def test_template_that_was_never_filled():
    """All tables empty: nothing holds and nothing fails."""
    empty = tuple(
        Table(
            one.title, tuple(tuple("" if "." in cell else cell for cell in row) for row in one.rows)
        )
        for one in ACCOUNT
    )
    found = facts("docx", empty, text=())

    assert {one.holds for one in evaluate(found)} == {None}
    assert all(one.empty for one in found.tables)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("关于编制2024年部门预算的通知.docx", ("请各单位编制2024年部门预算。",)),
        ("招标文件.docx", ("工程预算为100万元。",)),
        ("通知.docx", ("关于召开会议的通知",)),
    ],
)
def test_ordinary_files_have_no_facts(name, text):
    """What only speaks about budgets costs nothing and claims nothing."""
    from tests.reading.documents.made import word

    assert read_document(word(text), name, "docx").finance is None


CELLS = st.sampled_from(
    (
        "",
        "合计",
        "201",
        "20106",
        "2010601",
        "项目",
        "科目名称",
        "1.00",
        "-2",
        "壹万元",
        "类",
        "款",
        "项",
        "一、教育支出",
        "栏次",
        "1",
        "2",
        "单位：元",
        "注：无",
    )
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.lists(CELLS, min_size=1, max_size=8), max_size=14),
    st.sampled_from(("T1", "T3", "T6", "T7", "B9")),
)
def test_any_grid_is_read(rows, form):
    """Whatever stands in a table, the reader answers, and the facts name each cell once."""
    framed = Framed(
        form, "表", "表1", "万元", [Row(tuple(row), "表1", at) for at, row in enumerate(rows, 1)]
    )
    read = read_table(framed, 2024)
    table, cells = read.table, read.cells

    assert len({(one.row, one.column) for one in cells}) == len(cells)
    assert set(table.doubts) == set(dict.fromkeys(table.doubts))


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                ("收入支出决算总表", "单位：万元", "支出决算表（续）", "注：无数据", "12", "正文。")
            ).map(lambda t: Line(t, "第1页")),
            st.lists(st.lists(CELLS, min_size=3, max_size=3), max_size=6).map(
                lambda rows: Grid(
                    tuple(Row(tuple(row), "表", n) for n, row in enumerate(rows, 1)), "表"
                )
            ),
        ),
        max_size=12,
    )
)
def test_any_order_is_framed(items):
    """Titles, tables and notes in any order: no row is in two tables."""
    found = framing(items, "部门决算")
    rows = [id(row) for table in found.tables for row in table.rows]

    assert len(rows) == len(set(rows))
