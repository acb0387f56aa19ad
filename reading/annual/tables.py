"""The tables of sections two and four: stocks of rules and documents, decisions, fees; reviews and suits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reading.annual.cells import is_blank, only_run, whole
from reading.annual.paper import Line
from reading.annual.sections import Section
from records.annual import GROUPS, OUTCOMES, Stock

_NUMBER = r"-?\d+(?:\.\d+)?"
_DECIDED = ("行政许可", "行政处罚", "行政强制", "行政事业性收费")
_CURRENT = re.compile(r"制发件数|废止件数|现行有效件数|处理决定数量")
_TRIAL = re.compile(r"新制作数量|新公开数量|新制作|对外公开总数量")
_LEAST_MARKS = 2
_GROUPS, _WIDTH = len(GROUPS), len(OUTCOMES)
_FOURTH = re.compile(r"结果\s{0,3}维持")


def form_year(text: str) -> int | None:
    """Year of the national form by the heads of section two's table; None when neither can be made out."""
    plain = re.sub(r"\s+", "", text)
    for year, marks in ((2021, _CURRENT), (2019, _TRIAL)):
        if len(set(marks.findall(plain))) >= _LEAST_MARKS:
            return year
    return None


def stock(text: str, name: str) -> Stock | None:
    """The three numbers behind a label (`规章`, `规范性文件`); None unless there are exactly three.

    `text`: section two, a row a line.
    """
    found = re.search(rf"(?:^|[\n\t])(?:行政)?{_spaced(name)}((?:[ \t\n]+{_NUMBER})+)", text)
    numbers = [whole(one) for one in found[1].split()] if found else []
    if len(numbers) != 3:
        return None
    made, repealed, in_force = numbers
    return Stock(made, repealed, in_force)


def decided(text: str) -> tuple[tuple[str, float], ...]:
    """The one number behind each of 行政许可, 行政处罚, 行政强制 (件) and 行政事业性收费 (万元)."""
    out: list[tuple[str, float]] = []
    for name in _DECIDED:
        found = re.search(rf"(?:^|[\n\t]){_spaced(name)}((?:[ \t\n]+{_NUMBER})+)", text)
        numbers = found[1].split() if found else []
        if len(numbers) == 1:
            out.append((name, float(numbers[0])))
    return tuple(out)


def _spaced(name: str) -> str:
    return r"\s{0,3}".join(name)


def remedies(section: Section) -> tuple[tuple[tuple[int | None, ...], ...], int, bool]:
    """The three groups of section four, its blank cells, and whether the table is there at all.

    From a row of exactly fifteen cells below the heads; else from the one run of fifteen numbers.
    """
    seen = len(_FOURTH.findall(section.text)) >= _GROUPS
    if not seen:
        return (), 0, False
    cells = _row_of_cells(section.rows)
    if cells:
        values = tuple(whole(cell) for cell in cells)
        return _grouped(values), sum(map(is_blank, cells)), True
    run = only_run(section.text, _GROUPS * _WIDTH)
    return (_grouped(tuple(whole(cell) for cell in run)) if run else ()), 0, True


def _row_of_cells(rows: Sequence[Line]) -> tuple[str, ...]:
    below = False
    for row in rows:
        plain = re.sub(r"\s+", "", row.text)
        if "维持" in plain:
            below = True
        elif below and len(row.cells) == _GROUPS * _WIDTH and not re.search("[一-龥]", plain):
            return row.cells
    return ()


def _grouped(values: tuple[int | None, ...]) -> tuple[tuple[int | None, ...], ...]:
    return tuple(values[at : at + _WIDTH] for at in range(0, len(values), _WIDTH))
