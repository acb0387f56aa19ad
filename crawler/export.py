"""Evidence for other tools: plain WARC files, one gzip member a record, with every answer whole.

What the archive keeps as a patch or as a revisit of another file becomes a `response` again; only where the same
body already stands in the same file a `revisit` points to it. Nothing damaged is handed out.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from crawler import warc
from crawler.cdxj import Entry, as_query
from crawler.frames import Shelf
from crawler.sealing import NO_KEYS, Ring
from crawler.versions import Version, version
from records import Visit
from records.errors import StoreError
from records.store._database import store_errors

Tell = Callable[[int], None]
"""Is told how many visits were written."""
_SAME = ("WARC-Record-ID", "WARC-Date", "WARC-Target-URI", "WARC-IP-Address", "WARC-Payload-Digest")
_BESIDE = frozenset({"metadata", "request"})
_LEVEL = 6


@dataclass(frozen=True, slots=True)
class _First:
    """The response that first held a body in this file."""

    url: str
    date: str


class Exporter:
    """Writes one WARC file from the archive of one site."""

    def __init__(self, folder: Path, out: IO[bytes], name: str, ring: Ring = NO_KEYS) -> None:
        self._folder = folder
        self._shelf = Shelf(folder, ring)
        self._out = out
        self._name = name
        self._firsts: dict[str, _First] = {}
        self.entries: list[Entry] = []
        """Where each answer lies."""
        self.opened = 0
        """Answers that were sealed in the archive and are not in the export."""

    def begin(self, software: str, at: datetime, more: Sequence[tuple[str, str]]) -> None:
        """The record that says what the file is."""
        self._write(warc.warcinfo(self._name, software, at, more))

    def add(self, visit: Visit) -> None:
        """One visit with all that belongs to it. Raises `StoreError` when it is damaged, or `StoreSealed`."""
        found = self._sound(visit.warc, visit.offset, visit)
        self.opened += found.sealed
        if found.fields.get("warc-profile") == warc.UNMODIFIED and visit.digest not in self._firsts:
            place = max(found.offsets)
            origin = self._sound(found.warc, found.offsets[place], visit)
            self._answer(visit.digest, visit, origin)
        self._answer(visit.digest, visit, found)
        for record in self._beside(visit, found):
            self._write(record)

    def _sound(self, name: str, offset: int, visit: Visit) -> Version:
        path = self._folder / name
        with store_errors(path):
            found = version(self._shelf, name, offset)
        if found is None or hashlib.sha256(found.body).hexdigest() != visit.digest:
            raise StoreError(
                f"{path}：第 {offset} 字节处的存档记录已损坏，未导出；请先运行 mingjian evidence verify"
            )
        return found

    def _answer(self, digest: str, visit: Visit, found: Version) -> None:
        fields = [(name, found.fields.get(name.lower(), "")) for name in _SAME]
        url, date = found.fields["warc-target-uri"], found.fields["warc-date"]
        first = self._firsts.get(digest)
        content = ("Content-Type", "application/http; msgtype=response")
        if first is None:
            self._firsts[digest] = _First(url, date)
            record = warc.record("response", (*fields, content), found.head + found.body)
        else:
            profile = found.fields.get("warc-profile", "")
            fields += [
                ("WARC-Profile", profile if profile == warc.UNMODIFIED else warc.IDENTICAL),
                ("WARC-Refers-To-Target-URI", first.url),
                ("WARC-Refers-To-Date", first.date),
            ]
            record = warc.record("revisit", (*fields, content), found.head)
        offset, length = self._write(record)
        mime = "warc/revisit" if first else visit.content_type.partition(";")[0].strip()
        status = int(found.head.split(b" ", 2)[1])
        body = as_query(visit.url.partition("__wb_method=POST&")[2])
        payload = found.fields["warc-payload-digest"]
        self.entries.append(
            Entry(url, date, mime or "unk", status, payload, offset, length, self._name, body)
        )

    def _beside(self, visit: Visit, found: Version) -> Iterator[bytes]:
        """The records that were kept with a visit; of a plain one what its own record tells."""
        at, told = visit.offset + visit.length, False
        for _ in _BESIDE:
            record = self._following(visit.warc, at, found.fields["warc-record-id"])
            if record is None:
                break
            told = True
            yield record[0]
            at += record[1]
        if not told:
            yield _metadata(visit, found.fields)

    def _following(self, name: str, at: int, id_: str) -> tuple[bytes, int] | None:
        try:
            record, length, _ = self._shelf.framed(name, at)
            kind, fields, _ = warc.parse(record)
        except (ValueError, KeyError):
            return None
        return (
            (record, length)
            if kind in _BESIDE and fields.get("warc-concurrent-to") == id_
            else None
        )

    def _write(self, record: bytes) -> tuple[int, int]:
        """Offset and length of the record's gzip member."""
        offset = self._out.tell()
        length = self._out.write(gzip.compress(record, _LEVEL, mtime=0))
        return offset, length


def _metadata(visit: Visit, fields: Mapping[str, str]) -> bytes:
    at = visit.at
    told = f"requested: {visit.url}\r\nmethod: GET\r\nfetchTimeMs: {fields.get(warc.TOOK.lower(), '')}\r\n"
    heads = (
        ("WARC-Record-ID", warc.record_id("metadata", visit.url, at)),
        ("WARC-Concurrent-To", fields["warc-record-id"]),
        ("WARC-Date", fields["warc-date"]),
        ("WARC-Target-URI", fields["warc-target-uri"]),
        ("Content-Type", "application/warc-fields"),
    )
    return warc.record("metadata", heads, told.encode())


def export(
    exporter: Exporter, visits: Iterable[Visit], tell: Tell = lambda _done: None
) -> Sequence[Entry]:
    """Write visits in the order of their time; where each answer lies. Raises `StoreError`."""
    places = {(one.at, one.url, one.warc, one.offset): one for one in visits if one.warc}
    for number, (_, visit) in enumerate(sorted(places.items()), 1):
        exporter.add(visit)
        tell(number)
    return exporter.entries
