"""What a PDF page draws, in the order it is painted: text, paths, images, each with box, colour and layer.

Boxes are (left, bottom, right, top) in points of the page. Contents of form XObjects are brought to the page by
the forms' matrices; `order` stays that of the outermost object, the one that can be set before or behind others.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from math import hypot
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

Box = tuple[float, float, float, float]
_Matrix = tuple[float, float, float, float, float, float]

TEXT, PATH, IMAGE, SHADING, FORM = (
    raw.FPDF_PAGEOBJ_TEXT,
    raw.FPDF_PAGEOBJ_PATH,
    raw.FPDF_PAGEOBJ_IMAGE,
    raw.FPDF_PAGEOBJ_SHADING,
    raw.FPDF_PAGEOBJ_FORM,
)
MOST_OBJECTS = 20_000
"""Objects of one page that are looked at; the densest real page of accounts has 1,300."""
_DEEPEST = 6
"""Form XObjects one in another; a form may name itself."""
_UNMOVED: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_STROKED = frozenset({1, 2, 5, 6})
"""Text rendering modes that draw outlines (ISO 32000-1 table 106)."""
_LIGHT = 225
_LAYER = "OC"
_MOST_CLIPS, _MOST_POINTS = 16, 200
"""Clip paths of one object, and points of one path, that are asked."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One object of a page."""

    order: int
    """Place among the objects of the page itself, from 0."""
    turn: int
    """Place among all objects, those inside forms included."""
    kind: int
    box: Box
    colour: tuple[int, int, int]
    alpha: int
    """0 = nothing is seen of it, 255 = nothing is seen through it."""
    filled: bool = True
    """Is a path's inside painted?"""
    mode: int = 0
    """Text rendering mode; 3 and 7 paint nothing."""
    size: float = 0.0
    """Of letters, in points."""
    layer: str = ""
    """Name of its optional-content layer."""
    nested: bool = False
    """Does it stand inside a form?"""
    address: int = 0
    clip: Box | None = None
    """Of text: the box outside of which nothing of it is painted, where there is one that cuts into it."""


def drawn(page: pdfium.PdfPage) -> list[Drawn]:
    """All objects of a page in painting order, at most MOST_OBJECTS."""
    found: list[Drawn] = []
    count = raw.FPDFPage_CountObjects(page)
    above: list[tuple[Any, int, int, int, _Matrix, str]] = []
    order = 0
    while len(found) < MOST_OBJECTS:
        if above:
            form, at, length, depth, matrix, layer = above.pop()
            if at + 1 < length:
                above.append((form, at + 1, length, depth, matrix, layer))
            item = raw.FPDFFormObj_GetObject(form, at)
        elif order < count:
            item, depth, matrix, layer = raw.FPDFPage_GetObject(page, order), 0, _UNMOVED, ""
            order += 1
        else:
            break
        kind = raw.FPDFPageObj_GetType(item)
        layer = layer or layer_of(item)
        found.append(_drawn(item, kind, (order - 1, len(found), depth), matrix, layer))
        inside = raw.FPDFFormObj_CountObjects(item) if kind == FORM else 0
        if inside > 0 and depth < _DEEPEST:
            above.append((item, 0, inside, depth + 1, _times(_matrix(item), matrix), layer))
    return found


def address_of(item: Any) -> int:
    """Two handles of one object have one address."""
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def meets(one: Box, other: Box) -> tuple[float, float]:
    """Width and height of what two boxes share; not above 0 when they share nothing."""
    return min(one[2], other[2]) - max(one[0], other[0]), min(one[3], other[3]) - max(
        one[1], other[1]
    )


def layer_of(item: Any) -> str:
    """Name of the layer an object is marked with, `?` when the layer has no name; empty without one."""
    for index in range(min(8, max(0, raw.FPDFPageObj_CountMarks(item)))):
        mark = raw.FPDFPageObj_GetMark(item, index)
        if _mark_text(raw.FPDFPageObjMark_GetName, mark) == _LAYER:
            return _mark_text(_named, mark) or "?"
    return ""


def _named(mark: Any, buffer: Any, size: int, length: Any) -> int:
    return int(raw.FPDFPageObjMark_GetParamStringValue(mark, b"Name", buffer, size, length))


