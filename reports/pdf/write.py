"""The values that the template sets, as JSON: no word of a bulletin is ever read as markup."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from math import ceil

from reports.charts.plates import TITLE, Plate
from reports.docx.head import LETTER, TITLE_LINE, mark_size
from reports.docx.lines import balanced
from reports.docx.tables import holds_together
from reports.model import Annex, Block, BulletinText, Table
from reports.pdf.join import Joined
from reports.pdf.parts import ROOM, START, Json, Parts
from reports.pdf.typesetter import typeset
from reports.period import BRIEF
from reports.phrases import long_date
from reports.plain import web_address, width

_UNFIT = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff\ufffe\uffff]"
)
"""Without a shape, of another direction, or no character at all."""
_ENDLESS = re.compile("[0-9A-Za-z_]{9,}")
_POINTS_A_MILLIMETRE = 72 / 25.4
_COLUMN = 5.0
"""Points that a half-width character of 9 points takes, a capital included."""
_PIECE = 8
"""Characters of an endless word between two places where it may break; fewer in a column that has no room for them,
as wide as a W is (9 points)."""
_TALL = 18
"""Lines of a cell from which on a page's end may part its row: a turned page holds 34."""
_WHOLE = 28
"""Lines of a table from which on a page's end may part it."""


def pdf(doc: BulletinText, plates: Sequence[Plate] = ()) -> bytes:
    """The PDF file, the same bytes for the same text; a long one is set in parts, which a reader does not see.

    Raises UsageError where the extra `pdf` is missing, MingjianError when typst fails.
    """
    parts = Parts(_values(doc, plates), ROOM)
    start, end = START, parts.after(START)
    if end == parts.end:
        return _typeset(parts.part(start, end, 0), doc.on)
    joined, before = Joined(), 0
    while True:
        data = _typeset(parts.part(start, end, before), doc.on)
        added = joined.add(data, goes_on=end.row > 0)
        if end == parts.end:
            return joined.done()
        before += added.pages
        start = replace(end, row=end.row - added.rows)
        end = parts.after(start)


def _typeset(values: Json, on: date) -> bytes:
    return typeset("bulletin.typ", json.dumps(values, ensure_ascii=False), on)


def _values(doc: BulletinText, plates: Sequence[Plate]) -> Json:
    annexes = [_annex(one) for one in doc.annexes]
    if plates:
        annexes.append(_charts(len(annexes) + 1, plates))
    return {
        "title": _fit(doc.title),
        "lines": [_fit(one) for one in balanced(doc.title_parts, TITLE_LINE)],
        "office": _fit(doc.office),
        "mark": mark_size(doc.office),
        "number": _fit(doc.number),
        "draft": doc.draft,
        "red": doc.red_head,
        "letter": doc.form == LETTER,
        "formal": doc.kind != "weekly",
        "addressees": _fit(doc.addressees),
        "blocks": [_block(one) for one in doc.blocks],
        "listed": [{"number": one["number"], "title": one["title"]} for one in annexes],
        "annexes": annexes,
        "on": {"year": doc.on.year, "month": doc.on.month, "day": doc.on.day},
        "date": long_date(doc.on),
        "contact": _fit(doc.contact),
        "copies": _fit(f"抄送：{doc.copies}。") if doc.copies else "",
        "record": _record(doc),
    }


def _record(doc: BulletinText) -> str:
    """Which 版记 there is: none on a draft or a reminder."""
    if doc.draft or doc.kind in BRIEF:
        return ""
    if doc.form == LETTER:
        return "letter" if doc.copies else ""
    return "document"


def _annex(annex: Annex) -> Json:
    return {
        "number": annex.number,
        "title": _fit(annex.title),
        "landscape": annex.landscape,
        "blocks": [_block(one) for one in annex.blocks],
        "figures": [],
        "begun": False,
    }


def _charts(number: int, plates: Sequence[Plate]) -> Json:
    drawn = [
        {
            "title": _fit(one.title),
            "note": _fit(one.note),
            "svg": _fit(one.svg),
            "alt": _fit(one.alt),
            "width": one.width,
            "table": _table(one.table) if one.table else None,
        }
        for one in plates
    ]
    return {
        "number": number,
        "title": TITLE,
        "landscape": False,
        "blocks": [],
        "figures": drawn,
        "begun": False,
    }


def _block(block: Block) -> Json:
    if isinstance(block, Table):
        return _table(block)
    return {"level": block.level, "lead": _fit(block.lead), "text": _fit(block.text)}


def _table(table: Table) -> Json:
    room = [max(1, int((mm - 2.2) * _POINTS_A_MILLIMETRE / _COLUMN)) for mm in table.widths]
    head, *rows = [
        [_cell(*one) for one in zip(row, room, strict=True)] for row in (table.head, *table.rows)
    ]
    lines = [_lines(row, room) for row in rows]
    return {
        "title": _fit(table.title),
        "head": head,
        "repeated": _lines(head, room) <= _TALL,
        "rows": rows,
        "widths": list(table.widths),
        "prose": sorted(table.prose),
        "links": [web_address(one) for one in table.links] if any(table.links) else [],
        "tall": [place for place, count in enumerate(lines) if count > _TALL],
        "whole": holds_together(table) and sum(lines) <= _WHOLE,
    }


def _lines(row: Sequence[str], room: Sequence[int]) -> int:
    """Lines that a row takes at most: a line may lack a Chinese character that did not fit."""
    return max(
        ceil(width(text) / max(2, columns - 1)) if len(text) > columns // 2 else 1
        for text, columns in zip(row, room, strict=True)
    )


def _cell(text: str, room: int) -> str:
    """The words of a cell, those that are longer than its line with places to break."""
    return _ENDLESS.sub(lambda found: _parted(found[0], room), _fit(text))


def _parted(word: str, room: int) -> str:
    step = max(1, min(_PIECE, room * 5 // 9))
    return "\u200b".join(word[at : at + step] for at in range(0, len(word), step))


def _fit(text: str) -> str:
    return _UNFIT.sub("", text)
