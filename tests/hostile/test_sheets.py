"""A return table that an agency sends back is read as a hostile file: refused with a line, or as plain words."""

from __future__ import annotations

import gzip
import time

import pytest

from reading.ledgers.case_sheet import read_returned
from records.errors import LedgerError
from tests.reading.documents import made

STRINGS = (
    '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l "' + "l" * 1000 + '"><!ENTITY m "' + "&l;" * 1000 + '">'
    '<!ENTITY n "' + "&m;" * 1000 + '"><!ENTITY f SYSTEM "file:///etc/passwd">]>'
    '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&n;&f;</t></si></sst>'
)  # fmt: skip
SHEETS = {
    "a billion laughs and a file of this machine": (
        made.replaced(made.xlsx({"a": [["事项编号"]]}), "xl/sharedStrings.xml", STRINGS),
        "含文档类型声明",
    ),
    "ten million empty cells": (
        made.xlsx_of(("<row>" + "<c/>" * 10_000 + "</row>") * 1000),
        "疑似压缩炸弹",
    ),
    "a million columns": (
        made.xlsx_of('<row r="1">' + "<c><v>1</v></c>" * 1_000_000 + "</row>"),
        "列数超过 16384",
    ),
    "the last cell there can be": (
        made.xlsx_of(
            '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row>'
        ),
        "没有找到整改反馈表的表头",
    ),
    "gzip": (gzip.compress(bytes(1_000_000)), "不是 CSV 或 Excel 表格"),
    "a cell without end": (("事项编号," + "x" * 5_000_000).encode(), "单元格过长"),
    "quotes without end": (b'"' * 1_000_000, "CSV 格式有误"),
    "a program": (b"MZ\x90\x00" + bytes(4000), "不是 CSV 或 Excel 表格"),
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_that_attacks_is_refused_in_one_line(name):
    body, says = SHEETS[name]
    begun = time.process_time()
    with pytest.raises(LedgerError) as refused:
        read_returned(body, "\x1b[31m回表.xlsx")
    assert says in str(refused.value)
    assert time.process_time() - begun < 2
