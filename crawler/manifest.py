"""The seal of a round: what was visited, which bytes were added, and the digest of the manifest before it.

Manifests stand in `<folder>/manifests.jsonl.zst`, one JSON line in one zstd frame each (`zstdcat` shows them all);
`site.db` holds the digest of each. Whoever changes a byte of the archive, a row, a manifest or its order must change
every later digest too; whoever has noted one digest elsewhere can tell.

Order: bytes of the archive to the disk, then the manifest to the disk, then the row. A manifest whose row is
missing lies behind the acknowledged end and is written anew.
"""

from __future__ import annotations

import base64
import hashlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec
import zstandard

from crawler import locate
from crawler.archive import Archive
from records import Visit
from records.errors import StoreError
from records.store._database import store_errors
from records.store.disk import names_to_disk
from records.store.keeping import Left
from records.store.site import Seal, SiteStore

NAME = "manifests.jsonl.zst"
FORMAT = 1
MAX_MANIFEST = 1 << 28
"""Bytes of a manifest: a million visits."""
_CHUNK = 1024 * locate.BLOCK
_LEVEL = 9

Row = tuple[str, str, int | None, str, str, str, str, int, int]
"""url, time, HTTP status, reason and its detail (both empty when reached), digest, WARC file, offset, length."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Bytes that were added to a WARC file since the manifest before."""

    warc: str
    start: int
    end: int
    sha256: str
    marks: str
    """`locate.marks` of these bytes, base64."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """One round of one site."""

    format: int
    number: int
    inspection: str
    sealed: str
    """When, ISO 8601 with zone."""
    previous: str
    """Digest of the manifest before; empty for the first."""
    lengths: tuple[tuple[str, int], ...]
    """Every WARC file with the length that is sealed so far."""
    stretches: tuple[Stretch, ...]
    rows: tuple[Row, ...]
    """Sorted by address."""
    dropped: tuple[str, ...] = ()
    """WARC files that were replaced: the archive was put in order, and what is still kept lies in newer files."""
    left: tuple[Left, ...] = ()
    """What every round had of it then; rows before this manifest lie elsewhere since."""


def seal(store: SiteStore, archive: Archive, inspection: str, at: datetime) -> int:
    """Seal the round, and any earlier one that never was; how many manifests were written.

    A round that is sealed and has not grown since is left alone. Raises `StoreError`.
    """
    archive.sync()
    sealed = {one.inspection: one.visits for one in store.seals()}
    due = [
        name
        for name in store.inspections()
        if name not in sealed or (name == inspection and store.counts(name).done > sealed[name])
    ]
    written = [_seal(store, name, at) for name in due]
    return sum(written)


def _seal(store: SiteStore, inspection: str, at: datetime) -> bool:
    rows = tuple(row_of(visit) for visit in store.visits(inspection))
    if not rows:
        return False
    known = store.seals()
    last = known[-1] if known else Seal(0, "", "", 0, 0)
    lengths = tuple((path.name, end) for path, end in archive_files(store))
    told = tuple(_stretches(store, known))
    manifest = Manifest(
        FORMAT, last.number + 1, inspection, at.isoformat(), last.digest, lengths, told, rows
    )
    digest, end = write(store.folder, manifest, last.end)
    store.keep_seal(Seal(manifest.number, inspection, digest, end, len(rows)))
    return True


def write(folder: Path, manifest: Manifest, end: int) -> tuple[str, int]:
    """A manifest behind the others, which end at `end`, on the disk; its digest, and where they end now."""
    line = msgspec.json.encode(manifest) + b"\n"
    return hashlib.sha256(line).hexdigest(), _append(folder / NAME, end, line)


def _append(path: Path, end: int, line: bytes) -> int:
    frame = zstandard.ZstdCompressor(level=_LEVEL, write_checksum=True).compress(line)
    with store_errors(path), path.open("r+b" if path.exists() else "x+b") as file:
        if file.seek(0, os.SEEK_END) < end:
            raise StoreError(f"{path}：封存清单比登记的短，可能已损坏或被替换")
        file.truncate(end)
        file.seek(end)
        file.write(frame)
        file.flush()
        os.fsync(file.fileno())
        names_to_disk(path.parent)  # its own, and those of the WARC files that it names
    return end + len(frame)


def row_of(visit: Visit) -> Row:
    """A visit as a manifest has it."""
    return (
        visit.url,
        visit.at.isoformat(),
        visit.status,
        str(visit.reason or ""),
        visit.detail,
        visit.digest,
        visit.warc,
        visit.offset,
        visit.length,
    )


def read_manifest(folder: Path, start: int, end: int) -> bytes | None:
    """The manifest whose frame lies there, as its line; None when it cannot be read. Raises `StoreError`."""
    path = folder / NAME
    with store_errors(path):
        if not path.exists():
            return None
        with path.open("rb") as file:
            file.seek(start)
            return _line(file.read(end - start))


def manifest_of(line: bytes) -> Manifest | None:
    """A manifest from its line; None when it is none."""
    try:
        return _DECODER.decode(line)
    except (msgspec.DecodeError, RecursionError):
        return None


_DECODER = msgspec.json.Decoder(Manifest)


def _line(frame: bytes) -> bytes | None:
    try:
        if not 0 < zstandard.get_frame_parameters(frame).content_size <= MAX_MANIFEST:
            return None
        return zstandard.ZstdDecompressor().decompress(frame)
    except zstandard.ZstdError:
        return None


def archive_files(store: SiteStore) -> Iterator[tuple[Path, int]]:
    """The WARC files of a site with their acknowledged lengths, oldest first."""
    begin, (last, end) = store.archive_begin(), store.archive_end()
    for path in sorted(store.folder.glob("[0-9]*.warc.zst")):
        if begin <= path.name <= last:
            yield path, end if path.name == last else path.stat().st_size


def _stretches(store: SiteStore, known: tuple[Seal, ...]) -> Iterator[Stretch]:
    """What no manifest has yet; everything where the last one cannot be read (`verify` will say that)."""
    sealed = _lengths(store.folder, known)
    for path, end in archive_files(store):
        start = sealed.get(path.name, 0)
        if end > start:
            yield stretch_of(path, start, end)


def sealed_lengths(store: SiteStore) -> dict[str, int]:
    """The WARC files with the length that is sealed so far; none where the last manifest cannot be read."""
    return _lengths(store.folder, store.seals())


def _lengths(folder: Path, known: tuple[Seal, ...]) -> dict[str, int]:
    if not known:
        return {}
    start = known[-2].end if len(known) > 1 else 0
    manifest = manifest_of(read_manifest(folder, start, known[-1].end) or b"")
    return dict(manifest.lengths) if manifest else {}


def stretch_of(path: Path, start: int, end: int) -> Stretch:
    """These bytes of a file, for a manifest."""
    digest, marks = hashlib.sha256(), bytearray()
    with store_errors(path), path.open("rb") as file:
        file.seek(start)
        for at in range(start, end, _CHUNK):
            data = file.read(min(_CHUNK, end - at))
            digest.update(data)
            marks += locate.marks(data)
    return Stretch(
        path.name, start, end, digest.hexdigest(), base64.b64encode(bytes(marks)).decode()
    )
