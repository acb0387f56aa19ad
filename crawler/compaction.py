"""An archive put in order: what is still wanted is copied into new files, and the old ones go.

Every record that stays keeps its fields, its HTTP head and its body; only what points to another record is written
anew. A revisit whose body is to go with its record takes that record along; a body is kept as a patch where the
version before it lies in the same new file, like in a crawl.

Order, so that a death at any instant loses nothing: the new files to the disk, under names that no row knows yet; all
of them read again; the manifest to the disk; one transaction that lets every row point to the new files; and only then
the old files are removed. Before the transaction the old files count, after it the new ones. What a dead process left
lies outside of what counts, and goes with the next round or the next call.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from crawler import deltas, manifest, warc
from crawler.audit import audit
from crawler.frames import Packer, Shelf, Unpacker
from crawler.manifest import Manifest
from crawler.versions import Version, version
from records.errors import StoreError, StoreFull
from records.store._database import store_errors
from records.store.keeping import Left, Place, SiteKeeping, Sorted, Terms
from records.store.site import Seal, SiteStore

_SAME = (
    "WARC-Record-ID", "WARC-Date", "WARC-Target-URI", "WARC-IP-Address", "WARC-Payload-Digest", warc.TOOK,
)  # fmt: skip
_RESPONSE = ("Content-Type", "application/http; msgtype=response")
_BESIDE = frozenset({"metadata", "request"})
SPARE = 64 * 1024 * 1024
"""Bytes that stay free beside the new files, for the database and its log."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was done to the archive of a site."""

    sorted: Sorted
    before: int
    """Bytes of its files."""
    after: int
    """The same unless it was written anew."""
    why: str = ""
    """Why it was left as it is, in Chinese; empty when it was put in order."""


def keep(
    folder: Path, terms: Terms, *, at: datetime, software: str, worth: float, room: int
) -> Kept:
    """Take away what the terms let go. `room` are the bytes free on the disk.

    The archive is written anew when at least the part `worth` of its bytes may go; visits go in any case.
    Raises `StoreError`: then everything is as it was.
    """
    with SiteKeeping(folder) as store:
        _sweep(store)
        found = store.sort(terms)
        size = _size(folder, store)
        why = _reason(store, found, size, worth)
        if why:
            return Kept(found, size, size, why)
        _check_sound(folder)
        anew = bool(found.going) and found.going_bytes >= worth * size
        if anew:
            _check_room(folder, size - found.going_bytes, room)
        made = _written(store, software) if anew else ()
        _finish(store, made, at, anew=anew)
        _sweep(store)
        return Kept(found, size, _size(folder, store))


def look(folder: Path, terms: Terms, *, worth: float) -> Kept:
    """What `keep` would do. Nothing is written."""
    with SiteKeeping(folder) as store:
        found = store.sort(terms)
        size = _size(folder, store)
        why = _reason(store, found, size, worth)
        rewritten = not why and found.going and found.going_bytes >= worth * size
        return Kept(found, size, size - found.going_bytes if rewritten else size, why)


def _reason(store: SiteKeeping, found: Sorted, size: int, worth: float) -> str:
    if store.unsealed:
        return f"检查 {'、'.join(store.unsealed)} 尚未完成，等它结束后再整理"
    if strange := store.strange():
        return f"{'、'.join(strange)} 在 site.db 中没有登记（可能是更早的存档），未作整理"
    if not found.going and not found.thinned:
        return "没有到期的内容"
    if not found.thinned and found.going_bytes < worth * size:
        return (
            f"到期的只占存档的 {found.going_bytes / max(size, 1):.0%}，不足以重写存档，下次再整理"
        )
    return ""


def _check_sound(folder: Path) -> None:
    """Copying would seal anew what somebody altered: an archive that is not as it was is not touched."""
    faults = audit("", folder).faults
    if faults:
        raise StoreError(
            f"{folder}：存证有改动或损坏，未作整理（{faults[0].words}）；请先运行 mingjian evidence verify"
        )


def _check_room(folder: Path, needed: int, room: int) -> None:
    if room < needed + SPARE:
        raise StoreFull(
            f"{folder}：整理存档要先写新文件，约需 {(needed + SPARE) / 1e6:.0f} MB，"
            f"磁盘只剩 {room / 1e6:.0f} MB，未作整理"
        )


