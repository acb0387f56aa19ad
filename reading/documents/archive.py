"""Archives of every kind: each member read by what it is, its place named after it. `packed.py` opens them.

A member that is an archive is opened too, to a limit of depth; bytes, members, cells and characters are counted
over all of them together, so that many cost no more than one. Names are only ever names in places: nothing is written.
"""

from __future__ import annotations

import re
from dataclasses import replace

from reading.documents.blocks import Block, Content, Limits, Table
from reading.documents.embedded import Inner, spent
from reading.documents.packed import OPENERS, Packed
from records.errors import DocumentError
from records.privacy import veil

FORMATS = frozenset(OPENERS)
"""As `reading.sniff` calls them."""
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
"""Characters that would write over or turn around what stands beside a name."""
_LONGEST_NAME = 200


def read(body: bytes, format: str, limits: Limits, inner: Inner) -> Content:  # noqa: A002
    """All members of an archive.

    Raises DocumentError when it cannot be opened, is encrypted as a whole, lies too deep or is past a limit.
    """
    if limits.nested < 0:
        raise DocumentError("压缩包嵌套层数过多，未读取")
    files = OPENERS[format](body, limits)
    left = replace(limits, nested=limits.nested - 1)
    blocks: list[Block | Table] = []
    reasons: list[str] = []
    members = unpacked = 0
    for file in files[: limits.members]:
        name = _shown(file.name)
        content, size = _one(file, left, inner)
        members += max(1, content.parts if content.unpacked else 1)
        unpacked += size + content.unpacked
        left = replace(
            spent(left, content),
            unpacked=max(0, limits.unpacked - unpacked),
            members=max(0, limits.members - members),
            pages=max(1, left.pages - content.parts),
        )
        blocks += [replace(block, place=f"{name}：{block.place}") for block in content.blocks]
        reasons += [f"压缩包内“{name}”：{reason}" for reason in content.reasons]
    if len(files) > limits.members:
        reasons.append(f"压缩包内有{len(files)}个文件，只读取了前{limits.members}个")
    if not files:
        reasons.append("压缩包内没有文件")
    return Content(tuple(blocks), len(files), tuple(reasons), unpacked=unpacked)


def _one(file: Packed, limits: Limits, inner: Inner) -> tuple[Content, int]:
    """What was read of one member, and its size unpacked."""
    size = 0
    try:
        data = file.unpack(limits)
        size = len(data)
        return inner(data, file.name, limits), size
    except DocumentError as error:
        return Content(reasons=(str(error),)), size


def _shown(name: str) -> str:
    """A member's name as it may stand in a place or a reason."""
    sound = name.encode("utf-8", "replace").decode()
    return veil(_CONTROL.sub("", sound))[-_LONGEST_NAME:]
