"""How long an account has been silent, as far as anything tells."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from records import Account, Evidence
from rules._saying import say


@dataclass(frozen=True, slots=True)
class Silence:
    """Days without a post, up to the day that is known."""

    last: date | None
    counted: date
    """The last day that anything tells of."""
    idle: int | None
    """Days from the newest post to then; None when no post is known."""
    doubt: str
    """Why a newer post may be there, in Chinese."""
    opened: date | None = None
    """Where no post is known because there was none: the first day that was counted."""


def is_closed(account: Account, today: date) -> bool:
    """注销, 停用, 关停: nothing is asked of it any more."""
    by_day = account.closed is not None and account.closed <= today
    return by_day or not (account.seen is None or account.seen.running)


def is_app(account: Account) -> bool:
    """Is it something that is downloaded?"""
    name = account.platform.upper()
    return "APP" in name or "客户端" in name or "移动应用" in name


def silence(account: Account, today: date) -> Silence | str:
    """The account's silence, or the reason why nothing can be said of it."""
    seen = account.seen
    if seen is None or seen.counted is None or seen.counted > today:
        return (seen.untold if seen else "") or "没有登记册、订阅源或发布清单可供核对"
    if seen.last is not None:
        return Silence(seen.last, seen.counted, (seen.counted - seen.last).days, seen.doubt)
    first = _nothing_since(account)
    idle = (seen.counted - first).days if first else None
    return Silence(None, seen.counted, idle, seen.doubt, first)


def _nothing_since(account: Account) -> date | None:
    """The first day of those on which the register counts no post at all; None where it does not say so."""
    seen = account.seen
    if seen is None or seen.counts is None or seen.counts[0] or seen.posts or seen.doubt:
        return None
    return seen.counts_since


def evidence_of(account: Account) -> Evidence | None:
    """What knows the newest of its posts, else what names it."""
    return (account.seen.evidence if account.seen else None) or account.evidence


def too_old(one: Silence, today: date, days: int) -> str:
    """Why what is known is too old to clear anybody; empty when it is not."""
    if (today - one.counted).days <= days:
        return ""
    return f"数据截至{say(one.counted)}，过于陈旧，请重新导出"
