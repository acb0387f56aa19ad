"""Zip archives, one level deep: each member read by what it is, its place named after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from zipfile import ZipInfo

from reading.documents.blocks import Block, Content, Limits, Table
from reading.documents.zipped import Container
from records.errors import DocumentError
from records.privacy import veil

Member = Callable[[bytes, str, Limits], Content]
"""Reads one member: bytes, name, what is left of the limits."""


def read(body: bytes, limits: Limits, member: Member) -> Content:
    """All members of a zip file.

    Raises DocumentError when the archive cannot be opened or is past a limit.
    """
    container = Container(body, limits)
    files = [info for info in container.members if not info.filename.endswith("/")]
    blocks: list[Block | Table] = []
    reasons: list[str] = []
    for info in files[: limits.members]:
        name = veil(info.filename)
        content = _one(container, info, limits, member)
        limits = _rest(limits, content)
        blocks += [replace(block, place=f"{name}：{block.place}") for block in content.blocks]
        reasons += [f"压缩包内“{name}”：{reason}" for reason in content.reasons]
    if len(files) > limits.members:
        reasons.append(f"压缩包内有{len(files)}个文件，只读取了前{limits.members}个")
    if not files:
        reasons.append("压缩包内没有文件")
    return Content(tuple(blocks), len(files), tuple(reasons))


def _one(container: Container, info: ZipInfo, limits: Limits, member: Member) -> Content:
    try:
        return member(container.read(info), info.filename, limits)
    except DocumentError as error:
        return Content(reasons=(str(error),))


def _rest(limits: Limits, content: Content) -> Limits:
    """What is left for the members that follow, so that many large ones cost no more than one."""
    cells = sum(
        len(row) + 1 for block in content.blocks if isinstance(block, Table) for row in block.rows
    )
    text = sum(len(block.text) for block in content.blocks if isinstance(block, Block))
    return replace(
        limits,
        cells=max(0, limits.cells - cells),
        text=max(0, limits.text - text),
        pages=max(1, limits.pages - content.parts),
    )
