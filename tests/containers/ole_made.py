"""OLE containers and BIFF8 records by hand ([MS-CFB], [MS-XLS]): what no writer at hand can be told to write."""

from __future__ import annotations

import struct
from collections.abc import Mapping, Sequence

_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def compound(streams: Mapping[str, bytes]) -> bytes:
    """A container of streams, `storage/name` for those one level down; each is padded to 4,096 bytes."""
    entries: list[tuple[str, int, int, bytes]] = []  # name, type, index of its storage, data
    storages: dict[str, int] = {}
    for path, data in streams.items():
        folder, _, name = path.rpartition("/")
        if folder and folder not in storages:
            entries.append((folder, 1, -1, b""))
            storages[folder] = len(entries)
        entries.append((name, 2, storages.get(folder, 0), data.ljust(4096, b"\0")))
    records = _records(entries)
    count = -(-len(records) // 512)
    sectors = [records.ljust(count * 512, b"\0")]
    chains = [list(range(1, 1 + count))]
    at = 1 + count
    placed: list[int] = []
    for _, kind, _, data in entries:
        length = -(-len(data) // 512) if kind == 2 else 0
        placed.append(at if length else 0)
        if length:
            sectors.append(data.ljust(length * 512, b"\0"))
            chains.append(list(range(at, at + length)))
            at += length
    table = [_FREE] * (128 * (-(-at // 128)))
    if len(table) > 128:
        raise ValueError("one sector of table holds 128 sectors")
    table[0] = _FAT
    for chain in chains:
        for here, after in zip(chain, [*chain[1:], _END], strict=True):
            table[here] = after
    directory = bytearray(sectors[0])
    for index, start in enumerate(placed, 1):
        struct.pack_into("<I", directory, index * 128 + 116, start)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, _END, 0, _END, 0
    )
    head += struct.pack("<109I", 0, *[_FREE] * 108)
    return head + struct.pack("<128I", *table) + bytes(directory) + b"".join(sectors[1:])


def _records(entries: Sequence[tuple[str, int, int, bytes]]) -> bytes:
    """Directory entries: children of one storage are linked to the right."""
    families: dict[int, list[int]] = {}
    for index, (_, _, parent, _) in enumerate(entries, 1):
        families.setdefault(max(parent, 0), []).append(index)
    out = _entry("Root Entry", 5, _NONE, families.get(0, [_NONE])[0], 0)
    for index, (name, kind, parent, data) in enumerate(entries, 1):
        family = families[max(parent, 0)]
        after = family[family.index(index) + 1 :]
        out += _entry(
            name, kind, after[0] if after else _NONE, families.get(index, [_NONE])[0], len(data)
        )
    return out


def _entry(name: str, kind: int, right: int, child: int, size: int) -> bytes:
    text = name.encode("utf-16-le") + b"\0\0"
    head = text.ljust(64, b"\0") + struct.pack("<HBB", len(text), kind, 1)
    return (
        head + struct.pack("<III", _NONE, right, child) + bytes(36) + struct.pack("<IQ", _END, size)
    )


def record(kind: int, data: bytes) -> bytes:
    """One BIFF record."""
    return struct.pack("<HH", kind, len(data)) + data


def text(words: str, count: str = "<H") -> bytes:
    """A counted text of two-byte characters."""
    return struct.pack(count, len(words)) + b"\x01" + words.encode("utf-16-le")


def stream(rows: Sequence[Sequence[str]], sheet: bytes = b"", book: bytes = b"") -> bytes:
    """A workbook of one sheet 名单; `sheet` and `book` are further records of either."""
    bof = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0x07CC, 0, 0x0600)
    cells = b"".join(
        record(0x0204, struct.pack("<HHH", row, column, 0) + text(cell))
        for row, line in enumerate(rows)
        for column, cell in enumerate(line)
    )
    range_ = record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, max(map(len, rows)), 0))
    name = text("名单", "<B")
    head, end = record(0x0809, bof), record(0x0A, b"")
    start = len(head) + len(book) + 4 + 6 + len(name) + 4
    bound = record(0x0085, struct.pack("<IBB", start, 0, 0) + name)
    sheet_bof = record(0x0809, bof[:2] + b"\x10\0" + bof[4:])
    return head + book + bound + end + sheet_bof + range_ + cells + sheet + end


def properties(author: str) -> bytes:
    """A summary stream with an author ([MS-OLEPS]): one section, code page UTF-8 and one text."""
    words = author.encode() + b"\0"
    section = struct.pack("<II", 0, 2) + struct.pack("<4I", 1, 24, 4, 32)
    section += struct.pack("<IHxx", 2, 65001) + struct.pack("<II", 0x1E, len(words)) + words
    return struct.pack("<HHI16xI", 0xFFFE, 0, 0, 1) + bytes(16) + struct.pack("<I", 48) + section
