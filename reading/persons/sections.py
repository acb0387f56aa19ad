"""A sheet or table cut into its lists: heads that repeat (续表), several tables one under another, titles between."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reading.documents.blocks import Table
from reading.persons.columns import (
    Heads,
    agreed,
    are_heads,
    filled_of,
    heads_of,
    is_head_row,
    kind_of,
    squeezed,
    voted,
)

_MOST_HEADS = 3
"""Rows of one head."""
_SAMPLE = 200
"""Rows asked whether they agree with their heads."""
_LONG_TITLE = 120
_LONG_HEAD = 12
_DIGIT = re.compile(r"[0-9０-９]")


@dataclass(slots=True)
class Section:
    """Rows under one head."""

    title: str
    heads: Heads
    rows: list[int] = field(default_factory=list)
    """Their numbers in the table."""


def sections(table: Table) -> Iterator[Section]:
    """The lists of a table, top down, as their heads name them. Rows of one filled cell are titles of what follows."""
    found: list[Section] = []
    here = Section("", Heads())
    title: list[str] = []
    index = 0
    rows = table.rows
    while index < len(rows):
        row = rows[index]
        filled = filled_of(row)
        if are_heads(filled):
            heads, index = _heads(rows, index)
            if heads.words != here.heads.words or not here.rows:
                found.append(here)
                here = Section("".join(title[-3:]) or here.title, heads)
            title = []
            continue
        if len(filled) == 1:
            title.append(squeezed(filled[0])[:_LONG_TITLE])
        elif filled:
            here.rows.append(index)
        index += 1
    found.append(here)
    yield from (one for one in found if one.rows)


def _heads(rows: Sequence[Sequence[str]], index: int) -> tuple[Heads, int]:
    """The head that begins at a row, with the head rows under it; and the row after it."""
    end = index + 1
    while end < min(len(rows), index + _MOST_HEADS) and _goes_on(rows, end):
        end += 1
    return heads_of(rows[index:end]), end


def _goes_on(rows: Sequence[Sequence[str]], at: int) -> bool:
    """Does the head have one more row: heads again, standing under blanks or under a merged head?"""
    row, above = rows[at], rows[at - 1]
    filled = [i for i, cell in enumerate(row) if cell.strip()]
    if not filled or not (is_head_row(row) or _has_heads(row)):
        return False
    same = [squeezed(cell) for cell in row] == [squeezed(cell) for cell in above]
    blank = any(i >= len(row) or not row[i].strip() for i, cell in enumerate(above) if cell.strip())
    under = any(i >= len(above) or not above[i].strip() for i in filled)
    return not same and (blank or under)


def _has_heads(row: Sequence[str]) -> bool:
    """Is one of its cells a head, and none a value?"""
    filled = [cell for cell in row if cell.strip()]
    plain = all(len(cell) <= _LONG_HEAD and not _DIGIT.search(cell) for cell in filled)
    return plain and any(kind_of(cell) for cell in filled)


def settled(section: Section, rows: Sequence[Sequence[str]]) -> Section:
    """The list with the kinds that its rows bear out, or vote for."""
    sample = [rows[index] for index in section.rows[:_SAMPLE]]
    if section.heads.kinds:
        section.heads = agreed(section.heads, sample)
    else:
        section.heads = voted(sample)
    return section
