"""How old is a stated date: surely fresh, surely stale, or not to be told?"""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from records import Origin, StatedDate


class Age(StrEnum):
    """Surely within the limit, surely past it, or the reason why it cannot be told, in words."""

    FRESH = "在期限内"
    STALE = "已超期"
    FUTURE = "晚于检查日期"
    COARSE = "未写明到日，无法确定是否超期"
    ADDRESS = "取自网址，可能早于实际发布日期"


def age(stated: StatedDate, today: date, allowed: int) -> Age:
    """Compares a stated date with `today` and an allowance in calendar days; the last allowed day is fresh.

    A date without its day is stale only when its last possible day is. A date read from an address is never
    proof of staleness: it is the day the page was made in the content system.
    """
    oldest = today - timedelta(days=allowed)
    if stated.earliest > today:
        return Age.FUTURE
    if stated.earliest >= oldest:
        return Age.FRESH
    if stated.latest >= oldest:
        return Age.COARSE
    return Age.ADDRESS if stated.origin is Origin.URL else Age.STALE
