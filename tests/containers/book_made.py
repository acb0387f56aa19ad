"""Workbooks of the containers' table: by openpyxl, by xlsxwriter, by LibreOffice (fixtures), and XML by hand."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import PatternFill
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

from tests.containers.case import Case
from tests.reading.documents.made import ole, replaced, xlsx
from tests.reading.personal.numbers import made

ID = made()
MASKED = "990101********1234"
SAID = f"身份证号：{ID}"
HEADS = ("姓名", "身份证号", "金额")
FIXTURES = Path(__file__).with_name("fixtures")
Grid = Sequence[Sequence[str]]


def rows(number: str) -> Grid:
    """A list of one person; the number goes to B2."""
    return [HEADS, ("张某", number, "100")]


def openpyxl_book(change: Callable[[Any, Any], None], number: str = ID) -> Callable[[], bytes]:
    """A workbook by openpyxl: sheets 说明 and 名单; `change(book, sheet)` hides."""

    def build() -> bytes:
        book = openpyxl.Workbook()
        book.active.title = "说明"
        book.active.append(["补贴发放说明"])
        sheet = book.create_sheet("名单")
        for row in rows(number):
            sheet.append(row)
        change(book, sheet)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    return build


def xlsxwriter_book(change: Callable[[Any, Any], None], number: str = ID) -> Callable[[], bytes]:
    """The same by xlsxwriter."""

    def build() -> bytes:
        out = io.BytesIO()
        book = xlsxwriter.Workbook(out, {"in_memory": True})
        book.add_worksheet("说明").write(0, 0, "补贴发放说明")
        sheet = book.add_worksheet("名单")
        for at, row in enumerate(rows(number)):
            sheet.write_row(at, 0, row)
        change(book, sheet)
        book.close()
        return out.getvalue()

    return build


def with_parts(
    body: bytes, parts: Mapping[str, str | bytes], relations: Mapping[str, str] | None = None
) -> bytes:
    """`body` with further members; `relations` are put into directories of relations, by their path."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(body)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            data = old.read(name)
            if relations and name in relations:
                end = b"</Relationships>"
                data = data.replace(end, relations[name].encode() + end)
            if name not in parts:
                new.writestr(name, data)
        for name, part in parts.items():
            new.writestr(name, part)
        for name, relation in (relations or {}).items():
            if name not in old.namelist():
                new.writestr(name, f'<Relationships xmlns="r">{relation}</Relationships>')
    return out.getvalue()


def relation(key: str, kind: str, target: str, *, outside: bool = False) -> str:
    """One line of a directory of relations."""
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{key}" Type="http://x/{kind}" Target="{target}"{mode}/>'


SHEET_RELS = "xl/worksheets/_rels/sheet1.xml.rels"


def by_hand(
    parts: Mapping[str, str | bytes], relations: Mapping[str, str] | None = None
) -> Callable[[], bytes]:
    """A masked list with further parts."""
    return lambda: with_parts(xlsx({"名单": rows(MASKED)}), parts, relations)


def sheet_by_hand(
    before: str = "", row: str = "", cell: str = "", after: str = "", number: str = ID
) -> Callable[[], bytes]:
    """A sheet of our own XML; attributes of the second row and of its cell."""
    inline = '<c r="{}" t="inlineStr" {}><is><t>{}</t></is></c>'
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f'{before}<sheetData><row r="1">{inline.format("A1", "", "姓名")}{inline.format("B1", "", "身份证号")}</row>'
        f'<row r="2" {row}>{inline.format("A2", "", "张某")}{inline.format("B2", cell, number)}</row>'
        f"</sheetData>{after}</worksheet>"
    )
    return lambda: replaced(xlsx({"名单": []}), "xl/worksheets/sheet1.xml", xml)


