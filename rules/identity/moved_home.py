"""Does the registered address end at another host than the site's own?

Easily mistaken: another scheme, `www.` more or less, a further host that is registered as the site's. None of these is
a breach. A redirect whose end nobody noted is unsure.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Reason, Site, breach, clear, exempt, unsure
from records.addresses import host_of


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the host where its registered address ended."""
    seen = site.seen
    if seen is None or seen.traits is None:
        return exempt()
    if seen.traits.ends_at:
        return breach(seen.evidence, registered=host_of(site.url), ends=seen.traits.ends_at)
    if seen.reason is Reason.OFF_SITE:
        return unsure(seen.evidence)
    return clear(seen.evidence) if seen.home_reached else exempt()
