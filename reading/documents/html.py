"""HTML offered as a file: exports of web systems that call themselves .xls are tables and are read as such.

What a browser does not show is given as hidden: elements by their style, comments, attributes, scripts, options.
A web archive (MHT) is a mail whose parts are pages.
"""

from __future__ import annotations

import email
import email.policy
from collections.abc import Mapping
from email.message import EmailMessage

from reading.charset import decode
from reading.documents.blocks import Block, Content, Limits, Table
from reading.documents.page_looks import TEMPLATE, unseen_of
from reading.documents.source_hidden import hidden_in_source, text_of
from reading.outline import Outline, outline
from records.errors import DocumentError

_CELLS = frozenset({"td", "th"})
_MAX_SPAN = 100
_MOST_BOUNDARIES = 50
"""Multipart levels of a mail; the standard parser goes one call deeper for each."""
_BROKEN = (ValueError, LookupError, AttributeError, TypeError, AssertionError)
"""What the standard mail parser raises on damaged headers and encodings."""


def read(body: bytes, limits: Limits) -> Content:
    """Tables, the text outside them, and what is hidden."""
    text = decode(body)[0]
    return _content(text, limits)


def read_mht(body: bytes, limits: Limits) -> Content:
    """The pages of a web archive.

    Raises DocumentError when there is no page in it.
    """
    if body[: 2**20].lower().count(b"boundary=") > _MOST_BOUNDARIES:
        raise DocumentError("网页归档（MHT）嵌套过深，未读取")
    blocks: list[Block | Table] = []
    reasons: list[str] = []
    pages = 0
    try:
        message = email.message_from_bytes(body, policy=email.policy.default)
        for number, part in enumerate(message.walk()):
            if number >= limits.members:
                reasons.append(f"网页归档只读取了前{limits.members}部分")
                break
            if isinstance(part, EmailMessage) and part.get_content_type() == "text/html":
                content = _content(_page_text(part), limits)
                pages += 1
                blocks += content.blocks
                reasons += content.reasons
    except _BROKEN as error:
        raise DocumentError("网页归档（MHT）已损坏，无法读取") from error
    if not pages:
        raise DocumentError("网页归档（MHT）内没有网页")
    return Content(tuple(blocks), pages, tuple(dict.fromkeys(reasons)))


def _page_text(part: EmailMessage) -> str:
    data = part.get_payload(decode=True)
    charset = str(part.get_param("charset") or "")
    return decode(data, f"charset={charset}")[0] if isinstance(data, bytes) else ""


def _content(text: str, limits: Limits) -> Content:
    page = outline(text)
    reasons = ("网页过大或嵌套过深，只读取了前面部分",) if page.cut else ()
    unseen = unseen_of(page)
    tables = _tables(page, limits, unseen.runs)
    covered = {run for element in _outermost(page) for run in range(*page.text_range(element))}
    shown: list[str] = []
    hidden: dict[str, list[str]] = {}
    for index, run in enumerate(page.runs):
        if index not in covered:
            how = unseen.runs.get(index, "")
            (hidden.setdefault(how, []) if how else shown).append(run)
    for element, how in unseen.elements.items():
        if page.tags[element] == TEMPLATE:
            hidden.setdefault(how, []).append(text_of(page, element))
    blocks = [Block("正文", "\n".join(shown))] if shown else []
    said = {how: "\n".join(filter(None, words)) for how, words in hidden.items()}
    blocks += [Block("正文", words, how) for how, words in said.items() if words]
    return Content((*tables, *blocks, *hidden_in_source(text, None)), 1, reasons)


def _outermost(page: Outline) -> list[int]:
    """Cells that stand in no other cell."""
    found: list[int] = []
    end = -1
    for element, tag in enumerate(page.tags):
        if tag in _CELLS and element >= end:
            found.append(element)
            end = page.ends[element]
    return found


def _tables(page: Outline, limits: Limits, unseen: Mapping[int, str]) -> list[Table]:
    rows: dict[int, dict[int, list[str]]] = {}
    concealed: dict[int, list[tuple[int, int, str]]] = {}
    left = limits.cells
    for element, tag in enumerate(page.tags):
        if tag not in _CELLS:
            continue
        row = _above(page, element, "tr")
        cell, span = _own_text(page, element), _span(page, element)
        left -= span
        if left < 0:
            break
        table = _above(page, row, "table")
        of_table = rows.setdefault(table, {})
        here = of_table.setdefault(row, [])
        if cell and (how := _how_dark(page, element, unseen)):
            concealed.setdefault(table, []).append((len(of_table) - 1, len(here), how))
        here += [cell, *[""] * (span - 1)]
    return [
        Table(
            f"表{number}",
            tuple(tuple(row) for row in of_table.values()),
            concealed=tuple(concealed.get(table, ())),
        )
        for number, (table, of_table) in enumerate(rows.items(), 1)
    ]


def _how_dark(page: Outline, cell: int, unseen: Mapping[int, str]) -> str:
    """How a cell is hidden of which no word is seen."""
    runs = range(*page.text_range(cell))
    return unseen[runs[0]] if runs and all(run in unseen for run in runs) else ""


def _above(page: Outline, element: int, tag: str) -> int:
    """Nearest ancestor with this tag; -1 when there is none."""
    while element >= 0:
        element = page.parents[element]
        if element >= 0 and page.tags[element] == tag:
            return element
    return -1


def _own_text(page: Outline, element: int) -> str:
    """Text of a cell without that of the cells nested in it."""
    runs = range(*page.text_range(element))
    inner: set[int] = set()
    at = element + 1
    while at < page.ends[element]:
        if page.tags[at] in _CELLS:
            inner.update(range(*page.text_range(at)))
            at = page.ends[at]
        else:
            at += 1
    return "\n".join(page.runs[run] for run in runs if run not in inner)


def _span(page: Outline, element: int) -> int:
    value = page.nodes[element].attributes.get("colspan") or "1"
    return max(1, min(int(value), _MAX_SPAN)) if value.isascii() and value.isdigit() else 1
