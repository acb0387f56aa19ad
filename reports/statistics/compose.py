"""The statistics paragraphs of a summary, with the tables that go with them."""

from __future__ import annotations

from datetime import date

from records import Office
from records.kinds import COLUMN_KINDS
from reports.phrases import area, listed, long_date
from reports.plain import plain
from reports.statistics.accounts import account_posts
from reports.statistics.answers import answered
from reports.statistics.documents import documents
from reports.statistics.figures import Figures, Row, Words
from reports.statistics.material import Material
from reports.statistics.model import Section, Statistics
from reports.statistics.posts import interpreted, posted
from reports.statistics.span import days
from reports.statistics.targets import progress

_SORTS = (
    "信息", "规范性文件", "网民留言", "网民留言用时", "找错留言", "找错留言用时", "依申请公开", "依申请公开用时",
    "新媒体账号", "新媒体发布", "新媒体原创", "新媒体转载", "栏目",
)  # fmt: skip
"""In this order the rows are numbered."""


_RULES = (
    "同一条信息在几个栏目列出的只计一次；只计有确切发布日期的信息；同比只在两年读取范围相同时列出。"
)


def place_of(office: Office, names: tuple[str, ...]) -> str:
    """全区, or the agencies that were asked for."""
    return listed(map(plain, names)) if names else area(plain(office.region))


def compose(material: Material, office: Office, on: date) -> Statistics:
    """The paper, the same for the same material, office and day."""
    figures = Figures()
    sections: list[Section | None] = [
        posted(figures, material),
        interpreted(figures, material),
        documents(figures, material),
        answered(figures, material),
        account_posts(figures, material),
        progress(figures, material),
    ]
    who = material.place if material.only else plain(office.region)
    parts = (f"{who}{material.asked.words}", "政务公开工作统计情况")
    return Statistics(
        span=material.span,
        asked=material.asked,
        title="".join(parts),
        title_parts=parts,
        office=plain(office.name),
        on=on,
        agencies=material.only,
        opening=_opening(material),
        sections=tuple(one for one in sections if one),
        figures=figures.made,
        rows=tuple(sorted(figures.rows.values(), key=_order)),
        columns=tuple(map(material.column_row, material.reaches)),
    )


def _order(row: Row) -> tuple[int, int, str, str, str]:
    place = _SORTS.index(row.sort) if row.sort in _SORTS else len(_SORTS)
    kind = COLUMN_KINDS.index(row.kind) if row.kind in COLUMN_KINDS else 0
    return place, kind, row.day, row.agency, row.key


def _opening(material: Material) -> Words:
    span, asked = material.span, material.asked
    told = days(span.first, span.last)
    when = "" if told == asked.words else f"，统计期为{told}"
    short = ""
    if span.last < asked.last:
        short = f"；统计期尚未结束或未检查到期末，只统计到{long_date(span.last)}"
    return (f"{asked.words}{material.place}政务公开有关数据统计如下{when}{short}。{_RULES}",)
