"""Does a patch of a rendered PDF page show anything? Rendering without a glyph, by comparing two pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from reading.documents.pdf_drawn import Box

_POINT = 1.0
"""Pixels a point: a letter of 6 points has some 20 pixels."""
_LONGEST = 1500
"""Pixels of the longer side."""
_CONTRAST = 12
"""Difference of a colour component that an eye sees on paper (light watermarks have 25 and more)."""
_SHOWN = 0.15
"""Share of a letter's box that must differ."""
_RANGE = 40
"""Between the lightest and the darkest pixel of a scanned letter and its surroundings."""


@dataclass(frozen=True, slots=True)
class Probe:
    """A rectangle to be painted right after the object with this order."""

    order: int
    colour: tuple[int, int, int]
    boxes: tuple[Box, ...]
    """Of its letters."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A rendered page: four bytes a pixel, and how it lies on the page."""

    data: bytes
    width: int
    height: int
    stride: int
    scale: float
    left: float
    top: float

    def patch(self, box: Box) -> list[tuple[int, int]]:
        """Slices of `data`, a row each, for a box of the page; at least one pixel, none outside."""
        first = max(0, round((box[0] - self.left) * self.scale))
        last = min(self.width, max(first + 1, round((box[2] - self.left) * self.scale)))
        upper = max(0, round((self.top - box[3]) * self.scale))
        lower = min(self.height, max(upper + 1, round((self.top - box[1]) * self.scale)))
        return [
            (row * self.stride + 4 * first, row * self.stride + 4 * last)
            for row in range(upper, lower)
            if last > first
        ]


def without(page: pdfium.PdfPage, texts: Sequence[int]) -> Picture:
    """The page without its text objects of these orders. They stay out of the page in memory."""
    for order in texts:
        raw.FPDFPageObj_SetIsActive(raw.FPDFPage_GetObject(page, order), False)
    return _picture(page)


def showing(page: pdfium.PdfPage, before: Picture, probes: Sequence[Probe]) -> list[bool]:
    """For every letter of `probes`, in order: would ink of its colour show there? `before`: see `without`."""
    added = [_paint(page, probe) for probe in sorted(probes, key=lambda one: -one.order)]
    after = _picture(page)
    for item in added:
        raw.FPDFPage_RemoveObject(page, item)
        raw.FPDFPageObj_Destroy(item)
    return [_differs(before, after, box) for probe in probes for box in probe.boxes]


def speckled(page: pdfium.PdfPage, boxes: Sequence[Box]) -> list[bool]:
    """For every box: does the page show more there than one even colour?"""
    picture = _picture(page)
    return [_spread(picture, box) >= _RANGE for box in boxes]


def _paint(page: pdfium.PdfPage, probe: Probe) -> Any:
    first = probe.boxes[0]
    item = raw.FPDFPageObj_CreateNewPath(first[0], first[1])
    for left, bottom, right, top in probe.boxes:
        raw.FPDFPath_MoveTo(item, left, bottom)
        for across, up in ((right, bottom), (right, top), (left, top)):
            raw.FPDFPath_LineTo(item, across, up)
        raw.FPDFPath_Close(item)
    raw.FPDFPath_SetDrawMode(item, raw.FPDF_FILLMODE_WINDING, False)
    raw.FPDFPageObj_SetFillColor(item, *probe.colour, 255)
    raw.FPDFPage_InsertObjectAtIndex(page, item, probe.order + 1)
    return item


def _picture(page: pdfium.PdfPage) -> Picture:
    page.set_rotation(0)
    left, bottom, right, top = page.get_bbox()
    scale = min(_POINT, _LONGEST / max(1.0, right - left, top - bottom))
    bitmap = page.render(scale=scale, may_draw_forms=False, prefer_bgrx=True)
    try:
        return Picture(
            bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, scale, left, top
        )
    finally:
        bitmap.close()


def _differs(before: Picture, after: Picture, box: Box) -> bool:
    rows = before.patch(box)
    total = sum((end - start) // 4 for start, end in rows)
    enough = max(1.0, total * _SHOWN)
    changed = 0
    for start, end in rows:
        one, other = before.data[start:end], after.data[start:end]
        if one == other:
            continue
        changed += len({
            at // 4
            for at, (was, now) in enumerate(zip(one, other, strict=True))
            if abs(was - now) >= _CONTRAST
        })  # fmt: skip
        if changed >= enough:
            return True
    return False


def _spread(picture: Picture, box: Box) -> int:
    high = (box[3] - box[1]) / 4
    around = (box[0] - 1, box[1] - high, box[2] + 1, box[3] + high)
    greens = [picture.data[start + 1 : end : 4] for start, end in picture.patch(around)]
    if not greens:
        return 0
    return max(max(row) for row in greens) - min(min(row) for row in greens)
