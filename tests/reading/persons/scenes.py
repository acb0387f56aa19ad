"""Whole tables and pages (`scenes.txt`), with values of nobody: merged heads, literal cells, paragraphs."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from reading.documents.blocks import Block, Content, Table
from records.privacy import check_digit
from tests.reading.persons.made import Person

SCENES = Path(__file__).with_name("scenes.txt")
_SPAN = re.compile(r"(.*)~(\d+)")
_SLOT = re.compile(r"\{([^}]+)\}")


@dataclass(frozen=True, slots=True)
class Scene:
    """One labelled table or page."""

    number: int
    grade: int
    title: str
    lines: tuple[str, ...]


def scenes() -> list[Scene]:
    """All of them, in order."""
    found: list[tuple[int, int, str, list[str]]] = []
    for number, line in enumerate(SCENES.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("== "):
            _, grade, title = line.split(" ", 2)
            found.append((number, int(grade[1]), title, []))
        elif line and not line.startswith("#"):
            found[-1][3].append(line)
    return [Scene(number, grade, title, tuple(lines)) for number, grade, title, lines in found]


def _value(person: Person, kind: str, number: int) -> str:
    """What stands for a slot; those that `made.Person` knows are its own."""
    random = person.random
    if kind.startswith("serial"):
        return "".join(str(random.randint(1, 9)) for _ in range(int(kind[-1])))
    return _OWN[kind](person) if kind in _OWN else person.cell(kind, number)


def _day(random: Random, first: int, last: int) -> str:
    return f"{random.randint(first, last)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"


def _room(random: Random) -> str:
    return f"{random.randint(1, 9)}栋{random.randint(1, 3)}单元{random.randint(101, 1805)}"


def _child(random: Random) -> str:
    """The number of somebody born 2014 to 2018, in a region never issued."""
    born = f"{random.randint(2014, 2018)}{random.randint(1, 12):02}{random.randint(1, 28):02}"
    first = f"99{random.randint(101, 999):04}{born}{random.randint(1, 999):03}"
    return first + check_digit(first)


_OWN: dict[str, Callable[[Person], str]] = {
    "name2": lambda one: Person(one.random).name,
    "surname": lambda one: one.name[0],
    "child_id": lambda one: _child(one.random),
    "childbirth": lambda one: _day(one.random, 2019, 2021),
    "joined": lambda one: _day(one.random, 1975, 2016),
    "birth_cn": lambda one: f"{one.year}年{one.month}月{one.day}日",
    "birthyear_same": lambda one: str(one.year),
    "social": lambda one: f"F{one.random.randint(10**7, 10**8 - 1)}",
    "passport": lambda one: f"E{one.random.randint(10**7, 10**8 - 1)}",
    "plate": lambda one: f"云A{one.random.randint(10000, 99999)}",
    "qq": lambda one: str(one.random.randint(10**8, 10**9)),
    "wechat": lambda one: f"wx_{one.random.randint(10**5, 10**6)}",
    "room": lambda one: _room(one.random),
}
"""What a slot of these names holds."""


def _row(body: str, random: Random, number: int) -> list[str]:
    person = Person(random)
    return [
        _SLOT.sub(lambda slot: _value(person, slot[1], number), cell) for cell in body.split("|")
    ]


def _paragraph(body: str, random: Random) -> str:
    """A new person at each name."""
    person = Person(random)

    def fill(slot: re.Match[str]) -> str:
        nonlocal person
        if slot[1] == "name":
            person = Person(random)
        return _value(person, slot[1], 1)

    return _SLOT.sub(fill, body.replace("\\n", "\n"))


def _parts(scene: Scene) -> Iterator[str | list[list[str]]]:
    """Paragraphs and tables, top down."""
    random = Random(scene.number)
    rows: list[list[str]] = []
    for line in scene.lines:
        tag, _, body = line.partition(" ")
        if tag == "P":
            if rows:
                yield rows
            rows = []
            yield _paragraph(body, random)
            continue
        many = int(tag[2:]) if "*" in tag else 1
        rows += [_row(body, random, number) for number in range(1, many + 1)]
    if rows:
        yield rows


def content(scene: Scene) -> Content:
    """As a file; the title stands in its own row above the first table."""
    blocks: list[Block | Table] = []
    for at, part in enumerate(_parts(scene), 1):
        if isinstance(part, str):
            blocks.append(Block(f"第{at}段", part))
            continue
        width = max(map(len, part))
        rows = [
            [_SPAN.sub(r"\1", cell) for cell in row] + [""] * (width - len(row)) for row in part
        ]
        title = [] if blocks else [[scene.title, *[""] * (width - 1)]]
        blocks.append(Table("Sheet1", tuple(map(tuple, title + rows)), sheet=True))
    return Content(tuple(blocks))


def _tr(row: list[str]) -> str:
    cells = []
    skip = 0
    for cell in row:
        if skip:
            skip -= 1
            continue
        merged = _SPAN.fullmatch(cell)
        skip = int(merged[2]) - 1 if merged else 0
        text = html.escape(merged[1] if merged else cell)
        cells.append(f"<td colspan='{skip + 1}'>{text}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def page(scene: Scene) -> bytes:
    """As a government page: menu, title, info line, text, footer."""
    text = ""
    for part in _parts(scene):
        if isinstance(part, str):
            text += "".join(f"<p>{html.escape(one)}</p>" for one in part.split("\n"))
        else:
            text += f"<table border='1'>{''.join(map(_tr, part))}</table>"
    return (
        f"<html><head><meta charset='utf-8'><title>{scene.title}-云溪区人民政府</title>"
        f"<meta name='ArticleTitle' content='{scene.title}'><meta name='ColumnName' content='通知公告'></head><body>"
        "<div><a href='/'>首页</a> <a href='/zw/'>政务公开</a> <a href='/tz/'>通知公告</a></div>"
        f"<h1>{scene.title}</h1><div>发布时间：2024-05-06 来源：云溪区民政局</div><div class='content'>{text}</div>"
        "<div>主办：云溪区人民政府 联系电话：0990-1234567 网站标识码：9900100001</div></body></html>"
    ).encode()
