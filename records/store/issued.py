"""The book of issued bulletins in office.db: a number is given out once, and with it what the bulletin was made from.

A row is only ever added. The frozen round is JSON under zstd, known by its SHA-256.
"""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import zstandard
from sqlite_utils import Database

from records.cases import Case
from records.errors import ForeignDatabase, NumberError
from records.issued import Frozen, Issued, number_of
from records.judgement import Verdict
from records.store._database import store_errors, transaction

_LEVEL = 9
"""Of zstd: a round is packed once and unpacked hardly ever."""
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


def packed(frozen: Frozen) -> tuple[bytes, str]:
    """What was frozen, as bytes, and its digest."""
    text = msgspec.json.encode(frozen, order="sorted")
    return zstandard.ZstdCompressor(_LEVEL).compress(text), hashlib.sha256(text).hexdigest()


class IssuedStore:
    """The issued bulletins of an office. Methods raise StoreError when the file cannot be used."""

    def __init__(self, db: Database, path: Path) -> None:
        self._db, self._path = db, path

    def all(self) -> tuple[Issued, ...]:
        """Every version of every bulletin, in the order they were issued."""
        rows = self._rows("select body from issued order by id")
        return tuple(self._decoded(row[0], Issued) for row in rows)

    def next(self, series: str, year: int) -> int:
        """The running number that follows in a series."""
        query = "select coalesce(max(running), 0) from issued where series = ? and year = ?"
        return int(self._rows(query, [series, year])[0][0]) + 1

    def refusal(self, one: Issued) -> str:
        """Why that number cannot be given out, in Chinese; empty when it can.

        The first number that a series gets here in a year may be any: the office has used it before.
        Later ones follow one another, unless the record says why some are passed over.
        """
        follows = self.next(one.series, one.year)
        if one.issue.version > 1:
            return self._outdated(one)
        if one.running < follows:
            return f"{one.issue.number} 不能再用：该年度已编到{follows - 1}号，下一号是{follows}号"
        if one.running > follows > 1 and not one.why:
            following = number_of(one.series, one.year, follows)
            return (
                f"{one.issue.number} 会造成跳号：下一号是 {following}；确需跳号请用 --why 写明理由"
            )
        for other in self.all():
            if (other.period, other.theme) == (one.period, one.theme):
                return f"{one.period} 期间的通报已以 {other.name} 印发；更正请用 mingjian bulletin correct"
        return ""

    def add(self, one: Issued, frozen: bytes) -> None:
        """Enters a bulletin. Raises NumberError, with nothing entered, when its number cannot be given out.

        Unlike other commits this one is on the disk when it returns: a number survives a loss of power.
        """
        values = [one.series, one.year, one.running, one.issue.version, _json(one), frozen]
        with store_errors(self._path):
            self._db.execute("pragma synchronous=full")
        try:
            with transaction(self._db):
                if refusal := self.refusal(one):
                    raise NumberError(refusal)
                self._db.execute(
                    "insert into issued (series, year, running, version, body, frozen)"
                    " values (?, ?, ?, ?, ?, ?)",
                    values,
                )
        finally:
            self._db.execute("pragma synchronous=normal")

    def frozen(self, one: Issued) -> Frozen:
        """What a bulletin was made from. Raises ForeignDatabase when it is not what was frozen."""
        query = "select frozen from issued where series = ? and year = ? and running = ? and version = ?"
        rows = self._rows(query, [one.series, one.year, one.running, one.issue.version])
        try:
            text = zstandard.ZstdDecompressor().decompress(rows[0][0])
        except zstandard.ZstdError:
            text = b""
        if hashlib.sha256(text).hexdigest() != one.frozen:
            raise ForeignDatabase(f"{self._path}：{one.name} 的冻结数据已损坏，不能据以重新生成")
        return self._decoded(text, Frozen)

    def ledger_after(self, inspection: str) -> tuple[Case, ...] | None:
        """The cases as the next round met them: a round's, and what people did to them since. None without a next."""
        query = (
            "select body from settled where rowid > (select rowid from settled where inspection = ?)"
            " order by rowid limit 1"
        )
        rows = self._rows(query, [inspection])
        return tuple(self._decoded(rows[0][0], list[Case])) if rows else None

    def problems_of(self, inspection: str) -> int:
        """How many problems a round found, each once, as it was settled."""
        query = (
            "select count(distinct identity) from judgements where inspection = ? and verdict = ?"
        )
        return int(self._rows(query, [inspection, Verdict.BREACH])[0][0])

    def _outdated(self, one: Issued) -> str:
        newest = max(
            (other.issue.version for other in self.all() if _same_number(other, one)), default=0
        )
        if one.issue.version == newest + 1:
            return ""
        return f"{one.issue.number} 的最新版本是第{newest}版，已有他人作了更正；请重新查看后再定"

    def _rows(self, query: str, given: list[Any] | None = None) -> list[Any]:
        with store_errors(self._path):
            return self._db.execute(query, given or []).fetchall()

    def _decoded(self, body: str | bytes, kind: type[Value]) -> Value:
        try:
            return msgspec.json.decode(body, type=kind)
        except msgspec.DecodeError as error:
            raise ForeignDatabase(
                f"{self._path}：已印发通报的记录无法读取（{error}），可能由其他版本写成"
            ) from None


def _same_number(one: Issued, other: Issued) -> bool:
    return (one.series, one.year, one.running) == (other.series, other.year, other.running)


def _json(value: object) -> str:
    return msgspec.json.encode(value, order="sorted").decode()