def _size(folder: Path, store: SiteKeeping) -> int:
    gone = {path.name for path in store.leftovers()}
    return sum(one.stat().st_size for one in _files(folder) if one.name not in gone)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9]*.warc.zst"))


def _sweep(store: SiteKeeping) -> None:
    """Remove what no row points to: files that were replaced, and files that a dead process had begun."""
    with store_errors(store.folder):
        for path in store.leftovers():
            path.unlink()
        _to_disk(store.folder)


def _to_disk(folder: Path) -> None:
    """The names in a folder, written through."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


class _Output:
    """One new file, for what stays of one old file and with its dictionary."""

    def __init__(self, folder: Path, name: str, old: Path, software: str) -> None:
        self.name = name
        self.size = 0
        self._shelf = Shelf(folder)
        self._last: dict[bytes, int] = {}
        """Of each address the record written last."""
        self._file: IO[bytes] = (folder / name).open("wb", buffering=0)
        with old.open("rb") as file:
            unpacker = Unpacker(file)
            info, _ = unpacker.record(file, unpacker.start)
        self._pack = Packer(unpacker.dictionary)
        self._append(self._pack.first_frame())
        self._append(self._pack.frame(_information(info, name, software)))

    def body(self, found: Version) -> tuple[int, int]:
        """A record with a body, whole or as a patch; where it lies and how long it is."""
        key = _key(found)
        record = self._patched(found, self._last.get(key)) or warc.record(
            "response", (*_fields(found), _RESPONSE), found.head + found.body
        )
        place = self.raw(record)
        self._last[key] = place[0]
        return place

    def revisit(self, found: Version, origin: Version, first: tuple[str, int]) -> tuple[int, int]:
        """A revisit of the body whose record lies in `first` now."""
        fields = (
            *_fields(found),
            ("WARC-Profile", found.fields["warc-profile"]),
            ("WARC-Refers-To-Target-URI", origin.fields["warc-target-uri"]),
            ("WARC-Refers-To-Date", origin.fields["warc-date"]),
            ("WARC-Refers-To-Filename", first[0]),
            ("WARC-Refers-To-File-Offset", str(first[1])),
            ("Content-Type", "application/http; msgtype=revisit"),
        )
        place = self.raw(warc.record("revisit", fields, found.head))
        self._last[_key(found)] = place[0]
        return place

    def raw(self, record: bytes) -> tuple[int, int]:
        """A record as it is."""
        offset = self.size
        self._append(self._pack.frame(record))
        return offset, self.size - offset

    def close(self) -> None:
        """Written through to the disk."""
        with contextlib.closing(self._file):
            os.fsync(self._file.fileno())

    def _patched(self, found: Version, last: int | None) -> bytes | None:
        """As in a crawl: against the version before, where that lies in this very file."""
        if last is None or len(found.body) > deltas.MAX_BODY:
            return None
        before = version(self._shelf, self.name, last)
        if before is None or before.warc != self.name:
            return None
        step = deltas.follows(before.bodies)
        base = deltas.base_of(step) if step else 0
        made = deltas.patch(before.bodies[base], found.body) if step else None
        if made is None:
            return None
        fields = (
            *_fields(found),
            ("WARC-Profile", warc.PATCH),
            ("WARC-Refers-To-File-Offset", str(before.offsets[base])),
            (warc.STEP, str(step)),
            _RESPONSE,
        )
        return warc.record("revisit", fields, found.head + made)

    def _append(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[self._file.write(view) :]
        self.size += len(data)


def _written(store: SiteKeeping, software: str) -> tuple[str, ...]:
    """The new files, on the disk and read again; nothing points to them yet. Raises `StoreError`."""
    made: list[str] = []
    with store_errors(store.folder):
        try:
            _copy(store, software, made)
            _to_disk(store.folder)
            _check_copies(store)
        except ValueError as error:
            raise StoreError(f"{store.folder}：存档无法读出（{error}），未作整理") from None
    return tuple(made)


def _copy(store: SiteKeeping, software: str, made: list[str]) -> None:
    shelf, out, source = Shelf(store.folder), None, ""
    last = _files(store.folder)[-1].name
    with contextlib.ExitStack() as opened:
        for place in store.wanted():
            if place.warc != source or out is None:
                opened.close()
                source, last = place.warc, _after(last)
                made.append(last)
                out = _Output(store.folder, last, store.folder / source, software)
                opened.callback(out.close)
            _move(store, shelf, out, place)


def _move(store: SiteKeeping, shelf: Shelf, out: _Output, place: Place) -> None:
    """One answer with all that belongs to it."""
    found = _sound(shelf, place.warc, place.offset, place.digest)
    profile = found.fields.get("warc-profile", "")
    if found.kind == "revisit" and profile != warc.PATCH:
        name = found.fields["warc-refers-to-filename"]
        offset = int(found.fields["warc-refers-to-file-offset"])
        origin = _sound(shelf, name, offset, place.digest)
        if store.first_of(place.digest) is None:
            at, length = out.body(origin)
            store.first(Place(out.name, at, length, place.digest))
        first = store.first_of(place.digest)
        assert first is not None
        at, length = out.revisit(found, origin, first)
        store.moved(place, Place(out.name, at, length, place.digest), body=False)
    else:
        at, length = out.body(found)
        store.moved(place, Place(out.name, at, length, place.digest), body=True)
    for record in _beside(shelf, place, found):
        out.raw(record)


def _sound(shelf: Shelf, name: str, offset: int, digest: str) -> Version:
    found = version(shelf, name, offset)
    if found is None or hashlib.sha256(found.body).hexdigest() != digest:
        raise ValueError(f"{name}:{offset}")
    return found


def _beside(shelf: Shelf, place: Place, found: Version) -> Iterator[bytes]:
    """The metadata and request records behind an answer."""
    at = place.offset + place.length
    for _ in _BESIDE:
        try:
            record, length = shelf.framed(place.warc, at)
            kind, fields, _ = warc.parse(record)
        except (ValueError, KeyError):
            return
        if (
            kind not in _BESIDE
            or fields.get("warc-concurrent-to") != found.fields["warc-record-id"]
        ):
            return
        yield record
        at += length


def _check_copies(store: SiteKeeping) -> None:
    """Every answer read from its new place: the old files are not given up for anything less."""
    shelf = Shelf(store.folder)
    for place in store.places():
        _sound(shelf, place.warc, place.offset, place.digest)


def _finish(store: SiteKeeping, made: Sequence[str], at: datetime, *, anew: bool) -> None:
    """The manifest and the rows, at one stroke."""
    with SiteStore.open(store.folder, create=False) as site:
        seals, files = site.seals(), list(manifest.archive_files(site))
    last = seals[-1] if seals else Seal(0, "", "", 0, 0)
    new = [(store.folder / name, (store.folder / name).stat().st_size) for name in made]
    lengths = new if anew else files
    end = begin = ""
    if anew:
        begin = new[0][0].name if new else _after(_files(store.folder)[-1].name)
        end = new[-1][0].name if new else begin
    dropped = tuple(path.name for path, _ in files) if anew else ()

    def seal(left: tuple[Left, ...]) -> tuple[object, ...]:
        one = Manifest(
            manifest.FORMAT,
            last.number + 1,
            "",
            at.isoformat(),
            last.digest,
            tuple((path.name, size) for path, size in lengths),
            tuple(manifest.stretch_of(path, 0, size) for path, size in new),
            (),
            dropped,
            left,
        )
        digest, length = manifest.write(store.folder, one, last.end)
        return one.number, digest, length

    size = new[-1][1] if new else 0
    store.finish(at.isoformat(), (end, size) if anew else None, begin, seal)


def _information(record: bytes, name: str, software: str) -> bytes:
    """The first record of a new file: what the old one said of itself, and where it comes from."""
    _, fields, block = warc.parse(record)
    told = (line.partition(": ") for line in block.decode(errors="replace").split("\r\n") if line)
    more = [(key, value) for key, _, value in told if key not in {"software", "format"}]
    at = datetime.fromisoformat(fields["warc-date"])
    return warc.warcinfo(
        name, software, at, (*more, ("compacted-from", fields.get("warc-filename", "")))
    )


def _fields(found: Version) -> list[tuple[str, str]]:
    return [(name, found.fields.get(name.lower(), "")) for name in _SAME]


def _key(found: Version) -> bytes:
    return hashlib.blake2b(found.fields["warc-target-uri"].encode(), digest_size=8).digest()


def _after(name: str) -> str:
    return f"{int(name.partition('.')[0]) + 1:04d}.warc.zst"
