"""Every list of a site as each round met it: what statistics are counted from. Nothing but lists is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from pathlib import Path
from typing import Any

from sqlite_utils import Database

from records.accounts import Feed
from records.errands import Reading, Role
from records.facts import Document, Page
from records.store._database import open_database, store_errors
from records.store._site_rows import (
    APPLICATION_ID,
    ERRAND,
    MIGRATIONS,
    RANK,
    VISIT,
    errand_of,
    facts_of,
    visit_of,
)

_LOOKS = f"""
SELECT r.inspection, {ERRAND}, {VISIT}, v.facts FROM errands e
JOIN visits v ON v.errand = e.id JOIN rounds r ON r.id = e.round
WHERE e.col <> '' AND e.role <= ? AND e.done ORDER BY e.col, e.round DESC, e.url
"""
_COLUMN, _FACTS = 3, 26
_WHAT = (1, 3, 4, 11, 12, _FACTS)
"""Address, column, page number, status, reason and facts: two looks alike in these saw the same."""


@dataclass(frozen=True, slots=True)
class Look:
    """One column's list pages in one round (一次所见)."""

    inspection: str
    at: datetime
    """When its first page was asked for; a page that was taken over keeps the day of its own visit."""
    readings: tuple[Reading, ...]


def looks(path: Path, rounds: Collection[str]) -> dict[str, list[Look]]:
    """For each column what these rounds saw of it, newest first; a round that saw what the next one saw is left out.

    `path` is a site's `site.db`; where there is none there are no looks. Raises StoreError.
    """
    if not path.exists():
        return {}
    db = open_database(path, MIGRATIONS, application_id=APPLICATION_ID, create=False)
    try:
        with store_errors(path):
            rows = db.conn.execute(_LOOKS, [RANK[Role.LIST]])
            by_column = groupby(rows, key=lambda row: row[_COLUMN])
            return {column: list(_of_column(db, group, rounds)) for column, group in by_column}
    finally:
        db.close()


def _of_column(db: Database, rows: Iterable[Any], rounds: Collection[str]) -> Iterator[Look]:
    before: list[tuple[Any, ...]] = []
    for inspection, group in groupby(rows, key=lambda row: row[0]):
        pages = list(group)
        what = [tuple(row[at] for at in _WHAT) for row in pages]
        if inspection not in rounds or what == before:
            continue
        before = what
        readings = tuple(_reading(db, row) for row in pages)
        first = next((one for one in readings if one.errand.role is not Role.LIST), None)
        if first is not None:
            yield Look(inspection, first.visit.at, readings)


def _reading(db: Database, row: Sequence[Any]) -> Reading:
    facts: Page | Document | Feed | None = None
    if row[_FACTS] is not None:
        sql = "SELECT kind, body FROM facts WHERE id = ?"
        kind, body = db.conn.execute(sql, [row[_FACTS]]).fetchone()
        facts = facts_of(kind, body)
    return Reading(errand_of(row[1:9]), visit_of(row[0], row[1], row[9:26]), facts)
