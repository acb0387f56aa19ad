"""Data that a workbook keeps of elsewhere: pivot records, and cells of other workbooks it links to.

A pivot table shows sums; the records behind it stay in the file when their sheet is deleted.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from reading.documents.blocks import Block, Limits, Table
from reading.documents.opc import relations
from reading.documents.sheet_aside import column_number
from reading.documents.xmlstream import Enough, XmlReader
from reading.documents.zipped import Container

_DEFINITION = re.compile(r"xl/pivotCache/pivotCacheDefinition(\d*)\.xml", re.IGNORECASE)
_EXTERNAL = re.compile(r"xl/externalLinks/externalLink(\d*)\.xml", re.IGNORECASE)
_CELL = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")
_VALUES = frozenset("snbde")
"""Elements whose attribute `v` is a value: text, number, true or false, date, error; `x` points to a shared one."""
_MOST_COLUMNS = 16_384


class _Pivot(XmlReader):
    """Names and shared values of a cache's fields, then its records."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits.depth)
        self.heads: list[str] = []
        self.shared: list[list[str]] = []
        self.rows: list[tuple[str, ...]] = []
        self._left = limits.cells
        self._row: list[str] | None = None
        self._into: list[str] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """The same elements list shared values and fill records."""
        if name == "cacheField":
            self.heads.append(attributes.get("name", ""))
            self.shared.append([])
        elif name == "sharedItems" and self.shared:
            self._into = self.shared[-1]
        elif name == "r":
            self._row = self._into = []
        elif self._into is not None and (name in _VALUES or name in {"m", "x"}):
            self._take(name, attributes.get("v", ""))

    def _take(self, name: str, value: str) -> None:
        self._left -= 1
        if self._left < 0:
            raise Enough
        if name == "x" and self._row is not None:
            value = self._pointed(len(self._row), value)
        if self._into is not None:
            self._into.append(value)

    def end(self, name: str) -> None:
        """A record closes."""
        if name == "r" and self._row is not None:
            self.rows.append(tuple(self._row))
            self._row = self._into = None
        elif name == "sharedItems":
            self._into = None

    def _pointed(self, column: int, value: str) -> str:
        items = self.shared[column] if column < len(self.shared) else []
        known = value.isascii() and value.isdigit() and len(value) < 8 and int(value) < len(items)
        return items[int(value)] if known else ""


def pivot_tables(container: Container, limits: Limits, shown: frozenset[str]) -> list[Table]:
    """Records of every pivot cache of which a cell is not among what the sheets show.

    Raises DocumentError when a cache is damaged.
    """
    tables: list[Table] = []
    for name in container.names():
        if not (match := _DEFINITION.fullmatch(name)):
            continue
        reader = _Pivot(limits)
        reader.read(container.read(name))
        for one in relations(container, name, limits).values():
            if one.kind == "pivotCacheRecords" and one.target in container:
                reader.read(container.read(one.target))
        rows = _records(reader)
        kept = [row for row in rows if any(cell and cell not in shown for cell in row)]
        if kept:
            place = f"数据透视表缓存{match[1]}"
            tables.append(Table(place, (tuple(reader.heads), *kept), hidden="数据缓存"))
    return tables


def _records(reader: _Pivot) -> list[tuple[str, ...]]:
    """The records; without them the shared values of each field, which stand in no row together."""
    if reader.rows:
        return reader.rows
    return [
        tuple(items[at] if at < len(items) else "" for items in reader.shared)
        for at in range(min(100_000, max(map(len, reader.shared), default=0)))
    ]


class _External(XmlReader):
    """Cached cells of another workbook, sheet by sheet."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits.depth)
        self.names: list[str] = []
        self.tables: list[list[tuple[str, ...]]] = []
        self._left = limits.cells
        self._row: list[str] = []
        self._column = 0
        self._parts: list[str] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """ECMA-376 18.14: sheetNames, then sheetData with row and cell."""
        if name == "sheetName":
            self.names.append(attributes.get("val", ""))
        elif name == "sheetData":
            self.tables.append([])
        elif name == "row":
            self._row = []
        elif name == "cell":
            found = _CELL.fullmatch(attributes.get("r", ""))
            self._column = column_number(found[1]) if found else len(self._row)
        elif name == "v":
            self._parts = []

    def text(self, data: str) -> None:
        """Value of a cell."""
        if self._parts is not None:
            self._parts.append(data)

    def end(self, name: str) -> None:
        """Values go to their row, rows to their sheet."""
        if name == "v" and self._parts is not None:
            gap = self._column - len(self._row)
            self._left -= max(gap, 0) + 1
            if self._left < 0 or self._column >= _MOST_COLUMNS:
                raise Enough
            self._row += [""] * gap
            self._row.append("".join(self._parts))
            self._parts = None
        elif name == "row" and self.tables:
            self.tables[-1].append(tuple(self._row))


def external_tables(
    container: Container, limits: Limits, shown: frozenset[str]
) -> list[Block | Table]:
    """Cached cells of linked workbooks that the sheets do not show, and where these workbooks were.

    Raises DocumentError when a cache is damaged.
    """
    out: list[Block | Table] = []
    for name in container.names():
        if not (match := _EXTERNAL.fullmatch(name)):
            continue
        reader = _External(limits)
        reader.read(container.read(name))
        targets = [one.target for one in relations(container, name, limits).values() if one.outside]
        if targets:
            out.append(Block(f"外部链接{match[1]}", "\n".join(targets), "元数据"))
        out += _cached_sheets(reader, shown)
    return out


def _cached_sheets(reader: _External, shown: frozenset[str]) -> list[Table]:
    tables: list[Table] = []
    for at, rows in enumerate(reader.tables):
        name = reader.names[at] if at < len(reader.names) else f"表{at + 1}"
        if _unseen(rows, shown):
            tables.append(Table(f"外部链接缓存“{name}”", tuple(rows), hidden="外部链接缓存"))
    return tables


def _unseen(rows: Sequence[Sequence[str]], shown: frozenset[str]) -> bool:
    return any(cell and cell not in shown for row in rows for cell in row)
