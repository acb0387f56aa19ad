"""Word 97-2003 documents (doc, wps): text, tables, notes, headers, comments and text boxes, shown or hidden."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reading.documents.blocks import Content, Limits
from reading.documents.compound import Compound
from reading.documents.compound_inside import inside
from reading.documents.doc_file import Properties, WordFile
from reading.documents.embedded import Inner
from reading.documents.flow import Run, Writer
from reading.documents.properties import read_properties

_PARTS = (
    ("", ""), ("脚注", ""), ("页眉页脚", ""), ("批注", "批注"), ("尾注", ""), ("文本框", ""), ("页眉文本框", ""),
)  # fmt: skip
"""Parts of the text in their order (2.4.1), with how they are hidden."""
_MARKS = re.compile("[\x07\r\x0c]")
_FIELD = re.compile("\x13[^\x13\x14\x15]*\x14?")
"""Instruction of a field; what it shows stands between \\x14 and \\x15."""
_DROPPED = dict.fromkeys([*range(9), *range(14, 32)]) | {0x0B: "\n", 0x1E: "-", 0xA0: " "}
_DELETED, _HIDDEN, _COLOUR_INDEX, _COLOUR = 0x0800, 0x083C, 0x2A42, 0x6870
_SHADED = frozenset(
    {0x4866, 0xCA71, 0x2A0C, 0x442D, 0xC64D, 0xD612, 0xD609, 0xD616, 0xD60C, 0xD670}
)
"""Backgrounds of characters, paragraphs and cells: white letters on them may be meant to be read."""
_END_OF_ROW = 0x2417
_IN_TABLE = 0x2416
_WHITE = 8


def read(body: bytes, limits: Limits, inner: Inner) -> Content:
    """All parts of the text.

    Raises DocumentError when it is encrypted, damaged or older than Word 97.
    """
    compound = Compound(body)
    file = WordFile(compound)
    writer = Writer(limits, _clean)
    first = 0
    for count, (label, how) in zip(file.counts, _PARTS, strict=True):
        writer.begin(label, how)
        for run in _runs(file, first, min(first + count, limits.text)):
            writer.take(run)
        writer.end()
        first += count
    reasons = ["文档过大，只读取了前面部分"] if first > limits.text or writer.full else []
    if not first:
        reasons.append("文档没有任何内容")
    within = inside(compound, limits, inner, frozenset())
    blocks = (*writer.blocks, *read_properties(compound), *within.blocks)
    return Content(blocks, 1, (*reasons, *within.reasons))


def _runs(file: WordFile, first: int, last: int) -> Iterator[Run]:
    for piece in file.pieces:
        at = max(0, first - piece.first)
        end = min(piece.units, last - piece.first)
        while at < end:
            place = piece.place + at * piece.width
            looks, until = file.characters.at(place)
            stop = min(end, at + max(1, (until - place) // piece.width))
            text = file.units(piece, at, stop)
            if not text:
                break
            begin = 0
            for mark in _MARKS.finditer(text):
                paragraph, _ = file.paragraphs.at(place + mark.start() * piece.width)
                how = _how(looks, paragraph)
                row = _is_on(paragraph, _END_OF_ROW)
                table = row or _is_on(paragraph, _IN_TABLE)
                yield Run(text[begin : mark.start()], how, mark[0], row, table)
                begin = mark.end()
            if begin < len(text):
                paragraph, _ = file.paragraphs.at(place + begin * piece.width)
                yield Run(text[begin:], _how(looks, paragraph))
            at = stop


def _how(looks: Properties, paragraph: Properties) -> str:
    if _is_on(looks, _DELETED):
        return "修订删除"
    if _is_on(looks, _HIDDEN):
        return "隐藏文字"
    white = looks.get(_COLOUR_INDEX, b"")[:1] == bytes([_WHITE])
    colour = looks.get(_COLOUR, b"")
    white = colour == b"\xff\xff\xff\0" if colour else white
    shaded = _SHADED & looks.keys() or _SHADED & paragraph.keys()
    return "白色文字" if white and not shaded else ""


def _is_on(properties: Properties, code: int) -> bool:
    return properties.get(code, b"\0")[:1] not in {b"\0", b""}


def _clean(text: str) -> str:
    text = _FIELD.sub("", text).translate(_DROPPED)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
