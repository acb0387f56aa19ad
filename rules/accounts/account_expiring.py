"""Will a new-media account have been silent for two weeks within days?

The last day is the fourteenth after its newest post. Accounts past it are account_stale's business; this is the
reminder before. Easily mistaken: what is known of days ago, since when a post may have come.
"""

from __future__ import annotations

from datetime import date, timedelta

from records import Account, Answer, Clause, breach, clear, exempt, unsure
from rules._saying import say
from rules.accounts._silence import evidence_of, is_closed, silence


def check(account: Account, clause: Clause, today: date) -> Answer:
    """Judges one account by the days that are left to its newest post."""
    allowed, lead, fresh = clause.limit("days"), clause.limit("lead"), clause.limit("fresh")
    if allowed is None or not lead or fresh is None or is_closed(account, today):
        return exempt()
    known = silence(account, today)
    if isinstance(known, str) or known.last is None:
        return exempt()
    due = known.last + timedelta(days=allowed)
    left = (due - today).days
    if left < 0:
        return exempt()
    if left > lead:
        return clear(evidence_of(account))
    if (today - known.counted).days > fresh:
        reason = f"数据截至{say(known.counted)}，此后是否更新不详"
        return unsure(evidence_of(account), reason=reason)
    if known.doubt:
        return unsure(evidence_of(account), reason=known.doubt)
    return breach(
        evidence_of(account),
        platform=account.platform,
        last=say(known.last),
        counted=say(known.counted),
        due=say(due),
        left=left,
    )
