"""The XML of a sheet and of a workbook's shared strings, read as streams."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from reading.documents.blocks import Table, column_letters
from reading.documents.sheet_aside import ELEMENTS, Aside, column_number
from reading.documents.sheet_styles import Veils
from reading.documents.xmlstream import Enough, XmlReader
from records.errors import DocumentError

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MAX_ROWS = 1_048_576
_MAX_COLUMNS = 16_384
"""ECMA-376: the size of a sheet."""
_NO_VEILS = Veils()


class StringsReader(XmlReader):
    """Shared strings: the runs of one string joined, phonetic guides left out."""

    def __init__(self, depth: int, most: int) -> None:
        super().__init__(depth)
        self.strings: list[str] = []
        self._left = most
        self._parts: list[str] = []
        self._inside = False
        self._phonetic = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """`t` holds text, `rPh` a reading aid."""
        del attributes
        if name == "t":
            self._inside = not self._phonetic
        elif name == "rPh":
            self._phonetic = True

    def text(self, data: str) -> None:
        """Characters of a run."""
        if self._inside:
            self._parts.append(data)

    def end(self, name: str) -> None:
        """`si` closes a string."""
        if name == "t":
            self._inside = False
        elif name == "rPh":
            self._phonetic = False
        elif name == "si":
            joined = "".join(self._parts)
            self._left -= len(joined)
            if self._left < 0:
                raise Enough
            self.strings.append(joined)
            self._parts.clear()


class SheetReader(XmlReader):
    """Cells of one sheet. Stops when cells (gaps included) or characters are too many."""

    def __init__(
        self,
        depth: int,
        strings: Sequence[str],
        most: int,
        most_text: int,
        veils: Veils = _NO_VEILS,
    ) -> None:
        super().__init__(depth)
        self.aside = Aside(veils)
        self.shown = bytearray(len(strings))
        """1 for every shared string that a cell uses."""
        self._veiled = {str(style) for style in (*veils.always, *veils.numbers)}
        self._style = ""
        self._opened_cells = 0
        self._formula = False
        self._beside = False
        self.used = 0
        """Cells read, the empty ones between them included."""
        self._strings = strings
        self._most = most
        self._most_text = most_text
        self.used_text = 0
        """Characters read; a long shared string counts each time it is shown."""
        self._rows: list[tuple[str, ...]] = []
        self._row: list[str] = []
        self._row_number = 0
        self._damaged: set[tuple[int, int]] = set()
        self._column = -1
        self._kind = ""
        self._parts: list[str] = []
        self._inside = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Rows and cells may name their place or simply follow one another."""
        if name == "c":
            self._open_cell(attributes)
        elif name in {"v", "t"}:
            self._inside = True
        elif name in {"row", "rPh"}:
            self._inside = False
            if name == "row":
                self._open_row(attributes.get("r", ""))
                self.aside.row(len(self._rows), attributes)
        elif name in ELEMENTS:
            self._beside = True
            self._formula = name == "f"
            self.aside.start(name, attributes)

    def text(self, data: str) -> None:
        """Value of a cell; a formula goes aside."""
        if self._inside:
            self._parts.append(data)
        elif self._beside:
            self.aside.text(data)

    def end(self, name: str) -> None:
        """A cell without a value leaves nothing."""
        if name in {"v", "t"}:
            self._inside = False
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._rows.append(tuple(self._row))
        elif name in ELEMENTS:
            self._beside = False
            if name != "f":
                self.aside.end(name)

    def table(self, name: str, hidden: str = "") -> Table:
        """What was read."""
        return Table(
            name,
            tuple(self._rows),
            sheet=True,
            damaged=frozenset(self._damaged),
            hidden=hidden,
            concealed=tuple(self.aside.concealed(self._rows)),
        )

    def _open_row(self, number: str) -> None:
        wanted = (
            int(number) - 1 if number.isascii() and number.isdigit() and len(number) < 8 else -1
        )
        if not len(self._rows) <= wanted < _MAX_ROWS:
            wanted = len(self._rows)
        self._spend(wanted + 1 - len(self._rows))
        self._rows.extend(((),) * (wanted - len(self._rows)))
        self._row = []
        self._column = -1

    def _open_cell(self, attributes: Mapping[str, str]) -> None:
        found = _REFERENCE.fullmatch(attributes.get("r", ""))
        column = _number(found[1]) if found else self._column + 1
        self._column = column if column < _MAX_COLUMNS else self._column + 1
        self._opened_cells += 1
        if self._column >= _MAX_COLUMNS:
            raise DocumentError(f"列数超过 {_MAX_COLUMNS}（格式的上限），未读取")
        if self._opened_cells > self._most:
            raise Enough
        self._kind = attributes.get("t", "n")
        self._style = attributes.get("s", "")
        self._parts.clear()

    def _end_cell(self) -> None:
        value = self._close_cell("".join(self._parts)) if self._parts else ""
        if value and self._style in self._veiled:
            number = self._kind not in {"s", "str", "inlineStr"}
            self.aside.cell(len(self._rows), self._column, int(self._style), number)
        if self._formula:
            self._formula = False
            self.aside.formula(f"{column_letters(self._column)}{len(self._rows) + 1}", value)

    def _close_cell(self, raw: str) -> str:
        row = self._row
        value = self._value(raw)
        self.used_text += len(value)
        if self.used_text > self._most_text:
            raise Enough
        gap = self._column - len(row)
        if gap < 0:  # cells out of order
            row[self._column] = value
        else:
            self._spend(gap + 1)
            row.extend([""] * gap)
            row.append(value)
        return value

    def _value(self, raw: str) -> str:
        if self._kind == "s":
            known = (
                raw.isascii() and raw.isdigit() and len(raw) < 10 and int(raw) < len(self._strings)
            )
            if not known:
                return ""
            self.shown[int(raw)] = 1
            return self._strings[int(raw)]
        if self._kind == "n" and "E" in raw.upper():
            self._damaged.add((len(self._rows), self._column))
        return raw

    def _spend(self, cells: int) -> None:
        self.used += cells
        if self.used > self._most:
            raise Enough


_number = lru_cache(maxsize=1024)(column_number)
