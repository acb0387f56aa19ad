"""Fills in an assessment sheet for one site or agency: pure arithmetic over judgements.

Three things never cost points: an unsure answer, a reminder (提醒), and a finding that a person dismissed. An item
that no rule feeds waits for a person, and the score says between what it can still come to.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from records import Judgement, Severity, Verdict
from records.scores import (
    DECIDED,
    HandMark,
    ItemScore,
    Loss,
    Marking,
    Score,
    Standing,
    VetoScore,
)
from rules._catalogue import Catalogue
from rules._sheet import Feed, Group, Item, Sheet, Veto, fed_by

BONUS = "bonus"
"""Under this id a person's mark for the bonus part is entered."""
ZERO = Decimal()


@dataclass(frozen=True, slots=True)
class Subjected:
    """For whom a sheet is filled in, and what is known beside the judgements."""

    id: str
    """Of the site or agency."""
    name: str
    services: bool = True
    """Does it serve the public (办事服务)?"""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Class of each column, by id."""
    first_level: Collection[str] = frozenset()
    """Ids of the columns of the first level."""
    marks: Mapping[str, HandMark] = field(default_factory=dict)
    """What persons entered, by item; a veto with points above zero is hit."""
    dismissed: Collection[str] = frozenset()
    """Identities of findings that a person dismissed (误报)."""
    quiet: Mapping[str, Collection[tuple[str, Verdict]]] = field(default_factory=dict)
    """By column: which rules came to which silent answer, where those are no judgements."""


def score(
    sheet: Sheet,
    subject: Subjected,
    judgements: Iterable[Judgement],
    catalogue: Catalogue,
    profile: str = "national",
) -> Score:
    """The sheet for one subject. `judgements` are all of the round; others' are passed over.

    Clear ones are among them, or told by `subject.quiet`: what nobody asked is not clear.
    """
    own = [one for one in judgements if getattr(one, sheet.subject) == subject.id]
    vetoes = tuple(_veto(veto, subject, own, catalogue) for veto in sheet.vetoes)
    skipped = {sheet.services} if sheet.services and not subject.services else set()
    groups = _groups(sheet, subject, own, catalogue, skipped, profile)
    low, high, factor = _totals(sheet, groups, skipped)
    bonus = _bonus(sheet, subject, low, profile)
    vetoed = any(one.hit for one in vetoes)
    line = sheet.line(profile)
    return Score(
        sheet=sheet.name,
        title=sheet.title,
        subject=subject.id,
        name=subject.name,
        low=None if vetoed else low + (bonus or ZERO),
        high=None if vetoed else high + (bonus or ZERO),
        pass_line=line,
        standing=_standing(vetoes, low, high, line),
        items=tuple(item for _, items in groups for item in items),
        vetoes=vetoes,
        factor=factor,
        bonus=bonus,
        bonus_open=not vetoed and bonus is None and _earns(sheet, low),
        confirmed=sheet.confirmed,
    )


def _fitting(
    feed: Feed, rules: Collection[str], subject: Subjected, own: Iterable[Judgement]
) -> list[Judgement]:
    """Judgements of the feeding rules, about columns of the item's classes where it names some."""
    return [one for one in own if one.rule in rules and _counts(one.column, feed, subject)]


def _counts(column: str, feed: Feed, subject: Subjected) -> bool:
    kind = subject.kinds.get(column)
    if feed.kinds and kind not in feed.kinds:
        return False
    return kind not in feed.first_level or column in subject.first_level


def _silent(feed: Feed, rules: Collection[str], subject: Subjected) -> set[Verdict]:
    """The silent answers of the feeding rules, about columns of the item's classes where it names some."""
    places = (them for column, them in subject.quiet.items() if _counts(column, feed, subject))
    return {verdict for them in places for rule, verdict in them if rule in rules}


def _costly(one: Judgement, subject: Subjected) -> bool:
    """Is it a breach that stands and is more than a reminder?"""
    return (
        one.is_finding
        and one.severity is not Severity.REMIND
        and one.identity not in subject.dismissed
    )


def _marking(
    feed: Feed, rules: Collection[str], subject: Subjected, fitting: Iterable[Judgement]
) -> Marking:
    """How far the machine got with an item.

    One that its rules met nothing of waits for a person where the sheet has it marked by hand else: a rule for an
    imported ledger says nothing where none was imported.
    """
    verdicts = {one.verdict for one in fitting} | _silent(feed, rules, subject)
    if not rules or (not verdicts - {Verdict.EXEMPT} and feed.by_hand):
        return Marking.WAITING
    if verdicts & {Verdict.CLEAR, Verdict.BREACH}:
        return Marking.MACHINE
    return Marking.UNSURE if verdicts & {Verdict.UNSURE, Verdict.BROKEN} else Marking.UNASKED


def _veto(
    veto: Veto, subject: Subjected, own: Sequence[Judgement], catalogue: Catalogue
) -> VetoScore:
    if (mark := subject.marks.get(veto.id)) is not None:
        return VetoScore(veto.id, veto.title, Marking.HAND, hit=mark.points > 0)
    rules = fed_by(veto.feed, catalogue)
    fitting = _fitting(veto.feed, rules, subject, own)
    found = [one for one in fitting if _costly(one, subject)]
    reached = len(found) >= veto.at_least
    # What rests on a sentence nobody read in the original fails no site without a person's word.
    sure = sum(one.confirmed for one in found) >= veto.at_least and not veto.suspect
    unsure = sum(one.verdict in {Verdict.UNSURE, Verdict.BROKEN} for one in fitting)
    marking = _marking(veto.feed, rules, subject, fitting)
    if marking is Marking.MACHINE and not reached and len(found) + unsure >= veto.at_least:
        marking = Marking.UNSURE
    return VetoScore(
        id=veto.id,
        title=veto.title,
        marking=marking,
        findings=tuple(one.identity for one in found),
        at_least=veto.at_least,
        suspect=reached and not sure,
        hit=reached and sure,
    )


