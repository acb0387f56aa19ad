# ruff: noqa: E501 - one case a line, so that the table can be read down the page
"""PDF files with drawn tables and Chinese text, by hand: no font is embedded, a ToUnicode map gives the characters."""

from __future__ import annotations

from collections.abc import Sequence

_SIZE = 5
_LEFT, _TOP, _HEIGHT = 20, 800, 14
_WIDTH = 560
_CMAP = (
    b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <FFFF> "
    b"endcodespacerange %s endcmap CMapName currentdict /CMap defineresource pop end end"
)
_TURNS = {
    0: (b"600 840", b""),
    90: (b"840 600", b"0 1 -1 0 840 0 cm "),
    180: (b"600 840", b"-1 0 0 -1 600 840 cm "),
    270: (b"840 600", b"0 -1 1 0 0 600 cm "),
}
"""Box and matrix of a page that is drawn on its side and shown upright."""
Page = tuple[Sequence[str], Sequence[Sequence[str]], Sequence[str]]
"""Lines above, rows of a table, lines below."""


def drawn_pdf(pages: Sequence[Page], turned: int = 0, ruled: bool = True) -> bytes:
    """One page each; a cell that is empty is drawn all the same. `ruled=False` leaves the rules out."""
    chars = sorted({char for page in pages for part in _texts(page) for char in part} | {" "})
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"",
        b"<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 1000/W[32[500] 40 57 500]/FontDescriptor 5 0 R>>",
        b"<</Type/FontDescriptor/FontName/Song/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200/CapHeight 700/StemV 80>>",
        _stream(_cmap(chars)),
    ]
    kids = []
    for page in pages:
        box, matrix = _TURNS[turned]
        objects.append(_stream(b"q " + matrix + _content(page, ruled) + b" Q"))
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %s]/Rotate %d/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (box, turned, len(objects))
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(kids), b" ".join(kids))
    return _file(objects)


def _texts(page: Page) -> list[str]:
    above, rows, below = page
    return [*above, *(cell for row in rows for cell in row), *below]


def _code(char: str) -> int:
    return ord(char) if ord(char) < 0xFFFF else 0x3F


def _cmap(chars: Sequence[str]) -> bytes:
    parts = []
    for start in range(0, len(chars), 100):
        some = chars[start : start + 100]
        lines = b" ".join(b"<%04X> <%04X>" % (_code(char), _code(char)) for char in some)
        parts.append(b"%d beginbfchar %s endbfchar" % (len(some), lines))
    return _CMAP % b" ".join(parts)


def _shown(text: str, x: float, y: float) -> bytes:
    codes = b"".join(b"%04X" % _code(char) for char in text)
    return b"BT /F %d Tf 1 0 0 1 %.1f %.1f Tm <%s> Tj ET\n" % (_SIZE, x, y, codes)


def _content(page: Page, ruled: bool) -> bytes:
    above, rows, below = page
    lines = [
        line[start : start + 100] for line in above for start in range(0, max(len(line), 1), 100)
    ]
    out = b"".join(_shown(line, _LEFT, _TOP - at * _HEIGHT) for at, line in enumerate(lines))
    top = _TOP - len(lines) * _HEIGHT + _HEIGHT - 4
    if rows:
        out += _cells(rows, top) + (_rules(rows, top) if ruled else b"")
    foot = top - 2 * _HEIGHT * len(rows) - _HEIGHT
    return (
        b"0.5 w\n"
        + out
        + b"".join(_shown(line, _LEFT, foot - at * _HEIGHT) for at, line in enumerate(below))
    )


def _cells(rows: Sequence[Sequence[str]], top: float) -> bytes:
    width = _WIDTH / len(rows[0])
    fit = _fit(width)
    return b"".join(
        _shown(
            cell[part : part + fit],
            _LEFT + column * width + 2,
            top - 10 - number * 2 * _HEIGHT - (_SIZE + 1) * (part // fit),
        )
        for number, row in enumerate(rows)
        for column, cell in enumerate(row)
        for part in range(0, len(cell), fit)
    )


def _rules(rows: Sequence[Sequence[str]], top: float) -> bytes:
    width = _WIDTH / len(rows[0])
    bottom = top - 2 * _HEIGHT * len(rows)
    across = [
        (_LEFT, top - at * 2 * _HEIGHT, _LEFT + _WIDTH, top - at * 2 * _HEIGHT)
        for at in range(len(rows) + 1)
    ]
    down = [(_LEFT + at * width, top, _LEFT + at * width, bottom) for at in range(len(rows[0]) + 1)]
    return b"".join(b"%.1f %.1f m %.1f %.1f l S\n" % one for one in (*across, *down))


def _fit(width: float) -> int:
    return max(1, int((width - 4) // _SIZE))


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)


def _file(objects: Sequence[bytes]) -> bytes:
    out = b"%PDF-1.4\n"
    offsets = []
    for number, data in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, data)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return (
        out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table
        + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    )  # fmt: skip
