"""XML read as a stream, by expat: no tree in memory, no recursion, no entities, a limit on depth.

Office files never carry a document type declaration; a file that does is an attack or no office file.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NoReturn
from xml.parsers import expat

from records.errors import DocumentError


class Enough(Exception):
    """Raised by a handler to stop; what was read so far stands."""


class XmlReader:
    """Base of the readers: override `start`, `end` and `text`. Names come without their prefix."""

    def __init__(self, depth: int) -> None:
        self._limit = depth
        self._depth = 0
        self._local: dict[str, str] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element opens; attribute names keep their prefix."""

    def end(self, name: str) -> None:
        """An element closes."""

    def text(self, data: str) -> None:
        """Characters, possibly in several pieces."""

    def read(self, data: bytes) -> bool:
        """Stream `data` through the handlers; False when a handler stopped it.

        Raises DocumentError on malformed XML, document types and elements nested too deep.
        """
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._opened
        parser.EndElementHandler = self._closed
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = _refuse
        try:
            parser.Parse(data, True)
        except Enough:
            return False
        except (expat.ExpatError, ValueError, LookupError) as error:
            raise DocumentError("内部数据（XML）已损坏，无法读取") from error
        return True

    def _opened(self, name: str, attributes: Mapping[str, str]) -> None:
        self._depth += 1
        if self._depth > self._limit:
            raise DocumentError(f"内部数据（XML）嵌套超过 {self._limit} 层，未读取")
        local = self._local.get(name)
        if local is None:
            local = self._local[name] = name.rpartition(":")[2]
        self.start(local, attributes)

    def _closed(self, name: str) -> None:
        self._depth -= 1
        self.end(self._local[name])


def _refuse(*_: object) -> NoReturn:
    raise DocumentError("内部数据（XML）含文档类型声明，按安全规定未读取")


Visit = Callable[[str, Mapping[str, str]], None]


class _Elements(XmlReader):
    def __init__(self, depth: int, visit: Visit) -> None:
        super().__init__(depth)
        self._visit = visit

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._visit(name, attributes)


def each_element(data: bytes, depth: int, visit: Visit) -> None:
    """Call `visit` for every element of a small part (relations, sheet names)."""
    _Elements(depth, visit).read(data)
