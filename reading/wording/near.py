"""Ordinary misspellings (S3) that no list foresees: one character wrong inside a word that its neighbours call for.

A run of characters is cut into words as cheaply as the model can. Where one other character, alike in sound or shape,
completes a word and makes the run far more probable, and nothing else explains the character that stands there, it is
a slip. Precision comes before recall: see `guards` and the thresholds below, all measured by `bench/wording.py`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reading.wording import guards
from reading.wording.likeness import alike, same_shape, same_sound
from reading.wording.model import NO_WORD, SCALE, Model, cut, cut_cost, model, spans, sums

RUN = re.compile("[一-鿿]{3,2000}")
"""A run of characters; one longer than 2,000 is no sentence, and is looked at in pieces."""
_NUMBERED = re.compile(r"[ 　]?[〔\[［【（(] ?(?:19|20)[0-9]{2} ?[〕\]］】）)]")
_CODE = 6
"""县政办〔2026〕12号: up to so many characters before the year are the code of an office, and no words."""
_AROUND = 7
"""Characters on either side that a change is weighed with: longer windows gave the same answers."""
_LONGEST = 8
_FEW = 8
"""Up to so many characters a string is smaller than a set, and no slower."""
_WORTH = 4 * SCALE
"""A change must pay at least e⁴ by words alone before it is weighed with their neighbours."""
_FREQUENT = {2: round(14.2 * SCALE), 3: round(15.2 * SCALE)}
"""Words of two characters that are rarer than e^-14.2, of three rarer than e^-15.2, restore nothing."""
_NEED = {2: 15 * SCALE, 3: 11 * SCALE}
_NEED_LONG = 11 * SCALE
"""What a change must gain by the size of the word that it completes: e¹⁵, e¹¹, e¹¹ times more probable."""
_DOUBT = 4 * SCALE
"""What each ground for doubt adds."""
_REMEMBERED = 200_000
"""Runs; some 14 MB. Two runs of one hash of 64 bits among so many: once in 10⁹ processes."""
_clean: set[int] = set()
_LEAD = {True: 2 * SCALE, False: 5 * SCALE}
"""How far the second best must stay behind, for words of four and more, and for shorter ones."""
_USUAL = 15 * SCALE
_COMMON = 13 * SCALE
"""Words more frequent than e^-15 and e^-13: that the character as written makes one of them speaks for it."""


@dataclass(frozen=True, slots=True)
class Change:
    """A character that another one should stand for."""

    at: int
    """Place in the run."""
    char: str
    word: str
    """The word that it completes."""
    start: int
    """Where that word begins."""
    gain: int
    """How much more probable the run is with it, in the costs of the model."""
    lead: int
    """How far the next best change stays behind."""


@cache
def fills() -> Mapping[str, str | frozenset[str]]:
    """For each word with one character left out (`竞?`), the characters that complete it."""
    known = model()
    found: dict[str, list[str]] = defaultdict(list)
    for word, cost in known.costs.items():
        size = len(word)
        if 2 <= size <= _LONGEST and cost <= _FREQUENT.get(size, NO_WORD - 1):
            if word in known.names:
                continue
            for hole in range(size):
                found[f"{word[:hole]}?{word[hole + 1 :]}"].append(word[hole])
    return {
        key: "".join(chars) if len(chars) <= _FEW else frozenset(chars)
        for key, chars in found.items()
    }


def changes(text: str) -> Iterator[tuple[int, Change]]:
    """Every change that the guards let pass, with the place in the text where its run begins.

    Runs that nothing is wrong with are remembered by their hashes: the pages of a site repeat each other's sentences,
    and to look at one again costs twenty times as much as to know it.
    """
    known = model()
    for match in RUN.finditer(text):
        run = match.group()
        counted = text[max(0, match.start() - 1) : match.start()].isalnum()
        if (mark := hash((run, counted))) in _clean:
            continue
        found = tuple(_in_run(run, known, counted=counted))
        if not found:
            if len(_clean) >= _REMEMBERED:
                _clean.clear()
            _clean.add(mark)
        code = len(run) - _CODE if found and _NUMBERED.match(text, match.end()) else len(run)
        for change in found:
            if change.at < code:
                yield match.start(), change


def _in_run(run: str, known: Model, *, counted: bool) -> Iterator[Change]:
    """`counted`: a figure or a Latin letter stands before the run, so that it begins with a measure: 15种小企业."""
    words = spans(run, known)
    behind, ahead = sums(words)
    for at, alone in enumerate(_sizes(words, ahead)):
        if alone > 2 or (counted and at == 0) or _idle(run, at):
            continue
        found = _candidates(run, at, 4 if alone == 2 else 2, known, behind, ahead)
        if found:
            change = _weighed(run, at, found, known)
            if change is not None and _holds(run, change, known):
                yield change


def _sizes(words: list[list[tuple[int, int]]], ahead: list[int]) -> list[int]:
    """How long the word is that each character belongs to, as the run is cut most cheaply."""
    found: list[int] = []
    at = 0
    while at < len(words):
        end = next(end for end, cost in words[at] if cost + ahead[end] == ahead[at])
        found += [end - at] * (end - at)
        at = end
    return found


def _idle(run: str, at: int) -> bool:
    """Characters that are never taken for a slip: numerals, particles, short names of states beside 中 or 方."""
    return run[at] in guards.NUMERALS or run[at] in guards.PARTICLES or guards.foreign(run, at)


def _candidates(
    run: str, at: int, least: int, known: Model, behind: list[int], ahead: list[int]
) -> dict[str, tuple[int, int, str]]:
    """By character: what it gains by words alone, where the word begins that it completes, and that word.

    Words of at least `least` characters.
    """
    size, total, holes, costs = len(run), behind[-1], fills(), known.costs
    found: dict[str, tuple[int, int, str]] = {}
    like = alike(run[at])
    for start in range(at, max(-1, at - _LONGEST), -1):
        head = run[start:at]
        if head and head not in costs:
            continue  # no word begins so
        for end in range(max(at + 1, start + least), min(start + _LONGEST, size) + 1):
            fitting = holes.get(f"{head}?{run[at + 1 : end]}")
            if fitting is None:
                continue
            outside = total - behind[start] - ahead[end]
            for char in like.intersection(fitting):
                word = f"{head}{char}{run[at + 1 : end]}"
                gain = outside - costs[word]
                if gain >= _WORTH and (char not in found or gain > found[char][0]):
                    found[char] = (gain, start, word)
    return found


def _weighed(
    run: str, at: int, found: Mapping[str, tuple[int, int, str]], known: Model
) -> Change | None:
    """The best of the candidates, weighed with the words around it."""
    left, right = max(0, at - _AROUND), min(len(run), at + _AROUND + 1)
    head, tail = run[left:at], run[at + 1 : right]
    before = cut_cost(run[left:right], known)
    ranked = sorted(
        ((before - cut_cost(head + char + tail, known), char) for char in found), reverse=True
    )
    gain, char = ranked[0]
    lead = gain - ranked[1][0] if len(ranked) > 1 else gain
    _, start, word = found[char]
    return Change(at, char, word, start, gain, lead) if gain >= _WORTH else None


def _holds(run: str, change: Change, known: Model) -> bool:
    """Does the change pay enough for its kind? Short words, blurred sounds and places of names must pay more."""
    size, written = len(change.word), run[change.at]
    if guards.empty(written, change.char) or change.lead < _LEAD[size > 3]:
        return False
    if not guards.NUMERALS.isdisjoint(change.word) and (size < 5 or _counts(change)):
        return False  # 第十三节, 三大行动, 二百二十八家
    odd = guards.variant(written, change.char)
    if size < 4 and (odd or written in run[max(0, change.at - 1) : change.at]):
        return False
    need = _NEED.get(size, _NEED_LONG)
    if size < 4 and guards.named(run, change.start, change.start + size):
        need += _DOUBT
    if not (same_sound(written, change.char) or same_shape(written, change.char)):
        need += _DOUBT
    if written in guards.SMALL or change.char in guards.SMALL:
        need += _DOUBT
    if odd or _straddles(run, change, known):
        need += _DOUBT
    if _makes_word(run, change, known):
        need += _DOUBT
    if change.gain < need:
        return False
    return size > 2 or _fits(run, change, known)


def _counts(change: Change) -> bool:
    """Is the word a number with its measure?"""
    return guards.NUMERALS.issuperset(change.word[:-1])


def _straddles(run: str, change: Change, known: Model) -> bool:
    """Does the character as written belong to a known word that reaches out of the word it should complete?"""
    at, start = change.at, change.start
    end = start + len(change.word)
    return any(
        known.costs.get(run[left:right], NO_WORD) < _USUAL
        for left in range(max(0, at - 3), at + 1)
        for right in range(max(at + 1, left + 2), min(len(run), at + 4) + 1)
        if left < start or right > end
    )


def _makes_word(run: str, change: Change, known: Model) -> bool:
    """Does the character as written make a usual word with a neighbour inside the word: 进一步抬高 for 进一步提高?"""
    at = change.at
    pairs = [
        run[left : left + 2]
        for left in (at - 1, at)
        if left >= change.start and left + 2 <= change.start + len(change.word)
    ]
    return any(known.costs.get(pair, NO_WORD) < _COMMON for pair in pairs)


def _fits(run: str, change: Change, known: Model) -> bool:
    """Is the restored word known to stand beside one of its neighbours?"""
    left, right = max(0, change.at - _AROUND), min(len(run), change.at + _AROUND + 1)
    words = cut(run[left : change.at] + change.char + run[change.at + 1 : right], known)
    place, index = left, 0
    while place + len(words[index]) <= change.at:
        place += len(words[index])
        index += 1
    before = words[index - 1] if index else ""
    behind = words[index + 1] if index + 1 < len(words) else ""
    pairs, none = known.pairs, dict[str, int]()
    return words[index] in pairs.get(before, none) or behind in pairs.get(words[index], none)
