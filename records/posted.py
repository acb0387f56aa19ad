"""What a column's rows tell beside their newest date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from records.dates import StatedDate


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list as evidence (列表行)."""

    title: str
    """Veiled."""
    url: str
    day: StatedDate | None = None
    kind: str = ""
    """Class that its title alone speaks of, where it does beyond doubt."""


@dataclass(frozen=True, slots=True)
class Rush:
    """Many rows of one day behind a long silence (集中发布)."""

    day: StatedDate
    rows: int
    before: StatedDate | None
    """The newest row before that day; None when there is none among the rows read."""


@dataclass(frozen=True, slots=True)
class Posted:
    """The rows of a column, counted in ways that rules ask about (列表统计)."""

    named: tuple[Row, ...] = ()
    """Rows called as the column itself."""
    telling: tuple[Row, ...] = ()
    """Rows whose titles speak of a class beyond doubt, a few of each class."""
    kinds: tuple[tuple[str, int], ...] = ()
    """How many there are of each such class."""
    stub: Row | None = None
    """The newest 情况说明: a row that says there was nothing to publish."""
    stubs: int = 0
    newest_other: StatedDate | None = None
    """Newest day among the rows that are no 情况说明."""
    rushes: tuple[Rush, ...] = ()
    """Newest first."""
    misplaced: tuple[tuple[Row, Row], ...] = ()
    """On a list whose numbers run with its days: a row that is numbered after rows much newer than itself, with the
    newest row that has a lower number."""
    shared: tuple[Row, ...] = ()
    """Rows that stand in several other columns too."""
    newest_own: StatedDate | None = None
    """Newest day among the rows that do not."""
    days: tuple[tuple[date, int], ...] = ()
    """Days with rows and how many, newest first, as far as they are kept."""
    vague: StatedDate | None = None
    """The newest of the days that are stated without their day of the month, or by an address alone."""
    back_to: date | None = None
    """The day of the last row that is not pinned: of an orderly list everything newer was read."""
    on_home: bool = False
    """Does the home page show one of its newest rows?"""
