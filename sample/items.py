"""The rows of a column, made on demand from the seed: nothing is kept that can be made again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from sample import words
from sample.corner import Scene
from sample.corners import corner_of
from sample.nouns import ColumnPlan, File, Form, Item, SitePlan
from sample.papers import Paper, papers, strays
from sample.planting import plant_rows

_STRAY = 90000
"""Numbers of misfiled documents begin here, so that they never meet a column's own."""
_SPAN = 3650
"""Days over which the rows of a scaled column are spread at most."""
_CLEARED = 3
"""Row of a portal's column of normative documents that tells which of them are in force."""
_DOCUMENTS = {"政策文件": "政发", "规范性文件": "规", "通知公告": "公告"}


def items(site: SitePlan, column: ColumnPlan, scene: Scene, scale: float = 1.0) -> tuple[Item, ...]:
    """The rows of a column in the order of its list; empty for a column that is no list."""
    corner = corner_of(site.key)
    rows = _usual(site, column, scene.seed, scene.as_of, scale)
    return tuple(corner.rows(site, column, rows, scene)) if corner else rows


def _usual(
    site: SitePlan, column: ColumnPlan, seed: int, as_of: date, scale: float
) -> tuple[Item, ...]:
    if column.form in {Form.ACCOUNTS, Form.REPORTS}:
        own = [
            _of_paper(number, paper)
            for number, paper in enumerate(papers(site, column, seed, as_of))
        ]
        return tuple(own)
    if column.form is not Form.LIST or not column.count:
        return ()
    rows = plant_rows(site, column, _rows(site, column, seed, as_of, scale), seed)
    return tuple(_ordered(column, _with_strays(site, column, rows, seed, as_of)))


def _with_strays(
    site: SitePlan, column: ColumnPlan, rows: Sequence[Item], seed: int, as_of: date
) -> Sequence[Item]:
    more = [
        _of_paper(_STRAY + number, paper)
        for number, paper in enumerate(strays(site, column, seed, as_of))
    ]
    return sorted((*rows, *more), key=lambda one: one.published, reverse=True) if more else rows


def _rows(
    site: SitePlan, column: ColumnPlan, seed: int, as_of: date, scale: float
) -> Sequence[Item]:
    random = Random(f"{seed}/{site.id}/{column.key}")
    taken: set[str] = set()
    found = []
    for number, day in enumerate(_days(random, column, as_of, scale)):
        title = _untaken(words.title(random, column.kind, site.region, day), taken)
        if column.kind == "规范性文件" and number == _CLEARED:
            title = f"{site.agency.name}关于公布现行有效行政规范性文件目录的公告"
        found.append(_item(random, site, column, number, title, day))
    return found


def _days(random: Random, column: ColumnPlan, as_of: date, scale: float) -> Iterable[date]:
    """The rows' dates, newest first; a year-split column stays within its year."""
    count = max(1, round(column.count * scale))
    step = max(1, min(column.step, _SPAN // count))
    day = as_of - timedelta(days=column.newest)
    first = None
    if column.year is not None:
        first = date(as_of.year + column.year, 1, 1)
        day = max(first, day) if column.year == 0 else date(first.year, 12, 28)
    for _ in range(count):
        yield day
        day -= timedelta(days=random.randint(1 if step > 1 else 0, 2 * step - 1))
        if first and day < first:
            return


def _untaken(title: str, taken: set[str]) -> str:
    """The title, numbered when the column has it already."""
    name, number = title, 2
    while name in taken:
        name, number = f"{title}（之{number}）", number + 1
    taken.add(name)
    return name


def _item(
    random: Random, site: SitePlan, column: ColumnPlan, number: int, title: str, day: date
) -> Item:
    stem = _DOCUMENTS.get(column.kind, "")
    with_number = stem and random.random() < (0.25 if column.kind == "通知公告" else 1.0)
    later = random.randint(1, 9) if random.random() < 0.05 else 0
    return Item(
        number=number,
        title=title,
        published=day,
        made=day - timedelta(days=later),
        source=site.agency.name,
        doc_number=f"云{stem}〔{day.year}〕{random.randint(1, 90)}号" if with_number else "",
        files=_usual_files(column, number, title),
        slow=site.key == "www" and column.key == "zwyw" and number == 5,
    )


def _usual_files(column: ColumnPlan, number: int, title: str) -> tuple[File, ...]:
    """Every third policy has its text as docx, some purchases a pdf, some forms an xlsx."""
    if column.kind == "政策文件" and number % 3 == 0:
        return (File(f"{title}（文本）", "docx", (("条款", "内容"), ("第一条", "制定依据"))),)
    if column.kind == "招标采购" and number % 4 == 0:
        return (File("采购文件", "pdf", (("包号", "采购内容", "数量"), ("1", "办公设备", "20"))),)
    if column.key == "xzzx" and number % 2 == 0:
        return (File("空白表格", "xlsx", (("项目", "填写内容"), ("单位名称", ""))),)
    return ()


def _of_paper(number: int, paper: Paper) -> Item:
    return Item(
        number=number,
        title=paper.title,
        published=paper.published,
        made=paper.made,
        source=paper.agency.name,
        lines=paper.lines,
        files=paper.files,
        yearly=paper.text,
    )


def _ordered(column: ColumnPlan, rows: Sequence[Item]) -> Sequence[Item]:
    """An older row first: with a mark (pinned), or without one and the newest third (shuffled)."""
    if len(rows) < 7 or not (column.pinned or column.shuffled):
        return rows
    first = replace(rows[6], pinned=column.pinned)
    rest = [*rows[:6], *rows[7:]]
    if column.shuffled:
        rest[0], rest[1] = rest[1], rest[0]
    return [first, *rest]
