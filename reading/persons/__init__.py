"""Personal data of a page or file gathered by person: facts for the rules, without a raw value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reading.documents.blocks import Block, Content, Table
from reading.persons.columns import squeezed
from reading.persons.forms import form_records, has_pairs
from reading.persons.gather import gathered
from reading.persons.lexicon import class_of, topics_of
from reading.persons.prose import flat_tables, prose_records
from reading.persons.record import Record
from reading.persons.rows import LONG, records_of
from reading.persons.sections import sections
from reading.persons.splice import Shown, spliced
from reading.tables.model import Grid, Layout
from records import Article, Attachment
from records.exposure import Exposure, Person

__all__ = [
    "exposures_of_content",
    "exposures_of_layout",
    "with_host",
    "with_spliced",
    "without_copies",
    "worth_reading",
]

MOST = 100
"""Groups kept of one page or file."""
_TITLE = 200
_GATE = re.compile(r"[0-9０-９*＊●×][0-9０-９*＊●×xX \-]{5}[0-9０-９*＊●×xX]|@|QQ|微信")
_NAMED = re.compile("姓\\s{0,4}名|户\\s{0,4}主|申请人|监护人|学生|患者|对象")
_SPECIAL = re.compile("残疾|病|诊断|健康|致贫|致困|监护|家长|学号|住址|地址|吸毒|罪名|收入|家庭")


def worth_reading(text: str) -> bool:
    """Can there be anything personal at all? One search over the text of a page."""
    return _GATE.search(text) is not None or (
        _NAMED.search(text) is not None and _SPECIAL.search(text) is not None
    )


def exposures_of_content(content: Content, name: str) -> tuple[Exposure, ...]:
    """The groups of a file. `name`: its file name or the words of its link. Never raises."""
    return _exposures(content.blocks, f"{name} {_heading(content.blocks)}")


def exposures_of_layout(layout: Layout, title: str) -> tuple[Exposure, ...]:
    """The groups of a page laid out as lines and tables."""
    return _exposures(list(_blocks(layout)), title)


def _blocks(layout: Layout) -> Iterator[Block | Table]:
    lines: list[str] = []
    for item in layout.items:
        if isinstance(item, Grid):
            yield Table(item.place, tuple(row.cells for row in item.rows))
        else:
            lines.append(item.text)
    if lines:
        yield Block("正文", "\n".join(lines))


def _heading(blocks: Iterable[Block | Table]) -> str:
    """The first words of a file's text, which are its title."""
    for block in blocks:
        if block.hidden:
            continue
        if isinstance(block, Block) and block.text.strip():
            return squeezed(block.text.strip().split("\n")[0])[:_TITLE]
        if isinstance(block, Table):
            return ""
    return ""


def _exposures(blocks: Iterable[Block | Table], title: str) -> tuple[Exposure, ...]:
    found: list[Exposure] = []
    prose: list[Record] = []
    for block in blocks:
        if isinstance(block, Block):
            rest, tables = flat_tables(block)
            prose += prose_records(rest, title)
            for table in tables:
                found += _of_table(table, title)
        else:
            found += _of_table(block, f"{title} {block.place}")
    found += gathered(prose, title)
    return without_copies(found)[:MOST]


def without_copies(groups: Sequence[Exposure]) -> tuple[Exposure, ...]:
    """Without hidden groups that only repeat what stands in the open (a title in a meta tag, a print copy)."""
    seen = [one for one in groups if not one.hidden]
    values = {value for one in seen for value in one.values}
    marks = {mark for one in seen for mark in one.marks}
    return tuple(
        one
        for one in groups
        if not (one.hidden and one.marks and set(one.values) <= values and set(one.marks) <= marks)
    )


def _of_table(table: Table, title: str) -> Iterator[Exposure]:
    for section in sections(table):
        whole = f"{title} {section.title}"
        if not any(section.heads.kinds) and has_pairs(table, section.rows):
            yield from gathered(form_records(table, section.rows, whole), whole)
            continue
        yield from gathered(records_of(table, section, title), whole, section.heads.words)
    loose = _loose(table)
    if loose.text:
        yield from gathered(prose_records(loose, title), title)


def _loose(table: Table) -> Block:
    """What a table says outside its lists: rows of one cell (titles, notes), and cells as long as a paragraph."""
    said: list[str] = []
    hidden = table.hidden
    for index, row in enumerate(table.rows):
        filled = [column for column, cell in enumerate(row) if cell and not cell.isspace()]
        for column in filled:
            if len(filled) == 1 or len(row[column]) > LONG:
                hidden = hidden or table.hidden_at(index, column)
                said.append(row[column])
    return Block(table.place, "\n".join(said), hidden)


def with_host(exposures: tuple[Exposure, ...], host: str) -> tuple[Exposure, ...]:
    """The groups of an attachment; where its own words are silent, the title of the page that offers it speaks."""
    person, topics = class_of(host), topics_of(host)
    return tuple(
        replace(
            one,
            person=person if one.person is Person.UNKNOWN else one.person,
            topics=tuple(
                dict.fromkeys((*one.topics, *(t for t in topics if t not in one.special)))
            ),
        )
        for one in exposures
    )


def with_spliced(
    articles: Sequence[Article], attachments: Sequence[Attachment]
) -> tuple[tuple[Article, ...], tuple[Attachment, ...]]:
    """The pages and files of a site, with the groups whose masks complete each other across two of them."""
    site = [Shown(one.key, one.name, one.exposures) for one in articles]
    site += [Shown(one.key, one.name, one.exposures) for one in attachments]
    found = spliced(site)
    if not found:
        return tuple(articles), tuple(attachments)
    return (
        tuple(replace(one, exposures=one.exposures + found.get(one.key, ())) for one in articles),
        tuple(
            replace(one, exposures=one.exposures + found.get(one.key, ())) for one in attachments
        ),
    )
