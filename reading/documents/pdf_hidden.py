"""Text of a PDF page that is in the file and that no eye sees: which characters, and how they are kept from it.

First the objects are asked, which costs milliseconds: rendering mode, size, colour, layer, page box, what is painted
after a text or lies below it. Only where that gives reason is the page rendered, and then without its text: once as
it is, and once with a rectangle in the colour of the letters put where each suspect stands. Where the rectangle
changes nothing, letters would not show either. So the answer needs no glyph, and is the same for fonts that are not
embedded (pdfium has been told to load none); what is translucent, and annotations, come out as they are painted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from reading.documents.pdf_drawn import (
    IMAGE,
    PATH,
    SHADING,
    TEXT,
    Box,
    Drawn,
    address_of,
    drawn,
    meets,
)
from reading.documents.pdf_pixels import Picture, Probe, showing, speckled, without

UNSEEN, OFF_PAGE, TINY = "不可见文字", "页面外文字", "极小文字"
COVERED, WHITE, SAME, LAYER = "遮盖下的文字", "白色文字", "与底色相同的文字", "图层下的文字"
OFF_LAYER, CLIPPED = "关闭图层上的文字", "裁剪区外的文字"

_NOT_PAINTED = frozenset({3, 7})
_CLEAR = 25
"""Alpha (of 255) under which nothing is seen of a letter, and above 255 - which nothing through a cover."""
_TINY = 2.0
"""Points. Real tables go down to 4."""
_LIGHT = 225
"""Least colour component from which letters may vanish on paper."""
_NEAR = 24
"""Difference of colour components below which a ground may swallow letters."""
_LEAST_COVER = (2.0, 0.4)
"""Points of width, and share of the height of a text, from which what lies over it may cover letters."""
_BAND, _FAR = 20.0, 20_000.0
"""Points: height of a band of the page, and as far as bands go (14,400 is the most a page may have)."""
_MOST_LEVEL = 3000
"""Painted things in one band that are asked, the last ones painted."""
_FLAT = 0.5
"""Points; a letter lower than this has no outline (or is a dash)."""
_RUN = 6
"""Letters in a row that a picture must lack before it is said to be blacked out: OCR layers stand askew."""
_QUIET = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_POPUP})
"""Annotations that cover nothing."""
_LONG_RUN = re.compile(r"\d[\d *]{8,}\d")
"""Digits of which somebody may be found: an OCR layer without them is not compared with its picture."""


@dataclass(slots=True)
class _Suspects:
    known: dict[int, str] = field(default_factory=dict)
    """Address of a text object -> how it is hidden, settled by the objects alone."""
    covered: list[Drawn] = field(default_factory=list)
    ground: list[Drawn] = field(default_factory=list)
    beyond: bool = False
    """Does some text reach out of the page?"""
    clipped: dict[int, Box] = field(default_factory=dict)
    """Address of a text object -> what its clip paths leave of the page, where they cut into it."""
    scanned: set[int] = field(default_factory=set)
    """Text that is not painted and lies over a picture: what a machine read of it."""


def hidden_characters(
    page: pdfium.PdfPage, layer: pdfium.PdfTextPage, layers_off: Callable[[], frozenset[str]]
) -> dict[int, str]:
    """Index of each hidden character of the page's text -> how. Empty for nearly every page.

    `layers_off` gives the names of the layers that are switched off; asked only where there are layers.
    """
    objects = drawn(page)
    off = layers_off() if any(item.layer for item in objects) else frozenset()
    bounds = page.get_bbox()
    suspects = _suspects(objects, bounds, _annotations(page), off)
    if suspects == _Suspects():
        return {}
    return _Judge(page, layer, objects, bounds).judge(suspects)


def _suspects(
    objects: list[Drawn], bounds: Box, annotations: list[Box], off: frozenset[str]
) -> _Suspects:
    found = _Suspects()
    texts = [item for item in objects if item.kind == TEXT]
    images = [item for item in objects if item.kind == IMAGE]
    lowest = min((text.box[3] - text.box[1] for text in texts), default=0.0)
    painted = _Bands([item for item in objects if _may_cover(item, off)], _LEAST_COVER[1] * lowest)
    for text in texts:
        if how := _by_itself(text, off):
            found.known[text.address] = how
        elif text.mode in _NOT_PAINTED:
            if any(_over(image.box, text.box) for image in images):
                found.scanned.add(text.address)
            else:
                found.known[text.address] = UNSEEN
        elif any(item.turn > text.turn for item in painted.over(text)) or any(
            _over(box, text.box) for box in annotations
        ):
            found.covered.append(text)
        elif min(text.colour) >= _LIGHT or any(
            _swallows(item, text) for item in painted.over(text) if item.turn < text.turn
        ):
            found.ground.append(text)
        if text.clip is not None:
            found.clipped[text.address] = text.clip
        found.beyond = found.beyond or not _inside(text.box, bounds)
    return found


class _Bands:
    """What is painted, by height on the page: a text asks only what lies level with it."""

    def __init__(self, items: list[Drawn], least: float) -> None:
        self._bands: dict[int, list[Drawn]] = {}
        for item in items:
            if item.box[3] - item.box[1] > least:
                for band in _bands(item.box):
                    self._bands.setdefault(band, []).append(item)

    def over(self, text: Drawn) -> list[Drawn]:
        """Whatever takes more of a text than a rule of a table does, each once."""
        found = {
            item.turn: item
            for band in _bands(text.box)
            for item in self._bands.get(band, ())[-_MOST_LEVEL:]
            if _over(item.box, text.box)
        }
        return list(found.values())


def _bands(box: Box) -> range:
    first, last = (
        int(max(-_FAR, min(_FAR, box[1])) // _BAND),
        int(max(-_FAR, min(_FAR, box[3])) // _BAND),
    )
    return range(first, last + 1)


def _by_itself(text: Drawn, off: frozenset[str]) -> str:
    """How a text is hidden whatever surrounds it; empty when it is not."""
    if text.layer in off:
        return OFF_LAYER
    if text.mode not in _NOT_PAINTED and text.alpha < _CLEAR:
        return UNSEEN
    return TINY if text.size < _TINY and text.box[3] - text.box[1] < _TINY else ""


def _may_cover(item: Drawn, off: frozenset[str]) -> bool:
    if item.kind == PATH:
        return item.filled and item.alpha > _CLEAR and item.layer not in off
    return item.kind in {IMAGE, SHADING} and item.layer not in off


def _over(box: Box, text: Box) -> bool:
    """Does a box take more of a text than a rule of a table does?"""
    wide, high = meets(box, text)
    least, share = _LEAST_COVER
    return wide >= min(least, (text[2] - text[0]) / 2) and high > share * (text[3] - text[1])


def _swallows(ground: Drawn, text: Drawn) -> bool:
    return ground.kind == IMAGE or all(
        abs(one - other) < _NEAR for one, other in zip(ground.colour, text.colour, strict=True)
    )


def _inside(box: Box, bounds: Box) -> bool:
    return (
        box[0] >= bounds[0] - 1
        and box[1] >= bounds[1] - 1
        and box[2] <= bounds[2] + 1
        and box[3] <= bounds[3] + 1
    )


def _is_beyond(box: Box, bounds: Box) -> bool:
    """Does the middle of a character lie outside?"""
    across, up = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    left, bottom, right, top = bounds
    return not (left <= across <= right and bottom <= up <= top)


def _annotations(page: pdfium.PdfPage) -> list[Box]:
    """Boxes of the annotations that are drawn over a page."""
    boxes: list[Box] = []
    for index in range(min(1000, max(0, raw.FPDFPage_GetAnnotCount(page)))):
        annotation = raw.FPDFPage_GetAnnot(page, index)
        if not annotation:
            continue
        rect = raw.FS_RECTF()
        if raw.FPDFAnnot_GetSubtype(annotation) not in _QUIET and raw.FPDFAnnot_GetRect(
            annotation, rect
        ):
            low, high = sorted((rect.bottom, rect.top))
            boxes.append((rect.left, low, rect.right, high))
        raw.FPDFPage_CloseAnnot(annotation)
    return boxes


class _Judge:
    """Goes through the characters of a page that has suspects."""

    def __init__(
        self, page: pdfium.PdfPage, layer: pdfium.PdfTextPage, objects: list[Drawn], bounds: Box
    ) -> None:
        self._page = page
        self._layer = layer
        self._objects = objects
        self._bounds = bounds
        self._boxes: dict[int, list[tuple[int, Box]]] = {}
        """Address of a text object -> its characters."""

    def judge(self, suspects: _Suspects) -> dict[int, str]:
        hidden: dict[int, str] = {}
        asked = suspects.scanned.union(
            item.address for item in (*suspects.covered, *suspects.ground)
        )
        for index in range(self._layer.count_chars()):
            address = address_of(raw.FPDFText_GetTextObject(self._layer, index))
            if not address or self._is_blank(index):
                continue
            if how := self._of_itself(index, address, suspects, asked):
                hidden[index] = how
        for group in (suspects.covered, suspects.ground):
            words: dict[int, str] = {}
            for item, index in self._unseen(group):
                how = words.get(item.address) or words.setdefault(item.address, self._how(item))
                hidden.setdefault(index, how)
        for index in [at for at in hidden if self._is_alone(at, hidden)]:
            del hidden[index]
        for index in self._blacked(suspects.scanned):
            hidden.setdefault(index, COVERED)
        return hidden

    def _of_itself(self, index: int, address: int, suspects: _Suspects, asked: set[int]) -> str:
        """How a character is hidden whatever is painted; notes its box where that must be asked."""
        if address in suspects.known:
            return suspects.known[address]
        clip = suspects.clipped.get(address)
        if not (address in asked or clip or suspects.beyond):
            return ""
        box = self._box(index)
        self._boxes.setdefault(address, []).append((index, box))
        if suspects.beyond and _is_beyond(box, self._bounds):
            return OFF_PAGE
        return CLIPPED if clip and _is_beyond(box, clip) else ""

    def _is_alone(self, index: int, hidden: dict[int, str]) -> bool:
        """Is it a dot or a dash between letters that are seen? It may just lie on a spot of its own colour."""
        code = raw.FPDFText_GetUnicode(self._layer, index)
        return (
            not chr(min(code, 0x10FFFF)).isalnum()
            and index - 1 not in hidden
            and index + 1 not in hidden
        )

    def _is_blank(self, index: int) -> bool:
        code = raw.FPDFText_GetUnicode(self._layer, index)
        return code < 33 or code in {0xA0, 0x3000, 0xFFFE} or chr(min(code, 0x10FFFF)).isspace()

    def _box(self, index: int) -> Box:
        """Box of a character; fonts that are not embedded have no outlines, but still an advance."""
        left, bottom, right, top = self._layer.get_charbox(index)
        if top - bottom >= _FLAT and right - left >= _FLAT:
            return left, bottom, right, top
        left, bottom, right, top = self._layer.get_charbox(index, loose=True)
        return left, bottom, max(right, left + _FLAT), max(top, bottom + _FLAT)

    def _unseen(self, items: list[Drawn]) -> list[tuple[Drawn, int]]:
        """Characters of which a rectangle in their colour shows nothing."""
        probes = [
            Probe(item.order, item.colour, tuple(box for _, box in self._boxes[item.address]))
            for item in items
            if item.address in self._boxes
        ]
        at = [
            (item, index)
            for item in items
            for index, _ in self._boxes.get(item.address, ())
        ]  # fmt: skip
        if not probes:
            return []
        shown = showing(self._page, self._bare, probes)
        return [one for one, seen in zip(at, shown, strict=True) if not seen or self._within(*one)]

    @cached_property
    def _bare(self) -> Picture:
        texts = [item.order for item in self._objects if item.kind == TEXT and not item.nested]
        return without(self._page, texts)

    def _within(self, item: Drawn, index: int) -> bool:
        """Is a character inside a form covered by what the same form paints after it?"""
        if not item.nested:
            return False
        box = next(box for at, box in self._boxes[item.address] if at == index)
        return any(
            other.nested and other.order == item.order and other.turn > item.turn
            and other.kind == PATH and other.filled and other.alpha == 255 and _over(other.box, box)
            and not _same(other, item)
            for other in self._objects
        )  # fmt: skip

    def _how(self, text: Drawn) -> str:
        """In which words a text that does not show is hidden."""
        above = [
            item
            for item in self._objects
            if item.turn > text.turn and _may_cover(item, frozenset()) and _over(item.box, text.box)
        ]
        if above or any(_over(box, text.box) for box in _annotations(self._page)):
            return LAYER if any(item.kind == IMAGE for item in above) else COVERED
        return WHITE if min(text.colour) >= _LIGHT else SAME

    def _blacked(self, scanned: set[int]) -> list[int]:
        """Characters of an OCR layer where the picture shows nothing: blacked out in the scan alone."""
        chars = [one for address in scanned for one in self._boxes.get(address, ())]
        words = "".join(chr(raw.FPDFText_GetUnicode(self._layer, index)) for index, _ in chars)
        if not chars or not _LONG_RUN.search(words):
            return []
        shown = speckled(self._page, [box for _, box in chars])
        hidden: list[int] = []
        for seen, run in groupby(zip(chars, shown, strict=True), key=lambda one: one[1]):
            indexes = [index for (index, _), _ in run]
            hidden += indexes if not seen and len(indexes) >= _RUN else []
        return hidden


def _same(one: Drawn, other: Drawn) -> bool:
    return one.address == other.address
