"""Can the site be had over HTTPS only with settings that browsers have given up?

Easily mistaken: a site without HTTPS, of which nothing is asked, and a connection that failed altogether: unsure.
"""

from __future__ import annotations

from datetime import date

from records import REASON_WORDS, Answer, Clause, Reason, Site, breach, clear, exempt, unsure


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by how its pages were secured."""
    seen = site.seen
    if seen is None or seen.traits is None:
        return exempt()
    if seen.traits.old_tls:
        return breach(seen.evidence)
    if seen.reason is Reason.TLS and not seen.traits.distrusted:
        return unsure(seen.evidence, reason=REASON_WORDS[seen.reason])
    return clear(seen.evidence) if seen.traits.secured else exempt()
