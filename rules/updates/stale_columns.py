"""Are so many news and first-level columns not updated that the whole site fails?

The standard counts columns of news, whatever their level, and first-level columns of notices and policies; each is
judged as `stale_column` judges it, by the days of this clause.
Easily mistaken: columns that could not be read (they may tip the scale, and then the answer is unsure), columns
below the first level, blank columns, and columns that are one page or lead elsewhere.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, Column, Site, exempt
from rules.updates._counting import counted
from rules.updates.stale_column import check as judged

_ANY_LEVEL = "动态要闻"


def check(site: Site, clause: Clause, today: date) -> Answer:
    """Judges one site by the number of its columns that are not updated."""
    seen = site.seen
    if seen is None or not seen.home_reached:
        return exempt()
    columns = [column for column in seen.columns if _counts(column, clause)]
    return counted(site, columns, judged, clause, today, "未更新")


def _counts(column: Column, clause: Clause) -> bool:
    dated = clause.limit("days", column.kind) is not None
    return dated and (column.first_level or column.kind == _ANY_LEVEL)
