"""Forms: a label to the left, its value to the right, a person a form (申请表、登记卡)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reading.documents.blocks import Table
from reading.persons.columns import Heads, kind_of, squeezed
from reading.persons.record import Record
from reading.persons.rows import Concealed, finish, person_of, take
from records.exposure import Person, Value

_LEAST_PAIRS = 2


def form_records(table: Table, rows: Sequence[int], title: str) -> Iterator[Record]:
    """The persons of a form; a second 姓名 begins the next one."""
    concealed = Concealed(table)
    record = Record("")
    kinds: list[str] = []
    for index in rows:
        for kind, column, cell in _pairs(table.rows[index]):
            if kind == "name" and Value.NAME in record.values:
                yield from _done(record, kinds, title)
                record, kinds = Record(""), []
            kinds.append(kind)
            record.place = record.place or table.place_of(index, column)
            take(record, kind, cell, concealed.at(index, column))
    yield from _done(record, kinds, title)


def has_pairs(table: Table, rows: Sequence[int]) -> bool:
    """Is it a form at all?"""
    return sum(1 for index in rows[:60] for _ in _pairs(table.rows[index])) >= _LEAST_PAIRS


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


def _done(record: Record, kinds: Sequence[str], title: str) -> Iterator[Record]:
    heads = Heads(tuple(kinds), ("",) * len(kinds))
    person = person_of(heads, title)
    if person is Person.UNKNOWN and heads.has("address"):
        person = (
            Person.BENEFICIARY
        )  # a form that was filled in with a home: somebody asked for something
    if record.person is not Person.ORGANISATION or record.name:
        record.person = person
    if record.values or record.hidden or record.special:
        finish(record, heads, household=False)
        yield record
