"""Ordinary misspellings (S3) that no list foresees: one character wrong inside a word that its neighbours call for.

A run of characters is cut into words as cheaply as the model can. Where one other character, alike in sound or shape,
completes a word and makes the run far more probable, and nothing else explains the character that stands there, it is
a slip. Precision comes before recall: see `guards` and the thresholds below, all measured by `bench/wording.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from reading.wording import guards
from reading.wording.hearing import ear
from reading.wording.likeness import alike, same_shape, same_sound
from reading.wording.model import NO_WORD, SCALE, Model, cut, cut_cost, model, spans, sums
from reading.wording.stray import Stray, strays

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
_NEED = {2: 13 * SCALE}
_NEED_LONG = 11 * SCALE
"""What a change must gain: e¹³ times more probable for a word of two characters, e¹¹ for a longer one."""
_DOUBT = 4 * SCALE
"""What each ground for doubt adds."""
_NAMED = 3 * SCALE
"""What a place for a name adds to a word of two characters."""
_AT_MOST = 14 * SCALE
"""What all doubts together may ask of a word of four and more that sounds or looks like what is written."""
_UNMET = 15 * SCALE
"""What a word of two characters must gain that is not known to stand beside its neighbours, if nothing else is odd.

These and the doubts that short words are spared were set on 1,468 right and 9,360 wrong candidates of the development
sets, the newspaper of 1998 and the laws, where they let 3 to 20 right ones through for each wrong one.
"""
_REMEMBERED = 200_000
"""Runs; some 14 MB. Two runs of one hash of 64 bits among so many: once in 10⁹ processes."""
_clean: set[int] = set()
_LEAD = {True: 2 * SCALE, False: 5 * SCALE}
"""How far the second best must stay behind, for words of four and more, and for shorter ones."""
_NAME = 4
"""Characters of a run that may be no more than a name in a list."""
_RARE = 12 * SCALE
"""A character alone that is rarer than e^-12 stands there by mistake, or in a name."""
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

    @property
    def end(self) -> int:
        """Where the word ends."""
        return self.start + len(self.word)

    def reason(self, written: str) -> str:
        """What is wrong with the word as written, in Chinese."""
        return f"“{self.word}”的“{self.char}”错为“{written[self.at - self.start]}”"


@cache
def fills() -> Mapping[str, str | frozenset[str]]:
    """For each word with one character left out (`竞?`), the characters that complete it."""
    known = model()
    rarest = [_FREQUENT.get(size, NO_WORD - 1) for size in range(_LONGEST + 1)]
    found: dict[str, str | frozenset[str]] = {}
    for word, cost in known.costs.items():
        size = len(word)
        if 1 < size <= _LONGEST and cost <= rarest[size] and word not in known.names:
            for hole, char in enumerate(word):
                key = f"{word[:hole]}?{word[hole + 1 :]}"
                found[key] = f"{found.get(key, '')}{char}"
    for key, chars in found.items():
        if len(chars) > _FEW:
            found[key] = frozenset(chars)
    return found


def changes(text: str) -> Iterator[tuple[int, Change | Stray]]:
    """Every change that the guards let pass, with the place in the text where its run begins.

    Runs that nothing is wrong with are remembered by their hashes: the pages of a site repeat each other's sentences,
    and to look at one again costs twenty times as much as to know it.
    """
    known, listener = model(), ear()
    for match in RUN.finditer(text):
        run = match.group()
        counted = text[max(0, match.start() - 1) : match.start()].isalnum()
        if (mark := hash((run, counted))) in _clean:
            continue
        found, let_go, sizes = _in_run(run, known, counted=counted)
        code = len(run) - _CODE if _NUMBERED.match(text, match.end()) else len(run)
        doubtful = listener is not None and listener.hear(
            match.start(), run[:code], sizes, [(one.start, one.word) for one in let_go]
        )
        straying = [one for one in strays(run, sizes, known) if one.end <= code]
        if not found and not doubtful and not straying:
            if len(_clean) >= _REMEMBERED:
                _clean.clear()
            _clean.add(mark)
        for change in found:
            if change.at < code:
                yield match.start(), change
        for stray in straying:
            yield match.start(), stray


def forget() -> None:
    """Every run is looked at anew: who counts them for another archive has to hear all of them."""
    _clean.clear()


def _in_run(
    run: str, known: Model, *, counted: bool
) -> tuple[list[Change], list[Change], list[int]]:
    """The changes that the guards let pass, those that only a vote could, and the size of each character's word.

    `counted`: a figure or a Latin letter stands before the run, so that it begins with a measure: 15种小企业.
    """
    words = spans(run, known)
    behind, ahead = sums(words)
    sizes = _sizes(words, ahead)
    found: list[Change] = []
    let_go: list[Change] = []
    for at, alone in enumerate(sizes):
        if alone > 2 or (counted and at == 0) or _idle(run, at):
            continue
        fitting = _candidates(run, at, 4 if alone == 2 else 2, known, behind, ahead)
        change = _weighed(run, at, fitting, known) if fitting else None
        if change is None:
            continue
        if _holds(run, change, known):
            found.append(change)
        elif _votable(run, change):
            let_go.append(change)
    return found, let_go, sizes


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
    """Does the change pay enough for its kind? Blurred sounds, variants and places of names must pay more."""
    size, written = len(change.word), run[change.at]
    if guards.empty(written, change.char) or change.lead < _LEAD[size > 3]:
        return False
    if not guards.NUMERALS.isdisjoint(change.word) and (size < 5 or _counts(change)):
        return False  # 第十三节, 三大行动, 二百二十八家
    odd = guards.variant(written, change.char)
    if size < 4 and (odd or written in run[max(0, change.at - 1) : change.at]):
        return False
    if size == 2 and _beside_stranger(run, change, known):
        return False
    need, least = _need(run, change, known, odd=odd), _NEED.get(size, _NEED_LONG)
    if size > 2 or _fits(run, change, known):
        return change.gain >= need
    return need == least and change.gain >= _UNMET and len(run) > _NAME


def _need(run: str, change: Change, known: Model, *, odd: bool) -> int:
    """What the change must gain. Of three characters that are alike nothing more is asked than of all."""
    size, written = len(change.word), run[change.at]
    need = _NEED.get(size, _NEED_LONG)
    like = same_sound(written, change.char) or same_shape(written, change.char)
    if size == 3 and like:
        return need
    if size < 4 and guards.named(run, change.start, change.start + size):
        need += _NAMED
    if not like:
        need += _DOUBT
    if size > 2 and (written in guards.SMALL or change.char in guards.SMALL):
        need += _DOUBT
    if size == 2 and not guards.PARTICLES.isdisjoint(change.word):
        need += _DOUBT  # 偷香盗玉者: a tail that any word may have
    if odd or _straddles(run, change, known):
        need += _DOUBT
    if _makes_word(run, change, known):
        need += _DOUBT
    return min(need, _AT_MOST) if size > 3 and like else need


def _votable(run: str, change: Change) -> bool:
    """May the archive vote about it? Not about variants, numbers and small words, nor about distant likeness.

    订有 stands beside 合同 as 订立 does, 由大向强 beside 发展 as 向前 does: no slips, and only these guards see it.
    """
    written, meant = run[change.at], change.char
    if guards.empty(written, meant) or guards.variant(written, meant):
        return False
    if not guards.SMALL.isdisjoint((written, meant)) or change.lead <= 0:
        return False
    close = same_sound(written, meant) or same_shape(written, meant)
    return guards.NUMERALS.isdisjoint(change.word) and (close or len(change.word) > 2)


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


def _beside_stranger(run: str, change: Change, known: Model) -> bool:
    """Is the next character outside the word a rare one that stands alone? Then more is wrong than one character."""
    at = change.start - 1 if change.at == change.start else change.end
    if not 0 <= at < len(run) or known.costs.get(run[at], NO_WORD) < _RARE:
        return False
    return not (known.is_word(run[max(0, at - 1) : at + 1]) or known.is_word(run[at : at + 2]))


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
