"""Office 97-2003 and RTF: fixtures by LibreOffice and xlwt (`make_legacy.py`), records by hand (`ole_made.py`)."""

from __future__ import annotations

import struct
from collections.abc import Callable
from functools import partial
from pathlib import Path

from tests.containers import cases_ppt
from tests.containers import ole_made as made
from tests.containers.case import Case
from tests.containers.make_legacy import HEAD, ID, MASKED, ROW
from tests.containers.parts_made import packed_module
from tests.reading.documents import made as files

_FOLDER = Path(__file__).parent / "legacy"
SECRET = f"身份证号：{ID}"
PLAIN = "请核对补贴金额"
LIST = (HEAD, MASKED)
LONG = (HEAD, MASKED, ROW)
HARMLESS = (HEAD, MASKED, MASKED)


def _fixture(name: str) -> bytes:
    return (_FOLDER / name).read_bytes()


_XLWT = (
    ("hidden_sheet", "隐藏工作表", "底表!B2"),
    ("very_hidden_sheet", "深度隐藏工作表", "底表!B2"),
    ("hidden_column", "隐藏列", "名单!D2"),
    ("hidden_row", "隐藏行", "名单!B3"),
    ("white", "白色文字", "名单!B3"),
    ("painted", "与底色相同的文字", "名单!B3"),
    ("format", "数字格式“;;;”", "名单!B3"),
)
_WORD = (
    ("hidden_run", "隐藏文字", "第3段"),
    ("white_run", "白色文字", "第3段"),
    ("deleted", "修订删除", "第3段"),
    ("comment", "批注", "批注"),
    ("properties", "元数据", "文档属性"),
    ("inserted", "", "第3段"),
    ("box", "", "文本框"),
    ("header", "", "页眉"),
    ("shown", "", "表1第3行第2列"),
)


def _xls(rows: tuple[tuple[str, ...], ...], sheet: bytes = b"", book: bytes = b"") -> bytes:
    return made.compound({"Workbook": made.stream(rows, sheet, book)})


def _note(words: str) -> bytes:
    """OBJ, TXO and its two CONTINUE, NOTE at A2 ([MS-XLS] 2.4.181, 2.4.329, 2.4.179)."""
    obj = made.record(0x5D, struct.pack("<HHHH", 0x15, 0x12, 0x19, 1) + bytes(18))
    txo = made.record(0x1B6, struct.pack("<HHHHHHHI", 0x212, 0, 0, 0, 0, len(words), 16, 0))
    more = made.record(0x3C, b"\x01" + words.encode("utf-16-le")) + made.record(0x3C, bytes(16))
    return obj + txo + more + made.record(0x1C, struct.pack("<4H", 1, 0, 0, 1) + made.text("经办"))


def _name(words: str) -> bytes:
    formula = b"\x17" + made.text(words, "<B")
    name = made.text("查询", "<B")
    head = struct.pack("<HBBHHHBBBB", 0, 0, name[0], len(formula), 0, 0, 0, 0, 0, 0)
    return made.record(0x18, head + name[1:] + formula)


def _linked(words: str) -> bytes:
    return made.record(
        0x5A,
        struct.pack("<BBH", 1, 0, 0)
        + b"\x01"
        + struct.pack("<d", 300)
        + b"\x02"
        + made.text(words),
    )


def _row(*, zero: bool = False) -> bytes:
    flags = 0x0100 if zero else 0x0120
    return made.record(0x208, struct.pack("<6HHH", 2, 0, 3, 0 if zero else 255, 0, 0, flags, 15))


