"""Values known by their shape: e-mail addresses and vehicle plates."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reading.personal.found import Found
from records.exposure import Value

_DOMAIN = re.compile(r"@((?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,12})(?![A-Za-z0-9])")
_LOCAL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}$")
_FILES = frozenset({"png", "jpg", "jpeg", "gif", "svg", "webp", "css", "js"})
"""`icon@2x.png` is a picture."""
_PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]"
_PLATE = re.compile(rf"{_PROVINCE}[A-Z][ ·•.]?[A-Z0-9]{{4,5}}[A-Z0-9挂学警港澳]")
_DIGITS = re.compile("[0-9]")
_PLATE_WORDS = re.compile(
    r"车牌|号牌|车辆|车号|车主|驾驶|小型|轿车|货车|客车|摩托|机动车|行驶证|违章|违法|登记人|名下"
)
_PLATE_REACH = 30
_ASCII_WORD = re.compile(r"[A-Za-z0-9_\-]")


def emails(text: str) -> Iterator[Found]:
    """E-mail addresses; an office's own are addresses too."""
    at = text.find("@")
    while at >= 0:
        domain = _DOMAIN.match(text, at)
        local = _LOCAL.search(text[max(0, at - 64) : at])
        if domain and local and domain[1].rpartition(".")[2].lower() not in _FILES:
            start = at - len(local.group())
            yield Found(Value.EMAIL, start, domain.end(), text[start : domain.end()], False, True)
        at = text.find("@", at + 1)


def plates(text: str, *, named: bool = False) -> Iterator[Found]:
    """Vehicle plates beside a word, or written with their dot."""
    for found in _PLATE.finditer(text):
        start, end = found.span()
        value = found.group()
        if _ASCII_WORD.match(text, end):
            continue
        dotted = value[2] in "·•" and _DIGITS.search(value)
        if dotted or named or _PLATE_WORDS.search(text[max(0, start - _PLATE_REACH) : start]):
            yield Found(Value.PLATE, start, end, re.sub(r"[ ·•.]", "", value), False, True)
