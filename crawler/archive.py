"""The archive of one site: WARC records, each a single zstd frame, in files that only grow.

Order of a visit: its records are written first, then `SiteStore.record` commits the row that points to them.
What a dead process wrote and did not commit lies behind the acknowledged end and is cut off on the next
opening, so a row always points to whole records and no record is without its row.

A body is kept in the shortest of three ways: as a whole record with the site's dictionary, as a revisit of the
same body, or as a patch against the address's earlier version. docs/decisions/0006 says why and how. With a key a
body that holds personal data is a whole record, sealed; decision 0014.

What is lost when the power fails, as against the process: files are written through when they are closed, when
the next one is begun and when a round is sealed; rows of `site.db` may outlive bytes between these moments, and
then `crawler.mending` forgets them, so that they are visited again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from crawler import deltas, warc
from crawler.frames import Packer, Shelf, sealed_frame
from crawler.sealing import NO_KEYS, Ring
from crawler.thrift import Thrift
from crawler.versions import Version, version
from records import Snapshot, Visit
from records.errors import StoreError, StoreSealed
from records.store._database import store_errors
from records.store.site import Original

ROLL_BYTES = 1_000_000_000
"""A file this long is followed by the next one (the common size of WARC files)."""


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
        ring: Ring = NO_KEYS,
    ) -> None:
        """`end`: what `SiteStore.archive_end` says is acknowledged. Nothing is touched before the first `add`."""
        self._ring = ring
        self._folder = folder
        self._acknowledged = end
        self._software = software
        self._roll = roll
        self._file: IO[bytes] | None = None
        self._name = ""
        self._size = 0
        self._pack = Packer()
        self._shelf = Shelf(folder, ring)
        self._thrift = Thrift()

    def __enter__(self) -> Archive:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Write through to the disk and close."""
        if self._file is None:
            return
        self._acknowledged = (self._name, self._size)
        with contextlib.closing(self._file):
            self.sync()
            self._file = None

    def sync(self) -> None:
        """Write through to the disk: what is acknowledged then outlives a loss of power."""
        if self._file is not None:
            with store_errors(self._folder / self._name):
                os.fsync(self._file.fileno())

    @property
    def seals(self) -> bool:
        """Is there a key to seal with?"""
        return self._ring.seals

    def add(
        self,
        snapshot: Snapshot,
        digest: str,
        original: Original | None = None,
        previous: Visit | None = None,
        *,
        private: bool = False,
    ) -> Place:
        """Append a snapshot; with `original` (the same body, archived before) only a revisit record.

        `previous`: the last visit of the same address; a body that differs little from it becomes a patch.
        `private`: it holds personal data, and is sealed where there is a key.
        `digest` is `snapshot.digest`, which the caller has already. Raises `StoreFull` or `StoreError`; then
        nothing of it is in the file.
        """
        self._ready(snapshot)
        seal, whole = private and self.seals, original is None
        if original is not None:
            place = (original.url, original.at, original.warc, original.offset)
            answer = warc.revisit(snapshot, digest, *place, bare=seal)
        elif seal:
            answer = warc.response(snapshot, digest)
        else:
            patched = self._patched(snapshot, digest, previous)
            answer, whole = patched or warc.response(snapshot, digest), patched is None
        frame, offset = self._frame(answer, seal=seal and whole), self._size
        self._append(frame + self._beside(snapshot, seal=seal))
        if whole and not seal:
            self._thrift.note(offset, answer, len(frame))
        return Place(self._name, offset, len(frame), self._size)

    def _frame(self, record: bytes, *, seal: bool) -> bytes:
        return sealed_frame(record, self._ring) if seal else self._pack.frame(record)

    def read(self, visit: Visit) -> bytes:
        """The body that a visit saw. Raises `StoreError` when it is missing or its digest does not hold.

        `StoreSealed` where it is sealed and its key is not at hand.
        """
        path = self._folder / visit.warc
        if not visit.warc:
            raise StoreError(f"{visit.url}：这次访问没有存档内容")
        with store_errors(path):
            found = version(self._shelf, visit.warc, visit.offset)
        if found is None or hashlib.sha256(found.body).hexdigest() != visit.digest:
            raise StoreError(f"{path}：第 {visit.offset} 字节处的存档记录已损坏，与登记的摘要不符")
        return found.body

    def is_closed(self, warc: str, offset: int) -> bool:
        """Is the body of a record sealed under a key that is not at hand? Raises `StoreError`."""
        with store_errors(self._folder / warc):
            try:
                version(self._shelf, warc, offset)
            except StoreSealed:
                return True
        return False

    def _beside(self, snapshot: Snapshot, *, seal: bool) -> bytes:
        """The frames of what else is to be said of a visit; nothing for a plain one."""
        if not warc.told_apart(snapshot):
            return b""
        frames = self._frame(warc.metadata(snapshot, self._software), seal=seal)
        if snapshot.request is not None:
            frames += self._frame(warc.request(snapshot, self._software), seal=seal)
        return frames

    def _patched(self, snapshot: Snapshot, digest: str, previous: Visit | None) -> bytes | None:
        """The record as a patch; None where a whole one is due or as short.

        Only within a file, so that each file but for revisits explains itself; only against a body whose digest
        holds, so that damage is not handed on; and never against a sealed one, or the patch could not be read either.
        """
        if previous is None or previous.warc != self._name or previous.size > deltas.MAX_BODY:
            return None
        last = self._base(previous)
        if last is None or last.warc != self._name or not _holds(last, previous.digest):
            return None
        step = deltas.follows(last.bodies)
        if step == 0:
            return None
        base = deltas.base_of(step)
        made = deltas.patch(last.bodies[base], snapshot.body)
        if made is None:
            return None
        return warc.patched(snapshot, digest, made, last.offsets[base], step)

    def _base(self, previous: Visit) -> Version | None:
        """What a patch may rest on."""
        with store_errors(self._folder / self._name):
            try:
                last = version(self._shelf, previous.warc, previous.offset)
            except StoreSealed:
                return None
        return None if last is None or last.sealed else last

    def _ready(self, snapshot: Snapshot) -> None:
        """A file that is open, cut to what is acknowledged, not too long, and with the dictionary that serves."""
        if self._file is None:
            self._recover()
        if self._size >= self._roll or (self._thrift.due and self._renewed()):
            self.close()
            self._thrift.begin()
            self._open(_after(self._name), 0)
        if self._size == 0:
            info = warc.warcinfo(self._name, self._software, snapshot.at, self._thrift.told())
            self._append(self._pack.first_frame() + self._pack.frame(info))

    def _renewed(self) -> bool:
        """Is another dictionary due? Then it is in use from here on, and needs a file of its own."""
        with store_errors(self._folder / self._name):
            made = self._thrift.renewal(self._shelf, self._name, self._pack.dictionary)
        self._shelf.forget(self._name)  # it held the samples; most files are never read again
        if made is None:
            return False
        self._pack = Packer(made)
        return True

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
        if end:
            self._take_up(end)

    def _take_up(self, end: int) -> None:
        """The dictionary of a file that is written on, and how well it served.

        A file whose dictionary is damaged is left as it is, for `evidence verify` to name; the next one is begun.
        """
        path = self._folder / self._name
        try:
            with store_errors(path), path.open("rb") as file:
                self._pack = Packer(self._thrift.take_up(file, end))
        except ValueError:
            self.close()
            self._open(_after(self._name), 0)

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
        self._shelf.forget(name)
        self._file, self._name, self._size = file, name, end

    def _append(self, data: bytes) -> None:
        assert self._file is not None
        with store_errors(self._folder / self._name):
            try:
                view = memoryview(data)
                while view:
                    view = view[self._file.write(view) :]
            except OSError:
                with contextlib.suppress(OSError):
                    self._file.truncate(self._size)
                raise
        self._size += len(data)


def _holds(found: Version, digest: str) -> bool:
    return hashlib.sha256(found.body).hexdigest() == digest


def _after(name: str) -> str:
    return f"{int(name.partition('.')[0]) + 1:04d}.warc.zst"
