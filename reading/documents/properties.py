"""Property sets of Office 97-2003 files (MS-OLEPS): title, author, who saved last, and an office's own."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from reading.documents.blocks import Block
from reading.documents.compound import Compound

_STREAMS = ("\x05SummaryInformation", "\x05DocumentSummaryInformation")
_CODE_PAGE = 1
_ANSI, _WIDE = 0x1E, 0x1F
_UTF8, _UTF16 = 65001, 1200
_MOST = 200
"""Properties of one section."""
_LONGEST = 10_000
"""Characters of one value."""


def read_properties(compound: Compound) -> tuple[Block, ...]:
    """The texts that the file says about itself, as one hidden block; none when it says nothing."""
    texts: list[str] = []
    for name in _STREAMS:
        data = compound.top(name) or b""
        try:
            texts += _texts(data)
        except (struct.error, IndexError):
            continue
    words = "\n".join(dict.fromkeys(text for text in texts if text.strip()))
    return (Block("文档属性", words, "元数据"),) if words else ()


def _texts(data: bytes) -> Iterator[str]:
    if len(data) < 48:
        return
    (sections,) = struct.unpack_from("<I", data, 24)
    for index in range(min(sections, 2)):
        (start,) = struct.unpack_from("<I", data, 44 + 20 * index)
        yield from _section(data, start)


def _section(data: bytes, start: int) -> Iterator[str]:
    _, count = struct.unpack_from("<II", data, start)
    places = [
        struct.unpack_from("<II", data, start + 8 + 8 * at) for at in range(min(count, _MOST))
    ]
    page = 1252
    for key, offset in places:
        if key == _CODE_PAGE:
            (page,) = struct.unpack_from("<H", data, start + offset + 4)
    for _, offset in places:
        kind, size = struct.unpack_from("<II", data, start + offset)
        at = start + offset + 8
        if kind == _WIDE:
            yield _until_nul(data[at : at + 2 * min(size, _LONGEST)].decode("utf-16-le", "replace"))
        elif kind == _ANSI:
            yield _until_nul(_decoded(data[at : at + min(size, _LONGEST)], page))


def _decoded(data: bytes, page: int) -> str:
    named = {936: "gb18030", _UTF8: "utf-8", _UTF16: "utf-16-le"}.get(page, f"cp{page}")
    try:
        return data.decode(named, "replace")
    except LookupError:
        return data.decode("gb18030", "replace")


def _until_nul(text: str) -> str:
    return text.split("\0", 1)[0]
