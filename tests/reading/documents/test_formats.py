"""Each format with a leak and with its innocent twin; every place named; every trouble a reason in Chinese."""

from __future__ import annotations

import pytest

from reading.documents.reader import read_document
from reading.sniff import sniff
from records import Document
from tests.reading.documents import made
from tests.reading.personal.numbers import made as number

ID, SECOND = number(), number(457)
LIST = [["姓名", "身份证号", "补贴金额（元）"], ["张某", ID, "100"], ["李某", SECOND, "200"]]
MASKED = [["姓名", "身份证号"], ["张某", "990101********1234"]]
ACCEPTED = [["姓名", "受理编号"], ["张某", ID]]


def read(body: bytes, name: str = "附件") -> Document:
    return read_document(body, name, sniff(body))


def kinds(document: Document) -> list[str]:
    return [mark.kind for mark in document.personal]


def places(document: Document) -> list[str]:
    return [mark.place for mark in document.personal]


LEAKS = [
    ("xlsx under a head", made.xlsx({"Sheet1": LIST}), ["Sheet1!B2", "Sheet1!B3"]),
    ("xlsx away from the corner", made.xlsx({"名单": LIST}, 3, 25), ["名单!AA5", "名单!AA6"]),
    ("xlsx second sheet", made.xlsx({"说明": [["说明"]], "名单": LIST}), ["名单!B2", "名单!B3"]),
    ("xlsx form, value beside its label", made.xlsx({"S": [["身份证号", ID]]}), ["S!B1"]),
    ("xlsx two rows of heads", made.xlsx(
        {"S": [["姓名", "证件"], ["", "号码"], ["张某", ID]]}), ["S!B3"]),
    ("xlsx type of paper beside the number", made.xlsx(
        {"S": [["姓名", "证件类型", "证件号码"], ["李某", "居民身份证", ""], ["张某", "居民身份证", ID]]}), ["S!C3"]),
    ("xlsx words of heads in the rows", made.xlsx(
        {"S": [["姓名", "关系", "身份证号"], ["李某", "户主", ""], ["张某", "户主", ID]]}), ["S!C3"]),
    ("xlsx title above the heads", made.xlsx({"S": [["2026年补贴名单"], *LIST]}), ["S!B3", "S!B4"]),
    ("xlsx cell with words", made.xlsx({"S": [["张某，身份证号：" + ID]]}), ["S!A1"]),
    ("xlsx serial column named 编号", made.xlsx({"S": [["编号", "身份证号"], ["1", ID]]}), ["S!B2"]),
    ("xlsx number kept whole", made.xlsx_of(f'<row r="1"><c r="A1" t="inlineStr"><is><t>身份证号</t></is></c></row>'
     f'<row r="2"><c r="A2"><v>{number(457)}</v></c></row>'), ["Sheet1!A2"]),
    ("xlsx cells without addresses", made.xlsx_of(
        '<row><c t="inlineStr"><is><t>身份证号</t></is></c></row>'
        f'<row><c t="inlineStr"><is><t>{ID[:6]}</t></is><is><t>{ID[6:]}</t></is></c></row>'), ["Sheet1!A2"]),
    ("xls under a head", made.xls(LIST), ["名单!B2", "名单!B3"]),
    ("docx paragraph", made.word(["公示", f"张某，身份证号：{ID}"]), ["第2段"]),
    ("docx table", made.word(table=LIST), ["表1第2行第2列", "表1第3行第2列"]),
    ("docx header", made.word(["正文"], header=f"身份证号：{ID}"), ["页眉"]),
    ("docx nested table", made.word(table=[["甲", "乙"]], nested=f"身份证号：{ID}"), ["表2第1行第1列"]),
    ("pdf second page", made.pdf(["Notice", f"ID card: {ID}"]), ["第2页"]),
    ("pdf broken line", made.pdf([f"ID No: {ID[:10]}\n{ID[10:]}"]), ["第1页"]),
    ("text", f"张某，身份证号：{ID}\n".encode(), ["正文"]),
    ("text in GBK", f"张某，身份证号：{ID}，住示例区某某街道\n".encode("gb18030"), ["正文"]),
    ("csv", "\n".join(",".join(row) for row in LIST).encode(), ["表1第2行第2列", "表1第3行第2列"]),
    ("csv with the formula trick", f'姓名,身份证号\n张某,="{ID}"\n'.encode(), ["表1第2行第2列"]),
    ("html table", f"<table><tr><td>身份证号<td>姓名<tr><td>{ID}<td>张某</table>".encode(), ["表1第2行第1列"]),
    ("html colspan", "<table><tr><td colspan=2>姓名<td>身份证号<tr><td>张<td>某"
     f"<td>{ID}</table>".encode(), ["表1第2行第3列"]),
    ("html text", f"<p>张某，身份证号：{ID}</p>".encode(), ["正文"]),
    ("zip", made.zipped({"名单/一.xlsx": made.xlsx({"S": LIST[:2]}), "二.txt": f"身份证号：{ID}".encode()}),
     ["名单/一.xlsx：S!B2", "二.txt：正文"]),
]  # fmt: skip
INNOCENT = [
    ("xlsx acceptance numbers", made.xlsx({"S": ACCEPTED})),
    ("xlsx no head at all", made.xlsx({"S": [["张某", ID]]})),
    ("xlsx form with another label", made.xlsx({"S": [["受理编号", ID]]})),
    ("xlsx identity column masked beside an acceptance number", made.xlsx(
        {"S": [["身份证号", "受理编号"], ["990101********1234", ID]]})),
    ("xlsx a second table below with other heads", made.xlsx(
        {"S": [["姓名", "身份证号"], ["张某", ""], ["姓名", "受理编号"], ["张某", ID]]})),
    ("xlsx acceptance number beside a type of paper", made.xlsx(
        {"S": [["姓名", "证件类型", "受理编号"], ["张某", "居民身份证", ID]]})),
    ("xls acceptance numbers", made.xls(ACCEPTED)),
    ("docx acceptance numbers", made.word([f"受理编号：{ID}"], ACCEPTED)),
    ("pdf order numbers", made.pdf([f"Order No. {ID}"])),
    ("csv acceptance numbers", f"姓名,受理编号\n张某,{ID}\n".encode()),
    ("html acceptance numbers", f"<table><tr><td>受理编号<tr><td>{ID}</table>".encode()),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "expected"), [row[1:] for row in LEAKS], ids=[row[0] for row in LEAKS]
)
def test_leak_is_found_and_placed(body: bytes, expected: list[str]) -> None:
    document = read(body)
    assert places(document) == expected
    assert set(kinds(document)) == {"id"}
    assert document.reasons == ()
    assert document.text_length > 0


