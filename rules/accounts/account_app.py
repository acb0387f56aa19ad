"""Can a government APP be downloaded and used?

The register or the configuration says it, for nobody downloads APPs here. Easily mistaken: other platforms, closed
APPs, and a cell that is empty.
"""

from __future__ import annotations

from datetime import date

from records import Account, Answer, Clause, breach, clear, exempt, unsure
from rules.accounts._silence import is_app, is_closed


def check(account: Account, clause: Clause, today: date) -> Answer:
    """Judges one APP by what was said of it; another platform only where somebody said that it fails."""
    del clause
    if is_closed(account, today):
        return exempt()
    if account.usable is False:
        return breach(account.evidence, platform=account.platform)
    if not is_app(account):
        return exempt()
    if account.usable is None:
        return unsure(account.evidence, reason="没有填能否下载使用，须由人下载试用")
    return clear(account.evidence)
