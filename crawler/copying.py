"""What stays of an archive, copied into new files: bodies as they are, seals as they have to be.

A record that is sealed under a key which is not at hand is copied as the bytes that it is: it rests on no dictionary
and on no other record, and what refers to it lies open. With the key every sealed record is sealed anew, and so is
what waits for its seal; then no dictionary is taken over that may have been made of it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import IO

from crawler import deltas, thrift, warc
from crawler.frames import Packer, Shelf, Unpacker, sealed_frame
from crawler.sealing import Ring
from crawler.versions import Version, version
from records.errors import StoreSealed
from records.store.keeping import Place, SiteKeeping

_SAME = (
    "WARC-Record-ID", "WARC-Date", "WARC-Target-URI", "WARC-IP-Address", "WARC-Payload-Digest", warc.TOOK,
)  # fmt: skip
_RESPONSE = ("Content-Type", "application/http; msgtype=response")
_BESIDE = frozenset({"metadata", "request"})


class Output:
    """One new file, for what stays of one old file and with its dictionary."""

    def __init__(self, folder: Path, name: str, ring: Ring, info: bytes, dictionary: bytes) -> None:
        """`info`: the file's first record."""
        self.name = name
        self.size = 0
        self._ring = ring
        self._shelf = Shelf(folder, ring)
        self._last: dict[bytes, int] = {}
        """Of each address the record written last that a patch may rest on."""
        self._file: IO[bytes] = (folder / name).open("wb", buffering=0)
        self._pack = Packer(dictionary)
        self._append(self._pack.first_frame())
        self._append(self._pack.frame(info))

    def body(self, found: Version, *, seal: bool) -> tuple[int, int]:
        """A record with a body, whole or as a patch; where it lies and how long it is."""
        key = _key(found.fields)
        whole = warc.record(
            "response", (*_fields(found.fields), _RESPONSE), found.head + found.body
        )
        if seal:
            return self.raw(whole, seal=True)
        place = self.raw(self._patched(found, self._last.get(key)) or whole)
        self._last[key] = place[0]
        return place

    def revisit(
        self,
        fields: Mapping[str, str],
        head: bytes,
        origin: tuple[str, str],
        first: tuple[str, int],
    ) -> tuple[int, int]:
        """A revisit of the body whose record lies in `first` now; `origin`: its address and date."""
        told = (
            *_fields(fields),
            ("WARC-Profile", fields["warc-profile"]),
            ("WARC-Refers-To-Target-URI", origin[0]),
            ("WARC-Refers-To-Date", origin[1]),
            ("WARC-Refers-To-Filename", first[0]),
            ("WARC-Refers-To-File-Offset", str(first[1])),
            ("Content-Type", "application/http; msgtype=revisit"),
        )
        place = self.raw(warc.record("revisit", told, head))
        self._last[_key(fields)] = place[0]
        return place

    def raw(self, record: bytes, *, seal: bool = False) -> tuple[int, int]:
        """A record as it is."""
        frame = sealed_frame(record, self._ring) if seal else self._pack.frame(record)
        return self.frame(frame)

    def frame(self, frame: bytes) -> tuple[int, int]:
        """A frame as it is."""
        offset = self.size
        self._append(frame)
        return offset, self.size - offset

    def close(self) -> None:
        """Written through to the disk."""
        with contextlib.closing(self._file):
            os.fsync(self._file.fileno())

    def _patched(self, found: Version, last: int | None) -> bytes | None:
        """As in a crawl: against the version before, where that lies open in this very file."""
        if last is None or len(found.body) > deltas.MAX_BODY:
            return None
        with contextlib.suppress(StoreSealed):
            before = version(self._shelf, self.name, last)
            if before is not None and before.warc == self.name and not before.sealed:
                return _patch(found, before)
        return None

    def _append(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            view = view[self._file.write(view) :]
        self.size += len(data)


def _patch(found: Version, before: Version) -> bytes | None:
    step = deltas.follows(before.bodies)
    base = deltas.base_of(step) if step else 0
    made = deltas.patch(before.bodies[base], found.body) if step else None
    if made is None:
        return None
    fields = (
        *_fields(found.fields),
        ("WARC-Profile", warc.PATCH),
        ("WARC-Refers-To-File-Offset", str(before.offsets[base])),
        (warc.STEP, str(step)),
        _RESPONSE,
    )
    return warc.record("revisit", fields, found.head + made)


class Copier:
    """Copies the answers that stay. `private`: digests of the bodies to be sealed, where there is a key."""

    def __init__(
        self,
        store: SiteKeeping,
        ring: Ring,
        software: str,
        private: frozenset[str],
        *,
        stained: bool,
    ) -> None:
        """`stained`: some of `private` lay open, and the dictionaries may hold them."""
        self._store = store
        self._ring = ring
        self._software = software
        self._private = private if ring.seals else frozenset[str]()
        self._stained = stained
        self._shelf = Shelf(store.folder, ring)
        self._closed: dict[tuple[str, int], bytes] = {}
        """Sealed records that were copied unopened: where they lie now, with the SHA-256 of their bytes."""

    def copy(self, made: list[str]) -> None:
        """All of them; names of new files are put into `made`. Raises `OSError`, `ValueError`."""
        out, source = None, ""
        last = max(path.name for path in self._store.folder.glob("[0-9]*.warc.zst"))
        with contextlib.ExitStack() as opened:
            for place in self._store.wanted():
                if place.warc != source or out is None:
                    opened.close()
                    source, last = place.warc, after(last)
                    made.append(last)
                    out = self._begun(source, last)
                    opened.callback(out.close)
                self._move(out, place)

    def check(self) -> None:
        """Every answer read from its new place: the old files are not given up for anything less."""
        shelf = Shelf(self._store.folder, self._ring)
        for place in self._store.places():
            try:
                _sound(shelf, place.warc, place.offset, place.digest)
            except StoreSealed as closed:
                name = Path(closed.path).name
                digest = hashlib.sha256(shelf.sealed(name, closed.offset)).digest()
                if self._closed.get((name, closed.offset)) != digest:
                    raise ValueError(f"{name}:{closed.offset}") from None

    def _begun(self, source: str, name: str) -> Output:
        with (self._store.folder / source).open("rb") as file:
            unpacker = Unpacker(file)
            info = unpacker.record(file, unpacker.start).record
        dictionary, ratio = unpacker.dictionary, None
        if self._stained:
            dictionary, ratio = thrift.chosen_anew(self._shelf, source, self._clean(source))
        info = _information(info, name, self._software, ratio)
        return Output(self._store.folder, name, self._ring, info, dictionary)

    def _clean(self, source: str) -> list[int]:
        """Where records lie that a dictionary may be made of."""
        them = (one for one in self._store.wanted() if one.warc == source)
        return [one.offset for one in them if one.digest not in self._private]

    def _move(self, out: Output, place: Place) -> None:
        """One answer with all that belongs to it."""
        try:
            found = _sound(self._shelf, place.warc, place.offset, place.digest)
        except StoreSealed:
            self._move_closed(out, place)
            return
        seal = self._ring.seals and (found.sealed or place.digest in self._private)
        if found.kind == "revisit" and found.fields["warc-profile"] != warc.PATCH:
            self._move_revisit(out, place, found, seal=seal)
        else:
            self._moved(out, place, out.body(found, seal=seal), body=True)
        self._move_beside(out, place, found.fields["warc-record-id"], seal=seal)

    def _move_revisit(self, out: Output, place: Place, found: Version, *, seal: bool) -> None:
        origin = _sound(self._shelf, *_refers(found.fields), place.digest)
        if self._store.first_of(place.digest) is None:
            at, length = out.body(origin, seal=seal)
            self._store.first(Place(out.name, at, length, place.digest))
        named = origin.fields["warc-target-uri"], origin.fields["warc-date"]
        head = warc.bared(found.head) if seal else found.head
        self._refer(out, place, found.fields, head, named)

    def _move_closed(self, out: Output, place: Place) -> None:
        """The same of an answer whose body is sealed under a key that is not at hand."""
        if self._shelf.key_of(place.warc, place.offset):
            self._moved(out, place, self._copy_closed(out, place.warc, place.offset), body=True)
            known = ""
        else:
            _, fields, head = warc.parse(self._shelf.record(place.warc, place.offset))
            if self._store.first_of(place.digest) is None:
                at, length = self._copy_closed(out, *_refers(fields))
                self._store.first(Place(out.name, at, length, place.digest))
            named = fields["warc-refers-to-target-uri"], fields["warc-refers-to-date"]
            self._refer(out, place, fields, head, named)
            known = fields["warc-record-id"]
        self._move_beside(out, place, known, seal=False)

    def _refer(
        self,
        out: Output,
        place: Place,
        fields: Mapping[str, str],
        head: bytes,
        named: tuple[str, str],
    ) -> None:
        first = self._store.first_of(place.digest)
        assert first is not None
        self._moved(out, place, out.revisit(fields, head, named, first), body=False)

    def _moved(self, out: Output, old: Place, new: tuple[int, int], *, body: bool) -> None:
        self._store.moved(old, Place(out.name, *new, old.digest), body=body)

    def _copy_closed(self, out: Output, name: str, offset: int) -> tuple[int, int]:
        frame = self._shelf.sealed(name, offset)
        place = out.frame(frame)
        self._closed[out.name, place[0]] = hashlib.sha256(frame).digest()
        return place

    def _move_beside(self, out: Output, place: Place, answer: str, *, seal: bool) -> None:
        """The metadata and request records behind an answer.

        `answer`: its record id; empty for one that is not opened itself.
        """
        at = place.offset + place.length
        for _ in _BESIDE:
            try:
                record, length, sealed = self._shelf.framed(place.warc, at)
                kind, fields, _block = warc.parse(record)
            except StoreSealed:
                length = self._copy_beside(out, place.warc, at)
            except (ValueError, KeyError):
                return
            else:
                if kind not in _BESIDE or fields.get("warc-concurrent-to") != answer:
                    return
                out.raw(record, seal=seal or sealed)
            at += length

    def _copy_beside(self, out: Output, name: str, at: int) -> int:
        """What follows an answer sealed belongs to it, unless it is an answer; its length, 0 for nothing copied."""
        if self._store.is_place(name, at):
            return 0
        return self._copy_closed(out, name, at)[1]


def _sound(shelf: Shelf, name: str, offset: int, digest: str) -> Version:
    found = version(shelf, name, offset)
    if found is None or hashlib.sha256(found.body).hexdigest() != digest:
        raise ValueError(f"{name}:{offset}")
    return found


def _refers(fields: Mapping[str, str]) -> tuple[str, int]:
    """File and offset of the record that a revisit refers to."""
    return fields["warc-refers-to-filename"], int(fields["warc-refers-to-file-offset"])


def _information(record: bytes, name: str, software: str, ratio: float | None) -> bytes:
    """The first record of a new file: what the old one said of itself, and where it comes from.

    `ratio`: of a dictionary that is not the old one's.
    """
    _, fields, block = warc.parse(record)
    told = (line.partition(": ") for line in block.decode(errors="replace").split("\r\n") if line)
    more = [(key, value) for key, _, value in told if key not in {"software", "format"}]
    if ratio is not None:
        more = [one for one in more if one[0] != thrift.RATIO]
        more += [(thrift.RATIO, f"{ratio:.2f}")] if ratio else []
    at = datetime.fromisoformat(fields["warc-date"])
    return warc.warcinfo(
        name, software, at, (*more, ("compacted-from", fields.get("warc-filename", "")))
    )


def _fields(fields: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(name, fields.get(name.lower(), "")) for name in _SAME]


def _key(fields: Mapping[str, str]) -> bytes:
    return hashlib.blake2b(fields["warc-target-uri"].encode(), digest_size=8).digest()


def after(name: str) -> str:
    """The name of the file that follows."""
    return f"{int(name.partition('.')[0]) + 1:04d}.warc.zst"