@pytest.mark.parametrize("body", [row[1] for row in INNOCENT], ids=[row[0] for row in INNOCENT])
def test_innocent_twin_is_left_alone(body: bytes) -> None:
    document = read(body)
    assert "id" not in kinds(document)
    assert document.reasons == ()


def test_masked_column_is_only_counted() -> None:
    assert kinds(read(made.xlsx({"S": MASKED}))) == ["id_masked"]


def test_parts_are_sheets_pages_members() -> None:
    assert read(made.xlsx({"甲": [["1"]], "乙": [["2"]]})).parts == 2
    assert read(made.pdf(["a", "b", "c"])).parts == 3
    assert read(made.zipped({"a.txt": b"x", "b.txt": b"y"})).parts == 2
    assert read(made.word(["a"])).parts == 1


def test_nothing_personal_leaves_in_any_field() -> None:
    body = made.zipped(
        {f"{ID}.txt": f"身份证号：{ID}".encode(), f"身份证号{SECOND}.rar": b"Rar!\x1a\x07\0"}
    )
    document = read(body, f"张某{ID}.zip")
    assert document.personal
    assert ID not in repr(document)
    assert SECOND not in repr(document)


TROUBLE = [
    ("nothing", b"", "空表.xlsx", "文件为空（0 字节）"),
    ("zeros", bytes(100), "a.xlsx", "文件为空（100 字节）"),
    ("unknown bytes", b"\x01\x02\x03\x04" * 50, "a.bin", "文件内容无法辨认，未读取"),
    ("picture", b"\x89PNG\r\n\x1a\n" + bytes(9), "a.png", "图片文件，未识别其中文字"),
    ("rar", b"Rar!\x1a\x07\x00 ", "a.rar", "压缩容器已损坏，无法打开"),
    ("7z", b"7z\xbc\xaf\x27\x1c ", "a.7z", "压缩数据已损坏，无法读取"),
    ("doc", made.ole(b" " * 4096, "WordDocument"), "a.doc", "并非 Word 文档，或由 Word 95 及更早版本写成，未读取"),
    ("ofd", made.zipped({"OFD.xml": b"<a/>"}), "a.ofd", "文档没有任何内容"),
    ("html called xls", "<p>系统提示</p>".encode(), "名单.xls",
     "文件名为“.xls”，实际内容是网页（HTML），已按实际内容读取"),
    ("text called xlsx", "系统提示".encode(), "名单.xlsx", "文件名为“.xlsx”，实际内容是纯文本，已按实际内容读取"),
    ("encrypted office file", made.ole("EncryptedPackage".encode("utf-16-le") * 200, "EncryptionInfo"), "a.xlsx",
     "文件已加密，无法读取"),
    ("xls with a password", made.xls([["x"]], shared=b"\x2f\x00\x04\x00abcd"), "a.xls", "文件已加密，无法读取"),
    ("xls of a forged range", made.xls([["x"]], b"\x03\x02\x0e\x00\xff\xff\xff\xff" + bytes(10)), "a.xls",
     "工作表范围超过 5000000 个单元格，未读取"),
    ("xls cut off", made.xls(LIST)[:2000], "a.xls", "工作簿已损坏，或并非工作簿，无法打开"),
    ("pdf of scans", made.pdf([made.SCAN, made.SCAN]), "a.pdf", "扫描件，无文字层，未识别"),
    ("pdf with one scan", made.pdf(["text", made.SCAN]), "a.pdf", "第2页无可用文字层（图像或字体无映射），未识别"),
    ("pdf with letters drawn as outlines", made.pdf(["text", made.OUTLINES]), "a.pdf",
     "第2页无可用文字层（图像或字体无映射），未识别"),
    ("pdf of nothing", made.pdf([made.BLANK]), "a.pdf", "文档没有任何内容"),
    ("pdf cut off", b"%PDF-1.4\n1 0 obj\n<<", "a.pdf", "PDF 文件已损坏，无法打开"),
    ("docx without a body", made.zipped({"word/other.xml": b"<a/>"}), "a.docx",
     "并非 Word 文档（缺少正文部分），无法打开"),
    ("docx of broken XML", made.zipped({"word/document.xml": b"<a><b></a>"}), "a.docx",
     "内部数据（XML）已损坏，无法读取"),
    ("xlsx without a directory", made.zipped({"xl/styles.xml": b"<a/>"}), "a.xlsx", "压缩数据已损坏，无法读取"),
    ("zip of nothing", made.zipped({}), "a.zip", "压缩包内没有文件"),
    ("zip cut off", made.zipped({"a.txt": b"x" * 500})[:60], "a.zip", "压缩容器已损坏，无法打开"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "name", "reason"), [row[1:] for row in TROUBLE], ids=[row[0] for row in TROUBLE]
)
def test_trouble_is_a_reason(body: bytes, name: str, reason: str) -> None:
    assert reason in read(body, name).reasons


