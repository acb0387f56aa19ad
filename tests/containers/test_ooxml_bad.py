"""OOXML that is broken, hostile or too large: read, cut or refused, quickly; never an exception, never a raw value."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading.documents.blocks import Block, Limits, Table
from reading.documents.parse import parse
from reading.documents.reader import read_document
from records.errors import DocumentError
from tests.containers.book_made import ID, SAID, by_hand, rows, with_parts
from tests.containers.cases import CASES as XLSX
from tests.containers.cases_word import CASES as WORD
from tests.containers.cases_word import FRONT, box, slides
from tests.reading.documents import made

SEEDS = [case for case in (*XLSX, *WORD) if case.leak][::2]
DOCTYPE = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'


def reasons(body: bytes, format: str, limits: Limits | None = None) -> tuple[str, ...]:  # noqa: A002
    try:
        return parse(body, "附件", format, limits or Limits()).reasons
    except DocumentError as error:
        return (str(error),)


@given(
    seed=st.integers(0, len(SEEDS) - 1),
    member=st.integers(0, 40),
    where=st.floats(0, 1, exclude_max=True),
    put=st.sampled_from(
        [b"", b"<", b'"', b"\xff", b"9999999999", b"<w:p>", b"</row>", b"-1", b"&x;"]
    ),
    cut=st.integers(0, 30),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_mutated_parts_are_read_or_refused(
    seed: int, member: int, where: float, put: bytes, cut: int
) -> None:
    """One part of a leaking file changed and packed again: past the checksum, into the parser."""
    case = SEEDS[seed]
    body = case.build()
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        names = [
            name for name in archive.namelist() if name.endswith((".xml", ".rels", ".vml", ".bin"))
        ]
        name = names[member % len(names)]
        part = archive.read(name)
    at = int(where * len(part))
    changed = made.replaced(body, name, part[:at] + put + part[at + cut :])
    document = read_document(changed, "附件", case.format)
    assert ID not in repr(document)


@given(seed=st.integers(0, len(SEEDS) - 1), cut=st.floats(0, 1))
@settings(max_examples=40, deadline=None)
def test_truncated_files_are_refused(seed: int, cut: float) -> None:
    body = SEEDS[seed].build()
    document = read_document(body[: int(cut * len(body))], "附件", SEEDS[seed].format)
    assert document.reasons or cut > 0.99


ENTITIES = [
    ("properties", by_hand({"docProps/custom.xml": DOCTYPE}), "xlsx"),
    ("custom data", by_hand({"customXml/item1.xml": DOCTYPE}), "xlsx"),
    ("external link", by_hand({"xl/externalLinks/externalLink1.xml": DOCTYPE}), "xlsx"),
    ("pivot cache", by_hand({"xl/pivotCache/pivotCacheDefinition1.xml": DOCTYPE}), "xlsx"),
    ("styles", by_hand({"xl/styles.xml": DOCTYPE}), "xlsx"),
    ("word styles", lambda: with_parts(made.word(["正文"]), {"word/styles.xml": DOCTYPE}), "docx"),
    (
        "word comments",
        lambda: with_parts(made.word(["正文"]), {"word/comments.xml": DOCTYPE}),
        "docx",
    ),
    ("slide", lambda: with_parts(slides(FRONT)(), {"ppt/slides/slide1.xml": DOCTYPE}), "pptx"),
]


@pytest.mark.parametrize(
    ("build", "format"), [row[1:] for row in ENTITIES], ids=[row[0] for row in ENTITIES]
)
def test_entities_are_refused_and_the_rest_is_read(build, format: str) -> None:  # noqa: A002
    body = build()
    assert any("文档类型声明" in reason for reason in reasons(body, format))
    if format != "pptx":
        assert parse(body, "附件", format, Limits()).shown().blocks


def test_relations_that_climb_out_lead_nowhere() -> None:
    body = by_hand(
        {},
        {"xl/worksheets/_rels/sheet1.xml.rels":
            '<Relationship Id="rId9" Type="x/comments" Target="../../../../etc/passwd"/>'},
    )()  # fmt: skip
    assert reasons(body, "xlsx") == ()


def test_a_book_in_a_book_in_a_book_ends() -> None:
    """Three levels are opened (`Limits.nested`), the fourth is named."""
    body = made.xlsx({"名单": rows(ID)})
    for _ in range(5):
        body = with_parts(made.xlsx({"S": [["x"]]}), {"xl/embeddings/in.xlsx": body})
    content = parse(body, "附件", "xlsx", Limits())
    assert any("嵌套层数过多" in reason for reason in content.reasons)
    assert ID not in repr(content)


def test_a_million_columns_are_refused_at_once() -> None:
    body = made.xlsx_of('<row r="1">' + "<c><v>1</v></c>" * 1_000_000 + "</row>")
    began = time.process_time()
    assert reasons(body, "xlsx") == ("工作表“Sheet1”：列数超过 16384（格式的上限），未读取",)
    assert time.process_time() - began < 5


@pytest.mark.parametrize("cell", ["<c/>", '<c r="A1"/>'])
def test_millions_of_empty_cells_are_cut(cell: str) -> None:
    rows_xml = ("<row>" + cell * 1000 + "</row>") * 20
    limits = replace(Limits(), cells=10_000)
    assert reasons(made.xlsx_of(rows_xml), "xlsx", limits) == (
        "工作表“Sheet1”过大，只读取了前10行",
    )


def test_ten_million_empty_cells_are_refused() -> None:
    body = made.xlsx_of(("<row>" + "<c/>" * 10_000 + "</row>") * 1000)
    began = time.process_time()
    assert reasons(body, "xlsx")
    assert time.process_time() - began < 5


def test_long_comments_and_properties_are_cut_and_said() -> None:
    body = by_hand(
        {"docProps/custom.xml": "<P>" + f"<lpwstr>{'字' * 1000}</lpwstr>" * 3000 + "</P>"}
    )()
    assert reasons(body, "xlsx") == ("属性、缓存等附属内容过多，后面部分未检查",)


def test_slides_share_the_limits() -> None:
    body = slides(*[box("字" * 100)] * 5)()
    limits = replace(Limits(), pages=4, text=250)
    told = reasons(body, "pptx", limits)
    assert "第3页内容过多，后面部分未读取" in told
    assert "幻灯片有5张，只读取了前4张" in told


def test_every_other_row_hidden_costs_seconds() -> None:
    """100,000 rows, every second one filtered away, a white cell in each: 10 s and 500 MB are allowed."""
    row = '<row r="{}" {}><c t="inlineStr"><is><t>张某</t></is></c><c s="1"><v>1</v></c></row>'
    rows_xml = "".join(row.format(at, 'hidden="1"' if at % 2 else "") for at in range(1, 100_001))
    sheet = (
        made.SHEET_HEAD
        + rows_xml
        + '</sheetData><autoFilter ref="A1:B100001"><filterColumn/></autoFilter></worksheet>'
    )
    body = with_parts(
        made.xlsx({"S": []}),
        {"xl/worksheets/sheet1.xml": sheet,
         "xl/styles.xml": '<s><fonts><font/><font><color rgb="FFFFFFFF"/></font></fonts><cellXfs><xf/>'
         '<xf fontId="1"/></cellXfs></s>'},
    )  # fmt: skip
    began = time.process_time()
    (table,) = parse(body, "附件", "xlsx", Limits()).shown().blocks
    assert isinstance(table, Table)
    assert time.process_time() - began < 10
    assert table.hidden_at(0, 0) == "隐藏行"  # the head of a filter is never its victim
    assert table.hidden_at(2, 0) == "筛选隐藏"
    assert table.hidden_at(1, 1) == "白色文字"
    assert table.hidden_at(1, 0) == ""


def test_an_encrypted_member_is_said() -> None:
    body = bytearray(by_hand({"customXml/item1.xml": f"<a>{SAID}</a>"})())
    at = body.rindex(b"PK\x01\x02")
    body[at + 8] |= 1
    assert any("加密" in reason for reason in reasons(bytes(body), "xlsx"))


def test_blocks_hold_text_once() -> None:
    """A document of one long paragraph is not copied for its hidden matter."""
    body = made.word(["字" * 1_000_000])
    tracemalloc.start()
    content = parse(body, "附件", "docx", Limits())
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [one.hidden for one in content.blocks if isinstance(one, Block)][:1] == [""]
    assert peak < 60_000_000
