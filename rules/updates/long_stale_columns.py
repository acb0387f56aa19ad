"""Have so many columns that should be updated long not been that the whole site fails?

Which columns should be updated is told by their class; columns of every level count, each judged as `stale_column`
judges it, by the days of this clause.
Easily mistaken: columns that could not be read (they may tip the scale, and then the answer is unsure), shelves of a
past year, special topics and texts that stand unchanged by their nature (no class with a limit), blank columns (counted
by `blank_columns`), and columns that are one page or lead elsewhere.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Site, exempt
from rules.updates._counting import counted
from rules.updates.stale_column import check as judged


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the number of its columns that are long not updated."""
    seen = site.seen
    if seen is None or not seen.home_reached:
        return exempt()
    columns = [one for one in seen.columns if clause.limit("days", one.kind) is not None]
    return counted(site, columns, judged, clause, today, "长期未更新")
