"""A column's rows, counted in the ways that rules ask about: titles, rushes, numbers out of order."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from itertools import islice, pairwise

from reading.identity import article_key
from records import Origin, Posted, Posting, Row, Rush, StatedDate, veil

DateOf = Callable[[Posting], StatedDate | None]
KEPT = 5
"""Rows of each sort that are kept as evidence."""
DAYS = 70
"""Days with rows that are kept: a little more than two months of a column that has something every day."""
_RUSH = 5
"""Rows of one day from which a day is kept at all; the rules have their own, higher limits."""
_ORDERLY = 0.95
"""Share of neighbours whose numbers must fall with their days before the numbers say anything; one may stray."""
_NUMBERED = 12
"""Rows with a number and a day under which they say nothing either."""
_AHEAD = 3
"""Rows numbered right before one that must all be newer: a draft that was released late is newer alone."""
_STUB = re.compile(
    "情况(?:的)?说明(?:$|[（(])"
    "|(?:暂无|(?:季度|月份?|半年|年度?|本期)无(?!障碍|偿|线|人|害|证|烟)|未(?:制定|出台|印发|发布|开展|产生|发生|收到|征集))[^，。；]{1,24}说明(?:$|[（(])"
    "|(?:暂无|(?:季度|月份?|半年|年度?|本期)无)(?:相关|新增|更新)?(?:信息|内容|数据)(?:更新|发布|公开|产生)?$"
)
"""情况说明; 2026年上半年未制定规范性文件的说明; 本月无新增信息."""
_NOT_STUB = re.compile(
    "预算|决算|经费|收支|财政|资金|起草|编制|修订|执行情况|统计|(?<!未)制定|审计|债务|三公"
)
"""A 情况说明 with these explains a paper; it does not stand in for one."""
_DIGITS = re.compile(r"(\d{3,12})$")
_BARE = re.compile(r"[\s　《》“”\"'()（）【】\[\]·.。：:,，、\-—]+")
_KINDS = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        ("财政预决算", r"20\d\d年.{0,30}(?:部门|单位|政府)(?:预算|决算)(?:公开|公示|报告|信息公开)?$"),
        ("年度报告", r"政府信息公开(?:工作)?年度报告$"),
        ("招标采购", r"(?:招标公告|中标公告|中标结果公告|成交公告|竞争性磋商公告|竞争性谈判公告)$"),
        ("人事信息", r"(?:任前公示|拟录用人员(?:名单)?公示|拟聘用人员(?:名单)?公示|任免职?(?:的)?通知)"),
        ("政策解读", r"(?:政策|文件|图文|一图)解读|^《[^》]{4,60}》(?:的)?解读$|^解读《"),
        ("动态要闻", r"(?:召开|开展|赴|莅临|参加|举行|举办).{2,30}(?:会议|活动|调研|培训|座谈会|慰问|检查|仪式)$"),
    )
)  # fmt: skip


def squeezed(title: str) -> str:
    """A title without blanks and marks, to be compared."""
    return _BARE.sub("", title)


def title_kind(title: str) -> str:
    """The class of column that a title alone speaks of beyond doubt; empty for nearly all."""
    return next((kind for kind, pattern in _KINDS if pattern.search(title)), "")


def is_stub(title: str) -> bool:
    """Is it a 情况说明 that stands in for content?"""
    return bool(_STUB.search(title)) and not _NOT_STUB.search(title)


def row_of(posting: Posting, day: StatedDate | None) -> Row:
    """A row as evidence."""
    return Row(veil(posting.title), posting.url or "", day, title_kind(posting.title))


def posted(name: str, rows: Sequence[Posting], date_of: DateOf, *, on_home: bool = False) -> Posted:
    """What the rows of a column called `name` tell. About 3 µs a row."""
    dated = [(row, date_of(row)) for row in rows]
    own = squeezed(name)
    stubs = [row_of(row, day) for row, day in dated if is_stub(row.title)]
    others = [day for row, day in dated if day and not is_stub(row.title)]
    named = (row_of(row, day) for row, day in dated if squeezed(row.title) == own)
    telling = [(row, day, kind) for row, day in dated if (kind := title_kind(row.title))]
    kinds = Counter(kind for _, _, kind in telling)
    counts = Counter(day for _, one in dated if one and (day := _sure(one)))
    return Posted(
        named=tuple(named)[:KEPT],
        telling=tuple(
            row_of(row, day)
            for kind in kinds
            for row, day in islice(((row, day) for row, day, own in telling if own == kind), KEPT)
        ),
        kinds=tuple(sorted(kinds.items())),
        stub=max(stubs, key=_newness, default=None),
        stubs=len(stubs),
        newest_other=_newest(others),
        rushes=_rushes([day for _, day in dated if day]),
        misplaced=_misplaced(dated),
        days=tuple(sorted(counts.items(), reverse=True)[:DAYS]),
        vague=_newest([day for _, day in dated if day and not _sure(day)]),
        back_to=next((_sure(day) for row, day in reversed(dated) if day and not row.pinned), None),
        on_home=on_home,
    )


def _sure(day: StatedDate) -> date | None:
    """The day, where the list or the page states one; an address tells when a page was made."""
    return None if day.origin is Origin.URL else day.exact


def _newness(row: Row) -> date:
    return row.day.earliest if row.day else date.min


def _newest(days: Sequence[StatedDate]) -> StatedDate | None:
    return max(days, key=lambda one: (one.earliest, one.latest), default=None)


def _rushes(days: Sequence[StatedDate]) -> tuple[Rush, ...]:
    """Days with many rows, and the newest row before each; days that were not stated say nothing."""
    counts = Counter(day for day in (one.exact for one in days) if day)
    found = []
    for day in sorted((one for one, count in counts.items() if count >= _RUSH), reverse=True):
        before = _newest([one for one in days if one.latest < day])
        found.append(Rush(StatedDate.of(day), counts[day], before))
    return tuple(found[:KEPT])


def _misplaced(dated: Sequence[tuple[Posting, StatedDate | None]]) -> tuple[tuple[Row, Row], ...]:
    """Rows numbered after much newer ones, where otherwise numbers and days run together."""
    rows = [
        (number, day.exact, posting)
        for posting, day in dated
        if day and day.exact and day.origin is not Origin.URL
        if (number := _number(posting.url or "")) is not None
    ]
    rows.sort(key=lambda one: one[0])
    falls = sum(two[1] < one[1] for one, two in pairwise(rows))
    if len(rows) < _NUMBERED or falls > max(1, (1 - _ORDERLY) * (len(rows) - 1)):
        return ()
    found: list[tuple[Row, Row]] = []
    placed = rows[:_AHEAD]
    for one in rows[_AHEAD:]:
        lead = min(placed[-_AHEAD:], key=lambda each: each[1])
        if one[1] >= lead[1]:
            placed.append(one)
        else:
            # It leads no other row: of a batch that was moved in, every row is seen to be misplaced.
            found.append((_row(one), _row(lead)))
    return tuple(found[:KEPT])


def _row(numbered: tuple[int, date, Posting]) -> Row:
    return row_of(numbered[2], StatedDate.of(numbered[1]))


def _number(url: str) -> int | None:
    """The article's own number in its address, of products that count upwards."""
    key = article_key(url)
    if key is None or "/hex/" in key or "/uuid/" in key:
        return None
    last = _DIGITS.search(key.rpartition("_")[2])
    return int(last.group(1)) if last and not re.search(r"/art/[0-9a-f]{32}$", key) else None
