"""What is frozen beside a document that was issued: compressed, known by its SHA-256, kept once, never altered.

Files that are alike are packed together, for they compress together: the evidence pages of a bulletin share their
frame, and so take a tenth of what they take one by one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

import msgspec
import zstandard
from sqlite_utils import Database

from records.errors import ForeignDatabase
from records.store._database import store_errors

_LEVEL = 9
"""Of zstd: packed once and unpacked hardly ever."""


def pieces_schema(db: Database) -> None:
    """The migration: the pieces, and no way to change one."""
    db.execute("create table frozen_pieces (digest text primary key, content blob not null)")
    for what in ("update", "delete"):
        db.execute(
            f"create trigger frozen_pieces_stand_{what} before {what} on frozen_pieces "
            "begin select raise(abort, 'what is frozen is never altered'); end"
        )


def digest_of(content: bytes) -> str:
    """Its SHA-256, by which a piece is known."""
    return hashlib.sha256(content).hexdigest()


def pack(files: Mapping[str, bytes]) -> bytes:
    """Files by name as one piece; the same bytes for the same files."""
    return msgspec.msgpack.encode(files, order="sorted")


def unpack(piece: bytes) -> dict[str, bytes]:
    """The files of a piece. Raises ForeignDatabase when it is none of ours."""
    try:
        return msgspec.msgpack.decode(piece, type=dict[str, bytes])
    except msgspec.DecodeError as error:
        raise ForeignDatabase(f"冻结的文件无法读取（{error}），可能由其他版本写成") from None


def compressed(content: bytes) -> bytes:
    """Under zstd."""
    return zstandard.ZstdCompressor(_LEVEL).compress(content)


def intact(content: bytes, digest: str) -> bytes | None:
    """Unpacked; None when it is not what the digest was taken of."""
    try:
        plain = zstandard.ZstdDecompressor().decompress(content)
    except zstandard.ZstdError:
        return None
    return plain if digest_of(plain) == digest else None


class PieceStore:
    """The frozen pieces of an office. Methods raise StoreError when the file cannot be used."""

    def __init__(self, db: Database, path: Path) -> None:
        self._db, self._path = db, path

    def put(self, content: bytes) -> None:
        """Keeps a piece; one that is there already is not kept twice. Within the caller's transaction."""
        with store_errors(self._path):
            self._db.execute(
                "insert or ignore into frozen_pieces values (?, ?)",
                [digest_of(content), compressed(content)],
            )

    def get(self, digest: str) -> bytes:
        """A piece. Raises ForeignDatabase when it is not there, or is not what was frozen."""
        with store_errors(self._path):
            row = self._db.execute(
                "select content from frozen_pieces where digest = ?", [digest]
            ).fetchone()
        found = intact(row[0], digest) if row else None
        if found is None:
            raise ForeignDatabase(f"{self._path}：冻结数据 {digest[:12]} 缺失或已损坏")
        return found

    def size(self, digest: str) -> int:
        """Bytes that a piece takes in the file; 0 when it is not there."""
        with store_errors(self._path):
            row = self._db.execute(
                "select length(content) from frozen_pieces where digest = ?", [digest]
            ).fetchone()
        return int(row[0]) if row else 0
