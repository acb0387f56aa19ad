"""When a plan is due: by hand over a year, and what is owed after a downtime."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.schedule import KIND, LOOK_BACK, next_moment, note_due, occurrence, occurrences
from records.config import Plan, Schedule
from records.store.office import OfficeStore
from reports.period import period_on, read_period

ZONE = ZoneInfo("Asia/Shanghai")
WEEKLY = Plan("weekly", "week", 1)
SUNDAY = Plan("sunday", "week", 7, "23:59")
MONTHLY = Plan("monthly", "month", 5)
QUARTERLY = Plan("quarterly", "quarter", 8, "06:30")


def at(text: str) -> datetime:
    """`2026-11-02 02:00`, in China."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


# ---- occurrences ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("plan", "period", "moment"),
    [
        (WEEKLY, "2026-W47", "2026-11-16 02:00"),
        (SUNDAY, "2026-W47", "2026-11-22 23:59"),
        # 2026 has 53 weeks: the last one ends in January
        (WEEKLY, "2026-W53", "2026-12-28 02:00"),
        (SUNDAY, "2026-W53", "2027-01-03 23:59"),
        (WEEKLY, "2027-W01", "2027-01-04 02:00"),
        # the first week of 2025 begins in 2024
        (WEEKLY, "2025-W01", "2024-12-30 02:00"),
        (MONTHLY, "2026-02", "2026-02-05 02:00"),
        (Plan("m", "month", 28), "2026-02", "2026-02-28 02:00"),
        # a quarter's round is in its last month
        (QUARTERLY, "2026-Q1", "2026-03-08 06:30"),
        (QUARTERLY, "2026-Q4", "2026-12-08 06:30"),
    ],
)
def test_the_moment_of_a_period(plan: Plan, period: str, moment: str):
    assert occurrence(plan, read_period(period), ZONE) == at(moment)


def test_a_year_of_weeks():
    """2026: Mondays from 5 January to 28 December, W02 to W53; W01 began in 2025."""
    found = occurrences(WEEKLY, at("2025-12-31 00:00"), at("2027-01-01 00:00"), ZONE)

    assert [period.name for period, _ in found] == [f"2026-W{week:02d}" for week in range(2, 54)]
    assert (found[0][1], found[-1][1]) == (at("2026-01-05 02:00"), at("2026-12-28 02:00"))


def test_a_year_of_months():
    found = occurrences(MONTHLY, at("2025-12-31 00:00"), at("2027-01-01 00:00"), ZONE)

    assert [(period.name, moment.date()) for period, moment in found] == [
        (f"2026-{month:02d}", date(2026, month, 5)) for month in range(1, 13)
    ]


def test_quarters_over_the_change_of_year():
    found = occurrences(QUARTERLY, at("2026-08-01 00:00"), at("2027-04-01 00:00"), ZONE)

    assert [(period.name, str(moment.date())) for period, moment in found] == [
        ("2026-Q3", "2026-09-08"),
        ("2026-Q4", "2026-12-08"),
        ("2027-Q1", "2027-03-08"),
    ]


@pytest.mark.parametrize(
    ("after", "until", "count"),
    [
        ("2026-11-16 01:59", "2026-11-16 02:00", 1),  # until is included
        ("2026-11-16 02:00", "2026-11-16 02:01", 0),  # after is not
        ("2026-11-16 02:00", "2026-11-23 01:59", 0),
        ("2026-11-16 02:00", "2026-11-23 02:00", 1),
        ("2026-11-16 02:00", "2026-11-16 02:00", 0),
        ("2026-11-23 02:00", "2026-11-16 02:00", 0),  # the clock was put back
    ],
)
def test_the_ends_of_a_span(after: str, until: str, count: int):
    assert len(occurrences(WEEKLY, at(after), at(until), ZONE)) == count


def test_a_moment_in_another_zone_is_the_same_moment():
    """Monday 02:00 in China is Sunday 18:00 in Greenwich."""
    utc = ZoneInfo("UTC")
    after, until = at("2026-11-16 01:00").astimezone(utc), at("2026-11-16 03:00").astimezone(utc)

    assert [period.name for period, _ in occurrences(WEEKLY, after, until, ZONE)] == ["2026-W47"]


PLANS = st.builds(
    Plan,
    st.just("any"),
    st.sampled_from(sorted(KIND)),
    st.integers(1, 7),
    st.sampled_from(["00:00", "02:00", "23:59"]),
)
MOMENTS = st.dates(date(2020, 1, 1), date(2035, 1, 1)).map(
    lambda day: datetime(day.year, day.month, day.day, 2, 0, tzinfo=ZONE)
)


