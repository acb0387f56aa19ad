"""One account in four formats: everything is found, everything holds, and each planted error fails where it stands."""

from __future__ import annotations

import pytest

from reading.documents.reader import read_document
from reading.finance import evaluate
from reading.sniff import sniff
from records import Mark
from tests.reading.finance import accounts
from tests.reading.finance.accounts import ACCOUNT, ACCOUNT_TEXT, BUDGET, Table, changed

TITLE = "云溪区教育局2024年度部门决算"
COVER = (accounts.OFFICE, "2024年度部门决算")
FORMS = ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9")
MAKERS = {
    "xlsx": lambda tables, text: accounts.xlsx(tables),
    "docx": lambda tables, text: accounts.word(tables, text, COVER),
    "pdf": lambda tables, text: accounts.pdf(tables, text, COVER, split=8),
    "html": lambda tables, text: accounts.html(TITLE, tables, text),
}


def facts(form="docx", tables=ACCOUNT, text=ACCOUNT_TEXT, name=TITLE):
    body = MAKERS[form](tables, text)
    found = read_document(body, f"{name}.{form}", sniff(body, "", f"{name}.{form}")).finance
    assert found is not None
    return found


def failed(found):
    """What does not hold, advice left out."""
    told = (one for one in evaluate(found) if one.mark is not Mark.ADVICE)
    return {one.id for one in told if one.holds is False}


def _named(one):
    """The same name in every process: a set has no order of its own."""
    return "+".join(sorted(one)) if isinstance(one, set | frozenset) else str(one)[:24]


@pytest.mark.parametrize("form", MAKERS)
def test_whole_account(form):
    """All nine tables, joined over their pages; every identity that can be asked holds."""
    found = facts(form)
    results = evaluate(found)
    asked = {one.id for one in results if one.holds}

    assert (found.kind, found.year, found.owner) == ("部门决算", 2024, accounts.OFFICE)
    assert tuple(one.id for one in found.tables) == FORMS
    assert {one.unit for one in found.tables} == {"万元"}
    assert [one.doubts for one in found.tables] == [()] * 9
    assert [one.id for one in found.tables if one.empty] == ["T9"]
    assert found.tables[8].note
    assert [one for one in results if one.holds is False] == []
    assert {one.id for one in results if one.holds is None} == {"F16"}
    assert {
        f"F{n:02}"
        for n in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18, 20, 21, 22, 23, 24, 25)
    } <= asked


ERRORS = (
    ("T1", "收入支出决算总表", "1,090.00", "1,091.00", "", {"F01", "F02"}),
    ("T1", "收入支出决算总表", "50.00", "55.00", "年末结转和结余", {"F03"}),
    ("T1", "收入支出决算总表", "10.00", "11.00", "", {"F04"}),
    ("T1", "收入支出决算总表", "950.00", "951.00", "", {"F05"}),
    ("T2", "收入决算表", "370.00", "371.00", "", {"F06", "F08"}),
    ("T3", "支出决算表", "460.00", "470.00", "", {"F07", "F08"}),
    ("T4", "财政拨款收入支出决算总表", "948.00", "946.00", "", {"F09"}),
    ("T4", "财政拨款收入支出决算总表", "20.00", "21.00", "", {"F09", "F10", "F11"}),
    ("T5", "一般公共预算财政拨款支出决算表", "140.00", "141.00", "", {"F08", "F13"}),
    ("T6", "一般公共预算财政拨款基本支出决算表", "700.00", "710.00", "", {"F14", "F24"}),
    ("T6", "一般公共预算财政拨款基本支出决算表", "60.00", "61.00", "", {"F15"}),
    ("T7", "财政拨款“三公”经费支出决算表", "4.50", "5.50", "", {"F17"}),
    ("T8", "政府性基金预算财政拨款收入支出决算表", "50.00", "49.00", "合计", {"F18", "F25"}),
)  # fmt: skip


@pytest.mark.parametrize("form", ["docx", "pdf"])
@pytest.mark.parametrize(("table", "title", "old", "new", "row", "ids"), ERRORS, ids=_named)
def test_planted_error(form, table, title, old, new, row, ids):
    """One wrong amount breaks the identities it stands in, and the place names its table."""
    found = facts(form, changed(ACCOUNT, title, old, new, row))

    assert ids <= failed(found)


def test_failing_identity_names_page_and_cell():
    """Page, table, row and column; both sides; the tolerance."""
    found = facts("pdf", changed(ACCOUNT, "收入支出决算总表", "1,090.00", "1,091.00"))
    one = next(one for one in evaluate(found) if one.id == "F01")

    assert (one.holds, one.left, one.right, one.tolerance) == (False, "1091.00", "1090.00", "0.01")
    assert one.place.startswith("第3页表1第")


def test_rounding_is_no_error():
    """Half the last digit for each amount: 0.01 over two, 0.02 over four, and no more."""
    assert "F07" not in failed(
        facts("docx", changed(ACCOUNT, "支出决算表", "1,040.00", "1,040.01"))
    )
    assert "F07" in failed(facts("docx", changed(ACCOUNT, "支出决算表", "1,040.00", "1,040.10")))


