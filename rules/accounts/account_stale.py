"""Has a new-media account gone two weeks without a post?

Platforms are not crawled: the register, the account's feed and imported lists are asked, none of which knows anything
later than the day it was drawn or visited. Easily mistaken: accounts that were closed, one that was registered only
lately, a register drawn long ago, an empty cell, which need not mean that nothing was posted, and a feed whose first
entries bear no day.
"""

from __future__ import annotations

from datetime import date

from records import Account, Answer, Clause, breach, clear, exempt, unsure
from rules._saying import say
from rules.accounts._silence import Silence, evidence_of, is_closed, silence, too_old


def check(account: Account, clause: Clause, today: date) -> Answer:
    """Judges one account by its newest post and the day up to which its posts are known."""
    allowed, old = clause.limit("days"), clause.limit("register")
    if allowed is None or old is None or is_closed(account, today):
        return exempt()
    known = silence(account, today)
    if isinstance(known, str):
        return unsure(evidence_of(account), reason=known)
    opened = account.registered
    if opened is not None and (known.counted - opened).days <= allowed:
        return clear(evidence_of(account))
    if known.idle is None:
        return unsure(evidence_of(account), reason=known.doubt or "没有最近发布日期")
    if known.idle > allowed:
        return _silent(account, known, known.idle)
    if reason := too_old(known, today, old):
        return unsure(evidence_of(account), reason=reason)
    return clear(evidence_of(account))


def _silent(account: Account, known: Silence, idle: int) -> Answer:
    if known.doubt:
        return unsure(evidence_of(account), reason=known.doubt)
    first = known.last or known.opened or known.counted
    return breach(
        evidence_of(account),
        variant="" if known.last else "none",
        platform=account.platform,
        last=say(first),
        counted=say(known.counted),
        idle=idle,
    )
