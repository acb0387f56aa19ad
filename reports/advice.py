"""Interpretations that are hard to read: a reminder beside the problems, told to their authors and never counted."""

from __future__ import annotations

from collections.abc import Sequence

from records import Round
from records.plainness import ADVISED, Advice
from reports.model import Annex, Block, Paragraph, Table
from reports.plain import plain
from reports.rows import NOTHING, Names, discretion_of

TITLE = "政策解读易读性提示"
SHOWN = 30
"""Rows that a sheet prints, the newest: a reminder that nobody reads to its end reminds of nothing."""
_TITLE_LENGTH = 60
_GROUNDS_LENGTH = 200


def mention(count: int, number: int) -> Paragraph:
    """The sentence that leads to the annex."""
    return Paragraph(
        f"另有{count}篇政策解读较难读懂，情况和建议见附件{number}，属于提示，不计入问题，也不计分。"
    )


def sheet(them: Sequence[Advice], number: int, round_: Round) -> Annex:
    """The annex: each with its office, title, link and what makes it hard."""
    names, discretion = Names.of(round_), discretion_of(round_)
    ordered = sorted(them, key=lambda one: (-one.day.toordinal() if one.day else 0, one.url))
    shown = [one for one in ordered if one.url not in discretion.leaks][:SHOWN]
    rows = tuple(
        (
            str(index),
            names.agency(one.agency) if one.agency else NOTHING,
            plain(one.title, _TITLE_LENGTH),
            plain(one.grounds, _GROUNDS_LENGTH),
        )
        for index, one in enumerate(shown, start=1)
    )
    note = f"以下提示供作者修改和今后起草时参考，不计入问题，也不计分。{ADVISED}。"
    if len(rows) < len(them):
        note += f"共{len(them)}篇，此处列{len(rows)}篇。"
    head = ("序号", "责任单位", "标题", "难读之处")
    links = tuple(one.url for one in shown)
    table = Table("", head, rows, (12, 32, 46, 66), frozenset({1, 2, 3}), links)
    blocks: tuple[Block, ...] = (Paragraph(note), table)
    return Annex(number, TITLE, blocks)
