"""Rows of a list as records: each cell read as its column says, or by its own shape."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.documents.blocks import Table
from reading.personal.headed import plain as plain_value
from reading.personal.values import Scene, holds_values
from reading.persons.cells import GATE, HEAD_VALUE, SILENT, STATE, take
from reading.persons.classes import person_of
from reading.persons.columns import Heads
from reading.persons.household import is_register, note_register
from reading.persons.lexicon import listed_of, topics_of
from reading.persons.record import Record
from reading.persons.sections import Section
from records.exposure import Person, Value

LONG = 80
"""Characters of a cell beyond which it is prose."""
_TELLING = frozenset({*HEAD_VALUE, "birth", "address", "student", "guardian"})
_DATE_OR_SUM = re.compile(r"(?=.{7,10}\Z)[0-9]+(?:[-.][0-9]+){0,2}")
"""Too few digits for a number of a person, and no mask."""
_HOME = re.compile("[址住户]")
"""One of these is in every word that announces an address."""
_HOUSEHOLD = re.compile("户号|户口簿号|与户主关系")
_GROWN = re.compile("大学|高校|大专|研究生|本科|学院")
_STATED = re.compile("备注|说明|原因|情况|结论|不合格|类别|等级|事由|理由|对象")
"""Heads under which an illness or disability is the person's; a directory of doctors names what they treat."""


@dataclass(frozen=True, slots=True)
class Said:
    """What the title and the heads of a list or form say of every row."""

    household: bool
    """Does it have a column of the household register, so that an identity number makes a page of it?"""
    register: bool
    """Does it have the fields of a page of the register?"""
    minors: bool
    """Are those who have a guardian children?"""
    listed: tuple[str, ...]
    """Categories that everybody on the list has (社区矫正对象名单)."""

    @classmethod
    def of(cls, words: str, title: str) -> Said:
        """`words`: all heads or labels."""
        return cls(
            household=_HOUSEHOLD.search(words) is not None,
            register=is_register(words),
            minors="未成年人" in topics_of(title) and not _GROWN.search(title),
            listed=listed_of(title),
        )


def records_of(table: Table, section: Section, title: str) -> Iterator[Record]:
    """A record for each row of a list."""
    whole = f"{title} {section.title}"
    person: Person | None = None
    concealed = Concealed(table)
    heads = section.heads
    said = Said.of(" ".join(heads.words), whole)
    width = max((len(table.rows[index]) for index in section.rows), default=0)
    blocks = [(block.start, _asked(heads, block, whole)) for block in _blocks(heads, width)]
    anything = bool(table.hidden or table.concealed)
    for index in section.rows:
        row = table.rows[index]
        for block in blocks:
            record = Record("")
            for column, kind in block[1]:
                cell = row[column] if column < len(row) else ""
                if not cell or len(cell) > LONG or not (kind or GATE.search(cell)):
                    continue
                how = concealed.at(index, column) if anything else ""
                head = HEAD_VALUE.get(kind)
                sure = plain_value(cell, head) if head else None
                if sure:
                    record.add(sure.kind, sure, how)
                else:
                    take(record, kind, cell, how)
            if record.values or record.hidden or record.special or record.hidden_special:
                record.place = table.place_of(index, block[0])
                person = person or person_of(heads, whole)
                if record.person is Person.UNKNOWN:
                    record.person = person
                finish(record, heads, said)
                yield record


def tells(kind: str) -> bool:
    """Can a cell under a head of this kind make a group by that alone? Guardians make their wards minors."""
    return kind in _TELLING or kind.startswith("special")


def holds_value(row: Sequence[str]) -> bool:
    """Can one of the cells hold a value, whatever its head? False is sure: no cell has one, but names."""
    return GATE.search("\t".join(row)) is not None and any(map(_holds_value, row))


def _holds_value(cell: str) -> bool:
    if GATE.search(cell) is None or _DATE_OR_SUM.fullmatch(cell):
        return False
    return holds_values(Scene(cell)) or _HOME.search(cell) is not None


def _asked(heads: Heads, block: range, title: str) -> list[tuple[int, str]]:
    """The columns that can say something, with their kinds; others are asked for their shape, or what they state."""
    person = person_of(heads, title) if "name" in heads.kinds else Person.UNKNOWN
    kinds = ((column, heads.of(column)) for column in block)
    return [
        (column, _plain(heads, column, person) if kind in {"", "other"} else kind)
        for column, kind in kinds
        if kind not in SILENT
    ]


def _plain(heads: Heads, column: int, person: Person) -> str:
    """How a column without a kind is read; one without any head speaks of those who receive something."""
    words = heads.words[column] if column < len(heads.words) else ""
    said = _STATED.search(words) is not None
    if person is Person.BENEFICIARY:
        return STATE if said or not words else ""
    unknown = person is Person.UNKNOWN and not heads.has("post")
    return STATE if said and (unknown or person is Person.CANDIDATE) else ""


def _blocks(heads: Heads, width: int) -> list[range]:
    """The columns of one person: a list may be printed twice or thrice side by side, with the same heads."""
    if "name" not in heads.kinds:
        return [range(width)]
    first = heads.words[heads.kinds.index("name")]
    again = [at for at, words in enumerate(heads.words) if words and words == heads.words[0]]
    many = sum(words == first for words in heads.words)
    starts = again if first and len(again) == many > 1 else [0]
    return [range(a, b) for a, b in zip(starts, [*starts[1:], width], strict=True)]


class Concealed:
    """How cells are kept from the eye, looked up without walking the list for each."""

    def __init__(self, table: Table) -> None:
        self._whole = table.hidden
        self._rows = {
            row: how for row, column, how in table.concealed if column is None and row is not None
        }
        self._columns = {
            column: how
            for row, column, how in table.concealed
            if row is None and column is not None
        }
        self._cells = {
            (row, column): how for row, column, how in table.concealed if None not in (row, column)
        }

    def at(self, row: int, column: int) -> str:
        """How a cell is hidden; empty when it is seen."""
        if self._whole:
            return self._whole
        if not (self._rows or self._columns or self._cells):
            return ""
        return (
            self._rows.get(row) or self._columns.get(column) or self._cells.get((row, column), "")
        )


def finish(record: Record, heads: Heads, said: Said) -> None:
    """What the row says only as a whole."""
    if record.guardian and not record.name and not heads.has("name"):
        record.name = record.guardian  # 母亲姓名、身份证号: a list of the mothers
        record.add(Value.NAME, record.name)
    schooled = heads.has("school", "student", "birth", "age") or record.birth != "" or said.minors
    if record.is_minor() or (record.minor and schooled):
        record.minor = True
        if heads.has("guardian"):
            record.note_special("未成年人")
    if record.is_child():
        record.note_special("未成年人")
    if Value.NAME in record.values:
        for what in said.listed:
            record.note_special(what)
    if said.household and {Value.ID, Value.ID15} & (record.values.keys() | record.hidden.keys()):
        record.add(Value.HOUSEHOLD, "", "")
    elif said.register:
        note_register(record)
