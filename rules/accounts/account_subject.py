"""Is the certified subject of an account the office that is registered for it?

Easily mistaken: other names of the same office, which the configuration lists as its short names, and a subject that
nobody has filled in.
"""

from __future__ import annotations

from datetime import date

from records import Account, Answer, Clause, breach, clear, exempt, unsure
from rules.accounts._silence import is_closed


def check(account: Account, clause: Clause, today: date) -> Answer:
    """Judges one account by its certified subject."""
    del clause
    if is_closed(account, today):
        return exempt()
    certified = account.seen.certified if account.seen else ""
    if not account.subject or not certified:
        return unsure(account.evidence, reason="没有填认证主体或主办单位")
    if certified == "same":
        return clear(account.evidence)
    return breach(account.evidence, platform=account.platform, subject=account.subject)
