"""How far the cases of the ledger have come, and how long the open ones have been open."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from records import SET_ASIDE, Case, Round, Stage
from reports.charts.model import Figure
from reports.model import Bar, Chart, Table
from reports.tally import CONFIRMED_STAGES

BANDS = ((7, "7天以内"), (30, "8—30天"), (90, "31—90天"))
"""Days since a case was found, up to which a band goes."""
OLDEST = "90天以上"


@dataclass(frozen=True, slots=True)
class Funnel:
    """Cases by the steps they have gone; what was set aside is counted apart."""

    found: int
    confirmed: int
    sent: int
    answered: int
    closed: int
    closed_answered: int
    """Of the closed, those whose agency had answered."""
    aside: int
    """Dismissed, upheld or exempted: in none of the others."""


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Open cases that were found so long ago."""

    words: str
    cases: int
    overdue: int
    """Of them, sent and past their deadline without an answer."""


def funnel(cases: Sequence[Case]) -> Funnel:
    """The steps of all cases of the ledger. A case that was sent was confirmed before, whatever its stage is now."""
    mine = [case for case in cases if case.stage not in SET_ASIDE]
    closed = [case for case in mine if case.stage is Stage.CLOSED]
    return Funnel(
        found=len(mine),
        confirmed=sum(case.sent_on is not None or case.stage in CONFIRMED_STAGES for case in mine),
        sent=sum(case.sent_on is not None for case in mine),
        answered=sum(case.response is not None for case in mine),
        closed=len(closed),
        closed_answered=sum(case.response is not None for case in closed),
        aside=len(cases) - len(mine),
    )


def open_ages(cases: Sequence[Case], as_of: date) -> tuple[AgeBand, ...]:
    """Open cases by the days since they were found, youngest first; every band, empty ones too."""
    words = [*(band for _, band in BANDS), OLDEST]
    by_band: dict[str, list[Case]] = {word: [] for word in words}
    for case in cases:
        if case.is_open:
            days = (as_of - case.found_on).days
            by_band[next((band for most, band in BANDS if days <= most), OLDEST)].append(case)
    return tuple(
        AgeBand(word, len(them), sum(case.is_overdue(as_of) for case in them))
        for word, them in by_band.items()
    )


def rectification(round_: Round) -> Figure | None:
    """The funnel; None without a case."""
    if not round_.cases:
        return None
    one = funnel(round_.cases)
    steps = (
        ("发现", one.found, one.found),
        ("人工确认", one.confirmed, one.confirmed),
        ("交办", one.sent, one.sent),
        ("单位反馈", one.answered, one.answered),
        ("整改完成", one.closed_answered, one.closed),
    )
    bars = tuple(Bar(word, part, whole) for word, part, whole in steps)
    aside = f"另有{one.aside}项经核实排除、申诉成立或豁免，不在其中。" if one.aside else ""
    rows = [(word, str(whole)) for word, _, whole in steps]
    rows += [
        ("其中单位反馈后复核通过", str(one.closed_answered)),
        ("排除、申诉成立或豁免", str(one.aside)),
    ]
    title = "整改进度（项）"
    return Figure(
        title,
        f"台账全部事项走到各环节的数量；整改完成中浅色部分为未经单位反馈、复查已符合要求的事项。{aside}",
        Chart(title, bars, "经过该环节", "未经反馈", "数据表"),
        Table("", ("环节", "事项数"), tuple(rows), (60, 30), frozenset({0})),
    )


def waiting(round_: Round) -> Figure | None:
    """Ages of the open cases; None when none is open."""
    bands = open_ages(round_.cases, round_.inspection.as_of)
    if not any(band.cases for band in bands):
        return None
    bars = tuple(
        Bar(band.words, band.overdue, band.cases, f"{band.cases}（逾期{band.overdue}）")
        for band in bands
    )
    rows = [(band.words, str(band.cases), str(band.overdue)) for band in bands]
    total = sum(band.cases for band in bands), sum(band.overdue for band in bands)
    rows.append(("合计", str(total[0]), str(total[1])))
    title = "未办结事项已历时间（项）"
    return Figure(
        title,
        "自首次发现之日至本期检查时点；逾期指已交办、超过整改期限仍未反馈。",
        Chart(title, bars, "逾期未反馈", "未逾期", "数据表"),
        Table("", ("已历时间", "事项数", "逾期未反馈"), tuple(rows), (40, 25, 25), frozenset({0})),
    )
