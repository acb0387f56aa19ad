"""Has a new-media account a working way to interact?

As the register or the configuration says. Easily mistaken: closed accounts, and a cell that is empty.
"""

from __future__ import annotations

from datetime import date

from records import Account, Answer, Clause, breach, clear, exempt, unsure
from rules.accounts._silence import is_closed


def check(account: Account, clause: Clause, today: date) -> Answer:
    """Judges one account by what was said of it."""
    del clause
    if is_closed(account, today):
        return exempt()
    if account.interaction is None:
        return unsure(account.evidence, reason="没有填有无互动功能，须由人查看")
    if account.interaction:
        return clear(account.evidence)
    return breach(account.evidence, platform=account.platform)
