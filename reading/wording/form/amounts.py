"""Amounts that contradict themselves: doubled units, figures that differ from the amount in words (S4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reading.wording.form.found import NUMERALS, Paper
from records.wording import Slip

_DOUBLED = re.compile(
    r"(?<![0-9.])[0-9][0-9,]{0,18}(?:\.[0-9]{1,6})? ?[余多几]?"
    r"(?:(万万|亿亿|亿万)(?:元|人次?|吨|亩|户|千瓦|立方米|平方米)|(万元万元|亿元亿元|元元)(?![旦宵素件首老气帅勋月年宝]))"
)
_PERCENT = re.compile(r"百分之 ?[0-9]{1,5}(?:\.[0-9]{1,4})? ?[%％]")
_TWO_SIGNS = re.compile(r"(?<=[0-9])[%％]{2}(?![%％A-Za-z0-9])")
_UNITS = {
    "万万": "万",
    "亿亿": "亿",
    "亿万": "亿（或万）",
    "万元万元": "万元",
    "亿元亿元": "亿元",
    "元元": "元",
}
_DIGITS = {
    **{char: value for value, char in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "〇": 0,
    "两": 2,
    "貳": 2,
}
_TENS = {"拾": 10, "佰": 100, "仟": 1000}
_WORDS = "零〇壹贰貳叁肆伍陆柒捌玖两拾佰仟万亿"
_IN_WORDS = f"((?:[{_WORDS}]{{1,24}})[元圆](?:[零壹贰叁肆伍陆柒捌玖]角)?(?:零?[零壹贰叁肆伍陆柒捌玖]分)?[整正]?)"
_IN_FIGURES = r"([0-9][0-9,，]{0,20}(?:\.[0-9]{1,6})?) ?(万元|亿元|元)?"
_LABEL = r"(?:人民币|大写|小写|金额|RMB|CNY|[:： ]){0,4}"
_WORDS_FIRST = re.compile(rf"{_IN_WORDS} ?[（(]{_LABEL}([¥￥]?) ?{_IN_FIGURES} ?[）)]")
_FIGURES_FIRST = re.compile(rf"([¥￥]?) ?{_IN_FIGURES} ?[（(]{_LABEL}{_IN_WORDS} ?[）)]")
_SCALE = {"万元": Decimal(10_000), "亿元": Decimal(100_000_000)}


def doubled_units(paper: Paper) -> Iterator[Slip]:
    """120万万元, 3亿万元, 百分之50%; 四万万同胞 and 万万不可 count nothing."""
    if not paper.marks.isdisjoint("万亿元"):
        for match in _DOUBLED.finditer(paper.plain):
            place = 1 if match[1] else 2
            reason = f"数量单位“{match[place]}”重复或相互矛盾"
            right = _UNITS[match[place]]
            yield paper.slip(match.start(place), match.end(place), right, "金额", reason, NUMERALS)
    for match in _TWO_SIGNS.finditer(paper.plain):
        wrong = paper.text[match.start() : match.end()]
        yield paper.slip(*match.span(), wrong[0], "金额", f"“{wrong}”重复，只用一个", NUMERALS)
    if "百" in paper.marks:
        for match in _PERCENT.finditer(paper.plain):
            wrong = paper.text[match.start() : match.end()]
            right = wrong[3:].strip()
            yield paper.slip(
                *match.span(), right, "金额", "“百分之”与“%”重复，只用其中之一", NUMERALS
            )


def in_words(paper: Paper) -> Iterator[Slip]:
    """Amounts whose figures are not those of the words beside them: 壹佰元整（¥200.00）."""
    if paper.marks.isdisjoint("元圆") or paper.marks.isdisjoint("壹贰貳叁肆伍陆柒捌玖拾佰仟"):
        return
    for match in _WORDS_FIRST.finditer(paper.plain):
        yield from _differ(paper, match, match[1], (match[2], match[3], match[4]))
    for match in _FIGURES_FIRST.finditer(paper.plain):
        yield from _differ(paper, match, match[4], (match[1], match[2], match[3]))


def _differ(
    paper: Paper, match: re.Match[str], words: str, figures: tuple[str, str, str | None]
) -> Iterator[Slip]:
    sign, digits, unit = figures
    said = value_of(words)
    if said is None or not (sign or unit):
        return  # figures without a unit may count tens of thousands
    counted = Decimal(digits.replace(",", "").replace("，", "")) * _SCALE.get(unit or "", 1)
    if said != counted:
        reason = f"大写金额为{said:f}元，小写金额为{counted.normalize():f}元，两者不一致"
        yield paper.slip(*match.span(), "（请核对金额）", "金额", reason, NUMERALS)


def value_of(words: str) -> Decimal | None:
    """The amount of 壹佰贰拾叁元肆角伍分 in yuan; None for what is not well formed."""
    whole, _, rest = words.replace("圆", "元").rstrip("整正").partition("元")
    value = _whole(whole)
    if value is None:
        return None
    cents = 0
    digit = 0
    for char in rest:
        if char in _DIGITS:
            digit = _DIGITS[char]
        else:
            cents += digit * (10 if char == "角" else 1)
    return Decimal(value * 100 + cents).scaleb(-2).normalize() if cents else Decimal(value)


def _whole(words: str) -> int | None:
    total = section = digit = 0
    last = 10_000
    for char in words:
        if char in _DIGITS:
            digit = _DIGITS[char]
            last = 10_000 if char in "零〇" else last
        elif char in _TENS:
            if _TENS[char] >= last:
                return None  # 拾佰: not a number
            last = _TENS[char]
            section += (digit or 1) * last
            digit = 0
        else:
            counted = section + digit
            total = total + counted * 10_000 if char == "万" else (total + counted) * 100_000_000
            section = digit = 0
            last = 10_000
    return total + section + digit
