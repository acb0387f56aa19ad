"""Parts of a PDF as one file: its pages, their tags, bookmarks and links, under numbers that run on.

pypdfium2 joins pages and loses tags, bookmarks and title; so the objects are taken over as they are, with new numbers.
What is no stream is packed (PDF 1.5, object streams): of the tags of a long table's cells that is the tenth part.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.pdf.objects import STRINGS, Objects, parted, ref, refs
from reports.pdf.outline import Entry, entries, written
from reports.pdf.spill import Kept, kept

CATALOG, INFO, METADATA, PAGES, TREE, DOCUMENT, OUTLINES = range(1, 8)
"""Numbers of what a file has once."""
_PACK = 500
"""Objects packed together: a reader unpacks them together."""
_MOVED = re.compile(
    rb"(/ID|/Headers\[)((?:\([^()\\]*\))+)|(/StructParents? )(\d+)|(\d+) 0 R|" + STRINGS.pattern,
    re.DOTALL,
)
_HEADER = re.compile(rb"\(([^()\\]*)\)(\d+) 0 R")
_NUMBERED = re.compile(rb"(\d+) (\d+) 0 R")
_STREAM = b"%d 0 obj\n<<%b/Length %d>>\nstream\n%b\nendstream\nendobj\n"


@dataclass(frozen=True, slots=True)
class Added:
    """What a part brought."""

    pages: int
    rows: int
    """Rows that are left to the next part."""


class Joined:
    """A file that grows by parts."""

    def __init__(self) -> None:
        self._out = bytearray(b"%PDF-1.7\n%\x80\x80\x80\x80\n")
        self._places: dict[int, tuple[int, int, int]] = {}
        """Of each object: in the file (1, offset, 0) or packed (2, pack, place in it)."""
        self._next = OUTLINES + 1
        self._pack: list[tuple[int, bytes]] = []
        self._parts = self._parents = 0
        self._once: dict[int, bytes] = {}
        self._roles = b""
        self._pages: list[int] = []
        self._tagged: list[int] = []
        self._parent_tree: list[tuple[int, int]] = []
        self._headers: list[tuple[bytes, int]] = []
        self._outline: list[Entry] = []

    def add(self, data: bytes, *, goes_on: bool = False) -> Added:
        """Takes a part over, after those before it.

        When its table `goes_on` in the next one, its last page is left out and the rows on it are for the next part:
        so no page ends early. A row that began on the page before keeps that page.
        """
        objects = Objects(data)
        root = ref(objects.trailer, b"Root")
        catalog = objects[root]
        tree, pages = ref(catalog, b"StructTreeRoot"), ref(catalog, b"Pages")
        (document,) = refs(objects[tree], b"K")
        rest = kept(objects, pages, document) if goes_on else Kept(refs(objects[pages], b"Kids"))
        outlines = ref(catalog, b"Outlines")
        items = list(entries(objects, ref(objects[outlines], b"First"))) if outlines else []
        fixed = {
            root: CATALOG,
            ref(objects.trailer, b"Info"): INFO,
            ref(catalog, b"Metadata"): METADATA,
            pages: PAGES,
            tree: TREE,
            document: DOCUMENT,
            outlines: OUTLINES,
        }
        left = {number for one in items for number in one.numbers} | rest.dropped | {0, *fixed}
        numbers = self._numbered(objects.count, left) | fixed
        self._take(objects, numbers, left, rest)
        self._tags(objects, numbers, tree, document)
        self._pages += [numbers[one] for one in rest.pages]
        self._add_outline([one.moved(numbers) for one in items])
        if not self._parts:
            self._begin(objects, numbers, fixed)
        self._parts += 1
        return Added(len(rest.pages), rest.rows)

    def done(self) -> bytes:
        """The whole file; the same for the same parts."""
        self._put(
            PAGES, b"<</Type/Pages/Count %d/Kids[%b]>>" % (len(self._pages), _refs(self._pages))
        )
        self._put(DOCUMENT, self._once[DOCUMENT] % _refs(self._tagged))
        self._put(TREE, self._tree())
        marks = list(written(self._outline, OUTLINES, self._next))
        self._next += len(marks) - 1
        for number, body in marks:
            self._put(number, body)
        self._flush()
        mark = hashlib.sha256(self._out).digest()[:16]
        for number in (CATALOG, INFO):
            self._plain(number, self._once[number])
        self._plain(METADATA, self._metadata(mark))
        return self._closed(mark)

    def _numbered(self, count: int, left: set[int]) -> dict[int, int]:
        """New numbers for the old ones that come along."""
        old = [one for one in range(1, count) if one not in left]
        first, self._next = self._next, self._next + len(old)
        return dict(zip(old, range(first, self._next), strict=True))

    def _take(self, objects: Objects, numbers: dict[int, int], left: set[int], rest: Kept) -> None:
        for old in range(1, objects.count):
            if old not in left:
                head, stream = parted(rest.changed.get(old) or objects[old])
                body = self._moved(head, numbers)
                if stream:
                    self._plain(numbers[old], body + b"\n" + stream)
                else:
                    self._put(numbers[old], body)

    def _tags(self, objects: Objects, numbers: dict[int, int], tree: int, document: int) -> None:
        root = objects[tree]
        self._tagged += [numbers[one] for one in refs(objects[document], b"K")]
        of_pages = re.search(rb"/Nums\[([^\]]*)\]", root)
        for key, value in _NUMBERED.findall(of_pages[1]) if of_pages else ():
            if int(value) in numbers:
                self._parent_tree.append((int(key) + self._parents, numbers[int(value)]))
        names = root.partition(b"/IDTree")[2]
        for name, value in _HEADER.findall(names):
            self._headers.append((b"%d.%b" % (self._parts, name), numbers[int(value)]))
        self._parents += int(root.partition(b"/ParentTreeNextKey ")[2].rstrip(b">"))

    def _add_outline(self, items: Sequence[Entry]) -> None:
        """The heads of the annexes stand under the title, as they do in a file of one part."""
        if self._outline:
            self._outline[0] = self._outline[0].with_more(items)
        else:
            self._outline += items

    def _begin(self, objects: Objects, numbers: dict[int, int], fixed: dict[int, int]) -> None:
        """What a file has once is that of the first part."""
        for old, number in fixed.items():
            if old and number in {CATALOG, INFO, METADATA}:
                self._once[number] = self._moved(objects[old], numbers)
            if number == DOCUMENT:
                body = self._moved(objects[old], numbers).replace(b"%", b"%%")
                self._once[number] = re.sub(rb"/K\[[^\]]*\]", b"/K[%b]", body)
            if number == TREE:
                self._roles = objects[old].partition(b"/K[")[0]

    def _moved(self, body: bytes, numbers: dict[int, int]) -> bytes:
        """An object with the new numbers of those that it names, of its pages' tags, and of the heads of its table."""

        def new(found: re.Match[bytes]) -> bytes:
            if found[5]:
                number = numbers.get(int(found[5]))
                return b"%d 0 R" % number if number else found[0]
            if found[3]:
                return b"%b%d" % (found[3], int(found[4]) + self._parents)
            if found[1]:
                return found[1] + found[2].replace(b"(", b"(%d." % self._parts)
            return found[0]

        return _MOVED.sub(new, body)

    def _tree(self) -> bytes:
        parents = b" ".join(b"%d %d 0 R" % one for one in self._parent_tree)
        heads = b"".join(b"(%b)%d 0 R" % one for one in sorted(self._headers))
        names = b"/IDTree<</Names[%b]>>" % heads if heads else b""
        return b"%b/K[%d 0 R]/ParentTree<</Nums[%b]>>%b/ParentTreeNextKey %d>>" % (
            self._roles, DOCUMENT, parents, names, self._parents,
        )  # fmt: skip

    def _metadata(self, mark: bytes) -> bytes:
        """That of the first part, with the pages of all and a mark of its own."""
        head, stream = parted(self._once[METADATA])
        pages = b"<xmpTPg:NPages>%d<" % len(self._pages)
        told = re.sub(rb"<xmpTPg:NPages>\d+<", pages, stream)
        own = b"<xmpMM:InstanceID>%b<" % base64.b64encode(mark)
        told = re.sub(rb"<xmpMM:InstanceID>[^<]*<", own, told)
        length = len(told) - len(b"stream\n") - len(b"\nendstream")
        return re.sub(rb"/Length \d+", b"/Length %d" % length, head) + b"\n" + told

    # ---- the bytes --------------------------------------------------------------------------------

    def _plain(self, number: int, body: bytes) -> None:
        self._places[number] = (1, len(self._out), 0)
        self._out += b"%d 0 obj\n%b\nendobj\n" % (number, body)

    def _put(self, number: int, body: bytes) -> None:
        self._pack.append((number, body))
        if len(self._pack) == _PACK:
            self._flush()

    def _flush(self) -> None:
        """Packs what has gathered."""
        pack, self._pack = self._pack, []
        if not pack:
            return
        number, self._next = self._next, self._next + 1
        heads, at = [], 0
        for place, (one, body) in enumerate(pack):
            self._places[one] = (2, number, place)
            heads.append(b"%d %d" % (one, at))
            at += len(body) + 1
        head = b" ".join(heads) + b"\n"
        data = zlib.compress(head + b"\n".join(body for _, body in pack))
        keys = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(pack), len(head))
        self._places[number] = (1, len(self._out), 0)
        self._out += _STREAM % (number, keys, len(data), data)

    def _closed(self, mark: bytes) -> bytes:
        """With the table of all objects."""
        number, at = self._next, len(self._out)
        self._places[number] = (1, at, 0)
        rows = b"".join(map(_row, self._listed(number)))
        data = zlib.compress(rows)
        keys = b"/Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/Filter/FlateDecode" % (
            number + 1, CATALOG, INFO, mark.hex().encode(), mark.hex().encode(),
        )  # fmt: skip
        self._out += _STREAM % (number, keys, len(data), data)
        self._out += b"startxref\n%d\n%%%%EOF" % at
        return bytes(self._out)

    def _listed(self, last: int) -> Iterator[tuple[int, int, int]]:
        free = (0, 0, 65535)
        return (self._places.get(number, free) for number in range(last + 1))


def _row(place: tuple[int, int, int]) -> bytes:
    kind, where, within = place
    return kind.to_bytes(1) + where.to_bytes(4) + within.to_bytes(2)


def _refs(numbers: Sequence[int]) -> bytes:
    return b" ".join(b"%d 0 R" % one for one in numbers)
