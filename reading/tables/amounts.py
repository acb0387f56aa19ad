"""Amounts as tables print them: separators, brackets, dashes. What is not surely a number is said to be unreadable."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

_WIDTH = str.maketrans("０１２３４５６７８９．，（）－﹣−–％　", "0123456789.,()----% ")
_BLANK = frozenset({"", "-", "--", "---", "—", "——", "/", "\\", "―", "──", "*"})
_NUMBER = re.compile(
    r"(?P<open>\()?(?P<sign>[-+△▲])?(?P<digits>\d{1,3}(?:,\d{3}){1,6}|\d{1,18})(?:\.(?P<rest>\d{1,20}))?"
    r"(?:[eE](?P<power>[-+]?\d{1,2}))?(?P<close>\))?(?P<unit>亿元|万元|元)?"
)
"""Grouped by three or not at all; a bracket or a triangle means less than nothing."""
_CHINESE = re.compile(
    r"[零〇壹贰叁肆伍陆柒捌玖拾佰仟一二三四五六七八九十百千万亿]{1,30}(?:元整?|万元|亿元)"
)
_ODD = re.compile(r"[-+\d.,()\s]+(?:亿元|万元|元)?")
_MOST = 40
"""Characters; nothing longer is an amount."""
_REMEMBERED = 4096
"""Cells kept: each is asked about several times, and the words of the form stand in every document."""
_NOISE = Decimal("0.000001")
"""Binary fractions in workbooks (2940.0499999999997) are cleaned to six decimals."""

FACTORS: dict[str, Decimal] = {"元": Decimal("0.0001"), "万元": Decimal(1), "亿元": Decimal(10000)}
"""What one of a unit is in 万元."""
_UNIT = re.compile(r"(?:金额)?单位[:：]?(?:人民币)?[:：]?(亿元|万元|元)")
_BRACKETED = re.compile(r"[（(](?:单位[:：]?)?(?:人民币)?(亿元|万元|元)[）)]$")


class Kind(StrEnum):
    """What a cell holds."""

    BLANK = "blank"
    """Nothing, or a dash."""
    NUMBER = "number"
    TEXT = "text"
    UNREADABLE = "unreadable"
    """Digits or Chinese numerals that are not surely one amount."""


@dataclass(frozen=True, slots=True)
class Amount:
    """One cell, understood."""

    kind: Kind
    value: Decimal = Decimal(0)
    decimals: int = 0
    """Digits printed behind the point."""
    unit: str = ""
    """Unit printed in the cell itself; empty when there is none."""
    digits: str = ""
    """The value as facts spell it: no separators, no exponent; empty when it is no number."""


def plain(text: str) -> str:
    """Digits and marks in one width, blanks at the ends gone."""
    return (text if text.isascii() else text.translate(_WIDTH)).strip()


@lru_cache(_REMEMBERED)
def amount(text: str) -> Amount:
    """What a cell of an amounts column holds. Never raises."""
    said = plain(text)
    if said in _BLANK:
        return Amount(Kind.BLANK)
    if len(said) > _MOST:
        return Amount(Kind.TEXT)
    found = _NUMBER.fullmatch(said.lstrip("¥￥"))
    if found and bool(found["open"]) == bool(found["close"]):
        return _number(found)
    if said.endswith("%"):
        return Amount(Kind.TEXT)
    odd = _CHINESE.fullmatch(said) or _ODD.fullmatch(said)
    return Amount(Kind.UNREADABLE if odd else Kind.TEXT)


def _number(found: re.Match[str]) -> Amount:
    rest, power = found["rest"] or "", int(found["power"] or 0)
    value = Decimal(f"{found['digits'].replace(',', '')}.{rest or 0}").scaleb(power)
    decimals = max(0, len(rest) - power)
    if decimals > 6:
        value = value.quantize(_NOISE)
        decimals = max(0, -int(value.normalize().as_tuple().exponent))
    if found["open"] or (found["sign"] or "+") in "-△▲":
        value = -value
    return Amount(Kind.NUMBER, value, decimals, found["unit"] or "", f"{value:f}")


def unit_of(text: str) -> str:
    """The unit a line declares (单位：万元), or that a title carries in brackets; empty when it declares none."""
    if "元" not in text:
        return ""  # every unit ends with it
    said = "".join(text.split())
    found = _UNIT.search(said) or _BRACKETED.search(said)
    return found[1] if found else ""
