"""The bookmarks of a PDF, read from one and written for another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reports.pdf.objects import STRINGS, Objects, ref

_TITLE = re.compile(rb"/Title(" + STRINGS.pattern + rb")", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Entry:
    """A bookmark and those below it."""

    number: int
    title: bytes
    """As it stands in the file."""
    target: int
    """The object that says where it leads."""
    below: tuple[Entry, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """Its own and of those below."""
        return (self.number, *(number for one in self.below for number in one.numbers))

    def moved(self, numbers: Mapping[int, int]) -> Entry:
        """The same, leading to the new number of its target."""
        below = tuple(one.moved(numbers) for one in self.below)
        return replace(self, target=numbers[self.target], below=below)

    def with_more(self, items: Sequence[Entry]) -> Entry:
        """The same with more below it."""
        return replace(self, below=(*self.below, *items))


def entries(objects: Objects, first: int) -> Iterator[Entry]:
    """A bookmark, those below it, and those that follow it."""
    while first:
        body = objects[first]
        title = _TITLE.search(body)
        below = tuple(entries(objects, ref(body, b"First")))
        yield Entry(first, title[1] if title else b"()", ref(body, b"Dest"), below)
        first = ref(body, b"Next")


def written(items: Sequence[Entry], root: int, free: int) -> Iterator[tuple[int, bytes]]:
    """The objects of the bookmarks, the root's first, the others under numbers from `free` on."""
    if not items:
        yield root, b"<</Type/Outlines/Count 0>>"
        return
    ids = _numbered(items, free)
    yield root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % (
        ids[0], ids[-1], len(items),
    )  # fmt: skip
    yield from _level(items, ids, root)


def _numbered(items: Sequence[Entry], free: int) -> list[int]:
    ids = []
    for one in items:
        ids.append(free)
        free += len(one.numbers)
    return ids


def _level(items: Sequence[Entry], ids: Sequence[int], above: int) -> Iterator[tuple[int, bytes]]:
    for place, (one, number) in enumerate(zip(items, ids, strict=True)):
        body = b"<</Parent %d 0 R" % above
        if place:
            body += b"/Prev %d 0 R" % ids[place - 1]
        if place + 1 < len(items):
            body += b"/Next %d 0 R" % ids[place + 1]
        below = _numbered(one.below, number + 1)
        if below:  # a negative count: they are folded
            body += b"/First %d 0 R/Last %d 0 R/Count %d" % (below[0], below[-1], -len(below))
        yield number, body + b"/Title%b/Dest %d 0 R>>" % (one.title, one.target)
        yield from _level(one.below, below, number)
