"""Files inside an office file (`xl/embeddings/…`, a chart's workbook, an OLE package), read by what they are."""

from __future__ import annotations

import posixpath
import re
import struct
from collections.abc import Callable
from dataclasses import replace

from reading.documents import ole
from reading.documents.blocks import Block, Content, Limits, Table
from reading.documents.zipped import Container
from records.errors import DocumentError
from records.privacy import veil

Inner = Callable[[bytes, str, Limits], Content]
"""Reads one file: bytes, name, what is left of the limits."""

_PLACES = re.compile(
    r"(?:xl|word|ppt)/(?:embeddings/[^/]+|(?:afchunk|altchunk)[^/]*\.(?:mht|html?|docx|rtf|txt))",
    re.IGNORECASE,
)
_MOST = 50
_SHARE = 4
"""An inner file may unpack to a quarter of what its holder may."""
_OLE = b"\xd0\xcf\x11\xe0"


def embedded_content(container: Container, limits: Limits, inner: Inner) -> Content:
    """All files inside, each block's place named after its file and marked as not seen."""
    names = [name for name in container.names() if _PLACES.fullmatch(name)]
    blocks: list[Block | Table] = []
    reasons: list[str] = []
    left = replace(limits, nested=limits.nested - 1, unpacked=max(1, limits.unpacked // _SHARE))
    for path in names[:_MOST]:
        name = veil(posixpath.basename(path))
        content = _one(container, path, left, inner)
        left = spent(left, content)
        blocks += [_inside(block, name) for block in content.blocks]
        reasons += [f"嵌入文件“{name}”：{reason}" for reason in content.reasons]
    if len(names) > _MOST:
        reasons.append(f"嵌入文件有{len(names)}个，只检查了前{_MOST}个")
    return Content(tuple(blocks), len(names), tuple(reasons))


def _inside(block: Block | Table, name: str) -> Block | Table:
    place = f"嵌入文件“{name}”：{block.place}"
    return replace(block, place=place, hidden=block.hidden or "嵌入文件")


def _one(container: Container, path: str, limits: Limits, inner: Inner) -> Content:
    if limits.nested < 0:
        return Content(reasons=("嵌套层数过多，未读取",))
    try:
        body = container.read(path)
        if body.startswith(_OLE):
            body = _packaged(body) or body
        return inner(body, posixpath.basename(path), limits)
    except DocumentError as error:
        return Content(reasons=(str(error),))


def spent(limits: Limits, content: Content) -> Limits:
    """What is left after one file was read, so that many large ones cost no more than one."""
    cells = sum(
        len(row) + 1 for one in content.blocks if isinstance(one, Table) for row in one.rows
    )
    text = sum(len(one.text) for one in content.blocks if isinstance(one, Block))
    return replace(limits, cells=max(0, limits.cells - cells), text=max(0, limits.text - text))


def _packaged(body: bytes) -> bytes:
    """The file in an OLE object: a stream `Package`, or the data of an `Ole10Native` (MS-OLEDS 2.3.6)."""
    try:
        streams = ole.named_streams(body, frozenset({"package", "\x01ole10native"}))
    except (struct.error, IndexError):
        return b""
    if package := streams.get("package", b""):
        return package
    return unwrapped(streams.get("\x01ole10native", b""))


def unwrapped(data: bytes) -> bytes:
    """Size, two bytes, label and path (each ended by a zero), eight bytes, a path, size, the file."""
    try:
        at = 6
        for _ in range(2):
            at = data.index(b"\0", at) + 1
        (length,) = struct.unpack_from("<I", data, at + 4)
        at += 8 + length
        (size,) = struct.unpack_from("<I", data, at)
    except (ValueError, struct.error):
        return b""
    return data[at + 4 : at + 4 + size]
