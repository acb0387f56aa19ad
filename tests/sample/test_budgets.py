"""Budgets and final accounts add up, within a table, between tables and with their text, except where planted."""

import io
import re

import openpyxl
import pytest

from sample import build, yearly
from sample.acts import Act
from sample.files import content
from tests.sample.conftest import AS_OF, SEED
from tests.sample.papers import cents, documents, tables

DEPARTMENT = ("部门预算", "部门决算")


def sound(county, kind):
    return [(item, of) for _, item, of in documents(county, kind) if not of.wrong]


@pytest.mark.parametrize(("kind", "title"), [
    ("部门预算", "部门支出总体情况表"), ("部门预算", "一般公共预算支出情况表"),
    ("部门预算", "一般公共预算基本支出情况表"),
    ("部门决算", "支出决算表"), ("部门决算", "一般公共预算财政拨款支出决算表"),
])  # fmt: skip
def test_rows_and_levels_add_up(county, kind, title):
    for item, of in sound(county, kind):
        rows = [row for row in tables(of)[title] if row[1] == "合计" or row[0].isdigit()]
        amounts = {row[0] or "合计": [cents(cell) for cell in row[2:]] for row in rows}
        classes = [cells for code, cells in amounts.items() if len(code) == 3]

        assert all(cells[0] == sum(cells[1:]) for cells in amounts.values()), item.title
        assert amounts["合计"] == [sum(cells) for cells in zip(*classes, strict=True)], item.title
        for code, cells in amounts.items():
            within = re.compile(rf"{code}\d\d")
            below = [one for key, one in amounts.items() if within.fullmatch(key)]
            if below and code.isdigit():
                assert cells == [sum(one) for one in zip(*below, strict=True)], (item.title, code)


@pytest.mark.parametrize(("kind", "title", "words"), [
    ("部门预算", "部门收支总体情况表", ("收入总计", "本年收入合计")),
    ("部门决算", "收入支出决算总表", ("总计", "本年收入合计")),
])  # fmt: skip
def test_both_sides_of_the_whole(county, kind, title, words):
    for item, of in sound(county, kind):
        rows = {row[0]: row for row in tables(of)[title]}
        lines = [row for row in tables(of)[title] if "、" in row[0] or "、" in row[2]]
        income = rows[words[1]]

        assert cents(rows[words[0]][1]) == cents(rows[words[0]][3]) > 0, item.title
        assert sum(cents(row[1]) for row in lines) == cents(income[1]), item.title
        assert sum(cents(row[3]) for row in lines) == cents(income[3]), item.title


def test_accounts_carry_over_what_the_last_one_left(county):
    """All but those in which another carry-over was planted."""
    left, found = {}, {}
    for _, _, of in documents(county, "部门决算"):
        if of.wrong in {Act.MONEY_CARRIED, Act.MONEY_RESTATED}:
            continue
        row = next(row for row in tables(of)["收入支出决算总表"] if row[0] == "年初结转和结余")
        found[of.agency.id, of.year] = cents(row[1])
        left[of.agency.id, of.year] = cents(row[3])

    pairs = [
        (left[who, year - 1], now) for (who, year), now in found.items() if (who, year - 1) in left
    ]
    assert pairs
    assert all(then == now for then, now in pairs)
    assert any(now for _, now in pairs)


def test_three_public_is_the_sum_of_its_parts_and_the_accounts_plan_is_the_budgets(county):
    plans = {}
    for _, of in sound(county, "部门预算"):
        spent = {
            row[0]: cents(row[2]) for row in tables(of)["一般公共预算“三公”经费支出情况表"][1:]
        }
        parts = (
            spent["1.因公出国（境）费"] + spent["2.公务接待费"] + spent["3.公务用车购置及运行费"]
        )
        assert spent["合计"] == parts > 0
        assert (
            spent["3.公务用车购置及运行费"]
            == spent["其中：公务用车购置费"] + spent["公务用车运行费"]
        )
        plans[of.agency.id, of.year] = spent["合计"]
    for _, of in sound(county, "部门决算"):
        row = [cents(cell) for cell in tables(of)["财政拨款“三公”经费支出决算表"][-1]]
        assert (row[0], row[6]) == (row[1] + row[2] + row[5], row[7] + row[8] + row[11])
        assert row[0] == plans.get((of.agency.id, of.year), row[0])


@pytest.mark.parametrize(("kind", "words", "title", "row"), [
    ("部门预算", "收支预算总额", "部门收支总体情况表", ("收入总计", 1)),
    ("部门预算", "支出预算", "部门支出总体情况表", ("", 2)),
    ("部门决算", "收入支出总计", "收入支出决算总表", ("总计", 1)), ("部门决算", "本年支出合计", "支出决算表", ("", 2)),
])  # fmt: skip
def test_the_text_repeats_the_tables(county, kind, words, title, row):
    name, place = row
    for item, of in sound(county, kind):
        said = re.search(rf"(?<!拨款){words}([\d.]+)万元", "\n".join(yearly.text(of)))
        cells = next(
            one for one in tables(of)[title] if one[0] == name and (name or one[1] == "合计")
        )

        assert said, item.title
        assert cents(said[1]) == cents(cells[place]), item.title


def test_empty_tables_have_a_note_and_full_ones_none(county):
    for kind in DEPARTMENT:
        for item, of in sound(county, kind):
            for one in yearly.sheets(of):
                amounts = [
                    cell for row in one.rows for cell in row if re.fullmatch(r"[\d,]+\.\d\d", cell)
                ]
                assert bool(one.note) is (set(amounts) == {"0.00"}), (item.title, one.title)


def test_governments_publish_sixteen_tables_that_add_up(county):
    for kind in ("政府预算", "政府决算"):
        for item, of in sound(county, kind):
            found = tables(of)
            assert len(found) == 16
            for title, rows in found.items():
                if rows[-1][0] == "合计":
                    parts = sum(cents(row[1]) for row in rows[1:-1])
                    assert cents(rows[-1][1]) == parts, (item.title, title)


def test_some_tables_are_in_a_workbook_a_sheet_each(county):
    filed = [(item, of) for kind in DEPARTMENT for item, of in sound(county, kind) if of.filed]
    item, of = filed[0]
    book = openpyxl.load_workbook(io.BytesIO(content(item.files[0])))

    assert len(filed) >= 5
    assert "<table" not in "".join(yearly.text(of))
    assert [book[name]["A1"].value for name in book.sheetnames] == [
        one.title for one in yearly.sheets(of)
    ]
    assert content(item.files[0]) == content(item.files[0])


def test_the_same_seed_gives_the_same_documents(county):
    again = build(SEED, AS_OF)
    first = [yearly.text(of) for _, _, of in documents(county, "部门决算")]

    assert first == [yearly.text(of) for _, _, of in documents(again, "部门决算")]
    assert first != [yearly.text(of) for _, _, of in documents(build(1, AS_OF), "部门决算")]
