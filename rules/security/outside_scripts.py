"""Do pages run scripts of hosts that are neither the site's own nor among the common services?

A reminder to look, never an accusation: a script from elsewhere can do all that the page can. Easily mistaken: the
office's own server under an IP address, which is unsure, and a common service that the list does not know yet.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Site, breach, clear, exempt, unsure
from records.outside import is_number


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the hosts of all scripts on its pages."""
    seen = site.seen
    if seen is None or seen.traits is None:
        return exempt()
    named = [one for one in seen.traits.scripts if not is_number(one.value)]
    found = named or list(seen.traits.scripts)
    if not found:
        return clear(seen.evidence) if seen.home_reached else exempt()
    hosts = "、".join(f"{one.value}（{one.pages}页）" for one in found[:5])
    evidence = [one.example for one in found[:3]]
    if not named:
        return unsure(*evidence, hosts=hosts)
    return breach(*evidence, hosts=hosts, example=found[0].example.url)
