"""Scores as values: what a sheet took off, for which findings, and what a person still has to mark (计分)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Marking(StrEnum):
    """How far an item of a sheet is marked."""

    MACHINE = "machine"
    """By the rules that feed it."""
    HAND = "hand"
    """By a person."""
    WAITING = "waiting"
    """No rule feeds it and nobody has marked it yet: it costs nothing and earns nothing."""
    UNSURE = "unsure"
    """Its rules could not tell; that never costs points."""
    UNASKED = "unasked"
    """Its rules met nothing to judge in this round."""
    SKIPPED = "skipped"
    """Does not apply (办事服务 of an agency without services)."""


MARKING_WORDS: dict[Marking, str] = {
    Marking.MACHINE: "机器评分",
    Marking.HAND: "人工评分",
    Marking.WAITING: "待人工评分",
    Marking.UNSURE: "未能判断",
    Marking.UNASKED: "本期未检查",
    Marking.SKIPPED: "不适用",
}
DECIDED = frozenset({Marking.MACHINE, Marking.HAND, Marking.SKIPPED})
"""Markings that leave nothing open."""


class Standing(StrEnum):
    """What a score comes to."""

    PASS = "pass"  # noqa: S105  a word, not a password
    FAIL = "fail"
    VETO = "veto"
    OPEN = "open"
    """Depends on items that are not marked yet."""


STANDING_WORDS: dict[Standing, str] = {
    Standing.PASS: "合格",
    Standing.FAIL: "不合格",
    Standing.VETO: "不合格（单项否决）",
    Standing.OPEN: "待人工评分后确定",
}


@dataclass(frozen=True, slots=True)
class HandMark:
    """What a person entered for an item: points lost (or earned, for the bonus), and why."""

    points: Decimal
    reason: str = ""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Loss:
    """Points that one finding cost."""

    finding: str
    """Identity of the finding; empty for what a person took off."""
    points: Decimal
    """After the caps: zero when others had already used up the item."""
    reason: str
    """Number and title of its rule, or the person's words."""


@dataclass(frozen=True, slots=True)
class ItemScore:
    """One item of a sheet for one subject."""

    id: str
    title: str
    group: str
    marking: Marking
    full: Decimal | None
    """Points of the item; None where only its group has points."""
    losses: tuple[Loss, ...] = ()
    note: str = ""
    """Why a person has to mark it."""

    @property
    def lost(self) -> Decimal:
        """The sum of the losses: no point is lost without its finding."""
        return sum((one.points for one in self.losses), Decimal())


@dataclass(frozen=True, slots=True)
class VetoScore:
    """One veto (单项否决) for one subject."""

    id: str
    title: str
    marking: Marking
    findings: tuple[str, ...] = ()
    """Identities of what was counted."""
    at_least: int = 1
    suspect: bool = False
    """Reached, but a person has to confirm it."""
    hit: bool = False


@dataclass(frozen=True, slots=True)
class Score:
    """A sheet filled in for one site or agency."""

    sheet: str
    title: str
    subject: str
    """Id of the site or agency."""
    name: str
    low: Decimal | None
    """Points if every open item were lost; None after a veto: nothing else is scored."""
    high: Decimal | None
    """Points if no open item lost anything."""
    pass_line: Decimal | None
    standing: Standing
    items: tuple[ItemScore, ...] = ()
    vetoes: tuple[VetoScore, ...] = ()
    factor: str = ""
    """`4/3` where a group that does not apply was left out."""
    bonus: Decimal | None = None
    """Points a person gave in the bonus part; None when it is not reached or not marked."""
    bonus_open: bool = False
    """Is the bonus part reached, and waits for a person?"""
    confirmed: bool = True
    """False: the sheet's points were not read in the original."""

    @property
    def waiting(self) -> tuple[ItemScore | VetoScore, ...]:
        """Vetoes and items that wait for a person's mark."""
        entries: tuple[ItemScore | VetoScore, ...] = (*self.vetoes, *self.items)
        return tuple(one for one in entries if one.marking is Marking.WAITING)

    @property
    def open(self) -> tuple[ItemScore, ...]:
        """Items that are not marked."""
        return tuple(one for one in self.items if one.marking not in DECIDED)
