"""Is the site under a domain that only governments get?

Judged by the registered address, and only where it can be a public one. Easily mistaken: a name inside an office's own
network, an IP address, a reserved test name, the Chinese domains .政务 and .公益. None of these is a breach.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Site, breach, clear, exempt, unsure
from records.addresses import host_of
from records.outside import is_government, is_nobodys


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the host of its registered address."""
    seen, host = site.seen, host_of(site.url)
    if not host or is_nobodys(host):
        return exempt()
    evidence = seen.evidence if seen else None
    if is_government(host):
        return clear(evidence)
    if seen is None or not seen.home_reached:
        return unsure(evidence, host=host)
    return breach(evidence, host=host)
