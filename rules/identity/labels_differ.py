"""Do the labels of articles say another title or another day than the page shows?

One finding a site. A label a day off is a matter of midnight, and a title with its subtitle is the same title. Easily
mistaken: a page that was misread; a few such pages are unsure.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Site, breach, clear, exempt, unsure


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by all its articles that have both label and text."""
    traits = site.seen.traits if site.seen else None
    if traits is None or not traits.titles.compared + traits.dates.compared:
        return exempt()
    kinds = (("发布时间", traits.dates), ("标题", traits.titles))
    found = [(word, one) for word, one in kinds if one.pages >= (clause.limit("least") or 1)]
    if found:
        first = found[0][1]
        return breach(
            *(piece for _, one in found for piece in one.examples),
            pages=sum(one.pages for _, one in found),
            kinds="、".join(f"{word}{one.pages}页" for word, one in found),
            example=first.examples[0].url if first.examples else "",
            says=first.example,
        )
    few = traits.titles.pages + traits.dates.pages
    return unsure(*traits.dates.examples, *traits.titles.examples, pages=few) if few else clear()
