"""How many identity numbers still fit a masked one, given what else its row tells.

Model of accuracy.md §5: 3,200 county codes in use, births 1930 to 2020 evenly, serial numbers 000 to 999, and a
check digit that, where it is shown, excludes ten of eleven. Fewer in practice, so it errs on the mild side.
"""

from __future__ import annotations

from calendar import monthrange
from functools import lru_cache

from reading.personal.found import Mask

_COUNTIES = (3200, 500, 106, 38, 9, 4, 1)
"""County codes that begin with a given number of known digits (from the table: 3.2 M / 30 k = 106, 115 k / 3,018 =
38, 27 k / 3,018 = 9); five digits interpolated."""
_YEARS = range(1930, 2021)
_CHECK = 11
_REGION, _BIRTH, _SERIAL = 6, 8, 3


def residual(
    mask: Mask,
    *,
    birth: str = "",
    year: int | None = None,
    month: int | None = None,
    day: int | None = None,
    sex: str = "",
    region: str = "",
) -> int:
    """Identity numbers that fit `mask` and its row; at least 1.

    `birth` is any writing of a birth date with its digits in the order year, month, day; `sex` 男 or 女; `region`
    the first digits of a county code, or the county's name (any words: the county is then known).
    What contradicts the shown digits is passed over.
    """
    shown = _as_18(mask.shown)
    if birth:
        year, month, day = _parts(birth, year, month, day)
    days = _days(shown[6:14], year, month, day) or _days(shown[6:14], None, None, None)
    count = _regions(shown[:_REGION], region) * (days or 1) * _serials(shown[14:17], sex)
    if shown[17] != "*":
        count /= _CHECK
    return max(1, round(count))


def _as_18(shown: str) -> str:
    """A masked 15-digit number was born in the 1900s and has no check digit."""
    if len(shown) == 15:
        return f"{shown[:6]}19{shown[6:]}*"
    return shown.ljust(18, "*")[:18]


def _parts(
    birth: str, year: int | None, month: int | None, day: int | None
) -> tuple[int | None, int | None, int | None]:
    """Year, month and day as far as `birth` tells them; 1990.1, 1990年1月, 19900101."""
    words = "".join(char if char.isdecimal() else " " for char in birth).split()
    if len(words) == 1 and len(words[0]) in {6, 8}:
        words = [words[0][:4], words[0][4:6], words[0][6:]]
    told = [int(word) for word in words[:3] if word and len(word) <= 4]
    told_year, told_month, told_day = (*told, None, None, None)[:3]
    return told_year or year, told_month or month, told_day or day


@lru_cache(maxsize=4096)
def _days(pattern: str, year: int | None, month: int | None, day: int | None) -> int:
    """Days of 1930 to 2020 that fit eight characters, `*` for any, and what is known."""
    years = [one for one in _YEARS if year in {None, one} and _fits(f"{one}", pattern[:4])]
    months = [
        one for one in range(1, 13) if month in {None, one} and _fits(f"{one:02}", pattern[4:6])
    ]
    days = [one for one in range(1, 32) if day in {None, one} and _fits(f"{one:02}", pattern[6:8])]
    return sum(
        sum(of <= monthrange(in_year, in_month)[1] for of in days)
        for in_year in years
        for in_month in months
    )


def _fits(digits: str, pattern: str) -> bool:
    return all(mark in {"*", digit} for digit, mark in zip(digits, pattern, strict=True))


def _regions(shown: str, region: str) -> float:
    if region and not region.isdecimal():
        return 1
    known = "".join(
        region[at] if mark == "*" and at < len(region) else mark for at, mark in enumerate(shown)
    )
    lead = known.index("*") if "*" in known else _REGION
    apart = sum(mark != "*" for mark in known[lead:])
    return float(max(1, _COUNTIES[lead] // 4**apart))


def _serials(shown: str, sex: str) -> int:
    free = int("1" + "0" * shown.count("*"))
    return free // 2 if shown[2] == "*" and sex[:1] in {"男", "女"} else free
