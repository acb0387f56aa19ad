"""A small XML part as a tree: names without prefixes, built by the bounded stream reader."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reading.documents.xmlstream import Enough, XmlReader

_MOST = 500_000
"""Elements of one part."""


@dataclass(slots=True)
class Element:
    """An element, its own text, and what stands in it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    text: str = ""
    children: list[Element] = field(default_factory=list)

    def first(self, name: str) -> Element | None:
        """First child of that name."""
        return next((child for child in self.children if child.name == name), None)

    def all(self, name: str) -> list[Element]:
        """Children of that name."""
        return [child for child in self.children if child.name == name]

    def said(self, name: str) -> str:
        """Text of the first child of that name; empty without one."""
        child = self.first(name)
        return child.text.strip() if child else ""

    def walk(self) -> Iterator[Element]:
        """This element and all below it, in document order."""
        stack = [self]
        while stack:
            element = stack.pop()
            yield element
            stack += reversed(element.children)


class _Builder(XmlReader):
    def __init__(self, depth: int) -> None:
        super().__init__(depth)
        self.root = Element("")
        self._open = [self.root]
        self._count = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._count += 1
        if self._count > _MOST:
            raise Enough
        element = Element(name, dict(attributes))
        self._open[-1].children.append(element)
        self._open.append(element)

    def end(self, name: str) -> None:
        del name
        self._open.pop()

    def text(self, data: str) -> None:
        self._open[-1].text += data


def tree(data: bytes, depth: int) -> tuple[Element, bool]:
    """The root element, and whether all of it was read.

    Raises DocumentError on malformed XML, document types and elements nested too deep.
    """
    builder = _Builder(depth)
    complete = builder.read(data)
    return (builder.root.children[0] if builder.root.children else builder.root), complete
