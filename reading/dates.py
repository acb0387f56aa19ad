"""Dates as text states them. No clock is read: what is impossible is refused, what is odd is left to the rules.

Years outside 1990..2099 are refused: the first government site is younger than 1990, and 1970-01-01 is
what a CMS prints for "no date".
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from records import Origin, StatedDate

FIRST_YEAR, LAST_YEAR = 1990, 2099
SIGNED_FROM = 1949
"""Documents may have been signed long before they were put on a site."""

_WIDE = dict(zip("０１２３４５６７８９－／．：（）［］", "0123456789-/.:()[]", strict=True))
_IS_WIDE = re.compile("[０-９－／．：（）［］]")
_CHINESE = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")}
_CHINESE |= {"零": "0", "○": "0", "Ｏ": "0", "O": "0", "0": "0", "о": "0", "◯": "0"}

_FULL = re.compile(
    r"(?<![\d./-])((?:19|20)\d{2})"
    r"(?:\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日?|\s?([-/.])\s?(\d{1,2})\s?\4\s?(\d{1,2}))"
    r"(?!\d|[-/.]\d)"
)
_MONTH = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月(?!\s*\d)")
_NUMERALS = re.compile(
    r"([一二][〇○零ＯO0о◯一二三四五六七八九]{3})\s*年\s*([一二三四五六七八九十]{1,2})\s*月\s*"
    r"([一二三四五六七八九十]{1,3})\s*日"
)
_TIME = r"(?:[ T日]*\d{1,2}\s?[:：时]\s?\d{1,2}(?:\s?[:：分]\s?\d{1,2}(?:\.\d+)?秒?)?分?)?"
_LEAF = re.compile(
    r"[\[(（【〔{<《|·-]*\s*(?:(?:发布|发表|公布|公开|上传|录入|添加)?(?:日期|时间)\s*[:：]?\s*)?"
    r"(?:(?P<y>(?:19|20)\d{2})\s?[-/.年]\s?(?P<m>\d{1,2})(?:\s?[-/.月]\s?(?P<d>\d{1,2})日?)?月?"
    r"|(?P<y8>(?:19|20)\d{2})(?P<m8>\d{2})(?P<d8>\d{2})"
    r"|(?P<y2>\d{2})-(?P<m2>\d{2})-(?P<d2>\d{2})"
    r"|(?P<ms>\d{1,2})\s?[-/.月]\s?(?P<ds>\d{1,2})日?"
    r"|(?P<yo>(?:19|20)\d{2})年?"
    r"|(?P<do>\d{1,2})日?)" + _TIME + r"\s*[\])）】〕}>》|·]*"
)
_URL_DATES: tuple[tuple[re.Pattern[str], int], ...] = (
    (re.compile(r"/t((?:19|20)\d{2})(\d{2})(\d{2})_\d+[_\d]*\.s?html?"), 3),
    (re.compile(r"/art/((?:19|20)\d{2})/(\d{1,2})/(\d{1,2})/art_"), 3),
    (re.compile(r"/((?:19|20)\d{2})[-/](\d{1,2})[-/](\d{1,2})/"), 3),
    (re.compile(r"/((?:19|20)\d{2})-?(\d{2})/(\d{2})/"), 3),
    (re.compile(r"/((?:19|20)\d{2})/(\d{2})(\d{2})/"), 3),
    (re.compile(r"/((?:19|20)\d{2})(\d{2})(\d{2})\d{4,12}/index\.s?html?"), 3),
    (re.compile(r"/((?:19|20)\d{2})(\d{2})(\d{2})/(?!index\.)"), 3),
    (re.compile(r"/[PW]0((?:19|20)\d{2})(\d{2})(\d{2})\d{6,20}\.\w"), 3),
    (re.compile(r"/((?:19|20)\d{2})-?(\d{2})/"), 2),
    (re.compile(r"/art/((?:19|20)\d{2})/"), 1),
)
"""Address dialects of domain note §2.13 with how many parts of a date each states; the most exact comes first.

