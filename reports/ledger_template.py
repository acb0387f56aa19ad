"""Templates of the ledgers that can be imported: head, one worked example, lists to choose from, notes in Chinese."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter

from records.ledger_forms import EXAMPLE, Field, Form

_ROWS = 2000
"""Rows whose cells are checked as they are typed."""
_MADE = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""A fixed stamp keeps the bytes the same."""
_WIDTHS = {"number": 18, "agency": 26, "site": 24, "day": 16, "text": 22}
_NOTES = "填写说明"
_AGENCIES = "单位"


def ledger_template(form: Form, agencies: Sequence[str] = ()) -> bytes:
    """The workbook of a kind of ledger; `agencies` are offered in the columns that name one."""
    buffer = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": f"{form.title}台账模板", "created": _MADE})
        _table(book, form, agencies)
        _notes(book, form)
        if agencies:
            listed = book.add_worksheet(_AGENCIES)
            listed.write_column(0, 0, ["配置中的单位", *agencies])
            listed.set_column(0, 0, 40)
    return buffer.getvalue()


def _table(book: xlsxwriter.Workbook, form: Form, agencies: Sequence[str]) -> None:
    page = book.add_worksheet(form.title)
    edge = {"border": 1, "valign": "top", "font_name": "宋体", "font_size": 11}
    must = book.add_format({**edge, "bold": True, "bg_color": "#F8CBAD", "align": "center"})
    may = book.add_format({**edge, "bold": True, "bg_color": "#E7E6E6", "align": "center"})
    text = book.add_format({"num_format": "@"})
    example = book.add_format({**edge, "num_format": "@", "italic": True, "font_color": "#7F7F7F"})
    for column, one in enumerate(form.fields):
        page.set_column(column, column, _WIDTHS[one.sort], text)
        page.write_string(0, column, one.title, must if one.required else may)
        page.write_string(1, column, one.example, example)
        _offered(page, column, one, agencies if form.id != "catalogue" else ())
    page.freeze_panes(1, 0)


def _offered(
    page: xlsxwriter.worksheet.Worksheet, column: int, one: Field, agencies: Sequence[str]
) -> None:
    """What a cell of the column may hold, as far as a workbook can check it."""
    rule: dict[str, object] = {}
    if one.choices:
        rule = {"validate": "list", "source": list(one.choices), "error_type": "warning"}
    elif one.sort == "agency" and agencies:
        source = f"='{_AGENCIES}'!$A$2:$A${len(agencies) + 1}"
        rule = {"validate": "list", "source": source, "error_type": "warning"}
    elif one.sort == "day":
        rule = {
            "validate": "any", "input_title": one.title, "input_message": "写成 2026-11-20；没有的留空"
        }  # fmt: skip
    if rule:
        page.data_validation(1, column, _ROWS, column, rule)


def _notes(book: xlsxwriter.Workbook, form: Form) -> None:
    page = book.add_worksheet(_NOTES)
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    page.set_column(0, 0, 22, wrap)
    page.set_column(1, 1, 8, wrap)
    page.set_column(2, 3, 50, wrap)
    rows = [
        (f"{form.title}台账", "", form.note, ""),
        ("填写", "", f"“{EXAMPLE}”那一行不会导入，可以保留。有一处错误就一行也不导入。", ""),
        ("更新", "", "编号相同的行再次导入时按新内容更新；不要改变已有的编号。", ""),
        ("个人信息", "", "不要填写申请人、留言人的姓名、证件号码、电话；多出的列不读取、不保存。", ""),
        ("列", "必填", "说明", "也认得的列名"),
        *((one.title, "是" if one.required else "", one.note, "、".join(one.others)) for one in form.fields),
    ]  # fmt: skip
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            page.write_string(line, column, cell, wrap)
