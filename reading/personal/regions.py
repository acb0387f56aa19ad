"""What the digits of an identity number say by themselves: province, birth date, check digit (GB 11643-1999)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from records.privacy import check_digit

_PROVINCES = frozenset(
    str(code)
    for codes in ((11, 16), (21, 24), (31, 38), (41, 47), (50, 55), (61, 66), (71, 72), (81, 84))
    for code in range(*codes)
)
"""First two digits ever issued: GB/T 2260, with 81 to 83 for the residence permits of 2018 (Hong Kong, Macao,
Taiwan). Cards of foreign residents begin with 9 and so does every credit code: those need a word beside them."""
_FIRST_YEAR = 1900
_LAST_YEAR = 2035
"""Births outside these years are not believed. No clock in here: an archived page reads the same for ever."""


def known_province(number: str) -> bool:
    """Do the first two digits name a province?"""
    return number[:2] in _PROVINCES


def birth_is_plausible(number: str) -> bool:
    """Can digits 7 to 14 (of 18) or 7 to 12 (of 15, born in the 1900s) be a birth date?"""
    return _is_day(number[6:14] if len(number) == 18 else "19" + number[6:12])


@lru_cache(maxsize=4096)
def _is_day(digits: str) -> bool:
    if not digits.isdigit() or not _FIRST_YEAR <= int(digits[:4]) <= _LAST_YEAR:
        return False
    try:
        date(int(digits[:4]), int(digits[4:6]), int(digits[6:8]))
    except ValueError:
        return False
    return True


def check_holds(number: str) -> bool:
    """Is the eighteenth character the right one?"""
    return len(number) == 18 and check_digit(number[:17]) == number[17]


def as_18(number: str) -> str:
    """A 15-digit number as the 18 digits the same person holds today."""
    if len(number) == 18:
        return number
    longer = f"{number[:6]}19{number[6:]}"
    return longer + check_digit(longer)


_DOUBLED = str.maketrans("0123456789", "0246813579")


def luhn_holds(number: str) -> bool:
    """Does the check digit of a bank card hold (ISO/IEC 7812)?"""
    doubled = number[-2::-2].translate(_DOUBLED)
    return sum(map(int, number[::-2])) % 10 == -sum(map(int, doubled)) % 10
