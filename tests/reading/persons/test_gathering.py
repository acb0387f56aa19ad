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
from tests.reading.personal.numbers import made, mistyped

HEADS = (
    ("公民身份号码", "id"), ("证件类型", "remark"), ("统一社会信用代码", "number"), ("开户银行", "remark"),
    ("银行账号", "bank"), ("监督电话", "office_phone"), ("联系电话", "phone"), ("单位地址", "org_address"),
    ("家庭住址", "address"), ("残疾类别", "special:残疾"),
    ("所患疾病", "special:疾病"), ("致贫原因", "special:贫困原因"),
    ("监护人姓名", "guardian"), ("申请人性别", "sex"), ("户主姓名", "name"), ("企业名称", "org"),
    ("补贴金额（元）", "amount"),
    ("驾驶证号", "id"), ("从业资格证号", "id"), ("与户主关系", "other"), ("被安置人", "name"), ("当事人", "name"),
    ("当事人名称", "org"), ("不合格项目", "other"), ("体检不合格项目", "special:疾病"), ("签约医生", "contact"),
    ("全国学籍号", "student"), ("领取人数", "remark"),
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


@pytest.mark.parametrize("title", ["社区矫正对象登记表", "残疾人补贴申请表", "精神病患者登记表"])
@pytest.mark.parametrize(
    "rows",
    [
        (("姓名", "", "罪名", "", "期限", ""), ("家庭住址", "", "监护人", "", "户号", "")),
        (("姓名", "", "曾用名", "", "民族", ""), ("单位", "", "职务", "", "简历", "")),
        (("姓名", "户号", "姓名", "户号"),),
    ],
)
def test_a_blank_form_names_nobody(title, rows):
    assert exposures_of_content(Content((Table("表1", rows),)), title) == ()


def test_a_form_in_one_row_names_its_persons():
    """Everybody of such a title is told of, with no other column."""
    rows = (("姓名", "王伟", "姓名", "李芳"),)
    (group,) = exposures_of_content(Content((Table("表1", rows),)), "社区矫正对象名单")
    assert group.special == ("犯罪记录",)
    assert group.persons == 2


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


def grades(*groups: Exposure) -> list[int]:
    today = date(2026, 11, 20)
    return [int(one.grade) for one in graded(Attachment("a", "", "", exposures=groups), today)]


def test_a_pupils_register_number_is_the_identity_number():
    """`G` and eighteen digits; born 2014, a minor."""
    child = made(4, "20140506")
    (whole,) = sheet(("姓名", "班级", "学籍号"), ("王伟", "二（1）班", f"G{child}"))
    assert (whole.values, whole.special) == ((Value.ID, Value.NAME), ("未成年人",))


def test_a_wrong_check_digit_is_a_pupils_number_only():
    wrong = mistyped("11" + made(4, "20140506")[2:])
    (group,) = sheet(("姓名", "学籍号"), ("王伟", f"G{wrong}"))
    assert group.values == (Value.NAME, Value.STUDENT)


HEADLESS = (
    ("days of payment, all in one year", ("2024-03-05", "2024-03-06", "2024-04-01", "2024-05-09", "2024-05-09"), False),
    ("days of joining, with no number beside", ("1975-03-05", "1988-03-06", "1994-04-01", "2001-05-09", "2010-05-09"),
     False),
)  # fmt: skip


@pytest.mark.parametrize(("why", "days", "births"), HEADLESS, ids=[one[0] for one in HEADLESS])
def test_dates_without_a_head_are_no_births(why, days, births):
    rows = [
        (name, day, "500")
        for name, day in zip(("王伟", "李芳", "张敏", "刘静", "陈磊"), days, strict=True)
    ]
    assert any(Value.BIRTH in one.values for one in sheet(*rows)) is births


def test_of_two_dates_beside_masked_numbers_the_older_is_the_birth():
    """6 + 8 + 4 with a full birth date leaves one number; the day of payment says nothing."""
    births = ("1950-03-05", "1961-03-06", "1944-04-01", "1975-05-09", "1982-05-09")
    rows = [
        (name, f"990101********{number}", birth, "2024-05-06")
        for name, number, birth in zip(
            ("王伟", "李芳", "张敏", "刘静", "陈磊"),
            ("1234", "2345", "3456", "4567", "5678"),
            births,
            strict=True,
        )
    ]
    (group,) = sheet(*rows)
    assert (group.values, group.residual) == ((Value.BIRTH, Value.ID_MASKED, Value.NAME), 1)


LIVED = (
    ("清河镇柳树村3组12号", True), ("清河小区3栋2单元501室", True), ("云溪区人民路18号", False),
    ("云溪区政务中心3楼2室", False),
)  # fmt: skip


@pytest.mark.parametrize(("place", "home"), LIVED, ids=[one[0] for one in LIVED])
def test_homes_in_a_column_without_a_head(place, home):
    rows = [(name, place) for name in ("王伟", "李芳", "张敏", "刘静", "陈磊")]
    assert any(Value.ADDRESS in one.values for one in sheet(*rows)) is home


STATED = (
    ("a class of disability in a remark", ("姓名", "备注"), "肢体二级", ("残疾",)),
    ("an illness in a remark", ("姓名", "备注"), "患尿毒症", ("疾病",)),
    ("nothing in a remark", ("姓名", "备注"), "已发放", ()),
    ("what a doctor treats", ("姓名", "职称", "擅长"), "糖尿病", ()),
    ("what a course teaches", ("姓名", "培训内容"), "糖尿病护理", ()),
)  # fmt: skip


@pytest.mark.parametrize(
    ("why", "heads", "cell", "special"), STATED, ids=[one[0] for one in STATED]
)
def test_what_a_cell_states_of_a_person(why, heads, cell, special):
    rows = [(name, *["主任"] * (len(heads) - 2), cell) for name in ("王伟", "李芳", "张敏")]
    found = sheet(heads, *rows)
    assert tuple(one for group in found for one in group.special) == special


def test_a_page_of_a_household_register():
    """No number: relation, birth and three more fields of the card."""
    form = (
        ("姓名", "王伟", "户主或与户主关系", "户主"), ("性别", "男", "出生日期", "1980年5月6日"),
        ("民族", "汉族", "籍贯", "云溪区"), ("文化程度", "初中", "婚姻状况", "已婚"),
    )  # fmt: skip
    (group,) = sheet(*form)
    assert Value.HOUSEHOLD in group.values
    assert grades(group) == [3]


def test_family_members_of_a_list_are_no_register():
    rows = (("户主", "家庭成员", "与户主关系", "金额"), ("王伟", "李芳", "妻", "500"))
    assert sheet(*rows) == ()
    (born,) = sheet(("姓名", "与户主关系", "出生日期"), ("王伟", "户主", "1980-05-06"))
    assert born.values == (Value.BIRTH, Value.NAME)


def test_a_list_of_mothers():
    """Who has no other name is named by the column of guardians."""
    (group,) = sheet(("母亲姓名", "身份证号"), ("王伟", A))
    assert group.values == (Value.ID, Value.NAME)


def test_a_birth_by_month_is_what_notices_of_appointment_say():
    text = "王伟，男，1979年8月出生，现任副局长。李芳，女，1982年11月生。"
    assert exposures_of_content(Content((Block("正文", text),)), "任前公示") == ()


def test_a_birth_in_a_sentence_undoes_the_mask_beside_it():
    text = "王伟，男，1990年5月3日出生，身份证号码990101********1234，拟予救助。"
    (group,) = exposures_of_content(Content((Block("正文", text),)), "临时救助公示")
    assert group.residual == 1
