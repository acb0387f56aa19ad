"""Forms: a label to the left, its value to the right, a person a form (申请表、登记卡)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reading.documents.blocks import Table
from reading.persons.cells import take
from reading.persons.classes import person_of
from reading.persons.columns import Heads, kind_of, squeezed
from reading.persons.record import Record
from reading.persons.rows import Concealed, Said, finish
from records.exposure import Person, Value

_LEAST_PAIRS = 2
_LABELLED = 60
_LONGEST_LABEL = 24
"""Rows and characters looked at for the labels of a form."""


def form_records(table: Table, rows: Sequence[int], title: str) -> Iterator[Record]:
    """The persons of a form; a second 姓名 begins the next one."""
    concealed = Concealed(table)
    said = Said.of(_labels(table, rows), title)
    record = Record("")
    kinds: list[str] = []
    for index in rows:
        for kind, column, cell in _pairs(table.rows[index]):
            if kind == "name" and Value.NAME in record.values:
                yield from _done(record, kinds, title, said)
                record, kinds = Record(""), []
            kinds.append(kind)
            record.place = record.place or table.place_of(index, column)
            take(record, kind, cell, concealed.at(index, column))
    yield from _done(record, kinds, title, said)


def _labels(table: Table, rows: Sequence[int]) -> str:
    """The short cells of a form: labels, and values as short."""
    cells = (cell for index in rows[:_LABELLED] for cell in table.rows[index])
    return " ".join(squeezed(cell) for cell in cells if len(cell) <= _LONGEST_LABEL)


def has_pairs(table: Table, rows: Sequence[int]) -> bool:
    """Is it a form at all?"""
    return sum(1 for index in rows[:_LABELLED] for _ in _pairs(table.rows[index])) >= _LEAST_PAIRS


def _pairs(row: Sequence[str]) -> Iterator[tuple[str, int, str]]:
    """Kind, column and text of each value that has its label right before it."""
    filled = [(column, cell) for column, cell in enumerate(row) if cell.strip()]
    at = 0
    while at + 1 < len(filled):
        kind = kind_of(filled[at][1])
        column, cell = filled[at + 1]
        if kind and not kind_of(squeezed(cell)):
            yield kind, column, cell
            at += 2
        else:
            at += 1


def _done(record: Record, kinds: Sequence[str], title: str, said: Said) -> Iterator[Record]:
    heads = Heads(tuple(kinds), ("",) * len(kinds))
    person = person_of(heads, title)
    if person is Person.UNKNOWN and heads.has("address"):
        person = (
            Person.BENEFICIARY
        )  # a form that was filled in with a home: somebody asked for something
    if record.person is not Person.ORGANISATION or record.name:
        record.person = person
    if record.values or record.hidden or record.special:
        finish(record, heads, said)
        yield record
