"""Calls for opinions: until when, and does the page say what came of it?"""

from __future__ import annotations

import re

from reading import dates
from records.dates import StatedDate

_ENDS = re.compile(r"截[止至]|[^提]前|止|期限|期间|时间|日期")
_ASKS = re.compile(r"征[求集]|意见|建议|反馈|公示期|截[止至]")
_ANSWERED = re.compile(
    r"采纳情况|征[集求](?:意见)?(?:的)?结果|意见反馈情况|结果反馈|反馈结果|未收到[^。]{0,20}(?:意见|建议|反馈)|"
    r"(?:共|累计)?收到[^。]{0,24}(?:意见|建议)[^。]{0,6}\d{1,5}[条件个]|收到[^。]{0,20}\d{1,5}[条件个]"
)
_SENTENCE = re.compile("[。；;\n]")


def deadline(body: list[str]) -> StatedDate | None:
    """The latest full date in a sentence that speaks of a time for opinions; None when none states one.

    The latest of all is the kindest: a sentence may also name the day on which the call began.
    """
    found = [
        day
        for sentence in _SENTENCE.split("\n".join(body))
        if _ENDS.search(sentence) and _ASKS.search(sentence)
        for day in dates.find(sentence)
    ]
    return max(found, key=lambda day: day.latest, default=None)


def answered(body: list[str]) -> bool:
    """Does the text itself tell the outcome?"""
    return any(_ANSWERED.search(line) for line in body)
