"""Figures of a bulletin: each a drawing of our own with the table behind it, all from one round.

They are drawn with patterns and labels, so that nothing rests on colour. `plates` has them as they are printed.
"""

from __future__ import annotations

from records import Round
from reports.charts.bars import bars
from reports.charts.grid import grid
from reports.charts.model import Figure
from reports.charts.periods import by_agency, by_class
from reports.charts.progress import rectification, waiting
from reports.charts.ranking import ranking
from reports.charts.staleness import staleness
from reports.model import Chart
from reports.tally import Tally


def figures(round_: Round, tally: Tally) -> tuple[Figure, ...]:
    """The figures of a round, those that have something to show."""
    made = (
        by_class(round_),
        by_agency(round_),
        *staleness(round_),
        rectification(round_),
        waiting(round_),
        ranking(round_, tally),
    )
    return tuple(one for one in made if one is not None)


def svg(figure: Figure, number: int) -> str:
    """The drawing of a figure; every word in it is escaped."""
    if isinstance(figure.drawing, Chart):
        return bars(figure.drawing)
    return grid(figure.drawing, figure.title, number)


__all__ = ["Figure", "bars", "figures", "svg"]