@pytest.mark.parametrize("format", ["xlsx", "xls", "docx", "pdf", "zip", "ofd", "nonsense"])
def test_wrong_format_is_a_reason(format: str) -> None:  # noqa: A002
    assert read_document(b"no such file", "a", format).reasons


@pytest.mark.parametrize("page", [made.BLANK, made.RULES])
def test_a_blank_page_is_no_scan(page: str) -> None:
    assert read(made.pdf(["text", page])).reasons == ()


def test_identity_numbers_typed_as_numbers_are_said_to_be_damaged() -> None:
    rows: list[list[made.Cell]] = [
        ["身份证号", "金额"],
        [int(number(457)), 1e20],
        [990101199001011234, 5],
    ]
    for body in (
        made.xlsx({"名单": rows}),
        made.xls([rows[0], *[[float(x) for x in row] for row in rows[1:]]]),
    ):
        document = read(body)
        assert document.reasons == (
            "工作表“名单”的“身份证号”列有2个号码以数值存放，末几位已失真，无法核对",
        )
        assert document.personal == ()


def test_fifteen_digits_typed_as_a_number_are_whole() -> None:
    rows: list[list[made.Cell]] = [["身份证号"], [990101900101123]]
    assert kinds(read(made.xlsx({"S": rows}))) == ["id15"]
    assert kinds(read(made.xls([rows[0], [990101900101123.0]]))) == ["id15"]


def test_a_hidden_workbook_called_html_is_still_searched() -> None:
    body = f"<table><tr><td>身份证号<tr><td>{ID}</table>".encode()
    document = read(body, "名单.xls")
    assert kinds(document) == ["id"]
    assert document.reasons
