"""Do pages hide links to gambling, sex or forbidden drugs?

A home page that was not reached may be the one that hides them: then none found is unsure.
Two signs together: nobody can see the link, and its words or its host are suspect. Easily mistaken: folded menus and
tabs with ordinary links, and links to places where such things are reported.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Site, breach, clear, exempt, unsure
from records.addresses import host_of
from rules.security._hidden import is_suspect


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the hidden links on all its pages."""
    seen = site.seen
    traits = seen.traits if seen else None
    found = [one for one in traits.hidden if is_suspect(one)] if traits else []
    if seen is None:
        return unsure()
    if not found and not seen.home_reached:
        return exempt()  # the rules of availability say that nothing was seen
    if not found:
        return clear(seen.evidence)
    first = found[0]
    return breach(
        *(one.example for one in found[:3]),
        pages=max(one.pages for one in found),
        count=len(found),
        example=first.example.url,
        text=first.text or first.value[:40],
        host=host_of(first.value),
        how=first.where,
    )
