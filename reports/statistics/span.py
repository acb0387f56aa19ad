"""The days that statistics are about, by name or from one day to another."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from records.errors import UsageError
from records.statistics import Span
from reports.period import read_period
from reports.phrases import long_date

_HALF = re.compile(r"(\d{4})-H([12])")
_HALVES = {"1": "上", "2": "下"}


def read_span(name: str) -> Span:
    """2026-H1, or what a bulletin's period may be: 2026, 2026-Q3, 2026-11 …; raises UsageError."""
    found = _HALF.fullmatch(name)
    if found is None:
        if "H" in name.upper():
            raise UsageError(f"看不懂的统计期“{name}”：半年写作 2026-H1 或 2026-H2")
        period = read_period(name)
        words = period.words.removesuffix("度") if period.kind == "annual" else period.words
        return Span(name, words, period.first, period.last)
    year, half = int(found[1]), found[2]
    if not year:
        raise UsageError(f"没有这样的统计期：“{name}”")
    first, last = ((1, 1), (6, 30)) if half == "1" else ((7, 1), (12, 31))
    return Span(name, f"{year}年{_HALVES[half]}半年", date(year, *first), date(year, *last))


def span_between(first: date, last: date) -> Span:
    """From one day to another; raises UsageError when they lie the wrong way round."""
    if last < first:
        raise UsageError(f"起日 {first} 晚于止日 {last}")
    name = f"{first.isoformat()}/{last.isoformat()}"
    return Span(name, days(first, last), first, last)


def days(first: date, last: date) -> str:
    """2026年1月1日至6月30日: the year once where it is the same."""
    if first == last:
        return long_date(first)
    end = long_date(last) if first.year != last.year else f"{last.month}月{last.day}日"
    return f"{long_date(first)}至{end}"


def seen_part(span: Span, seen_on: date) -> Span:
    """As much of it as was seen: a period that is not over ends with the last round. Raises UsageError for none."""
    if seen_on < span.first:
        raise UsageError(f"{span.words}晚于最近一次检查（{seen_on}），没有可统计的内容")
    return span if span.last <= seen_on else replace(span, last=seen_on)
