"""The veil: no identity number in full passes it.

Lives on the lowest floor because every way out (facts, database, log, report) goes through it.
The reader finds and grades; this only hides. It hides more than it must, never less: whatever has the shape of
an 18- or 15-digit identity number with a possible birth date, spaced, dashed or full-width, anywhere in a run.
"""

from __future__ import annotations

import re
from operator import mul

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_GAP = r"[ \u00a0\u3000\u200b\-－·.]?"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９ｘＸ", "0123456789xX")
_TO_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def check_digit(first17: str) -> str:
    """The eighteenth character of an identity number (GB 11643-1999, ISO 7064 MOD 11-2)."""
    total = sum(map(mul, map(int, first17), _WEIGHTS))
    return _CHECKS[total % 11]


def mask(value: str) -> str:
    """Two first and three last characters kept (永安市 2022Q4: `35*************123`)."""
    return value[:2] + "*" * (len(value) - 5) + value[-3:]


def veil(text: str) -> str:
    """`text` with every identity-like number masked. Cheap on text without long digit runs."""
    if len(text) < _SHORTEST or not _GATE.search(text):
        return text
    return _SHAPE.sub(_hide, text)


def _hide(found: re.Match[str]) -> str:
    return mask(re.sub(r"[^0-9Xx]", "", found.group().translate(_FULL_WIDTH)))


def _either(digits: str) -> str:
    """One of some digits, in either width."""
    return f"[{digits}{digits.translate(_TO_FULL_WIDTH)}]"


def _row(*parts: str) -> str:
    return _GAP.join(parts)


def _shape(century: tuple[str, ...]) -> str:
    """A region, a birth date and a serial number, with at most one gap character between two digits."""
    any_ = _either("0123456789")
    month = f"(?:{_row('[0０]', _either('123456789'))}|{_row('[1１]', _either('012'))})"
    days = (
        _row("[0０]", _either("123456789")),
        _row(_either("12"), any_),
        _row("[3３]", _either("01")),
    )
    region = (_PROVINCE, *[any_] * 4)
    return _row(*region, *century, any_, any_, month, f"(?:{'|'.join(days)})", any_, any_, any_)


_PROVINCE = "(?:" + "|".join(
    _row(_either(first), _either(second))
    for first, second in (
        ("1", "12345"), ("2", "123"), ("3", "1234567"), ("4", "123456"), ("5", "01234"), ("6", "12345"),
        ("7", "1"), ("8", "123"), ("9", "19"),
    )
) + ")"  # fmt: skip
"""First two digits: provinces (GB/T 2260), 81 to 83 for residents of 港澳台, and 99, which tests use because it
was never issued. Dates at the head of file names (`P020260815…`) begin with 20 and are left alone."""
_CENTURY = f"(?:{_row('[1１]', _either('89'))}|{_row('[2２]', '[0０]')})"
_DIGIT = "[0-9０-９]"
_SHAPE = re.compile(
    f"{_shape((_CENTURY,))}{_GAP}[0-9０-９XxＸｘ]|(?<!{_DIGIT}){_shape(())}(?!{_DIGIT})"
)
"""Eighteen digits anywhere in a run; fifteen only alone (withdrawn in 2013, and file names are full of such runs)."""
_SHORTEST = 15
_GATE = re.compile(rf"[0-9０-９](?:{_GAP}[0-9０-９]){{14}}")
