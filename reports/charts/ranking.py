"""Agencies by their problems, and how their place changed against the last period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from records import SET_ASIDE, Finding, Round
from reports.charts.model import Figure
from reports.model import Bar, Chart, Table
from reports.rows import NOTHING, UNKNOWN_AGENCY, Names
from reports.tally import Tally

SHOWN = 20
"""Bars of the drawing; its table has all of them."""


@dataclass(frozen=True, slots=True)
class Place:
    """One agency: rank 1 has the most problems; equal numbers share a rank."""

    rank: int
    agency: str
    now: int
    before: int | None
    """None without a comparison."""
    rank_before: int | None
    """None without a comparison, or without a problem then."""

    @property
    def moved(self) -> str:
        """↑2 for two places nearer the top, ↓1, 持平; 新进 for one that had no problem then."""
        if self.before is None:
            return NOTHING
        if self.rank_before is None:
            return "新进"
        step = self.rank_before - self.rank
        return f"{'↑' if step > 0 else '↓'}{abs(step)}" if step else "持平"


def places(round_: Round, tally: Tally) -> tuple[Place, ...]:
    """The agencies with problems of this period. Both sides count the sites that both rounds checked, where the
    rounds can be compared at all; without that, this period stands alone.
    """
    names = Names.of(round_)
    sites, previous = set(round_.inspection.sites), round_.previous
    compared = tally.comparison is not None and previous is not None
    if compared and previous is not None:
        sites &= set(previous.sites)
    now = Counter(row.agency for row in tally.rows if _among(row.finding, sites))
    before = _before(round_, sites, names) if compared else Counter()
    now.pop(UNKNOWN_AGENCY, None)
    before.pop(UNKNOWN_AGENCY, None)
    ranks, ranks_before = _ranks(now), _ranks(before)
    ordered = sorted(now, key=lambda agency: (-now[agency], agency))
    return tuple(
        Place(
            ranks[agency],
            agency,
            now[agency],
            before[agency] if compared else None,
            ranks_before.get(agency),
        )
        for agency in ordered
    )


def _among(one: Finding, sites: set[str]) -> bool:
    return not one.site or one.site in sites


def _before(round_: Round, sites: set[str], names: Names) -> Counter[str]:
    """The last round's findings, each once, without those set aside since."""
    gone = {case.identity for case in round_.cases if case.stage in SET_ASIDE}
    found = {one.identity: one for one in round_.previous_findings}
    return Counter(
        names.agency(one.agency)
        for identity, one in found.items()
        if identity not in gone and _among(one, sites)
    )


def _ranks(counts: Mapping[str, int]) -> dict[str, int]:
    return {
        name: 1 + sum(other > count for other in counts.values()) for name, count in counts.items()
    }


def ranking(round_: Round, tally: Tally) -> Figure | None:
    """The ranking; None when no agency has a problem."""
    them = places(round_, tally)
    if not them:
        return None
    bars = tuple(
        Bar(f"{one.rank} {one.agency}", one.now, one.now, _value(one)) for one in them[:SHOWN]
    )
    rows = tuple(
        (
            str(one.rank),
            one.agency,
            str(one.now),
            NOTHING if one.before is None else str(one.before),
            NOTHING if one.rank_before is None else str(one.rank_before),
            one.moved,
        )
        for one in them
    )
    title = "各单位问题数排名（项）"
    head = ("位次", "责任单位", "本期", "上期", "上期位次", "位次变化")
    return Figure(
        title,
        _note(tally, len(them)),
        Chart(title, bars, "本期问题数", "", "数据表"),
        Table("", head, rows, (14, 50, 20, 20, 22, 24), frozenset({1})),
    )


def _value(one: Place) -> str:
    return str(one.now) if one.before is None else f"{one.now}（上期{one.before}，{one.moved}）"


def _note(tally: Tally, count: int) -> str:
    said = "问题最多的列第1位，数量相同的并列；责任单位待核实的问题不计入。"
    if tally.comparison is None:
        said += "没有可比的上期数据，不列变化。"
    elif tally.comparison.changed:
        said += f"两期检查范围不同，均按两期都检查的{tally.comparison.sites}个网站计。"
    if count > SHOWN:
        said += f"图中列前{SHOWN}个，其余{count - SHOWN}个见数据表。"
    return said
