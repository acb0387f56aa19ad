"""Parts of an office file that no reader of the paper sees: properties, comments, caches, custom data.

Most of them are the same thing to us: elements and attributes that hold words. Each sort is one line of `SIDES`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reading.documents import macros
from reading.documents.blocks import Block, Limits
from reading.documents.xmlstream import Enough, XmlReader
from reading.documents.zipped import Container
from records.errors import DocumentError

_MOST_TEXT = 2_000_000
"""Characters of all such parts together; a hundred times what an ordinary file has."""
_MOST_PARTS = 500
_MACROS = re.compile(r"(?:xl|word|ppt)/vbaProject\.bin", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Side:
    """One sort of part: whose words are taken, and how they are kept from the eye."""

    path: re.Pattern[str]
    place: str
    hidden: str
    elements: frozenset[str]
    """Elements whose characters are words; `*` for every one."""
    attributes: frozenset[str] = frozenset()
    names: Mapping[str, str] | None = None
    """Elements or attributes put into words before their value (作者：…)."""


_PROPERTIES = {
    "title": "标题", "subject": "主题", "creator": "作者", "keywords": "关键词", "description": "备注",
    "lastModifiedBy": "最后修改者", "category": "类别", "contentStatus": "状态", "Company": "单位",
    "Manager": "主管", "HyperlinkBase": "超链接基础",
}  # fmt: skip


_NAMED = frozenset({"property", "docVar"})
"""Elements whose name goes before their value: it may be the cue."""


def _side(
    path: str, place: str, hidden: str, elements: str, attributes: str = "", *, named: bool = False
) -> Side:
    return Side(
        re.compile(path, re.IGNORECASE), place, hidden, frozenset(elements.split()),
        frozenset(attributes.split()), _PROPERTIES if named else None,
    )  # fmt: skip


SIDES: tuple[Side, ...] = (
    _side(r"docProps/(?:core|app)\d*\.xml", "文档属性", "元数据", " ".join(_PROPERTIES), named=True),
    _side(r"docProps/custom\.xml", "自定义属性", "元数据",
          "lpwstr lpstr bstr i4 i8 int ui4 ui8 r8 decimal filetime"),
    _side(r"customXml/item\d+\.xml", "自定义 XML 数据", "自定义数据", "*"),
    _side(r"(?:xl|word|ppt)/charts/chart(?:Ex)?\d*\.xml", "图表数据", "数据缓存", "v t pt"),
    _side(r"(?:word|ppt|xl)/diagrams/data\d*\.xml", "图示", "", "t"),
    _side(r"word/glossary/document\.xml", "文档部件库", "文档部件", "t delText"),
    _side(r"word/settings\.xml", "文档变量", "文档变量", "", "docVar.val query.val"),
    _side(r"xl/persons/person\d*\.xml", "批注人", "元数据", "", "person.displayName person.userId"),
    _side(r"xl/revisions/(?:revisionLog|userNames)\d*\.xml", "共享修订记录", "修订记录", "v t", "userInfo.name"),
    _side(r"xl/connections\.xml", "数据连接", "数据连接", "", "dbPr.connection dbPr.command connection.name "
          "connection.description webPr.url textPr.sourceFile"),
    _side(r"ppt/tags/tag\d*\.xml", "标签", "自定义数据", "", "tag.val"),
)  # fmt: skip
"""ECMA-376 part 1: 15.2.12 (properties), 15.2.5 (custom XML), 14.2 (chart caches: `c:v`), 12.3.16 (revisions)."""


class _Words(XmlReader):
    """Characters of the elements a side names, and its attributes."""

    def __init__(self, depth: int, side: Side, most: int) -> None:
        super().__init__(depth)
        self.words: list[str] = []
        self._side = side
        self._left = most
        self._open: list[str] = []
        self._parts: list[str] = []
        self._lead = ""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Attributes are asked for by their bare name, or by element.name."""
        self._flush()
        self._open.append(name)
        for key, value in attributes.items():
            bare = key.rpartition(":")[2]
            if bare == "name" and name in _NAMED:
                self._lead = value.strip()
            wanted = self._side.attributes
            if bare in wanted or f"{name}.{bare}" in wanted:
                self._take(value)

    def text(self, data: str) -> None:
        """Kept when the innermost element is asked for."""
        wanted = self._side.elements
        if self._open and ("*" in wanted or self._open[-1] in wanted):
            self._parts.append(data)

    def end(self, name: str) -> None:
        """One element, one line."""
        self._flush(name)
        self._open.pop()

    def _flush(self, name: str = "") -> None:
        if self._parts:
            said = (self._side.names or {}).get(name, "")
            text = "".join(self._parts).strip()
            self._parts.clear()
            if text:
                self._take(f"{said}：{text}" if said else text)

    def _take(self, text: str) -> None:
        text = text.strip()
        if not text:
            return
        if self._lead:
            text, self._lead = f"{self._lead}：{text}", ""
        self._left -= len(text)
        if self._left < 0:
            raise Enough
        self.words.append(text)


def side_blocks(
    container: Container, limits: Limits, shown: frozenset[str] = frozenset()
) -> tuple[list[Block], list[str]]:
    """The words of all side parts; what a cache repeats of `shown` is left out. Also what could not be read."""
    blocks: list[Block] = []
    reasons: list[str] = []
    left = min(_MOST_TEXT, limits.text)
    for side, path in _found(container.names()):
        reader = _Words(limits.depth, side, left)
        try:
            whole = reader.read(container.read(path))
        except DocumentError as error:
            reasons.append(f"{side.place}：{error}")
            continue
        left -= sum(map(len, reader.words))
        blocks += _blocks(side, reader.words, shown)
        if not whole:
            reasons.append("属性、缓存等附属内容过多，后面部分未检查")
            break
    for path in (name for name in container.names() if _MACROS.fullmatch(name)):
        try:
            found, told = macros.in_project(container.read(path))
        except DocumentError as error:
            found, told = [], [f"宏：{error}"]
        blocks += found
        reasons += told
    return blocks, reasons


def _found(names: Sequence[str]) -> Iterator[tuple[Side, str]]:
    count = 0
    for name in names:
        side = next((one for one in SIDES if one.path.fullmatch(name)), None)
        if side is not None and count < _MOST_PARTS:
            count += 1
            yield side, name


def _blocks(side: Side, words: Sequence[str], shown: frozenset[str]) -> list[Block]:
    cached = side.hidden == "数据缓存"
    rest = [word for word in words if not (cached and word in shown)]
    return [Block(side.place, "\n".join(rest), side.hidden)] if rest else []
