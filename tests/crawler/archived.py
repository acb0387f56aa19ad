"""What lies in an archive, as readers that are not ours see it."""

from __future__ import annotations

import io
import struct

import zstandard
from warcio.archiveiterator import ArchiveIterator

from records import Visit


def visit_of(snapshot, place, inspection="round"):
    return Visit(
        inspection, snapshot.url, snapshot.final_url, snapshot.at, snapshot.status, None, "", snapshot.digest,
        "text/html", len(snapshot.body), place.warc, place.offset, place.length,
    )  # fmt: skip


def plain(path):
    """A file unpacked as the published form says, with nothing of ours."""
    data, known = path.read_bytes(), None
    magic, size = struct.unpack("<II", data[:8])
    if magic == 0x184D2A5D:
        known = zstandard.ZstdCompressionDict(
            zstandard.ZstdDecompressor().decompress(data[8 : 8 + size])
        )
    reader = zstandard.ZstdDecompressor(dict_data=known).stream_reader(
        io.BytesIO(data), read_across_frames=True
    )
    return reader.read()


def records(folder):
    """Every record as warcio reads it, digests checked: (type, headers, http headers, body)."""
    found = []
    for path in sorted(folder.glob("*.warc.zst")):
        for one in ArchiveIterator(io.BytesIO(plain(path)), check_digests="raise"):
            body = one.content_stream().read()
            found.append((one.rec_type, one.rec_headers, one.http_headers, body))
    return found
