"""PowerPoint 97-2003 presentations (MS-PPT): the texts of slides and notes, by a walk over the records."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from reading.documents.blocks import Block, Content, Limits
from reading.documents.compound import Compound
from reading.documents.compound_inside import inside
from reading.documents.embedded import Inner
from reading.documents.properties import read_properties
from records.errors import DocumentError

_CHARS, _BYTES, _STRING = 0x0FA0, 0x0FA8, 0x0FBA
"""TextCharsAtom, TextBytesAtom, CString."""
_SLIDE, _NOTES, _MASTER, _HANDOUT, _LIST, _SHOW = 0x03EE, 0x03F0, 0x03F8, 0x0FC9, 0x0FF0, 0x03F9
_COMMENT = 0x2EE0
_HIDDEN = 0x04
"""SlideShowSlideInfoAtom, fHidden (2.6.6)."""
_ENCRYPTED = 0xF3D1C4DF
"""CurrentUserAtom.headerToken of a file behind a password (2.3.2)."""
_DEEPEST = 64


def read(body: bytes, limits: Limits, inner: Inner) -> Content:
    """Texts by slide; hidden slides and comments are marked.

    Raises DocumentError when it is encrypted or holds no presentation.
    """
    compound = Compound(body)
    user = compound.top("Current User") or b""
    if len(user) >= 16 and struct.unpack_from("<I", user, 12)[0] == _ENCRYPTED:
        raise DocumentError("文件已加密，无法读取")
    stream = compound.top("PowerPoint Document")
    if stream is None:
        raise DocumentError("文件已损坏，无法打开")
    blocks, full = _blocks(stream, limits.text)
    within = inside(compound, limits, inner, frozenset())
    reasons = ["文档过大，只读取了前面部分"] if full else []
    if not blocks and not within.blocks:
        reasons.append("文档没有任何内容")
    more = (*read_properties(compound), *within.blocks)
    return Content((*blocks, *more), 1, (*reasons, *within.reasons))


def _blocks(stream: bytes, left: int) -> tuple[list[Block], bool]:
    """The texts of each slide, notes page and master as one block each, comments beside them."""
    texts: dict[tuple[int, int], list[str]] = {}
    hidden: set[tuple[int, int]] = set()
    comments: list[Block] = []
    for where, inside_comment, kind, data in _atoms(stream):
        if kind == _SHOW:
            if len(data) > 10 and struct.unpack_from("<H", data, 8)[0] & _HIDDEN:
                hidden.add(where)
            continue
        text = data.decode("latin-1" if kind == _BYTES else "utf-16-le", "replace").replace(
            "\r", "\n"
        )
        left -= len(text)
        if left < 0:
            break
        if inside_comment:
            comments.append(Block(_place(where), text, "批注"))
        elif kind != _STRING:
            texts.setdefault(where, []).append(text.replace("\x0b", "\n"))
    blocks = [
        Block(_place(where), "\n".join(parts), "隐藏幻灯片" if where in hidden else "")
        for where, parts in texts.items()
    ]
    return blocks + comments, left < 0


def _atoms(stream: bytes) -> Iterator[tuple[tuple[int, int], bool, int, bytes]]:
    """Records with text or the slide's own flags: page (kind and number), in a comment?, record type, data."""
    counts: dict[int, int] = {}
    ends: list[tuple[int, tuple[int, int], bool]] = []
    at = 0
    while at + 8 <= len(stream):
        while ends and at >= ends[-1][0]:
            ends.pop()
        version, kind, size = struct.unpack_from("<HHI", stream, at)
        page, comment = ends[-1][1:] if ends else ((0, 0), False)
        if version & 0xF == 0xF and len(ends) < _DEEPEST:  # a record of records: walk into it
            if kind in {_SLIDE, _NOTES, _MASTER, _HANDOUT, _LIST}:
                counts[kind] = counts.get(kind, 0) + 1
                page = (kind, counts[kind])
            ends.append((at + 8 + size, page, comment or kind == _COMMENT))
            at += 8
            continue
        if kind in {_CHARS, _BYTES, _STRING, _SHOW}:
            yield page, comment, kind, stream[at + 8 : at + 8 + size]
        at += 8 + size


def _place(where: tuple[int, int]) -> str:
    kind, number = where
    names = {
        _SLIDE: "第{}页",
        _NOTES: "备注{}",
        _MASTER: "母版{}",
        _HANDOUT: "讲义",
        _LIST: "大纲{}",
    }
    return names.get(kind, "正文").format(number)
