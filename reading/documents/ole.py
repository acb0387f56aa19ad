"""Enough of the OLE container (MS-CFB) to see a workbook stream, and enough of BIFF8 (MS-XLS) to bound its range.

calamine allots a dense grid from the first cell to the last; a forged cell address would abort the process.
So the addresses are looked at before it is called.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from records.errors import DocumentError

_END = 0xFFFFFFFA
"""From here on sector numbers are marks (end of chain, free, FAT)."""
_SECTOR_SHIFTS = (9, 12)
"""512 or 4,096 bytes: no other size is allowed."""
_MINI_CUTOFF = 4096
_EOF, _FILEPASS, _BOUNDSHEET, _DIMENSIONS = 0x000A, 0x002F, 0x0085, 0x0200
_SPANS = frozenset({0x00BD, 0x00BE})
"""MULRK, MULBLANK: the last column comes last."""
_MOST_SHEETS = 1000
_LARGEST_SHEET = 65_536 * 256
"""Cells of the largest BIFF8 sheet; calamine reserves memory for what a sheet declares."""
_CELLS = frozenset({0x0006, 0x00BD, 0x00BE, 0x00D6, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
"""FORMULA, MULRK, MULBLANK, RSTRING, LABELSST, BLANK, NUMBER, LABEL, BOOLERR, RK: row and column come first."""


def check_workbook(body: bytes, cells: int) -> None:
    """Raises DocumentError when `body` has no workbook, is encrypted, or its sheets span more than `cells`."""
    try:
        streams = _workbook_streams(body)
    except (struct.error, IndexError) as error:
        raise DocumentError("文件已损坏，无法打开") from error
    if not streams:
        raise DocumentError("并非工作簿，无法打开")
    for stream in streams:
        _check_stream(stream, cells)


def _check_stream(stream: bytes, cells: int) -> None:
    """Walk the records as calamine does: the workbook's own, then each sheet's from where its name points."""
    starts = []
    for kind, data in _records(stream, 0):
        if kind == _FILEPASS:
            raise DocumentError("文件已加密，无法读取")
        if kind == _BOUNDSHEET and len(data) >= 4:
            starts.append(struct.unpack_from("<I", data)[0])
    if len(starts) > _MOST_SHEETS:
        raise DocumentError(f"工作表超过 {_MOST_SHEETS} 个，未读取")
    total = 0
    for start in starts:
        total += _spanned(stream, start)
        if total > cells:
            raise DocumentError(f"工作表范围超过 {cells} 个单元格，未读取")


def _spanned(stream: bytes, start: int) -> int:
    """Cells from the first corner to the last cell of one sheet."""
    rows = columns = 0
    for kind, data in _records(stream, start):
        if kind == _DIMENSIONS and not 0 <= _declared(data) <= _LARGEST_SHEET:
            raise DocumentError("工作表声明的范围异常，未读取")
        if kind in _CELLS and len(data) >= 4:
            row, column = struct.unpack_from("<HH", data)
            (last,) = struct.unpack_from("<H", data, len(data) - 2) if kind in _SPANS else (column,)
            rows, columns = max(rows, row + 1), max(columns, column + 1, last + 1)
    return rows * columns


def _declared(data: bytes) -> int:
    """Cells a DIMENSIONS record claims, -1 for a range from back to front. Rows have four bytes in BIFF8."""
    if len(data) < 10:
        return 0
    first_row, last_row, first_column, last_column = struct.unpack_from(
        "<IIHH" if len(data) >= 14 else "<HHHH", data
    )
    if first_row > last_row or first_column > last_column:
        return -1
    return int(last_row) * int(last_column)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Records from `at` to the end of that part."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _EOF:
            return
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _workbook_streams(body: bytes) -> list[bytes]:
    """The streams `Workbook` (BIFF8) and `Book` (before): a file may hold both."""
    (shift,) = struct.unpack_from("<H", body, 30)
    if shift not in _SECTOR_SHIFTS:
        return []
    sector = 1 << shift
    fat = _fat(body, sector)
    (directory_start,) = struct.unpack_from("<I", body, 48)
    directory = _chain(body, fat, directory_start, sector, sector)
    root = directory[:128]
    found: list[bytes] = []
    for at in range(0, len(directory) - 127, 128):
        entry = directory[at : at + 128]
        name = entry[:64].decode("utf-16-le", "replace").rstrip("\0").lower()
        if name in {"workbook", "book"}:
            found.append(_stream(body, fat, sector, root, entry))
    return found


def _stream(body: bytes, fat: list[int], sector: int, root: bytes, entry: bytes) -> bytes:
    start, size = struct.unpack_from("<II", entry, 116)
    if size >= _MINI_CUTOFF:
        return _chain(body, fat, start, sector, sector)[:size]
    (mini_fat_start,) = struct.unpack_from("<I", body, 60)
    mini_fat_bytes = _chain(body, fat, mini_fat_start, sector, sector)
    mini_fat = list(struct.unpack(f"<{len(mini_fat_bytes) // 4}I", mini_fat_bytes))
    (mini_start,) = struct.unpack_from("<I", root, 116)
    mini = _chain(body, fat, mini_start, sector, sector)
    return _chain(mini, mini_fat, start, 64, 0)[:size]


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
    blocks = [_sector(body, number, sector, sector) for number in numbers if number < _END]
    return [entry for block in blocks for entry in struct.unpack(f"<{len(block) // 4}I", block)]


def _chain(body: bytes, fat: list[int], start: int, sector: int, offset: int) -> bytes:
    parts: list[bytes] = []
    seen: set[int] = set()
    while start < len(fat) and start not in seen:
        seen.add(start)
        parts.append(_sector(body, start, sector, offset))
        start = fat[start]
    return b"".join(parts)


def _sector(body: bytes, number: int, sector: int, offset: int) -> bytes:
    block = body[offset + number * sector : offset + (number + 1) * sector]
    return block[: len(block) // 4 * 4]
