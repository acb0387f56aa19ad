"""Where backups lie: blocks by their digest, and sets that name them.

    objects/ab/abcdef…          a block of at most 4 MB under zstd, by the SHA-256 of what it holds
    sets/20261122-020000.json   which blocks make which files, and the digest of the rest of itself

A block that is there is never written again: what has not changed since the last set costs nothing. A set is put in
place at one stroke when all its blocks are on the disk; a backup that was cut short has none, and is not taken for
one. Whatever no set names is removed by the next backup.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec
import zstandard

from records.errors import StoreBusy, StoreError
from records.store._database import PRIVATE, store_errors
from records.store._lock import WriterLock
from records.store.disk import names_to_disk

FORMAT = 1
BLOCK = 4 * 1024 * 1024
"""Bytes of a block: a database that changed here and there is kept anew only there."""
_LEVEL = 3
_STAMP = "%Y%m%d-%H%M%S"
_STEM = len("20261122-020000")
_README = """\
这是明鉴（mingjian）的备份，由 mingjian backup 写成。恢复：mingjian restore 本文件夹 新文件夹
核对：mingjian backup --verify 本文件夹。内含网页原件和个人信息，请按原件保管。
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """One file of a set."""

    path: str
    """Below the folder that is restored: `data/office.db`, `config.toml`."""
    size: int
    blocks: tuple[str, ...]
    """SHA-256 of each block; all but the last hold `BLOCK` bytes."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One set (备份)."""

    format: int
    name: str
    made: str
    """When, ISO 8601."""
    program: str
    schemas: dict[str, int]
    """Version of structure of office.db and of the newest site.db."""
    config: str
    """Name of the configuration file."""
    pieces: tuple[Piece, ...]
    digest: str = ""
    """SHA-256 of all this without the digest."""


class Vault:
    """A folder of backups."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0
        """Blocks that were new to it."""
        self._touched: set[Path] = set()
        """Folders whose new names are not on the disk yet."""

    def prepare(self) -> None:
        """Make the folder, readable by its owner only. Raises StoreError where something else lies there."""
        with store_errors(self.folder):
            self.folder.mkdir(mode=PRIVATE, parents=True, exist_ok=True)
            readme = self.folder / "README.txt"
            if not readme.exists() and any(self.folder.iterdir()):
                raise StoreError(
                    f"{self.folder}：不是备份文件夹，也不是空的，未作任何改动；请换一个文件夹"
                )
            if readme.exists() and not readme.read_text(
                encoding="utf-8", errors="replace"
            ).startswith(_README[:12]):
                raise StoreError(f"{self.folder}：不是备份文件夹，未作任何改动；请换一个文件夹")
            readme.write_text(_README, encoding="utf-8")
            for name in ("objects", "sets"):
                (self.folder / name).mkdir(mode=PRIVATE, exist_ok=True)

    def lock(self) -> WriterLock:
        """One backup at a time. Raises StoreBusy."""
        try:
            return WriterLock(self.folder / "writer.lock")
        except StoreBusy:
            raise StoreBusy(f"{self.folder}：另一个备份正在写入，请等它结束") from None

    def names(self) -> list[str]:
        """The sets that are there, oldest first."""
        return sorted(path.stem for path in (self.folder / "sets").glob("*.json"))

    def next(self, now: datetime) -> str:
        """The name of a set that is made now: behind all others, also where the clock was set back."""
        stamp, names = now.strftime(_STAMP), self.names()
        if not names or stamp > names[-1]:
            return stamp
        stem, number = names[-1][:_STEM], names[-1][_STEM + 1 :]
        return f"{stem}-{int(number or 1) + 1:03d}"

    def read(self, name: str) -> Backup:
        """A set. Raises StoreError when it is not what was written."""
        path = self.folder / "sets" / f"{name}.json"
        with store_errors(path):
            data = path.read_bytes()
        try:
            found = msgspec.json.decode(data, type=Backup)
        except msgspec.DecodeError:
            raise StoreError(f"{path}：备份清单无法读出，可能未写完或已损坏") from None
        if found.digest != _digest_of(found):
            raise StoreError(f"{path}：备份清单与其摘要不符，已损坏或被改动")
        if found.format > FORMAT:
            raise StoreError(f"{path}：由更新版本的程序写成，请升级后再用")
        return found

    def write(self, made: Backup) -> None:
        """Put a set in place, once all its blocks are there. Raises StoreError."""
        data = msgspec.json.encode(replace(made, digest=_digest_of(made)))
        sets = self.folder / "sets"
        with store_errors(self.folder):
            for folder in (*sorted(self._touched), self.folder / "objects", self.folder):
                names_to_disk(folder)
            self._touched.clear()
            self._place(sets / f"{made.name}.json", data)
            names_to_disk(sets)

    def put(self, block: bytes) -> str:
        """Keep a block, once; its digest."""
        digest = hashlib.sha256(block).hexdigest()
        path = self._path(digest)
        if not path.exists():
            with store_errors(path):
                path.parent.mkdir(mode=PRIVATE, exist_ok=True)
            self._place(path, zstandard.ZstdCompressor(_LEVEL, write_checksum=True).compress(block))
            self._touched.add(path.parent)
            self.count += 1
        return digest

    def get(self, digest: str) -> bytes:
        """A block. Raises StoreError when it is missing or not what was kept."""
        path = self._path(digest)
        with store_errors(path):
            if not path.exists():
                raise StoreError(f"{path}：备份中缺少这一块")
            data = path.read_bytes()
        try:
            block = zstandard.ZstdDecompressor().decompress(data, max_output_size=BLOCK)
        except zstandard.ZstdError:
            block = b""
        if hashlib.sha256(block).hexdigest() != digest:
            raise StoreError(f"{path}：备份中的这一块已损坏")
        return block

    def holds(self, digest: str) -> bool:
        """Is a block there? Whether it is sound only `get` says."""
        return self._path(digest).exists()

    def content(self, piece: Piece) -> Iterator[bytes]:
        """A file, block by block. Raises StoreError."""
        size = 0
        for digest in piece.blocks:
            block = self.get(digest)
            size += len(block)
            yield block
        if size != piece.size:
            raise StoreError(f"{self.folder}：{piece.path} 的长度与备份清单不符")

    def prune(self, keep: int) -> None:
        """Leave the newest sets, and the blocks that they name."""
        with store_errors(self.folder):
            for name in self.names()[:-keep]:
                (self.folder / "sets" / f"{name}.json").unlink()
            known = {digest for name in self.names() for digest in _named(self.read(name).pieces)}
            for path in (self.folder / "objects").glob("*/*"):
                if path.name not in known:
                    path.unlink()

    def _path(self, digest: str) -> Path:
        return self.folder / "objects" / digest[:2] / digest

    def _place(self, path: Path, data: bytes) -> None:
        draft = path.with_name(f".{path.name}.{os.getpid()}.part")
        with store_errors(path):
            try:
                number = os.open(draft, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
                with os.fdopen(number, "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                draft.replace(path)
            finally:
                draft.unlink(missing_ok=True)


def _named(pieces: Sequence[Piece]) -> Iterable[str]:
    return (digest for piece in pieces for digest in piece.blocks)


def _digest_of(made: Backup) -> str:
    return hashlib.sha256(msgspec.json.encode(replace(made, digest=""), order="sorted")).hexdigest()