_WIDTH = made.record(0x7D, struct.pack("<6H", 1, 1, 0, 15, 0, 0))
_FILTER = made.record(0x9B, b"")
_HAND: tuple[tuple[str, str, str, Callable[[], bytes], Callable[[], bytes]], ...] = (
    ("note", "批注", "名单!A2", lambda: _xls(LIST, _note(SECRET)), lambda: _xls(LIST, _note(PLAIN))),
    ("name", "名称定义", "名称“查询”", lambda: _xls(LIST, book=_name(SECRET)), lambda: _xls(LIST, book=_name(PLAIN))),
    ("linked cells", "外部链接缓存", "外部链接", lambda: _xls(LIST, book=_linked(SECRET)),
     lambda: _xls(LIST, book=_linked(PLAIN))),
    ("zero height", "行高为零", "名单!B3", lambda: _xls(LONG, _row(zero=True)),
     lambda: _xls(HARMLESS, _row(zero=True))),
    ("zero width", "列宽为零", "名单!B3", lambda: _xls(LONG, _WIDTH), lambda: _xls(LIST, _WIDTH)),
    ("filter", "筛选隐藏", "名单!B3", lambda: _xls(LONG, _row() + _FILTER), lambda: _xls(HARMLESS, _row() + _FILTER)),
    ("author", "元数据", "文档属性", lambda: _about(SECRET), lambda: _about("经办")),
    ("pivot cache", "数据缓存", "透视表数据0001", lambda: _pivot(SECRET), lambda: _pivot(PLAIN)),
    ("macro", "宏代码", "宏", lambda: _macro(f"' {SECRET}"), lambda: _macro(f"' {PLAIN}")),
    ("form of a macro", "宏代码", "宏", lambda: _form(ROW[1]), lambda: _form("20260101")),
    ("package", "嵌入文件", "嵌入文件“MBD1”：表1第2行第2列", lambda: _package(ROW), lambda: _package(MASKED)),
    ("wrapped file", "嵌入文件", "嵌入文件“MBD1”：正文", lambda: _wrapped(SECRET), lambda: _wrapped(PLAIN)),
)  # fmt: skip


def _about(author: str) -> bytes:
    return made.compound(
        {"Workbook": made.stream(LIST), "\x05SummaryInformation": made.properties(author)}
    )


def _pivot(words: str) -> bytes:
    cache = (
        made.record(0xC6, bytes(20)) + made.record(0xCD, made.text(words)) + made.record(0x0A, b"")
    )
    return made.compound({"Workbook": made.stream(LIST), "_SX_DB_CUR/0001": cache})


def _macro(source: str) -> bytes:
    return made.compound(
        {"Workbook": made.stream(LIST), "_VBA_PROJECT_CUR/Module1": b"x" + packed_module(source)}
    )


def _form(words: str) -> bytes:
    """Strings of the controls of a form, between bytes that are none ([MS-OFORMS])."""
    data = b"\0\2\x1c\0" + f"证件号码 {words}".encode("gb18030") + b"\0\0\1"
    return made.compound({"Workbook": made.stream(LIST), "_VBA_PROJECT_CUR/o": data})


def _package(row: tuple[str, ...]) -> bytes:
    return made.compound(
        {"Workbook": made.stream(LIST), "MBD1/Package": files.word(table=[HEAD, row])}
    )


def _wrapped(words: str) -> bytes:
    data = words.encode()
    native = (
        struct.pack("<IH", 0, 2)
        + b"a.txt\0c:\\a.txt\0"
        + bytes(4)
        + struct.pack("<I", 6)
        + b"a.txt\0"
    )
    native += struct.pack("<I", len(data)) + data
    return made.compound({"Workbook": made.stream(LIST), "MBD1/\x01Ole10Native": native})


def _papers(kind: str, writer: str) -> list[Case]:
    twins = {"hidden_run": "hidden_run_twin", "comment": "comment_twin"}
    return [
        Case(f"{kind} {name}{' twin' if twin else ''}, {writer}", kind, writer, how or "无隐藏", not twin,
             partial(_fixture, f"{twin or name}.{kind}"), place, how)
        for name, how, place in _WORD
        for twin in (["", twins.get(name, "plain")] if how else [""])
    ]  # fmt: skip


CASES: tuple[Case, ...] = (
    *(
        Case(f"xls {name}{suffix}, xlwt", "xls", "xlwt", how, not suffix,
             partial(_fixture, f"{name}{suffix}.xls"), place, how)
        for name, how, place in _XLWT
        for suffix in ("", "_twin")
    ),
    Case("xls white on a banner, xlwt", "xls", "xlwt", "白色文字", False, partial(_fixture, "banner.xls")),
    Case("xls plain, xlwt", "xls", "xlwt", "无隐藏", False, partial(_fixture, "plain.xls")),
    *(
        Case(f"xls {name}{' twin' if build is twin else ''}, by hand", "xls", "手写 BIFF8", how, build is leak,
             build, place, how)
        for name, how, place, leak, twin in _HAND
        for build in (leak, twin)
    ),
    *_papers("doc", "LibreOffice"),
    *_papers("rtf", "LibreOffice"),
    *cases_ppt.CASES,
)  # fmt: skip
