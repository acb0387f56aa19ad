"""What a row's words say its dates are of: publication, another day of the document, or something else (§6)."""

from __future__ import annotations

import re

from reading import dates
from records import StatedDate

_PUBLISHED = re.compile("发布|发表|公布|公开|刊登|上网")
_REFUSED = re.compile(
    "截止|截至|有效|失效|开标|开始|结束|废止|实施|施行|生效|报名|公示期|到期|落款|征集(?:时间|日期)|公示(?:时间|日期)|起止|"
    "听证|举[办行]|会议(?:时间|日期)|活动(?:时间|日期)|回复|答复|办结|立案"
)
_OTHER_DATE = re.compile("成文|签发|印发|发文|生成|更新|修改")
_NAMED = re.compile(
    r"[\u4e00-\u9fa5]{2}(?<!信息)(?<!文章)(?<!新闻)(?<!录入)(?<!添加)(?<!上传)(?<!编辑)(?<!入库)(?:日期|时间)"
)
"""A date called by another name (处罚日期, 来信时间); what an editor entered is the day it was put on the site."""
_NOTICED = re.compile(r"^\W{0,3}公示(?:日期|时间)\W{0,3}$")
_UNTIL = re.compile(r"[\s\d:：]{0,12}(?:至|到|[-—–~～]{1,2})\s{0,3}(?=(?:19|20)\d\d)")
LABEL_LENGTH = 16


def rank(label: str) -> int:
    """What a label makes of the date behind it.

    0 = a date of something else, 1 = of the document, 2 = unlabelled, 3 = said to be of publication.
    """
    if _PUBLISHED.search(label):
        return 3
    if _REFUSED.search(label):
        return 0
    return 1 if _OTHER_DATE.search(label) or _NAMED.search(label) else 2


def rank_below(head: str) -> int:
    """The same of a table's heading; 公示日期 over single days is when each was put up, beside 处罚日期."""
    return 2 if _NOTICED.match(head) else rank(head)


def own_label(run: str) -> str:
    """The words by which a run itself says what its date is of."""
    said = chosen(run) if dates.leaf(run) is None else None
    return said[1] if said else run[:LABEL_LENGTH]


def chosen(run: str) -> tuple[StatedDate, str] | None:
    """Of the dates in one run the one whose label is best (发布 before 更新, never 截止), with that label (§6).

    Of equals the last: an index number or a title may hold a date before it (§2.1).
    """
    found = dates.find_spans(run)
    if _is_period(run, found):
        found = found[:-2]
    if len(found) < 2:
        return (found[0][0], run[:LABEL_LENGTH]) if found else None
    begins = (0, *(end for _, _, end in found))
    said = [
        (when, run[max(begin, start - LABEL_LENGTH) : start])
        for begin, (when, start, _) in zip(begins, found, strict=False)
    ]
    return max(enumerate(said), key=lambda one: (rank(one[1][1]), one[0]))[1]


def _is_period(run: str, found: list[tuple[StatedDate, int, int]]) -> bool:
    """`2026-10-01 至 2026-10-31` says how long something lasts, not when it was published."""
    return len(found) > 1 and bool(_UNTIL.match(run, found[-2][2]))
