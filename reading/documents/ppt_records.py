"""The records of a PowerPoint 97-2003 stream (MS-PPT 2.3): pages, shapes and texts, and which of them are alive."""

from __future__ import annotations

import struct
from contextlib import suppress
from dataclasses import dataclass, field

SLIDE, NOTES, MASTER, HANDOUT, LIST = 0x03EE, 0x03F0, 0x03F8, 0x0FC9, 0x0FF0
_PAGES = frozenset({SLIDE, NOTES, MASTER, HANDOUT, LIST})
_CHARS, _BYTES, _STRING = 0x0FA0, 0x0FA8, 0x0FBA
"""TextCharsAtom, TextBytesAtom, CString."""
_DOCUMENT, _NOTES_ATOM, _PERSIST, _SHOW, _COMMENT = 0x03E9, 0x03F1, 0x03F3, 0x03F9, 0x2EE0
_EDIT, _DIRECTORY = 0x0FF5, 0x1772
_SHAPE, _LOOKS, _ANCHOR = 0xF004, 0xF00B, 0xF010
"""OfficeArtSpContainer, OfficeArtFOPT, OfficeArtClientAnchor (MS-ODRAW 2.2)."""
_DESCRIPTION, _SHAPE_FLAGS = 0x0381, 0x03BF
"""Alternative text; Group Shape Boolean Properties (MS-ODRAW 2.3.4)."""
_FIELDS = frozenset({"", "*"})
"""Text of a placeholder for a date or a number."""
_USED_AND_HIDDEN = 0x00020002
_HIDDEN = 0x04
"""SlideShowSlideInfoAtom, fHidden (2.6.6)."""
_DEEPEST = 64
_MOST_EDITS = 1000
_MOST_PROPERTIES = 500


@dataclass(slots=True)
class Shape:
    """What of a shape decides whether its text is seen."""

    anchor: tuple[int, int, int, int] | None = None
    """Top, left, right, bottom on the slide, in 1/576 inch; none for a shape of a group."""
    hidden: bool = False


@dataclass(slots=True)
class Page:
    """A slide, a page of notes, a master, or the outline of the document."""

    kind: int = 0
    number: int = 0
    live: bool = True
    """Is it part of the presentation of today?"""
    hidden: bool = False
    notes_of: int = -1
    """Of notes: the id of their slide, 0 for the master of notes."""
    texts: list[tuple[Shape | None, str]] = field(default_factory=list)
    described: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Inside:
    """Where the walk is: the end of a record of records, and whose it is."""

    end: int
    page: Page
    comment: bool = False
    shape: Shape | None = None
    slides: bool = False
    """Is it the list of the slides, in their order?"""


