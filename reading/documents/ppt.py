"""PowerPoint 97-2003 presentations (MS-PPT): texts of slides and notes, and what of them is not shown.

The records are walked as they lie in the stream, so that a damaged directory hides nothing; the directory says which
of them are the presentation of today, and which a quick save left behind.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator

from reading.documents.blocks import Block, Content, Limits
from reading.documents.compound import Compound
from reading.documents.compound_inside import inside
from reading.documents.embedded import Inner
from reading.documents.ppt_records import HANDOUT, LIST, MASTER, NOTES, SLIDE, Page, Shape, Show
from reading.documents.properties import read_properties
from records.errors import DocumentError

_ENCRYPTED = 0xF3D1C4DF
"""CurrentUserAtom.headerToken of a file behind a password (2.3.2)."""
_OLD = "旧版本内容"


def read(body: bytes, limits: Limits, inner: Inner) -> Content:
    """Texts by slide; hidden slides and shapes, notes, comments and leftovers are marked.

    Raises DocumentError when it is encrypted or holds no presentation.
    """
    compound = Compound(body)
    user = compound.top("Current User") or b""
    if len(user) >= 16 and struct.unpack_from("<I", user, 12)[0] == _ENCRYPTED:
        raise DocumentError("文件已加密，无法读取")
    stream = compound.top("PowerPoint Document")
    if stream is None:
        raise DocumentError("文件已损坏，无法打开")
    show = Show(stream, user, limits.text)
    show.read()
    blocks = list(_blocks(show))
    within = inside(compound, limits, inner, frozenset())
    reasons = ["文档过大，只读取了前面部分"] if show.full else []
    if not blocks and not within.blocks:
        reasons.append("文档没有任何内容")
    more = (*read_properties(compound), *within.blocks)
    return Content((*blocks, *more), 1, (*reasons, *within.reasons))


def _blocks(show: Show) -> Iterator[Block]:
    """What is seen, a block a page; what is not; and lines that only earlier versions have."""
    today = [page for page in show.pages if page.live]
    for page in today:
        yield from _of_page(page, show)
    known = {line for page in today for line in _lines(page)}
    for page in show.pages:
        if not page.live:
            fresh = [line for line in _lines(page) if line not in known]
            known.update(fresh)
            if fresh:
                yield Block(_place(page, show), "\n".join(fresh), _OLD)


def _of_page(page: Page, show: Show) -> Iterator[Block]:
    place = _place(page, show)
    by_how: dict[str, list[str]] = {}
    for shape, text in page.texts:
        how = "隐藏幻灯片" if page.hidden else "备注" if _is_notes(page) else _unseen(shape, show)
        by_how.setdefault(how, []).append(text)
    for how, texts in by_how.items():
        yield Block(place, "\n".join(texts), how)
    for how, texts in (("替代文字", page.described), ("批注", page.comments)):
        if texts:
            yield Block(place, "\n".join(texts), how)


def _is_notes(page: Page) -> bool:
    return page.kind == NOTES and page.notes_of != 0


def _unseen(shape: Shape | None, show: Show) -> str:
    if shape is None:
        return ""
    if shape.hidden:
        return "隐藏的图形"
    if shape.anchor is None or show.size is None:
        return ""
    (top, left, right, bottom), (width, height) = shape.anchor, show.size
    outside = left >= width or top >= height or right <= 0 or bottom <= 0
    return "页面外文字" if outside and right > left and bottom > top else ""


def _lines(page: Page) -> Iterable[str]:
    texts = [text for _, text in page.texts] + page.described + page.comments
    return (line for text in texts for line in text.splitlines() if line.strip())


def _place(page: Page, show: Show) -> str:
    if page.kind == NOTES and page.notes_of in show.slides:
        return f"第{show.slides.index(page.notes_of) + 1}页备注"
    names = {
        SLIDE: "第{}页", NOTES: "备注{}", MASTER: "母版{}", HANDOUT: "讲义", LIST: "大纲{}",
    }  # fmt: skip
    return names.get(page.kind, "正文").format(page.number)
