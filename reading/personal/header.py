"""Column heads: which columns hold identity numbers, in a real table and in the flat text of one.

A page's text gives every cell its own line (or its own tab stop), and the head stands lines above the number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reading.personal.context import IDENTITY_WORDS, OTHER_WORDS, OWN, Cue
from records.exposure import Value

_MAX_HEAD = 24
"""Characters of the longest head believed (`申请人居民身份证号码（或统一代码）` has 19)."""
_IDENTITY = re.compile(IDENTITY_WORDS, re.IGNORECASE)
_OTHER = re.compile(OTHER_WORDS, re.IGNORECASE)
_KNOWN = re.compile(
    r"序号|姓名|性别|年龄|民族|出生|户主|申请人|受益人|电话|手机|联系|地址|住址|户籍|单位|部门|职务|金额|面积|"
    r"补贴|备注|日期|时间|类别|类型|事项|名称|银行|开户|人数|状态|结果|学历|关系"
)
_ANY = re.compile(f"{_KNOWN.pattern}|身[份分]|证件|社会保障|[Ii][Dd]|{OTHER_WORDS}")
"""Without case folding, which would cost the search its speed: lines where a head may be."""
_DIGIT = re.compile(r"\d")
_PIECE = re.compile(r"[^\n\t]+")
_LAYOUT = " \u3000\u00a0\r"
_LAYOUT_REACH = 60
"""Blanks that may stand around the only word of a cell."""


def may_be_heads(row: str) -> bool:
    """Can there be a head in this row at all? One search for callers that have a million cells."""
    return (
        _KNOWN.search(row) is not None
        or _IDENTITY.search(row) is not None
        or _OTHER.search(row) is not None
    )


def header_cue(text: str) -> Cue:
    """What a column with this head holds, as far as identity numbers go."""
    words = "".join(text.split())
    if not words or len(words) > _MAX_HEAD or _digits(words) > 3:
        return Cue.NONE
    if _IDENTITY.search(words):
        return Cue.IDENTITY
    return Cue.OTHER if _OTHER.search(words) else Cue.NONE


def head_cues(heads: Sequence[str]) -> tuple[Cue, ...]:
    """Cues of a row of heads. Beside an identity column a bare 编号 is only a serial number."""
    cues = tuple(header_cue(words) for words in heads)
    if Cue.IDENTITY not in cues:
        return cues
    return tuple(
        Cue.NONE if "".join(words.split()) == "编号" else cue
        for words, cue in zip(heads, cues, strict=True)
    )


def is_head(text: str) -> bool:
    """Does a cell read like a column's head?"""
    words = "".join(text.split())
    if not words or len(words) > _MAX_HEAD or _digits(words) > 3:
        return False
    return header_cue(words) is not Cue.NONE or _KNOWN.search(words) is not None


def _digits(words: str) -> int:
    return len(_DIGIT.findall(words))


def _cues_for(heads: Sequence[str], kind: Value) -> tuple[Cue, ...]:
    """What the heads say when one asks for a kind of number."""
    if kind is Value.ID:
        return head_cues(heads)
    cues = tuple(_cue_for(words, kind) for words in heads)
    if kind is Value.MOBILE and Cue.OWN in cues:
        return tuple(Cue.OWN for _ in cues)
    return cues


def _cue_for(head: str, kind: Value) -> Cue:
    """A mobile's shape is sure enough that any head of the table may speak for it; flat cells lose their place."""
    words = "".join(head.split())
    if OWN[kind].search(words):
        return Cue.OWN
    if kind is Value.MOBILE and words == "编号":
        return Cue.NONE
    return Cue.OTHER if _OTHER.search(words) else Cue.NONE


@dataclass(frozen=True, slots=True)
class _Heads:
    """A run of head-like lines: index of its first piece, and the cue of each."""

    first: int
    cues: tuple[Cue, ...]

    def cue_of(self, piece: int) -> Cue:
        """Cue of a later piece: the only one there is, else by position in the row."""
        kinds = {cue for cue in self.cues if cue is not Cue.NONE}
        if len(kinds) == 1:
            return kinds.pop()
        return self.cues[(piece - self.first) % len(self.cues)]


class FlatColumns:
    """Heads and cells of a text that was a table. Built only when there is a number to place."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._spans = [found.span() for found in _PIECE.finditer(text)]
        self._starts = [start for start, _ in self._spans]
        self._runs = list(self._find_runs())
        self._heads: dict[Value, tuple[list[int], list[_Heads]]] = {}

    def cue_at(self, start: int, kind: Value) -> Cue:
        """Cue of the head above a number that stands alone in its line or cell."""
        piece = bisect_right(self._starts, start) - 1
        firsts, heads = self._heads_for(kind)
        above = bisect_right(firsts, piece) - 1
        if above < 0:
            return Cue.NONE
        of = heads[above]
        lone = len(of.cues) == 1 and piece - of.first > 1
        return Cue.NONE if lone and kind is not Value.ID else of.cue_of(piece)

    def _heads_for(self, kind: Value) -> tuple[list[int], list[_Heads]]:
        if kind not in self._heads:
            every = [_Heads(first, _cues_for(words, kind)) for first, words in self._runs]
            told = [heads for heads in every if set(heads.cues) != {Cue.NONE}]
            self._heads[kind] = [heads.first for heads in told], told
        return self._heads[kind]

    def _find_runs(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        run: list[str] = []
        last = -1
        for index in self._possible():
            words = self._text[slice(*self._spans[index])]
            if run and index != last + 1:
                yield last + 1 - len(run), tuple(run)
                run = []
            if is_head(words):
                run.append(words)
                last = index
        if run:
            yield last + 1 - len(run), tuple(run)

    def _possible(self) -> Iterator[int]:
        """Lines and cells in which a word of a head occurs: one search instead of one a cell."""
        last = -1
        for found in _ANY.finditer(self._text):
            index = bisect_right(self._starts, found.start()) - 1
            if index > last:
                yield index
                last = index


def stands_alone(text: str, start: int, end: int) -> bool:
    """Is `text[start:end]` all that its line or cell holds?"""
    left = text[max(0, start - _LAYOUT_REACH) : start].rstrip(_LAYOUT)
    right = text[end : end + _LAYOUT_REACH].lstrip(_LAYOUT)
    return (left[-1:] in {"\n", "\t", ""}) and (right[:1] in {"\n", "\t", ""})
