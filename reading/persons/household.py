"""Pages of a household register (户口簿、常住人口登记卡): known by their fields, whatever they are laid out as."""

from __future__ import annotations

import re

from reading.persons.record import Record
from records.exposure import Value

_FIELDS = re.compile(
    "与户主关系|户主关系|户号|户别|籍贯|出生地|曾用名|婚姻状况|兵役状况|服务处所|血型|宗教信仰|文化程度|民族|"
    "何时由何地|其他住址"
)
"""Fields of the 常住人口登记卡 (公安部 1995 年式样) that tell of a person, beside name, number and dates."""
_OF_REGISTER = re.compile("户主关系|户号|户别|何时由何地|常住人口登记|户口簿号")
"""One at least stands on every page of a register and on few other forms."""
_FEWEST = 3
"""Fields besides name and birth that make a page of it: a list of family members has the relation alone."""


def is_register(words: str) -> bool:
    """Do the heads of a list, the labels of a form or the words of a text have the fields of a register?"""
    return bool(_OF_REGISTER.search(words)) and len(set(_FIELDS.findall(words))) >= _FEWEST


def may_be_register(words: str) -> bool:
    """Is there a field of a register at all? One search."""
    return _OF_REGISTER.search(words) is not None


def note_register(record: Record) -> None:
    """A named person with a number or a full birth date among the fields of a register."""
    held = record.values.keys() | record.hidden.keys()
    if Value.NAME in held and held & {Value.ID, Value.ID15, Value.BIRTH}:
        how = next((how for _, how in record.hidden.values()), "")
        record.add(Value.HOUSEHOLD, "", how)
