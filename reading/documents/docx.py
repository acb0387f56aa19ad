"""Word documents (docx) as a stream: what is shown, then what is kept from the eye.

Reading the XML directly is eleven times faster than building an object model of it (measured, performance
note §5). Shown: paragraphs, tables, headers, footers, notes, text boxes, inserted revisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from reading.documents.blocks import Content, Limits
from reading.documents.embedded import Inner, embedded_content
from reading.documents.sideparts import side_blocks
from reading.documents.word_looks import Styles, StylesReader
from reading.documents.word_part import PartReader
from reading.documents.zipped import Container
from records.errors import DocumentError

_BODY = "word/document.xml"
_PARTS = (
    (re.compile(r"word/header\d*\.xml"), "页眉", ""),
    (re.compile(r"word/footer\d*\.xml"), "页脚", ""),
    (re.compile(r"word/footnotes\.xml"), "脚注", ""),
    (re.compile(r"word/endnotes\.xml"), "尾注", ""),
    (re.compile(r"word/comments\d*\.xml"), "批注", "批注"),
)


def read(body: bytes, limits: Limits, inner: Inner) -> Content:
    """Text and tables of a docx file, hidden matter last; `inner` reads the files inside it.

    Raises DocumentError when the container or its main part cannot be read.
    """
    container = Container(body, limits)
    if _BODY not in container:
        raise DocumentError("并非 Word 文档（缺少正文部分），无法打开")
    styles, reasons = _styles(container, limits)
    main = PartReader(limits, "", styles)
    if not main.read(container.read(_BODY)):
        reasons.append("文档过大，只读取了前面部分")
    blocks = list(main.blocks)
    hidden = list(main.hidden())
    for part, how, trouble in _others(container, limits, styles):
        reasons += trouble
        (hidden if how else blocks).extend(
            replace(one, hidden=how) if how else one for one in part.blocks
        )
        hidden += part.hidden()
    beside, told = side_blocks(container, limits)
    inside = embedded_content(container, limits, inner)
    return Content(
        (*blocks, *hidden, *beside, *inside.blocks), 1, (*reasons, *told, *inside.reasons)
    )


def _others(
    container: Container, limits: Limits, styles: Styles
) -> Iterator[tuple[PartReader, str, list[str]]]:
    """Headers, footers, notes and comments; how their whole text is hidden; what could not be read."""
    for name in container.names()[: limits.members]:
        for pattern, label, how in _PARTS:
            if pattern.fullmatch(name):
                part = PartReader(limits, label, styles)
                try:
                    part.read(container.read(name))
                except DocumentError as error:
                    yield part, how, [f"{label}：{error}"]
                else:
                    yield part, how, []


def _styles(container: Container, limits: Limits) -> tuple[Styles, list[str]]:
    if "word/styles.xml" not in container:
        return Styles(), []
    reader = StylesReader(limits.depth)
    try:
        reader.read(container.read("word/styles.xml"))
    except DocumentError as error:
        return Styles(), [f"样式：{error}"]
    return reader.styles(), []
