"""Visits whose bytes a loss of power took: their rows go too, and their errands are open again."""

from __future__ import annotations

from sqlite_utils import Database

from records.store._database import lasting

_LOST = 'SELECT errand FROM visits WHERE warc = :warc AND "offset" >= :cut'
_FORGET = f"""
DELETE FROM list_rows WHERE (round, col) IN (SELECT round, col FROM errands WHERE id IN ({_LOST}));
UPDATE errands SET done = 0 WHERE id IN ({_LOST});
DELETE FROM bodies WHERE warc = :warc AND "offset" >= :cut;
DELETE FROM visits WHERE errand IN ({_LOST});
INSERT OR REPLACE INTO archive_end VALUES (1, :warc, :cut)
"""
"""The rows of a column that is looked at again must count as new, or its list would seem to end there."""


class TornRows:
    """Rows of `site.db` that point past what of the last file is whole."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def starts(self, warc: str) -> tuple[int, ...]:
        """Where the visits begin whose records lie in a file, in their order."""
        sql = 'SELECT DISTINCT "offset" FROM visits WHERE warc = ? ORDER BY 1'
        return tuple(row[0] for row in self._db.conn.execute(sql, [warc]))

    def forget(self, warc: str, cut: int) -> None:
        """Forgets the visits whose records begin there or later; the file ends there from now on.

        Of facts nothing goes: they say what was read of a body, known by its digest, not that it was seen.
        """
        with lasting(self._db):
            for statement in _FORGET.split(";"):
                self._db.conn.execute(statement, {"warc": warc, "cut": cut})
