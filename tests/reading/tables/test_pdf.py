"""Drawn tables of PDF pages: cells by rules, never by guess."""

from __future__ import annotations

import pytest

from reading.documents.blocks import Limits
from reading.tables import pdf
from reading.tables.lattice import Rule, frames
from reading.tables.model import Grid, Line
from tests.reading.tables.drawn import drawn_pdf

ROWS = (("项目", "决算数", "备注"), ("一、教育支出", "1,234.50", ""), ("合计", "", "1.00"))


def grids(body):
    return [one for one in pdf.layout(body, Limits()).items if isinstance(one, Grid)]


def test_cells_lines_and_places():
    """Text above and below stays text; empty cells stay empty; a cell is named by page, row and column."""
    items = pdf.layout(
        drawn_pdf([(["收入支出决算总表", "单位：万元"], ROWS, ["注：无"])]), Limits()
    ).items
    grid = next(one for one in items if isinstance(one, Grid))

    assert [one.text for one in items if isinstance(one, Line)] == [
        "收入支出决算总表",
        "单位：万元",
        "注：无",
    ]
    assert [tuple(row) for row in ROWS] == [row.cells for row in grid.rows]
    assert grid.rows[1].place_of(1) == "第1页表1第2行第2列"
    assert grid.doubts == ()


@pytest.mark.parametrize("turned", [0, 90, 180, 270])
def test_turned_pages(turned):
    """A page drawn on its side and shown upright reads as one that is drawn upright.

    Digits only: of a font that is not embedded pdfium leaves out the Chinese of turned text.
    """
    rows = (("1", "22.00", ""), ("333", "", "4,444.00"))
    (grid,) = grids(drawn_pdf([([], rows, [])], turned=turned))

    assert [row.cells for row in grid.rows] == list(rows)


def test_without_rules_there_is_no_table():
    """Text without rules is lines: nothing is cut into columns by guess."""
    assert grids(drawn_pdf([([], ROWS, [])], ruled=False)) == []


def test_number_across_a_rule_is_doubtful():
    """A number that overflows its cell is not split into two amounts."""
    (grid,) = grids(drawn_pdf([([], (("甲",) * 28, ("1234567890.12", *[""] * 27)), [])]))

    assert grid.doubts == () or "越过框线" in grid.doubts[0]
    assert (
        not any(cell.replace(".", "").isdigit() and len(cell) < 12 for cell in grid.rows[1].cells)
        or grid.doubts
    )


def test_damaged_file():
    """No traceback; a reason."""
    assert pdf.layout(b"%PDF-1.4 nothing", Limits()).reasons


def grid_rules(xs, ys):
    across = [Rule(y, xs[0], xs[-1]) for y in ys]
    down = [Rule(x, ys[0], ys[-1]) for x in xs]
    return across, down


def test_frame_of_cells():
    """Two by two; a rule drawn in pieces is one rule."""
    across, down = grid_rules([0, 50, 100], [0, 20, 40])
    pieces = [half for rule in down for half in (Rule(rule.at, 0, 20), Rule(rule.at + 0.5, 19, 40))]
    (frame,) = frames(across, pieces)

    assert (frame.rows, frame.columns) == (2, 2)
    assert sorted({frame.cell(x, y) for x in (25, 75) for y in (10, 30)}) == [0, 1, 2, 3]


def test_merged_cell():
    """A rule that stops short leaves one cell over two columns."""
    across, _ = grid_rules([0, 50, 100], [0, 20, 40])
    down = [Rule(0, 0, 40), Rule(50, 0, 20), Rule(100, 0, 40)]
    (frame,) = frames(across, down)

    assert frame.cell(25, 30) == frame.cell(75, 30)
    assert frame.cell(25, 10) != frame.cell(75, 10)


def test_two_tables_on_a_page_and_a_lone_line():
    """Tables that do not touch are two; a line under a heading is none."""
    first, second = grid_rules([0, 50, 100], [0, 20]), grid_rules([0, 50, 100], [100, 120])
    found = frames([*first[0], *second[0], Rule(300, 0, 100)], [*first[1], *second[1]])

    assert [frame.ys[0] for frame in found] == [120, 20]


def test_open_sides():
    """A table without outer verticals is as wide as its rules."""
    (frame,) = frames([Rule(0, 0, 100), Rule(20, 0, 100), Rule(40, 0, 100)], [Rule(50, 0, 40)])

    assert (frame.rows, frame.columns) == (2, 2)


def test_too_many_rules_are_no_table():
    """A drawing of thousands of lines costs nothing and claims nothing."""
    across = [Rule(at * 4, 0, 6000) for at in range(1000)]
    down = [Rule(at * 4, 0, 4000) for at in range(1000)]

    assert frames(across, down) == ()
