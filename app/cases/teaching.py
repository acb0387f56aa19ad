"""What dismissals teach: the same false alarm again and again is offered as an exemption, for an office to review.

Nothing is written: the block is shown, with what else it would set aside. Findings about personal data are never
offered so: where a rule erred twice about a column, the third may be a leak.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from app.cases.told import few, names_of
from records import Case, Finding, Stage
from records.config import Config
from records.exemptions import Exemption
from records.workdays import months_after
from reports.moves import Deed
from reports.plain import is_private, plain

OFTEN = 2
"""Dismissals from which on a pattern is offered: one may be chance."""
MONTHS = 6
"""How long an offered exemption would hold: half a year, then the finding wakes and is looked at anew."""
PARTS = ("column", "site", "agency")
"""What false alarms of one rule may have in common, narrowest first."""
NO_PAPER = "（待补：依据文件名称和文号）"

Key = tuple[str, str, str]
"""A rule, one of `PARTS`, and its id."""
Alike = Mapping[Key, Sequence[Case]]


@dataclass(frozen=True, slots=True)
class Offer:
    """An exemption that an office may write into its configuration."""

    rule: str
    part: str
    """One of `PARTS`."""
    value: str
    dismissed: tuple[str, ...]
    """Numbers of the false alarms that it would have saved."""
    others: tuple[str, ...]
    """Numbers of open cases that it would set aside too: the reason to look twice."""
    toml: str


def offers(
    ledger: Sequence[Case], now: Iterable[Case], config: Config, deed: Deed
) -> tuple[Offer, ...]:
    """What the dismissal of the cases `now` teaches, given the whole `ledger` after it.

    Each case is taken under the narrowest pattern that it shares with another dismissed one.
    """
    names = names_of(config)
    known = {"column": names.columns, "site": names.sites, "agency": names.agencies}
    false = _alike(case for case in ledger if case.stage is Stage.DISMISSED)
    still = _alike(case for case in ledger if case.is_open)
    keys = dict.fromkeys(
        key
        for case in now
        if not is_private(case.finding)
        for key in _narrowest(case.finding, false, known)
    )
    day = deed.at.date()
    return tuple(
        _offer(key, false[key], still.get(key, []), deed)
        for key in keys
        if not _agreed(false[key], config.exemptions, day)
    )


def _narrowest(
    finding: Finding, false: Alike, known: Mapping[str, Container[str]]
) -> tuple[Key, ...]:
    """The narrowest pattern that the finding shares with another false alarm; none where it shares none."""
    shared = (
        (rule, part, value)
        for rule, part, value in _keys(finding)
        if value in known[part] and len(false.get((rule, part, value), ())) >= OFTEN
    )
    return tuple(islice(shared, 1))


def _keys(finding: Finding) -> Iterator[Key]:
    for part in PARTS:
        if value := getattr(finding, part):
            yield finding.rule, part, value


def _alike(cases: Iterable[Case]) -> Alike:
    found: defaultdict[Key, list[Case]] = defaultdict(list)
    for case in cases:
        for key in _keys(case.finding):
            found[key].append(case)
    return dict(found)


def _agreed(peers: Iterable[Case], exemptions: Sequence[Exemption], day: date) -> bool:
    """Has the office already exempted all of them?"""
    return all(
        any(one.until >= day and one.fits(case.finding) for one in exemptions) for case in peers
    )


def _offer(key: Key, peers: Sequence[Case], still: Iterable[Case], deed: Deed) -> Offer:
    rule, part, value = key
    numbers = tuple(case.number for case in peers)
    others = tuple(case.number for case in still)
    return Offer(rule, part, value, numbers, others, _toml(key, peers, others, deed))


def _toml(key: Key, peers: Sequence[Case], others: Sequence[str], deed: Deed) -> str:
    rule, part, value = key
    finding = peers[0].finding
    papers = [plain(one) for one in deed.evidence]
    lines = [
        f"# {finding.number} {plain(finding.title)}：{few([one.number for one in peers])} 均已作为误报排除",
        *([f"# 注意：未了结的 {few(others)} 也会一并豁免"] if others else []),
        "[[exemptions]]",
        f"rule = {_quoted(rule)}",
        f"{part} = {_quoted(value)}",
        f"reason = {_quoted(plain(deed.why))}",
        f"person = {_quoted(plain(deed.by))}",
        f"until = {months_after(deed.at.date(), MONTHS)}",
        f"document = {_quoted('、'.join(papers) or NO_PAPER)}",
    ]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    """A TOML basic string: JSON escapes the same characters, and `plain` has left none of the others."""
    return json.dumps(text, ensure_ascii=False)
