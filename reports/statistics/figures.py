"""Numbers that know their rows: nothing is said that cannot be counted again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reports.phrases import percent

COUNT, SUM, MEAN, CHANGE, GROWTH, SHARE, SET, LEFT = (
    "计数", "合计", "平均", "相差", "增幅", "完成率", "设定", "差额",
)  # fmt: skip
"""How a number comes from its rows: their number; the sum of their amounts; the mean amount; the sum less that of the
rows before; that in percent of them; the sum in percent of a set number; a set number; what a sum lacks of one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line that numbers rest on."""

    key: str
    sort: str
    """信息, 栏目, 规范性文件, 网民留言 …"""
    title: str
    agency: str
    """Name."""
    kind: str = ""
    day: str = ""
    note: str = ""
    url: str = ""
    amount: int = 1


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with what it rests on."""

    id: str
    """`n` and a number from 1, in order of making."""
    what: str
    how: str
    """One of the eight words above."""
    text: str
    """As it stands in the text."""
    rows: tuple[str, ...] = ()
    """Keys."""
    before: tuple[str, ...] = ()
    """Keys of the rows of the year before, for a comparison."""
    against: int = 0
    """The set number that a share, a rest or 设定 goes by."""

    def __str__(self) -> str:
        return self.text


Part = str | Figure
Words = tuple[Part, ...]


def said(words: Iterable[Part]) -> str:
    """The words as plain text."""
    return "".join(map(str, words))


class Figures:
    """All numbers of one paper; the same number of the same rows is one figure."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}
        self._made: dict[tuple[object, ...], Figure] = {}

    @property
    def made(self) -> tuple[Figure, ...]:
        """In order of making."""
        return tuple(self._made.values())

    def count(self, what: str, rows: Sequence[Row]) -> Figure:
        """How many there are."""
        return self._figure(what, COUNT, str(len(rows)), rows)

    def sum(self, what: str, rows: Sequence[Row]) -> Figure:
        """Their amounts together."""
        return self._figure(what, SUM, str(total(rows)), rows)

    def mean(self, what: str, rows: Sequence[Row]) -> Figure:
        """Their mean amount to one decimal, half up. There must be one."""
        tenths = (20 * total(rows) + len(rows)) // (2 * len(rows))
        whole, rest = divmod(tenths, 10)
        return self._figure(what, MEAN, f"{whole}.{rest}" if rest else str(whole), rows)

    def change(self, what: str, rows: Sequence[Row], before: Sequence[Row]) -> Figure:
        """By how much there is more or less than the year before, without a sign."""
        text = str(abs(total(rows) - total(before)))
        return self._figure(what, CHANGE, text, rows, before)

    def growth(self, what: str, rows: Sequence[Row], before: Sequence[Row]) -> Figure:
        """The same in percent of the year before, which must have something."""
        text = percent(abs(total(rows) - total(before)), total(before))
        return self._figure(what, GROWTH, text, rows, before)

    def share(self, what: str, rows: Sequence[Row], against: int) -> Figure:
        """Their amounts in percent of a set number."""
        return self._figure(what, SHARE, percent(total(rows), against), rows, (), against)

    def left(self, what: str, rows: Sequence[Row], against: int) -> Figure:
        """What they lack of a set number."""
        return self._figure(what, LEFT, str(against - total(rows)), rows, (), against)

    def set(self, what: str, number: int) -> Figure:
        """A number that the office has set."""
        return self._figure(what, SET, str(number), (), (), number)

    def _figure(
        self,
        what: str,
        how: str,
        text: str,
        rows: Sequence[Row],
        before: Sequence[Row] = (),
        against: int = 0,
    ) -> Figure:
        self.rows.update((row.key, row) for row in (*rows, *before))
        mine, earlier = tuple(row.key for row in rows), tuple(row.key for row in before)
        asked = (what, how, mine, earlier, against)
        if asked not in self._made:
            id_ = f"n{len(self._made) + 1}"
            self._made[asked] = Figure(id_, what, how, text, mine, earlier, against)
        return self._made[asked]


def total(rows: Iterable[Row]) -> int:
    """Their amounts together."""
    return sum(row.amount for row in rows)
