"""What the columns of a table hold: from heads over several rows, or by vote where there are none.

accuracy.md §3 step 3: heads are read downwards, a cell's shape must agree with its head in 60 % of the rows, and
without heads 80 % of at least five rows must have one shape.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from reading.persons.lexicon import lexicon
from reading.persons.shapes import agrees, has_shape, is_name, plain, shape

AGREE = 0.6
VOTE = 0.8
LEAST_VOTE = 5
_SPREAD, _LATEST = 5, 2010
"""Years between the first and the last birth of a list, and the latest year that half of them were born by."""
_LONGEST = 24
"""Characters of the longest head believed."""
_LEAST_HEADS = 2
_LEAST_KNOWN = 3
"""Known heads of a row that may have one unknown beside them."""
_SURE = frozenset({"id", "bank", "phone", "name", "disability_card", "student", "passport"})
_PLAIN_LONGEST = 10
_DIGIT = re.compile(r"[0-9０-９]")
_DIGITS = re.compile(r"[0-9０-９]{5,}")
_LETTER = re.compile(r"[^\W\d_]")
"""Every word of the lexicon has one: sums, dates and dashes are heads of nothing."""
_NUMBERING = re.compile(r"^(?:序号|编号|No\.?|号)$", re.IGNORECASE)
_PLAIN = re.compile(
    r"序号|编号|备注|民族|学历|文化|政治面貌|名称|时间|日期|类别|类型|事项|乡镇|街道|村|社区|组别|镇|县|人数|关系|"
    r"专业|结果|年度|月份|批次|状态|内容|方式|等级|品牌|型号|审核|户口|代码|档次|人口"
)


@dataclass(frozen=True, slots=True)
class Heads:
    """Kinds and words of the columns in force; empty kinds where nothing is known."""

    kinds: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    def of(self, column: int) -> str:
        """Kind of a column; empty when unknown."""
        return self.kinds[column] if column < len(self.kinds) else ""

    def has(self, *kinds: str) -> bool:
        """Is there a column of one of these kinds?"""
        return any(kind in self.kinds for kind in kinds)


@lru_cache(maxsize=8192)
def kind_of(head: str) -> str:
    """Kind of a head; empty for words that are none, `other` for a plain one."""
    words = squeezed(head)
    if len(words) > _LONGEST or not _LETTER.search(words) or _DIGITS.search(words):
        return ""
    for kind, pattern in lexicon().heads:
        if pattern.search(words):
            return kind
    plain = len(words) <= _PLAIN_LONGEST and not _DIGIT.search(words)
    return "other" if plain and _PLAIN.search(words) else ""


def squeezed(text: str) -> str:
    """Without blanks."""
    return "".join(text.split())


def is_head_row(row: Sequence[str]) -> bool:
    """More than half of its filled cells are heads, two at least, or one that is sure; none is a value."""
    return are_heads(filled_of(row))


def filled_of(row: Sequence[str]) -> list[str]:
    """Its cells that hold something."""
    return [cell for cell in row if cell and not cell.isspace()]


def are_heads(filled: Sequence[str]) -> bool:
    """`is_head_row` of the filled cells of a row."""
    if len(filled) < _LEAST_HEADS or _DIGITS.search("\t".join(filled)):
        return False
    if max(map(len, filled)) > 2 * _LONGEST and any(map(_is_too_long, filled)):
        return False
    kinds: list[str] = []
    known = len(filled)
    for cell in filled:
        kinds.append(kind_of(cell))
        known -= not kinds[-1]
        if known * 2 <= len(filled):
            return False
    if known < _LEAST_HEADS or _is_filled_in(filled, kinds):
        return False
    return (
        any(kind in _SURE or kind.startswith("special") for kind in kinds)
        or known == len(filled)
        or known >= max(_LEAST_KNOWN, len(filled) - 1)
        or bool(_NUMBERING.match(squeezed(filled[0])))
    )


def _is_filled_in(filled: Sequence[str], kinds: Sequence[str]) -> bool:
    """Is it a line of a form, with a person's name right behind the word for it?"""
    return any(
        kind == "name" and not after and is_name(plain(cell))
        for kind, after, cell in zip(kinds, kinds[1:], filled[1:], strict=False)
    )


