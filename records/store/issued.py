"""The book of issued documents in office.db: a number is given out once, and with it what the document was made from.

Bulletins and papers to agencies stand in one book, so that no number of a series is given to both. A row is only
ever added. What was frozen is JSON under zstd, known by its SHA-256; what is large or shared lies in `pieces`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec
from sqlite_utils import Database

from records.cases import Case
from records.errors import ForeignDatabase, NumberError
from records.issued import Frozen, FrozenNotice, Issued, NoticeMatter, number_of
from records.store import settled
from records.store._database import lasting, store_errors
from records.store.chain import write_anchor
from records.store.pieces import PieceStore, compressed, digest_of, intact

Value = TypeVar("Value")


def issued_schema(db: Database) -> None:
    """The migration: the book, and no way to change what is written in it."""
    db.execute(
        "create table issued (id integer primary key, series text not null, year integer not null,"
        " running integer not null, version integer not null, body text not null, frozen blob not null,"
        " unique (series, year, running, version))"
    )
    for what in ("update", "delete"):
        db.execute(
            f"create trigger issued_stand_{what} before {what} on issued "
            "begin select raise(abort, 'what is issued is never altered'); end"
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """A document with what is frozen of it, ready to be entered."""

    issued: Issued
    frozen: bytes
    pieces: tuple[bytes, ...] = ()


def packed(frozen: Frozen | FrozenNotice) -> tuple[bytes, str]:
    """What was frozen, as bytes, and its digest."""
    text = encoded(frozen)
    return compressed(text), digest_of(text)


def encoded(value: Frozen | FrozenNotice | NoticeMatter) -> bytes:
    """As JSON, the same bytes for the same value."""
    return msgspec.json.encode(value, order="sorted")


class IssuedStore:
    """The issued documents of an office. Methods raise StoreError when the file cannot be used."""

    def __init__(self, db: Database, path: Path) -> None:
        self._db, self._path = db, path

    @property
    def pieces(self) -> PieceStore:
        """What is frozen beside the documents."""
        return PieceStore(self._db, self._path)

    def book(self) -> tuple[Issued, ...]:
        """Every version of every document, in the order they were issued."""
        rows = self._rows("select body from issued order by id")
        return tuple(self._decoded(row[0], Issued) for row in rows)

    def bulletins(self) -> tuple[Issued, ...]:
        """Every version of every bulletin, in the order they were issued."""
        return tuple(one for one in self.book() if not one.is_notice)

    def notices(self) -> tuple[Issued, ...]:
        """Every paper to an agency, in the order they were issued."""
        return tuple(one for one in self.book() if one.is_notice)

    def next(self, series: str, year: int) -> int:
        """The running number that follows in a series."""
        query = "select coalesce(max(running), 0) from issued where series = ? and year = ?"
        return int(self._rows(query, [series, year])[0][0]) + 1

    def refusal(self, one: Issued, ahead: int = 0) -> str:
        """Why that number cannot be given out, in Chinese; empty when it can.

        The first number that a series gets here in a year may be any: the office has used it before.
        Later ones follow one another, unless the record says why some are passed over. `ahead` are the numbers of
        the series that are to be entered with it, before it.
        """
        if one.issue.version > 1:
            return self._outdated(one)
        follows = self.next(one.series, one.year)
        if one.running < follows:
            return f"{one.issue.number} 不能再用：该年度已编到{follows - 1}号，下一号是{follows}号"
        if one.running > follows + ahead and follows > 1 and not one.why:
            following = number_of(one.series, one.year, follows)
            return (
                f"{one.issue.number} 会造成跳号：下一号是 {following}；确需跳号请用 --why 写明理由"
            )
        return self._repeated(one)

    def add(self, entries: Sequence[Entry]) -> None:
        """Enters documents. Raises NumberError, with nothing entered, when one's number cannot be given out.

        Unlike other commits this one is on the disk when it returns: a number survives a loss of power.
        """
        with lasting(self._db):
            for entry in entries:
                one = entry.issued
                if refusal := self.refusal(one):
                    raise NumberError(refusal)
                for piece in entry.pieces:
                    self.pieces.put(piece)
                self._db.execute(
                    "insert into issued (series, year, running, version, body, frozen)"
                    " values (?, ?, ?, ?, ?, ?)",
                    [
                        one.series,
                        one.year,
                        one.running,
                        one.issue.version,
                        _json(one),
                        entry.frozen,
                    ],
                )
        write_anchor(self._db, self._path)

    def frozen(self, one: Issued) -> Frozen:
        """What a bulletin was made from. Raises ForeignDatabase when it is not what was frozen."""
        return self._decoded(self._text(one), Frozen)

    def frozen_notice(self, one: Issued) -> tuple[FrozenNotice, NoticeMatter]:
        """What a paper was made from. Raises ForeignDatabase when it is not what was frozen."""
        frozen = self._decoded(self._text(one), FrozenNotice)
        return frozen, self._decoded(self.pieces.get(frozen.matter), NoticeMatter)

    def ledger_after(self, inspection: str) -> tuple[Case, ...] | None:
        """The cases as the next round met them: a round's, and what people did to them since. None without a next.

        Raises UsageError, naming the next round, when they were kept for as long as they are to be.
        """
        with store_errors(self._path):
            return settled.after(self._db, self._path, inspection)

    def problems_of(self, inspection: str) -> int:
        """How many problems a round found, each once, as it was settled."""
        with store_errors(self._path):
            return settled.problems_of(self._db, inspection)

    def _outdated(self, one: Issued) -> str:
        newest = max(
            (other.issue.version for other in self.book() if _same_number(other, one)), default=0
        )
        if one.issue.version == newest + 1:
            return ""
        return f"{one.issue.number} 的最新版本是第{newest}版，已有他人作了更正；请重新查看后再定"

    def _repeated(self, one: Issued) -> str:
        """The same thing is issued already: a bulletin of that period and theme, a paper on that round."""
        if not one.is_notice:
            for other in self.bulletins():
                if (other.period, other.theme) == (one.period, one.theme):
                    return f"{one.period} 期间的通报已以 {other.name} 印发；更正请用 mingjian bulletin correct"
            return ""
        about = (one.inspection, one.agency, one.kind)
        for other in () if one.why else self.notices():
            if (other.inspection, other.agency, other.kind) == about:
                return (
                    f"{one.issue.addressees}的单据已以 {other.name} 印发（检查 {one.inspection}）；"
                    "确需再次印发请用 --why 写明理由"
                )
        return ""

    def _text(self, one: Issued) -> bytes:
        query = "select frozen from issued where series = ? and year = ? and running = ? and version = ?"
        rows = self._rows(query, [one.series, one.year, one.running, one.issue.version])
        text = intact(rows[0][0], one.frozen) if rows else None
        if text is None:
            raise ForeignDatabase(f"{self._path}：{one.name} 的冻结数据已损坏，不能据以重新生成")
        return text

    def _rows(self, query: str, given: list[Any] | None = None) -> list[Any]:
        with store_errors(self._path):
            return self._db.execute(query, given or []).fetchall()

    def _decoded(self, body: str | bytes, kind: type[Value]) -> Value:
        try:
            return msgspec.json.decode(body, type=kind)
        except msgspec.DecodeError as error:
            raise ForeignDatabase(
                f"{self._path}：已印发文件的记录无法读取（{error}），可能由其他版本写成"
            ) from None


def numbered_ahead(them: Sequence[Issued]) -> list[int]:
    """Of each document, how many of its series and year stand before it."""
    seen: Counter[tuple[str, int]] = Counter()
    ahead = []
    for one in them:
        ahead.append(seen[one.series, one.year])
        seen[one.series, one.year] += 1
    return ahead


def _same_number(one: Issued, other: Issued) -> bool:
    return (one.series, one.year, one.running) == (other.series, other.year, other.running)


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
