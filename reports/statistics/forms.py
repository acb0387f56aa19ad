"""Statistics as files: DOCX and Markdown by the bulletins' writers, our own HTML, JSON and XLSX."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence

from records import Coverage, Inspection, Office, Round
from records.errors import UsageError
from reports.model import Annex, BulletinText, Paragraph, Table
from reports.phrases import numeral, row_range
from reports.statistics.figures import Figure, Part, Row, said
from reports.statistics.model import CountTable, Section, Statistics
from reports.tally import tally_of

FORMATS = ("docx", "pdf", "html", "md", "json", "xlsx")
SCHEMA = "mingjian/statistics/1"
_ROWS = "本附件列出正文各数；统计表各数和全部明细见同名 XLSX、HTML 或 JSON 文件"

Json = Mapping[str, object]


def render(paper: Statistics, form: str) -> bytes:
    """The paper as a file's bytes, the same for the same paper. Raises UsageError for a form that is none."""
    if form == "docx":
        from reports.docx import docx

        return docx(bulletin_text(paper))
    if form == "pdf":
        from reports.pdf.write import pdf

        return pdf(bulletin_text(paper))
    if form == "md":
        from reports.markdown import markdown

        return markdown(bulletin_text(paper)).encode()
    if form == "html":
        from reports.statistics.page import page

        return page(paper).encode()
    if form == "json":
        body = json.dumps(json_form(paper), ensure_ascii=False, indent=2, sort_keys=True)
        return (body + "\n").encode()
    if form == "xlsx":
        from reports.statistics.workbook import workbook

        return workbook(paper)
    raise UsageError(f"没有“{form}”这种格式；可选：{'、'.join(FORMATS)}")


def lead(place: int, section: Section) -> str:
    """（一）政策解读。"""
    return f"（{numeral(place)}）{section.lead}。"


def rows_of(paper: Statistics, figure: Figure) -> str:
    """第1—3行；上年同期第4行 of the numbered rows."""
    numbers = paper.numbers
    told = [_range(numbers, figure.rows)]
    told += [f"上年同期{_range(numbers, figure.before)}"] if figure.before else []
    return "；".join(part for part in told if part) or "无"


def _range(numbers: Mapping[str, int], keys: Iterable[str]) -> str:
    mine = sorted(numbers[key] for key in keys)
    return row_range(mine).removesuffix("项") + "行" if mine else ""


# ---- the text for the writers of bulletins --------------------------------------------------------


def bulletin_text(paper: Statistics) -> BulletinText:
    """The paper as the writers of DOCX and Markdown take it: a draft, its tables in annexes."""
    blocks = [Paragraph(said(paper.opening))]
    blocks += [
        Paragraph(said(one.words), lead(place, one), 2)
        for place, one in enumerate(paper.sections, start=1)
    ]
    tables = [block for one in paper.sections for table in one.tables for block in _table(table)]
    annexes = (
        Annex(1, "统计表", tuple(tables)),
        Annex(
            2,
            "数字来源",
            (Paragraph(f"{_ROWS}，行号即明细序号。"), _sources(paper)),
            landscape=True,
        ),
        Annex(3, "栏目读取情况", (_reaches(paper.columns),), landscape=True),
    )
    return BulletinText(
        kind="statistics",
        period=paper.asked.name,
        title=paper.title,
        title_parts=paper.title_parts,
        office=paper.office,
        number="",
        draft=True,
        addressees=paper.office,
        blocks=tuple(blocks),
        annexes=annexes,
        on=paper.on,
        contact="",
        copies="",
        charts=(),
        tally=tally_of(_nothing(paper)),
    )


def _nothing(paper: Statistics) -> Round:
    """No round is reported on: the writers ask for a tally, and this one is empty."""
    inspection = Inspection("", "", paper.on, ())
    return Round(
        inspection, Office(paper.office, ""), (), (), (), (), (), (), (), Coverage()
    )  # fmt: skip


def _table(table: CountTable) -> tuple[Table | Paragraph, ...]:
    rows = tuple(tuple(said(cell) for cell in row) for row in table.rows)
    return (
        Table(table.title, table.head, rows, table.widths, table.prose),
        Paragraph(said(table.reach)),
    )


def _sources(paper: Statistics) -> Table:
    """What the numbers of the text rest on; those of the tables stand in the other files."""
    spoken = {
        part.id: part
        for section in paper.sections
        for part in section.words
        if isinstance(part, Figure)
    }
    rows = tuple(
        (one.id, one.text, one.what, one.how, rows_of(paper, one)) for one in spoken.values()
    )
    head = ("编号", "数字", "含义", "算法", "所据明细")
    return Table("", head, rows, (18, 20, 72, 20, 95), frozenset({2, 4}))


def _reaches(columns: Sequence[Row]) -> Table:
    rows = tuple((one.title, one.agency, one.kind, one.note) for one in columns)
    return Table(
        "", ("栏目", "单位", "类别", "读取情况"), rows, (45, 45, 30, 105), frozenset({0, 3})
    )


# ---- JSON -----------------------------------------------------------------------------------------


def json_form(paper: Statistics) -> Json:
    """The paper for machines: a number in a text stands as `{"figure": id}`, and figures name their rows."""
    numbers = paper.numbers
    return {
        "schema": SCHEMA,
        "period": paper.asked.name,
        "first": paper.span.first.isoformat(),
        "last": paper.span.last.isoformat(),
        "asked_last": paper.asked.last.isoformat(),
        "title": paper.title,
        "office": paper.office,
        "on": paper.on.isoformat(),
        "agencies": list(paper.agencies),
        "opening": said(paper.opening),
        "sections": [_section(one) for one in paper.sections],
        "figures": [_figure(one, numbers) for one in paper.figures],
        "rows": [{"number": number, **_row(row)} for number, row in enumerate(paper.rows, start=1)],
        "columns": [_row(row) for row in paper.columns],
    }


def _section(section: Section) -> Json:
    return {
        "title": section.lead,
        "text": said(section.words),
        "parts": _parts(section.words),
        "tables": [
            {
                "title": table.title,
                "head": list(table.head),
                "rows": [[_parts(cell) for cell in row] for row in table.rows],
                "coverage": _parts(table.reach),
            }
            for table in section.tables
        ],
    }


def _parts(words: Sequence[Part]) -> list[object]:
    return [one if isinstance(one, str) else {"figure": one.id, "text": one.text} for one in words]


def _figure(figure: Figure, numbers: Mapping[str, int]) -> Json:
    return {
        "id": figure.id,
        "text": figure.text,
        "what": figure.what,
        "how": figure.how,
        "rows": sorted(numbers[key] for key in figure.rows),
        "before": sorted(numbers[key] for key in figure.before),
        "against": figure.against,
    }


def _row(row: Row) -> Json:
    return {
        "sort": row.sort,
        "title": row.title,
        "agency": row.agency,
        "kind": row.kind,
        "day": row.day,
        "note": row.note,
        "url": row.url,
        "amount": row.amount,
    }
