"""Bounded everything: bombs are refused or cut, quickly, and the reasons say so (law 10)."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace

import pytest

from reading.documents.blocks import Block, Content, Limits, Table, column_letters
from reading.documents.parse import parse
from reading.documents.reader import read_document
from records.errors import DocumentError
from tests.reading.documents import made
from tests.reading.personal.numbers import made as number

SMALL = replace(Limits(), unpacked=200_000, cells=100, pages=3, members=3, text=1000)
LAUGHS = (
    "<!DOCTYPE a [<!ENTITY a 'ha'>"
    + "".join(f"<!ENTITY {chr(98 + i)} '{f'&{chr(97 + i)};' * 10}'>" for i in range(9))
    + "]><worksheet>&j;</worksheet>"
)


def reasons(body: bytes, format: str, limits: Limits = SMALL) -> tuple[str, ...]:  # noqa: A002
    try:
        return parse(body, "附件", format, limits).reasons
    except DocumentError as error:
        return (str(error),)


def zip_bomb() -> bytes:
    return made.zipped({"大.txt": bytes(150_000_000)})


def lying_zip() -> bytes:
    """Declares 10 bytes, unpacks to a million."""
    body = bytearray(made.zipped({"a.txt": b"x" * 1_000_000}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = body.index(signature) + offset
        body[at : at + 4] = struct.pack("<I", 10)
    return bytes(body)


def crowded_zip() -> bytes:
    return made.zipped({f"{i}.txt": b"x" for i in range(5)})


def corners() -> bytes:
    return made.xlsx_of(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    )


def wide() -> bytes:
    return made.xlsx_of('<row r="1">' + "<c><v>1</v></c>" * 200 + "</row>")


def echo() -> bytes:
    """One long shared string shown in many cells."""
    body = made.xlsx({"Sheet1": [["长" * 300]]})
    cells = '<c t="s"><v>0</v></c>' * 50
    return made.replaced(
        body, "xl/worksheets/sheet1.xml", f"{made.SHEET_HEAD}<row>{cells}</row>{made.SHEET_TAIL}"
    )


BOMBS: list[tuple[str, str, Callable[[], bytes], str]] = [
    ("zip bomb", "zip", zip_bomb, "解压后约 143 MB，超过 0 MB 上限，未读取"),
    ("zip that lies about its size", "zip", lying_zip, "压缩包内“a.txt”：压缩数据已损坏，无法读取"),
    ("zip of many files", "zip", crowded_zip, "压缩包内有5个文件，只读取了前3个"),
    ("sheet of two corners", "xlsx", corners, "工作表“Sheet1”过大，只读取了前1行"),
    ("wide sheet", "xlsx", wide, "工作表“Sheet1”过大，只读取了前0行"),
    ("one string many times", "xlsx", echo, "工作表“Sheet1”过大，只读取了前0行"),
    ("billion laughs", "xlsx", lambda: made.replaced(corners(), "xl/worksheets/sheet1.xml", LAUGHS),
     "工作表“Sheet1”：内部数据（XML）含文档类型声明，按安全规定未读取"),
    ("deep XML", "docx", lambda: made.zipped({"word/document.xml": b"<a>" * 600 + b"</a>" * 600}),
     "内部数据（XML）嵌套超过 500 层，未读取"),
    ("long document", "docx", lambda: made.zipped({"word/document.xml":
     b"<w:p xmlns:w='w'>" + b"<w:t>1234567890</w:t>" * 200 + b"</w:p>"}), "文档过大，只读取了前面部分"),
    ("many pages", "pdf", lambda: made.pdf(["a"] * 5), "共5页，只读取了前3页"),
    ("long text", "text", lambda: b"x " * 1000, "文本过长，只读取了前1000字"),
    ("long table", "text", lambda: b"a,b\n" * 200, "表格过大，只读取了前33行"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("format", "build", "reason"), [row[1:] for row in BOMBS], ids=[row[0] for row in BOMBS]
)
def test_bomb_is_cut_and_said(format: str, build: Callable[[], bytes], reason: str) -> None:  # noqa: A002
    body = build()
    began = time.process_time()
    assert reason in reasons(body, format)
    assert time.process_time() - began < 5


def test_ratio_is_bounded_within_the_size_limit() -> None:
    """150 MB of zeros pack 1,000 to 1; the default size limit alone would let them through."""
    assert reasons(zip_bomb(), "zip", Limits()) == (
        "压缩包内“大.txt”：压缩比异常（疑似压缩炸弹），未读取",
    )


def test_encrypted_member_is_said() -> None:
    body = bytearray(made.zipped({"a.txt": b"x"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        body[body.index(signature) + offset] |= 1
    assert reasons(bytes(body), "zip") == ("压缩包内“a.txt”：文件已加密，无法读取",)


def test_member_without_a_name_is_read() -> None:
    """Met in fuzzing: the standard library's `is_dir` raises on it."""
    body = made.zipped({"a": b"x"}).replace(b"a", b"\0")
    assert read_document(body, "a.zip", "zip").parts == 1


