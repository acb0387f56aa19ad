"""Slips of the pen in the text of a budget or account: a word or a mark twice over (priorart D15). Advice, no more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reading.finance.sentences import Text
from records.finance import Identity, Mark

_TWICE = re.compile(
    r"(?P<word>预算|决算|万元|增加|减少|情况|主要|我单位|本单位)(?P=word)"
    r"|(?P<mark>[，。；、：])(?P=mark)|，。|。，|；。"
)
"""Only words that no sentence sets twice in a row: 住房保障支出支出决算 and 各部门部门预算 are right as they are."""
_MOST = 5


def slips(text: Text) -> Iterator[Identity]:
    """The first few places, each as an identity that does not hold."""
    for number, found in enumerate(_TWICE.finditer(text.text)):
        if number == _MOST:
            return
        shown = text.excerpt(max(0, found.start() - 6), found.end() + 6)
        place = text.place(found.start())
        says = f"正文没有重复的字词和标点（“{shown}”）"
        yield Identity("D15", says, Mark.ADVICE, False, found[0], "", place, "")