def fixture(name: str) -> Callable[[], bytes]:
    """A file that `libreoffice.py` made."""
    return (FIXTURES / name).read_bytes


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of hiding in one format and its builds by writer."""

    hiding: str
    how: str
    place: str
    leaks: Mapping[str, Callable[[], bytes]]
    twins: Mapping[str, Callable[[], bytes]]
    twin_how: str = ""
    """What an ordinary twin of this kind is marked with all the same (批注 for a harmless comment)."""


def cases_of(kind_of_file: str, kinds: Sequence[Kind]) -> tuple[Case, ...]:
    """A case for every build."""
    found = []
    for kind in kinds:
        for leak, builds in ((True, kind.leaks), (False, kind.twins)):
            for writer, build in builds.items():
                name = f"{kind_of_file} {kind.hiding} {'leak' if leak else 'twin'}, {writer}"
                found.append(Case(
                    name, kind_of_file, writer, kind.hiding, leak, build,
                    kind.place if leak else "", kind.how if leak else kind.twin_how,
                ))  # fmt: skip
    return tuple(found)


def in_style(**how: Any) -> Callable[[Any, Any], None]:
    """openpyxl: B2 in a style."""

    def change(book: Any, sheet: Any) -> None:
        for name, value in how.items():
            setattr(sheet["B2"], name, value)

    return change


def in_format(how: Mapping[str, Any], number: str = ID) -> Callable[[Any, Any], None]:
    """xlsxwriter: B2 in a format."""
    return lambda book, sheet: sheet.write(1, 1, number, book.add_format(dict(how)))


def solid(colour: str) -> PatternFill:
    return PatternFill("solid", fgColor=colour)


def set_to(path: str, value: Any) -> Callable[[Any, Any], None]:
    """openpyxl: set `a.b` of the sheet."""

    def change(book: Any, sheet: Any) -> None:
        *steps, last = path.split(".")
        for step in steps:
            sheet = sheet[step] if step[0].isupper() else getattr(sheet, step)
        setattr(sheet, last, value)

    return change


def column(attribute: str, value: Any) -> Callable[[Any, Any], None]:
    return lambda book, sheet: setattr(sheet.column_dimensions["B"], attribute, value)


def row(attribute: str, value: Any) -> Callable[[Any, Any], None]:
    return lambda book, sheet: setattr(sheet.row_dimensions[2], attribute, value)


def filtered(hidden: bool) -> Callable[[Any, Any], None]:
    def change(book: Any, sheet: Any) -> None:
        sheet.auto_filter.ref = "A1:C2"
        if hidden:
            sheet.auto_filter.add_filter_column(0, ["李某"])
            sheet.row_dimensions[2].hidden = True

    return change


def xw_filtered(hidden: bool) -> Callable[[Any, Any], None]:
    def change(book: Any, sheet: Any) -> None:
        sheet.autofilter("A1:C2")
        if hidden:
            sheet.filter_column("A", "x == 李某")
            sheet.set_row(1, options={"hidden": True})

    return change


def validation(text: str, prompt: str = "") -> Callable[[Any, Any], None]:
    def change(book: Any, sheet: Any) -> None:
        rule = DataValidation(type="list", formula1=f'"{text}"', prompt=prompt or None)
        rule.add("C2")
        sheet.add_data_validation(rule)

    return change


def xw_validation(text: str, prompt: str = "") -> Callable[[Any, Any], None]:
    rule = {"validate": "list", "source": text.split(",")}
    return lambda book, sheet: sheet.data_validation(
        "C2", {**rule, "input_message": prompt} if prompt else rule
    )


def comment(text: str) -> Callable[[Any, Any], None]:
    return lambda book, sheet: setattr(sheet["B2"], "comment", Comment(text, "录入员"))


def name(value: str) -> Callable[[Any, Any], None]:
    return lambda book, sheet: book.defined_names.add(DefinedName("备用", attr_text=value))


def custom(value: str) -> Callable[[Any, Any], None]:
    return lambda book, sheet: book.custom_doc_props.append(
        StringProperty(name="经办", value=value)
    )


def tip(text: str) -> Callable[[Any, Any], None]:
    def change(book: Any, sheet: Any) -> None:
        sheet["A1"].hyperlink = Hyperlink(
            ref="A1", target="https://www.example.gov.cn/", tooltip=text
        )

    return change


def printed(text: str) -> Callable[[Any, Any], None]:
    def change(book: Any, sheet: Any) -> None:
        sheet.oddHeader.center.text = text

    return change


def formula(text: str) -> Callable[[Any, Any], None]:
    return lambda book, sheet: setattr(sheet["E2"], "value", f'=IF(B2="{text}",1,0)')


def chart(leak: bool) -> Callable[[], bytes]:
    """A chart's cache keeps the names its cells had; then the sheet was replaced."""

    def build() -> bytes:
        def change(book: Any, sheet: Any) -> None:
            chart = book.add_chart({"type": "column"})
            chart.add_series({"categories": "=名单!$B$2:$B$2", "values": "=名单!$C$2:$C$2"})
            sheet.insert_chart("E1", chart)

        body = xlsxwriter_book(change)()
        masked = xlsxwriter_book(lambda book, sheet: None, MASKED)()
        if not leak:
            return xlsxwriter_book(change, MASKED)()
        with zipfile.ZipFile(io.BytesIO(masked)) as other:
            return replaced(body, "xl/sharedStrings.xml", other.read("xl/sharedStrings.xml"))

    return build


