"""The archive of one site: WARC records, each a single zstd frame, in files that only grow.

Order of a visit: its records are written first, then `SiteStore.record` commits the row that points to them.
What a dead process wrote and did not commit lies behind the acknowledged end and is cut off on the next
opening, so a row always points to whole records and no record is without its row.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import zstandard

from crawler import warc
from records import Snapshot, Visit
from records.errors import StoreError
from records.store._database import store_errors
from records.store.site import Original

ROLL_BYTES = 1_000_000_000
"""A file this long is followed by the next one (the common size of WARC files)."""
LEVEL = 3
"""378 MB/s at 3.83:1 on pages of one site, where level 9 gives 63 MB/s at 4.01:1."""
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Place:
    """Where a response or revisit record lies."""

    warc: str
    offset: int
    length: int
    end: int
    """Length of the file with everything that belongs to this visit."""


class Archive:
    """Appends to and reads from `<folder>/NNNN.warc.zst`."""

    def __init__(
        self,
        folder: Path,
        *,
        end: tuple[str, int] = ("", 0),
        software: str = "Mingjian",
        roll: int = ROLL_BYTES,
    ) -> None:
        """`end`: what `SiteStore.archive_end` says is acknowledged. Nothing is touched before the first `add`."""
        self._folder = folder
        self._acknowledged = end
        self._software = software
        self._roll = roll
        self._file: IO[bytes] | None = None
        self._name = ""
        self._size = 0
        # A dictionary trained on the site belongs here (14.7:1): `dict_data=`, stored as the file's first frame.
        self._pack = zstandard.ZstdCompressor(level=LEVEL)

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write through to the disk and close."""
        if self._file is None:
            return
        file, self._file = self._file, None
        with store_errors(self._folder / self._name), contextlib.closing(file):
            os.fsync(file.fileno())

    def add(self, snapshot: Snapshot, digest: str, original: Original | None = None) -> Place:
        """Append a snapshot; with `original` (the same body, archived before) only a revisit record.

        `digest` is `snapshot.digest`, which the caller has already. Raises `StoreFull` or `StoreError`; then
        nothing of it is in the file.
        """
        self._ready(snapshot)
        told = self._pack.compress(warc.metadata(snapshot, self._software))
        if original is None:
            answer = warc.response(snapshot, digest)
        else:
            place = (original.url, original.at, original.warc, original.offset)
            answer = warc.revisit(snapshot, digest, *place)
        frame = self._pack.compress(answer)
        offset = self._size + len(told)
        self._append(told + frame)
        return Place(self._name, offset, len(frame), self._size)

    def read(self, visit: Visit) -> bytes:
        """The body that a visit saw. Raises `StoreError` when it is missing or its digest does not hold."""
        path = self._folder / visit.warc
        if not visit.warc:
            raise StoreError(f"{visit.url}：这次访问没有存档内容")
        with store_errors(path):
            body = _body(self._folder, visit.warc, visit.offset)
        if body is None or hashlib.sha256(body).hexdigest() != visit.digest:
            raise StoreError(f"{path}：第 {visit.offset} 字节处的存档记录已损坏，与登记的摘要不符")
        return body

    def _ready(self, snapshot: Snapshot) -> None:
        """A file that is open, cut to what is acknowledged, and not too long."""
        if self._file is None:
            self._recover()
        elif self._size >= self._roll:
            self.close()
            self._open(_after(self._name), 0)
        if self._size == 0:
            info = warc.warcinfo(self._name, self._software, snapshot.at)
            self._append(self._pack.compress(info))

    def _recover(self) -> None:
        name, end = self._acknowledged
        present = sorted(path.name for path in self._folder.glob("[0-9]*.warc.zst"))
        if not name:
            # Without a store that knows them, files are evidence of an earlier one: never touched.
            self._open(_after(present[-1] if present else "0000"), 0)
            return
        for later in present:
            if later > name:
                (self._folder / later).unlink()
        self._open(name, end)

    def _open(self, name: str, end: int) -> None:
        path = self._folder / name
        with store_errors(path):
            self._folder.mkdir(parents=True, exist_ok=True)
            file = path.open("ab", buffering=0)
            size = file.seek(0, os.SEEK_END)
            if size < end:
                file.close()
                raise StoreError(
                    f"{path}：存档文件比登记的短（{size} < {end} 字节），可能已损坏或被替换"
                )
            file.truncate(end)
        self._file, self._name, self._size = file, name, end

    def _append(self, data: bytes) -> None:
        assert self._file is not None
        with store_errors(self._folder / self._name):
            try:
                view = memoryview(data)
                while view:
                    view = view[self._file.write(view) :]
            except OSError:
                self._file.truncate(self._size)
                raise
        self._size += len(data)


def _after(name: str) -> str:
    return f"{int(name.partition('.')[0]) + 1:04d}.warc.zst"


def read_record(path: Path, offset: int) -> bytes:
    """The record whose frame begins at `offset`. Raises `OSError` or `ValueError`."""
    parts: list[bytes] = []
    stream = zstandard.ZstdDecompressor().decompressobj()
    with path.open("rb") as file:
        file.seek(offset)
        while not stream.eof:
            chunk = file.read(_CHUNK)
            if not chunk:
                raise ValueError("frame cut short")
            parts.append(stream.decompress(chunk))
    return b"".join(parts)


def _body(folder: Path, name: str, offset: int) -> bytes | None:
    """The body of the response at a place, through at most one revisit; None when it is damaged."""
    try:
        kind, fields, block = warc.parse(read_record(folder / name, offset))
        if kind == "revisit":
            name, at = fields["warc-refers-to-filename"], fields["warc-refers-to-file-offset"]
            kind, fields, block = warc.parse(read_record(folder / Path(name).name, int(at)))
    except (ValueError, KeyError, zstandard.ZstdError):
        return None
    return block.partition(b"\r\n\r\n")[2] if kind == "response" else None