class Show:
    """Walks the stream once; `pages`, `size` and `slides` are what it found."""

    def __init__(self, stream: bytes, user: bytes, text: int) -> None:
        self.pages: list[Page] = []
        self.size: tuple[int, int] | None = None
        self.slides: list[int] = []
        """Ids of the slides in their order."""
        self.full = False
        self._stream = stream
        self._left = text
        self._alive = _alive(stream, user)
        self._counts: dict[tuple[int, bool], int] = {}

    def read(self) -> None:
        """All records, to the limit of text."""
        stream, at = self._stream, 0
        above: list[_Inside] = [_Inside(len(stream), Page())]
        self.pages.append(above[0].page)
        while at + 8 <= len(stream) and not self.full:
            while len(above) > 1 and at >= above[-1].end:
                above.pop()
            version, kind, size = struct.unpack_from("<HHI", stream, at)
            if version & 0xF == 0xF and len(above) <= _DEEPEST:  # a record of records
                above.append(
                    self._entered(above[-1], kind, version >> 4, at, size, len(above) == 1)
                )
                at += 8
                continue
            with suppress(
                struct.error
            ):  # shorter than its kind is: there is nothing to take from it
                self._atom(above[-1], kind, version >> 4, stream[at + 8 : at + 8 + size])
            at += 8 + size

    def _entered(
        self, above: _Inside, kind: int, instance: int, at: int, size: int, top: bool
    ) -> _Inside:
        page, end = above.page, at + 8 + size
        live = page.live
        if top:
            live = not self._alive or at in self._alive
        if kind in _PAGES or (top and live != page.live):
            number = self._counts[kind, live] = self._counts.get((kind, live), 0) + 1
            page = Page(kind, number, live)
            self.pages.append(page)
        shape = Shape() if kind == _SHAPE else above.shape
        slides = kind == LIST and instance == 0 and live
        return _Inside(end, page, above.comment or kind == _COMMENT, shape, slides)

    def _atom(self, here: _Inside, kind: int, instance: int, data: bytes) -> None:
        if kind in {_CHARS, _BYTES, _STRING}:
            self._text(here, kind, data)
        elif kind == _SHOW:
            here.page.hidden = bool(struct.unpack_from("<H", data, 10)[0] & _HIDDEN)
        elif kind == _NOTES_ATOM:
            (here.page.notes_of,) = struct.unpack_from("<I", data)
        elif kind == _DOCUMENT and here.page.live:
            width, height = struct.unpack_from("<ii", data)
            self.size = (width, height) if width > 0 and height > 0 else None
        elif kind == _PERSIST and here.slides:
            self.slides.append(struct.unpack_from("<I", data, 12)[0])
        elif kind == _ANCHOR and here.shape:
            here.shape.anchor = struct.unpack_from("<4h" if len(data) < 16 else "<4i", data)
        elif kind == _LOOKS and here.shape:
            _looks(here.page, here.shape, instance, data)

    def _text(self, here: _Inside, kind: int, data: bytes) -> None:
        text = data.decode("latin-1" if kind == _BYTES else "utf-16-le", "replace")
        text = text.replace("\r", "\n").replace("\x0b", "\n")
        self._left -= len(text)
        self.full = self._left < 0
        if self.full:
            return
        if here.comment:
            here.page.comments.append(text)
        elif kind != _STRING and text.strip() not in _FIELDS:
            here.page.texts.append((here.shape, text))


def _looks(page: Page, shape: Shape, count: int, data: bytes) -> None:
    """Properties of a shape: six bytes each, the long ones after them in their order (MS-ODRAW 2.2.9)."""
    at = 6 * count
    for index in range(min(count, _MOST_PROPERTIES)):
        kind, value = struct.unpack_from("<HI", data, 6 * index)
        if kind & 0x3FFF == _SHAPE_FLAGS:
            shape.hidden = value & _USED_AND_HIDDEN == _USED_AND_HIDDEN
        if not kind & 0x8000:
            continue
        if kind & 0x3FFF == _DESCRIPTION:
            said = data[at : at + value].decode("utf-16-le", "ignore").rstrip("\0").strip()
            page.described += [said] if said else []
        at += value


def _alive(stream: bytes, user: bytes) -> frozenset[int]:
    """Where the records of today's presentation begin; empty when the directory cannot be followed (2.1.2)."""
    places: dict[int, int] = {}
    seen: set[int] = set()
    try:
        (at,) = struct.unpack_from("<I", user, 16)
        while at and at not in seen and len(seen) < _MOST_EDITS:
            seen.add(at)
            kind, before, directory = struct.unpack_from("<2xH12xII", stream, at)
            if kind != _EDIT:
                return frozenset()
            for number, place in _directory(stream, directory):
                places.setdefault(number, place)
            at = before
    except struct.error:
        return frozenset()
    return frozenset(places.values())


def _directory(stream: bytes, at: int) -> list[tuple[int, int]]:
    """(number, place) of the records of one directory (2.3.5)."""
    kind, size = struct.unpack_from("<2xHI", stream, at)
    found: list[tuple[int, int]] = []
    end = min(at + 8 + size, len(stream)) if kind == _DIRECTORY else 0
    at += 8
    while at + 4 <= end:
        (head,) = struct.unpack_from("<I", stream, at)
        first, count = head & 0xFFFFF, head >> 20
        places = struct.unpack_from(f"<{count}I", stream, at + 4)
        found += zip(range(first, first + count), places, strict=True)
        at += 4 + 4 * count
    return found
