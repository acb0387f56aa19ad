"""Does robots.txt close the home page, so that nobody finds the site by searching?

Easily mistaken: a robots.txt that closes single folders, one that lets search engines in and nobody else, and one
that could not be had: then nothing may be fetched either, but nothing was forbidden.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Reason, Site, breach, clear, exempt, unsure


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by why its home page was not fetched."""
    seen = site.seen
    if seen is None or seen.traits is None:
        return exempt()
    if seen.traits.robots:
        only_us = seen.traits.robots_engines
        return unsure(seen.evidence, variant="engines") if only_us else breach(seen.evidence)
    if seen.reason is Reason.ROBOTS:
        return unsure(seen.evidence)
    return clear(seen.evidence) if seen.home_reached else exempt()
