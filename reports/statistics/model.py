"""Statistics as a value, before they are a file of any form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from records.statistics import Span
from reports.statistics.figures import Figure, Row, Words


@dataclass(frozen=True, slots=True)
class CountTable:
    """A table whose numbers know their rows, with how far was read what it counts."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[Words, ...], ...]
    widths: tuple[int, ...]
    """Millimetres a column."""
    reach: Words
    prose: frozenset[int] = frozenset()
    """Columns of running words."""


@dataclass(frozen=True, slots=True)
class Section:
    """One paragraph of the summary, and the tables that go with it."""

    lead: str
    """政务信息发布."""
    words: Words
    tables: tuple[CountTable, ...] = ()


@dataclass(frozen=True, slots=True)
class Statistics:
    """The whole paper."""

    span: Span
    asked: Span
    title: str
    title_parts: tuple[str, ...]
    office: str
    on: date
    agencies: tuple[str, ...]
    """Ids that were asked for; empty = all."""
    opening: Words
    sections: tuple[Section, ...]
    figures: tuple[Figure, ...]
    rows: tuple[Row, ...]
    """All that the figures rest on, in the order in which they are numbered from 1."""
    columns: tuple[Row, ...]
    """How far every column was read, those without a list too."""

    @property
    def numbers(self) -> dict[str, int]:
        """Number of each row by its key."""
        return {row.key: number for number, row in enumerate(self.rows, start=1)}
