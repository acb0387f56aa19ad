"""From a framed table to named cells: rows by code or label, columns by head. What is there twice is not taken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from reading.finance.framing import Framed, no_data_note
from reading.finance.grid import Block, Shape, shape
from reading.finance.names import (
    COLUMNS,
    SPENDING,
    bare,
    column_name,
    is_numbered,
    is_within,
    row_name,
    spending_name,
    squeeze,
)
from reading.tables.amounts import Amount, Kind, amount
from reading.tables.model import Row
from records.finance import Cell, FinanceTable
from records.privacy import veil

_MOST_ROWS = 600
_MOST_CELLS = 3_000
"""Of one table; a department's longest has some two hundred."""
_CODED = re.compile(r"[\[【]?(\d{7}|\d{5}|\d{3})[\]】]?[-—_.]?([一-龥（].*)?")
_CODE_LENGTHS = frozenset({3, 5, 7})
_BLANK, _NUMBER = Kind.BLANK, Kind.NUMBER
_SPENT = frozenset({"T7", "B9"})
_WITH_LAST = frozenset({"B5", "B9"})
"""Tables of a budget that print last year's beside it (the amounts that another document can be held against)."""
_TOTALS = frozenset({"人员经费合计", "公用经费合计", "合计", "总计"})
_PARTS = frozenset(name for name, _ in SPENDING)
_FUNDS = frozenset({"一般公共预算", "政府性基金", "国有资本"})
_OVER_TOTALS = frozenset(name for name, _ in COLUMNS) - {"数", "合计"}
_REMEMBERED = 4096
"""Labels kept with the keys of their rows."""
_TOTALLED = frozenset({"T2", "T3", "T5", "B2", "B3", "B5", "B6", "B7", "B8"})
"""Tables whose 本年收入合计 or 本年支出合计 is their total column."""


