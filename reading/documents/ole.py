"""Enough of BIFF8 (MS-XLS) to bound a workbook's range, and streams of OLE containers by name.

calamine allots a dense grid from the first cell to the last; a forged cell address would abort the process.
So the addresses are looked at before it is called.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from reading.documents.compound import Compound
from records.errors import DocumentError

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
    for kind, data in records(stream, 0):
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
    for kind, data in records(stream, start):
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


def records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """Records from `at` to the end of that part."""
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        if kind == _EOF:
            return
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _workbook_streams(body: bytes) -> list[bytes]:
    """The streams `Workbook` (BIFF8) and `Book` (before): a file may hold both."""
    compound = Compound(body)
    if compound.goes_round():
        raise DocumentError("文件已损坏（内部链表循环），未读取")
    return [compound.read(entry) for entry in compound.find("Workbook", "Book")]


def named_streams(body: bytes, names: frozenset[str]) -> dict[str, bytes]:
    """The streams of these names (lower case) anywhere in the container, the first of each.

    Raises DocumentError on a damaged container.
    """
    compound = Compound(body)
    found = [(one.path[-1].lower(), compound.read(one)) for one in compound.find(*names)]
    return dict(reversed(found))
