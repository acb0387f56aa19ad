"""Which characters of a text must go from a masked copy, and what stands there instead.

The kinds are those that no list may show in full (accuracy.md §3); names stay, and so do birth dates: whether they
may be shown is a judgement, and the copy is checked again afterwards.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from reading.documents.blocks import Table
from reading.documents.masked import Convention
from reading.personal.found import Found, Mask
from reading.personal.values import find_values
from reading.persons.columns import Heads, kind_of
from reading.persons.lexicon import is_office_mail
from reading.persons.sections import sections
from records.exposure import Value
from records.privacy import check_digit

_HEADS = {
    "id": Value.ID, "phone": Value.MOBILE, "bank": Value.BANK, "social": Value.SOCIAL_CARD,
    "passport": Value.PASSPORT, "disability_card": Value.DISABILITY_CARD, "email": Value.EMAIL, "qq": Value.QQ,
    "wechat": Value.WECHAT, "address": Value.ADDRESS, "student": Value.STUDENT,
}  # fmt: skip
_KEPT = {
    Value.BANK: (0, 4), Value.SOCIAL_CARD: (0, 4), Value.PASSPORT: (1, 2), Value.QQ: (2, 2), Value.WECHAT: (1, 1),
    Value.STUDENT: (2, 2),
}  # fmt: skip
"""First and last characters (standards.md §6 I-03)."""
_IDENTITY = frozenset({Value.ID, Value.ID15, Value.ID_MASKED, Value.DISABILITY_CARD})
_MOBILE = frozenset({Value.MOBILE, Value.MOBILE_MASKED})
_OTHER = frozenset({"number", "amount", "exam", "score", "org", "legal"})
"""Columns whose long numbers are of another kind."""
_BARE = re.compile(
    r"(?<![0-9])[1-9][0-9]{5}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9Xx](?![0-9A-Za-z])",
    re.ASCII,
)
_TOWN = re.compile(r".*(?:街道|镇|乡|苏木)|.*?[县区市]")
"""An address may be shown down to its 乡镇 or 街道 (永安市 2022Q4)."""
_GATE = re.compile(r"[0-9０-９*＊]{4}|@|微信|[0-9一二三四五六七八九十]+[号室组栋幢单]")
_TOKEN = re.compile(r"[0-9A-Za-z]{7,}")
_LEAST_KNOWN = 7
"""Characters of a value that is looked for in the rest of the file, too."""
_MOST_STARS = 14


@dataclass(frozen=True, slots=True)
class Cut:
    """Characters of a text that give way to others."""

    start: int
    end: int
    text: str


@dataclass(slots=True)
class Masker:
    """Masks values by a convention and remembers what it masked."""

    convention: Convention
    evenly: bool = False
    """Are masks of the file's own made like ours, so that one list has one mask?"""
    bare: bool = False
    """Does a number with a right check digit and a possible birth date go without any word beside it? For what
    nobody sees: there it has no use, and its word may stand elsewhere."""
    uneven: bool = False
    """Did a mask of the file's own stay that keeps more than ours?"""
    counts: Counter[Value] = field(default_factory=Counter)
    known: dict[str, str] = field(default_factory=dict)
    """Values that were masked, with what stands there instead."""
    _sizes: set[int] = field(default_factory=set)
    _sized: int = 0
    """How many values `_sizes` was taken of."""

    def cuts(self, text: str, head: Value | None = None, *, bare: bool = True) -> list[Cut]:
        """What must go from `text`; `head` is what its column or label says it holds.

        Not `bare`: the column says that its long numbers are something else.
        """
        if len(text) < 5 or not (_GATE.search(text) or head is Value.ADDRESS):
            return []
        found = list(find_values(text, head=head))
        if bare and self.bare and (numbers := _bare(text)):
            taken = [(one.start, one.end) for one in found]
            found += [
                one for one in numbers if not any(a < one.end and one.start < b for a, b in taken)
            ]
            found.sort(key=lambda one: one.start)
        return [
            Cut(one.start, one.end, new)
            for one in found
            if (one.kind is not Value.EMAIL or head is Value.EMAIL)
            and (new := self._taken(one, text[one.start : one.end])) is not None
        ]

    def masked(self, text: str, head: Value | None = None) -> str:
        """`text` with its values masked."""
        return applied(text, self.cuts(text, head))

    def of_table(
        self, table: Table, seen: Callable[[int, int], bool] = lambda *_: True
    ) -> dict[tuple[int, int], list[Cut]]:
        """What must go from each cell that is `seen`; row and column count from 0 of the table's rows."""
        return {
            (row, column): cuts
            for row, column, head, bare in _cells(table)
            if seen(row, column) and (cuts := self.cuts(table.rows[row][column], head, bare=bare))
        }

    def without_known(self, text: str) -> str:
        """`text` without the values that were masked elsewhere in the file."""
        if len(text) < _LEAST_KNOWN or not self.known:
            return text
        return _TOKEN.sub(lambda found: self._unknown(found[0]), text)

    def _unknown(self, token: str) -> str:
        if token in self.known:
            return self.known[token]
        if self._sized != len(self.known):
            self._sizes, self._sized = {len(one) for one in self.known}, len(self.known)
        for size in sorted(self._sizes, reverse=True):
            at = 0
            while at + size <= len(token):
                new = self.known.get(token[at : at + size])
                token = token if new is None else token[:at] + new + token[at + size :]
                at += 1 if new is None else len(new)
        return token

    def _taken(self, one: Found, written: str) -> str | None:
        new = self._shown(one)
        if new is None or new == one.raw:
            return None
        self.counts[one.kind] += 1
        for raw in (one.raw, written):
            if len(raw) >= _LEAST_KNOWN and raw.isalnum():
                self.known[raw] = new
        return new

    def _shown(self, one: Found) -> str | None:
        """What stands instead; None for what may stay."""
        way = self.convention
        if one.mask is not None:
            if one.kind in _IDENTITY:
                return self._again(one.mask, way.identity, way.most_identity)
            return (
                self._again(one.mask, way.mobile, way.most_mobile) if one.kind in _MOBILE else None
            )
        if one.kind in _IDENTITY:
            return starred(one.raw, *way.identity)
        if one.kind in _MOBILE:
            return starred(one.raw, *way.mobile)
        if one.kind in _KEPT:
            return starred(one.raw, *_KEPT[one.kind])
        if one.kind is Value.ADDRESS:
            town = _TOWN.match(one.raw)
            return (town[0] if town else "") + "****"
        if one.kind is Value.EMAIL and not is_office_mail(one.raw):
            return one.raw[0] + "****" + one.raw[one.raw.find("@") :]
        return None

    def _again(self, mask: Mask, wanted: tuple[int, int], most: tuple[int, int]) -> str | None:
        left, right = wanted if self.evenly else most
        if mask.left <= left and mask.right <= right:
            self.uneven = self.uneven or mask.left > wanted[0] or mask.right > wanted[1]
            return None
        return starred(mask.shown, *wanted)