@dataclass(slots=True)
class _Reader:
    table: Framed
    shape: Shape
    cells: dict[tuple[str, str], Cell] = field(default_factory=dict)
    rows: dict[str, None] = field(default_factory=dict)
    columns: dict[str, None] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    doubts: dict[str, None] = field(default_factory=dict)
    earlier: dict[tuple[str, str], Cell] = field(default_factory=dict)
    twice: set[str] = field(default_factory=set)
    filled_rows: set[str] = field(default_factory=set)
    decimals: int = 0
    filled: bool = False

    def read(self) -> None:
        for block in self.shape.blocks:
            side = self._side(block)
            columns = self._columns(block, side)
            carried = False
            for row in self.shape.body:
                key, label = self._key(row, block, side, carried)
                carried = carried or key.endswith("·年初结转")
                if key and len(block.earlier) == 1 and self.table.id in _WITH_LAST:
                    self._last(row, key, block.earlier[0])
                if key or not (block.labels or block.codes):
                    self._row(row, key, label, columns)
                elif any(
                    amount(row.cells[one]).kind is Kind.NUMBER and amount(row.cells[one]).value
                    for one in columns
                ):
                    self.doubts["有金额的行没有名称或编码"] = None

    def _side(self, block: Block) -> str:
        """Of a table with income on one side and spending on the other."""
        if len(self.shape.blocks) < 2 or block.codes:
            return ""
        label = squeeze(self.shape.path(block.labels[-1])) if block.labels else ""
        if ("收" in label) != ("支" in label):
            return "收" if "收" in label else "支"
        labels = [self.shape.words[one] for one in block.labels]
        said = "".join(word for row in zip(*labels, strict=True) for word in row)
        income, spending = said.count("收入"), said.count("支出")
        return "收" if income > spending else "支" if spending > income else ""

    def _columns(self, block: Block, side: str) -> dict[int, str]:
        """Amount columns by name; a name that two columns bear is nobody's."""
        named = {column: self._column(column) for column in block.values}
        if len(named) == 1 and (side or self.table.id in {"T6", "B8"}):
            only = next(iter(named))
            named[only] = "数" if self.table.id != "B8" else named[only]
        many = Counter(named.values()) if len(set(named.values())) < len(named) else Counter[str]()
        bad = {name for name, times in many.items() if times > 1}
        for name in sorted(bad):
            self.doubts[f"有两栏都叫“{name}”，无法区分"] = None
        named = {column: name for column, name in named.items() if name not in bad}
        self.columns.update((f"{side}·{name}" if side else name, None) for name in named.values())
        return named

    def _column(self, column: int) -> str:
        path = [part for part in self.shape.paths[column] if part]
        if self.table.id in _SPENT:
            return _spent(path)
        names_of = [column_name(part) for part in path]
        if not names_of:
            return "数"
        name = names_of[-1]
        if any(part.startswith("其中") or "教育收费" in part for part in path):
            return f"其中{name}"
        if name == "合计" and len(names_of) > 1:
            above = names_of[-2]
            name = above if above in _OVER_TOTALS else "合计"
        if name in {"本年收入", "本年支出"} and self.table.id in _TOTALLED:
            return "合计"
        return name

    def _key(self, row: Row, block: Block, side: str, carried: bool) -> tuple[str, str]:
        """Key and label of a row within a block; the key is empty when nothing names it."""
        cells = row.cells
        codes = tuple([cells[one] for one in block.codes])
        labels = tuple([cells[one] for one in block.labels])
        found = _named(codes, labels, side, carried, self.table.id in _SPENT)
        if found is None:
            total = self._total_beside(row, block)
            found = _named((), (total,), side, carried, self.table.id in _SPENT)
        return found or ("", "")

    def _total_beside(self, row: Row, block: Block) -> str:
        """The name of a total that spans the blocks to the left: 公用经费合计 over two lists of items."""
        left = next((one for one in reversed(row.cells[: block.values[0]]) if one), "")
        return left if row_name(left) in _TOTALS else ""

    def _last(self, row: Row, key: str, column: int) -> None:
        """Last year's budget of a part of 三公, or of a total."""
        part = key in _PARTS and self.table.id == "B9"
        name = f"{key}·上年" if part else "上年" if key in {"合计", "总计"} else ""
        one = amount(row.cells[column]) if name else None
        if one is None or one.kind is Kind.BLANK:
            return
        value = one.digits if self._is_readable(one) else None
        row_of = "" if part else key
        found = Cell(self.table.id, row_of, name, value, row.place_of(column))
        self.earlier[row_of, name] = found

    def _row(self, row: Row, key: str, label: str, columns: dict[int, str]) -> None:
        cells = row.cells
        amounts = [
            (column, one) for column in columns if (one := amount(cells[column])).kind is not _BLANK
        ]
        filled = bool(amounts)
        if not key and not filled:
            return
        if self.table.id in _SPENT and key:
            if all("·" in name for name in columns.values()) and not self.rows:
                key = ""
            elif key in _PARTS:
                columns = {at: _part_of(key, name, self.table.id) for at, name in columns.items()}
                self.columns.update((name, None) for name in columns.values())
                key = ""
            else:
                return
        if key and filled and key in self.filled_rows:
            self.twice.add(key)
        if filled:
            self.filled_rows.add(key)
        if len(self.rows) >= _MOST_ROWS or len(self.cells) >= _MOST_CELLS:
            self.doubts[f"表格过长，只读取了前{len(self.rows)}行"] = None
            return
        self.rows[key] = None
        self.labels.setdefault(key, label)
        for column, one in amounts:
            self._cell(key, columns[column], one, row.place_of(column))

    def _is_readable(self, one: Amount) -> bool:
        return one.kind is _NUMBER and (not one.unit or one.unit == self.table.unit)

    def _cell(self, key: str, name: str, one: Amount, place: str) -> None:
        """One amount that is not blank."""
        value = one.digits if self._is_readable(one) else None
        if value is None or one.value:
            self.filled = True
        if value is not None and one.decimals > self.decimals:
            self.decimals = one.decimals
        if (key, name) in self.cells:
            self.doubts[f"“{name}”出现多次"] = None
        self.cells[key, name] = Cell(self.table.id, key, name, value, place)


