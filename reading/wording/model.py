"""Which words there are, how frequent they are and which follow each other: `data/model.xz`, read once when needed."""

from __future__ import annotations

import lzma
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"
SCALE = 8
"""A cost is -8·ln(probability), rounded (`bench/wording_model.py`)."""
UNSEEN = 166
"""Of a character that no text of ours has: -8·ln(1e-9)."""
NO_WORD = 1 << 20
"""Marks the beginning of a longer word that is no word itself."""
_UNPAIRED = 3
"""What a pair of words never seen beside each other costs more: 8·0.4."""
_CLOSED = 18
"""A run of characters that ends after a word not known to end one: -8·ln(0.1)."""


@dataclass(frozen=True, slots=True, eq=False)
class Model:
    """Costs of words, of beginnings of words (`NO_WORD`), and of the second word of known pairs."""

    costs: Mapping[str, int]
    pairs: Mapping[str, Mapping[str, int]]
    names: frozenset[str]
    """Words that are names of persons, places and the like."""

    def is_word(self, text: str) -> bool:
        """Is it a word of the list?"""
        return self.costs.get(text, NO_WORD) < NO_WORD

    def cost(self, word: str) -> int:
        """Of one word alone."""
        found = self.costs.get(word, UNSEEN)
        return UNSEEN if found >= NO_WORD else found


@cache
def model() -> Model:
    """The model of the package. About 0.6 s and 90 MB once a process."""
    words, _, pairs = lzma.decompress((DATA / "model.xz").read_bytes()).decode().partition("\n\n")
    told = words.split()
    told_costs = told[1::2]
    costs = dict(zip(told[::2], [int(cost.rstrip("n")) for cost in told_costs], strict=True))
    names = [word for word, cost in zip(costs, told_costs, strict=True) if cost[-1] == "n"]
    for word in told[::2]:
        for end in range(len(word) - 1, 0, -1):
            if word[:end] in costs:
                break  # and with it all its own beginnings
            costs[word[:end]] = NO_WORD
    followers = dict(map(_followers, pairs.split("\n")))
    return Model(costs, followers, frozenset(names))


def _followers(line: str) -> tuple[str, dict[str, int]]:
    first, *rest = line.split(" ")
    return first, {word: int(cost) for word, cost in zip(rest[::2], rest[1::2], strict=True)}


def spans(run: str, known: Model) -> list[list[tuple[int, int]]]:
    """For each place of a run of characters, where the words that begin there end, and what each costs."""
    costs, size = known.costs, len(run)
    found: list[list[tuple[int, int]]] = []
    for at in range(size):
        first = costs.get(run[at], UNSEEN)
        here = [(at + 1, UNSEEN if first >= NO_WORD else first)]
        end = at + 2
        while end <= size:
            cost = costs.get(run[at:end])
            if cost is None:
                break
            if cost < NO_WORD:
                here.append((end, cost))
            end += 1
        found.append(here)
    return found


def sums(words: list[list[tuple[int, int]]]) -> tuple[list[int], list[int]]:
    """The least costs of cutting a run from its start to each place, and from each place to its end."""
    size = len(words)
    ahead = [0] * (size + 1)
    for at in range(size - 1, -1, -1):
        ahead[at] = min([cost + ahead[end] for end, cost in words[at]])
    behind = [NO_WORD] * (size + 1)
    behind[0] = 0
    for at in range(size):
        so_far = behind[at]
        for end, cost in words[at]:
            if so_far + cost < behind[end]:
                behind[end] = so_far + cost
    return behind, ahead


def cut_cost(run: str, known: Model) -> int:
    """The least cost of a run cut into words, where each word is weighed after the one before it."""
    return min([cost + _closing(one, known) for one, (cost, _) in _paths(run, known)[-1].items()])


def cut(run: str, known: Model) -> list[str]:
    """The words of the cut of least cost."""
    paths = _paths(run, known)
    last = min(paths[-1], key=lambda one: paths[-1][one][0] + _closing(one, known))
    words: list[str] = []
    at = len(run)
    while at:
        words.append(last)
        before = paths[at][last][1]
        at -= len(last)
        last = before
    return words[::-1]


def _paths(run: str, known: Model) -> list[dict[str, tuple[int, str]]]:
    """For each place, the words that may end there, with the least cost so far and the word before."""
    words = spans(run, known)
    at_end: list[dict[str, tuple[int, str]]] = [{} for _ in range(len(run) + 1)]
    at_end[0]["^"] = (0, "")
    for at, here in enumerate(words):
        before = at_end[at]
        for end, alone in here:
            word = run[at:end]
            at_end[end][word] = min(
                [(cost + _after(one, word, alone, known), one) for one, (cost, _) in before.items()]
            )
    return at_end


def _after(first: str, word: str, alone: int, known: Model) -> int:
    paired = known.pairs.get(first)
    cost = paired.get(word) if paired else None
    return alone + _UNPAIRED if cost is None else cost


def _closing(word: str, known: Model) -> int:
    paired = known.pairs.get(word)
    return paired.get("$", _CLOSED + _UNPAIRED) if paired else _CLOSED + _UNPAIRED
