"""Lists to groups: heads, hidden cells, persons counted, nothing raw in what leaves."""

from __future__ import annotations

from dataclasses import fields
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reading.documents.blocks import Block, Content, Table
from reading.persons import exposures_of_content
from reading.persons.columns import heads_of, is_head_row, kind_of
from records import Attachment
from records.exposure import Exposure, Person, Value
from rules.privacy._grades import graded
from tests.reading.personal.numbers import made

HEADS = (
    ("公民身份号码", "id"), ("证件类型", "remark"), ("统一社会信用代码", "number"), ("开户银行", "remark"),
    ("银行账号", "bank"), ("监督电话", "office_phone"), ("联系电话", "phone"), ("单位地址", "org_address"),
    ("家庭住址", "address"), ("残疾类别", "special:残疾"),
    ("所患疾病", "special:疾病"), ("致贫原因", "special:贫困原因"),
    ("监护人姓名", "guardian"), ("申请人性别", "sex"), ("户主姓名", "name"), ("企业名称", "org"),
    ("补贴金额（元）", "amount"),
    ("残疾证号", "disability_card"), ("出生日期", "birth"), ("发放日期", "remark"), ("备注", "other"), ("云溪区", ""),
)  # fmt: skip
A, B, C = made(1), made(2, "19850203"), made(3, "20011112")


@pytest.mark.parametrize(("head", "kind"), HEADS, ids=[head for head, _ in HEADS])
def test_kind_of_head(head, kind):
    assert kind_of(head) == kind


def test_merged_heads_are_read_downwards():
    heads = heads_of((("序号", "申请人", "", "金额"), ("", "姓名", "身份证号", "")))

    assert heads.words == ("序号", "申请人姓名", "申请人身份证号", "金额")
    assert heads.kinds == ("other", "name", "id", "amount")


def test_data_is_no_head():
    assert is_head_row(("序号", "姓名", "身份证号"))
    assert not is_head_row(("1", "王伟", A))
    assert not is_head_row(("姓名", "王伟", "性别", "男"))


def sheet(*rows: tuple[str, ...], **facts) -> tuple[Exposure, ...]:
    return exposures_of_content(
        Content((Table("Sheet1", rows, sheet=True, **facts),)), "补贴名单.xlsx"
    )


def test_persons_are_counted_by_number():
    """Two rows of one man are one person."""
    (group,) = sheet(("姓名", "身份证号"), ("王伟", A), ("王伟", A), ("李芳", B))

    assert group.persons == 2
    assert group.values == (Value.ID, Value.NAME)
    assert group.person is Person.BENEFICIARY
    assert group.places == ("Sheet1!A2", "Sheet1!A3", "Sheet1!A4")


def test_a_hidden_column_is_a_group_of_its_own():
    """What is seen and what is hidden stay apart; the name goes with both."""
    rows = (
        ("姓名", "手机号码", "身份证号"),
        ("王伟", "15400000001", A),
        ("李芳", "15400000002", B),
    )
    seen, hidden = sorted(
        sheet(*rows, concealed=((None, 2, "隐藏列"),)), key=lambda one: one.hidden
    )

    assert (seen.values, seen.hidden) == ((Value.MOBILE, Value.NAME), "")
    assert (hidden.values, hidden.hidden, hidden.persons) == ((Value.ID, Value.NAME), "隐藏列", 2)


@pytest.mark.parametrize(
    ("facts", "how"),
    [({"hidden": "隐藏工作表"}, "隐藏工作表"), ({"concealed": ((1, None, "隐藏行"),)}, "隐藏行"),
     ({"concealed": ((1, 1, "白色文字"),)}, "白色文字")],
    ids=["sheet", "row", "cell"],
)  # fmt: skip
def test_other_hidden_cells(facts, how):
    (group,) = sheet(("姓名", "身份证号"), ("王伟", A), **facts)

    assert group.hidden == how
    assert Value.ID in group.values


def test_a_hidden_block():
    (group,) = exposures_of_content(
        Content((Block("第3段", f"王伟身份证号：{A}", hidden="修订删除"),)), "通知.docx"
    )

    assert group.hidden == "修订删除"


