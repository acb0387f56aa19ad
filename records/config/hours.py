"""At which hours sites may be visited: 22:00-06:00, or 下班时间."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

OFF_DUTY = "下班时间"
"""All of a day off; of a working day the hours before eight and from six in the evening, outside of which offices'
sites are used most."""
_BUSY = (8 * 60, 18 * 60)
DAY = 24 * 60
_SPAN = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])\s*[-–—~～至]\s*([01][0-9]|2[0-4]):([0-5][0-9])")  # fmt: skip
_BETWEEN = re.compile(r"[,，、;；]")


@dataclass(frozen=True, slots=True)
class Hours:
    """When visits are allowed; with nothing said, always."""

    spans: tuple[tuple[int, int], ...] = ()
    """Minutes of the day, the end not included; a span whose end is not after its beginning passes midnight."""
    off_duty: bool = False
    """Also at `OFF_DUTY`?"""

    def hold(self, minute: int, *, works: bool) -> bool:
        """Are visits allowed at a minute of a day on which one works, or not?"""
        if not self.spans and not self.off_duty:
            return True
        if self.off_duty and not (works and _BUSY[0] <= minute < _BUSY[1]):
            return True
        return any(_within(minute, *span) for span in self.spans)

    @property
    def edges(self) -> tuple[int, ...]:
        """Minutes of the day at which it may begin to be allowed."""
        return (0, _BUSY[1], *(first for first, _ in self.spans))


def _within(minute: int, first: int, last: int) -> bool:
    return first <= minute < last if first < last else minute >= first or minute < last


def read_hours(texts: Iterable[str]) -> tuple[Hours, tuple[tuple[int, str], ...]]:
    """The hours of some texts, and for each text that says none its place and why, in Chinese."""
    spans: list[tuple[int, int]] = []
    wrong: list[tuple[int, str]] = []
    off_duty = False
    for place, text in enumerate(texts):
        for part in (one.strip() for one in _BETWEEN.split(text)):
            if part == OFF_DUTY:
                off_duty = True
                continue
            found = _span(part)
            if isinstance(found, str):
                wrong.append((place, found))
            else:
                spans.append(found)
    return Hours(tuple(spans), off_duty), tuple(wrong)


def _span(text: str) -> tuple[int, int] | str:
    found = _SPAN.fullmatch(text)
    if not found:
        return f"“{text}”不是时段，应写成 22:00-06:00 或“{OFF_DUTY}”"
    numbers = [int(one) for one in found.groups()]
    first, last = numbers[0] * 60 + numbers[1], numbers[2] * 60 + numbers[3]
    if first == last:
        return f"“{text}”长度为零，永远不会开放；全天请不写，或写 00:00-24:00"
    return (first, last) if last <= DAY else f"“{text}”超出一天，最晚写到 24:00"


def ever_open(all_of: Sequence[Hours]) -> bool:
    """Is there any minute at which all of them allow visits?"""
    return any(
        all(one.hold(minute, works=works) for one in all_of)
        for works in (True, False)
        for minute in range(DAY)
    )
