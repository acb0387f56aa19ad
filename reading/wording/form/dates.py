"""Days, weekdays and times that do not exist (S4)."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from datetime import date
from typing import TypeGuard

from reading.wording.form.found import CALENDAR, HAN, Paper
from records.wording import Slip

FIRST, LAST = 1949, 2100
"""Years in which a date is taken for one of the common calendar: before, histories count by the moon, too."""
_DAY = re.compile(
    r"(?<![0-9.·—~-])(?:([0-9]{4}) ?年 ?)?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?(?:日|号(?!楼|线|院|文|令))"
    r"(?: ?(?:至|到|—{1,2}|-|–|~|～) ?([0-9]{1,2}) ?日)?"
)
_MONTH = re.compile(r"(?<![0-9第])([0-9]{4}) ?年 ?(00?|1[3-9]|[2-9][0-9]) ?月(?![龄份])")
_NUMERIC = re.compile(
    r"(?<![0-9A-Za-z.\-/_—#])([0-9]{4})([-./])([0-9]{1,2})\2([0-9]{1,2})(?![0-9A-Za-z\-/_—]|\.[0-9])"
)
_SPAN = re.compile(
    r"([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日 ?(?:起|[（(][^）)\n]{1,6}[）)])? ?(?:至|到|—{1,2}|-|–|~|～) ?"
    r"(?:([0-9]{4}) ?年 ?)?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日"
)
_HAN_DIGITS = "〇○零一二三四五六七八九"
_VALUES = {char: max(0, at - 2) for at, char in enumerate(_HAN_DIGITS)}
_WRITTEN = re.compile(
    f"([一二][{_HAN_DIGITS}]{{3}})年([一二三四五六七八九十]{{1,3}})月([一二三四五六七八九十]{{1,3}})日"
)
_OTHER_CALENDAR = re.compile(
    "[农阴旧夏藏回傣彝]历|伊斯兰历|儒略历|不存在|并没有|虚构|瑞典|闰[0-9一二三四五六七八九十]{0,2}$"
)
_CODED = re.compile(
    r"(?:编号|代码|批号|文号|版本|标准|条码|档号|序列号|流水号|货号|型号|[Nn][Oo]\.?|[Vv]|[A-Z]{2}|/[A-Z])[:：]? ?$"
)
_REACH = 12
_WEEKDAYS = "一二三四五六日"
_FULL_DAY = r"([0-9]{4}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日"
_SIGN = "([一二三四五六日天])"
_NAMED = f"(?:星期|礼拜|周){_SIGN}"
_WEEKDAY = re.compile(
    rf"{_FULL_DAY} ?(?:[（(] ?{_NAMED} ?(?=[）)，,、 上下早晚凌中0-9])|(?:星期|礼拜){_SIGN}(?![至到、—～~-])"
    rf"|周{_SIGN}(?=[上下早晚前，。；、 （）0-9\n]|$))"
)
_SECOND = re.compile(
    rf" ?[^{HAN}\n]{{0,14}}[）)]? ?(?:至|到|—{{1,2}}|-|–|~|～) ?([0-9]{{1,2}}) ?月 ?([0-9]{{1,2}}) ?日"
    rf" ?[（(] ?{_NAMED} ?[）)]"
)
_CLOCK = re.compile(
    r"(?:日|上午|下午|晚上|傍晚|晚|凌晨|早上|早|中午|时间[:：]?) ?([0-9]{1,2})[:：]([0-9]{2})(?![0-9:：%])"
)
_HOUR = re.compile(r"(?<![0-9.])([0-9]{1,2}) ?时 ?([6-9][0-9]) ?分(?!之|钟内|贝|米|值|数|辨)")
_SCORED = re.compile("[比胜负平战赛击败]")


def impossible(paper: Paper) -> Iterator[Slip]:
    """Days that no calendar has: 2月30日, 2026年13月, 2023-02-29, 二〇二六年二月三十日."""
    if "月" in paper.marks:
        yield from _days(paper)
        yield from _months(paper)
        yield from _written(paper)
    yield from _numeric(paper)


def _days(paper: Paper) -> Iterator[Slip]:
    for match in _DAY.finditer(paper.plain):
        year = int(match[1]) if match[1] else None
        if (year and not FIRST <= year <= LAST) or _elsewhere(paper, match.start()):
            continue
        if match[4] and _exists(year, int(match[2]), int(match[3])):
            if int(match[3]) < int(match[4]) and not _exists(year, int(match[2]), int(match[4])):
                yield _no_day(paper, match, int(match[2]))
        elif not _exists(year, int(match[2]), int(match[3])):
            yield _no_day(paper, match, int(match[2]))


def _months(paper: Paper) -> Iterator[Slip]:
    for match in _MONTH.finditer(paper.plain):
        behind = paper.plain[match.end() : match.end() + 4]
        if re.match(" ?[0-9]", behind):
            continue  # told as a day
        if FIRST <= int(match[1]) <= LAST and not _elsewhere(paper, match.start()):
            yield _no_day(paper, match, int(match[2]))


def _numeric(paper: Paper) -> Iterator[Slip]:
    for match in _NUMERIC.finditer(paper.plain):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        if not (FIRST <= year <= LAST and 1 <= month <= 12 and 29 <= day <= 31):
            continue  # more likely a number of another kind
        before = paper.plain[max(0, match.start() - _REACH) : match.start()]
        if not _exists(year, month, day) and not _CODED.search(before):
            yield _no_day(paper, match, month)


def _written(paper: Paper) -> Iterator[Slip]:
    for match in _WRITTEN.finditer(paper.text):
        year = int("".join(str(_VALUES[char]) for char in match[1]))
        month, day = _number(match[2]), _number(match[3])
        if FIRST <= year <= LAST and not _exists(year, month, day):
            yield _no_day(paper, match, month)


def _number(written: str) -> int:
    """十, 十三, 二十, 三十一; what is no number of this sort gives 0."""
    tens, ten, ones = written.partition("十")
    if not ten:
        return _VALUES[written] if len(written) == 1 else 0
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return 0
    return (_VALUES[tens] if tens else 1) * 10 + (_VALUES[ones] if ones else 0)


def _exists(year: int | None, month: int, day: int) -> bool:
    """Without a year, February has 29 days."""
    if not 1 <= month <= 12:
        return False
    return 1 <= day <= calendar.monthrange(year or 2024, month)[1]


def _no_day(paper: Paper, match: re.Match[str], month: int) -> Slip:
    wrong = paper.text[match.start() : match.end()]
    if 1 <= month <= 12:
        most = max(calendar.monthrange(year, month)[1] for year in (2023, 2024))
        reason = f"“{wrong}”在公历中不存在，{month}月最多{most}天" + (
            "（闰年）" if month == 2 else ""
        )
    else:
        reason = f"“{wrong}”在公历中不存在，月份为1至12月"
    return paper.slip(*match.span(), "（请核对日期）", "日期", reason, CALENDAR)


def _elsewhere(paper: Paper, start: int) -> bool:
    """Is it a day of another calendar, or told to be none?"""
    return _OTHER_CALENDAR.search(paper.text[max(0, start - _REACH) : start]) is not None


def weekdays(paper: Paper) -> Iterator[Slip]:
    """Weekdays that are not those of the full date before them, also of the second day of a span."""
    for match in _WEEKDAY.finditer(paper.plain):
        year, month, day = int(match[1]), int(match[2]), int(match[3])
        if not FIRST <= year <= LAST or _elsewhere(paper, match.start()):
            continue
        said = match[4] or match[5] or match[6]
        yield from _against(paper, match.span(), (year, month, day), said)
        second = _SECOND.match(paper.plain, match.end(), match.end() + 40)
        if second and int(second[1]) >= month:
            later = (year, int(second[1]), int(second[2]))
            yield from _against(paper, (second.start(1), second.end()), later, second[3])


def _against(
    paper: Paper, span: tuple[int, int], day: tuple[int, int, int], said: str
) -> Iterator[Slip]:
    if not _exists(*day):
        return  # told as a day that does not exist
    real = _WEEKDAYS[date(*day).weekday()]
    if said.replace("天", "日") != real:
        reason = f"{day[0]}年{day[1]}月{day[2]}日是星期{real}，不是星期{said}"
        yield paper.slip(*span, f"星期{real}（或日期有误）", "星期", reason, CALENDAR)


def backward(paper: Paper) -> Iterator[Slip]:
    """Spans that end before they begin: 2026年1月9日至2025年1月15日, 8月20日至8月12日.

    An end without a year may be in the next one, unless it is in the month of the beginning.
    """
    if "月" not in paper.marks:
        return
    for match in _SPAN.finditer(paper.plain):
        year, month, day, other, last, until = (int(one) if one else None for one in match.groups())
        if other is None and month != last:
            continue
        first, end = (year, month, day), (other or year, last, until)
        if not (_real(first) and _real(end)) or date(*end) >= date(*first):
            continue
        reason = f"“{match.group()}”的结束日期早于开始日期"
        yield paper.slip(*match.span(), "（请核对日期）", "日期", reason, CALENDAR)


def _real(day: tuple[int | None, int | None, int | None]) -> TypeGuard[tuple[int, int, int]]:
    year, month, number = day
    if year is None or month is None or number is None:
        return False
    return FIRST <= year <= LAST and _exists(year, month, number)


def times(paper: Paper) -> Iterator[Slip]:
    """Times of the day that no clock shows: 24:60, 25:00, 8时75分; beside scores and ratios nothing."""
    for match in _CLOCK.finditer(paper.plain):
        hour, minute = int(match[1]), int(match[2])
        around = paper.text[max(0, match.start() - _REACH) : match.end() + _REACH]
        if (hour > 24 or minute > 59 or (hour == 24 and minute)) and not _SCORED.search(around):
            yield _no_time(paper, match.start(1), match.end())
    if "时" in paper.marks:
        for match in _HOUR.finditer(paper.plain):
            yield _no_time(paper, *match.span())


def _no_time(paper: Paper, start: int, end: int) -> Slip:
    reason = f"“{paper.text[start:end]}”不是有效的时刻，时为0至24，分为0至59"
    return paper.slip(
        start, end, "（请核对时间）", "时间", reason, "GB/T 7408.1—2023《日期和时间》"
    )
