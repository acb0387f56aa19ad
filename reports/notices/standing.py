"""How an agency without a paper stands: 未发现 is only for what was really checked, else 本期未检查."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from records import Round, Verdict, suspect_sites
from reports.notices.rows import Owed

RECTIFYING, REMINDED, DUE_SOON, WAITING = "待整改", "仅有提醒", "仅有临期", "待复核"
NOT_HELD, CLEAN, UNCHECKED = "已排除或豁免", "未发现", "本期未检查"
STANDINGS = (RECTIFYING, REMINDED, DUE_SOON, WAITING, NOT_HELD, CLEAN, UNCHECKED)


@dataclass(frozen=True, slots=True)
class Reach:
    """By agency, what the round was to look at and what it could not."""

    reached: frozenset[str]
    """Agencies of which something was reached, or about which something was found."""
    unchecked: Counter[str]
    undecided: Counter[str]
    found: Counter[str]


def reach_of(round_: Round) -> Reach:
    """What the round means for each agency: what is found, or read and clear, was reached."""
    them = round_.judgements
    found = Counter(one.agency for one in them if one.verdict is Verdict.BREACH)
    return Reach(
        frozenset({*_reached(round_), *found}),
        Counter(one.agency for one in round_.coverage.unchecked),
        Counter(one.agency for one in them if one.verdict in {Verdict.UNSURE, Verdict.BROKEN}),
        found,
    )


def _reached(round_: Round) -> Iterator[str]:
    """Agencies with a site that was reached, a column that was read, or a duty that was looked for in one."""
    kinds, missed = round_.inspection.kinds, {one.url for one in round_.coverage.unchecked}
    opened = {one.site for one in round_.coverage.sites if one.pages or one.columns_read}
    opened &= set(round_.inspection.sites)
    opened -= suspect_sites(round_.coverage, round_.sites)
    yield from (site.agency for site in round_.sites if site.id in opened)
    read = {
        one.id: one.agency
        for one in round_.columns
        if one.site in opened and one.url not in missed and (not kinds or one.kind in kinds)
    }
    yield from read.values()
    if not round_.inspection.rules:  # a theme may not have asked for it
        yield from (
            duty.agency for duty in round_.duties if not read.keys().isdisjoint(duty.columns)
        )


def standing(agency: str, owed: Owed, reach: Reach) -> str:
    """One of `STANDINGS`."""
    if owed.problems:
        return RECTIFYING
    if owed.reminders:
        return REMINDED
    if owed.soon:
        return DUE_SOON
    if owed.waiting:
        return WAITING
    if reach.found[agency]:
        return NOT_HELD
    return CLEAN if agency in reach.reached else UNCHECKED


def note(agency: str, reach: Reach) -> str:
    """What the standing does not cover."""
    parts = _parts(agency, reach)
    return f"另有{'，'.join(parts)}" if parts else ""


def _parts(agency: str, reach: Reach) -> Sequence[str]:
    counts = (("未检查", reach.unchecked[agency]), ("未能判断", reach.undecided[agency]))
    return [f"{word}的{number}项" for word, number in counts if number]
