"""Did an account repost in time what it was told to?

By the imported list of what is to be reposted and the posts of its feed or an imported list. Days are compared, not
hours. Easily mistaken: a repost under a changed title, and posts that are known for other days only.
"""

from __future__ import annotations

from datetime import date, timedelta

from records import AccountReprint, Answer, Clause, breach, clear, exempt, unsure
from rules._saying import say


def check(reprint: AccountReprint, clause: Clause, today: date) -> Answer:
    """Judges one release on one account."""
    days = clause.limit("days")
    if days is None:
        return exempt()
    last, published = reprint.released + timedelta(days=days), reprint.published
    released = say(reprint.released)
    if published is not None and published <= last:
        return clear(reprint.evidence)
    if published is not None:
        return breach(
            reprint.evidence,
            variant="late",
            released=released,
            account=reprint.account,
            platform=reprint.platform,
            published=say(published),
            late=(published - reprint.released).days,
        )
    if today <= last:
        return exempt()
    if reason := _untold(reprint, last):
        return unsure(
            reprint.evidence,
            released=released,
            account=reprint.account,
            platform=reprint.platform,
            reason=reason,
        )
    return breach(
        reprint.evidence, released=released, account=reprint.account, platform=reprint.platform
    )


def _untold(reprint: AccountReprint, last: date) -> str:
    """Why that nothing was found in time proves nothing; empty when it does."""
    if reprint.found:
        return "转载的内容没有写明日期"
    known = reprint.reached and reprint.until is not None and reprint.until > last
    return "" if known else reprint.reason
