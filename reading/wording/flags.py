"""What an editor is shown: every slip at its place, in characters of the text or of the block that it stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import accumulate

from reading.documents.blocks import Content, Table
from reading.wording import find_slips
from reading.wording.form import form_slips
from records.wording import Book, Slip


@dataclass(frozen=True, slots=True)
class Flag:
    """A slip, and the part of a file in whose text its place counts."""

    place: str
    """标题, 正文, 第3段, Sheet1!B2; empty for a plain text."""
    slip: Slip


def text_slips(
    text: str, book: Book, *, title: bool = False, published: date | None = None
) -> tuple[Slip, ...]:
    """The slips of a text, of words and of form, in the order of their places, none upon another."""
    words = find_slips(text, book, title=title, published=published)
    taken = [(one.start, one.end) for one in words]
    form = [
        one
        for one in form_slips(text, title=title)
        if all(one.end <= start or one.start >= end for start, end in taken)
    ]
    return tuple(sorted((*words, *form), key=lambda one: one.start))


def page_flags(title: str, text: str, book: Book, published: date | None) -> tuple[Flag, ...]:
    """The slips of a page in its title and in its text."""
    head = text_slips(title, book, title=True, published=published)
    body = text_slips(text, book, published=published)
    return (*(Flag("标题", one) for one in head), *(Flag("正文", one) for one in body))


def file_flags(content: Content, book: Book, published: date | None) -> tuple[Flag, ...]:
    """The slips of a file's paragraphs, which are read as one text, and of its cells, each alone."""
    blocks = content.shown().blocks
    prose = [(one.place, one.text) for one in blocks if not isinstance(one, Table)]
    slips = text_slips("\n".join(text for _, text in prose), book, published=published)
    return (
        *_placed(prose, slips),
        *(
            flag
            for one in blocks
            if isinstance(one, Table)
            for flag in _cells(one, book, published)
        ),
    )


def _placed(blocks: Sequence[tuple[str, str]], slips: Sequence[Slip]) -> Iterator[Flag]:
    """Each slip in the block in which it begins; one that reaches over its end is cut there."""
    starts = [0, *accumulate(len(text) + 1 for _, text in blocks)]
    for one in slips:
        at = bisect_right(starts, one.start) - 1
        place, text = blocks[at]
        start, end = one.start - starts[at], min(one.end - starts[at], len(text))
        yield Flag(place, replace(one, start=start, end=end, wrong=text[start:end]))


def _cells(table: Table, book: Book, published: date | None) -> Iterator[Flag]:
    for row, cells in enumerate(table.rows):
        for column, text in enumerate(cells):
            for slip in find_slips(text, book, published=published):
                yield Flag(table.place_of(row, column), slip)
