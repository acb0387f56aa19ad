"""The return table as a workbook (填报, 说明): the agency's columns open and checked as they are typed, the rest
locked.

Every cell is text, but for the day that the agency fills in, which is a date. What a spreadsheet would take for a
formula also carries the quote prefix. The lock has no password: it keeps from slips, and the seal shows the rest.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from records import case_sheet as sheet
from reports.hand_sheets import FORMULA_STARTS
from reports.plain import plain

FILLED, NOTES = "填报", "说明"
HEAD_ROW = 1
"""From 0; the title stands above it."""
_FIRST = HEAD_ROW + 1
_TITLE_LENGTH = 100
_EARLIEST = date(2008, 5, 1)
"""The first day of the 条例: nothing is put right before it."""
_WIDTHS: Mapping[str, int] = {
    sheet.INDEX: 5, sheet.NUMBER: 14, sheet.AGENCY: 16, sheet.SITE: 16, sheet.COLUMN: 12, sheet.CLASS: 11,
    sheet.PROBLEM: 14, sheet.CLAUSE: 22, sheet.MESSAGE: 40, sheet.TITLE: 24, sheet.LINK: 28, sheet.FOUND_ON: 11,
    sheet.SNAPSHOT: 18, sheet.GRADE: 7, sheet.STAGE: 9, sheet.DEADLINE: 11, sheet.OVERDUE: 12,
    sheet.MEASURES: 30, sheet.PERSON: 11, sheet.NEW_LINK: 28, sheet.ANSWERED_ON: 11, sheet.APPEAL: 24,
    sheet.RESULT: 10, sheet.CHECKED_ON: 11, sheet.NOTE: 16, sheet.SEAL: 30,
}  # fmt: skip
"""In characters."""
_OFFERED: Mapping[str, tuple[str, ...]] = {
    sheet.MEASURES: (
        "已更新栏目内容", "已补充公开", "已修复或撤下失效链接", "已删除并清除缓存、撤下附件",
        "已去标识化后重新发布", "已更正错误表述", "已补全要素",
    ),
    sheet.APPEAL: (
        "该信息已按期公开，见整改后链接", "该事项不属于本单位职责", "依规不予公开", "检查时网站临时故障，现已恢复",
    ),
}  # fmt: skip
"""What may be picked from a list; anything else may be typed."""
_TYPED: Mapping[str, str] = {
    sheet.MEASURES: "写明做了什么；可从下拉列表选用，也可自行填写。不要写身份证号、电话等个人信息。",
    sheet.PERSON: "填姓名即可，不要写电话。",
    sheet.NEW_LINK: "以 http:// 或 https:// 开头的网址；内容已删除的留空。",
    sheet.ANSWERED_ON: "写成 2026-11-20；留空的，以导入当日为准。",
    sheet.APPEAL: "认为不是问题的，在这里写明理由；没有异议的留空。",
}


@dataclass(frozen=True, slots=True)
class Form:
    """A return table before it is a file."""

    title: str
    on: date
    rows: Sequence[Mapping[str, str]]
    """Cells by column, as `View.row` gives them."""
    appeal_days: int
    """Working days for an objection."""
    contact: str = ""
    internal: bool = False


def workbook(form: Form) -> bytes:
    """The workbook's bytes; the same for the same form."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        created = datetime.combine(form.on, time(), UTC).replace(tzinfo=None)
        book.set_properties({"title": plain(form.title, _TITLE_LENGTH), "created": created})
        page = book.add_worksheet(FILLED)
        _fill(page, form, _Looks(book))
        _checks(page, len(form.rows))
        _print(page, len(form.rows))
        _notes(book, form)
    return buffer.getvalue()


