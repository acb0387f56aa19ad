"""Macros (MS-OVBA): the text of their modules and of the forms they show. They are read, never run.

The modules lie packed in a compound file, `vbaProject.bin` in OOXML, a storage in Office 97-2003. What a macro would
put on the screen, nobody can tell without running it: a file with code is said to be read but for that.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator

from reading.documents.blocks import Block
from reading.documents.compound import Compound, Entry
from records.errors import DocumentError

MACRO = "宏代码"
RUNS = "文件含宏，只检查了宏代码中的文字，宏运行后显示的内容未检查"

_STORAGES = frozenset({"vba", "_vba_project_cur", "macros"})
_MOST_STREAMS = 300
_MOST_TEXT = 1_000_000
"""Bytes of all modules together; real projects have tens of thousands."""
_SOURCE = b"\0Attribut"
"""How the text of every module begins, packed: eight letters that are as they are (2.4.1.1.7)."""
_MOST_RAW = 4_000_000
"""Bytes of all streams that are searched for numbers; forms with pictures in them are larger."""
_CHUNK, _SIGNATURE = 4096, 3
"""Bytes of a chunk when it is unpacked, and the mark in its head (2.4.1.1.5)."""
_NOISE = re.compile(r"^Attribute VB_.*$\n?", re.MULTILINE)
_RUNNING = re.compile(
    r"^\s{0,40}(?:(?:Public|Private|Static)\s{1,9})?(?:Sub|Function|Property)\s", re.MULTILINE
)
_LONG = re.compile(r"[^\0-\x1f]{0,40}(?<!\d)\d{11,19}[Xx]?(?!\d)[^\0-\x1f]{0,40}")
"""A number of which somebody may be found, with what stands around it: strings of forms have no other mark."""
_MOST_STRINGS = 500


def in_project(body: bytes) -> tuple[list[Block], list[str]]:
    """Words of a `vbaProject.bin`, and what is to be said of it."""
    try:
        compound = Compound(body)
    except DocumentError:
        return [], ["宏已损坏，未检查"]
    return _words(compound, compound.entries)


def in_compound(compound: Compound) -> tuple[list[Block], list[str]]:
    """The same of an Office 97-2003 file; nothing when it has no macros."""
    inner = [
        entry
        for entry in compound.entries
        if not _STORAGES.isdisjoint(one.lower() for one in entry.path[:-1])
    ]
    return _words(compound, inner) if inner else ([], [])


def _words(compound: Compound, entries: Iterable[Entry]) -> tuple[list[Block], list[str]]:
    sources: list[str] = []
    strings: dict[str, None] = {}
    left, raw = _MOST_TEXT, _MOST_RAW
    for entry in list(entries)[:_MOST_STREAMS]:
        data = compound.read(entry)
        at = data.find(_SOURCE)
        if at >= 3 and left > 0:
            text = unpacked(data[at - 3 :], left)
            left -= len(text)
            source = _decoded(text).replace("\r\n", "\n").replace("\r", "\n")
            sources.append(_NOISE.sub("", source))
        strings.update(dict.fromkeys(_strings(data[:raw])))
        raw = max(0, raw - len(data))
    known = "\n".join(sources)
    more = [one for one in strings if one not in known][:_MOST_STRINGS]
    said = "\n".join(filter(str.strip, [*sources, *more]))
    blocks = [Block("宏", said, MACRO)] if said else []
    reasons = [RUNS] if _RUNNING.search(known) else []
    return blocks, [*reasons, *(["宏代码过多，后面部分未检查"] if left <= 0 else [])]


def _decoded(data: bytes) -> str:
    """In the code page of Chinese systems: the project names it, and here it is hardly ever another."""
    return data.decode("gb18030", "replace")


def _strings(data: bytes) -> Iterator[str]:
    for text in (_decoded(data), data.decode("utf-16-le", "replace")):
        for found in _LONG.finditer(text):
            yield found[0].strip("\ufffd ")


def unpacked(data: bytes, most: int) -> bytes:
    """A compressed container (2.4.1.3), as far as it goes and at most `most` bytes."""
    out = bytearray()
    at = 1
    while data[:1] == b"\x01" and at + 2 <= len(data) and len(out) < most:
        (head,) = struct.unpack_from("<H", data, at)
        at += 2
        if head >> 12 & 7 != _SIGNATURE:
            break
        if head & 0x8000:
            end = min(len(data), at + (head & 0xFFF) + 1)
            if not _chunk(data[at:end], out):
                break
            at = end
        else:
            out += data[at : at + _CHUNK]
            at += _CHUNK
    return bytes(out[:most])


def _chunk(data: bytes, out: bytearray) -> bool:
    """Tokens: eight bits that say which of the next eight are letters and which copy; False when it is damaged."""
    begin = len(out)
    at = 0
    while at < len(data):
        flags = data[at]
        at += 1
        for bit in range(8):
            if at >= len(data) or len(out) - begin > _CHUNK:
                break
            if not flags >> bit & 1:
                out.append(data[at])
                at += 1
            elif at + 2 > len(data) or not _copy(out, begin, data[at] | data[at + 1] << 8):
                return False
            else:
                at += 2
    return True


def _copy(out: bytearray, begin: int, token: int) -> bool:
    """A copy token (2.4.1.3.19.2): the further the chunk, the more bits say how far back."""
    bits = max(4, (len(out) - begin - 1).bit_length())
    back, length = (token >> (16 - bits)) + 1, (token & (0xFFFF >> bits)) + 3
    if back > len(out) - begin:
        return False
    for _ in range(length):
        out.append(out[-back])
    return True
