"""How long ago each agency's columns were last updated, by class of column; what was not read says 未检查."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from records import Column, Round
from reports.charts.model import Cell, Figure, Grid, GridRow, Shade
from reports.model import Table
from reports.phrases import numeral
from reports.plain import plain
from reports.rows import NOTHING, Names

UNCHECKED, UNDATED = "未检查", "无日期"
BANDS = ((14, Shade.BARE), (90, Shade.DOTS), (180, Shade.LINES))
"""Days up to which a filling goes: two weeks for news (检查指标), a quarter, half a year for notices; full beyond."""
LEGEND = (
    (Shade.BARE, "14天以内"),
    (Shade.DOTS, "15—90天"),
    (Shade.LINES, "91—180天"),
    (Shade.FULL, "180天以上"),
    (Shade.CROSS, "未检查或无日期"),
)
ACROSS = 8
"""Classes side by side in one drawing: more could not be read in print."""
SHOWN = 40
"""Lines of the drawing, the stalest first; its table has all of them."""


@dataclass(frozen=True, slots=True)
class Age:
    """The columns of one agency and class."""

    days: int | None
    """Since the last update of the column that was left alone the longest; None when none has a day."""
    unread: int
    """Columns that were not read."""
    undated: int
    """Columns that were read and show no day."""

    @property
    def words(self) -> str:
        """37天, with ＊ where others of them were not read; 未检查; 无日期."""
        if self.days is not None:
            return f"{self.days}天" + ("＊" if self.unread else "")
        return UNCHECKED if self.unread else UNDATED


def ages(round_: Round) -> dict[tuple[str, str], Age]:
    """By agency and class of column: only the classes that the round is about."""
    owners = {site.id: site.agency for site in round_.sites}
    about = round_.inspection.kinds
    groups: dict[tuple[str, str], list[Column]] = {}
    for column in round_.columns:
        if not about or column.kind in about:
            agency = column.agency or owners.get(column.site, "")
            groups.setdefault((agency, column.kind), []).append(column)
    return {key: _age(them, round_.inspection.as_of) for key, them in groups.items()}


def _age(columns: list[Column], as_of: date) -> Age:
    read = [one.seen for one in columns if one.seen is not None and one.seen.reached]
    newest = [seen.newest for seen in read if seen.newest is not None]
    days = [max(0, (as_of - one.latest).days) for one in newest]
    return Age(max(days, default=None), len(columns) - len(read), len(read) - len(newest))


def staleness(round_: Round) -> tuple[Figure, ...]:
    """The heat map, in as many drawings as its classes ask for; none when not one column was read."""
    found = ages(round_)
    if all(age.unread and age.days is None and not age.undated for age in found.values()):
        return ()
    kinds = list(dict.fromkeys(kind for _, kind in found))
    parts = [kinds[first : first + ACROSS] for first in range(0, len(kinds), ACROSS)]
    return tuple(
        _part(found, part, Names.of(round_), f"（{numeral(place)}）" if len(parts) > 1 else "")
        for place, part in enumerate(parts, start=1)
    )


def _part(found: dict[tuple[str, str], Age], kinds: list[str], names: Names, number: str) -> Figure:
    """One drawing: some of the classes, and the agencies that have any of them."""
    mine = {key: age for key, age in found.items() if key[1] in kinds}
    agencies = sorted({agency for agency, _ in mine}, key=lambda one: _stalest(one, mine))
    lines = [
        (names.agency(agency), [mine.get((agency, kind)) for kind in kinds]) for agency in agencies
    ]
    rest = len(lines) - SHOWN
    more = f"图中列未更新时间最长的{SHOWN}个单位，其余{rest}个见数据表。" if rest > 0 else ""
    return Figure(
        f"栏目距最近更新的天数{number}",
        "同类栏目有多个的，取最久未更新的一个；＊表示另有栏目本期未检查。各类栏目的更新期限不同，"
        f"是否构成问题以附件1为准。{more}",
        Grid(
            tuple(map(plain, kinds)),
            tuple(GridRow(name, tuple(map(_cell, line))) for name, line in lines[:SHOWN]),
            LEGEND,
        ),
        _table(kinds, lines),
    )


def _stalest(agency: str, found: dict[tuple[str, str], Age]) -> tuple[int, str]:
    days = [age.days for (one, _), age in found.items() if one == agency and age.days is not None]
    return -max(days, default=-1), agency


def _cell(age: Age | None) -> Cell:
    if age is None:
        return Cell("")
    if age.days is None:
        return Cell(age.words, Shade.CROSS)
    shade = next((shade for days, shade in BANDS if age.days <= days), Shade.FULL)
    return Cell(age.words, shade)


def _table(kinds: list[str], lines: list[tuple[str, list[Age | None]]]) -> Table:
    rows = tuple((name, *(one.words if one else NOTHING for one in line)) for name, line in lines)
    widths = (min(40, 156 - 16 * len(kinds)), *(16 for _ in kinds))
    return Table("", ("责任单位", *map(plain, kinds)), rows, widths, frozenset({0}))