Groups = list[tuple[Group, tuple[ItemScore, ...]]]


def _groups(
    sheet: Sheet,
    subject: Subjected,
    own: Sequence[Judgement],
    catalogue: Catalogue,
    skipped: Collection[str],
    profile: str,
) -> Groups:
    """Every item in order; a finding is charged once, to the first item that takes it."""
    charged: set[str] = set()
    found: Groups = []
    kept = {rule: sheet.kept(rule, profile) for rule, _, _ in sheet.credits}
    for group in sheet.groups:
        left, items = group.points, []
        for item in group.items:
            if group.title in skipped:
                done = ItemScore(item.id, item.title, group.title, Marking.SKIPPED, item.points)
            else:
                done = _item(item, group, left, charged, kept, subject, own, catalogue)
            left -= done.lost
            items.append(done)
        found.append((group, tuple(items)))
    return found


def _item(
    item: Item,
    group: Group,
    left: Decimal,
    charged: set[str],
    kept: Mapping[str, Decimal],
    subject: Subjected,
    own: Sequence[Judgement],
    catalogue: Catalogue,
) -> ItemScore:
    """One item; `left` is what its group can still lose, `charged` what other items have taken already.

    `kept`: percent of the deduction that findings of a rule leave standing.
    """
    cap = left if item.points is None else min(item.points, left)
    if (mark := subject.marks.get(item.id)) is not None:
        by_hand = (Loss("", min(mark.points, cap), mark.reason),) if mark.points else ()
        return ItemScore(item.id, item.title, group.title, Marking.HAND, item.points, by_hand)
    rules = fed_by(item.feed, catalogue)
    fitting = _fitting(item.feed, rules, subject, own)
    losses: list[Loss] = []
    for one in fitting:
        if _costly(one, subject) and one.identity not in charged:
            charged.add(one.identity)
            credit = kept.get(one.rule, ZERO)
            cost = item.cost(one.rule, one.variant)
            wanted = ZERO if item.once and losses else _less(cost, credit)
            taken = min(wanted, cap)
            cap -= taken
            words = f"{one.number} {one.title}" + (f"（保留{credit}%）" if credit else "")
            losses.append(Loss(one.identity, taken, words))
    marking = _marking(item.feed, rules, subject, fitting)
    return ItemScore(
        item.id,
        item.title,
        group.title,
        marking,
        item.points,
        tuple(losses),
        note=item.feed.by_hand if marking is Marking.WAITING else "",
    )


def _less(deduct: Decimal, credit: Decimal) -> Decimal:
    """A deduction with a part of it kept; two decimals, half up."""
    if not credit:
        return deduct
    return (deduct * (100 - credit) / 100).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()


def _totals(sheet: Sheet, groups: Groups, skipped: Collection[str]) -> tuple[Decimal, Decimal, str]:
    """Least and most it can come to, and the factor for groups that were left out (× 4/3: 国办秘函〔2019〕19号)."""
    counted = [(group, items) for group, items in groups if group.title not in skipped]
    weight = sum((group.points for group, _ in counted), ZERO)
    low = sum((_least(group, items) for group, items in counted), ZERO)
    lost = sum((item.lost for _, items in counted for item in items), ZERO)
    if weight in {sheet.full, ZERO}:
        return low, weight - lost, ""
    factor = Fraction(sheet.full) / Fraction(weight)
    words = f"{factor.numerator}/{factor.denominator}"
    return _scaled(low, factor), _scaled(weight - lost, factor), words


def _scaled(points: Decimal, factor: Fraction) -> Decimal:
    """Two decimals, half up."""
    exact = points * factor.numerator / factor.denominator
    return exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def _least(group: Group, items: Sequence[ItemScore]) -> Decimal:
    """What a group keeps if every open item lost all it can; without points of its own an item can lose all."""
    opened = [one for one in items if one.marking not in DECIDED]
    lost = sum((one.lost for one in items), ZERO)
    if any(one.full is None for one in opened):
        return ZERO
    risk = sum(((one.full or ZERO) - one.lost for one in opened), ZERO)
    return max(ZERO, group.points - lost - risk)


def _bonus(sheet: Sheet, subject: Subjected, low: Decimal, profile: str) -> Decimal | None:
    """A person's points for the bonus part; it is scored only above its line."""
    mark = subject.marks.get(BONUS)
    if mark is None or not _earns(sheet, low):
        return None
    return min(mark.points, sheet.bonus_in(profile))


def _earns(sheet: Sheet, low: Decimal) -> bool:
    """Is the bonus part scored at all?"""
    return sheet.bonus_above is not None and low > sheet.bonus_above


def _standing(
    vetoes: Sequence[VetoScore], low: Decimal, high: Decimal, line: Decimal | None
) -> Standing:
    """A veto fails at once; a pass needs every veto decided and the least that is left to reach the line."""
    if any(one.hit for one in vetoes):
        return Standing.VETO
    if line is not None and high < line:
        return Standing.FAIL
    undecided = any(one.suspect or one.marking not in DECIDED for one in vetoes)
    if undecided or line is None or low < line:
        return Standing.OPEN
    return Standing.PASS
