"""One cell into a record, as its column says or by its own shape."""

from __future__ import annotations

import re
from collections.abc import Callable

from reading.personal.found import Found
from reading.personal.headed import plain as plain_value
from reading.personal.values import find_values
from reading.persons.lexicon import (
    conditions_of,
    is_label,
    is_office_mail,
    is_organisation,
    is_trivial,
    may_state_condition,
)
from reading.persons.record import Record
from reading.persons.shapes import has_door, is_day, is_hidden_name, is_person, plain
from records.exposure import Person, Value

HEAD_VALUE = {
    "id": Value.ID, "phone": Value.MOBILE, "bank": Value.BANK, "social": Value.SOCIAL_CARD,
    "passport": Value.PASSPORT, "disability_card": Value.DISABILITY_CARD, "email": Value.EMAIL, "qq": Value.QQ,
    "wechat": Value.WECHAT, "plate": Value.PLATE,
}  # fmt: skip
"""What a column of a kind holds, where that is a value by itself."""
SILENT = frozenset({"number", "amount", "exam", "score", "remark", "org", "legal"})
"""Columns whose numbers are of another kind."""
STATE = "state"
"""A column without a kind of which an illness or a disability may be read."""
GATE = re.compile(r"[0-9０-９*＊]{7}|[0-9０-９*＊][0-9０-９*＊ \-]{9}|@")
"""What a cell with a value has, whatever its head."""
_STUDENT = re.compile(r"[A-Za-z0-9\-]{4,24}")
_BIRTH = re.compile(r"(?:19|20)[0-9]{2}[-./年]?(?:[01]?[0-9])?(?:[-./月]?[0-3]?[0-9])?[日月]?")
_REGISTERED = re.compile(r"[A-Za-z]?([1-9][0-9]{16}[0-9Xx])")
"""A pupil's number of the national register is `G` and the identity number (教育部《中小学生学籍管理办法》)."""


def take(record: Record, kind: str, cell: str, how: str) -> None:
    """One cell into the record."""
    if kind == STATE:
        _take_stated(record, cell, how)
    elif kind.startswith("special:"):
        if not is_trivial(cell):
            record.note_special(kind.removeprefix("special:"), how)
    elif kind in _TOLD:
        _tell(record, kind, cell)
    elif kind in _TAKEN:
        _TAKEN[kind](record, kind, cell, how)
    elif kind in HEAD_VALUE or (kind not in SILENT and GATE.search(cell)):
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


def _take_stated(record: Record, cell: str, how: str) -> None:
    """A cell without a head of its own, or a remark."""
    if may_state_condition(cell):
        for what in conditions_of(cell):
            record.note_special(what, how)
    if GATE.search(cell):
        _take_found(record, "", cell, how)


def _take_name(record: Record, kind: str, cell: str, how: str) -> None:
    name = plain(cell)
    if is_organisation(name):
        record.person = Person.ORGANISATION if not record.name else record.person
    elif is_label(name):
        return
    elif is_person(name) and kind == "guardian":
        record.minor = True
        record.guardian = record.guardian or ("" if is_hidden_name(name) else name)
    elif is_person(name) and not record.name:
        record.name = name
        if not is_hidden_name(name):
            record.add(Value.NAME, name, how)
    if GATE.search(cell):
        _take_found(record, "", cell, how)


def _take_birth(record: Record, _kind: str, cell: str, how: str) -> None:
    text = plain(cell)
    if _BIRTH.fullmatch(text):
        record.birth = record.birth or text
        if is_day(text):
            record.add(Value.BIRTH, text, how)


def _take_address(record: Record, _kind: str, cell: str, how: str) -> None:
    record.region = record.region or cell.strip()
    if has_door(plain(cell)):
        record.add(Value.ADDRESS, cell.strip(), how)
    if GATE.search(cell):
        _take_found(record, "", cell, how)


def _take_student(record: Record, _kind: str, cell: str, how: str) -> None:
    registered = _REGISTERED.fullmatch(plain(cell))
    number = plain_value(registered[1].upper(), Value.ID) if registered else None
    if number and number.checked:
        record.add(number.kind, number, how)
    elif _STUDENT.fullmatch(plain(cell)):
        record.add(Value.STUDENT, plain(cell), how)


def _take_found(record: Record, kind: str, cell: str, how: str) -> None:
    for found in find_values(cell, head=HEAD_VALUE.get(kind)):
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


def raw(value: Found | str) -> str:
    """The characters of a value."""
    return value.raw if isinstance(value, Found) else value
