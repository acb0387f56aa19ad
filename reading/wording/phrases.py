"""Severe and fixed expressions (S1, S2): known wrong forms, and forms that differ from the canonical in one place.

Unguarded by design: a general guard sees known words in 攻府 and 领导小姐 and lets them pass.
What keeps right text safe is that the phrases are long, and that numerals and small words are never what differs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from operator import ne

from ahocorasick_rs import AhoCorasick, MatchKind

from reading.wording import guards
from reading.wording.likeness import alike
from reading.wording.model import SCALE, Model, cut_cost, model, spans, sums
from records.wording import Book, Phrase

_SHORTEST_GAP = 5
"""Characters of the shortest phrase of which one may be left out: of four, every three make another word."""
_LIGHT = guards.PARTICLES | guards.NUMERALS | frozenset("和与及或、")
"""Left out, added or exchanged, these give other right forms: 发展（和）改革委员会, 十九大."""
_LINKS = frozenset("为是")
"""Verbs that end one phrase and begin another: 克拉玛依是油城, 自然人为成年人, 为国为企业."""
_WINDOW = 8
_PAYS = 3 * SCALE
"""Of phrases up to five characters: the canonical form must be e³ times more probable than what is written."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A wrong form of a phrase in a text."""

    start: int
    end: int
    phrase: Phrase
    how: str
    """What is wrong with it, in Chinese."""


class Phrases:
    """The automata of a book; build once, use for many texts."""

    def __init__(self, book: Book) -> None:
        self._known = model()
        self._right = {form for one in book.phrases for form in (one.form, *one.right)}
        self._exact = self._wrong_forms(book.phrases)
        self._keys = tuple(self._exact)
        self._exact_automaton = _automaton(self._keys, MatchKind.LeftmostLongest)
        self._halves = self._anchors(book.phrases)
        self._anchor_keys = tuple(self._halves)
        self._anchor_automaton = _automaton(self._anchor_keys, MatchKind.Standard)

    def hits(self, text: str, published: date | None) -> Iterator[Hit]:
        """Every wrong form, in no order; a place may be hit twice."""
        if self._exact_automaton is not None:
            for index, start, end in self._exact_automaton.find_matches_as_indexes(text):
                phrase, how = self._exact[self._keys[index]]
                if _applies(phrase, published) and not self._inside_right(text, start, end):
                    known = how == _KNOWN
                    if known or not self._reads_well(text, start, end, phrase):
                        yield Hit(start, end, phrase, how)
        if self._anchor_automaton is not None:
            found = self._anchor_automaton.find_matches_as_indexes(text, overlapping=True)
            for index, start, _ in found:
                for phrase, offset in self._halves[self._anchor_keys[index]]:
                    begin = start - offset
                    if _worth(text, begin, phrase) and _applies(phrase, published):
                        yield from self._near(text, begin, offset > 0, phrase)

    def _near(self, text: str, start: int, second: bool, phrase: Phrase) -> Iterator[Hit]:
        """One half of the phrase stands at its place: is the other half wrong in one character, or one too long?

        `second`: it is the second half that stands there, as if the phrase began at `start`.
        """
        form = phrase.form
        size, half = len(form), len(form) // 2
        if start >= 0:
            seen = text[start : start + size]
            if len(seen) < size:
                return
            left, right = (0, half) if second else (half, size)
            wrong = [at for at in range(left, right) if seen[at] != form[at]]
            if len(wrong) == 1 and self._mistaken(seen, wrong[0], phrase):
                edge = wrong[0] in {0, size - 1} and self._inside_right(text, start, start + size)
                if not edge and not self._reads_well(text, start, start + size, phrase):
                    yield Hit(
                        start, start + size, phrase, f"“{form[wrong[0]]}”错为“{seen[wrong[0]]}”"
                    )
                return
        if _may_be_longer(phrase):
            yield from self._longer(text, start, second, phrase)

    def _longer(self, text: str, start: int, second: bool, phrase: Phrase) -> Iterator[Hit]:
        """The phrase with one character too many inside."""
        form = phrase.form
        begin = start - 1 if second else start
        if begin < 0:
            return
        seen = text[begin : begin + len(form) + 1]
        for at in range(1, len(form)):
            if seen[:at] + seen[at + 1 :] == form:
                if self._stray(seen, at):
                    yield Hit(begin, begin + len(seen), phrase, f"多“{seen[at]}”字")
                return

    def _stray(self, seen: str, at: int) -> bool:
        """Does the character make no word with either neighbour: 中华人民大共和国, but not 政治局常务委员会?"""
        char = seen[at]
        if not _han(char) or char in _LIGHT:
            return False
        return not (
            self._known.is_word(seen[at - 1 : at + 1]) or self._known.is_word(seen[at : at + 2])
        )

    def _mistaken(self, seen: str, at: int, phrase: Phrase) -> bool:
        written, meant = seen[at], phrase.form[at]
        if (
            not _han(written)
            or written in _LINKS
            or guards.empty(written, meant)
            or seen in self._right
        ):
            return False
        return phrase.loose or written in alike(meant) or meant in alike(written)

    def _reads_well(self, text: str, start: int, end: int, phrase: Phrase) -> bool:
        """Of a short phrase: is what is written nearly as probable as the phrase, with what stands around it?"""
        if len(phrase.form) > _SHORTEST_GAP + 1:
            return False
        left, right = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
        head, tail = left[_last_break(left) :], right[: _first_break(right)]
        written = cut_cost(head + text[start:end] + tail, self._known)
        return written - cut_cost(head + phrase.form + tail, self._known) < _PAYS

    def _inside_right(self, text: str, start: int, end: int) -> bool:
        """Does a word lie across an end of the wrong form: 农村集体经济组织|发展, 本市|市场监督管理局?"""
        left = max(0, start - _WINDOW)
        return straddled(text[left : end + _WINDOW], start - left, end - left, self._known)

    def _wrong_forms(self, phrases: Sequence[Phrase]) -> dict[str, tuple[Phrase, str]]:
        """Wrong forms that can be listed: those known, with two characters exchanged, one doubled or left out."""
        found: dict[str, tuple[Phrase, str]] = {}
        for phrase in phrases:
            if phrase.near:
                for form, how in _listed(phrase.form):
                    if not self._sound(form):
                        found.setdefault(form, (phrase, how))
        for phrase in phrases:
            found.update(dict.fromkeys(phrase.wrong, (phrase, _KNOWN)))
        return found

    def _sound(self, form: str) -> bool:
        """Is it right by itself: a phrase, or nothing but words of two characters and more (个体商户)?"""
        if form in self._right:
            return True
        words = spans(form, self._known)
        _, ahead = sums(words)
        at = 0
        while at < len(form):
            end = next(end for end, cost in words[at] if cost + ahead[end] == ahead[at])
            if end - at == 1:
                return False
            at = end
        return True

    def _anchors(self, phrases: Sequence[Phrase]) -> Mapping[str, list[tuple[Phrase, int]]]:
        """The two halves of each phrase, with the place of the half in it: one wrong character spares one of them."""
        found: dict[str, list[tuple[Phrase, int]]] = defaultdict(list)
        for phrase in phrases:
            half = len(phrase.form) // 2
            if phrase.near and half > 1:
                found[phrase.form[:half]].append((phrase, 0))
                found[phrase.form[half:]].append((phrase, half))
        return dict(found)