def pivot(number: str) -> Callable[[], bytes]:
    return by_hand(
        {"xl/pivotCache/pivotCacheDefinition1.xml":
            '<pivotCacheDefinition><cacheFields><cacheField name="姓名"><sharedItems><s v="张某"/></sharedItems>'
            '</cacheField><cacheField name="身份证号"><sharedItems/></cacheField></cacheFields></pivotCacheDefinition>',
         "xl/pivotCache/pivotCacheRecords1.xml":
            f'<pivotCacheRecords><r><x v="0"/><s v="{number}"/></r></pivotCacheRecords>'},
        {"xl/pivotCache/_rels/pivotCacheDefinition1.xml.rels":
            relation("rId1", "pivotCacheRecords", "pivotCacheRecords1.xml")},
    )  # fmt: skip


def shared_items(number: str) -> Callable[[], bytes]:
    return by_hand({"xl/pivotCache/pivotCacheDefinition1.xml":
        '<pivotCacheDefinition><cacheFields><cacheField name="身份证号"><sharedItems>'
        f'<s v="{number}"/></sharedItems></cacheField></cacheFields></pivotCacheDefinition>'})  # fmt: skip


def external(number: str) -> Callable[[], bytes]:
    return by_hand({"xl/externalLinks/externalLink1.xml":
        '<externalLink><externalBook><sheetNames><sheetName val="底册"/></sheetNames>'
        '<sheetDataSet><sheetData sheetId="0">'
        '<row r="1"><cell r="A1" t="str"><v>身份证号</v></cell></row>'
        f'<row r="2"><cell r="A2" t="str"><v>{number}</v></cell></row></sheetData></sheetDataSet>'
        '</externalBook></externalLink>'
    })  # fmt: skip


def threaded(text: str) -> Callable[[], bytes]:
    return by_hand(
        {"xl/threadedComments/threadedComment1.xml":
            f'<ThreadedComments><threadedComment ref="A2"><text>{text}</text></threadedComment></ThreadedComments>'},
        {SHEET_RELS: relation("rId9", "threadedComment", "../threadedComments/threadedComment1.xml")},
    )  # fmt: skip


def notes_by_hand(text: str) -> Callable[[], bytes]:
    return by_hand(
        {"xl/comments1.xml": "<comments><authors><author>录入员</author></authors><commentList>"
            f'<comment ref="B2" authorId="0"><text><r><t>{text}</t></r></text></comment></commentList></comments>'},
        {SHEET_RELS: relation("rId9", "comments", "/xl/comments1.xml")},
    )  # fmt: skip


def drawing(shape: str) -> Callable[[], bytes]:
    return by_hand(
        {"xl/drawings/drawing1.xml": f"<wsDr>{shape}</wsDr>"},
        {SHEET_RELS: relation("rId9", "drawing", "../drawings/drawing1.xml")},
    )


def shape(attributes: str, text: str) -> str:
    return f"<sp><nvSpPr><cNvPr {attributes}/></nvSpPr><txBody><p><r><t>{text}</t></r></p></txBody></sp>"


def embedded(number: str) -> Callable[[], bytes]:
    return by_hand({"xl/embeddings/book.xlsx": xlsx({"底册": rows(number)})})


def packaged(number: str) -> Callable[[], bytes]:
    return by_hand({"xl/embeddings/oleObject1.bin": ole(xlsx({"底册": rows(number)}), "Package")})


def leftover() -> bytes:
    """A cell was cleared, its text stayed in the list."""
    return with_parts(
        xlsx({"名单": [*rows(ID)]}),
        {"xl/worksheets/sheet1.xml": '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
         "</sheetData></worksheet>"},
    )  # fmt: skip


def both(
    leak: Callable[[Any, Any], None], other: Callable[[Any, Any], None], number: str
) -> dict[str, Callable[[], bytes]]:
    return {"openpyxl": openpyxl_book(leak, number), "xlsxwriter": xlsxwriter_book(other, number)}


def nothing(book: Any, sheet: Any) -> None:
    del book, sheet


def hidden_front(book: Any, sheet: Any) -> None:
    """An ordinary hidden sheet: the entries of a list to choose from."""
    book.worksheets[0].sheet_state = "hidden"
    book.active = 1


HAND = "手写 XML"


def white_under_condition() -> bytes:
    """White letters on a ground that a conditional format paints dark."""

    def change(book: Any, sheet: Any) -> None:
        sheet.write(1, 1, MASKED, book.add_format({"font_color": "white"}))
        sheet.conditional_format(
            "B2", {"type": "no_errors", "format": book.add_format({"bg_color": "#004080"})}
        )

    return xlsxwriter_book(change, MASKED)()


def white_table_head() -> bytes:
    """White heads in a table whose style paints them."""

    def change(book: Any, sheet: Any) -> None:
        heads = [
            {"header": head, "header_format": book.add_format({"font_color": "white"})}
            for head in HEADS
        ]
        sheet.add_table(
            "A1:C2", {"columns": heads, "style": "Table Style Medium 2", "data": [rows(MASKED)[1]]}
        )

    return xlsxwriter_book(change, MASKED)()
