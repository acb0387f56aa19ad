"""On which day of its period work is due, as an office writes it: 第3个工作日, 周一, 末月8日, 2月1日."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

EVERY, NTH, DATE, DUTY = "every", "nth", "date", "duty"

EXAMPLES = {
    "day": "每个工作日、每天",
    "week": "周一、第1个工作日、最后一个工作日",
    "month": "5日、第3个工作日、倒数第2个工作日、最后一个工作日",
    "quarter": "首月8日、次月8日、末月8日、第10个工作日、倒数第10个工作日、最后一个工作日",
    "year": "2月1日、第5个工作日、最后一个工作日",
    "duty": "到期当日、到期前5个工作日、到期后第1个工作日",
}
DEFAULTS = {"day": "每个工作日", "year": "第1个工作日", "duty": "到期后第1个工作日"}
MOST_WORKDAYS = {"week": 5, "month": 15, "quarter": 50, "year": 200}
"""Working days that every such period has, but for a week of holidays, which is moved within its week: February 2026
has sixteen, with nine days of Spring Festival."""
LAST_DAY = 28
"""Day of the month that every month has: the 29th would skip February."""
_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WEEKDAYS = "一二三四五六日"
_DIGITS = "一二三四五六七八九"
_COUNTED = re.compile(
    r"(?:(?P<back>倒数)?第(?P<n>[0-9]{1,3}|[一二三四五六七八九十]{1,3})个|最后一个)工作日"
)
_WEEKDAY = re.compile(r"(?:每?周|星期)(?P<n>[一二三四五六日天1-7])")
_IN_MONTH = re.compile(r"每?月?(?P<n>[0-9]{1,2})[日号]")
_IN_QUARTER = re.compile(r"(?P<month>[首次末])月(?P<n>[0-9]{1,2})[日号]")
_IN_YEAR = re.compile(r"(?P<month>[0-9]{1,2})月(?P<n>[0-9]{1,2})[日号]")
_BY_DUTY = re.compile(r"到期(?:当[日天]|前(?P<before>[0-9]{1,2})个工作日|后第(?P<n>[0-9]{1,2})个工作日)")  # fmt: skip


@dataclass(frozen=True, slots=True)
class DayRule:
    """A day of a period."""

    kind: str
    """`every`; `nth` working day (negative from the end); `date`; `duty`: working days after a deadline."""
    number: int = 0
    month: int = 0
    """Month within the quarter or year, from 1."""


@lru_cache(maxsize=256)
def day_rule(on: str, every: str) -> DayRule | str:
    """The rule of a text for a rhythm; a text in Chinese that says why there is none."""
    text = on.strip()
    if every == "day":
        return _daily(text)
    if every == "duty":
        return _by_duty(text)
    if found := _COUNTED.fullmatch(text):
        return _counted(found, every)
    return {"week": _weekly, "month": _monthly, "quarter": _quarterly, "year": _yearly}[every](text)


def written(every: str, day: int) -> str:
    """The old way of writing, `day = 5`, as a text: 周五, 5日, 末月5日."""
    if every == "week":
        return f"周{_WEEKDAYS[day - 1]}"
    return f"末月{day}日" if every == "quarter" else f"{day}日"


def _unknown(on: str, every: str) -> str:
    return f"看不懂“{on}”，可写：{EXAMPLES[every]}"


def _daily(text: str) -> DayRule | str:
    if text == "每天":
        return DayRule(EVERY, 7)
    return DayRule(EVERY, 5) if text in {"每个工作日", "工作日"} else _unknown(text, "day")


def _by_duty(text: str) -> DayRule | str:
    found = _BY_DUTY.fullmatch(text)
    if not found:
        return _unknown(text, "duty")
    return DayRule(DUTY, int(found["n"] or 0) - int(found["before"] or 0))


def _counted(found: re.Match[str], every: str) -> DayRule | str:
    if found["n"] is None:
        return DayRule(NTH, -1)
    number, most = _number(found["n"]), MOST_WORKDAYS[every]
    if not 1 <= number <= most:
        words = {"week": "一周", "month": "一个月", "quarter": "一个季度", "year": "一年"}[every]
        return f"{words}不一定有 {number} 个工作日，应在 1 到 {most} 之间"
    return DayRule(NTH, -number if found["back"] else number)


def _number(text: str) -> int:
    """23, 三, 十, 十五, 二十三; 0 for anything else."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (_DIGITS.find(tens) + 1 or 1) * 10 * bool(ten) + (_DIGITS.find(ones) + 1 if ones else 0)


def _weekly(text: str) -> DayRule | str:
    found = _WEEKDAY.fullmatch(text)
    if not found:
        return _unknown(text, "week")
    name = "日" if found["n"] == "天" else found["n"]
    return DayRule(DATE, int(name) if name.isdigit() else _WEEKDAYS.index(name) + 1)


def _monthly(text: str) -> DayRule | str:
    found = _IN_MONTH.fullmatch(text)
    return _dated(int(found["n"]), 1) if found else _unknown(text, "month")


def _quarterly(text: str) -> DayRule | str:
    found = _IN_QUARTER.fullmatch(text)
    if not found:
        return _unknown(text, "quarter")
    return _dated(int(found["n"]), "首次末".index(found["month"]) + 1)


def _dated(day: int, month: int) -> DayRule | str:
    if not 1 <= day <= LAST_DAY:
        return f"不是每个月都有 {day} 日，应在 1 到 {LAST_DAY} 之间；月末请写“最后一个工作日”"
    return DayRule(DATE, day, month)


def _yearly(text: str) -> DayRule | str:
    found = _IN_YEAR.fullmatch(text)
    if not found:
        return _unknown(text, "year")
    month, day = int(found["month"]), int(found["n"])
    if not (1 <= month <= 12 and 1 <= day <= _MONTH_DAYS[month - 1]):
        return f"不是每年都有 {month} 月 {day} 日，这一计划永远不会按时进行"
    return DayRule(DATE, day, month)
