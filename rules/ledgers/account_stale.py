"""Has a new-media account gone two weeks without a post?

Platforms are not crawled: the register is asked, which knows nothing later than the day it was drawn. Easily mistaken:
accounts that were closed, a register drawn long ago, and an empty cell, which need not mean that nothing was posted.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.imported import RegisteredAccount
from rules._saying import say


def check(account: RegisteredAccount, clause: Clause, today: date) -> Answer:
    """Judges one account by its last post and the day of the register."""
    allowed, old = clause.limit("days"), clause.limit("register")
    if allowed is None or old is None or account.closed or account.counted > today:
        return exempt()
    if account.last is None:
        return unsure(account.evidence, reason="登记册没有填最近发布日期")
    idle = (account.counted - account.last).days
    if idle > allowed:
        return breach(
            account.evidence,
            platform=account.platform,
            last=say(account.last),
            counted=say(account.counted),
            idle=idle,
        )
    if (today - account.counted).days > old:
        reason = f"登记册数据截至{say(account.counted)}，过于陈旧，请重新导出"
        return unsure(account.evidence, reason=reason)
    return clear(account.evidence)
