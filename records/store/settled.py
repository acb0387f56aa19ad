"""What old rounds leave in office.db: the ledger as each met it, and what the rules said in it.

Of the first a round is judged again, as if for the first time; of the second the next bulletin says what is new. They
are what grows fastest here: twenty sites with 302 rounds a year leave 24 MB of ledgers (284 MB if they were not under
zstd) and 400 MB of judgements. So they are kept for as long as `[keeping] settled` says. The row of a ledger stays,
empty, for it says that the round was settled; of judgements the number of problems stays, which the report on a year
counts. What would need more is refused by the round's name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import zstandard
from sqlite_utils import Database

from records.cases import Case
from records.errors import ForeignDatabase, UsageError
from records.judgement import Verdict
from records.store.pieces import compressed

GONE = (
    "检查 {inspection} {thing}已过保存期限并经精简，{what}；"
    "已印发的通报可用 mingjian bulletin again 重新生成"
)
_NEXT = (
    "select inspection, body from settled where place > "
    "(select place from settled where inspection = ?) order by place limit 1"
)
_OLD = (
    "body is not null and inspection in temp.past and coalesce((select p.inspection from settled p "
    "where p.place < settled.place order by p.place desc limit 1) in temp.past, 1)"
)
"""Past its time, and the round before it too: what a round left behind is what the next one met."""
_SAID = (
    "from judgements where inspection in temp.judged "
    "and inspection not in (select inspection from thinned_rounds)"
)
_COUNTED = (
    "insert or ignore into thinned_rounds select p.inspection, (select count(distinct j.identity) "
    "from judgements j where j.inspection = p.inspection and j.verdict = ?) from temp.judged p"
)


@dataclass(frozen=True, slots=True)
class Past:
    """What is past its time."""

    ledgers: int = 0
    judgements: int = 0
    bytes: int = 0


def settled_schema(db: Database) -> None:
    """The migration: rows in an order of their own, whatever a vacuum does, and their bodies under zstd."""
    db.execute(
        "create table settled_now (place integer primary key, inspection text not null unique, body blob)"
    )
    for inspection, body in db.execute("select inspection, body from settled order by rowid"):
        db.execute(
            "insert into settled_now (inspection, body) values (?, ?)",
            [inspection, compressed(body.encode())],
        )
    db.execute("drop table settled")
    db.execute("alter table settled_now rename to settled")
    db.execute(
        "create table thinned_rounds (inspection text primary key, problems integer not null)"
    )


def keep_before(db: Database, inspection: str, cases: Sequence[Case]) -> None:
    """Keeps the ledger that a round met, within the caller's transaction."""
    body = compressed(msgspec.json.encode(cases, order="sorted"))
    db.execute("insert into settled (inspection, body) values (?, ?)", [inspection, body])


def is_settled(db: Database, inspection: str) -> bool:
    """Is it, whether or not its ledger is still there?"""
    row = db.execute("select 1 from settled where inspection = ?", [inspection]).fetchone()
    return row is not None


def before(db: Database, path: Path, inspection: str) -> tuple[Case, ...] | None:
    """The ledger that a round met; None when it is not settled. Raises UsageError when its time is past."""
    row = db.execute(
        "select inspection, body from settled where inspection = ?", [inspection]
    ).fetchone()
    return _cases(path, row, "不能重新判断")


def check_said(db: Database, inspection: str) -> None:
    """Raises UsageError, naming the round, when its judgements were taken away."""
    if _counted(db, inspection) is not None:
        what = "不能再据以出具通报和单据"
        raise UsageError(GONE.format(inspection=inspection, thing="的判定明细", what=what))


def problems_of(db: Database, inspection: str) -> int:
    """How many problems a round found, each once, as it was settled; also of one whose judgements are gone."""
    if (known := _counted(db, inspection)) is not None:
        return known
    query = "select count(distinct identity) from judgements where inspection = ? and verdict = ?"
    return int(db.execute(query, [inspection, Verdict.BREACH]).fetchone()[0])


def after(db: Database, path: Path, inspection: str) -> tuple[Case, ...] | None:
    """The ledger that the next round met; None without a next. Raises UsageError when its time is past."""
    row = db.execute(_NEXT, [inspection]).fetchone()
    return _cases(path, row, f"不能再写检查 {inspection} 的通报")


def past(db: Database, rounds: Iterable[str], judged: Iterable[str]) -> Past:
    """How many ledgers of `rounds` nothing else needs, how many judgements of `judged` there are, and their bytes."""
    _lay_out(db, rounds, judged)
    size = "select count(*), coalesce(sum(length(body)), 0)"
    ledgers = db.execute(f"{size} from settled where {_OLD}").fetchone()
    said = db.execute(f"{size} {_SAID}").fetchone()
    return Past(int(ledgers[0]), int(said[0]), int(ledgers[1] + said[1]))


def thin(db: Database, rounds: Iterable[str], judged: Iterable[str]) -> None:
    """Takes them away, within the caller's transaction."""
    _lay_out(db, rounds, judged)
    db.execute(_COUNTED, [Verdict.BREACH])
    db.execute("delete from judgements where inspection in temp.judged")
    # The places first: a row that is emptied must not alter what is said of the next.
    db.execute(f"create temp table emptied as select place from settled where {_OLD}")
    db.execute("update settled set body = null where place in (select place from temp.emptied)")
    db.execute("drop table temp.emptied")


def _lay_out(db: Database, rounds: Iterable[str], judged: Iterable[str]) -> None:
    for table, values in (("past", rounds), ("judged", judged)):
        db.execute(f"drop table if exists temp.{table}")
        db.execute(f"create table temp.{table} (inspection text primary key)")
        db.conn.executemany(f"insert into temp.{table} values (?)", ((one,) for one in values))


def _counted(db: Database, inspection: str) -> int | None:
    query = "select problems from thinned_rounds where inspection = ?"
    row = db.execute(query, [inspection]).fetchone()
    return int(row[0]) if row else None


def _cases(path: Path, row: tuple[str, bytes | None] | None, what: str) -> tuple[Case, ...] | None:
    if row is None:
        return None
    if row[1] is None:
        raise UsageError(GONE.format(inspection=row[0], thing="结转前的台账", what=what))
    try:
        text = zstandard.ZstdDecompressor().decompress(row[1])
        return tuple(msgspec.json.decode(text, type=list[Case]))
    except (zstandard.ZstdError, msgspec.DecodeError) as error:
        raise ForeignDatabase(
            f"{path}：检查 {row[0]} 结转前的台账无法读取（{error}），可能由其他版本写成"
        ) from None
