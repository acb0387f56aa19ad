"""Has the home page shown nothing new for longer than the indicator allows?

The newest date on the home page decides; where it was stated only to the month, the office gets the benefit of it.
Easily mistaken: a home page that is only a navigation page (no dates at all), dates in the future,
and dates that were read from addresses, which tell when a page was made and not when it was published.
"""

from __future__ import annotations

from datetime import date

from records import REASON_WORDS, Answer, Clause, Site, SiteSeen, breach, clear, exempt, unsure
from rules._age import Age, age
from rules._saying import say


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the newest date on its home page."""
    seen = site.seen
    allowed = clause.limit("days")
    if allowed is None:
        return exempt()
    if seen is None or not seen.home_reached:
        return unsure(seen.evidence if seen else None, reason=_why(seen))
    newest = seen.home_newest
    if newest is None:
        return unsure(seen.evidence, reason="首页未见信息日期，须人工查看二级页面")
    match age(newest, today, allowed):
        case Age.FRESH:
            return clear(seen.evidence)
        case Age.STALE:
            idle = (today - newest.latest).days
            return breach(seen.evidence, newest=say(newest), idle=idle)
        case doubt:
            return unsure(seen.evidence, reason=f"最新日期{say(newest)}{doubt.value}")


def _why(seen: SiteSeen | None) -> str:
    if seen is None:
        return "本次未检查"
    return REASON_WORDS[seen.reason] if seen.reason else seen.detail or "首页未能打开"
