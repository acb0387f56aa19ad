"""Is a new-media account asleep (睡眠), or has it never been used (僵尸)?

Silence much longer than the two weeks of account_stale: such an account is to be revived or closed, not merely fed
once. Easily mistaken: closed accounts, and accounts of which nobody has said when they last posted.
"""

from __future__ import annotations

from datetime import date

from records import Account, Answer, Clause, breach, clear, exempt, unsure
from rules._saying import say
from rules.accounts._silence import evidence_of, is_closed, silence


def check(account: Account, clause: Clause, today: date) -> Answer:
    """Judges one account by the length of its silence, or by its having posted nothing at all."""
    sleeping, dead = clause.limit("days"), clause.limit("zombie")
    if sleeping is None or dead is None or is_closed(account, today):
        return exempt()
    known = silence(account, today)
    if isinstance(known, str):
        return unsure(evidence_of(account), reason=known)
    idle = known.idle
    if idle is None:
        return unsure(evidence_of(account), reason=known.doubt or "没有最近发布日期，也没有发布数")
    if idle <= sleeping:
        return clear(evidence_of(account))
    if known.doubt:
        return unsure(evidence_of(account), reason=known.doubt)
    return breach(
        evidence_of(account),
        variant="never" if known.last is None else "zombie" if idle > dead else "",
        platform=account.platform,
        last=say(known.last or known.opened or known.counted),
        counted=say(known.counted),
        idle=idle,
    )
