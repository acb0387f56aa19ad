"""Findings that a person must confirm before a bulletin may say them (待人工确认): severe wording.

The ledger has them from the first day. What leaves the office, its bulletins with their annexes, scores and public
ledgers, is made from a round without them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from records.cases import Case, Move, Stage
from records.judgement import Judgement, Verdict
from records.ledger import Coverage

BY_A_PERSON = frozenset({Stage.CONFIRMED, Stage.SENT})
"""Steps that only a person takes, and only with what is true."""


def awaiting(cases: Iterable[Case], moves: Iterable[Move]) -> tuple[Case, ...]:
    """The cases that need a person's word and have none yet; dismissed ones too: nobody may read of them."""
    needing = [one for one in cases if one.finding.by_person]
    if not needing:
        return ()
    said = {one.case for one in moves if one.after in BY_A_PERSON}
    return tuple(one for one in needing if one.stage is Stage.FOUND or one.number not in said)


def spoken(judgements: Sequence[Judgement], confirmed: Collection[str]) -> tuple[Judgement, ...]:
    """The judgements without the breaches that wait for a person. `confirmed`: identities of those that do not."""
    return tuple(one for one in judgements if not one.by_person or one.identity in confirmed)


def unspoken(judgements: Sequence[Judgement], confirmed: Collection[str]) -> tuple[Judgement, ...]:
    """The others: the breaches that wait for a person."""
    return tuple(one for one in judgements if one.by_person and one.identity not in confirmed)


def confirmed_of(cases: Iterable[Case], waiting: Iterable[Case]) -> frozenset[str]:
    """Identities of the cases that may be spoken of."""
    return frozenset(one.identity for one in cases) - {one.identity for one in waiting}


def spoken_coverage(coverage: Coverage, hidden: Iterable[Judgement]) -> Coverage:
    """The coverage without the breaches that are not spoken of; of their rules nothing is said to be 未发现."""
    counts = Counter(one.rule for one in hidden if one.verdict is Verdict.BREACH)
    if not counts:
        return coverage
    rules = (
        replace(one, breach=one.breach - counts[one.rule], clear=0, exempt=0)
        if counts[one.rule]
        else one
        for one in coverage.rules
    )
    return replace(coverage, rules=tuple(rules))
