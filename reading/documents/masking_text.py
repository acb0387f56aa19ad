"""A masked copy of text: rows parted by commas and the like are read as the table they are, and stay as written."""

from __future__ import annotations

from collections.abc import Iterator

from reading.charset import decode
from reading.documents.blocks import Table
from reading.documents.masking_values import Cut, Masker, applied
from reading.documents.plain import _delimiter

_MOST = 40_000_000
"""Characters of one text."""


def mask_text(body: bytes, masker: Masker) -> bytes:
    """The copy in the charset of the text."""
    text, charset = decode(body)
    delimiter = _delimiter(text[:_MOST])
    cuts = _of_rows(text, delimiter, masker) if delimiter else masker.cuts(text)
    new = masker.without_known(applied(text, cuts))
    mark = (
        body[: len(body) - len(body.lstrip(b"\xef\xbb\xbf"))]
        if body.startswith(b"\xef\xbb\xbf")
        else b""
    )
    name = "utf-8" if mark else charset
    return mark + new.encode(name, "replace")


def _of_rows(text: str, delimiter: str, masker: Masker) -> list[Cut]:
    starts: list[list[int]] = []
    rows: list[tuple[str, ...]] = []
    for row in _rows(text, delimiter):
        starts.append([start for start, _ in row])
        rows.append(tuple(text[start:end] for start, end in row))
    found = masker.of_table(Table("表1", tuple(rows)))
    return [
        Cut(starts[row][column] + cut.start, starts[row][column] + cut.end, cut.text)
        for (row, column), cuts in sorted(found.items())
        for cut in cuts
    ]


def _rows(text: str, delimiter: str) -> Iterator[list[tuple[int, int]]]:
    """Where each cell's characters stand, its quotes left out."""
    row: list[tuple[int, int]] = []
    start, quoted = 0, False
    for at, char in enumerate(text):
        if char == '"':
            quoted = not quoted
        elif not quoted and (char == delimiter or char == "\n"):
            row.append(_bare(text, start, at))
            start = at + 1
            if char == "\n":
                yield row
                row = []
    if start < len(text):
        yield [*row, _bare(text, start, len(text))]


def _bare(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in "\"'=\t \r":
        start += 1
    while start < end and text[end - 1] in '"\t \r':
        end -= 1
    return start, end