_KNOWN = "已知错误写法"


def _worth(text: str, begin: int, phrase: Phrase) -> bool:
    """Of a phrase that would begin here: is it written wrong, and not so wrong that it is something else?

    Asked of every 服务 and 预算 of a text, of which hardly one is half of a phrase.
    """
    if begin < 0 or text.startswith(phrase.form, begin):
        return False
    seen = text[begin : begin + len(phrase.form)]
    return _may_be_longer(phrase) or sum(map(ne, seen, phrase.form)) == 1


def _may_be_longer(phrase: Phrase) -> bool:
    """Is it a phrase that is looked for with a character too many, too?"""
    return phrase.level == "S1" and len(phrase.form) > _SHORTEST_GAP


def _listed(form: str) -> Iterator[tuple[str, str]]:
    for at in range(len(form) - 1):
        one, other = form[at], form[at + 1]
        if one != other and not {one, other} & _LIGHT:
            yield form[:at] + other + one + form[at + 2 :], f"“{one}{other}”二字颠倒"
    if len(form) < _SHORTEST_GAP:
        return
    for at in range(1, len(form) - 1):
        char = form[at]
        if char not in _LIGHT:
            yield form[: at + 1] + form[at:], f"多“{char}”字"
            if char not in {form[at - 1], form[at + 1]}:
                yield form[:at] + form[at + 1 :], f"漏“{char}”字"


def straddled(run: str, start: int, end: int, known: Model) -> bool:
    """Does the most probable cut of the run have a word that lies across either end of the place?"""
    words = spans(run, known)
    _, ahead = sums(words)
    at = 0
    while at < end:
        to = next(stop for stop, cost in words[at] if cost + ahead[stop] == ahead[at])
        if at < start < to or at < end < to:
            return True
        at = to
    return False


def _automaton(keys: Sequence[str], kind: MatchKind) -> AhoCorasick | None:
    return AhoCorasick(list(keys), matchkind=kind) if keys else None


def _applies(phrase: Phrase, published: date | None) -> bool:
    if published is None:
        return phrase.until is None
    return (phrase.since is None or published >= phrase.since) and (
        phrase.until is None or published < phrase.until
    )


def _han(char: str) -> bool:
    return "一" <= char <= "鿿"


def _last_break(text: str) -> int:
    return next((at + 1 for at in range(len(text) - 1, -1, -1) if not _han(text[at])), 0)


def _first_break(text: str) -> int:
    return next((at for at, char in enumerate(text) if not _han(char)), len(text))