@given(PLANS, MOMENTS, st.integers(0, 500), st.integers(0, 500))
def test_two_spans_side_by_side_are_one_span(plan: Plan, start: datetime, one: int, other: int):
    """However often one looks, no occurrence is skipped and none comes twice."""
    middle, end = start + timedelta(days=one), start + timedelta(days=one + other)

    parts = occurrences(plan, start, middle, ZONE) + occurrences(plan, middle, end, ZONE)

    assert parts == occurrences(plan, start, end, ZONE)
    assert all(period_on(moment.date(), KIND[plan.every]) == period for period, moment in parts)


@given(PLANS, MOMENTS)
def test_there_is_always_a_next_time(plan: Plan, now: datetime):
    assert now < next_moment(plan, now, ZONE) <= now + LOOK_BACK


# ---- what is owed -----------------------------------------------------------------------------------


@pytest.fixture
def office(tmp_path: Path):
    with OfficeStore(tmp_path / "office.db") as store:
        yield store


def look(office: OfficeStore, now: str, *plans: Plan) -> list[str]:
    """Notes what is due at a moment; gives the periods that wait."""
    note_due(Schedule(plans=plans or (WEEKLY,)), office, at(now))
    return [f"{plan} {period}" for plan, period, _ in office.waiting()]


def test_the_first_start_owes_nothing(office: OfficeStore):
    assert look(office, "2026-11-18 09:00", WEEKLY, MONTHLY, QUARTERLY) == []
    assert office.missed("weekly") == ()


def test_the_next_occurrence_is_due_once(office: OfficeStore):
    look(office, "2026-11-18 09:00")

    assert look(office, "2026-11-23 01:59") == []
    assert look(office, "2026-11-23 02:00") == ["weekly 2026-W48"]
    assert look(office, "2026-11-23 02:01") == ["weekly 2026-W48"]
    office.done("weekly", "2026-W48", "2026-11-23-1")
    assert look(office, "2026-11-23 02:02") == []
    assert look(office, "2026-11-29 23:59") == []


def test_after_five_weeks_down_only_the_newest_is_run(office: OfficeStore):
    """W48 to W52 were missed or are due: one round sees all that is there now."""
    look(office, "2026-11-18 09:00")

    assert look(office, "2026-12-23 09:00") == ["weekly 2026-W52"]
    assert office.missed("weekly") == ("2026-W48", "2026-W49", "2026-W50", "2026-W51")


def test_a_failed_round_stays_due_until_a_newer_one_stands_for_it(office: OfficeStore):
    look(office, "2026-11-18 09:00")
    look(office, "2026-11-23 02:00")

    assert look(office, "2026-11-29 09:00") == ["weekly 2026-W48"]
    assert look(office, "2026-11-30 02:00") == ["weekly 2026-W49"]
    assert office.missed("weekly") == ("2026-W48",)


def test_years_of_downtime(office: OfficeStore):
    look(office, "2024-01-10 09:00", QUARTERLY)

    assert look(office, "2026-12-09 09:00", QUARTERLY) == ["quarterly 2026-Q4"]
    assert len(office.missed("quarterly")) == 11


def test_killed_between_two_notes(office: OfficeStore):
    """The older periods were noted, the newest was not: the next look notes it."""
    look(office, "2026-11-18 09:00")
    office.note("weekly", "2026-W48", at("2026-11-23 02:00"), "missed")

    assert look(office, "2026-12-02 09:00") == ["weekly 2026-W49"]
    assert office.missed("weekly") == ("2026-W48",)


def test_a_plan_added_later_owes_nothing_for_the_past(office: OfficeStore):
    look(office, "2026-11-18 09:00", WEEKLY)

    assert look(office, "2026-11-20 09:00", WEEKLY, MONTHLY) == []
    assert look(office, "2026-12-05 02:00", WEEKLY, MONTHLY) == [
        "weekly 2026-W49",
        "monthly 2026-12",
    ]


def test_a_plan_moved_within_its_week(office: OfficeStore):
    """From Monday to Friday after this week's round was done: not again until next Friday."""
    friday = Plan("weekly", "week", 5)
    look(office, "2026-11-18 09:00")
    look(office, "2026-11-23 02:00")
    office.done("weekly", "2026-W48", "2026-11-23-1")

    assert look(office, "2026-11-27 02:00", friday) == []
    assert look(office, "2026-12-04 02:00", friday) == ["weekly 2026-W49"]


def test_a_plan_moved_while_its_round_waits(office: OfficeStore):
    """The round of this week failed on Monday; the plan is moved to Friday. It is still owed, once."""
    look(office, "2026-11-18 09:00")
    look(office, "2026-11-23 02:00")

    assert look(office, "2026-11-27 02:00", Plan("weekly", "week", 5)) == ["weekly 2026-W48"]
    assert office.missed("weekly") == ()


def test_a_clock_put_back(office: OfficeStore):
    look(office, "2026-11-18 09:00")
    look(office, "2026-11-23 02:00")
    office.done("weekly", "2026-W48", "2026-11-23-1")

    assert look(office, "2026-11-10 09:00") == []
    assert look(office, "2026-11-23 03:00") == []