web-idx names carry a date in their first eight digits; a folder of eight digits alone may be an id (numid:
`/12345678/index.html`) and dates nothing. TRS attachments (`P0202…`, `W0202…`) carry their day of upload (§2.4).
"""
_YEARS = ("/20", "/19", "/t20", "/t19", "/P0", "/W0")


def narrow(text: str) -> str:
    """Full-width digits and marks as half-width."""
    return _IS_WIDE.sub(
        _narrow, text
    )  # half of what `str.translate` takes: few characters are wide


def _narrow(found: re.Match[str]) -> str:
    return _WIDE[found[0]]


def stated(
    year: int, month: int | None, day: int | None, origin: Origin, first_year: int = FIRST_YEAR
) -> StatedDate | None:
    """A date of these parts, or None when the calendar or the century refuses."""
    if not first_year <= year <= LAST_YEAR:
        return None
    if month is None:
        return StatedDate(year, None, None, origin)
    try:
        date(year, month, 1 if day is None else day)
    except ValueError:
        return None
    return StatedDate(year, month, day, origin)


def find(
    text: str, origin: Origin = Origin.SHOWN, first_year: int = FIRST_YEAR
) -> list[StatedDate]:
    """Every full date in `text` written in digits, in order."""
    return [when for when, _, _ in find_spans(text, origin, first_year)]


def find_spans(
    text: str, origin: Origin = Origin.SHOWN, first_year: int = FIRST_YEAR
) -> list[tuple[StatedDate, int, int]]:
    """Every full date in `text` with its start and end offset."""
    found: list[tuple[StatedDate, int, int]] = []
    text = narrow(text)
    if "20" not in text and "19" not in text:
        return found
    for match in _FULL.finditer(text):
        year, month, day, _, month2, day2 = match.groups()
        when = stated(int(year), int(month or month2), int(day or day2), origin, first_year)
        if when:
            found.append((when, match.start(), match.end()))
    return found


def first(
    text: str, origin: Origin = Origin.SHOWN, first_year: int = FIRST_YEAR
) -> StatedDate | None:
    """The first full date in `text`, else the first month, else None."""
    days = find(text, origin, first_year)
    if days:
        return days[0]
    month = _MONTH.search(narrow(text))
    return stated(int(month[1]), int(month[2]), None, origin, first_year) if month else None


def numerals(text: str, first_year: int = SIGNED_FROM) -> StatedDate | None:
    """A date in Chinese numerals (二〇一七年三月一日), or None."""
    found = _NUMERALS.search(text)
    if not found:
        return None
    year = "".join(_CHINESE[char] for char in found[1])
    return stated(int(year), _small(found[2]), _small(found[3]), Origin.SHOWN, first_year)


def _small(word: str) -> int:
    """一 … 三十一 as a number; 0 when it is none."""
    tens, ten, ones = word.rpartition("十")
    unit = int("".join(_CHINESE[char] for char in ones) or 0) if len(ones) < 2 else 0
    if not ten:
        return unit
    return int(_CHINESE.get(tens, "1") if tens else "1") * 10 + unit


class Leaf:
    """What a run of text that is nothing but (a part of) a date says; None for the parts it does not."""

    __slots__ = ("day", "month", "year")

    def __init__(self, year: int | None, month: int | None, day: int | None) -> None:
        self.year = year
        self.month = month
        self.day = day


@lru_cache(maxsize=8192)
def leaf(text: str) -> Leaf | None:
    """The parts of a date when `text` is nothing else (label, brackets and clock time allowed), else None."""
    if len(text) > 40 or len(text) < 1:
        return None
    found = _LEAF.fullmatch(narrow(text).strip())
    if not found:
        return None
    part = found.groupdict()
    year = part["y"] or part["y8"] or part["yo"] or (part["y2"] and "20" + part["y2"])
    month = part["m"] or part["m8"] or part["m2"] or part["ms"]
    day = part["d"] or part["d8"] or part["d2"] or part["ds"] or part["do"]
    parts = Leaf(_int(year), _int(month), _int(day))
    if parts.month is not None and not 1 <= parts.month <= 12:
        return None
    return parts if parts.day is None or 1 <= parts.day <= 31 else None


def _int(text: str | None) -> int | None:
    return int(text) if text else None


def from_url(url: str) -> StatedDate | None:
    """The date an address carries, with the precision it carries it in. Not the day of publication (§2.4)."""
    if not any(mark in url for mark in _YEARS):
        return None
    for pattern, count in _URL_DATES:
        found = pattern.search(url)
        if found:
            parts = [int(part) for part in found.groups()] + [None, None]
            when = stated(parts[0] or 0, parts[1], parts[2], Origin.URL)
            if when and count == len(found.groups()):
                return when
    return None
