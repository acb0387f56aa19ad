"""Column heads: which columns hold identity numbers, in a real table and in the flat text of one.

A page's text gives every cell its own line (or its own tab stop), and the head stands lines above the number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from reading.personal.context import IDENTITY_WORDS, OTHER_WORDS, Cue

_MAX_HEAD = 24
"""Characters of the longest head believed (`申请人居民身份证号码（或统一代码）` has 19)."""
_IDENTITY = re.compile(IDENTITY_WORDS, re.IGNORECASE)
_OTHER = re.compile(OTHER_WORDS, re.IGNORECASE)
_KNOWN = re.compile(
    r"序号|姓名|性别|年龄|民族|出生|户主|申请人|受益人|电话|手机|联系|地址|住址|户籍|单位|部门|职务|金额|面积|"
    r"补贴|备注|日期|时间|类别|类型|事项|名称|银行|开户|人数|状态|结果|学历|关系"
)
_PIECE = re.compile(r"[^\n\t]+")


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
    return sum(char.isdigit() for char in words)


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
        self._heads = self._find_heads()
        self._firsts = [heads.first for heads in self._heads]

    def cue_at(self, start: int, end: int) -> Cue:
        """Cue of the head above `text[start:end]`, when that stands in a line or cell of its own."""
        piece = bisect_right(self._starts, start) - 1
        if piece < 0 or not self._alone(piece, start, end):
            return Cue.NONE
        above = bisect_right(self._firsts, piece) - 1
        return self._heads[above].cue_of(piece) if above >= 0 else Cue.NONE

    def _alone(self, piece: int, start: int, end: int) -> bool:
        first, last = self._spans[piece]
        return not (self._text[first:start].strip() or self._text[end:last].strip())

    def _find_heads(self) -> list[_Heads]:
        found: list[_Heads] = []
        run: list[str] = []
        for index in range(len(self._spans) + 1):
            words = self._text[slice(*self._spans[index])] if index < len(self._spans) else ""
            if is_head(words):
                run.append(words)
            elif run:
                cues = head_cues(run)
                if set(cues) != {Cue.NONE}:
                    found.append(_Heads(index - len(run), cues))
                run = []
        return found
