"""Posts that stand in several columns of a site at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reading.completeness import listing_of
from reading.rows_seen import KEPT, row_of, squeezed
from records import Column, Posting, Reading, Row, StatedDate

MANY = 3
"""Columns that show a post, its own included, from which it is shared: two is custom (动态 and 专题)."""
_SAME = 0.5
"""Share of the smaller list from which two columns are one list shown twice."""


def with_shared(
    columns: Sequence[Column], by_column: Mapping[str, Sequence[Reading]]
) -> tuple[Column, ...]:
    """The columns with what of their rows stands in several others too. Known by title and day."""
    rows = {
        column.id: _rows(by_column.get(column.id, ()))
        for column in columns
        if column.seen and column.seen.posted
    }
    shown: dict[str, set[str]] = defaultdict(set)
    for id_, own in rows.items():
        for key in own:
            shown[key].add(id_)
    crowded = {key: ids for key, ids in shown.items() if len(ids) >= MANY}
    return tuple(
        _shared(one, rows[one.id], crowded, rows) if one.id in rows and crowded else one
        for one in columns
    )


def _rows(readings: Sequence[Reading]) -> dict[str, Posting]:
    found: dict[str, Posting] = {}
    for reading in readings:
        listing = listing_of(reading)
        for row in listing.postings if listing else ():
            if row.date:
                found.setdefault(f"{squeezed(row.title)}|{row.date}", row)
    return found


def _shared(
    column: Column,
    own: Mapping[str, Posting],
    crowded: Mapping[str, set[str]],
    rows: Mapping[str, Mapping[str, Posting]],
) -> Column:
    seen = column.seen
    assert seen is not None
    assert seen.posted is not None
    alike: dict[str, bool] = {}

    def apart(other: str) -> bool:
        """Is it another list, not the same one shown twice?"""
        if other not in alike:
            least = min(len(own), len(rows[other]))
            alike[other] = len(own.keys() & rows[other].keys()) <= _SAME * least
        return alike[other]

    shared: list[Row] = []
    days: list[StatedDate] = []
    for key, row in own.items():
        others = [one for one in crowded.get(key, ()) if one != column.id and apart(one)]
        if len(others) + 1 >= MANY:
            shared.append(row_of(row, row.date))
        elif row.date:
            days.append(row.date)
    newest = max(days, key=lambda one: (one.earliest, one.latest), default=None)
    posted = replace(seen.posted, shared=tuple(shared[:KEPT]), newest_own=newest)
    return replace(column, seen=replace(seen, posted=posted)) if shared else column
