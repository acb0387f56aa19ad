"""Zstandard frames in WARC files: the published form "Zstandard Compression for WARC Files 1.0" of the IIPC.

A file begins with an optional dictionary frame (a skippable frame of magic 0x184D2A5D that holds a dictionary,
itself compressed); then every record is one frame with content size, checksum and the dictionary's number.
A record with personal data may be sealed (`crawler.sealing`): a frame without a dictionary inside a skippable one.
"""

from __future__ import annotations

import struct
import threading
from collections import OrderedDict
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import IO, NamedTuple

import zstandard

from crawler.sealing import HEAD_SIZE, MARK, NO_KEYS, Ring, WrongKey, length_of, wanted_key
from records.errors import StoreSealed

DICTIONARY_MAGIC = 0x184D2A5D
_HEAD = struct.Struct("<II")
LEVEL = 3
"""On pages with the site's dictionary 0.004 ms a page at 28:1; level 6 costs 0.014 ms for 31:1."""
SLIM = zstandard.ZstdCompressionParameters(
    compression_level=LEVEL,
    strategy=zstandard.STRATEGY_DFAST,
    window_log=21,
    hash_log=12,
    chain_log=11,
    search_log=1,
    min_match=5,
    write_dict_id=True,
    write_checksum=True,
)
"""Level 3 with smaller tables: hundreds of sites are open side by side, and each keeps tables of 24 KB beside its
dictionary at a ratio of 43 instead of 46 (sample pages with their site's dictionary)."""
STORED_LEVEL = 9
"""Of the dictionary itself, which is written once a file: 0.7 ms for 72 KB, where level 19 takes 13 ms for 6 % less."""
MAX_RECORD = 1 << 28
"""Bytes of an unpacked record; no body may be longer (a frame that claims more was not written by us)."""
MAX_SEALED = MAX_RECORD + (1 << 20)
"""Bytes of a sealed frame: a record that does not pack, and what seals it."""
MAX_DICTIONARY = 1 << 23
"""Bytes; the published form asks no reader for more."""
KEPT_OPEN = 4
"""Dictionaries kept ready: a read seldom passes through more files than two."""
KEPT_READY = 16
"""Compressors kept ready: as many sites as a county has side by side, and 2 MB where hundreds take turns."""
_CHUNK = 16 * 1024


class _Compressors(threading.local):
    """One for all sites of a thread that have no dictionary yet (it keeps 0.4 MB), and those last used of others.

    To make one takes 0.016 ms of the 0.024 ms of a frame, and to keep it takes 105 KB.
    """

    def __init__(self) -> None:
        self.plain = zstandard.ZstdCompressor(level=LEVEL, write_checksum=True)
        self.of = lru_cache(KEPT_READY)(_compressor)


def _compressor(known: zstandard.ZstdCompressionDict) -> zstandard.ZstdCompressor:
    return zstandard.ZstdCompressor(compression_params=SLIM, dict_data=known)


_COMPRESSORS = _Compressors()


class Packer:
    """Makes frames, each to be opened alone, with the dictionary of the file they go into."""

    def __init__(self, dictionary: bytes = b"") -> None:
        self._known = zstandard.ZstdCompressionDict(dictionary) if dictionary else None
        if self._known is not None:
            self._known.precompute_compress(compression_params=SLIM)

    @property
    def dictionary(self) -> bytes:
        """The dictionary that it packs with; empty for none."""
        return b"" if self._known is None else self._known.as_bytes()

    def frame(self, record: bytes) -> bytes:
        """One record as one frame."""
        if self._known is None:
            return _COMPRESSORS.plain.compress(record)
        return _COMPRESSORS.of(self._known).compress(record)

    def first_frame(self) -> bytes:
        """What a file begins with: its dictionary, or nothing."""
        if self._known is None:
            return b""
        stored = zstandard.ZstdCompressor(level=STORED_LEVEL, write_checksum=True)
        data = stored.compress(self.dictionary)
        return _HEAD.pack(DICTIONARY_MAGIC, len(data)) + data


def sealed_frame(record: bytes, ring: Ring) -> bytes:
    """One record as a sealed frame: whole in itself, so that it can be copied without its key."""
    return ring.seal(_COMPRESSORS.plain.compress(record))


class Framed(NamedTuple):
    """A record out of its frame."""

    record: bytes
    length: int
    """Of the frame."""
    sealed: bool