def test_a_hidden_copy_of_what_is_seen_is_none():
    """A title that a meta tag repeats is not hidden; a hidden number of another man is."""
    text = f"王伟身份证号：{A}"
    copied = Content((Block("正文", text), Block("网页源码", text, hidden="元素属性")))
    other = Content((Block("正文", text), Block("网页源码", f"李芳身份证号：{B}", hidden="注释")))

    assert [one.hidden for one in exposures_of_content(copied, "公示.html")] == [""]
    assert sorted(one.hidden for one in exposures_of_content(other, "公示.html")) == ["", "注释"]


def test_the_row_undoes_its_mask():
    """6 + 8 + 4 beside the whole birth date leaves one number (accuracy.md §5)."""
    shown = f"{A[:6]}********{A[14:]}"
    (alone,) = sheet(("姓名", "身份证号"), ("王伟", shown))
    (beside,) = sheet(("姓名", "身份证号", "出生日期"), ("王伟", shown, "1990-01-01"))

    assert alone.mask == beside.mask == "6+8+4"
    assert 1500 < (alone.residual or 0) < 6100
    assert beside.residual == 1


def test_mixed_masks():
    """One list, two conventions: said of both groups."""
    heads, first = ("姓名", "身份证号"), ("王伟", f"{A[:6]}********{A[14:]}")
    mixed = sheet(heads, first, ("李芳", f"{B[:4]}**********{B[14:]}"))
    alike = sheet(heads, first, ("李芳", f"{B[:6]}********{B[14:]}"))

    assert [one.mixed_masks for one in mixed] == [True, True]
    assert [one.mixed_masks for one in alike] == [False]


def test_two_lists_side_by_side():
    heads = ("序号", "姓名", "身份证号") * 2
    (group,) = sheet(heads, ("1", "王伟", A, "2", "李芳", B), ("3", "张静", C, "", "", ""))

    assert group.persons == 3


def test_lines_of_a_text_are_a_table():
    text = f"种粮补贴公示\n序号 姓名 身份证号 金额\n1 王伟 {A} 100\n2 李芳 {B} 200\n3 张静 {C} 300"
    groups = exposures_of_content(Content((Block("第1页", text),)), "公示.pdf")

    assert sum(one.persons for one in groups if Value.ID in one.values) == 3


def test_nothing_raw_leaves():
    """No number, mobile or whole name in any field of a group."""
    mobile = "15400000001"
    rows = (
        ("姓名", "身份证号", "手机号", "家庭住址", "备注"),
        ("王伟强", A, mobile, "柳树村3组12号", f"同{B}"),
    )
    groups = sheet(*rows, concealed=((None, 4, "隐藏列"),))
    words = "".join(str(getattr(one, field.name)) for one in groups for field in fields(one))

    assert groups
    for value in (A, B, mobile, "王伟强", "柳树村3组"):
        assert value not in words


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.text("姓名身份证号手机0123456789X*张三 \n", max_size=20), max_size=8),
        max_size=12,
    )
)
def test_any_table_is_read(rows):
    """Nothing raises, whatever the cells hold."""
    table = Table("表", tuple(map(tuple, rows)))

    assert isinstance(exposures_of_content(Content((table,)), "名单"), tuple)


AUTHORS = (
    "作者：王伟\n最后修改者：李芳",
    "王伟\n李芳",
    "作者：王伟\n最后修改者：12345678@qq.com",
    "作者：王伟\n{card}",
)


@pytest.mark.parametrize("words", AUTHORS, ids=["two", "bare", "mail", "a number after it"])
def test_an_author_raises_no_grade(words):
    """Who wrote a file is no person of its list, and no holder of a number that stands below his name."""
    card = "622848" + "000000000001" + "0"
    block = Block("文档属性", words.format(card=card), "元数据")
    plain = Table("Sheet1", (("姓名", "金额"), ("张某", "500"), ("陈某", "500")), sheet=True)
    found = exposures_of_content(Content((plain, block)), "残疾人补贴名单.xlsx")

    assert not any(Value.NAME in one.values for one in found)
    assert graded(Attachment("a", "名单", "", exposures=found), date(2026, 11, 20)) == ()


def test_a_row_of_heads_that_is_shorter_than_the_one_under_it_is_read():
    """A workbook's rows need not be of one length."""
    assert heads_of((("姓名", "姓名"), ("", "姓名", "姓名", "姓名"))).kinds == ("name",) * 4
