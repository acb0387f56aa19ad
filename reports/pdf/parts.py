"""A long bulletin in parts that typst sets one after another, each in memory that is given back.

A part ends where an annex does, which begins on a new page anyway, or between two rows of a long table; a table that
goes on has its head again and no title, as on any other new page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any

CELL = 13
"""Kilobytes that typst takes to lay out a cell, beside one for each of its characters: measured with tables of the
bulletin, 500 rows of ten cells each with 50 characters a row (88 MB) and with 100 (108 MB)."""
ROOM = 110_000
"""Kilobytes of a part: about 480 rows of the list of problems. With the 60 MB of typst and its fonts 170 MB, so that
they and the process that holds the round, 250 MB, stay under the 500 MB of issue 6."""

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Between two rows, blocks or annexes."""

    annex: int = 0
    block: int = 0
    row: int = 0


START = Place(-1)
"""Before the text; the annexes follow it."""


class Parts:
    """The values of a bulletin, to be taken piece by piece."""

    def __init__(self, values: Json, room: int) -> None:
        self._values = values
        self._annexes: Sequence[Json] = values["annexes"]
        self._room = room
        self._rows = [[_edges(block) for block in one["blocks"]] for one in self._annexes]
        """Of each block what it takes up to each of its rows: edges[n] of n rows."""

    @property
    def end(self) -> Place:
        """Behind the last annex."""
        return Place(len(self._annexes))

    def after(self, start: Place) -> Place:
        """Where the part that begins there ends."""
        used, place = 0, start
        if start == START:
            used, place = sum(_edges(one)[-1] for one in self._values["blocks"]), Place()
        while place < self.end:
            rest = self._left(place)
            if used + rest > self._room:
                return place if start < place or used else self._within(place)
            used += rest
            place = Place(place.annex + 1)
        return place

    def part(self, start: Place, end: Place, before: int) -> Json:
        """What stands between two places, `before` pages standing before it."""
        annexes = [
            self._piece(number, start, end)
            for number in range(max(0, start.annex), len(self._annexes))
            if Place(number) < end
        ]
        return {**self._values, "annexes": annexes, "before": before, "closing": end == self.end}

    def _left(self, place: Place) -> int:
        blocks = self._rows[place.annex][place.block :]
        done = blocks[0][place.row] if blocks else 0
        return sum(edges[-1] for edges in blocks) + _figures(self._annexes[place.annex]) - done

    def _within(self, start: Place) -> Place:
        """As much of an annex as there is room for, and never nothing."""
        place, used = start, 0
        blocks = self._rows[start.annex]
        while place.block < len(blocks):
            edges = blocks[place.block]
            fit = bisect_right(edges, self._room - used + edges[place.row]) - 1
            fit = max(fit, place.row + 1 if place == start else 0)
            if fit < len(edges) - 1:
                return replace(place, row=fit)
            used += edges[-1] - edges[place.row]
            place = Place(place.annex, place.block + 1)
        return Place(start.annex + 1)

    def _piece(self, number: int, start: Place, end: Place) -> Json:
        """What of an annex stands between the two places."""
        annex = self._annexes[number]
        first = start if start.annex == number else Place(number)
        blocks = []
        for place, block in enumerate(annex["blocks"]):
            whole = Place(number, place)
            if place < first.block or whole >= end:
                continue
            since = first.row if place == first.block else 0
            until = end.row if (end.annex, end.block) == (number, place) else None
            blocks.append(_rows_of(block, since, until) if since or until else block)
        figures = annex["figures"] if Place(number + 1) <= end else []
        return {**annex, "blocks": blocks, "figures": figures, "begun": first > Place(number)}


def _rows_of(table: Json, since: int, until: int | None) -> Json:
    rows = table["rows"][since:until]
    tall = [one - since for one in table["tall"] if since <= one < since + len(rows)]
    links = table["links"][since:until]
    title = "" if since else table["title"]
    return {**table, "title": title, "rows": rows, "links": links, "tall": tall}


def _edges(block: Json) -> list[int]:
    """A table can be parted between its rows, unless it is to stay whole; anything else is one piece."""
    if "rows" not in block:
        return [0, CELL + len(block["text"]) + len(block["lead"])]
    edges = list(accumulate(map(_row, block["rows"]), initial=0))
    return [0, edges[-1]] if block["whole"] else edges


def _row(row: Sequence[str]) -> int:
    return sum(map(len, row)) + CELL * len(row)


def _figures(annex: Json) -> int:
    drawn = sum(len(one["svg"]) for one in annex["figures"])
    return drawn + sum(_edges(one["table"])[-1] for one in annex["figures"] if one["table"])
