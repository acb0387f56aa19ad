"""Dates as a page states them: with their precision and where they were read.

A page that says "2026年3月" has not said which day. A day is never filled in
(domain note: a month-only URL turned into the first of the month accused a column of being late).
"""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """How much of a date was stated."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Origin(StrEnum):
    """Where a date was read; kinds are kept apart because they mean different things."""

    SHOWN = "shown"
    """Visible text of a row or of the article's information bar."""
    META = "meta"
    """The national label `PubDate` or a look-alike."""
    SCRIPT = "script"
    """A script variable that the page writes out (`var pubdata='…'`)."""
    URL = "url"
    """The address; usually the day the document was made in the CMS, not the day it was published."""
    API = "api"
    INFERRED = "inferred"
    """MM-DD rows whose year follows from their order."""


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date as stated: `month` and `day` are None when the source did not say them.

    A day without its month says no more than the year. Whoever makes one has checked that the day exists.
    """

    year: int
    month: int | None = None
    day: int | None = None
    origin: Origin = Origin.SHOWN

    @classmethod
    def of(cls, day: date, origin: Origin = Origin.SHOWN) -> StatedDate:
        """A stated date with all three parts."""
        return cls(day.year, day.month, day.day, origin)

    @property
    def precision(self) -> Precision:
        """How much was stated."""
        if self.month is None:
            return Precision.YEAR
        return Precision.MONTH if self.day is None else Precision.DAY

    @property
    def exact(self) -> date | None:
        """The calendar day, or None when the day was not stated."""
        if self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        return self.exact or date(self.year, self.month or 1, 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        month = self.month or 12
        return self.exact or date(self.year, month, calendar.monthrange(self.year, month)[1])

    def __str__(self) -> str:
        """ISO, as far as it was stated: 2026-11-05, 2026-11, 2026."""
        return self.latest.isoformat()[: {"year": 4, "month": 7, "day": 10}[self.precision]]
