"""An office's own bulletin as a DOCX with placeholders: 模板, templates/通报.docx in the data folder.

A placeholder is a name in braces. {正文}, {附件说明} and {附件} stand alone in a paragraph of the body and are
replaced by paragraphs and tables; the others may stand anywhere, also in tables, headers and footers. What we set
takes the template's style of the same name (Body Text, Heading 1, Table Cell … as in `reports.docx.styles.LOOKS`)
and our own look where it has none.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from copy import deepcopy

import docx as python_docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.style import ParagraphStyle

from reports.docx.page import turn
from reports.docx.styles import LOOKS
from reports.own_template import wrong

LINES = ("标题", "文号", "征求意见稿", "主送", "发文机关", "成文日期", "附注", "抄送")
BLOCKS = ("正文", "附件说明", "附件")
REQUIRED = ("标题", "正文", "附件")
_PLACEHOLDER = re.compile("[{｛]([^{}｛｝]*)[}｝]")
_BRACE = re.compile("[{}｛｝]")
_AROUND = 12
"""Characters around a stray brace that the complaint shows."""


class Template:
    """A template that has been found whole: every placeholder known, closed, and in its place."""

    def __init__(self, data: bytes) -> None:
        """Opens and checks it. Raises UsageError, naming what is wrong with it."""
        self.document = _opened(data)
        self._sheet = deepcopy(self.document.sections[0]._sectPr)  # noqa: SLF001
        self._blocks: dict[str, list[BaseOxmlElement]] = {name: [] for name in BLOCKS}
        self._check()
        self._check_styles()

    def _check(self) -> None:
        body = self.document.element.body
        found: set[str] = set()
        for line in self._lines():
            text = _text(line)
            names = _names(text)
            found.update(names)
            for name in BLOCKS:
                if name in names:
                    if text.strip()[1:-1].strip() != name or line.getparent() is not body:
                        raise wrong(f"占位符“{{{name}}}”应在正文中独占一段")
                    self._blocks[name].append(line)
        for name in REQUIRED:
            if name not in found:
                raise wrong(f"缺少占位符“{{{name}}}”")
        for name, lines in self._blocks.items():
            if len(lines) > 1:
                raise wrong(f"占位符“{{{name}}}”出现了{len(lines)}次，只能有1次")

    def _check_styles(self) -> None:
        """Styles of our names are for paragraphs, and tables find them by our ids: Word in Chinese gives others."""
        styles = self.document.styles
        for look in LOOKS:
            if look.name not in styles:
                continue
            style = styles[look.name]
            if not isinstance(style, ParagraphStyle):
                raise wrong(f"样式“{look.name}”应为段落样式")
            if look.name.startswith("Table "):
                self._rename(style, look.name.replace(" ", ""))

    def _rename(self, style: ParagraphStyle, id_: str) -> None:
        old = style.style_id
        style.element.set(qn("w:styleId"), id_)
        for root in (self.document.styles.element, *self._roots()):
            for tag in ("w:pStyle", "w:basedOn", "w:next", "w:link"):
                for one in root.iter(qn(tag)):
                    if one.get(qn("w:val")) == old:
                        one.set(qn("w:val"), id_)

    def _lines(self) -> Iterator[BaseOxmlElement]:
        """Every paragraph of the body, of tables and text boxes, and of headers and footers."""
        for root in self._roots():
            yield from root.iter(qn("w:p"))

    def _roots(self) -> Iterable[BaseOxmlElement]:
        yield self.document.element.body
        for section in self.document.sections:
            for part in (
                section.header, section.footer,
                section.first_page_header, section.first_page_footer,
                section.even_page_header, section.even_page_footer,
            ):  # fmt: skip
                if not part.is_linked_to_previous:
                    yield part._element  # noqa: SLF001

    @contextmanager
    def at(self, name: str) -> Iterator[None]:
        """What is added to the document meanwhile takes the placeholder's place; nothing where there is none."""
        body, lines = self.document.element.body, self._blocks[name]
        if not lines:
            before = len(body)
            yield
            for added in list(body)[before - 1 : -1]:
                body.remove(added)
            return
        after = list(body)[body.index(lines[0]) + 1 : -1]
        for one in (lines[0], *after):
            body.remove(one)
        yield
        for one in after:
            body.insert(len(body) - 1, one)

    def section(self, *, landscape: bool) -> None:
        """A new page for an annex: the template's own page, or that page turned."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.different_first_page_header_footer = False
        for tag in ("w:pgSz", "w:pgMar"):
            own, old = self._sheet.find(qn(tag)), section._sectPr.find(qn(tag))  # noqa: SLF001
            if own is not None and old is not None:
                section._sectPr.replace(old, deepcopy(own))  # noqa: SLF001
        if landscape:
            turn(section)

    def put(self, words: Mapping[str, str]) -> None:
        """Words for the placeholders that are part of a line, each in the look of its first brace.

        Comes before `at`: a page's title that looks like a placeholder must stay what it is.
        """
        for line in self._lines():
            for found in reversed(list(_PLACEHOLDER.finditer(_text(line)))):
                if found[1].strip() in words:
                    _replace(_pieces(line), found.start(), found.end(), words[found[1].strip()])


def _opened(data: bytes) -> Document:
    try:
        return python_docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, OpcError, KeyError, ValueError, OSError, SyntaxError):
        # lxml's XMLSyntaxError is a SyntaxError
        raise wrong("不是可用的 DOCX 文件，请用 Word 或 WPS 另存为 .docx") from None


def _names(text: str) -> list[str]:
    """The placeholders of a line. Raises UsageError for one that is unknown or not closed."""
    names = [one[1].strip() for one in _PLACEHOLDER.finditer(text)]
    for name in names:
        if name not in LINES and name not in BLOCKS:
            known = "、".join(f"{{{one}}}" for one in (*LINES, *BLOCKS))
            raise wrong(f"不认识的占位符“{{{name}}}”，可用的有{known}")
    stray = _BRACE.search(_PLACEHOLDER.sub("", text))
    if stray:
        place = _stray(text)
        shown = text[max(0, place - _AROUND) : place + _AROUND]
        raise wrong(f"“{shown}”处的占位符没有写完整，花括号应成对，如“{{标题}}”")
    return names


def _stray(text: str) -> int:
    """Where in the text the brace without a partner stands."""
    spans = [one.span() for one in _PLACEHOLDER.finditer(text)]
    return next(
        one.start()
        for one in _BRACE.finditer(text)
        if not any(start <= one.start() < end for start, end in spans)
    )


def _replace(pieces: Sequence[BaseOxmlElement], start: int, end: int, word: str) -> None:
    """Puts a word for the characters from `start` to `end` of the pieces' joined text."""
    place = 0
    for piece in pieces:
        text = piece.text or ""
        first, last = max(start - place, 0), end - place
        if first < len(text) and last > 0:
            piece.text = text[:first] + (word if place + first == start else "") + text[last:]
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        place += len(text)


def _text(line: BaseOxmlElement) -> str:
    return "".join(one.text or "" for one in _pieces(line))


def _pieces(line: BaseOxmlElement) -> list[BaseOxmlElement]:
    """The line's own words, without those of a text box anchored in it."""
    return [one for one in line.iter(qn("w:t")) if _home(one) is line]


def _home(piece: BaseOxmlElement) -> BaseOxmlElement | None:
    """The paragraph that a piece of text stands in."""
    return next(piece.iterancestors(qn("w:p")), None)
