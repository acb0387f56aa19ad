"""Draws who checks whom: pure, seeded, and open to be worked out again with nothing but SHA-256.

Every office checks one other and is checked by one. Nobody is drawn for itself, and nobody for the office that it
checked the time before. Where the offices are many enough the draw is one ring (so no two check each other), and
no two offices meet again the other way round either.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence

from records.errors import UsageError
from records.marks import Pair

TRIES = 300
"""Orders that are tried for a ring: with no more than two partners barred for each, one in eight or more fits."""


def draw(
    offices: Sequence[str], seed: str, period: str, before: Collection[Pair] = ()
) -> tuple[Pair, ...]:
    """The pairs, in the order of `offices` as checkers; the same for the same arguments.

    Raises UsageError when there is no assignment at all.
    """
    own = tuple(dict.fromkeys(offices))
    if len(own) < 2:
        raise UsageError(f"参加互查的单位只有 {len(own)} 个，至少要有 2 个")
    barred = {(one.checker, one.checked) for one in before}
    both = barred | {(checked, checker) for checker, checked in barred}
    found = (
        _ring(own, f"{seed}|{period}", both)
        or _ring(own, f"{seed}|{period}", barred)
        or _matched(own, f"{seed}|{period}", barred)
    )
    if found is None:
        raise UsageError(_impossible(own, barred))
    return tuple(Pair(one, found[one]) for one in own)


def _order(names: Collection[str], seed: str) -> list[str]:
    """The names in the order of SHA-256 of seed and name."""
    return sorted(names, key=lambda name: hashlib.sha256(f"{seed}|{name}".encode()).hexdigest())


def _ring(
    offices: Sequence[str], seed: str, barred: Collection[tuple[str, str]]
) -> Mapping[str, str] | None:
    """Each checks the next of a drawn order, the last the first."""
    if len(offices) < 3:
        return None
    for attempt in range(TRIES):
        order = _order(offices, f"{seed}|{attempt}")
        pairs = list(zip(order, [*order[1:], order[0]], strict=True))
        if not any(pair in barred for pair in pairs):
            return dict(pairs)
    return None


def _matched(
    offices: Sequence[str], seed: str, barred: Collection[tuple[str, str]]
) -> Mapping[str, str] | None:
    """Any assignment there is (Kuhn's method, without recursion); None when there is none."""
    choices = {
        one: [
            other
            for other in _order(offices, f"{seed}|{one}")
            if other != one and (one, other) not in barred
        ]
        for one in offices
    }
    taken: dict[str, str] = {}
    for one in _order(offices, seed):
        if not _placed(one, choices, taken):
            return None
    return {checker: checked for checked, checker in taken.items()}


def _placed(start: str, choices: Mapping[str, Sequence[str]], taken: dict[str, str]) -> bool:
    """Finds a place for one checker by moving others along; `taken` is checker by checked."""
    came_from: dict[str, str] = {}
    waiting = [start]
    while waiting:
        checker = waiting.pop(0)
        for checked in choices[checker]:
            if checked in came_from:
                continue
            came_from[checked] = checker
            if checked not in taken:
                _shift(checked, start, came_from, taken)
                return True
            waiting.append(taken[checked])
    return False


def _shift(free: str, start: str, came_from: Mapping[str, str], taken: dict[str, str]) -> None:
    """Hands every place on the way back to the one who asked for it."""
    held = {checker: checked for checked, checker in taken.items()}
    checked = free
    while True:
        checker = came_from[checked]
        left = held.get(checker)
        taken[checked] = checker
        if checker == start or left is None:
            return
        checked = left


def _impossible(offices: Sequence[str], barred: Collection[tuple[str, str]]) -> str:
    """Why there is none."""
    if len(offices) == 2:
        return "参加互查的单位只有 2 个，上次已互相检查过，本次无法避开同一对；请增加参加单位"
    stuck = [
        one for one in offices if all((one, other) in barred for other in offices if other != one)
    ]
    named = f"（{'、'.join(stuck)}没有可查的单位）" if stuck else ""
    return f"{len(offices)} 个单位中没有一种安排能避开自查和上次的对子{named}；请增加参加单位"
