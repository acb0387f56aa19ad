"""The last page of a part whose table goes on in the next one: left out, with the rows that stand on it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reports.pdf.objects import Objects, bare, ref, refs

_PAGE = re.compile(rb"/Pg (\d+) 0 R")


@dataclass(frozen=True, slots=True)
class Kept:
    """What stays of a part."""

    pages: list[int]
    rows: int = 0
    """Rows left out with the last page."""
    dropped: frozenset[int] = frozenset()
    """Objects left out."""
    changed: Mapping[int, bytes] = field(default_factory=dict)
    """Objects that stay with other words."""


def kept(objects: Objects, pages: int, document: int) -> Kept:
    """All but the last page; or all, when a row on it began on the page before or it has the table's first row."""
    sheets = refs(objects[pages], b"Kids")
    table = refs(objects[document], b"K")[-1]
    bodies = [one for one in refs(objects[table], b"K") if b"/S/TBody" in objects[one]]
    if len(sheets) < 2 or len(bodies) != 1:
        return Kept(sheets)
    body, last = bodies[0], sheets[-1]
    rows = refs(objects[body], b"K")
    count = _on(objects, rows, last)
    if not count or count == len(rows):
        return Kept(sheets)
    gone = {number for row in rows[-count:] for number in _under(objects, row)}
    sheet = objects[last]
    parents = _parents(objects, [last, *refs(sheet, b"Annots")])
    gone |= {last, *refs(sheet, b"Contents"), *refs(sheet, b"Annots"), *parents}
    left = b" ".join(b"%d 0 R" % one for one in rows[:-count])
    changed = re.sub(rb"/K\[[^\]]*\]", b"/K[%b]" % left, objects[body])
    return Kept(sheets[:-1], count, frozenset(gone), {body: changed})


def _on(objects: Objects, rows: list[int], sheet: int) -> int:
    """How many of the last rows stand on that page alone; 0 when one of them stands on the page before, too."""
    count = 0
    for row in reversed(rows):
        found = set(_pages(objects, row))
        if sheet not in found:
            return count if found else 0
        if found != {sheet}:
            return 0
        count += 1
    return count


def _pages(objects: Objects, row: int) -> Iterator[int]:
    for number in _under(objects, row):
        yield from (int(one) for one in _PAGE.findall(bare(objects[number])))


def _under(objects: Objects, number: int) -> Iterator[int]:
    """An element and all that it holds; the annotations among them are of its page."""
    body = objects[number]
    if b"/StructElem" in body:
        yield number
        for one in _elements(body):
            yield from _under(objects, one)


def _elements(body: bytes) -> list[int]:
    """What an element lists: other elements. A page or an annotation that it names stands in brackets of its own."""
    listed = re.search(rb"/K\[(.*)\]", bare(body))
    return (
        [int(one) for one in re.findall(rb"(\d+) 0 R", re.sub(rb"<<.*?>>", b"", listed[1]))]
        if listed
        else []
    )


def _parents(objects: Objects, numbered: list[int]) -> Iterator[int]:
    """Of pages and annotations the lists that say to which elements their words belong."""
    keys = {
        int(found[1])
        for one in numbered
        if (found := re.search(rb"/StructParents? (\d+)", bare(objects[one])))
    }
    root = ref(objects[ref(objects.trailer, b"Root")], b"StructTreeRoot")
    pairs = re.findall(
        rb"(\d+) (\d+) 0 R", bare(objects[root]).partition(b"/Nums[")[2].partition(b"]")[0]
    )
    targets = {int(key): int(value) for key, value in pairs}
    yield from (targets[key] for key in keys if b"StructElem" not in objects[targets[key]])
