"""Which cases were owed when a round had been settled: those that the next bulletin of its sort answers for.

What a re-check or a person closes between two bulletins is put right since the first of them, though the round of the
second no longer meets it as open.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from records import OPEN_STAGES, Case, Inspection, Move, Stage


def owed_after(
    cases: Sequence[Case], moves: Sequence[Move], last: Inspection, until: Collection[str]
) -> tuple[Case, ...]:
    """The members of `cases` that stood open when `last` was settled, as they are in `cases`.

    `moves` are all moves in the order they were made; `until` the ids of `last` and of the rounds before it.
    """
    stood: dict[str, Stage] = {}
    for move in moves:
        if move.inspection in until if move.inspection else _by_then(move, last):
            stood[move.case] = move.after
    return tuple(case for case in cases if stood.get(case.number) in OPEN_STAGES)


def _by_then(move: Move, last: Inspection) -> bool:
    """Was what a person did done when the round ended?"""
    if move.at is None or last.finished is None:
        return move.on <= last.as_of
    return move.at <= last.finished
