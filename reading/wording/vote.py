"""The site as language model: a form seen rarely where its like is seen often, in the same neighbourhood.

竟争 beside 公平 in one sentence, 竞争 beside 公平 in sixty: the office's own sites say which is right. A neighbour on
one side at least must be the same, so that 郭明义 is not held against 定义, nor 双畈 against 双方.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from reading.wording import guards
from reading.wording.counts import TOP, Counts
from reading.wording.likeness import alike, same_shape, same_sound
from records.votes import Doubt, Voted

SOURCE = "本单位各网站的通行写法"
NEED = 20
"""Sentences that must have the right form beside the same neighbour. Measured by `bench/wording_vote.py`."""
RATIO = 10
"""Times as many sentences as have the form in doubt. Measured likewise."""
_NAME = 5
"""Characters of a part of a configured name that is right without a count: 云溪县财政, but not 县财政局."""
LEAD = 4
"""Of a name: times as many as any other like form has; else both are names."""
EVERY = 4
"""One sentence in four is counted (`hearing.SKIPPED`)."""
_KEPT = (
    guards.PARTICLES
    | guards.NUMERALS
    | guards.SURNAMES
    | frozenset("东南西北中前后左右内外甲乙丙丁")
)
"""What tells one name from another, and what begins the names of people and of their villages."""


_Place = tuple[str, str, str, str]
"""What is written, the word it may be taken for, and the words beside it."""


_Around = tuple[tuple[str, str], ...]
"""Neighbourhoods in which a form is looked for: what stands before and behind."""


@dataclass(frozen=True, slots=True)
class _Form:
    """A form that a doubt may be taken for, in the neighbourhood that speaks for it most."""

    right: str
    """The form itself."""
    told: str
    """The form with the neighbours."""
    doubted: str
    """What is written, with the same."""
    sentences: int
    named: bool = False
    """Is it in the configuration?"""


def vote(
    counts: Counts, doubts: Iterable[Doubt], names: Collection[str], last: Collection[Voted]
) -> tuple[Voted, ...]:
    """The doubts that the counts decide, sorted. `names`: those of the office's configuration, right without a count.

    `last`: what was decided for rounds before, which stays: a slip that has spread is none the less one.
    """
    places = _places(doubts)
    known = {one.place: one for one in last}
    decided = [known[place] for place in sorted(places) if place in known]
    sentences: dict[tuple[str, str], set[int]] = defaultdict(set)
    for (written, meant, _, _), met in places.items():
        sentences[written, meant] |= met
    house = _House(counts, "\n".join(sorted(names)))
    found: dict[_Place, tuple[_Form, int]] = {}
    for place, met in places.items():
        written, meant, _, _ = place
        times = len(sentences[written, meant] if meant else met)
        form = None if place in known else house.form(place, times)
        if form is not None:
            found[place] = form, times
    return (*decided, *_told(found))


def _places(doubts: Iterable[Doubt]) -> Mapping[_Place, set[int]]:
    found: dict[_Place, set[int]] = defaultdict(set)
    for one in doubts:
        found[one.place] |= set(one.sentences)
    return found


@dataclass(frozen=True, slots=True)
class _House:
    """What the office's own sites write, and what its configuration names."""

    counts: Counts
    names: str
    """A name a line."""

    def form(self, place: _Place, times: int) -> _Form | None:
        """The form that is meant, if nothing else can be. `times`: sentences with the form in doubt."""
        written, meant, before, after = place
        if before + written + after in self.names:
            return None
        likes = [meant] if meant else list(_likes(written))
        around = _of_word(before, after) if meant else _of_name(before, after, len(written))
        forms = [self._best(written, like, around) for like in likes]
        ranked = sorted(forms, key=lambda one: (-one.sentences, one.right))
        if not ranked or ranked[0].sentences < NEED:
            return None
        best = ranked[0]
        if len(ranked) > 1 and best.sentences < LEAD * ranked[1].sentences:
            return None
        doubted = max(times, self._sentences(best.doubted))
        return best if best.sentences >= RATIO * doubted else None

    def _best(self, written: str, like: str, around: _Around) -> _Form:
        """The neighbourhood in which the form is met most: before, behind, or both."""
        forms = [
            self._weighed(like, left + like + right, left + written + right)
            for left, right in around
        ]
        return max(forms, key=lambda one: (one.sentences, one.told))

    def _weighed(self, like: str, told: str, doubted: str) -> _Form:
        if len(told) >= _NAME and told in self.names:
            return _Form(like, told, doubted, EVERY * TOP, named=True)
        return _Form(like, told, doubted, self._sentences(told))

    def _sentences(self, expression: str) -> int:
        return EVERY * self.counts.sentences(expression)


def _of_word(before: str, after: str) -> _Around:
    """One neighbour is enough."""
    return tuple(one for one in ((before, ""), ("", after), (before, after)) if any(one))


def _of_name(before: str, after: str, size: int) -> _Around:
    """Where a place is named before it, the same one; beside a single character both.

    Within a county no two villages, within a town no two streets may sound the same (《地名管理条例》2022, art. 9):
    elsewhere they do.
    """
    if not before:
        return (("", after),)
    return ((before, ""), (before, after)) if size > 1 else ((before, after),)


def _likes(written: str) -> Iterator[str]:
    """A name with one character changed for one alike. The tail of a name is no slip for another tail."""
    for at, char in enumerate(written):
        if char in _KEPT:
            continue
        for like in sorted(alike(char)):
            close = same_sound(char, like) or same_shape(char, like)
            if close and (like not in _KEPT or like in guards.SURNAMES):
                yield written[:at] + like + written[at + 1 :]


def _told(found: Mapping[_Place, tuple[_Form, int]]) -> Iterator[Voted]:
    """What was decided, in words: the same reason wherever a word is taken for the same other one."""
    best: dict[tuple[str, str], tuple[_Form, int]] = {}
    for (written, _, _, _), (form, times) in sorted(found.items()):
        key = written, form.right
        if key not in best or form.sentences > best[key][0].sentences:
            best[key] = form, times
    for (written, meant, before, after), (form, _) in sorted(found.items()):
        shown, times = best[written, form.right]
        wrong, right = (written, form.right) if meant else (form.doubted, form.told)
        reason = _reason(shown, times, written if meant else shown.doubted)
        yield Voted(written, meant, before, after, wrong, right, reason)


def _reason(form: _Form, times: int, doubted: str) -> str:
    if form.named:
        return f"本单位配置的名称是“{form.told}”"
    most = EVERY * TOP
    often = f"{most}个以上" if form.sentences >= most else f"约{form.sentences}个"
    return f"本单位各网站有{often}句子写作“{form.told}”，写作“{doubted}”的只有{times}个"
