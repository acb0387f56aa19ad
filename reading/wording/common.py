"""Common wrong words (S3): `data/common.txt`, one pass of an automaton, with the cut into words as a veto."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from reading.wording.model import DATA, SCALE, cut_cost, model
from reading.wording.persons import in_name
from reading.wording.phrases import straddled

_WINDOW = 8
_PAYS = 7 * SCALE
"""Against a word across the border, the right form must be e⁷ times more probable."""
_ARTICLE = re.compile("^[ 　]*第[一二三四五六七八九十百千零〇]{1,7}条|有期徒刑", re.MULTILINE)
_STATUTE = 800
"""Characters before a 帐 in which an article of a law may begin: older laws keep 帐户, and are quoted so."""
_REACH = 20
"""Characters on either side in which a word may stand that makes the wrong form right."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A wrong form and what is meant by it."""

    wrong: str
    right: str
    unless: tuple[str, ...] = ()


@cache
def pairs() -> tuple[Pair, ...]:
    """The list of the package."""
    lines = (DATA / "common.txt").read_text(encoding="utf-8").splitlines()
    return tuple(_pair(one) for line in lines if not line.startswith("#") for one in line.split())


def _pair(words: str) -> Pair:
    wrong, _, rest = words.partition("=")
    right, _, unless = rest.partition("|")
    return Pair(wrong, right, tuple(unless.split(",")) if unless else ())


@cache
def _automaton() -> AhoCorasick:
    return AhoCorasick([one.wrong for one in pairs()], matchkind=MatchKind.LeftmostLongest)


def wrong_words(text: str) -> Iterator[tuple[int, int, Pair]]:
    """Every wrong word of the list but those between two right words and those in a person's name."""
    listed = pairs()
    for index, start, end in _automaton().find_matches_as_indexes(text):
        pair = listed[index]
        if _two_right_words(text, start, end, pair.right):
            continue
        if in_name(text, start, end, pair.right, model()):
            continue
        if "帐" in pair.wrong and _ARTICLE.search(text, max(0, start - _STATUTE), start):
            continue
        around = text[max(0, start - _REACH) : end + _REACH]
        if not any(word in around for word in pair.unless):
            yield start, end, pair


def _two_right_words(text: str, start: int, end: int, right: str) -> bool:
    """Is it the end of one right word and the beginning of another: 按|装备, but not 侯选人, which 候选人 explains?"""
    known, left = model(), max(0, start - _WINDOW)
    around = text[left : end + _WINDOW]
    if not straddled(around, start - left, end - left, known):
        return False
    mended = text[left:start] + right + text[end : end + _WINDOW]
    return cut_cost(around, known) - cut_cost(mended, known) < _PAYS
