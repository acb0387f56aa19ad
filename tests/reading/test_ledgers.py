# ruff: noqa: E501 - one case a line, so that the tables can be read down the page
"""Ledgers as offices hand them in: every charset, head and date, and every way of going wrong, told by row and column."""

from __future__ import annotations

import csv
import io
import time
import tracemalloc
from datetime import date

import pytest
import xlsxwriter

from reading.ledgers.cells import NotADay, Offices, day_in, shown
from reading.ledgers.kinds import workdays_in
from reading.ledgers.rows import Known, Problems, read_ledger
from records import Agency, Site
from records.errors import LedgerError
from records.imported import Application, CatalogueItem, ErrorReport, Message, RegisteredAccount
from records.ledger_forms import FORMS, form_of
from records.privacy import check_digit
from reports.ledger_template import ledger_template

TODAY = date(2026, 11, 20)
AGENCIES = (
    Agency("czj", "云溪区财政局", ("区财政局", "财政局")),
    Agency("fgj", "云溪区发展和改革局", ("发改局",)),
    Agency("bsz", "云溪区白石镇人民政府", ("白石镇",), "乡镇街道"),
    Agency("qhz", "云溪区清河镇人民政府", ("清河镇",), "乡镇街道"),
    Agency("x1", "甲中心", ("中心",)),
    Agency("x2", "乙中心", ("中心",)),
)
SITES = (Site("czj", "云溪区财政局网", "http://czj.yunxi.example/", "czj"),)
KNOWN = Known(Offices(AGENCIES, SITES), TODAY)
PERSON = "99010119900307011"
PERSON += check_digit(PERSON)
HEAD = ("留言编号", "承办单位", "收到日期", "答复日期", "办结日期", "来源")
ROW = ("ZC1", "财政局", "2026-11-02", "2026-11-04", "", "国办")


def text(*rows, charset="utf-8", delimiter=",") -> bytes:
    target = io.StringIO()
    csv.writer(target, delimiter=delimiter).writerows(rows)
    return target.getvalue().encode(charset)


