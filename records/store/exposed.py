"""What `site.db` knows of bodies that may hold personal data, and where bodies lie: for sealing them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from records.accounts import Feed
from records.facts import Document, Page
from records.store._site_rows import APPLICATION_ID, MIGRATIONS, facts_of
from records.store.exporting import _opened

_SUSPECTS = """
SELECT f.kind, f.body, b.digest, b.warc, b."offset",
    (SELECT max(v.size) FROM visits v WHERE v.warc = b.warc AND v."offset" = b."offset")
FROM facts f JOIN bodies b ON b.digest = f.digest
WHERE instr(f.body, CAST('"exposures":[{' AS BLOB)) > 0 OR instr(f.body, CAST('"personal":[{' AS BLOB)) > 0
    OR (f.kind = 'Document' AND instr(f.body, CAST('"reasons":["' AS BLOB)) > 0)
"""
"""More than are wanted, and none less: who asks looks at the facts themselves."""


@dataclass(frozen=True, slots=True)
class Suspect:
    """A body of which something was read that may have to be sealed."""

    facts: Page | Document | Feed
    digest: str
    warc: str
    """Where the record lies that holds the body."""
    offset: int
    size: int
    """Bytes of the body; 0 where no visit that is left says it."""


def suspects(folder: Path) -> Iterator[Suspect]:
    """Bodies with facts that may ask for a seal; one body may come several times. Raises `StoreError`."""
    with _opened(folder / "site.db", MIGRATIONS, APPLICATION_ID) as db:
        for kind, body, digest, warc, offset, size in db.execute(_SUSPECTS):
            yield Suspect(facts_of(kind, body), digest, warc, offset, size or 0)


def lies(folder: Path) -> Iterator[tuple[str, int]]:
    """File and offset of every archived answer, in the order in which they lie. Raises `StoreError`."""
    sql = 'SELECT DISTINCT warc, "offset" FROM visits WHERE warc <> \'\' ORDER BY warc, "offset"'
    with _opened(folder / "site.db", MIGRATIONS, APPLICATION_ID) as db:
        yield from db.execute(sql)
