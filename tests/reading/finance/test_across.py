# ruff: noqa: E501 - one case a line, so that the table can be read down the page
"""What a report says of another year, against that year's report. Every number by hand."""

from __future__ import annotations

import pytest

from reading.finance import Known, with_last_account, with_last_budget, with_plan
from records import Mark
from tests.reading.finance.accounts import ACCOUNT, ACCOUNT_TEXT, BUDGET, Table, changed
from tests.reading.finance.test_accounts import facts

LAST = "云溪区教育局2023年度部门决算"
PLAN = "云溪区教育局2024年部门预算"
NEXT = "云溪区教育局2025年部门预算"
T1, T4, B9, T7 = (
    "收入支出决算总表",
    "财政拨款收入支出决算总表",
    "一般公共预算“三公”经费支出情况表",
    "财政拨款“三公”经费支出决算表",
)
CARRIED = changed(
    changed(ACCOUNT, T1, "50.00", "30.00", "年末结转和结余"),
    T4,
    "20.00",
    "8.00",
    "年末财政拨款结转和结余",
)
CARRIED = changed(CARRIED, T1, "30.00", "12.00", "年初结转和结余")
"""Last year's account, as it must be: 30.00 carried out, 8.00 of it grants."""


def _a_year_before(text: str) -> str:
    return text.replace("2024年", "2023年").replace("2025年", "2024年")


BEFORE = tuple(
    Table(one.title, tuple(tuple(map(_a_year_before, row)) for row in one.rows), one.note)
    for one in BUDGET
)
"""The budget of 2024: 900.00, 三公 6.00."""
PLANNED = changed(BEFORE, "一般公共预算支出情况表", "900.00", "1,000.00")
"""The year's budget as the account's text has it; its 三公 is 6.00."""


def said(found):
    return [(one.id, one.holds, one.left, one.right) for one in found]


def held(compare, own, other):
    return compare(Known(own), Known(other))


def last(tables=CARRIED):
    return facts(tables=tables, text=(), name=LAST)


def budget(tables=BUDGET, name=NEXT):
    return facts(tables=tables, text=(), name=name)


def test_what_was_carried_over():
    """Carried in = carried out; the fund had none in either year."""
    assert said(held(with_last_account, facts(), last())) == [
        ("F29", True, "30.00", "30.00"), ("F29", True, "8.00", "8.00"), ("F29", True, "0.00", "0.00"),
    ]  # fmt: skip


def test_carried_in_from_nowhere():
    """Both sides, and where each stands; only under the condition that nothing explains it."""
    first, second, _ = held(with_last_account, facts(), last(ACCOUNT))

    assert (first.holds, first.left, first.right, first.mark) == (
        False,
        "30.00",
        "50.00",
        Mark.CONDITION,
    )
    assert "2023年决算" in first.place
    assert (second.holds, second.left, second.right) == (False, "8.00", "20.00")


def test_other_units():
    """Last year's account in 元 compares as what it is."""
    yuan = tuple(
        Table(one.title, tuple(tuple(_yuan(cell) for cell in row) for row in one.rows), one.note, "元") for one in CARRIED
    )  # fmt: skip
    assert {one.holds for one in held(with_last_account, facts(), last(yuan))} == {True}


def _yuan(cell: str) -> str:
    digits = cell.replace(",", "")
    return (
        f"{float(digits) * 10000:.2f}"
        if "." in cell and digits.replace(".", "").isdigit()
        else cell
    )


@pytest.mark.parametrize("odd", ["叁拾万元", "30.00 30.00", "见附件"])
def test_unreadable_amounts_give_no_verdict(odd):
    """Chinese numerals, two amounts in one cell: no verdict, and why."""
    one = next(
        held(with_last_account, facts(), last(changed(CARRIED, T1, "30.00", odd, "年末结转和结余")))
    )

    assert one.holds is None
    assert "不是可辨认的金额" in one.reason


