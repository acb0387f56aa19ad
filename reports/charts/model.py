"""A figure as a value: a drawing, what it counts in words, and the table that bears every number of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reports.model import Chart, Table


class Shade(StrEnum):
    """How a cell is filled. Each is told from the others without colour, and its words stand in the cell too."""

    BARE = "bare"
    DOTS = "dots"
    LINES = "lines"
    FULL = "full"
    CROSS = "cross"


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of a grid: its words, its filling, and how high a bar stands in it."""

    text: str
    shade: Shade = Shade.BARE
    share: float = 0.0
    """0 to 1, of the field's height; 0 draws no bar."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """A line of a grid."""

    label: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """Fields in lines and columns: a heat map, or small bars over periods."""

    head: tuple[str, ...]
    rows: tuple[GridRow, ...]
    legend: tuple[tuple[Shade, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A numbered drawing with the table behind it."""

    title: str
    note: str
    """What is counted, and how it is to be read."""
    drawing: Chart | Grid
    table: Table
