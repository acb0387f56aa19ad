"""Does an account post hardly anything of its own?

By its posts of the last months, else by the register's counts. What does not say whether it is original counts for
either side: only when the answer is the same both ways is there one. Easily mistaken: accounts with few posts, closed
ones, posts that the account's own office is named as the source of.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from records import Account, Answer, Clause, breach, clear, exempt, unsure
from records.accounts import ORIGINAL, REPOST
from rules._saying import say
from rules.accounts._silence import evidence_of, is_closed


@dataclass(frozen=True, slots=True)
class _Counts:
    since: date
    until: date
    total: int
    own: int
    untold: int


def check(account: Account, clause: Clause, today: date) -> Answer:
    """Judges one account by the share of originals among what it posted."""
    days, least = clause.limit("days"), clause.limit("least")
    percent = clause.limit("percent")
    if days is None or least is None or percent is None or is_closed(account, today):
        return exempt()
    found = _of_posts(account, today - timedelta(days=days), today)
    if found is None or found.total < least:
        found = _of_register(account) or found
    if found is None:
        return unsure(
            evidence_of(account), reason="没有发布清单、订阅源，登记册也没有原创数和转载数"
        )
    if found.total < least:
        return exempt()
    if found.own * 100 > percent * found.total:
        return clear(evidence_of(account))
    if (found.own + found.untold) * 100 > percent * found.total:
        reason = f"{found.total}条中有{found.untold}条没有写明是原创还是转载"
        return unsure(evidence_of(account), reason=reason)
    return breach(
        evidence_of(account),
        platform=account.platform,
        since=say(found.since),
        until=say(found.until),
        total=found.total,
        own=found.own,
    )


def _of_posts(account: Account, first: date, today: date) -> _Counts | None:
    seen = account.seen
    posts = [one for one in seen.posts if one.day and first <= one.day <= today] if seen else []
    if not posts:
        return None
    days = [one.day for one in posts if one.day]
    own = sum(one.said == ORIGINAL for one in posts)
    taken = sum(one.said == REPOST for one in posts)
    return _Counts(min(days), max(days), len(posts), own, len(posts) - own - taken)


def _of_register(account: Account) -> _Counts | None:
    seen = account.seen
    if seen is None or seen.counts is None or seen.counts_since is None or seen.counted is None:
        return None
    total, own, taken = seen.counts
    if own < 0:
        return (
            None if taken < 0 else _Counts(seen.counts_since, seen.counted, total, 0, total - taken)
        )
    untold = total - own - taken if taken >= 0 else 0
    return _Counts(seen.counts_since, seen.counted, total, own, untold)
