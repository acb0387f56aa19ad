"""Dates as stated: nothing is filled in that the page did not say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import Origin, Precision, StatedDate

DAY, MONTH, YEAR = Precision.DAY, Precision.MONTH, Precision.YEAR


@pytest.mark.parametrize(
    ("stated", "precision", "exact", "earliest", "latest", "text"),
    [
        # a day
        ((2026, 11, 5), DAY, date(2026, 11, 5), date(2026, 11, 5), date(2026, 11, 5), "2026-11-05"),
        # a month of 30 days
        ((2026, 11, None), MONTH, None, date(2026, 11, 1), date(2026, 11, 30), "2026-11"),
        # February of a common year, of a leap year, of a century that is none
        ((2026, 2, None), MONTH, None, date(2026, 2, 1), date(2026, 2, 28), "2026-02"),
        ((2024, 2, None), MONTH, None, date(2024, 2, 1), date(2024, 2, 29), "2024-02"),
        ((2100, 2, None), MONTH, None, date(2100, 2, 1), date(2100, 2, 28), "2100-02"),
        # a year
        ((2026, None, None), YEAR, None, date(2026, 1, 1), date(2026, 12, 31), "2026"),
        # a day without its month says no more than the year
        ((2026, None, 5), YEAR, None, date(2026, 1, 1), date(2026, 12, 31), "2026"),
    ],
)
def test_what_a_date_can_mean(stated, precision, exact, earliest, latest, text):
    """Precision, exact day, first and last possible day, and how it is written."""
    day = StatedDate(*stated)

    assert day.precision is precision
    assert day.exact == exact
    assert (day.earliest, day.latest) == (earliest, latest)
    assert str(day) == text


@given(st.dates())
def test_a_whole_day_means_itself(day: date):
    stated = StatedDate.of(day, Origin.META)

    assert (stated.exact, stated.earliest, stated.latest) == (day, day, day)
    assert str(stated) == day.isoformat()
    assert stated.origin is Origin.META


@given(st.integers(1, 9999), st.none() | st.integers(1, 12))
def test_an_open_date_spans_its_month_or_year(year: int, month: int | None):
    stated = StatedDate(year, month)

    assert stated.exact is None
    assert stated.earliest.day == 1
    assert (stated.latest - stated.earliest).days + 1 in (
        {365, 366} if month is None else {28, 29, 30, 31}
    )
