"""A masked copy of a page (html): comments and hidden elements go; text, attributes and scripts are masked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from reading.charset import decode
from reading.documents.blocks import Table
from reading.documents.masking_values import Masker, Strand
from reading.documents.source_hidden import hidden_elements
from reading.outline import outline
from records.errors import DocumentError

_CELLS = frozenset({"td", "th"})
_BLOCKS = _CELLS | frozenset((
    "address", "article", "body", "caption", "dd", "div", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "option",
    "p", "pre", "section", "script", "style", "title", "textarea", "button", "label", "head",
))  # fmt: skip
_SILENT = frozenset({"src", "srcset", "class", "id", "style", "charset", "http-equiv"})
_DOCTYPE = re.compile(
    r"\s{0,100}(?:<\?xml[^>]{0,300}>\s{0,100})?(<!DOCTYPE[^>]{0,500}>\s?)", re.IGNORECASE
)


def mask_page(body: bytes, masker: Masker) -> tuple[bytes, Counter[str]]:
    """The copy in the charset of the page, and what was taken out of it.

    Raises DocumentError when the page cannot be read to its end.
    """
    source, charset = decode(body)
    page = outline(source)
    if page.cut or not page.nodes:
        raise DocumentError("网页过大或嵌套过深，无法写出脱敏副本")
    removed: Counter[str] = Counter()
    root = page.nodes[0]
    quiet = Masker(masker.convention, bare=True)
    for element in hidden_elements(page):
        removed["隐藏元素"] += bool(quiet.cuts(page.nodes[element].text(deep=True)))
        page.nodes[element].decompose()
    _without_comments(root)
    _tables(root, masker)
    for strand in _strands(root):
        strand.cut(masker.cuts(strand.text))
    _rest(root, masker)
    doctype = _DOCTYPE.match(source)
    text = (doctype[1] if doctype else "") + (root.html or "")
    return _encoded(text, body, charset), removed


def _encoded(text: str, body: bytes, charset: str) -> bytes:
    mark = b"\xef\xbb\xbf" if body.startswith(b"\xef\xbb\xbf") else b""
    name = "utf-8" if mark else charset
    return mark + text.encode(name, "xmlcharrefreplace")


def _without_comments(root: LexborNode) -> None:
    for node in list(root.traverse(include_text=True)):
        if node.tag == "-comment":
            node.decompose()


def _above(node: LexborNode | None, tags: frozenset[str]) -> LexborNode | None:
    while node is not None and node.tag not in tags:
        node = node.parent
    return node


def _tables(root: LexborNode, masker: Masker) -> None:
    """Cells by the heads of their columns."""
    for number, table in enumerate([root, *root.css("table")][1:], 1):
        rows: list[tuple[str, ...]] = []
        strands: dict[tuple[int, int], Strand] = {}
        for row in table.css("tr"):
            if _is(_above(row, frozenset({"table"})), table):
                rows.append(tuple(_row(row, len(rows), strands)))
        for place, cuts in masker.of_table(Table(f"表{number}", tuple(rows))).items():
            if place in strands:
                strands[place].cut(cuts)


def _is(one: LexborNode | None, other: LexborNode) -> bool:
    return one is not None and one.mem_id == other.mem_id


def _row(row: LexborNode, at: int, strands: dict[tuple[int, int], Strand]) -> Iterator[str]:
    column = 0
    for cell in row.iter():
        if cell.tag not in _CELLS:
            continue
        strand = Strand()
        for node in list(cell.traverse(include_text=True)):
            if node.tag == "-text" and _is(_above(node, _CELLS), cell):
                strand.add(node.text(), node.replace_with)
        strands[at, column] = strand
        span = cell.attributes.get("colspan") or "1"
        width = min(int(span), 100) if span.isascii() and span.isdigit() else 1
        yield from (strand.text, *[""] * (width - 1))
        column += max(width, 1)


def _strands(root: LexborNode) -> list[Strand]:
    """What is left to read: a strand for each block."""
    strands: dict[int, Strand] = {}
    for node in list(root.traverse(include_text=True)):
        if node.tag == "-text":
            block = _above(node, _BLOCKS)
            key = block.mem_id if block is not None else 0
            strands.setdefault(key, Strand()).add(node.text(), node.replace_with)
    return list(strands.values())


def _rest(root: LexborNode, masker: Masker) -> None:
    """Attributes, and whatever was masked elsewhere and still stands in a script."""
    for node in list(root.traverse(include_text=True)):
        if node.tag == "-text":
            said = node.text()
            if (new := masker.without_known(said)) != said:
                node.replace_with(new)
            continue
        for name, value in list(node.attributes.items()):
            if value and len(value) > 6 and name not in _SILENT:
                new = masker.without_known(masker.masked(value))
                if new != value:
                    node.attrs[name] = new
