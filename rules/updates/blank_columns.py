"""Are so many columns blank that the whole site fails?

Each column is judged as `blank_column` judges it, by the days of grace of this clause.
Easily mistaken: columns that could not be read (they may tip the scale, and then the answer is unsure), columns opened
only lately, single pages, links to elsewhere and parents that show their children's rows.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Site, exempt
from rules.updates._counting import counted
from rules.updates.blank_column import check as judged


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the number of its blank columns."""
    seen = site.seen
    if seen is None or not seen.home_reached:
        return exempt()
    return counted(site, seen.columns, judged, clause, today, "空白")
