"""Rows of a list as records: each cell read as its column says, or by its own shape."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from reading.documents.blocks import Table
from reading.personal.found import Found
from reading.personal.headed import plain as plain_value
from reading.personal.values import Scene, find_values, holds_values
from reading.persons.columns import Heads
from reading.persons.holders import is_paid_in
from reading.persons.lexicon import class_of, is_office_mail, is_organisation, is_trivial
from reading.persons.record import Record
from reading.persons.sections import Section
from reading.persons.shapes import has_door, is_hidden_name, is_person, plain
from records.exposure import Person, Value

_HEAD_VALUE = {
    "id": Value.ID, "phone": Value.MOBILE, "bank": Value.BANK, "social": Value.SOCIAL_CARD,
    "passport": Value.PASSPORT, "disability_card": Value.DISABILITY_CARD, "email": Value.EMAIL, "qq": Value.QQ,
    "wechat": Value.WECHAT, "plate": Value.PLATE,
}  # fmt: skip
_SILENT = frozenset({"number", "amount", "exam", "score", "remark", "org", "legal"})
"""Columns whose numbers are of another kind."""
LONG = 80
"""Characters of a cell beyond which it is prose."""
_GATE = re.compile(r"[0-9０-９*＊]{7}|[0-9０-９*＊][0-9０-９*＊ \-]{9}|@")
_TELLING = frozenset({*_HEAD_VALUE, "birth", "address", "student", "guardian"})
_DATE_OR_SUM = re.compile(r"(?=.{7,10}\Z)[0-9]+(?:[-.][0-9]+){0,2}")
"""Too few digits for a number of a person, and no mask."""
_HOME = re.compile("[址住户]")
"""One of these is in every word that announces an address."""
_STUDENT = re.compile(r"[A-Za-z0-9\-]{4,24}")
_BIRTH = re.compile(r"(?:19|20)[0-9]{2}[-./年]?(?:[01]?[0-9])?(?:[-./月]?[0-3]?[0-9])?[日月]?")
_DAY = re.compile(
    r"(?:19|20)[0-9]{2}(?:[-./年][01]?[0-9][-./月][0-3]?[0-9]日?|[01][0-9][0-3][0-9])"
)
_HOUSEHOLD = re.compile("户号|户口簿号|与户主关系")


def records_of(table: Table, section: Section, title: str) -> Iterator[Record]:
    """A record for each row of a list."""
    whole = f"{title} {section.title}"
    person: Person | None = None
    concealed = Concealed(table)
    heads = section.heads
    household = any(_HOUSEHOLD.search(words) for words in heads.words)
    width = max((len(table.rows[index]) for index in section.rows), default=0)
    blocks = [(block.start, _asked(heads, block)) for block in _blocks(heads, width)]
    anything = bool(table.hidden or table.concealed)
    for index in section.rows:
        row = table.rows[index]
        for block in blocks:
            record = Record("")
            for column, kind in block[1]:
                cell = row[column] if column < len(row) else ""
                if not cell or len(cell) > LONG or not (kind or _GATE.search(cell)):
                    continue
                how = concealed.at(index, column) if anything else ""
                head = _HEAD_VALUE.get(kind)
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
                finish(record, heads, household=household)
                yield record


def tells(kind: str) -> bool:
    """Can a cell under a head of this kind make a group by that alone? Guardians make their wards minors."""
    return kind in _TELLING or kind.startswith("special")


def holds_value(row: Sequence[str]) -> bool:
    """Can one of the cells hold a value, whatever its head? False is sure: no cell has one, but names."""
    return _GATE.search("\t".join(row)) is not None and any(map(_holds_value, row))


def _holds_value(cell: str) -> bool:
    if _GATE.search(cell) is None or _DATE_OR_SUM.fullmatch(cell):
        return False
    return holds_values(Scene(cell)) or _HOME.search(cell) is not None


def _asked(heads: Heads, block: range) -> list[tuple[int, str]]:
    """The columns that can say something, with their kinds; `other` ones are asked for their shape only."""
    kinds = ((column, heads.of(column)) for column in block)
    return [
        (column, "" if kind == "other" else kind) for column, kind in kinds if kind not in _SILENT
    ]


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


def take(record: Record, kind: str, cell: str, how: str) -> None:
    """One cell into the record."""
    if kind.startswith("special:"):
        if not is_trivial(cell):
            record.note_special(kind.removeprefix("special:"), how)
    elif kind in _TOLD:
        _tell(record, kind, cell)
    elif kind in _TAKEN:
        _TAKEN[kind](record, kind, cell, how)
    elif kind in _HEAD_VALUE or (kind not in _SILENT and _GATE.search(cell)):
        _take_found(record, kind, cell, how)


_TOLD = frozenset({"sex", "age", "region"})
"""What narrows a mask and is no value by itself."""


def _tell(record: Record, kind: str, cell: str) -> None:
    if kind == "sex":
        record.sex = record.sex or cell.strip()[:1]
    elif kind == "age":
        record.age = record.age or plain(cell)
    else:
        record.region = record.region or cell.strip()


def _take_name(record: Record, kind: str, cell: str, how: str) -> None:
    name = plain(cell)
    if is_organisation(name):
        record.person = Person.ORGANISATION if not record.name else record.person
    elif is_person(name) and kind == "guardian":
        record.minor = True
    elif is_person(name) and not record.name:
        record.name = name
        if not is_hidden_name(name):
            record.add(Value.NAME, name, how)
    if _GATE.search(cell):
        _take_found(record, "", cell, how)


def _take_birth(record: Record, _kind: str, cell: str, how: str) -> None:
    text = plain(cell)
    if _BIRTH.fullmatch(text):
        record.birth = record.birth or text
        if _DAY.fullmatch(text):
            record.add(Value.BIRTH, text, how)


def _take_address(record: Record, _kind: str, cell: str, how: str) -> None:
    record.region = record.region or cell.strip()
    if has_door(plain(cell)):
        record.add(Value.ADDRESS, cell.strip(), how)
    if _GATE.search(cell):
        _take_found(record, "", cell, how)


def _take_student(record: Record, _kind: str, cell: str, how: str) -> None:
    if _STUDENT.fullmatch(plain(cell)):
        record.add(Value.STUDENT, plain(cell), how)


def _take_found(record: Record, kind: str, cell: str, how: str) -> None:
    for found in find_values(cell, head=_HEAD_VALUE.get(kind)):
        if found.kind is Value.EMAIL and is_office_mail(found.raw):
            continue
        if found.kind is not Value.NAME:
            record.add(found.kind, found, how)


_TAKEN: dict[str, Callable[[Record, str, str, str], None]] = {
    "name": _take_name,
    "contact": _take_name,
    "guardian": _take_name,
    "birth": _take_birth,
    "address": _take_address,
    "student": _take_student,
}


def finish(record: Record, heads: Heads, *, household: bool) -> None:
    """What the row says only as a whole."""
    young = record.is_minor() or (
        record.minor and (heads.has("school", "student", "birth", "age") or record.birth != "")
    )
    if young:
        record.minor = True
        if heads.has("guardian"):
            record.note_special("未成年人")
    if household and {Value.ID, Value.ID15} & (record.values.keys() | record.hidden.keys()):
        record.add(Value.HOUSEHOLD, "", "")


def person_of(heads: Heads, title: str) -> Person:
    """What the persons of a list are to the office, by the words of its title and heads."""
    said = class_of(title)
    private = heads.has("amount", "id", "bank", "address") or _special(heads)
    if heads.has("org") and not heads.has("name"):
        return (
            Person.WORK_CONTACT if heads.has("contact", "legal", "phone") else Person.ORGANISATION
        )
    if heads.has("bank") and not heads.has("name", "contact", "id") and is_paid_in(title):
        return Person.ORGANISATION
    if heads.has("post") and heads.has("student") and not private:
        return Person.WORK_CONTACT
    if said in {Person.PUNISHED, Person.STAFF}:
        return said
    if heads.has("contact") and not (heads.has("name") and private):
        return Person.WORK_CONTACT
    if heads.has("post") and heads.has("phone") and not private and said is not Person.CANDIDATE:
        return Person.WORK_CONTACT
    if said is not Person.UNKNOWN:
        return said
    if heads.has("amount") or _special(heads):
        return Person.BENEFICIARY
    return Person.CANDIDATE if heads.has("score", "exam") else Person.UNKNOWN


def _special(heads: Heads) -> bool:
    return any(kind.startswith("special") for kind in heads.kinds)


def raw(value: Found | str) -> str:
    """The characters of a value."""
    return value.raw if isinstance(value, Found) else value
