"""Could the home page not be opened in this round, although it was tried more than once?

The veto of the indicator needs a week of spaced visits: one round can only say what it met, and the wording says so.
Easily mistaken: a firewall that refuses this machine, robots.txt, an address inside the office's own network,
a home page that only redirects elsewhere, and a single failed request. All of these are unsure.
"""

from __future__ import annotations

from datetime import date

from records import REASON_WORDS, Answer, Clause, Reason, Site, breach, clear, unsure

FAILURES = frozenset(
    {Reason.DNS, Reason.REFUSED, Reason.RESET, Reason.TIMEOUT, Reason.SERVER_ERROR}
)
"""What a citizen's browser would meet too. A failed certificate check or a redirect loop may be about us."""


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by its home page; `today` plays no part."""
    seen = site.seen
    if seen is None:
        return unsure(reason="本次未检查")
    if seen.home_reached:
        return clear(seen.evidence)
    reason = REASON_WORDS[seen.reason] if seen.reason else seen.detail or "原因不明"
    enough = clause.limit("attempts")
    if seen.reason not in FAILURES or (enough is not None and seen.attempts < enough):
        return unsure(seen.evidence, reason=reason)
    return breach(seen.evidence, visits=seen.attempts, reason=reason)