def test_a_negative_carry_over():
    """Brackets are less than nothing, in both years."""
    own = facts(tables=changed(ACCOUNT, T1, "30.00", "(30.00)", "年初结转和结余"))
    before = last(changed(CARRIED, T1, "30.00", "-30.00", "年末结转和结余"))

    assert next(held(with_last_account, own, before)).holds


def test_the_plan():
    """The text's 年初预算 and the table's 预算数, against the budget of that year."""
    found = said(held(with_plan, facts(), budget(PLANNED, PLAN)))

    assert found[:2] == [("F31", True, "1000.00", "1000.00"), ("F31", True, "6.00", "6.00")]
    assert {one[1] for one in found} == {True}
    assert len(found) == 8


def test_another_plan():
    """900.00 was published, the account speaks of 1,000.00."""
    found = said(held(with_plan, facts(), budget(BEFORE, PLAN)))

    assert [one for one in found if not one[1]] == [("F31", False, "1000.00", "900.00")]


def test_an_account_without_words_or_table():
    """Nothing is said of a plan: nothing is asked."""
    bare = tuple(one for one in ACCOUNT if one.title != T7)
    assert said(held(with_plan, facts(tables=bare, text=()), budget(PLANNED, PLAN))) == []


def test_last_years_column():
    """2024年预算数 beside 2025年预算数: 7.00, 3.00, 4.00, 4.00."""
    found = said(held(with_last_budget, budget(), budget(_spent_before(), PLAN)))

    assert [(one[1], one[2]) for one in found] == [
        (True, "7.00"),
        (True, "3.00"),
        (True, "4.00"),
        (True, "4.00"),
    ]


def _spent_before():
    return changed(changed(BEFORE, B9, "6.00", "7.00"), B9, "2.00", "3.00")


def test_last_years_column_is_another():
    """Last year 6.00 was published, now 7.00 is said to have been."""
    wrong = [
        one for one in held(with_last_budget, budget(), budget(BEFORE, PLAN)) if one.holds is False
    ]

    assert [(one.id, one.left, one.right) for one in wrong] == [
        ("B16", "7.00", "6.00"),
        ("B16", "3.00", "2.00"),
    ]


@pytest.mark.parametrize(
    "head", ["2024年执行数", "2024年决算数", "上年完成数", "2024年预算调整数", "比2024年预算增减"]
)
def test_what_is_no_budget_of_last_year(head):
    """Carried out, adjusted, a change: another thing than the budget of last year."""
    assert budget(changed(BUDGET, B9, "2024年预算数", head)).earlier == ()


def test_a_column_of_last_year_by_word():
    """上年预算数 names no year."""
    found = budget(changed(BUDGET, B9, "2024年预算数", "上年预算数")).earlier
    assert next((one.column, one.value) for one in found) == ("合计·上年", "7.00")


def test_a_doubtful_table_gives_no_verdict():
    """A table of last year that stands there twice under one code is not relied on."""
    twice = (*CARRIED, CARRIED[0])
    found = list(held(with_last_account, facts(), last(twice)))

    assert found[0].holds is None
    assert "出现多次" in found[0].reason


def test_the_explanations():
    """The words by which a restatement or an adjusted budget is told."""
    told = (
        *ACCOUNT_TEXT,
        "年初结转和结余与上年决算数不一致，系收回存量资金。",
        "预算数为“三公”经费全年预算数。",
    )
    assert {"结转调整", "预算调整"} <= set(facts(text=told).topics)
    assert not {"结转调整", "预算调整"} & set(facts().topics)


@pytest.mark.parametrize(
    ("sentence", "sums_up"),
    [
        ("本部门预算为汇总预算。", True),
        ("纳入本部门决算编制范围的包括局本级和所属三家事业单位。", True),
        ("本单位没有所属单位。", False),
        ("本表反映各项支出汇总情况。", False),
    ],
)
def test_what_sums_up_its_units_says_so(sentence, sums_up):
    assert ("汇总所属" in facts(text=(sentence,)).topics) is sums_up
