"""PDF: the text layer, page by page, by pdfium. A page that shows something and has no text is not read.

What is hidden comes after what is seen: text no eye sees (`pdf_hidden`), comments, fields, attached files, metadata
(`pdf_around`), and the lines that stood in earlier versions of the file and were taken out.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from reading.documents import ocr
from reading.documents.blocks import Block, Content, Limits, Table
from reading.documents.pdf_around import Member, attached, metadata, notes
from reading.documents.pdf_hidden import OFF_LAYER, hidden_characters
from reading.documents.pdf_layers import layers_off, without_layers
from reading.documents.pdf_raw import drawings, versions
from reading.documents.split import divided
from records.errors import DocumentError

_SCAN = "扫描件，无文字层，未识别"
_WRONG_PASSWORD = 4
"""FPDF_ERR_PASSWORD."""
_NAMED_PAGES = 10
"""Page numbers spelt out in a reason."""
_GARBLED = 0.3
"""Share of characters without a meaning (private use, replacement) from which a page is not text."""
_LAST_CODE = 0x10FFFF
_MOST_OBJECTS = 5000
_LETTERS = 5
_LETTER_SIZE = (3.0, 60.0)
"""Drawn paths as large as letters, in points: from five on they may be text turned into outlines. Rules of a table
are thinner, its frames longer (real final accounts have pages with nothing but such rules)."""
_MOST_DRAWINGS = 3_000_000
"""Forms drawn in forms; a file of 1.1 million is read in 0.7 s and 190 MB."""
_OCR_PAGES = 50
"""Pages of one file that are read by OCR (0.5 s each)."""
_OCR_SCALE, _OCR_LONGEST = 150 / 72, 2400
"""Pixels a point, and of the longer side."""
_OLD = "旧版本内容"
_VERSIONS = 8
"""Earlier versions of a file that are read, the newest first."""
_OLD_PAGES = 500
"""Pages of all of them."""
_BROKEN = (pdfium.PdfiumError, ValueError, OSError, IndexError)


def _without_system_fonts() -> pdfium_raw.FPDF_SYSFONTINFO:
    """Tells pdfium that the machine has no fonts; the value must live as long as pdfium.

    It would load a whole font for each name that a file does not embed (26 MB for a Chinese one), and what it
    reads must not depend on the fonts of a machine. Texts come from the file's own maps.
    """
    told = pdfium_raw.FPDF_SYSFONTINFO(version=1)
    for name, kind in told._fields_[1:]:
        setattr(told, name, kind(lambda *_: 0))
    pdfium_raw.FPDF_SetSystemFontInfo(ctypes.pointer(told))
    return told


_FONTS = _without_system_fonts()


def read(body: bytes, limits: Limits, member: Member | None = None) -> Content:
    """The text of every page, and what the file holds besides. `member` reads attached files.

    Raises DocumentError when the file is encrypted or damaged.
    """
    if drawings(body) > _MOST_DRAWINGS:
        raise DocumentError("图形对象层层嵌套（疑似压缩炸弹），未读取")
    seen = without_layers(body)
    document = _opened(seen)
    try:
        pages = _Pages(document, body, limits)
        pages.read()
        hidden: list[Block | Table] = [*pages.hidden, *metadata(document, body)]
        more = attached(document, limits, member) if member else Content()
        hidden += more.blocks
        if seen is not body:
            hidden += _under_layers(body, limits, [*pages.seen, *hidden])
        hidden += _earlier(body, limits, [*pages.seen, *hidden])
        reasons = (*pages.reasons(), *more.reasons)
        return Content((*pages.seen, *hidden), pages.count, reasons)
    finally:
        document.close()


def _opened(body: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(body)
        if document.get_formtype() != pdfium_raw.FORMTYPE_NONE:
            document.init_forms()
        return document
    except _BROKEN as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD:
            raise DocumentError("文件已加密，无法读取") from error
        raise DocumentError("PDF 文件已损坏，无法打开") from error


def _under_layers(body: bytes, limits: Limits, now: list[Block | Table]) -> list[Block]:
    """Lines that only the file with its layers on has, a block for each page."""
    document = _opened(body)
    try:
        pages = _Pages(document, body, replace(limits, pages=min(limits.pages, _OLD_PAGES)))
        pages.read()
    finally:
        document.close()
    known = _Known(now)
    fresh = [(one.place, known.new_lines(one.text)) for one in (*pages.seen, *pages.hidden)]
    return [Block(place, text, OFF_LAYER) for place, text in fresh if text]


def _earlier(body: bytes, limits: Limits, now: list[Block | Table]) -> list[Block]:
    """Lines of earlier versions that the file as it is does not have, a block for each page of a version."""
    ends = versions(body)[:_VERSIONS]
    if not ends:
        return []
    known = _Known(now)
    found: list[Block] = []
    left = _OLD_PAGES
    for number, end in enumerate(ends, 1):
        try:
            document = _opened(body[:end])
        except DocumentError:
            continue
        try:
            pages = _Pages(document, body[:end], replace(limits, pages=left))
            pages.read()
        finally:
            document.close()
        left = max(0, left - pages.count)
        fresh = [(one.place, known.new_lines(one.text)) for one in (*pages.seen, *pages.hidden)]
        found += [Block(f"倒数第{number}个旧版本{at}", text, _OLD) for at, text in fresh if text]
    return found


class _Known:
    """Lines that were met, however they are spaced and broken."""

    def __init__(self, blocks: list[Block | Table]) -> None:
        texts = [block.text for block in blocks if isinstance(block, Block)]
        self._lines = {_bare(line) for text in texts for line in text.splitlines()}
        self._all = _bare("".join(texts))

    def new_lines(self, text: str) -> str:
        """The lines not met before; from now on they are."""
        fresh = [line for line in text.splitlines() if self._is_new(_bare(line))]
        self._lines.update(_bare(line) for line in fresh)
        return "\n".join(fresh)

    def _is_new(self, line: str) -> bool:
        return bool(line) and line not in self._lines and line not in self._all


def _bare(text: str) -> str:
    return "".join(text.split())


@dataclass(slots=True)
class _Found:
    """Numbers of the pages of which no text could be had."""

    unread: list[int] = field(default_factory=list)
    broken: list[int] = field(default_factory=list)
    recognised: list[int] = field(default_factory=list)


class _Pages:
    """Reads the pages of one version of a file: `seen` and `hidden` blocks."""

    def __init__(self, document: pdfium.PdfDocument, body: bytes, limits: Limits) -> None:
        self.count = len(document)
        self.seen: list[Block] = []
        self.hidden: list[Block] = []
        self._document = document
        self._body = body
        self._limits = limits
        self._left = limits.text
        self._found = _Found()
        self._last = 0

    def read(self) -> None:
        """All pages, to the limits."""
        for number in range(1, min(self.count, self._limits.pages) + 1):
            self._last = number
            try:
                self._take(number)
            except _BROKEN:
                self._found.broken.append(number)
            if self._left <= 0:
                return

    def reasons(self) -> list[str]:
        """Why pages were not read."""
        reasons = _reasons(bool(self.seen or self.hidden), self._found.unread, self._found.broken)
        if self._found.recognised:
            reasons.append(f"{_named(self._found.recognised)}无文字层，文字由机器识别，可能有误")
        if self._last < self.count:
            reasons.append(f"共{self.count}页，只读取了前{self._last}页")
        return reasons

    @cached_property
    def _off(self) -> frozenset[str]:
        return layers_off(self._body)

    def _take(self, number: int) -> None:
        place = f"第{number}页"
        page = self._document[number - 1]
        try:
            text, hidden = self._texts(page)
            if text.strip() and not _is_garbled(text):
                self._add(self.seen, Block(place, text))
            elif text.strip() or (not hidden and _may_show_words(page)):
                self._recognise(page, number)
            for how, words in hidden.items():
                self._add(self.hidden, Block(place, words, how))
            for note in notes(page, self._document.formenv, place):
                self._add(self.hidden if note.hidden else self.seen, note)
        finally:
            page.close()

    def _recognise(self, page: pdfium.PdfPage, number: int) -> None:
        """A page without text: by OCR where it is installed, for a bounded number of pages."""
        said = ""
        until = self._limits.ocr_until
        if len(self._found.recognised) < _OCR_PAGES and ocr.is_ready(until):
            width, height = page.get_size()
            bitmap = page.render(
                scale=min(_OCR_SCALE, _OCR_LONGEST / max(1.0, width, height)), prefer_bgrx=True
            )
            data = ocr.as_bmp(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
            bitmap.close()
            said = ocr.words_of(data, until) or ""
        if said:
            self._found.recognised.append(number)
            self._add(self.seen, Block(f"第{number}页", said))
        else:
            self._found.unread.append(number)

    def _texts(self, page: pdfium.PdfPage) -> tuple[str, dict[str, str]]:
        """What is seen of the page's text, and how -> what is not."""
        layer = page.get_textpage()
        try:
            hidden = hidden_characters(page, layer, lambda: self._off)
            if hidden:
                return divided(_characters(layer), hidden)
            return layer.get_text_bounded().replace("\0", ""), {}
        finally:
            layer.close()

    def _add(self, to: list[Block], block: Block) -> None:
        to.append(replace(block, text=block.text[: max(0, self._left)]))
        self._left -= len(block.text)


