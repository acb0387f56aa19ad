"""Is it a budget or a final account, and what does it say? The cheap question first: most files are neither."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reading.documents.blocks import Block, Content
from reading.finance.cells import TableRead, read_table
from reading.finance.codes import miscalled
from reading.finance.forms import form_of
from reading.finance.framing import Framing, framing
from reading.finance.prose import Prose, prose
from reading.outline import Outline
from reading.tables import flow
from reading.tables.model import Layout, Line
from reading.titles import Announced, announced
from records.finance import FinanceFacts, Heading, Statement
from records.privacy import veil

_FRONT = 3_000
"""Characters at the beginning of a file in which a budget says that it is one."""
_LEAST_FORMS = 2
"""Titles of official tables from which a file is taken for one although its name is silent."""
_MOST_TABLES = 40
_MOST_CELLS = 6_000
_FORM_LINE = re.compile(
    r"[一-龥“”、（）()\s]{0,40}(?:决算|预算|收支|支出|收入)[一-龥“”、（）()\s]{0,20}表"
)


def announces(text: str, *names: str) -> tuple[Announced, ...]:
    """What the name or the beginning of a text says it is; empty when it is no budget or final account."""
    for name in names:
        if found := _financial(announced(name)):
            return found
    front = text[:_FRONT]
    if "算" not in front:
        return ()
    lines = [line.strip() for line in front.splitlines() if line.strip()][:12]
    for index in range(len(lines)):
        for many in (1, 2, 3):
            said = "".join(lines[index : index + many])
            if (
                len(said) < 50
                and not re.search("[。，；]", said)
                and (found := _financial(announced(said)))
            ):
                return found
    return ()


def _financial(found: Sequence[Announced]) -> tuple[Announced, ...]:
    return tuple(one for one in found if one.what in {"预算", "决算"})


def finance_of_document(
    body: bytes,
    name: str,
    format: str,  # noqa: A002 - the noun's own field
    content: Content,
) -> FinanceFacts | None:
    """Facts of a file that was read into `content`; None when it is no budget or final account."""
    front = "\n".join(_words(content))
    says = announces(front, name)
    if not says and not _has_forms(front):
        return None
    scanned = format in {"pdf", "image"} and not any(
        isinstance(block, Block) and block.text.strip() for block in content.blocks
    )
    if scanned or not content.blocks:
        return _empty(says, content, scanned=scanned)
    return _facts(flow.of_document(body, format, content), says, content.reasons)


def finance_of_page(page: Outline, first: int, *names: str) -> FinanceFacts | None:
    """Facts of an HTML page whose title announces a budget or final account; None when none of its names does.

    `first` is the run of text with which the article begins.
    """
    likely = (name for name in names if "算" in name)  # most titles speak of neither
    says = next((found for name in likely if (found := _financial(announced(name)))), ())
    if not says:
        return None
    return _facts(flow.of_page(page, first), says, ())


def _words(content: Content) -> list[str]:
    """The beginning of a file: text blocks and the first rows of its tables."""
    out: list[str] = []
    for block in content.blocks[:40]:
        if isinstance(block, Block):
            out.append(block.text[:_FRONT])
        else:
            out += [" ".join(cell for cell in row if cell) for row in block.rows[:4]]
            out.append(block.place)
    return out


def _has_forms(text: str) -> bool:
    """Does a file without a telling name hold official tables?"""
    if "算" not in text and "收支" not in text:
        return False
    found = set()
    for line in text.splitlines():
        if len(line) < 80 and _FORM_LINE.search(line):
            found.add(form_of(line, "部门决算"))
    return len(found - {""}) > _LEAST_FORMS


def _empty(says: Sequence[Announced], content: Content, *, scanned: bool) -> FinanceFacts:
    kind, year, owner = _said(says, "")
    return FinanceFacts(
        kind, year, owner, reasons=content.reasons or ("没有可读取的内容",), scanned=scanned
    )


def _said(says: Sequence[Announced], text: str) -> tuple[str, int | None, str]:
    """Kind, year and owner, as the title says it; the kind alone by the words of the text."""
    if not says:
        what = "决算" if text.count("决算") >= text.count("预算") else "预算"
        return f"部门{what}", None, ""
    one = says[0]
    side = {True: "政府", False: "部门", None: ""}[one.government]
    if not side:
        side = "政府" if "社会保险基金" in text and "税收返还" in text else "部门"
    return f"{side}{one.what}", one.year, veil(one.owner)


def _facts(layout: Layout, says: Sequence[Announced], reasons: Sequence[str]) -> FinanceFacts:
    text = "".join(item.text for item in layout.items if isinstance(item, Line))[:100_000]
    kind, year, owner = _said(says, text)
    notes = [*reasons, *layout.reasons]
    if len({one.what for one in says}) > 1:
        notes.append("一份文件中既有预算又有决算，未逐表核对")
        return FinanceFacts(kind, year, owner, prose=len(text), reasons=_told(notes))
    framed = framing(layout.items, kind)
    said = prose(framed.lines, kind.endswith("决算"))
    year = year or _year_of(said.headings)
    owner = owner or next((one.owner for one in said.headings if one.owner), "")
    read = _tables(framed, year, notes)
    labels = {one.table.id: one.labels for one in read}
    return FinanceFacts(
        kind=kind,
        year=year,
        owner=owner,
        tables=tuple(one.table for one in read),
        cells=tuple(cell for one in read for cell in one.cells),
        statements=_classed(said, labels),
        headings=(*said.headings, *_titles(framed)),
        listed=tuple(dict.fromkeys(framed.listed)),
        topics=said.topics,
        claims=(*said.claims, *miscalled(read, year)),
        placeholders=said.placeholders,
        earlier=tuple(cell for one in read for cell in one.earlier),
        prose=said.length,
        reasons=_told([*notes, *(["正文过长，只读取了前面部分"] if said.cut else [])]),
    )


def _told(notes: Sequence[str]) -> tuple[str, ...]:
    return tuple(veil(one) for one in dict.fromkeys(notes))[:20]


def _year_of(headings: Sequence[Heading]) -> int | None:
    years = Counter(one.year for one in headings if one.year and one.kind == "heading")
    return years.most_common(1)[0][0] if years else None


def _tables(framed: Framing, year: int | None, notes: list[str]) -> list[TableRead]:
    drawn = {one.id for one in framed.tables if one.drawn}
    wanted = [one for one in framed.tables if one.drawn or one.id not in drawn][:_MOST_TABLES]
    if len(framed.tables) > _MOST_TABLES:
        notes.append(f"表格过多，只读取了前{_MOST_TABLES}张")
    read: list[TableRead] = []
    many = 0
    for one in wanted:
        found = read_table(one, year)
        many += len(found.cells)
        if many > _MOST_CELLS:
            notes.append(f"数据过多，自“{found.table.title}”起未读取")
            break
        read.append(found)
    return _as_printed(read) if any(one.raw for one in wanted) else read


def _as_printed(read: Sequence[TableRead]) -> list[TableRead]:
    """A workbook stores 1.5 for what it shows as 1.50: its tables show two digits once any of them has one."""
    shown = 2 if any(one.table.decimals for one in read) else 0
    return [replace(one, table=replace(one.table, decimals=shown)) for one in read]


def _classed(said: Prose, labels: dict[str, dict[str, str]]) -> tuple[Statement, ...]:
    """The statements; those about a class of spending by its code."""
    codes = {
        name: code
        for code, name in {**labels.get("B5", {}), **labels.get("T5", {})}.items()
        if len(code) == 3
    }
    out = []
    for one in said.statements:
        if one.name.startswith("类·"):
            code = codes.get(one.name[2:])
            if code:
                out.append(Statement(f"类·{code}", one.value, one.decimals, one.place, one.excerpt))
        else:
            out.append(one)
    return tuple(out)


def _titles(framed: Framing) -> tuple[Heading, ...]:
    """Titles of tables that name a year."""
    out = []
    for one in framed.tables:
        years = re.findall(r"(?<!\d)20\d\d(?=年)", one.title)
        if len(set(years)) == 1:
            out.append(Heading(veil(one.title[:60]), int(years[0]), "", one.place))
    return tuple(out)
