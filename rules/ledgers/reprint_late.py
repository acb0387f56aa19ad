"""Did a site reprint what the State Council released, within a day?

Days are compared, not hours: the day after counts as in time. Easily mistaken: a reprint under a changed title, one
on another site, lists that were not read to their end.
"""

from __future__ import annotations

from datetime import date, timedelta

from records import Answer, Clause, breach, clear, exempt, unsure
from records.imported import Reprint
from rules._saying import say


def check(reprint: Reprint, clause: Clause, today: date) -> Answer:
    """Judges one release on one site."""
    days = clause.limit("days")
    if days is None:
        return exempt()
    last, seen = reprint.released + timedelta(days=days), reprint.published
    site, released = reprint.site_name, say(reprint.released)
    if reprint.found and seen is None:
        reason = "转载信息没有写明日期"
        return unsure(reprint.evidence, site=site, released=released, reason=reason)
    if seen is not None and seen.earliest <= last:
        return clear(reprint.evidence)
    if seen is not None:
        late = (seen.earliest - reprint.released).days
        return breach(
            reprint.evidence, variant="late", site=site, released=released, published=say(seen), late=late
        )  # fmt: skip
    if today <= last:
        return exempt()
    if not reprint.reached:
        return unsure(reprint.evidence, site=site, released=released, reason=reprint.reason)
    return breach(reprint.evidence, site=site, released=released)
