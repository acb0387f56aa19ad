"""Letters with their answers, as a page shows them: the two days, what sort it is, and how many there were in all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from reading.dates import first
from records import Origin, StatedDate

_GATE = (("时间", "信言问询交映"), ("日期", "信言问询"))
"""A word, and the characters of which one stands before it on the page of a letter: 来信时间, 留言日期."""
_TALLY_GATE = ("复率", "结率", "信总", "言总", "件总", "理总", "封来信", "条留言")
_ASKED = re.compile(
    r"(?:来信|写信|寄信|留言|提问|咨询|提交|反映|发信)(?:日期|时间)\s?[：:]?\s?(?P<rest>.{0,40})"
)
_REPLIED = re.compile(
    r"(?:答复|回复|办结|回信|反馈|办理完成|处理完成)(?:日期|时间)\s?[：:]?\s?(?P<rest>.{0,40})"
)
_WAITING = re.compile(
    r"(?:状态|进度|结果|情况)\s?[：:]?\s?(?:待(?:办理|答复|回复|处理|受理)|(?:办理|处理|受理)中|未(?:答复|回复|办结)|已受理$)"
    r"|(?:暂未|尚未|还未|暂无)(?:答复|回复|办理)"
)
_OF_LETTERS = re.compile(r"信箱|留言|来信|信件|统计|互动|办理情况|答复情况")
_SORT = re.compile(
    r"(?:类型|类别|性质|分类|信件类别|留言类型)\s?[：:]?\s?(咨询|求助|建议|投诉|举报|信访|感谢|其他)"
)
_SORTS = re.compile(r"^(?:咨询|求助|建议|投诉|举报|信访|感谢|其他)")
_TALLY = re.compile(
    r"(?:来信|留言|信件|诉求|咨询|受理|收到)[^。\n]{0,12}?\d{1,7}\s?[件条封个][^。\n]{0,40}?"
    r"(?:答复|回复|办结|办理)|(?:答复|回复|办结)率\s?[：:为达]?\s?\d"
)


def may_be_letter(visible: str) -> bool:
    """Two words are looked for, which stand a few times on a page (about 2 µs)."""
    return any(_stands(visible, word, before) for word, before in _GATE)


def _stands(text: str, word: str, before: str) -> bool:
    at = text.find(word, 1)
    while at > 0:
        if text[at - 1] in before:
            return True
        at = text.find(word, at + 1)
    return False


def is_of_letters(title: str) -> bool:
    """Is it a page of letters as a whole, a mailbox or its statistics? A report to the congress counts letters too."""
    return _OF_LETTERS.search(title) is not None


def tallied(visible: str) -> bool:
    """Does the page say how many letters came and were answered?"""
    return any(word in visible for word in _TALLY_GATE) and _TALLY.search(visible) is not None


def days(lines: Sequence[str]) -> tuple[StatedDate | None, StatedDate | None]:
    """The day it came and the day it was answered; the value stands behind its label or on the next line."""
    return _day(lines, _ASKED), _day(lines, _REPLIED)


def is_waiting(lines: Sequence[str]) -> bool:
    """Does a line say that it was not answered yet?"""
    joined = [*lines, *(one + two for one, two in pairwise(lines))]
    return any(len(line) <= _LONG and _WAITING.search(line) for line in joined)


def sort(title: str, lines: Sequence[str]) -> str:
    """What the page calls it; else what its title does; empty when neither says."""
    for number, line in enumerate(lines):
        if len(line) > _LONG:
            continue
        if found := _SORT.search(line):
            return found[1]
        after = lines[number + 1] if number + 1 < len(lines) else ""
        if _LABEL.search(line) and (value := _SORTS.match(after)):
            return value[0]
    return "咨询" if "咨询" in title else ""


_LABEL = re.compile(r"(?:类型|类别|性质|分类)\s?[：:]?$")
_LONG = 80


def _day(lines: Sequence[str], label: re.Pattern[str]) -> StatedDate | None:
    for number, line in enumerate(lines):
        found = label.search(line)
        if found is None:
            continue
        behind = found["rest"] or (lines[number + 1] if number + 1 < len(lines) else "")
        when = first(behind[:40], Origin.SHOWN)
        if when is not None:
            return when
    return None
