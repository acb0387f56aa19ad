"""The OLE container (MS-CFB) that holds Office 97-2003 files: its streams by path, and what a password did to it.

Written for hostile files: chains that go round, tables that point outside and sizes that lie give less data,
never more than the file has.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

from records.errors import DocumentError

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_END = 0xFFFFFFFA
"""From here on sector numbers are marks (end of chain, free, FAT)."""
_SECTOR_SHIFTS = (9, 12)
"""512 or 4,096 bytes: no other size is allowed."""
_MINI_CUTOFF = 4096
_NO_ENTRY = 0xFFFFFFFF
_STORAGES = (1, 5)
"""Object types: a storage, the root. 2 is a stream."""
_MOST_ENTRIES = 20_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One stream."""

    path: tuple[str, ...]
    """Names of the storages it lies in, and its own."""
    start: int
    size: int


class Compound:
    """The streams of one file. Raises DocumentError when there is no such container."""

    def __init__(self, body: bytes) -> None:
        self._body = body
        try:
            self._open()
        except (struct.error, IndexError) as error:
            raise DocumentError("文件已损坏，无法打开") from error

    def _open(self) -> None:
        (shift,) = struct.unpack_from("<H", self._body, 30)
        self._sector = 1 << shift if shift in _SECTOR_SHIFTS else 0
        self.entries: tuple[Entry, ...] = ()
        if not self._sector:
            return
        self._fat = _fat(self._body, self._sector)
        directory_start, self._mini_fat_start = struct.unpack_from("<I8xI", self._body, 48)
        directory = self._big(directory_start)
        records = [directory[at : at + 128] for at in range(0, len(directory) - 127, 128)]
        self._mini_start = struct.unpack_from("<I", records[0], 116)[0] if records else _END
        self._mini: bytes | None = None
        self._mini_fat: list[int] = []
        self.entries = tuple(_walked(records[:_MOST_ENTRIES]))

    def find(self, *names: str) -> list[Entry]:
        """Streams with one of these names, in whatever storage; letters of either case."""
        wanted = {name.lower() for name in names}
        return [entry for entry in self.entries if entry.path[-1].lower() in wanted]

    def top(self, name: str) -> bytes | None:
        """The stream of this name in the root, or None."""
        for entry in self.entries:
            if len(entry.path) == 1 and entry.path[0].lower() == name.lower():
                return self.read(entry)
        return None

    def read(self, entry: Entry) -> bytes:
        """The bytes of a stream, fewer than it claims when its chain breaks off."""
        if entry.size >= _MINI_CUTOFF:
            return self._big(entry.start, entry.size)
        if self._mini is None:
            self._mini = self._big(self._mini_start)
            table = self._big(self._mini_fat_start)
            self._mini_fat = list(struct.unpack(f"<{len(table) // 4}I", table))
        return _chain(self._mini, self._mini_fat, entry.start, 64, 0, entry.size)

    def goes_round(self) -> bool:
        """Does a chain that any program must follow come back to itself? calamine would follow it for ever."""
        starts = struct.unpack_from("<I8xI", self._body, 48)
        large = [one.start for one in self.entries if one.size >= _MINI_CUTOFF]
        chains = (*starts, self._mini_start, *large) if self._sector else ()
        return (
            _is_difat_round(self._body, self._sector)
            or any(_is_round(self._fat, start) for start in chains)
            or self._goes_round_small()
        )

    def _goes_round_small(self) -> bool:
        small = [one for one in self.entries if one.size < _MINI_CUTOFF]
        if small:
            self.read(small[0])  # brings their table
        return any(_is_round(self._mini_fat, one.start) for one in small)

    def _big(self, start: int, size: int = 2**40) -> bytes:
        return _chain(self._body, self._fat, start, self._sector, self._sector, size)


def _walked(records: list[bytes]) -> list[Entry]:
    """Every stream with its path. Siblings form a tree; each record is visited once."""
    found: list[Entry] = []
    seen: set[int] = set()
    open_: list[tuple[int, tuple[str, ...]]] = [(0, ())]
    while open_:
        index, above = open_.pop()
        if index >= len(records) or index in seen:
            continue
        seen.add(index)
        entry = records[index]
        name = entry[:64].decode("utf-16-le", "replace").split("\0")[0]
        left, right, child, start, size = struct.unpack_from("<III36xII", entry, 68)
        path = (*above, name) if index else ()
        if entry[66] == 2:
            found.append(Entry(path, start, size))
        elif entry[66] in _STORAGES and child != _NO_ENTRY:
            open_.append((child, path))
        open_ += [(one, above) for one in (left, right) if one != _NO_ENTRY]
    return sorted(found, key=lambda entry: entry.path) + _lost(records, seen)


def _lost(records: list[bytes], seen: set[int]) -> list[Entry]:
    """Streams that no storage names: a damaged tree, or a file that a lenient program still opens."""
    return [
        Entry((entry[:64].decode("utf-16-le", "replace").split("\0")[0],), start, size)
        for index, entry in enumerate(records)
        if index not in seen and entry[66] == 2
        for start, size in [struct.unpack_from("<II", entry, 116)]
    ]


def _fat(body: bytes, sector: int) -> list[int]:
    """The allocation table: next sector of each sector."""
    numbers = list(struct.unpack_from("<109I", body, 76))
    (more,) = struct.unpack_from("<I", body, 68)
    seen: set[int] = set()
    while more < _END and more not in seen:
        seen.add(more)
        block = _sector(body, more, sector, sector)
        if not block:
            break
        *here, more = struct.unpack(f"<{len(block) // 4}I", block)
        numbers += here
    most = len(body) // sector + 1  # a forged list may name one sector again and again
    numbers = list(dict.fromkeys(number for number in numbers if number < _END))[:most]
    blocks = [_sector(body, number, sector, sector) for number in numbers]
    return [entry for block in blocks for entry in struct.unpack(f"<{len(block) // 4}I", block)]


def _is_round(fat: list[int], start: int) -> bool:
    seen: set[int] = set()
    while start < len(fat) and start not in seen:
        seen.add(start)
        start = fat[start]
    return start in seen


def _is_difat_round(body: bytes, sector: int) -> bool:
    (more,) = struct.unpack_from("<I", body, 68)
    seen: set[int] = set()
    while sector and more < _END and more not in seen:
        seen.add(more)
        block = _sector(body, more, sector, sector)
        if not block:
            return False
        (more,) = struct.unpack_from("<I", block, len(block) - 4)
    return more in seen


def _chain(body: bytes, fat: list[int], start: int, sector: int, offset: int, size: int) -> bytes:
    parts: list[bytes] = []
    seen: set[int] = set()
    while start < len(fat) and start not in seen and len(parts) * sector < size:
        seen.add(start)
        parts.append(_sector(body, start, sector, offset))
        start = fat[start]
    return b"".join(parts)[:size]


def _sector(body: bytes, number: int, sector: int, offset: int) -> bytes:
    block = body[offset + number * sector : offset + (number + 1) * sector]
    return block[: len(block) // 4 * 4]
