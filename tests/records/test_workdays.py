"""Known days of the published calendar, and the arithmetic on them."""

from __future__ import annotations

import tomllib
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records import workdays
from records.workdays import (
    add_workdays,
    covered,
    is_workday,
    months_after,
    workdays_between,
)

DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        pytest.param("2019-05-03", False, id="2019 labour day was lengthened in March"),
        pytest.param("2019-05-05", True, id="2019 Sunday made up"),
        pytest.param("2020-01-31", False, id="2020 spring festival lengthened to 2 February"),
        pytest.param("2020-02-01", False, id="2020 make-up Saturday that was called off"),
        pytest.param("2020-02-03", True, id="2020 first day back"),
        pytest.param("2021-02-20", True, id="2021 Saturday made up"),
        pytest.param("2022-10-08", True, id="2022 Saturday behind the national holiday"),
        pytest.param("2022-12-31", False, id="2022 new year's eve, from the notice for 2023"),
        pytest.param("2023-06-25", True, id="2023 Sunday behind the dragon boat festival"),
        pytest.param("2023-09-29", False, id="2023 mid-autumn"),
        pytest.param("2024-02-09", True, id="2024 eve of the spring festival was a working day"),
        pytest.param("2024-02-18", True, id="2024 Sunday made up"),
        pytest.param("2025-01-28", False, id="2025 eve of the spring festival is a holiday"),
        pytest.param("2025-10-08", False, id="2025 eighth day of the national holiday"),
        pytest.param("2026-02-14", True, id="2026 Saturday made up"),
        pytest.param("2026-02-23", False, id="2026 ninth day of the spring festival"),
        pytest.param("2026-09-20", True, id="2026 Sunday made up"),
        pytest.param("2026-11-20", True, id="an ordinary Friday"),
        pytest.param("2026-11-21", False, id="an ordinary Saturday"),
        pytest.param("2018-12-29", None, id="before the data"),
        pytest.param("2027-01-04", None, id="no notice yet"),
    ],
)
def test_known_days(day, working):
    """A weekday may be free and a weekend may not; an unknown year is not guessed."""
    assert working is is_workday(date.fromisoformat(day))


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        pytest.param("2026-11-06", 1, "2026-11-09", id="over a weekend"),
        pytest.param("2026-02-13", 1, "2026-02-14", id="onto a make-up Saturday"),
        pytest.param("2026-02-14", 1, "2026-02-24", id="over nine days of holiday"),
        pytest.param("2024-09-30", 20, "2024-11-01", id="twenty, over the national holiday and a make-up Saturday"),
        pytest.param("2026-10-08", -1, "2026-09-30", id="backwards over the national holiday"),
        pytest.param("2026-10-03", 0, "2026-10-03", id="none"),
        pytest.param("2026-12-31", 1, None, id="into a year without a notice"),
        pytest.param("2019-01-02", -2, None, id="back into a year without a notice"),
    ],
)  # fmt: skip
def test_deadlines(day, count, expected):
    """The day of the event is not counted."""
    answer = add_workdays(date.fromisoformat(day), count)

    assert (date.fromisoformat(expected) if expected else None) == answer


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param("2026-11-20", "2026-11-20", 0, id="the same day"),
        pytest.param("2026-11-20", "2026-11-23", 1, id="Friday to Monday"),
        pytest.param("2026-02-13", "2026-02-24", 2, id="a make-up Saturday and the first day back"),
        pytest.param("2026-11-23", "2026-11-20", -1, id="backwards"),
        pytest.param("2026-12-30", "2027-01-02", None, id="into a year without a notice"),
    ],
)
def test_between(first, last, expected):
    """The last day counts, the first does not."""
    assert expected == workdays_between(date.fromisoformat(first), date.fromisoformat(last))


@given(DAYS, st.integers(-300, 300))
def test_adding_and_counting_agree(day, count):
    """The n-th working day is n working days away, and is one."""
    there = add_workdays(day, count)

    if there is not None and count > 0:
        assert count == workdays_between(day, there)
        assert is_workday(there)
    if there is not None and count < 0:
        assert is_workday(there)
        assert -count == workdays_between(there - timedelta(days=1), day - timedelta(days=1))


@given(DAYS, DAYS, DAYS)
def test_counting_is_additive(one, two, three):
    """The way there and the way on are the whole way."""
    assert workdays_between(one, two) + workdays_between(two, three) == workdays_between(one, three)


def test_far_ends_of_the_calendar():
    """No count and no date makes it raise."""
    assert add_workdays(date.max, 1) is None
    assert add_workdays(date.min, -1) is None
    assert workdays_between(date.min, date.max) is None


def test_data_is_plausible():
    """Make-up days are weekends, free days are not made up, each year has its notice and at least 28 exceptions."""
    given_years = tomllib.loads(
        Path(workdays.__file__).with_name("workdays.toml").read_text("utf-8")
    )

    assert tuple(range(2019, 2027)) == covered()
    for year, entry in given_years.items():
        days = workdays._calendar()[int(year)]
        assert entry["notice"].startswith("国办发明电")
        assert all(day.weekday() >= 5 for day, working in days.items() if working)
        assert sum(is_workday(date(int(year), 1, 1) + timedelta(n)) for n in range(365)) in range(
            247, 252
        )
        assert 28 <= len(days) <= 40


def test_agrees_with_the_published_package():
    """A second reading of the same notices (MIT), where it is installed."""
    other = pytest.importorskip("chinese_calendar")
    day, last = date(2019, 1, 1), date(2026, 12, 31)
    while day <= last:
        assert other.is_workday(day) is is_workday(day), day
        day += timedelta(days=1)


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 7, 23), 1, date(2026, 8, 23)),
        (date(2026, 8, 31), 1, date(2026, 9, 30)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 5), 12, date(2027, 12, 5)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(day, months, last):
    assert months_after(day, months) == last
