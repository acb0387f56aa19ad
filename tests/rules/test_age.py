"""How old a stated date is: the office has the benefit of what the date does not say."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from records import Origin, StatedDate
from rules._age import Age, age
from rules._saying import say

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))


@given(day=DAYS, today=DAYS, allowed=st.integers(0, 400))
def test_a_full_date_is_fresh_stale_or_future(day, today, allowed):
    """A day that is stated in full and shown leaves no doubt."""
    idle = (today - day).days
    expected = Age.FUTURE if idle < 0 else Age.FRESH if idle <= allowed else Age.STALE

    assert expected == age(StatedDate.of(day), today, allowed)


@given(day=DAYS, today=DAYS, allowed=st.integers(0, 400))
def test_less_precision_never_accuses_more(day, today, allowed):
    """If the month alone proves staleness, then so does every day of it."""
    if age(StatedDate(day.year, day.month), today, allowed) is Age.STALE:
        assert age(StatedDate.of(day), today, allowed) is Age.STALE


@given(day=DAYS, today=DAYS, allowed=st.integers(0, 400), more=st.integers(0, 400))
def test_a_longer_allowance_never_accuses_more(day, today, allowed, more):
    if age(StatedDate.of(day), today, allowed) is Age.FRESH:
        assert age(StatedDate.of(day), today, allowed + more) is Age.FRESH


@given(day=DAYS, allowed=st.integers(0, 400))
def test_an_address_is_never_proof(day, allowed):
    stated = StatedDate(day.year, day.month, day.day, Origin.URL)

    assert age(stated, day + timedelta(days=allowed + 1), allowed) is Age.ADDRESS


def test_dates_are_said_as_far_as_they_were_stated():
    assert say(date(2026, 3, 1)) == "2026年3月1日"
    assert [
        say(StatedDate(2026, 3, 1)),
        say(StatedDate(2026, 3)),
        say(StatedDate(2026)),
    ] == ["2026年3月1日", "2026年3月", "2026年"]