class Unpacker:
    """Opens frames of one file."""

    def __init__(self, file: IO[bytes], ring: Ring = NO_KEYS) -> None:
        """Reads the dictionary, if there is one. Raises `OSError` or `ValueError`."""
        self._ring = ring
        self.dictionary, self.start = _dictionary(file)
        known = zstandard.ZstdCompressionDict(self.dictionary) if self.dictionary else None
        self._unpack = zstandard.ZstdDecompressor(dict_data=known)

    def record(self, file: IO[bytes], offset: int) -> Framed:
        """The record whose frame begins at `offset`.

        Raises `OSError`, `ValueError` when it is cut short, damaged or no frame, or `StoreSealed` without its key.
        """
        file.seek(offset)
        try:
            chunk = file.read(_CHUNK)
            if chunk.startswith(MARK):
                return self._opened(file, offset)
            return self._record(file, chunk)
        except zstandard.ZstdError as error:
            raise ValueError(str(error)) from error

    def _opened(self, file: IO[bytes], offset: int) -> Framed:
        sealed = sealed_at(file, offset)
        try:
            frame = self._ring.open(sealed)
        except WrongKey as wrong:
            raise StoreSealed(str(file.name), offset, wrong.key) from None
        if not 0 < zstandard.get_frame_parameters(frame).content_size <= MAX_RECORD:
            raise ValueError("frame claims too much")
        return Framed(zstandard.ZstdDecompressor().decompress(frame), len(sealed), True)

    def _record(self, file: IO[bytes], chunk: bytes) -> Framed:
        if zstandard.get_frame_parameters(chunk).content_size > MAX_RECORD:
            raise ValueError("frame claims too much")
        stream = self._unpack.decompressobj()
        parts, read = [stream.decompress(chunk)], len(chunk)
        while not stream.eof:
            chunk = file.read(_CHUNK)
            if not chunk:
                raise ValueError("frame cut short")
            read += len(chunk)
            parts.append(stream.decompress(chunk))
        return Framed(b"".join(parts), read - len(stream.unused_data), False)

    def records(self, file: IO[bytes], end: int) -> Iterator[tuple[int, bytes, int]]:
        """(offset, record, length of its frame) of what lies open before `end`; sealed ones are passed over.

        Raises like `record`.
        """
        offset = self.start
        while offset < end:
            if wanted_key(file, offset):
                offset += len(sealed_at(file, offset))
                continue
            record, length, _ = self.record(file, offset)
            yield offset, record, length
            offset += length


def sealed_at(file: IO[bytes], offset: int) -> bytes:
    """The sealed frame at `offset`, as it is. Raises `OSError`, or `ValueError` when it is cut short."""
    file.seek(offset)
    head = file.read(HEAD_SIZE)
    length = length_of(head)
    if length > MAX_SEALED:
        raise ValueError("sealed frame claims too much")
    sealed = head + file.read(length - len(head))
    if len(sealed) < length:
        raise ValueError("sealed frame cut short")
    return sealed


class Shelf:
    """Reads records out of the files of one folder; keeps the last dictionaries ready."""

    def __init__(self, folder: Path, ring: Ring = NO_KEYS) -> None:
        self._folder = folder
        self._ring = ring
        self._known: OrderedDict[str, Unpacker] = OrderedDict()

    def record(self, name: str, offset: int) -> bytes:
        """The record in file `name` at `offset`. Raises `OSError`, `ValueError` or `StoreSealed`."""
        return self.framed(name, offset).record

    def framed(self, name: str, offset: int) -> Framed:
        """The same with the length of its frame. Raises `OSError`, `ValueError` or `StoreSealed`."""
        with self._file(name).open("rb") as file:
            return self._unpacker(name, file).record(file, offset)

    def key_of(self, name: str, offset: int) -> str:
        """The id of the key that a frame wants; empty when it is not sealed. Raises `OSError`."""
        with self._file(name).open("rb") as file:
            return wanted_key(file, offset)

    def sealed(self, name: str, offset: int) -> bytes:
        """A sealed frame as it is. Raises `OSError` or `ValueError`."""
        with self._file(name).open("rb") as file:
            return sealed_at(file, offset)

    def _file(self, name: str) -> Path:
        return self._folder / Path(name).name

    def _unpacker(self, name: str, file: IO[bytes]) -> Unpacker:
        known = self._known.pop(name, None) or Unpacker(file, self._ring)
        self._known[name] = known
        if len(self._known) > KEPT_OPEN:
            self._known.popitem(last=False)
        return known

    def forget(self, name: str) -> None:
        """A file has been cut or written anew."""
        self._known.pop(name, None)


def _dictionary(file: IO[bytes]) -> tuple[bytes, int]:
    """The dictionary of a file and where its first record begins."""
    file.seek(0)
    head = file.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return b"", 0
    magic, size = _HEAD.unpack(head)
    if magic != DICTIONARY_MAGIC:
        return b"", 0
    data = file.read(size) if size <= MAX_DICTIONARY else b""
    try:
        claimed = zstandard.get_frame_parameters(data).content_size
        if not 0 < claimed <= MAX_DICTIONARY:
            raise ValueError("dictionary of no plausible size")
        return zstandard.ZstdDecompressor().decompress(data), _HEAD.size + size
    except zstandard.ZstdError as error:
        raise ValueError(f"dictionary: {error}") from error
