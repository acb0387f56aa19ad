"""Personal data of a page or file gathered by person: facts for the rules, without a raw value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reading.documents.blocks import Block, Content, Table
from reading.outline import Outline
from reading.personal.values import Scene
from reading.persons.columns import squeezed
from reading.persons.gather import gathered
from reading.persons.lexicon import class_of, topics_of
from reading.persons.lists import of_table
from reading.persons.prose import flat_tables, prose_records
from reading.persons.record import Record
from reading.persons.splice import Shown, spliced
from reading.tables.flow import apart
from records import Article, Attachment
from records.exposure import Exposure, Person

__all__ = [
    "exposures_of_content",
    "exposures_of_page",
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


def exposures_of_page(page: Outline, visible: Scene, title: str) -> tuple[Exposure, ...]:
    """The groups of a page. `visible`: all its lines, as `worth_reading` and the marks of the page read them."""
    if not worth_reading(visible.text):
        return ()
    text, tables = apart(page)
    return _exposures([*tables, Block("正文", text)] if text else tables, title, visible)


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


def _exposures(
    blocks: Iterable[Block | Table], title: str, scene: Scene | None = None
) -> tuple[Exposure, ...]:
    """The groups of all blocks; `scene` is the text of one of them, perhaps, which was looked at before."""
    found: list[Exposure] = []
    prose: list[Record] = []
    for block in blocks:
        if isinstance(block, Block):
            rest, tables = flat_tables(block)
            prose += prose_records(rest, title, scene)
            for table in tables:
                found += of_table(table, title)
        else:
            found += of_table(block, f"{title} {block.place}")
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
