"""A cell under a head that names what stands there: names, addresses, and what else has no shape of its own."""

from __future__ import annotations

import re

from reading.personal.context import Cue
from reading.personal.found import Found, mask_of
from reading.personal.identity_numbers import kind_of
from reading.personal.places import home_address
from reading.personal.regions import check_holds, luhn_holds
from reading.personal.surnames import is_name
from records.exposure import Value

DAY = (
    r"(?:19|20)[0-9]{2}(?:年[01]?[0-9]月(?:[0-3]?[0-9]日)?|[-./][01]?[0-9](?:[-./][0-3]?[0-9])?|"
    r"[01][0-9](?:[0-3][0-9])?)"
)
"""A day, or a month, as people write it; its digits are not checked."""
_SHAPES = {
    Value.PASSPORT: re.compile(r"[A-Z][A-Z0-9][0-9]{7}|1[45][0-9]{7}|[HMC][0-9]{8,10}"),
    Value.QQ: re.compile(r"[1-9][0-9]{4,10}"),
    Value.WECHAT: re.compile(r"(?!gh_)[A-Za-z][A-Za-z0-9_\-]{5,19}"),
    Value.SOCIAL_CARD: re.compile(r"[A-Z0-9][0-9]{7,9}[0-9X]?"),
    Value.STUDENT: re.compile(r"[A-Za-z]{0,3}[0-9]{5,20}"),
    Value.BIRTH: re.compile(rf"{DAY}(?: 00:00(?::00)?)?"),
}
_PIECES = re.compile(r"[^、，,；;/\n]+")


_PLAIN = {
    Value.ID: re.compile(r"[1-9][0-9]{16}[0-9X]"),
    Value.MOBILE: re.compile(r"1[3-9][0-9]{9}"),
    Value.BANK: re.compile(r"62[0-9]{14,17}"),
}

_MASKED = {
    Value.ID: (
        Value.ID_MASKED,
        re.compile(r"(?=(?:.{15}|.{18})\Z)[0-9]{1,13}\*{3,16}[0-9]{0,12}[0-9X]"),
    ),
    Value.MOBILE: (
        Value.MOBILE_MASKED,
        re.compile(r"(?=.{11}\Z)1[3-9][0-9]{1,4}\*{3,6}[0-9]{2,5}"),
    ),
    Value.BANK: (
        Value.BANK_MASKED,
        re.compile(r"(?=.{16,19}\Z)62[0-9]{2,10}\*{3,14}[0-9]{2,10}"),
    ),
}
"""Three stars and more between digits: no piece of it can be a number of its own (`Group.pure`)."""


def plain(text: str, head: Value) -> Found | None:
    """The one value of a cell that holds nothing else, in its plainest writing: most cells of a long list."""
    shape = _PLAIN.get(head)
    if shape is None:
        return None
    if not shape.fullmatch(text):
        return _plainly_masked(text, head) if "***" in text else None
    if head is Value.ID:
        checked = check_holds(text)
        kind = kind_of(text, Cue.OWN, checked=checked)
        return Found(kind, 0, len(text), text, checked, True) if kind else None
    checked = head is Value.BANK and luhn_holds(text)
    return Found(head, 0, len(text), text, checked, True)


def _plainly_masked(text: str, head: Value) -> Found | None:
    """One run of stars inside a number of the full length that its head names."""
    kind, shape = _MASKED[head]
    if not shape.fullmatch(text):
        return None
    return Found(kind, 0, len(text), text, False, True, mask_of(text))


def headed(text: str, head: Value) -> list[Found]:
    """What a cell holds by its head alone."""
    cell = text.strip()
    start = text.find(cell)
    if head is Value.NAME:
        return _names(text)
    if head is Value.ADDRESS:
        value = home_address("".join(cell.split())) if len(cell) <= 80 else ""
        return [Found(head, start, start + len(cell), value, False, True)] if value else []
    shape = _SHAPES.get(head)
    if shape is None or not shape.fullmatch(cell):
        return []
    return [Found(head, start, start + len(cell), cell, False, True)]


def _names(text: str) -> list[Found]:
    """Names of one cell: 张三、李 四; blanks inside a name of two are only layout."""
    found = []
    for piece in _PIECES.finditer(text):
        word = "".join(piece.group().split())
        start = piece.start() + len(piece.group()) - len(piece.group().lstrip())
        if is_name(word):
            found.append(
                Found(Value.NAME, start, start + len(piece.group().strip()), word, False, True)
            )
    return found
