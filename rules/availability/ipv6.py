"""Has the host of a site no IPv6 address?

Judged by the look-up that the crawl makes anyway. Easily mistaken: a resolver that hides IPv6 addresses from machines
without IPv6, which is why a person confirms, and a host whose address the configuration pins: nobody looked it up.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Site, breach, clear, exempt, unsure
from records.addresses import host_of

_PROTOCOL = "IPv6"
"""Here, because the words of a rule hold no digits."""


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the addresses of its home page's host."""
    seen = site.seen
    if seen is None or seen.traits is None or not seen.home_reached:
        return exempt()
    if seen.traits.ipv6 is None:
        return unsure(seen.evidence, protocol=_PROTOCOL)
    if seen.traits.ipv6:
        return clear(seen.evidence)
    return breach(seen.evidence, protocol=_PROTOCOL, host=host_of(site.url))