def workbook(*rows, sheet="Sheet1", merges=(), **options) -> bytes:
    """Cells as they are: numbers as numbers, days as days."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True, **options}) as book:
        page = book.add_worksheet(sheet)
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for merge in merges:
            page.merge_range(*merge)
        for line, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(line, column, cell, day)
                elif cell != "":
                    page.write(line, column, cell)
    return target.getvalue()


def taken(body: bytes, kind="errors", name="台账.csv"):
    problems = Problems()
    found = read_ledger(body, name, form_of(kind), KNOWN, problems)
    assert problems.lines == []
    return found


def rows(body: bytes, kind="errors", name="台账.csv"):
    return [one.row for one in taken(body, kind, name).entries]


def wrong(body: bytes, kind="errors", name="台账.csv") -> str:
    """What is said of a ledger that cannot be taken."""
    problems = Problems()
    try:
        read_ledger(body, name, form_of(kind), KNOWN, problems)
    except LedgerError as error:
        return str(error)
    assert problems.count
    return str(problems.error())


REPORT = ErrorReport("ZC1", "czj", date(2026, 11, 2), date(2026, 11, 4))


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(text(HEAD, ROW), id="utf-8"),
        pytest.param(text(HEAD, ROW, charset="utf-8-sig"), id="utf-8 with its mark"),
        pytest.param(text(HEAD, ROW, charset="gb18030"), id="gbk, as Excel saves"),
        pytest.param(text(HEAD, ROW, charset="utf-16"), id="Unicode text"),
        pytest.param(text(HEAD, ROW, delimiter="\t", charset="gb18030"), id="tabs"),
        pytest.param(text(HEAD, ROW, delimiter=";"), id="semicolons"),
        pytest.param(workbook(HEAD, ROW), id="xlsx"),
        pytest.param(workbook(HEAD, ("ZC1", "财政局", date(2026, 11, 2), date(2026, 11, 4))), id="days as serials"),
        pytest.param(
            workbook(HEAD, ("ZC1", "财政局", date(2026, 11, 2), date(2026, 11, 4)), date_1904=True), id="since 1904"
        ),
        pytest.param(workbook(("找错留言台账",), ("单位：办公室", "", "2026年"), HEAD, ROW), id="title above"),
        pytest.param(text(("  留言 编号* ", "承办单位（必填）", "收到日期\n", "答复日期", "来源："), ("ZC1", "财政局", "2026/11/2", "2026.11.4", "")), id="dirty heads"),
        pytest.param(text(("工单号", "责任单位", "转办时间", "回复时间"), ("ZC1", "云溪区财政局", "2026年11月2日 9时", "二〇二六年十一月四日")), id="synonyms"),
        pytest.param(text(HEAD, ROW, ("合计", "1"), ("注：以上为国办转办",)), id="notes below"),
        pytest.param(text(HEAD, ("示例ZC2026001", *ROW[1:]), ROW, HEAD, ("", "", "", "", "", "")), id="example, head again, empty row"),
        pytest.param(text(HEAD, ('="ZC1"', *ROW[1:])), id="text kept from the spreadsheet"),
        pytest.param(text((*HEAD, "留言人", "电话"), (*ROW, "张三", "15400000000")), id="columns nobody needs"),
    ],
)  # fmt: skip
def test_the_same_row_however_it_is_written(body):
    assert rows(body) == [REPORT]


def test_a_saved_table_is_read_whatever_its_name():
    html = "<table><tr><td>" + "</td></tr><tr><td>".join("</td><td>".join(row) for row in (HEAD, ROW)) + "</td></tr></table>"  # fmt: skip
    assert rows(html.encode(), name="台账.xls") == [REPORT]


def test_only_the_template_s_own_example_is_passed_over():
    """A place may be called 示例区."""
    (row,) = rows(text(HEAD, ("示例区-1", *ROW[1:])))

    assert row.id == "示例区-1"


def test_where_a_row_stands_is_kept():
    (entry,) = taken(workbook(("台账",), HEAD, ROW, sheet="十一月"), name="a/b/台账.xlsx").entries

    assert str(entry.place) == "《台账.xlsx》“十一月”第3行"
    assert len(entry.place.digest) == 64


def test_every_kind_takes_its_columns():
    """One row a kind, each value where it belongs."""
    application = text(
        ("登记编号", "申请人", "受理机关", "收到日期", "补正告知日期", "收到补正日期", "征求第三方日期", "第三方反馈日期", "延期日期", "答复日期", "办理状态"),
        ("Y1", "张三", "财政局", "2026-3-2", "2026-3-5", "2026-3-9", "2026-3-10", "2026-3-20", "2026-4-1", "2026-4-20", "申请人撤回"),
    )  # fmt: skip
    days = [date(2026, 3, 2), date(2026, 3, 5), date(2026, 3, 9), date(2026, 3, 10), date(2026, 3, 20),
            date(2026, 4, 1), date(2026, 4, 20)]  # fmt: skip
    assert rows(application, "applications") == [Application("Y1", "czj", *days, ended=True)]
    message = text(
        ("工单编号", "承办单位", "来电时间", "办结时间", "诉求类型", "是否有效"),
        ("1", "财政局", "2026-3-2", "", "简单咨询类", "否"),
    )
    assert rows(message, "messages") == [
        Message("1", "czj", date(2026, 3, 2), None, "简单咨询", valid=False)
    ]
    account = text(
        ("账号名称", "平台", "主办单位", "最近更新时间", "状态"),
        ("云溪财政", "微博", "财政局", "", "已注销"),
    )
    assert rows(account, "accounts") == [
        RegisteredAccount("czj", "微博", "云溪财政", TODAY, None, closed=True)
    ]


def test_a_catalogue_with_merged_cells_and_a_head_of_two_rows():
    """一级事项 is carried down, 二级事项 ends with it; one row for each owner; unknown owners are kept by name."""
    body = workbook(
        ("云溪区义务教育领域标准目录",),
        (
            "序号",
            "公开事项",
            "",
            "公开内容（要素）",
            "公开依据",
            "公开时限",
            "公开主体",
            "公开对象",
            "",
        ),
        ("", "一级事项", "二级事项", "", "", "", "", "全社会", "特定群众"),
        (
            1,
            "招生管理",
            "招生计划",
            "计划人数",
            "",
            "自信息形成之日起20个工作日内",
            "财政局、发改局",
            "√",
        ),
        (2, "", "招生结果", "录取名单", "", "", "", "√"),
        (3, "财务信息", "", "收费标准", "", "二十个工作日内", "各镇（街道）", "√"),
        (4, "", "", "补助", "", "及时", "县级教育行政部门", "√"),
        sheet="义务教育",
        merges=((1, 1, 1, 2, "公开事项"), (3, 1, 4, 1, "招生管理")),
    )
    found = rows(body, "catalogue", "目录.xlsx")

    assert [(one.first, one.second, one.content, one.agency, one.workdays) for one in found] == [
        ("招生管理", "招生计划", "计划人数", "czj", 20),
        ("招生管理", "招生计划", "计划人数", "fgj", 20),
        ("招生管理", "招生结果", "录取名单", "czj", 20),
        ("招生管理", "招生结果", "录取名单", "fgj", 20),
        ("财务信息", "", "收费标准", "bsz", 20),
        ("财务信息", "", "收费标准", "qhz", 20),
        ("财务信息", "", "补助", "", None),
    ]
    assert {one.field for one in found} == {"义务教育"}
    assert found[-1].owner == "县级教育行政部门"
    assert isinstance(found[0], CatalogueItem)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        pytest.param(b"", ("台账.csv", "文件为空"), id="empty"),
        pytest.param(b"\xef\xbb\xbf\r\n", ("台账.csv",), id="a mark and nothing"),
        pytest.param(b"%PDF-1.7 \n1 0 obj", ("台账.csv", "不是 CSV 或 Excel", "pdf"), id="a PDF by another name"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + bytes(40), ("不是 CSV 或 Excel",), id="a picture"),
        pytest.param(workbook(HEAD, ROW)[:600], ("台账.csv",), id="half a workbook"),
        pytest.param(text(("姓名", "电话"), ("张三", "1")), ("没有找到表头", "留言编号、承办单位、收到日期", "ledger template errors"), id="another table"),
        pytest.param(text(("留言编号", "承办单位", "答复日期"), ROW[:3]), ("缺少列 “收到日期”（也可写作转办日期", "文件里的列：留言编号、承办单位、答复日期"), id="a column missing"),
        pytest.param(text(HEAD, ROW, ("ZC2", "财政局", "昨天")), ("第3行“收到日期”（C列）“昨天”不是日期", "一行也没有导入"), id="no date"),
        pytest.param(text(HEAD, ("ZC2", "财政局", "11月2日")), ("第2行“收到日期”（C列）“11月2日”不是日期",), id="no year"),
        pytest.param(text(HEAD, ("ZC2", "财政局", "2026-02-30")), ("“2026-02-30”不是日期",), id="no such day"),
        pytest.param(text(HEAD, ("ZC2", "财政局", "2026-11-21")), ("晚于今天（2026-11-20）",), id="tomorrow"),
        pytest.param(text(HEAD, ("ZC2", "财政局", "2026-11-10", "2026-11-09")), ("“答复日期”（D列）早于“收到日期”",), id="answered before it came"),
        pytest.param(text(HEAD, ("ZC2", "财政局", "")), ("“收到日期”（C列）为空",), id="no day"),
        pytest.param(text(HEAD, ("", "财政局", "2026-11-02")), ("“留言编号”（A列）为空",), id="no number"),
        pytest.param(text(HEAD, ("ZC2", "", "2026-11-02")), ("“承办单位”（B列）为空",), id="no office"),
        pytest.param(text(HEAD, ("ZC2", "税务局", "2026-11-02")), ("没有叫“税务局”的单位", "short"), id="an unknown office"),
        pytest.param(text(HEAD, ("ZC2", "中心", "2026-11-02")), ("没有叫“中心”的单位（或不止一个）",), id="a name of two"),
        pytest.param(text(HEAD, ("=A1&B2", "财政局", "2026-11-02")), ("“留言编号”（A列）是公式",), id="a formula"),
        pytest.param(text(HEAD, ("ZC2", "财政局", "#REF!")), ("公式错误（#REF!）",), id="a formula's error"),
        pytest.param(text(HEAD, ("15400001234", "财政局", "2026-11-02")), ("手机号码", "请改用登记编号"), id="a telephone for a number"),
        pytest.param(text(HEAD, (PERSON, "财政局", "2026-11-02")), ("身份证号码",), id="a person for a number"),
        pytest.param(workbook(HEAD, (12345678901234567890, "财政局", date(2026, 11, 2))), ("末几位已失真",), id="a long number kept as a number"),
        pytest.param(("留言编号,承办单位,收到日期\n" + '"ZC1,' + "x" * 200_000).encode(), ("CSV 格式有误",), id="an open quote"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(body, says):
    told = wrong(body)

    for phrase in says:
        assert phrase in told
    assert "台账.csv" in told
    assert PERSON not in told
    assert "15400001234" not in told


def test_all_wrong_rows_are_counted_and_the_first_are_told():
    told = wrong(text(HEAD, *((f"ZC{number}", "财政局", "某日") for number in range(500))))

    assert told.startswith("共 500 处有误")
    assert "另有 480 处" in told
    assert told.count("\n") == 21


def test_a_formula_without_its_value_is_an_empty_cell():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, HEAD)
        page.write_row(1, 0, ROW)
        page.write_formula(1, 2, "=TODAY()", None, "")

    assert "“收到日期”（C列）为空" in wrong(target.getvalue())


def test_other_sheets_and_columns_are_said_to_be_passed_over():
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        page = book.add_worksheet("台账")
        page.write_row(0, 0, (*HEAD, "留言人姓名"))
        page.write_row(1, 0, (*ROW, "张三"))
        book.add_worksheet("说明").write_row(0, 0, ("填写说明", "略"))
    found = taken(target.getvalue(), name="台账.xlsx")

    assert [one.row for one in found.entries] == [REPORT]
    assert found.notes == (
        "台账.xlsx：没有台账表头，已略过：“说明”",
        "台账.xlsx：不需要、未读取的列：留言人姓名",
    )
    assert "张三" not in repr(found)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_a_template_is_taken_as_it_is(form):
    """Filled in below its example, it is read; as it comes, it holds no row. It is the same each time."""
    body = ledger_template(form, [one.name for one in AGENCIES])

    assert taken(body, form.id, "模板.xlsx").entries == ()
    assert body == ledger_template(form, [one.name for one in AGENCIES])


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.id)
def test_no_head_means_two_columns(form):
    names = [name for one in form.fields for name in {one.title, *one.others}]

    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("2026-11-02", date(2026, 11, 2)), ("2026/11/2", date(2026, 11, 2)), ("2026.11.02", date(2026, 11, 2)),
        ("20261102", date(2026, 11, 2)), ("20261102093000", date(2026, 11, 2)),
        ("2026-11-02T09:30:00", date(2026, 11, 2)), ("2026-11-02 09:30:00", date(2026, 11, 2)),
        ("2026年11月2日", date(2026, 11, 2)), ("２０２６年１１月２日", date(2026, 11, 2)),
        ("二〇二六年十一月二日", date(2026, 11, 2)), ("46328", date(2026, 11, 2)), ("46328.3958", date(2026, 11, 2)),
        ("", None), ("/", None), ("—", None), ("无", None), ("未答复", None),
    ],
)  # fmt: skip
def test_days(cell, day):
    assert day_in(cell) == day


@pytest.mark.parametrize(
    "cell",
    ["昨天", "11-02", "2026-13-02", "2026", "99", "1899-01-01", "2026-11-02至2026-11-04", "张三"],
)
def test_what_is_no_day(cell):
    with pytest.raises(NotADay):
        day_in(cell)


@pytest.mark.parametrize(
    ("due", "days"),
    [
        ("信息形成或者变更之日起20个工作日内", 20), ("二十个工作日", 20), ("5个工作日内；重大的10个工作日", 5),
        ("及时", None), ("每年1月31日前", None),
    ],
)  # fmt: skip
def test_workdays_of_a_deadline(due, days):
    assert workdays_in(due) == days


def test_a_message_never_quotes_a_long_number():
    assert shown(f"证号{PERSON}") == "证号99*************" + PERSON[-3:]
    assert "15400001234" not in shown("电话15400001234")


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_a_hundred_thousand_rows(form):
    """Seconds."""
    rows_of = {"csv": 100_000, "xlsx": 20_000}[form]  # a workbook takes four times as long to write
    many = [
        HEAD,
        *(
            (f"ZC{number}", "财政局", "2026-11-02", "2026-11-04", "", "国办")
            for number in range(rows_of)
        ),
    ]
    body = text(*many) if form == "csv" else workbook(*many)
    began = time.process_time()
    found = taken(body, name=f"台账.{form}")
    took = time.process_time() - began

    assert len(found.entries) == rows_of
    assert took < 20


def test_memory_is_bounded_by_the_rows():
    body = text(HEAD, *((f"ZC{number}", *ROW[1:]) for number in range(10_000)))
    tracemalloc.start()
    found = taken(body)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert len(found.entries) == 10_000
    assert most < 60 * len(body)
