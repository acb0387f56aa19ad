"""Does an account post that no register knows?

Seen in the configuration or in an imported list. Easily mistaken: accounts that the configuration gives a day of
registration, closed ones, and offices that have imported no register: then the configuration is all there is.
"""

from __future__ import annotations

from datetime import date

from records import Account, Answer, Clause, breach, clear, exempt, unsure
from rules._saying import say
from rules.accounts._silence import is_closed


def check(account: Account, clause: Clause, today: date) -> Answer:
    """Judges one account by the register."""
    del clause
    seen = account.seen
    if is_closed(account, today):
        return exempt()
    registered = account.registered is not None and account.registered <= today
    if registered or (seen is not None and seen.listed):
        return clear(account.evidence)
    if seen is None or not seen.register:
        return unsure(account.evidence, reason="没有导入登记册，也没有填备案日期")
    if seen.last is None:
        return breach(account.evidence, platform=account.platform)
    return breach(
        account.evidence, variant="posting", platform=account.platform, last=say(seen.last)
    )
