"""Where a table's head is, and which column holds what: names with synonyms, heads of one row or two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from reading.dates import narrow
from reading.documents.blocks import Table
from records.ledger_forms import Form

_SEARCHED = 20
"""Rows in which the head is looked for: titles and notes of forms stand above it."""
_BESIDE = re.compile(r"[\s*＊:：]|[（(][^（）()]{0,20}[)）]$|^[（(][^（）()]{0,6}[)）]")


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a table."""

    columns: dict[str, int]
    """Column, from 0, of each field that was found."""
    first: int
    """First row below it, from 0."""
    unread: tuple[str, ...] = ()
    """Heads of columns that nothing is taken from."""
    heads: tuple[str, ...] = ()
    """All heads, as they stand."""

    def missing(self, form: Form) -> tuple[str, ...]:
        """Titles of required columns that are not there."""
        return tuple(
            one.title for one in form.fields if one.required and one.id not in self.columns
        )


def find_head(table: Table, form: Form) -> Head | None:
    """The head of a ledger of this form: the first row, or pair of rows, with every required column.

    Else the row that has most of them; None when no row has any.
    """
    best: Head | None = None
    for index in range(min(_SEARCHED, len(table.rows))):
        row = table.rows[index]
        below = table.rows[index + 1] if index + 1 < len(table.rows) else ()
        for cells, height in ((row, 1), (_downwards(row, below, form), 2)):
            head = _head(cells, index + height, form)
            if head.columns and not head.missing(form):
                return head
            if len(head.columns) > len(best.columns if best else ()):
                best = head
    return best


def _downwards(above: Sequence[str], below: Sequence[str], form: Form) -> tuple[str, ...]:
    """Two rows read as one head: the lower word where it is a known one, else the upper one."""
    known = _names(form)
    width = max(len(above), len(below))
    uppers, lowers = _padded(above, width), _padded(below, width)
    pairs = zip(uppers, lowers, strict=True)
    return tuple(low if head_key(low) in known else up or low for up, low in pairs)


def _padded(row: Sequence[str], width: int) -> list[str]:
    return [*row, *[""] * (width - len(row))]


def _head(cells: Sequence[str], first: int, form: Form) -> Head:
    """What the cells of a row name; of two columns for one field the better name wins."""
    known = _names(form)
    found: dict[str, tuple[int, int]] = {}
    for column, cell in enumerate(cells):
        named = known.get(head_key(cell))
        if named and (named[0] not in found or named[1] < found[named[0]][0]):
            found[named[0]] = (named[1], column)
    taken = {column for _, column in found.values()}
    unread = tuple(
        cell.strip() for at, cell in enumerate(cells) if at not in taken and cell.strip()
    )
    heads = tuple(cell.strip() for cell in cells if cell.strip())
    return Head({id_: column for id_, (_, column) in found.items()}, first, unread, heads)


@cache
def _names(form: Form) -> dict[str, tuple[str, int]]:
    """Every name a column goes by → the field's id and the name's rank, 0 for its own title."""
    found: dict[str, tuple[str, int]] = {}
    for one in form.fields:
        for rank, name in enumerate((one.title, *one.others)):
            found.setdefault(head_key(name), (one.id, rank))
    return found


@cache
def _bare(cell: str) -> str:
    return _BESIDE.sub("", narrow(cell).strip())


def head_key(cell: str) -> str:
    """A head without spaces, stars and what stands in brackets at its end; empty for what is too long to be one."""
    return _bare(cell) if len(cell) <= _LONGEST else ""


_LONGEST = 40
