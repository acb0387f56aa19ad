"""Files inside Office 97-2003 files: packages, wrapped files, and workbooks or documents stored as streams."""

from __future__ import annotations

from dataclasses import replace

from reading.documents import macros
from reading.documents.biff_text import shared_strings
from reading.documents.blocks import Block, Content, Limits, Table
from reading.documents.compound import Compound, Entry
from reading.documents.embedded import Inner, spent, unwrapped
from records.errors import DocumentError

_FILES = ("Package", "CONTENTS", "\x01Ole10Native")
_BOOKS = ("Workbook", "Book")
_MOST = 50
_SHARE = 4


def inside(compound: Compound, limits: Limits, inner: Inner, own: frozenset[str]) -> Content:
    """All files inside, each block marked as not seen. `own` are the streams that are the file itself."""
    blocks: list[Block | Table] = []
    reasons: list[str] = []
    left = replace(limits, nested=limits.nested - 1, unpacked=max(1, limits.unpacked // _SHARE))
    found = [one for one in compound.find(*_FILES, *_BOOKS) if _is_inner(one, own)]
    for entry in found[:_MOST]:
        name = entry.path[-2] if len(entry.path) > 1 else entry.path[-1].strip("\x01")
        content = _one(compound, entry, left, inner)
        left = spent(left, content)
        blocks += [
            replace(one, place=f"嵌入文件“{name}”：{one.place}", hidden=one.hidden or "嵌入文件")
            for one in content.blocks
        ]
        reasons += [f"嵌入文件“{name}”：{reason}" for reason in content.reasons]
    if len(found) > _MOST:
        reasons.append(f"嵌入文件有{len(found)}个，只检查了前{_MOST}个")
    written, told = macros.in_compound(compound)
    return Content((*blocks, *written), len(found), (*reasons, *told))


def _is_inner(entry: Entry, own: frozenset[str]) -> bool:
    return len(entry.path) > 1 or entry.path[0].lower() not in own


def _one(compound: Compound, entry: Entry, limits: Limits, inner: Inner) -> Content:
    if limits.nested < 0:
        return Content(reasons=("嵌套层数过多，未读取",))
    data = compound.read(entry)
    if entry.path[-1] in _BOOKS:
        words = "\n".join(shared_strings(data))[: limits.text]
        return Content((Block("工作簿文字", words),) if words.strip() else ())
    try:
        if entry.path[-1].lower() == "\x01ole10native":
            data = unwrapped(data)
        return inner(data, entry.path[-1], limits) if data.strip(b"\0 \t\r\n") else Content()
    except DocumentError as error:
        return Content(reasons=(str(error),))
