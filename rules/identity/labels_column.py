"""Do the column pages carry the labels of a column?

One finding a site, with the number of pages. Easily mistaken: a few pages that another system makes, and a label in
another spelling. Too few pages read are unsure. Experimental,
asked by name only: the names of the labels were not read in the original, and most real sites lack some of them.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Site, exempt
from rules.identity._labels import judged


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by all its column pages that were read."""
    seen = site.seen
    if seen is None or seen.traits is None:
        return exempt()
    return judged(seen.traits.column_labels, clause.limit("least") or 1)