@pytest.mark.parametrize("shift", [0, 1, 8, 10, 16, 255])
def test_container_of_a_forged_sector_size_is_refused(shift: int) -> None:
    """Met in fuzzing: a sector of one byte holds no number."""
    body = made.xls([["x"]])
    forged = body[:30] + struct.pack("<H", shift) + body[32:]
    assert reasons(forged, "xls") == ("并非工作簿，无法打开",)


@pytest.mark.parametrize(("first", "last"), [(0, 0x100000), (0, 0x7FFFFFFF), (0x80800000, 2)])
def test_sheet_that_declares_an_impossible_range_is_refused(first: int, last: int) -> None:
    """Met in fuzzing: calamine reserves memory for the declared range and aborts the process."""
    body = made.xls([["x"]], struct.pack("<HHIIHHH", 0x0200, 14, first, last, 0, 0x4000, 0))
    assert reasons(body, "xls") == ("工作表声明的范围异常，未读取",)


def test_workbook_of_very_many_sheets_is_refused() -> None:
    body = made.xls([["x"]], shared=struct.pack("<HHIBBBBH", 0x85, 10, 0, 0, 0, 1, 1, 0x41) * 1001)
    assert reasons(body, "xls") == ("工作表超过 1000 个，未读取",)


def test_container_whose_table_points_outside_is_refused() -> None:
    body = made.xls([["x"]])
    forged = body[:68] + struct.pack("<I", 5_000_000) + body[72:]
    assert reasons(forged, "xls")


def test_names_in_gbk_are_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("AA.txt", f"身份证号：{number()}")
    body = out.getvalue().replace(b"AA.txt", "名".encode("gbk") + b".txt")
    assert [mark.place for mark in read_document(body, "a.zip", "zip").personal] == ["名.txt：正文"]


def test_many_members_share_one_limit() -> None:
    body = made.zipped({f"{i}.txt": b"xyz " * 150 for i in range(3)})
    content = parse(body, "a", "zip", SMALL)
    assert sum(len(block.text) for block in content.blocks if isinstance(block, Block)) <= 1000
    assert content.reasons


def test_a_hundred_thousand_rows_take_seconds() -> None:
    """Issue 5 allows 10 s; the first sheet's rows and two later ones are there."""
    row = '<row><c t="inlineStr"><is><t>张某</t></is></c><c><v>1</v></c><c><v>2</v></c></row>'
    began = time.process_time()
    content = parse(made.xlsx_of(row * 100_000), "a", "xlsx", Limits())
    assert time.process_time() - began < 10
    assert content.reasons == ()
    (table,) = content.shown().blocks
    assert isinstance(table, Table)
    assert (len(table.rows), table.rows[-1]) == (100_000, ("张某", "1", "2"))


def test_reasons_are_few() -> None:
    body = made.zipped({f"{i}.rar": b"Rar!\x1a\x07\x00 " for i in range(50)})
    told = read_document(body, "a.zip", "zip").reasons
    assert len(told) == 21
    assert told[-1] == "另有30处未能读取"


@pytest.mark.parametrize(
    ("column", "letters"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")]
)
def test_columns_have_letters(column: int, letters: str) -> None:
    assert column_letters(column) == letters


def test_content_defaults_to_one_whole_part() -> None:
    assert Content() == Content((), 1, ())
