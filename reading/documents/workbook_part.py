"""The directory of an xlsx workbook: its sheets with their state, and the names it defines."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from reading.documents.blocks import Block, Limits
from reading.documents.opc import relations
from reading.documents.sheet_aside import constants
from reading.documents.xmlstream import XmlReader
from reading.documents.zipped import Container
from records.errors import DocumentError

_STATES = {"hidden": "隐藏工作表", "veryHidden": "深度隐藏工作表"}
_NUMBER = re.compile(r"[0-9][0-9.]{5,}")
_MOST_NAMES = 20_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of cells."""

    name: str
    path: str
    hidden: str = ""


@dataclass(frozen=True, slots=True)
class Directory:
    """What xl/workbook.xml lists."""

    sheets: tuple[Sheet, ...]
    names: tuple[Block, ...]
    """Defined names that hold a value of their own instead of pointing to cells."""


class _Workbook(XmlReader):
    def __init__(self, depth: int) -> None:
        super().__init__(depth)
        self.sheets: list[tuple[str, str, str]] = []
        self.names: list[Block] = []
        self._name = ""
        self._comment = ""
        self._parts: list[str] | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            key = next((value for at, value in attributes.items() if at.endswith(":id")), "")
            state = _STATES.get(attributes.get("state", ""), "")
            self.sheets.append((attributes.get("name", ""), key, state))
        elif name == "definedName":
            self._name = attributes.get("name", "")
            self._comment = attributes.get("comment", "")
            self._parts = []

    def text(self, data: str) -> None:
        if self._parts is not None:
            self._parts.append(data)

    def end(self, name: str) -> None:
        if name == "definedName" and self._parts is not None:
            said = [*_values("".join(self._parts)), self._comment]
            self._parts = None
            text = "\n".join(one for one in said if one.strip())
            if text and len(self.names) < _MOST_NAMES:
                self.names.append(Block(f"名称“{self._name}”", text, "名称定义"))


def _values(formula: str) -> list[str]:
    """Texts and long numbers of a name; a reference to cells has none."""
    plain = formula.strip().lstrip("=")
    return [plain] if _NUMBER.fullmatch(plain) else constants(formula)


def directory(container: Container, limits: Limits) -> Directory:
    """Sheets in the workbook's order, and names.

    Raises DocumentError when the directory is missing or damaged.
    """
    reader = _Workbook(limits.depth)
    reader.read(container.read("xl/workbook.xml"))
    if "xl/_rels/workbook.xml.rels" not in container:
        raise DocumentError("压缩数据已损坏，无法读取")
    related = relations(container, "xl/workbook.xml", limits)
    sheets = [
        Sheet(name, related[key].target, hidden)
        for name, key, hidden in reader.sheets
        if key in related and related[key].kind == "worksheet"
    ]
    return Directory(tuple(sheets), tuple(reader.names))