@lru_cache(_REMEMBERED)
def _named(
    codes: tuple[str, ...], labels: tuple[str, ...], side: str, carried: bool, spent: bool
) -> tuple[str, str] | None:
    """Key and label of a row by what names it; None when nothing stands there.

    `carried`: does it stand behind 年初结转? `spent`: is it a row of 三公经费?
    """
    code = _digits(codes)
    words = [word for word in labels if word]
    label = words[-1] if words else ""
    if len(code) in _CODE_LENGTHS:
        return code, label
    words = [*filter(None, codes), *words]
    if not words:
        return None
    if not code:
        for word in words:
            if coded := _CODED.fullmatch(squeeze(word)):
                return coded[1], coded[2] or label
    label = label or words[0]
    if not label.strip("….。 ") or squeeze(label) in {"类", "款", "项"}:
        return "", ""
    return (spending_name(label) if spent else _key_of(label, side, carried=carried)), label


def _digits(codes: Sequence[str]) -> str:
    """The digits of a code that may stand in one column or in three (类, 款, 项)."""
    return "".join(char for one in codes if one.isascii() for char in one if char.isdigit())


def _key_of(label: str, side: str, *, carried: bool) -> str:
    """Key of a row without a code."""
    name = row_name(label)
    if not side:
        return name
    if side == "收" and carried and name in _FUNDS:
        return f"年初#{name}"
    if is_numbered(label):
        return f"{side}#{name}"
    return f"{side}其中{bare(label)}" if is_within(label) else f"{side}·{name}"


def _part_of(part: str, column: str, table: str) -> str:
    """三公 with its parts one under another: the row says which part, the column whether planned or spent."""
    plain = "预算" if table == "B9" else "决算"
    return f"{part}·{plain if column == '数' else column.rpartition('·')[2]}"


def _spent(path: list[str]) -> str:
    """A column of 三公: which part, and planned or spent."""
    said = "/".join(path)
    found = [name for part in path if (name := spending_name(part)) in _PARTS]
    part = next((name for name in reversed(found) if name != "合计"), "合计" if found else "")
    kind = (
        "预算"
        if "预算" in said and "决算" not in said
        else "决算"
        if "决算" in said and "预算" not in said
        else ""
    )
    last = next((piece for piece in reversed(path) if "预算" in piece or "决算" in piece), "")
    kind = kind or ("预算" if "预算" in last else "决算" if "决算" in last else "")
    return f"{part}·{kind}" if part and kind else part or (kind or "数")


@dataclass(frozen=True, slots=True)
class TableRead:
    """One table, read."""

    table: FinanceTable
    cells: tuple[Cell, ...]
    labels: dict[str, str]
    """Of its coded rows."""
    earlier: tuple[Cell, ...] = ()
    """Last year's budget."""


def read_table(framed: Framed, year: int | None) -> TableRead:
    """The facts of one table, its amounts, and the labels of its coded rows."""
    reader = _Reader(framed, shape(framed.rows, year))
    if framed.drawn:
        reader.read()
        if not reader.shape.blocks:
            reader.doubts["表头缺失或无法辨认"] = None
        if reader.twice:
            reader.doubts[f"同一科目或项目出现多次（{'、'.join(sorted(reader.twice)[:3])}）"] = None
    table = FinanceTable(
        id=framed.id,
        title=veil(framed.title[:80]),
        unit=framed.unit,
        place=framed.place,
        decimals=reader.decimals,
        rows=tuple(veil(one) for one in reader.rows),
        columns=tuple(reader.columns),
        empty=framed.drawn and not reader.filled,
        note=veil(no_data_note(framed.notes)),
        doubts=tuple(dict.fromkeys((*framed.doubts, *reader.doubts))),
        drawn=framed.drawn,
    )
    cells = tuple(one for one in reader.cells.values() if one.row not in reader.twice)
    labels = {key: bare(label) for key, label in reader.labels.items() if key.isdigit()}
    return TableRead(table, cells, labels, tuple(reader.earlier.values()))
