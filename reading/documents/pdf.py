"""PDF: the text layer, page by page, by pdfium. A page that shows something and has no text is not read."""

from __future__ import annotations

import ctypes
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_raw

from reading.documents.blocks import Block, Content, Limits
from records.errors import DocumentError

_SCAN = "扫描件，无文字层，未识别"
_WRONG_PASSWORD = 4
"""FPDF_ERR_PASSWORD."""
_NAMED_PAGES = 10
"""Page numbers spelt out in a reason."""
_GARBLED = 0.3
"""Share of characters without a meaning (private use, replacement) from which a page is not text."""
_MOST_OBJECTS = 5000
_LETTERS = 5
_LETTER_SIZE = (3.0, 60.0)
"""Drawn paths as large as letters, in points: from five on they may be text turned into outlines. Rules of a table
are thinner, its frames longer (real final accounts have pages with nothing but such rules)."""
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


def read(body: bytes, limits: Limits) -> Content:
    """The text of every page.

    Raises DocumentError when the file is encrypted or damaged.
    """
    document = _opened(body)
    try:
        return _pages(document, limits)
    finally:
        document.close()


def _opened(body: bytes) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(body)
    except _BROKEN as error:
        if getattr(error, "err_code", None) == _WRONG_PASSWORD:
            raise DocumentError("文件已加密，无法读取") from error
        raise DocumentError("PDF 文件已损坏，无法打开") from error


def _pages(document: pdfium.PdfDocument, limits: Limits) -> Content:
    count = len(document)
    blocks: list[Block] = []
    unread: list[int] = []
    broken: list[int] = []
    left = limits.text
    number = 0
    for number in range(1, min(count, limits.pages) + 1):
        try:
            text, blank = _page(document, number - 1)
        except _BROKEN:
            broken.append(number)
            continue
        if text:
            blocks.append(Block(f"第{number}页", text[:left]))
            left -= len(text)
        elif not blank:
            unread.append(number)
        if left <= 0:
            break
    reasons = _reasons(bool(blocks), unread, broken)
    if number < count:
        reasons.append(f"共{count}页，只读取了前{number}页")
    return Content(tuple(blocks), count, tuple(reasons))


def _page(document: pdfium.PdfDocument, index: int) -> tuple[str, bool]:
    """Text of a page, empty when there is none to make sense of; and whether nothing to read is drawn on it."""
    page = document[index]
    try:
        layer = page.get_textpage()
        text = layer.get_text_bounded().replace("\0", "")
        layer.close()
        if text.strip():
            return ("" if _is_garbled(text) else text), False
        return "", not _may_show_words(page)
    finally:
        page.close()


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