def _mark_text(call: Any, mark: Any) -> str:
    buffer = (ctypes.c_ushort * 256)()
    length = ctypes.c_ulong()
    if not call(mark, buffer, ctypes.sizeof(buffer), length) or length.value > 512:
        return ""
    return bytes(buffer)[: length.value].decode("utf-16-le", "ignore").rstrip("\0")


def _drawn(item: Any, kind: int, place: tuple[int, int, int], matrix: _Matrix, layer: str) -> Drawn:
    order, turn, depth = place
    colour, alpha = _colour(item, raw.FPDFPageObj_GetFillColor)
    mode, size, filled = 0, 0.0, True
    if kind == TEXT:
        mode = raw.FPDFTextObj_GetTextRenderMode(item)
        size = _size(item, matrix)
        if mode in _STROKED and (mode % 4 == 1 or min(colour) > _LIGHT):
            colour, alpha = _colour(item, raw.FPDFPageObj_GetStrokeColor)
    elif kind == PATH:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(item, fill, stroke)
        filled = fill.value != 0
    box = _box(item, matrix)
    if kind == TEXT and box[3] - box[1] < size / 3:  # a font that is not embedded has no outlines
        box = (box[0], box[1], max(box[2], box[0] + size / 3), box[1] + 0.8 * size)
    if kind != TEXT and raw.FPDFPageObj_HasTransparency(item):
        alpha = min(alpha, 254)
    return Drawn(
        order, turn, kind, box, colour, alpha, filled, mode, size, layer,
        depth > 0, address_of(item), _clip(item, matrix) if kind == TEXT else None,
    )  # fmt: skip


def _colour(item: Any, call: Any) -> tuple[tuple[int, int, int], int]:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    if not call(item, red, green, blue, alpha):
        return (0, 0, 0), 255
    return (red.value, green.value, blue.value), alpha.value


def _size(item: Any, matrix: _Matrix) -> float:
    size = ctypes.c_float()
    raw.FPDFTextObj_GetFontSize(item, size)
    own = _times(_matrix(item), matrix)
    return abs(size.value) * min(hypot(own[0], own[1]), hypot(own[2], own[3]))


def _matrix(item: Any) -> _Matrix:
    got = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, got):
        return _UNMOVED
    return got.a, got.b, got.c, got.d, got.e, got.f


def _times(one: _Matrix, other: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return (
        a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s,
        e * p + f * r + t, e * q + f * s + u,
    )  # fmt: skip


def _box(item: Any, matrix: _Matrix) -> Box:
    sides = [ctypes.c_float() for _ in range(4)]
    if not raw.FPDFPageObj_GetBounds(item, *sides):
        return 0.0, 0.0, 0.0, 0.0
    left, bottom, right, top = (side.value for side in sides)
    if matrix is _UNMOVED:
        return left, bottom, right, top
    return _moved((left, bottom, right, top), matrix)


def _moved(box: Box, matrix: _Matrix) -> Box:
    left, bottom, right, top = box
    a, b, c, d, e, f = matrix
    across = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    up = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    return min(across), min(up), max(across), max(up)


def _clip(item: Any, matrix: _Matrix) -> Box | None:
    """What the clip paths of an object have in common, by their boxes; pdfium drops those that cut nothing off."""
    clip = raw.FPDFPageObj_GetClipPath(item)
    count = raw.FPDFClipPath_CountPaths(clip) if clip else 0
    found: Box | None = None
    for path in range(min(_MOST_CLIPS, max(0, count))):
        box = _path_box(clip, path)
        if box is None:
            continue
        box = _moved(box, matrix)
        found = box if found is None else (
            max(found[0], box[0]), max(found[1], box[1]), min(found[2], box[2]), min(found[3], box[3]),
        )  # fmt: skip
    return found


def _path_box(clip: Any, path: int) -> Box | None:
    """Box of one clip path; None when it has no points, or too many to say."""
    count = raw.FPDFClipPath_CountPathSegments(clip, path)
    if not 0 < count <= _MOST_POINTS:
        return None
    across, up = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for at in range(count):
        segment = raw.FPDFClipPath_GetPathSegment(clip, path, at)
        if raw.FPDFPathSegment_GetPoint(segment, across, up):
            points.append((across.value, up.value))
    if not points:
        return None
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)
