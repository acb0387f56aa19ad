"""Does the site's own search find an article that its home page shows?

One question a round, for one title. Easily mistaken: a search that a script asks or whose results a script writes, a
form closed by robots.txt, an answer that could not be read: none of these is a breach, only a page that says itself
that there is nothing. A title some days old is taken, so that a slow index has it.
"""

from __future__ import annotations

from datetime import date

from records import REASON_WORDS, Answer, Clause, Reason, Site, breach, clear, exempt, unsure
from records.searched import FOUND, NOTHING, Searched


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by what its search answered."""
    searched = site.seen.traits.searched if site.seen and site.seen.traits else None
    if searched is None or searched.reason is Reason.ROBOTS:
        return exempt()
    if searched.answer == FOUND:
        return clear(searched.evidence)
    if searched.answer == NOTHING:
        return breach(searched.evidence, title=searched.title)
    return unsure(searched.evidence, reason=_why(searched))


def _why(searched: Searched) -> str:
    if searched.scripted:
        return "搜索由脚本提交"
    if searched.reason:
        return REASON_WORDS[searched.reason]
    if (searched.status or 0) >= 400:
        return f"服务器返回{searched.status}"
    return "未能读出搜索结果"
