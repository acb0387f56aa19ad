"""Identity numbers in tables: a column's head, or the cell to the left in a form, says what a number is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reading.documents.blocks import Table
from reading.personal import (
    Cue,
    find_in_cell,
    has_long_run,
    head_cues,
    header_cue,
    is_head,
    may_be_heads,
)
from records.facts import PersonalMark

_LEAST_HEADS = 3
"""Head-like cells that make a row a row of heads, when none of them speaks of a number."""
_TYPE_OF_PAPER = re.compile(r"(?:中国|中华人民共和国)?(?:居民|二代|第二代)?(?:居民)?身份证")
"""A head, or a value of the column 证件类型."""
_ENDING = re.compile("[号码]")
_LONGEST_HEAD = 24


def find_in_table(table: Table) -> tuple[PersonalMark, ...]:
    """Every identity number of the table, place by place."""
    return tuple(marks_of_table(table))


def identity_columns(table: Table) -> Iterator[tuple[int, int, str]]:
    """Row, column and head of every cell that stands under an identity head; all count from 0."""
    for index, row, heads in _with_heads(table):
        for column in range(min(len(row), len(heads.cues))):
            if heads.cues[column] is Cue.IDENTITY:
                yield index, column, heads.words[column]


class _Heads:
    """The heads in force while walking down a table: words and cue of each column."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.cues: tuple[Cue, ...] = ()
        self._above: Sequence[str] = ()

    def take(self, row: Sequence[str]) -> None:
        """Look at one more row. Heads over two rows are read downwards (证件 over 号码)."""
        above, self._above = self._above, ()
        if has_long_run("\t".join(row)):
            return
        if all(len(cell) <= _LONGEST_HEAD for cell in row):
            self._above = row
        for words in (row, _downwards(above, row)):
            if may_be_heads("\t".join(words)) and self._is_head_row(words):
                self.words = list(words)
                self.cues = head_cues(self.words)
                return

    def of(self, column: int) -> Cue:
        """What the column's head says."""
        return self.cues[column] if column < len(self.cues) else Cue.NONE

    def _is_head_row(self, row: Sequence[str]) -> bool:
        filled = [cell for cell in row if cell.strip()]
        heads = [cell for cell in filled if is_head(cell)]
        if any(self._names_a_number(cell) for cell in heads):
            return len(heads) * 2 >= len(filled)
        return _LEAST_HEADS <= len(heads) == len(filled)

    def _names_a_number(self, cell: str) -> bool:
        if Cue.IDENTITY in self.cues and _TYPE_OF_PAPER.fullmatch(cell.strip()):
            return False
        return header_cue(cell) is not Cue.NONE


def _downwards(above: Sequence[str], row: Sequence[str]) -> Sequence[str]:
    """The row read together with the one above it; empty unless it can end the name of a number."""
    if not above or not _ENDING.search("\t".join(row)):
        return ()
    return [
        (above[index] if cell and index < len(above) else "") + cell
        for index, cell in enumerate(row)
    ]


def _with_heads(table: Table) -> Iterator[tuple[int, tuple[str, ...], _Heads]]:
    heads = _Heads()
    for index, row in enumerate(table.rows):
        heads.take(row)
        yield index, row, heads


def marks_of_table(table: Table) -> Iterator[PersonalMark]:
    """The same one by one, for callers that need not have them all."""
    for index, row, heads in _with_heads(table):
        if not has_long_run("\t".join(row)):
            continue
        for column, cell in enumerate(row):
            if has_long_run(cell):
                cue = heads.of(column)
                cue = cue if cue is not Cue.NONE else _left_cue(row, column)
                yield from find_in_cell(cell, cue, table.place_of(index, column))


def _left_cue(row: Sequence[str], column: int) -> Cue:
    """In a form the nearest filled cell to the left names the value."""
    left = next((cell for cell in reversed(row[:column]) if cell.strip()), "")
    return header_cue(left)