def _characters(layer: pdfium.PdfTextPage) -> list[str]:
    """One string an index of the text layer, empty for what is no character."""
    codes = [pdfium_raw.FPDFText_GetUnicode(layer, at) for at in range(layer.count_chars())]
    return ["" if code in {0, 0xFFFE} or code > _LAST_CODE else chr(code) for code in codes]


def _may_show_words(page: pdfium.PdfPage) -> bool:
    """Is there a picture on the page, or drawings as large as letters?"""
    letters = 0
    for item in islice(page.get_objects(max_depth=3), _MOST_OBJECTS):
        if item.type == pdfium_raw.FPDF_PAGEOBJ_IMAGE:
            return True
        if item.type == pdfium_raw.FPDF_PAGEOBJ_PATH:
            left, bottom, right, top = item.get_bounds()
            least, most = _LETTER_SIZE
            letters += least < right - left < most and least < top - bottom < most
    return letters >= _LETTERS


def _is_garbled(text: str) -> bool:
    """A font without a text map gives characters that mean nothing."""
    lost = sum(char == "\ufffd" or "\ue000" <= char <= "\uf8ff" for char in text)
    return lost > len(text) * _GARBLED


def _reasons(any_text: bool, unread: list[int], broken: list[int]) -> list[str]:
    reasons = []
    if unread:
        reasons.append(
            f"{_named(unread)}无可用文字层（图像或字体无映射），未识别" if any_text else _SCAN
        )
    elif not any_text and not broken:
        reasons.append("文档没有任何内容")
    if broken:
        reasons.append(f"{_named(broken)}已损坏，未读取")
    return reasons


def _named(pages: list[int]) -> str:
    named = "、".join(str(page) for page in pages[:_NAMED_PAGES])
    return f"第{named}页" if len(pages) <= _NAMED_PAGES else f"第{named}页等{len(pages)}页"
