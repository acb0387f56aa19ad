"""Problems by class and by agency, month by month, from the days on which the cases were found."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from records import FALSE_STAGES, Case, Round
from reports.charts.model import Cell, Figure, Grid, GridRow
from reports.model import Table
from reports.plain import plain
from reports.rows import NOTHING, Names

MONTHS = 6
SHOWN = 12
"""Lines of a drawing; its table has all of them."""

Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Trend:
    """How many cases were found, by name and month; most first."""

    months: tuple[Month, ...]
    known: int
    """How many of the months, from the newest backwards, the ledger reaches to."""
    counts: tuple[tuple[str, tuple[int, ...]], ...]


def trend(cases: Sequence[Case], as_of: date, name_of: Callable[[Case], str]) -> Trend:
    """Cases by the month in which they were found, without those that turned out to be no problem."""
    months = _months(as_of)
    real = [case for case in cases if case.stage not in FALSE_STAGES and case.found_on <= as_of]
    first = min((_month(case.found_on) for case in cases), default=months[-1])
    found = Counter((name_of(case), _month(case.found_on)) for case in real)
    names = {name for name, month in found if month in months}
    rows = [(name, tuple(found[name, month] for month in months)) for name in names]
    rows.sort(key=lambda row: (-sum(row[1]), row[0]))
    return Trend(months, sum(month >= first for month in months), tuple(rows))


def _month(day: date) -> Month:
    return day.year, day.month


def _months(as_of: date) -> tuple[Month, ...]:
    """The month of a day and those before it, oldest first."""
    last = as_of.year * 12 + as_of.month - 1
    return tuple((one // 12, one % 12 + 1) for one in range(last - MONTHS + 1, last + 1))


def by_class(round_: Round) -> Figure | None:
    """Problems found by class; None when the ledger has none of these months."""
    return _figure(round_, "问题类别", lambda case: plain(case.finding.family_title))


def by_agency(round_: Round) -> Figure | None:
    """Problems found by agency; None when the ledger has none of these months."""
    names = Names.of(round_)
    return _figure(round_, "责任单位", lambda case: names.agency(case.finding.agency))


def _figure(round_: Round, what: str, name_of: Callable[[Case], str]) -> Figure | None:
    found = trend(round_.cases, round_.inspection.as_of, name_of)
    if not found.counts:
        return None
    most = max(max(counts) for _, counts in found.counts)
    blank = len(found.months) - found.known
    heads = tuple(f"{year}年{month}月" for year, month in found.months)
    rows = tuple(
        GridRow(
            name, tuple(_cell(count, most, place < blank) for place, count in enumerate(counts))
        )
        for name, counts in found.counts[:SHOWN]
    )
    rest = len(found.counts) - SHOWN
    more = f"图中列前{SHOWN}项，其余{rest}项见数据表。" if rest > 0 else ""
    early = f"标“{NOTHING}”的月份早于台账建立。" if blank else ""
    return Figure(
        f"各月新发现问题（按{what}）",
        f"按台账中各事项的首次发现日期统计，不含经核实排除的事项；当月未检查的，没有新发现。{early}{more}",
        Grid(heads, rows),
        _table(found, what, heads, blank),
    )


def _cell(count: int, most: int, before: bool) -> Cell:
    return Cell(NOTHING) if before else Cell(str(count), share=count / most)


def _table(found: Trend, what: str, heads: Sequence[str], blank: int) -> Table:
    rows = [
        (name, *(NOTHING if place < blank else str(count) for place, count in enumerate(counts)),
         str(sum(counts)))
        for name, counts in found.counts
    ]  # fmt: skip
    total = [sum(counts[place] for _, counts in found.counts) for place in range(MONTHS)]
    said = (NOTHING if place < blank else str(count) for place, count in enumerate(total))
    rows.append(("合计", *said, str(sum(total))))
    widths = (30, *(19 for _ in heads), 12)
    return Table("", (what, *heads, "合计"), tuple(rows), widths, frozenset({0}))