TEXT_ERRORS = (
    ("财政拨款收入支出总计1058.00万元", "财政拨款收入支出总计0.11万元", "D10"),
    ("财政拨款收入1050.00万元", "财政拨款收入1040.00万元", "D10"),
    ("教育支出（类）948.00万元", "教育支出（类）938.00万元", "D10"),
    ("人员经费700.00万元", "人员经费720.00万元", "D10"),
    ("公务接待费支出决算为1.50万元", "公务接待费支出决算为2.50万元", "D10"),
    ("完成年初预算的98.80%", "完成年初预算的88.80%", "D08"),
    ("增加90.00万元，增长9.00%", "增加90.00万元，增长19.00%", "B15"),
    ("增加90.00万元，增长9.00%", "增加90.00万元，下降9.00%", "B15"),
    ("服务采购金额10.00万元", "服务采购金额12.00万元", "B13"),
)


@pytest.mark.parametrize(("old", "new", "name"), TEXT_ERRORS, ids=lambda one: one[:16])
def test_text_against_tables(old, new, name):
    """An amount or share of the text that does not fit fails, and alone but for its own share of the total."""
    text = tuple(line.replace(old, new) for line in ACCOUNT_TEXT)
    assert text != ACCOUNT_TEXT

    assert failed(facts("docx", text=text)) - {"D07"} == {name}


def test_rounded_text_is_no_error():
    """1058.4 stated for 1058.38, 0.1 亿元 for a thousand 万元."""
    text = tuple(
        line.replace("收入支出总计1090.00万元", "收入支出总计0.11亿元") for line in ACCOUNT_TEXT
    )

    assert "D10" not in failed(facts("docx", text=text))


def test_unit_that_differs_between_tables():
    """元 beside 万元 compare as what they are."""
    in_yuan = tuple(
        Table(
            one.title, tuple(tuple(_yuan(cell) for cell in row) for row in one.rows), one.note, "元"
        )
        if one.title == "收入决算表"
        else one
        for one in ACCOUNT
    )
    found = facts("docx", in_yuan)

    assert failed(found) == set()
    assert any(one.id == "F20" and one.holds for one in evaluate(found))


def _yuan(cell):
    return f"{float(cell.replace(',', '')) * 10000:,.2f}" if "." in cell else cell


def test_wrong_unit_is_a_doubt_not_a_breach():
    """A table in 元 that says 万元 is ten thousand times off: unsure."""
    mislabelled = tuple(
        Table(
            one.title,
            tuple(tuple(_yuan(cell) for cell in row) for row in one.rows),
            one.note,
            "万元",
        )
        if one.title == "收入决算表"
        else one
        for one in ACCOUNT
    )
    one = next(one for one in evaluate(facts("docx", mislabelled, text=())) if one.id == "F20")

    assert (one.holds, one.reason) == (None, "金额单位未标明或前后不一")


BUDGET_TITLE = "云溪区教育局2025年部门预算"
BUDGET_TEXT = (
    "收入预算950.00万元。",
    "“三公”经费预算数为6.00万元，比2024年预算减少1.00万元。其中：因公出国（境）费0万元。",
    "公务接待费2.00万元，主要原因是压减。",
    "公务用车购置及运行费4.00万元。",
)


@pytest.mark.parametrize("form", ["docx", "pdf", "xlsx", "html"])
def test_whole_budget(form):
    """The central form of a budget: last year's columns are passed over, parts of 三公 stand in rows."""
    makers = {
        "xlsx": lambda: accounts.xlsx(BUDGET),
        "docx": lambda: accounts.word(BUDGET, BUDGET_TEXT, (accounts.OFFICE, "2025年部门预算")),
        "pdf": lambda: accounts.pdf(BUDGET, BUDGET_TEXT, (accounts.OFFICE, "2025年部门预算")),
        "html": lambda: accounts.html(BUDGET_TITLE, BUDGET, BUDGET_TEXT),
    }
    found = read_document(makers[form](), f"{BUDGET_TITLE}.{form}", form).finance
    results = evaluate(found)

    assert (found.kind, found.year) == ("部门预算", 2025)
    assert tuple(one.id for one in found.tables) == ("B1", "B2", "B3", "B4", "B5", "B8", "B9", "B6")
    assert [one for one in results if one.holds is False] == []
    assert {one.id for one in results if one.holds is None} == {"B07"}
    assert {"B01", "B02", "B03", "B04", "B05", "B06", "B08"} <= {
        one.id for one in results if one.holds
    }


BUDGET_ERRORS = (
    ("部门收支总体情况表", "950.00", "960.00", "支出总计", {"B01"}),
    ("部门收入总体情况表", "840.00", "841.00", "", {"B02"}),
    ("部门支出总体情况表", "640.00", "641.00", "", {"B03"}),
    ("一般公共预算基本支出情况表", "90.00", "91.00", "", {"B04"}),
    ("一般公共预算“三公”经费支出情况表", "6.00", "7.50", "", {"B05", "B11"}),
    ("财政拨款收支总体情况表", "930.00", "940.00", "支出总计", {"B06"}),
    ("一般公共预算支出情况表", "690.00", "680.00", "", {"B08"}),
)


@pytest.mark.parametrize(("title", "old", "new", "row", "ids"), BUDGET_ERRORS, ids=_named)
def test_planted_error_in_a_budget(title, old, new, row, ids):
    """One wrong amount breaks the identities it stands in."""
    tables = changed(BUDGET, title, old, new, row)
    body = accounts.word(tables, BUDGET_TEXT, (accounts.OFFICE, "2025年部门预算"))

    assert ids <= failed(read_document(body, "a.docx", "docx").finance)


def test_small():
    """Facts of an ordinary account stay small."""
    import msgspec

    assert len(msgspec.json.encode(facts("pdf"))) < 60_000
