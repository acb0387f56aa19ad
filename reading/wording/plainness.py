"""How hard a text is to read: sentences, jargon, abbreviations, structure. Figures only; `records.plainness` judges."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reading.wording.model import DATA
from records.plainness import PlainLimits, Plainness

_SENTENCE = re.compile("[^。！？；!?\n]{2,5000}[。！？；!?]")
_COUNTED = re.compile("[0-9A-Za-z一-鿿〇]")
_LONG = 60
"""Characters; a sentence of more is more than one and a half printed lines (28 to the line, GB/T 9704—2012 5.2.3)."""
_LATIN = re.compile(r"(?<![A-Za-z0-9./_@\-])[A-Z][A-Z0-9]{1,7}(?![A-Za-z0-9/_@\-]|\.[A-Za-z0-9])")
_STATES_BEHIND = re.compile(
    r"[”’\"]?(?:[（(][^）)\n]{0,40}[一-鿿]{2}|[，,]?(?:是指|指的是|即|全称|就是|又称))"
)
_STATES_BEFORE = re.compile(
    r"(?:(?:简称|称为|称作|缩写为?|代号)[：:为]{0,2}[“\"‘]?|[一-鿿]{3}[”\"》]?[（(](?:[A-Za-z ,，&-]{0,60}[ ,，])?)$"
)
_CODED = re.compile("[0-9]$")
_NUMBERED = re.compile(
    r"^\s{0,8}(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]"
    r"|第[一二三四五六七八九十]{1,3}部分)",
    re.MULTILINE,
)
_POINTS = re.compile("[一二三四五]是(?![非否])")
_QUESTION = re.compile(
    r"^\s{0,8}(?:问|Q ?[0-9]{0,2})[：:、.]|^.{0,8}[：:、.． ].{2,60}[？?]\s*$|^.{4,60}[？?]\s*$",
    re.MULTILINE,
)
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class _Lists:
    jargon: re.Pattern[str]
    short: re.Pattern[str]
    known: frozenset[str]
    limits: PlainLimits


@cache
def _lists() -> _Lists:
    data = tomllib.loads((DATA / "plainness.toml").read_text(encoding="utf-8"))
    return _Lists(
        jargon=_any([word for group in data["jargon"] for word in group["words"]]),
        short=_any([word for group in data["short"] for word in group["words"]]),
        known=frozenset(data["known"]["words"]),
        limits=PlainLimits(**data["limits"]),
    )


def _any(words: list[str]) -> re.Pattern[str]:
    """The longest first, so that 盘活存量 is not 存量."""
    return re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)))


def limits() -> PlainLimits:
    """The limits of the package's data."""
    return _lists().limits


def plainness(text: str) -> Plainness:
    """The figures of a text whose paragraphs are lines. Pure; linear in its length."""
    lengths = sorted(_lengths(text))
    return Plainness(
        characters=len(_COUNTED.findall(text)),
        sentences=len(lengths),
        median=lengths[(len(lengths) - 1) // 2] if lengths else 0,
        ninetieth=lengths[-(-9 * len(lengths) // 10) - 1] if lengths else 0,
        long_sentences=sum(length > _LONG for length in lengths),
        longest=lengths[-1] if lengths else 0,
        jargon=_jargon(text),
        unexplained=tuple(_unexplained(text)),
        numbered=len(_NUMBERED.findall(text)) >= _ENOUGH or len(_POINTS.findall(text)) > _ENOUGH,
        questions=len(_QUESTION.findall(text)) >= _ENOUGH,
    )


def _lengths(text: str) -> Iterator[int]:
    for match in _SENTENCE.finditer(text):
        length = len(_COUNTED.findall(match.group()))
        if length > 1:
            yield length


def _jargon(text: str) -> tuple[tuple[str, int], ...]:
    """Words of the list, but for those that the text explains where it first uses them."""
    counts: Counter[str] = Counter()
    explained: set[str] = set()
    for match in _lists().jargon.finditer(text):
        word = match.group()
        if word not in counts and _explains(text, match):
            explained.add(word)
        counts[word] += 1
    left = [(word, number) for word, number in counts.items() if word not in explained]
    return tuple(sorted(left, key=lambda one: (-one[1], one[0])))


def _unexplained(text: str) -> Iterator[str]:
    """Abbreviations that the text does not explain where it first uses them."""
    known = _lists().known
    seen: set[str] = set()
    found = [*_LATIN.finditer(text), *_lists().short.finditer(text)]
    for match in sorted(found, key=lambda one: one.start()):
        word = match.group()
        if word in seen or word in known or _CODED.search(word):
            continue
        seen.add(word)
        if not _explains(text, match):
            yield word


def _explains(text: str, match: re.Match[str]) -> bool:
    """Does the text say what it means, here where it first stands?"""
    before = text[max(0, match.start() - 80) : match.start()]
    behind = text[match.end() : match.end() + 60]
    return bool(_STATES_BEHIND.match(behind) or _STATES_BEFORE.search(before))
