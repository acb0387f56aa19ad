"""Do links to sites that are no government's go off without telling the visitor?

One finding a site, with examples. Easily mistaken: a script in another file that asks, which is unsure; a page of the
site's own that stands between; accounts on the platforms, hotlines, schools, national services, which need no notice;
hidden links, which another rule is about.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from records import Answer, Clause, Site, breach, clear, exempt, unsure
from records.traits import Seen

_SHOWN = 3


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the links of all its pages that were read."""
    seen = site.seen
    if seen is None or seen.traits is None:
        return exempt()
    traits, least = seen.traits, clause.limit("least") or 1
    evidence = tuple(one.example for one in (*traits.outward, *traits.outward_unread)[:_SHOWN])
    if len(traits.outward) >= least:
        return breach(*evidence, links=len(traits.outward), examples=_said(traits.outward))
    every = {one.value: one for one in (*traits.outward, *traits.outward_unread)}
    if len(every) >= least:
        return unsure(*evidence, links=len(every), examples=_said(tuple(every.values())))
    return clear(*evidence) if every or traits.outward_asked else exempt()


def _said(links: Sequence[Seen]) -> str:
    return "、".join(
        f"“{one.text}”（{one.value[:80]}）" if one.text else one.value[:80]
        for one in links[:_SHOWN]
    )
