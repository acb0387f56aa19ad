"""Do pages hide ordinary outside links in a way that no menu does?

One sign alone, so it is a reminder. Easily mistaken: folded menus, tabs and carousels, which use other ways and are
clear, and links without words, which may be icons or counters: unsure.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Site, breach, clear, exempt, unsure
from records.addresses import host_of
from rules.security._hidden import is_suspect


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the links that its pages hide for good."""
    seen = site.seen
    if seen is None or seen.traits is None:
        return exempt()
    found = [one for one in seen.traits.hidden if one.strong and not is_suspect(one)]
    if not found:
        return clear(seen.evidence) if seen.home_reached else exempt()
    worded = [one for one in found if one.text]
    shown = (worded or found)[:3]
    first, evidence = shown[0], [one.example for one in shown]
    example, host = first.example.url, host_of(first.value)
    if not worded:
        return unsure(*evidence, count=len(found), example=example, host=host)
    return breach(
        *evidence, count=len(worded), example=example, host=host, text=first.text, how=first.where
    )