def starred(value: str, left: int, right: int) -> str:
    """First and last characters kept; a short value keeps none."""
    if len(value) <= left + right + 2:
        left = right = 0
    return (
        value[:left]
        + "*" * min(len(value) - left - right, _MOST_STARS)
        + value[len(value) - right :]
    )


def applied(text: str, cuts: Sequence[Cut]) -> str:
    """`text` with the cuts made."""
    parts, at = [], 0
    for cut in cuts:
        parts += [text[at : cut.start], cut.text]
        at = cut.end
    return "".join([*parts, text[at:]])


def _bare(text: str) -> list[Found]:
    """Identity numbers by their shape alone."""
    return [
        Found(Value.ID, *found.span(), found[0].upper(), True, False)
        for found in _BARE.finditer(text)
        if check_digit(found[0][:17]) == found[0][17].upper()
    ]


def _kind(heads: Heads, column: int) -> str:
    """What a head says, even where too few cells agree with it to call the column so: each cell has its own shape."""
    said = heads.words[column] if column < len(heads.words) else ""
    return heads.of(column) or (one if (one := kind_of(said)) in _HEADS else "")


def _cells(table: Table) -> Iterator[tuple[int, int, Value | None, bool]]:
    """Every filled cell, what its head or the label to its left says of it, and whether a bare number may be one."""
    heads = {row: section.heads for section in sections(table) for row in section.rows}
    for index, row in enumerate(table.rows):
        label: Value | None = None
        for column, cell in enumerate(row):
            if not cell.strip():
                continue
            kind = _kind(heads[index], column) if index in heads else ""
            yield index, column, _HEADS.get(kind) or (None if kind else label), kind not in _OTHER
            label = _HEADS.get(kind_of(cell)) if len(cell) <= 12 else None


@dataclass(slots=True)
class Strand:
    """Texts of several nodes that a reader sees as one."""

    parts: list[str] = field(default_factory=list)
    puts: list[Callable[[str], None] | None] = field(default_factory=list)

    def add(self, text: str, put: Callable[[str], None] | None = None) -> None:
        """One more; `put` writes it anew, without it the text is only layout."""
        self.parts.append(text)
        self.puts.append(put)

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(self.parts)

    def cut(self, cuts: Sequence[Cut]) -> None:
        """Write the cuts into the nodes, each character into the node it stood in where the lengths agree."""
        if not cuts:
            return
        chars = list(self.text)
        own = [
            put is not None for part, put in zip(self.parts, self.puts, strict=True) for _ in part
        ]
        for cut in cuts:
            places = [at for at in range(cut.start, cut.end) if own[at]]
            for at in places:
                chars[at] = ""
            if len(places) == len(cut.text):
                for at, char in zip(places, cut.text, strict=True):
                    chars[at] = char
            elif places:
                chars[places[0]] = cut.text
        at = 0
        for part, put in zip(self.parts, self.puts, strict=True):
            new = "".join(chars[at : at + len(part)])
            at += len(part)
            if put is not None and new != part:
                put(new)