class _Looks:
    """The formats of a table's cells."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        font = {"font_name": "宋体", "font_size": 10}
        edge = {**font, "border": 1, "valign": "top", "text_wrap": True}
        text, open_ = {**edge, "num_format": "@"}, {"locked": False, "bg_color": "#FFF8E1"}
        head = {**edge, "bold": True, "align": "center", "valign": "vcenter"}
        self.title = book.add_format({**font, "bold": True, "font_size": 14})
        self.head = book.add_format({**head, "bg_color": "#E7E6E6"})
        self.own_head = book.add_format({**head, "bg_color": "#F8CBAD"})
        self.day = book.add_format({**edge, **open_, "num_format": "yyyy-mm-dd"})
        self._cells = {
            (own, quoted): book.add_format(
                {**text, **(open_ if own else {}), "quote_prefix": quoted}
            )
            for own in (False, True)
            for quoted in (False, True)
        }

    def cell(self, name: str, text: str) -> Format:
        """How a cell of a column looks."""
        return self._cells[name in sheet.OWN, text.startswith(FORMULA_STARTS)]


def _fill(page: Worksheet, form: Form, looks: _Looks) -> None:
    page.write_string(0, 0, plain(form.title, _TITLE_LENGTH), looks.title)
    for column, name in enumerate(sheet.COLUMNS):
        page.set_column(column, column, _WIDTHS[name], None, {"hidden": name == sheet.SEAL})
        head = looks.own_head if name in sheet.OWN else looks.head
        page.write_string(HEAD_ROW, column, name, head)
    for line, row in enumerate(form.rows, start=_FIRST):
        for column, name in enumerate(sheet.COLUMNS):
            text = row.get(name, "")
            if name == sheet.ANSWERED_ON:
                _write_day(page, line, column, text, looks.day)
            elif text:
                page.write_string(line, column, text, looks.cell(name, text))
            else:
                page.write_blank(line, column, None, looks.cell(name, text))
    page.freeze_panes(_FIRST, sheet.COLUMNS.index(sheet.NUMBER) + 1)
    page.autofilter(HEAD_ROW, 0, HEAD_ROW + max(len(form.rows), 1), len(sheet.COLUMNS) - 1)
    page.protect(
        "", {"autofilter": True, "sort": True, "format_columns": True, "format_rows": True}
    )


def _write_day(page: Worksheet, line: int, column: int, text: str, look: Format) -> None:
    if text:
        page.write_datetime(line, column, datetime.fromisoformat(text), look)
    else:
        page.write_blank(line, column, None, look)


def _checks(page: Worksheet, rows: int) -> None:
    """What a spreadsheet checks as it is typed: days and addresses strictly, offered words as an offer."""
    last = HEAD_ROW + max(rows, 1)
    for name in sheet.OWN:
        column = sheet.COLUMNS.index(name)
        rule: dict[str, object] = {"input_title": name, "input_message": _TYPED[name]}
        if name in _OFFERED:
            rule |= {"validate": "list", "source": list(_OFFERED[name]), "show_error": False}
        elif name == sheet.ANSWERED_ON:
            rule |= {
                "validate": "date", "criteria": "between", "minimum": _EARLIEST, "maximum": "=TODAY()",
                "error_title": name, "error_message": "请填写不晚于今天的日期，写成 2026-11-20。",
            }  # fmt: skip
        elif name == sheet.NEW_LINK:
            cell = xlsxwriter.utility.xl_rowcol_to_cell(_FIRST, column)
            rule |= {
                "validate": "custom", "value": f'=OR(LEFT({cell},7)="http://",LEFT({cell},8)="https://")',
                "error_title": name, "error_message": "请填写以 http:// 或 https:// 开头的网址。",
            }  # fmt: skip
        else:
            rule["validate"] = "any"
        page.data_validation(_FIRST, column, last, column, rule)


def _print(page: Worksheet, rows: int) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, HEAD_ROW)
    page.print_area(0, 0, HEAD_ROW + max(rows, 1), len(sheet.COLUMNS) - 2)
    page.set_footer("&C— &P / &N —")


def _notes(book: xlsxwriter.Workbook, form: Form) -> None:
    page = book.add_worksheet(NOTES)
    wrap = book.add_format(
        {"text_wrap": True, "valign": "top", "font_name": "宋体", "font_size": 11}
    )
    bold = book.add_format({"bold": True, "valign": "top", "font_name": "宋体", "font_size": 11})
    page.set_column(0, 0, 16)
    page.set_column(1, 1, 90)
    for line, (name, words) in enumerate(_told(form)):
        page.write_string(line, 0, name, bold)
        page.write_string(line, 1, words, wrap)
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.protect()


def _told(form: Form) -> list[tuple[str, str]]:
    leaks = (
        "本表为内部版，个人信息类事项列有问题链接，请勿外传。"
        if form.internal
        else "个人信息类事项不列页面标题和链接，具体位置请向检查机关查询。"
    )
    return [
        ("填什么", f"只填“{FILLED}”表中底色为浅黄的各列，其余各列已锁定，请勿改动；行的先后可以调整，列请勿删除。"),
        *((name, _TYPED[name]) for name in sheet.OWN),
        ("必填", f"反馈整改的，“{sheet.MEASURES}”“{sheet.PERSON}”两列都要填写；还没有整改的整行留空。"),
        ("申诉", f"对检查结果有异议的，自收到之日起{form.appeal_days}个工作日内填写“{sheet.APPEAL}”交回。"),
        ("个人信息", f"{leaks}填写的内容中如有证件号码、电话等，导入时会打码。"),
        ("交回", "填好后原样保存交回，xlsx 或 csv 均可；不要另建表格。逾期未反馈的，视为未整改。"),
        ("再次交回", "已经导入的内容不会重复登记；事项在导出之后已有变动的，以台账为准，由检查机关逐项核对。"),
        *([("联系", plain(form.contact))] if plain(form.contact) else []),
        ("导出日期", form.on.isoformat()),
    ]  # fmt: skip
