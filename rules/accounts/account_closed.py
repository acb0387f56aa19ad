"""Does what the register says of an account's end agree with what is seen?

Two misfits: closed on a stated day and still listed as running; listed as closed and still posting. Easily mistaken:
the farewell post of the closing day, a closing announced for a later day, and posts of days before the closing.
"""

from __future__ import annotations

from datetime import date

from records import Account, Answer, Clause, breach, clear, exempt, unsure
from rules._saying import say


def check(account: Account, clause: Clause, today: date) -> Answer:
    """Judges one account that the register lists, by its status, its closing day and its newest post."""
    grace = clause.limit("days") or 0
    seen, closed = account.seen, account.closed
    if seen is None or not seen.listed:
        return exempt()
    if seen.running:
        if closed is None or closed > today:
            return clear(account.evidence) if closed is None else exempt()
        if seen.counted is not None and seen.counted < closed:
            return unsure(
                account.evidence, reason=f"登记册数据截至{say(seen.counted)}，早于关停日期"
            )
        return breach(account.evidence, platform=account.platform, closed=say(closed))
    if closed is None or seen.last is None:
        return clear(account.evidence) if seen.last is None else _undated(account)
    if (seen.last - closed).days > grace:
        return breach(
            account.evidence,
            variant="posting",
            platform=account.platform,
            closed=say(closed),
            last=say(seen.last),
        )
    return clear(account.evidence)


def _undated(account: Account) -> Answer:
    """Closed on no stated day: posts that only the register itself knows of came before it."""
    seen = account.seen
    if seen is None or seen.whence == "登记册":
        return clear(account.evidence)
    return unsure(
        account.evidence, reason="登记为已关停而没有填关停日期，发布的内容是否在关停以后不详"
    )
