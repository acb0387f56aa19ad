"""The vote's rows in `site.db`: doubts by facts and book, counts of expressions, decisions of each round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

import msgspec
from sqlite_utils import Database

from records.proofs import SlipSeen
from records.store._database import lasting, transaction
from records.store._proofs import _NOT_APART as NOT_APART
from records.votes import Doubt, Heard, Voted

MOST_DOUBTS = 20
"""Of one body: old Chinese and the noise of a scanner are one great doubt, and worth none."""
_OF_ROUND = f"""
SELECT DISTINCT v.facts, d.body FROM errands e JOIN visits v ON v.errand = e.id
JOIN proofread p ON p.round = e.round JOIN doubts d ON d.facts = v.facts AND d.book = p.book
WHERE e.round = ? AND v.reason IS NULL AND {NOT_APART} ORDER BY v.facts
"""
_NOW = f"""
SELECT e.url, s.body FROM errands e JOIN visits v ON v.errand = e.id
JOIN voted_slips s ON s.facts = v.facts AND s.round = e.round
WHERE e.round = ? AND {NOT_APART} ORDER BY e.url
"""
_BEFORE = f"""
SELECT e.url, s.body FROM (
    SELECT max(e.id) AS last FROM errands e JOIN visits v ON v.errand = e.id
    WHERE e.round < ? AND e.round IN (SELECT round FROM proofread)
    AND v.facts IS NOT NULL AND v.reason IS NULL AND {NOT_APART} GROUP BY e.key
) l
JOIN errands e ON e.id = l.last JOIN visits v ON v.errand = e.id
JOIN voted_slips s ON s.facts = v.facts AND s.round = e.round ORDER BY e.url
"""
_EVERY_ROUND = 2**62
_NOTHING = b"[]"
_DOUBTS = msgspec.json.Decoder(tuple[Doubt, ...])
_SLIPS = msgspec.json.Decoder(tuple[SlipSeen, ...])
_VOTED = msgspec.json.Decoder(tuple[Voted, ...])
BySite = tuple[tuple[str, tuple[SlipSeen, ...]], ...]
"""Address, and the slips there."""


class VoteRows:
    """The vote's rows of one site's store. `number`: gives the number of a round."""

    def __init__(self, db: Database, number: Callable[[str], int]) -> None:
        self._db, self._sql, self._number = db, db.conn.execute, number

    def keep(self, book: str, heard: Iterable[tuple[int, Heard]]) -> None:
        """What bodies gave, by the row of their facts: all of these or none. The same once more changes nothing."""
        given = list(heard)
        fresh = b"".join(one.fresh for _, one in given)
        rows = [
            (facts, book, msgspec.json.encode(one.doubts[:MOST_DOUBTS]))
            for facts, one in given
            if one.doubts
        ]
        with transaction(self._db):
            self._db.conn.executemany("INSERT OR REPLACE INTO doubts VALUES (?, ?, ?)", rows)
            if fresh:
                self._sql("INSERT INTO heard (fresh) VALUES (?)", (fresh,))

    def counts(self) -> tuple[bytes, tuple[bytes, ...]]:
        """The counts as they were last put together (empty at first), and what came since."""
        row = self._sql("SELECT packed FROM counted").fetchone()
        return row[0] if row else b"", tuple(one for (one,) in self._sql("SELECT fresh FROM heard"))

    def put_together(self, packed: bytes) -> None:
        """The counts with all that `counts` gave."""
        with transaction(self._db):
            self._sql("INSERT OR REPLACE INTO counted VALUES (1, ?)", (packed,))
            self._sql("DELETE FROM heard")

    def doubts(self, inspection: str) -> Iterator[tuple[int, tuple[Doubt, ...]]]:
        """The doubts of what a round met, by the row of facts."""
        for facts, body in self._sql(_OF_ROUND, (self._number(inspection),)):
            yield facts, _DOUBTS.decode(body)

    def has_voted(self, inspection: str) -> bool:
        """Was it decided? Then it stays so: a round that is judged again comes to the same."""
        sql = "SELECT 1 FROM votes WHERE round = ?"
        return self._sql(sql, (self._number(inspection),)).fetchone() is not None

    def earlier(self, inspection: str) -> Iterator[Voted]:
        """What was decided here for the rounds before this one."""
        sql = "SELECT body FROM votes WHERE round < ? AND body <> ? ORDER BY round"
        for (body,) in self._sql(sql, (self._number(inspection), _NOTHING)):
            yield from _VOTED.decode(body)

    def decide(
        self,
        inspection: str,
        voted: Sequence[Voted],
        slips: Iterable[tuple[int, tuple[SlipSeen, ...]]],
    ) -> None:
        """Note for a round what was decided, and the slips that follow, by the row of facts. The first note stays."""
        number = self._number(inspection)
        rows = [(number, facts, msgspec.json.encode(them)) for facts, them in slips]
        with lasting(self._db):
            self._sql(
                "INSERT OR IGNORE INTO votes VALUES (?, ?)", (number, msgspec.json.encode(voted))
            )
            self._db.conn.executemany("INSERT OR IGNORE INTO voted_slips VALUES (?, ?, ?)", rows)

    def of(self, inspection: str) -> tuple[BySite, BySite]:
        """The slips of a round by address, and those of the newest earlier visit of every address."""
        number = self._number(inspection)
        return _decoded(self._sql(_NOW, (number,))), _decoded(self._sql(_BEFORE, (number,)))

    def standing(self) -> BySite:
        """Those of the newest visit of every address."""
        return _decoded(self._sql(_BEFORE, (_EVERY_ROUND,)))


def _decoded(rows: Iterable[tuple[str, bytes]]) -> BySite:
    return tuple((url, _SLIPS.decode(body)) for url, body in rows)
