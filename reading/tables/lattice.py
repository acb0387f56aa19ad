"""Drawn rules to cells: which rectangles do the lines of a page enclose, and which of them are merged?

Coordinates are points, y upwards. A rule is drawn once per cell or once per table, as a stroke or as a thin box:
all come to the same after collinear pieces are joined.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

TOUCH = 3.0
"""Points within which two rules meet or are one; rules are 0.5 to 2 points wide."""
_LEAST = 8.0
"""Points; a shorter piece that nothing continues is no rule of a table."""
_MOST_CELLS = 40_000
_MOST_RULES = 1_500


@dataclass(frozen=True, slots=True)
class Rule:
    """A line at `at`, from `low` to `high` along the other axis."""

    at: float
    low: float
    high: float


@dataclass(slots=True)
class Frame:
    """One drawn table. Rows count from the top, columns from the left."""

    xs: list[float]
    ys: list[float]
    """Falling: the top edge first."""
    anchor: list[int] = field(default_factory=list)
    """For each elementary cell (row × columns + column) the first cell of its merged cell."""
    _falling: list[float] = field(default_factory=list)
    """`ys` with the sign changed, so that they rise."""

    def __post_init__(self) -> None:
        self._falling = [-one for one in self.ys]

    @property
    def rows(self) -> int:
        """Rows of elementary cells."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """Columns of elementary cells."""
        return len(self.xs) - 1

    def holds(self, x: float, y: float) -> bool:
        """Is the point inside the frame?"""
        return self.xs[0] <= x <= self.xs[-1] and self.ys[-1] <= y <= self.ys[0]

    def cell(self, x: float, y: float) -> int:
        """The merged cell at a point inside the frame, by the number of its first cell."""
        column = _between(self.xs, x)
        row = _between(self._falling, -y)
        return self.anchor[row * self.columns + column]


def frames(horizontal: Iterable[Rule], vertical: Iterable[Rule]) -> tuple[Frame, ...]:
    """The tables that the rules draw, from the top of the page down."""
    across, down = joined(horizontal), joined(vertical)
    if len(across) + len(down) > _MOST_RULES:
        return ()
    found = [_frame(rows, columns) for rows, columns in _groups(across, down)]
    return tuple(sorted((one for one in found if one), key=lambda one: (-one.ys[0], one.xs[0])))


def joined(rules: Iterable[Rule]) -> list[Rule]:
    """Collinear pieces that touch, as one."""
    out: list[Rule] = []
    lane: list[Rule] = []
    for rule in sorted(rules, key=lambda one: one.at):
        if lane and rule.at - lane[0].at > TOUCH:
            out += _lane(lane)
            lane = []
        lane.append(rule)
    return [one for one in (*out, *_lane(lane)) if one.high - one.low >= _LEAST]


def _lane(lane: Sequence[Rule]) -> list[Rule]:
    if not lane:
        return []
    at = sum(one.at for one in lane) / len(lane)
    out: list[Rule] = []
    for rule in sorted(lane, key=lambda one: one.low):
        if out and rule.low <= out[-1].high + TOUCH:
            out[-1] = Rule(at, out[-1].low, max(out[-1].high, rule.high))
        else:
            out.append(Rule(at, rule.low, rule.high))
    return out


def _groups(across: list[Rule], down: list[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that cross or touch, directly or through others, belong to one table."""
    group = list(range(len(across) + len(down)))

    def root(one: int) -> int:
        while group[one] != one:
            group[one] = group[group[one]]
            one = group[one]
        return one

    for i, row in enumerate(across):
        for j, column in enumerate(down):
            if _meet(row, column):
                group[root(i)] = root(len(across) + j)
    out: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for i, row in enumerate(across):
        out.setdefault(root(i), ([], []))[0].append(row)
    for j, column in enumerate(down):
        out.setdefault(root(len(across) + j), ([], []))[1].append(column)
    return list(out.values())


def _meet(row: Rule, column: Rule) -> bool:
    return (
        row.low - TOUCH <= column.at <= row.high + TOUCH
        and column.low - TOUCH <= row.at <= column.high + TOUCH
    )


def _frame(across: list[Rule], down: list[Rule]) -> Frame | None:
    """None when the rules enclose fewer than two cells."""
    if len(across) < 2 or not down:
        return None
    xs = _distinct(
        [one.at for one in down] + [min(r.low for r in across), max(r.high for r in across)]
    )
    ys = _distinct(
        [one.at for one in across] + [min(r.low for r in down), max(r.high for r in down)]
    )
    cells = (len(xs) - 1) * (len(ys) - 1)
    if len(xs) < 3 or len(ys) < 2 or cells > _MOST_CELLS:
        return None
    frame = Frame(xs, ys[::-1])
    frame.anchor = _anchors(frame, across, down)
    return frame


def _distinct(values: Iterable[float]) -> list[float]:
    out: list[float] = []
    for value in sorted(values):
        if not out or value - out[-1] > TOUCH:
            out.append(value)
    return out


def _anchors(frame: Frame, across: Sequence[Rule], down: Sequence[Rule]) -> list[int]:
    """Neighbours without a rule between them are one cell."""
    width = frame.columns
    parent = list(range(frame.rows * width))

    def root(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    def unite(one: int, other: int) -> None:
        first, second = sorted((root(one), root(other)))
        parent[second] = first

    lanes_x = [[r for r in down if abs(r.at - x) <= TOUCH] for x in frame.xs]
    lanes_y = [[r for r in across if abs(r.at - y) <= TOUCH] for y in frame.ys]
    for row in range(frame.rows):
        middle_y = (frame.ys[row] + frame.ys[row + 1]) / 2
        for column in range(width):
            middle_x = (frame.xs[column] + frame.xs[column + 1]) / 2
            here = row * width + column
            if column and not _covers(lanes_x[column], middle_y):
                unite(here, here - 1)
            if row and not _covers(lanes_y[row], middle_x):
                unite(here, here - width)
    return [root(one) for one in range(len(parent))]


def _covers(rules: Sequence[Rule], at: float) -> bool:
    return any(one.low - TOUCH <= at <= one.high + TOUCH for one in rules)


def _between(edges: Sequence[float], value: float) -> int:
    """Number of the interval a value falls in; `edges` rise."""
    return max(0, min(bisect_right(edges, value) - 1, len(edges) - 2))
