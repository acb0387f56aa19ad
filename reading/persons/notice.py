"""Until when a page says that its list is shown for comments (公示期)."""

from __future__ import annotations

import re
from datetime import date, timedelta

_LABEL = re.compile(r"公示(?:时间|期限|日期|期(?![间满内]))")
_REACH = 60
_DAY = re.compile(
    r"(?:((?:19|20)[0-9]{2})\s?[年./-])?\s?([01]?[0-9])\s?[月./-]\s?([0-3]?[0-9])\s?日?"
)
_DAYS = re.compile(r"([0-9]{1,3}|[一二三四五六七八九十]{1,3})\s?(?:个)?(工作日|日|天|自然日)")
_CHINESE = {
    "一": 1,
    "二": 2,
    "三": 3,
    "四": 4,
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
    "十": 10,
    "十五": 15,
    "三十": 30,
}
_WEEK = 1.6
"""Calendar days a working day, with a holiday week to spare."""
_SPARE = 3


def notice_until(text: str, published: date | None) -> date | None:
    """The last day of the notice; None when the text states none. Never raises.

    A period in days counts from publication, working days generously.
    """
    label = _LABEL.search(text)
    if label is None:
        return None
    said = text[label.end() : label.end() + _REACH].partition("。")[0].partition("\n")[0]
    days = _days(said, published)
    if len(days) >= 2:
        return days[1]
    length = _DAYS.search(_DAY.sub("", said))
    if length is None or (published is None and not days):
        return None
    count = int(length[1]) if length[1].isdigit() else _CHINESE.get(length[1], 0)
    many = round(count * _WEEK) + _SPARE if length[2] == "工作日" else count
    start = days[0] if days else published
    return start + timedelta(days=many) if start and count else None


def _days(said: str, published: date | None) -> list[date]:
    found: list[date] = []
    year = published.year if published else None
    for one in _DAY.finditer(said):
        year = int(one[1]) if one[1] else year
        if year is None:
            continue
        try:
            found.append(date(year, int(one[2]), int(one[3])))
        except ValueError:
            continue
    return found
