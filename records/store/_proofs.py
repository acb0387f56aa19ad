"""Proofs in `site.db`: by the row of facts and the book, so that nothing is proofread twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import msgspec
from sqlite_utils import Database

from records.errands import Reading, Role
from records.proofs import Proof, Proofs
from records.store._database import lasting, transaction
from records.store._site_rows import ERRAND, RANK, VISIT, errand_of, facts_of, visit_of

_APART = tuple(RANK[one] for one in (Role.OUTSIDE, Role.SEARCH, Role.FORMER))
"""Roles whose pages are no pages of the site's."""
_NOT_APART = f"e.role NOT IN ({', '.join(map(str, _APART))})"
_WAITING = f"""
SELECT min(e.id), v.facts FROM errands e JOIN visits v ON v.errand = e.id
LEFT JOIN wording w ON w.facts = v.facts AND w.book = ?
WHERE e.round = ? AND v.facts IS NOT NULL AND w.facts IS NULL AND v.reason IS NULL AND {_NOT_APART}
GROUP BY v.facts ORDER BY 1
"""
_ONE = f"""
SELECT {ERRAND}, {VISIT}, f.kind, f.body FROM errands e JOIN visits v ON v.errand = e.id
JOIN facts f ON f.id = v.facts WHERE e.id = ?
"""
_NOW = f"""
SELECT e.url, w.body FROM errands e JOIN visits v ON v.errand = e.id
JOIN wording w ON w.facts = v.facts AND w.book = ?
WHERE e.round = ? AND w.body <> x'' AND {_NOT_APART} ORDER BY e.url
"""
_BEFORE = f"""
SELECT e.url, w.body FROM (
    SELECT max(e.id) AS last FROM errands e JOIN visits v ON v.errand = e.id
    WHERE e.round < ? AND e.round IN (SELECT round FROM proofread)
    AND v.facts IS NOT NULL AND v.reason IS NULL AND {_NOT_APART} GROUP BY e.key
) s
JOIN errands e ON e.id = s.last JOIN visits v ON v.errand = e.id
JOIN proofread p ON p.round = e.round JOIN wording w ON w.facts = v.facts AND w.book = p.book
WHERE w.body <> x'' ORDER BY e.url
"""
_PROOF = msgspec.json.Decoder(Proof)
_EVERY_ROUND = 2**62
"""Later than the number of any round."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """A body that has no proof by a book."""

    errand: int
    """Row of the first errand that met it."""
    facts: int
    """Row of what was read of it."""


class ProofRows:
    """The proofs of one site's store. `number`: gives the number of a round."""

    def __init__(self, db: Database, number: Callable[[str], int]) -> None:
        self._db, self._sql, self._number = db, db.conn.execute, number

    def waiting(self, inspection: str, book: str) -> tuple[Waiting, ...]:
        """What a round met that was never held against a book, each body and address once."""
        rows = self._sql(_WAITING, (book, self._number(inspection)))
        return tuple(Waiting(*row) for row in rows)

    def reading(self, inspection: str, one: Waiting) -> Reading:
        """How a round met it, and what was read of it."""
        row = self._sql(_ONE, (one.errand,)).fetchone()
        visit = visit_of(inspection, row[0], row[8:25])
        return Reading(errand_of(row[:8]), visit, facts_of(row[25], row[26]))

    def keep(self, book: str, proofs: Iterable[tuple[int, Proof]]) -> None:
        """Proofs by the row of facts: all of these or none. One that says nothing is noted, too."""
        rows = [
            (facts, book, msgspec.json.encode(one) if one.says else b"") for facts, one in proofs
        ]
        with transaction(self._db):
            self._db.conn.executemany("INSERT OR REPLACE INTO wording VALUES (?, ?, ?)", rows)

    def finish(self, inspection: str, book: str) -> None:
        """Note by which book a round was proofread, to its end: judged again, it is by the same."""
        with lasting(self._db):
            row = (self._number(inspection), book)
            self._sql("INSERT OR IGNORE INTO proofread VALUES (?, ?)", row)

    def keep_lists(self, inspection: str, proof: Proof) -> None:
        """What a round says of the posts of imported lists."""
        with lasting(self._db):
            row = (self._number(inspection), msgspec.json.encode(proof))
            self._sql("INSERT OR REPLACE INTO list_proofs VALUES (?, ?)", row)

    def of(self, inspection: str) -> Proofs:
        """What proofreading says of a round."""
        number = self._number(inspection)
        row = self._sql("SELECT book FROM proofread WHERE round = ?", (number,)).fetchone()
        if row is None:
            return Proofs()
        now = _decoded(self._sql(_NOW, (row[0], number)))
        before = _decoded(self._sql(_BEFORE, (number,)))
        return Proofs(row[0], now, before, *self._lists(number))

    def standing(self) -> tuple[tuple[str, Proof], ...]:
        """Address and proof of the newest visit of every address, whichever round proofread it."""
        return _decoded(self._sql(_BEFORE, (_EVERY_ROUND,)))

    def _lists(self, number: int) -> tuple[Proof, Proof]:
        """Of imported lists: this round's proof, and the newest earlier one."""
        sql = "SELECT body FROM list_proofs WHERE round {} ? ORDER BY round DESC LIMIT 1"
        rows = (self._sql(sql.format(how), (number,)).fetchone() for how in "=<")
        now, before = (_PROOF.decode(row[0]) if row else Proof() for row in rows)
        return now, before


def _decoded(rows: Iterable[tuple[str, bytes]]) -> tuple[tuple[str, Proof], ...]:
    return tuple((url, _PROOF.decode(body)) for url, body in rows)
