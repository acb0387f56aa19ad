"""What need not be asked for again: how long an earlier visit stands, and what a server may leave unsent.

A light round (日常巡查) asks for the lists that may have changed and for what is new on them; everything else is
taken over from the last visit while that is recent. Each page is asked for at least once in `SWEEP` whatever
happened, and an ordinary round takes nothing over.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from records import Document, Errand, Feed, Page, PageKind, Role, Visit

SWEEP = timedelta(days=7)
"""No visit stands longer: sites rebuild templates, and pinned or back-dated rows hide what is new (§4.5)."""
SLACK = timedelta(hours=12)
"""A round that starts some hours earlier than the last one did counts as a whole period later."""
_SHARE = 10
"""A list is looked at again after a tenth of the time since its newest row (the heuristic of RFC 9111 §4.2.2)."""
_DAY = timedelta(days=1)
_CLASS_DAYS: Mapping[str, int] = {
    "动态要闻": 1,
    "通知公告": 1,
    "应急": 1,
    "互动回应": 1,
    "政策文件": 2,
    "规范性文件": 2,
    "政策解读": 2,
    "招标采购": 2,
    "人事信息": 2,
    "决策公开": 2,
    "财政预决算": 3,
    "行政执法": 3,
}
"""Days at most between two looks at a list of a class: a seventh of the shortest limit an office may set for it
(two weeks for news and notices; three days to publish an interpretation; twenty days for the rest)."""
_MAY_STAND = frozenset({Role.ARTICLE, Role.ATTACHMENT, Role.LINK, Role.LIST, Role.COLUMN})
_ASKED_PLAINLY = frozenset({Role.HOME, Role.COLUMN, Role.LIST})
"""Lists are always sent whole: a server that calls a changed list unchanged would hide what is new."""


def stands(
    errand: Errand, last: Visit, facts: Page | Document | Feed | None, kind: str, now: datetime
) -> bool:
    """May the visit `last`, which brought `facts`, stand for another one at `now`?

    `kind`: class of the errand's column. Only a page that opened stands: trouble is looked at again.
    """
    age = now - last.at
    if errand.role not in _MAY_STAND or not brought(last) or not timedelta(0) <= age < SWEEP:
        return False
    if isinstance(facts, Page) and facts.kind is PageKind.ERROR_PAGE:
        return False
    if facts is not None and facts.personal:
        return False  # perhaps a leak: whether it has been put right must be seen
    return errand.role is not Role.COLUMN or age + SLACK < interval(facts, kind, last.at)


def interval(facts: Page | Document | Feed | None, kind: str, at: datetime) -> timedelta:
    """How long the first page of a list stands that was read at `at`: by its class and by how still it lies."""
    most = timedelta(days=_CLASS_DAYS.get(kind, SWEEP.days))
    listing = facts.listing if isinstance(facts, Page) else None
    days = [row.date.latest for row in listing.postings if row.date] if listing else []
    if not days:
        return _DAY
    still = timedelta(days=(at.date() - max(days)).days) / _SHARE
    return min(max(still, _DAY), most)


def brought(last: Visit) -> bool:
    """Did a visit bring a page that can be taken over?"""
    return last.reached and last.status == 200 and bool(last.digest)


def marks(errand: Errand, last: Visit | None) -> tuple[str, str]:
    """ETag and Last-Modified to ask with, so that an unchanged page need not be sent; empty to ask plainly."""
    if last is None or errand.role in _ASKED_PLAINLY or errand.onward is not None:
        return "", ""
    if not brought(last) or last.final_url != last.url:
        return "", ""
    return last.etag, last.modified
