"""What looking closer does to the ledger: only a clear answer closes, what could not be told stays open and says why.

A re-check moves the cases that it was made for and no others; an ordinary round moves all, and looks closer at some.
Each case looked at keeps, in a move, what was seen before and after: outcome, time, address and digest of the
snapshots, in the words of `Sight.words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from records import Case, Evidence, Inspection, Judgement, Move, Stage
from reports.ledger import Settlement, looked_after, order, settle
from reports.plain import plain

DELETED = "删除"
HIDDEN = "隐藏"
UNJUDGED = "复核未能判定：{why}"
STILL = "复核发现问题仍在"
FEIGNED = "假整改（{kind}）：{why}"
_MAY_FAIL = frozenset({
    Stage.SENT, Stage.ANSWERED, Stage.RECHECKED, Stage.PARTLY, Stage.REJECTED, Stage.UNRECTIFIED,
})  # fmt: skip
"""Stages in which the agency knows what it has to do: before that nobody can pretend to have done it."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One snapshot of a matter."""

    when: str
    """复核前 or 复核后."""
    outcome: str
    """HTTP 200, HTTP 404, 响应超时 …"""
    evidence: Evidence

    def words(self) -> str:
        """`复核后｜2026-11-20 08:00｜HTTP 404｜http://…｜SHA-256 …`; what is not known is left out."""
        seen = self.evidence
        at = f"{seen.at:%Y-%m-%d %H:%M}" if seen.at else ""
        digest = f"SHA-256 {seen.digest}" if seen.digest else ""
        return "｜".join(filter(None, (self.when, at, self.outcome, seen.url, digest)))


@dataclass(frozen=True, slots=True)
class Look:
    """What a closer look made of one case."""

    case: str
    sights: tuple[Sight, ...] = ()
    why: str = ""
    """What there is to say beside the rule's own words."""
    feigned: str = ""
    """What was done instead of a rectification: 删除, 隐藏, 改日期 or 改标题."""


def settle_again(
    cases: Sequence[Case],
    judgements: Sequence[Judgement],
    looks: Sequence[Look],
    inspection: Inspection,
) -> Settlement:
    """The ledger after a re-check, or after a round that looked closer at some of its cases.

    `judgements` hold the answers about the cases looked at, one `Look` each. Pure, like `settle`, whose law it keeps:
    what it adds are the feints, and a move for each case looked at.
    """
    plainly = settle(cases, judgements, inspection)
    by_number, known = {one.case: one for one in looks}, {one.number: one for one in cases}
    settled, moves = list[Case](), list[Move]()
    for case in plainly.cases:
        before, mine = known.get(case.number), _moves_of(case.number, plainly.moves)
        look = by_number.get(case.number)
        if before is not None and look is not None:
            after, steps = _looked(before, case, mine, look, inspection)
            settled.append(after)
            moves += steps
        elif before is not None and inspection.cases:
            settled.append(before)
        else:
            settled.append(case)
            moves += mine
    return Settlement(tuple(settled), tuple(sorted(moves, key=lambda one: order(one.case))))


def _moves_of(number: str, moves: Sequence[Move]) -> tuple[Move, ...]:
    return tuple(one for one in moves if one.case == number)


def _looked(
    before: Case, after: Case, moves: Sequence[Move], look: Look, inspection: Inspection
) -> tuple[Case, tuple[Move, ...]]:
    """One case after the look, and its moves with what was seen."""
    if not before.is_open:
        return before, ()
    answered = looked_after(inspection, before.response)
    if look.feigned and before.stage in _MAY_FAIL and answered:
        return _feigned(before, after, look, inspection)
    if after.stage is Stage.CLOSED:
        after = replace(after, feigned="")
    if not moves:
        why = UNJUDGED.format(why=after.unsure) if after.unsure else STILL
        moves = (_move(before, before.stage, before.stage, why, inspection),)
    last = moves[-1]
    if look.why and look.why not in last.why and not after.unsure:
        last = replace(last, why=f"{last.why}：{plain(look.why)}")
    return after, (*moves[:-1], replace(last, evidence=_sights(look)))


def _feigned(
    before: Case, after: Case, look: Look, inspection: Inspection
) -> tuple[Case, tuple[Move, ...]]:
    """Not put right, and made to look so: the breach of before stands, with the snapshots that prove it."""
    why = FEIGNED.format(kind=look.feigned, why=plain(look.why))
    found = replace(
        after, stage=Stage.UNRECTIFIED, feigned=look.feigned, unsure="", closed_on=None,
        finding=before.finding, seen_on=inspection.as_of,
    )  # fmt: skip
    way: list[tuple[Stage, Stage]]
    if before.stage is Stage.UNRECTIFIED:
        way = [(before.stage, Stage.UNRECTIFIED)]
    elif before.stage is Stage.RECHECKED:
        way = [(Stage.RECHECKED, Stage.UNRECTIFIED)]
    else:
        way = [(before.stage, Stage.RECHECKED), (Stage.RECHECKED, Stage.UNRECTIFIED)]
    moves = [_move(before, one, two, "系统复查", inspection) for one, two in way]
    return found, (*moves[:-1], replace(moves[-1], why=why, evidence=_sights(look)))


def _sights(look: Look) -> tuple[str, ...]:
    return tuple(plain(one.words()) for one in look.sights)


def _move(case: Case, before: Stage, after: Stage, why: str, inspection: Inspection) -> Move:
    return Move(case.number, inspection.id, inspection.as_of, before, after, why)
