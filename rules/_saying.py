"""Dates as bulletins write them."""

from __future__ import annotations

from datetime import date

from records import StatedDate


def say(day: date | StatedDate) -> str:
    """2026年3月1日; 2026年3月 when the day was not stated; 2026年 when the month was not either."""
    if isinstance(day, date):
        return f"{day.year}年{day.month}月{day.day}日"
    parts = [f"{day.year}年"]
    if day.month:
        parts.append(f"{day.month}月")
        if day.day:
            parts.append(f"{day.day}日")
    return "".join(parts)