def _is_too_long(cell: str) -> bool:
    return len(squeezed(cell)) > 2 * _LONGEST


def heads_of(rows: Sequence[Sequence[str]]) -> Heads:
    """Heads over one or several rows, read downwards; a merged head is carried over the blanks to its right."""
    width = max(map(len, rows))
    parts = [_carried(row, below, width) for row, below in zip(rows, [*rows[1:], ()], strict=True)]
    words = tuple(squeezed("".join(part[column] for part in parts)) for column in range(width))
    last = [
        squeezed(row[column]) if column < len(row) else ""
        for row in rows[-1:]
        for column in range(width)
    ]
    kinds = tuple(_kind(whole, low) for whole, low in zip(words, last, strict=True))
    return Heads(kinds, words)


def _kind(whole: str, low: str) -> str:
    """The whole head decides; too long a one is known by its lowest part."""
    return kind_of(whole) or kind_of(low)


def _carried(row: Sequence[str], below: Sequence[str], width: int) -> list[str]:
    out: list[str] = []
    for column in range(width):
        cell = row[column] if column < len(row) else ""
        under = below[column].strip() if column < len(below) else ""
        if not cell.strip() and under and out and column and _spreads(row, below, column):
            cell = out[-1]
        out.append(cell)
    return out


def _spreads(row: Sequence[str], below: Sequence[str], column: int) -> bool:
    """Does the head to the left reach over this blank: is there something below it too?"""
    left = column - 1
    while left >= 0 and (left >= len(row) or not row[left].strip()):
        left -= 1
    return left >= 0 and left < len(below) and bool(below[left].strip())


def agreed(heads: Heads, rows: Sequence[Sequence[str]]) -> Heads:
    """The heads without the kinds that fewer than 60 % of the filled cells agree with."""
    kinds = list(heads.kinds)
    for column, kind in enumerate(kinds):
        if not has_shape(kind):
            continue
        cells = [row[column] for row in rows if column < len(row) and row[column].strip()]
        fits = sum(agrees(kind, cell) for cell in cells)
        if cells and fits < AGREE * len(cells):
            kinds[column] = ""
    return Heads(tuple(kinds), heads.words)


def is_always_borne(kind: str) -> bool:
    """Is it a kind that every cell agrees with, so that no row can take it from its column?"""
    return kind != "" and not has_shape(kind)


def voted(rows: Sequence[Sequence[str]]) -> Heads:
    """Kinds of the columns of a list without heads; fewer than five rows must all agree."""
    if len(rows) < 2:
        return Heads()
    width = max(map(len, rows))
    kinds = [_vote(rows, column) for column in range(width)]
    _keep_births(kinds, rows)
    return Heads(tuple(kinds), ("",) * width)


def _keep_births(kinds: list[str], rows: Sequence[Sequence[str]]) -> None:
    """Beside identity numbers the oldest dates may be births, when their years are those of people, not of one time.

    Days of payment, of joining or of registration are as long lists of dates: most lie within a few years, or later
    than any birth of a grown-up. Without a number nothing speaks for births at all.
    """
    years = {
        column: sorted(int(plain(row[column])[:4]) for row in rows if _is_year(row, column))
        for column, kind in enumerate(kinds)
        if kind == "birth"
    }
    oldest = min(years, key=lambda column: years[column][len(years[column]) // 2], default=-1)
    for column, found in years.items():
        spread = found[-1] - found[0] >= _SPREAD and found[len(found) // 2] <= _LATEST
        if column != oldest or not spread or "id" not in kinds:
            kinds[column] = ""


def _is_year(row: Sequence[str], column: int) -> bool:
    return column < len(row) and shape(row[column]) == "birth"


def _vote(rows: Sequence[Sequence[str]], column: int) -> str:
    cells = filled_of([row[column] for row in rows if column < len(row)])
    if len(cells) < 2:
        return ""
    left = len(cells)
    needed = left * (VOTE if left >= LEAST_VOTE else 1)
    shapes: dict[str, int] = {}
    most = 0
    for cell in cells:
        if kind := shape(cell):
            shapes[kind] = shapes.get(kind, 0) + 1
            most = max(most, shapes[kind])
        left -= 1
        if most + left < needed:  # no kind can still win: most columns end here
            return ""
    return max(shapes, key=lambda kind: shapes[kind])
