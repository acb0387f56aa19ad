"""When work is due: the days of 2026 worked out by hand from the State Council's calendar, and moments in any zone.

2026: rest on 1–3 January, 15–23 February, 4–6 April, 1–5 May, 19–21 June, 25–27 September, 1–7 October; work on the
weekend days 4 January, 14 and 28 February, 9 May, 20 September, 10 October.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import rules
from app.schedule.days import day_after, day_of, uncovered, works
from app.schedule.moments import KIND, Calendar, calendar_of, lag, theme_of
from app.schedule.windows import is_open, next_open, opening
from records import Duty, Office, Site
from records.config import Config, Plan, Schedule
from records.config.day_rules import day_rule
from records.config.hours import Hours, read_hours
from records.config.standard_calendar import MONTHLY_THEMES, STANDARD, WEEKLY_TOPICS
from reports.period import period_on, read_period

ZONE = ZoneInfo("Asia/Shanghai")


def at(text: str, zone: ZoneInfo = ZONE) -> datetime:
    """`2026-11-02 02:00`, on the clocks of a zone."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def day_in(every: str, on: str, period: str) -> date | None:
    return day_of(Plan("any", every, on), read_period(period))


# ---- days -------------------------------------------------------------------------------------------

THIRD = [
    "01-06",
    "02-04",
    "03-04",
    "04-03",
    "05-08",
    "06-03",
    "07-03",
    "08-05",
    "09-03",
    "10-10",
    "11-04",
    "12-03",
]
LAST = [
    "01-30",
    "02-28",
    "03-31",
    "04-30",
    "05-29",
    "06-30",
    "07-31",
    "08-31",
    "09-30",
    "10-30",
    "11-30",
    "12-31",
]
FIFTH = [
    "01-05",
    "02-05",
    "03-05",
    "04-07",
    "05-06",
    "06-05",
    "07-06",
    "08-05",
    "09-07",
    "10-08",
    "11-05",
    "12-07",
]


@pytest.mark.parametrize(
    ("on", "days"),
    [("第3个工作日", THIRD), ("最后一个工作日", LAST), ("5日", FIFTH)],
    ids=["third working day", "last working day", "the fifth"],
)
def test_the_months_of_2026(on: str, days: list[str]):
    found = [day_in("month", on, f"2026-{month:02d}") for month in range(1, 13)]

    assert [f"{day:%m-%d}" for day in found if day] == days


@pytest.mark.parametrize(
    ("every", "on", "period", "day"),
    [
        # weeks: Spring Festival leaves none of its own, 国庆 moves Monday to Thursday
        ("week", "第1个工作日", "2026-W01", "2025-12-29"),
        ("week", "第1个工作日", "2026-W07", "2026-02-09"),
        ("week", "第1个工作日", "2026-W08", None),
        ("week", "最后一个工作日", "2026-W08", None),
        ("week", "周三", "2026-W08", None),
        ("week", "第1个工作日", "2026-W09", "2026-02-24"),
        ("week", "第1个工作日", "2026-W15", "2026-04-07"),
        ("week", "第1个工作日", "2026-W19", "2026-05-06"),
        ("week", "第1个工作日", "2026-W41", "2026-10-08"),
        ("week", "周一", "2026-W41", "2026-10-08"),
        ("week", "最后一个工作日", "2026-W41", "2026-10-10"),
        ("week", "最后一个工作日", "2026-W38", "2026-09-20"),
        ("week", "最后一个工作日", "2026-W01", "2026-01-04"),
        (
            "week",
            "周五",
            "2026-W18",
            "2026-04-30",
        ),  # 1 May: none is left in the week, so the day before
        ("week", "周六", "2026-W10", "2026-03-06"),
        ("week", "周六", "2026-W19", "2026-05-09"),
        ("week", "第5个工作日", "2026-W41", "2026-10-10"),  # the week has three
        # 2026 has a week 53
        ("week", "第1个工作日", "2026-W53", "2026-12-28"),
        ("month", "28日", "2026-02", "2026-02-28"),
        ("month", "28日", "2026-03", "2026-03-30"),
        ("month", "倒数第2个工作日", "2026-02", "2026-02-27"),
        ("quarter", "倒数第10个工作日", "2026-Q1", "2026-03-18"),
        ("quarter", "倒数第10个工作日", "2026-Q2", "2026-06-16"),
        ("quarter", "倒数第10个工作日", "2026-Q3", "2026-09-17"),
        ("quarter", "倒数第10个工作日", "2026-Q4", "2026-12-18"),
        ("quarter", "第10个工作日", "2026-Q1", "2026-01-15"),
        ("quarter", "第10个工作日", "2026-Q2", "2026-04-15"),
        ("quarter", "第10个工作日", "2026-Q3", "2026-07-14"),
        ("quarter", "第10个工作日", "2026-Q4", "2026-10-20"),
        ("quarter", "末月8日", "2026-Q1", "2026-03-09"),
        ("quarter", "首月1日", "2026-Q4", "2026-10-08"),
        ("year", "1月10日", "2026", "2026-01-12"),
        ("year", "2月1日", "2026", "2026-02-02"),
        ("year", "4月1日", "2026", "2026-04-01"),
        ("year", "10月1日", "2026", "2026-10-08"),
        ("year", "第十个工作日", "2026", "2026-01-15"),
        ("day", "每个工作日", "2026-02-28", "2026-02-28"),
        ("day", "每个工作日", "2026-02-23", None),
        ("day", "每天", "2026-02-23", "2026-02-23"),
    ],
)
def test_the_day_of_a_period(every: str, on: str, period: str, day: str | None):
    assert day_in(every, on, period) == (date.fromisoformat(day) if day else None)


@pytest.mark.parametrize(
    ("deadline", "on", "day"),
    [
        ("2026-02-13", "到期后第1个工作日", "2026-02-14"),
        ("2026-02-14", "到期后第1个工作日", "2026-02-24"),
        ("2026-10-10", "到期前5个工作日", "2026-09-28"),
        ("2026-10-03", "到期前1个工作日", "2026-09-30"),
        ("2026-10-03", "到期当日", "2026-10-03"),
    ],
)
def test_days_by_a_deadline(deadline: str, on: str, day: str):
    found = day_after(date.fromisoformat(deadline), Plan("any", "duty", on))

    assert found == date.fromisoformat(day)


def test_a_year_that_is_not_covered_is_said_and_guessed():
    """No notice has come for 2045: its 1 January, a Sunday, rests; its 2 January works."""
    assert uncovered(date(2026, 12, 1), date(2026, 12, 31)) == ()
    assert uncovered(date(2045, 1, 1), date(2046, 1, 1)) == (2045, 2046)
    assert [works(date(2045, 1, day)) for day in (1, 2)] == [False, True]


# ---- moments ----------------------------------------------------------------------------------------


def times(plan: Plan, after: str, until: str, zone: ZoneInfo = ZONE) -> list[tuple[str, str]]:
    """(period, local time) of a plan in a span."""
    found = Calendar((plan,), zone).between(plan, at(after, zone), at(until, zone))
    return [(one.period, f"{one.at.astimezone(zone):%Y-%m-%d %H:%M}") for one in found]


def test_a_year_of_days():
    """261 weekdays, less 19 on holidays, and 6 weekend days on which one works."""
    found = times(Plan("d", "day", "每个工作日"), "2026-01-01 00:00", "2027-01-01 00:00")

    assert len(found) == 248
    assert found[:2] == [("2026-01-04", "2026-01-04 02:00"), ("2026-01-05", "2026-01-05 02:00")]


def test_a_year_of_weeks():
    """W02 to W53 but W08; W01 was due in 2025."""
    found = times(Plan("w", "week", "第1个工作日"), "2026-01-01 00:00", "2027-01-01 00:00")

    assert [period for period, _ in found] == [f"2026-W{n:02d}" for n in range(2, 54) if n != 8]


@pytest.mark.parametrize(
    ("after", "until", "count"),
    [
        ("2026-11-16 01:59", "2026-11-16 02:00", 1),  # until is included
        ("2026-11-16 02:00", "2026-11-16 02:01", 0),  # after is not
        ("2026-11-16 02:00", "2026-11-23 02:00", 1),
        ("2026-11-23 02:00", "2026-11-16 02:00", 0),  # the clock was put back
    ],
)
def test_the_ends_of_a_span(after: str, until: str, count: int):
    assert len(times(Plan("w", "week", "周一"), after, until)) == count


@pytest.mark.parametrize(
    ("zone", "days", "moments"),
    [
        # summer begins: 01:30 does not exist in London on 29 March, 02:30 not in New York on 8 March
        ("Europe/London", ("2026-03-28", "2026-03-31"), ["28 01:30+0000", "29 02:30+0100", "30 01:30+0100"]),
        ("America/New_York", ("2026-03-07", "2026-03-10"), ["07 02:30-0500", "08 03:30-0400", "09 02:30-0400"]),
        # summer ends: the hour comes twice, the work once
        ("Europe/London", ("2026-10-24", "2026-10-27"), ["24 01:30+0100", "25 01:30+0100", "26 01:30+0000"]),
        ("America/New_York", ("2026-10-31", "2026-11-03"), ["31 01:30-0400", "01 01:30-0400", "02 01:30-0500"]),
    ],
)  # fmt: skip
def test_when_clocks_change(zone: str, days: tuple[str, str], moments: list[str]):
    where = ZoneInfo(zone)
    begin = "02:30" if "02:30" in moments[0] else "01:30"
    plan = Plan("d", "day", "每天", begin)
    first, last = (at(f"{day} 00:00", where) for day in days)

    found = Calendar((plan,), where).between(plan, first, last)

    assert [f"{one.at.astimezone(where):%d %H:%M%z}" for one in found] == moments
    gaps = [later.at - one.at for one, later in pairwise(found)]
    assert all(timedelta(hours=22) < gap < timedelta(hours=26) for gap in gaps)


ZONES = ("Asia/Shanghai", "Europe/London", "America/New_York", "Pacific/Apia")
PLANS = st.sampled_from(
    [
        Plan(f"{every} {on} {time}", every, on, time)
        for every, on in (
            ("day", "每天"), ("day", "每个工作日"), ("week", "周一"), ("week", "周日"),
            ("week", "最后一个工作日"), ("month", "28日"), ("month", "第3个工作日"),
            ("quarter", "倒数第10个工作日"), ("year", "12月31日"), ("year", "第1个工作日"),
        )
        for time in ("00:00", "01:30", "23:59")
    ]
)  # fmt: skip
MOMENTS = st.datetimes(datetime(2019, 6, 1), datetime(2035, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=UTC)
)


@given(PLANS, MOMENTS, st.integers(0, 2000), st.integers(0, 2000), st.sampled_from(ZONES))
@example(Plan("d", "day", "每天", "01:30"), at("2026-10-25 00:00", UTC), 1, 1, "Europe/London")
def test_two_spans_side_by_side_are_one_span(plan, start, one, other, zone):
    """However often one looks, and wherever, nothing is skipped and nothing comes twice."""
    calendar = Calendar((plan,), ZoneInfo(zone), jitter=30)
    middle, end = start + timedelta(hours=one), start + timedelta(hours=one + other)

    whole = calendar.between(plan, start, end)
    parts = calendar.between(plan, start, middle) + calendar.between(plan, middle, end)

    assert parts == whole
    assert len({found.period for found in whole}) == len(whole)
    assert all(
        read_period(found.period) == period_on(found.at.astimezone(ZoneInfo(zone)).date(), KIND[plan.every])
        for found in whole
    )  # fmt: skip


def test_jitter_is_the_same_after_a_restart():
    """It depends on plan and period alone; no period is moved to another day."""
    lags = [lag("每周检查", f"2026-W{week:02d}", 30) for week in range(1, 54)]

    assert lags == [lag("每周检查", f"2026-W{week:02d}", 30) for week in range(1, 54)]
    assert (min(lags) >= 0, max(lags) <= 30, len(set(lags)) > 15) == (True, True, True)
    assert {lag("x", str(number), 0) for number in range(50)} == {0}
    late = Plan("d", "day", "每天", "23:58")
    found = Calendar((late,), ZONE, jitter=120).between(
        late, at("2026-11-01 00:00"), at("2026-11-11 00:00")
    )
    assert [one.at.astimezone(ZONE).day for one in found] == list(range(1, 11))


def test_themes_in_turn():
    """Twelve are a year; four weekly topics go round, and begin anew with the year."""
    monthly = Plan("m", "month", "5日", themes=MONTHLY_THEMES)
    weekly = Plan("w", "week", "周一", themes=WEEKLY_TOPICS)

    assert theme_of(monthly, read_period("2026-02")) == "财政预决算"
    assert theme_of(monthly, read_period("2027-12")) == "栏目更新"
    assert [theme_of(weekly, read_period(f"2026-W{week:02d}")) for week in (1, 4, 5)] == [
        "栏目更新", "重点领域", "栏目更新",
    ]  # fmt: skip


# ---- the standard calendar --------------------------------------------------------------------------


def config(folder, *plans: Plan, **more) -> Config:
    sites = tuple(Site(one, f"{one}网", f"http://{one}.example/") for one in "ab")
    duties = tuple(
        Duty(f"d{number}", "czj", "部门预算", 2026, f"单位{number}预算", approved=date(2026, 2, 1))
        for number in (1, 2)
    )
    return Config(
        path=folder / "config.toml", data=folder / "data", profile="national",
        office=Office("某办公室", "某区"), agencies=(), sites=sites, columns=(), duties=duties,
        schedule=Schedule(plans=plans, **more),
    )  # fmt: skip


def test_the_standard_calendar_over_2026(tmp_path):
    calendar = calendar_of(config(tmp_path, *STANDARD))
    begin, end = at("2026-01-01 00:00"), at("2027-01-01 00:00")
    found = {plan.name: calendar.between(plan, begin, end) for plan in STANDARD}

    assert {name: len(times) for name, times in found.items()} == {
        "日常巡查": 248, "每周检查": 51, "每月主题": 12, "季度全面检查": 4, "季度交叉检查": 4, "年度报表提醒": 1,
        "年度报表检查": 1, "公开年报提醒": 1, "公开年报检查": 1, "预决算到期提醒": 1, "预决算到期检查": 1,
        "年度通报": 1,
    }  # fmt: skip
    # approved on 1 February, public within twenty days: by 21 February; 24 February is the first working day after
    budgets = found["预决算到期检查"][0]
    assert (budgets.period, budgets.about) == ("2026-02-21", ("单位1预算", "单位2预算"))
    assert f"{budgets.at.astimezone(ZONE):%m-%d}" == "02-24"
    assert f"{found['预决算到期提醒'][0].at.astimezone(ZONE):%m-%d}" == "02-10"


def test_its_themes_and_days_are_known():
    known = {one.name for one in rules.themes(rules.catalogue("national"))} | {"全面检查"}

    assert {theme for plan in STANDARD for theme in plan.themes or (plan.theme,)} <= known
    assert len(MONTHLY_THEMES) == 12
    assert all(not isinstance(day_rule(plan.on, plan.every), str) for plan in STANDARD)


# ---- hours ------------------------------------------------------------------------------------------


def hours(*texts: str) -> Hours:
    found, wrong = read_hours(texts)
    assert wrong == ()
    return found


NIGHT, LATE, OFF = hours("19:00-07:00"), hours("22:00-06:00"), hours("下班时间")


@pytest.mark.parametrize(
    ("all_of", "moment", "opens"),
    [
        ([], "2026-11-16 10:00", "2026-11-16 10:00"),
        ([Hours()], "2026-11-16 10:00", "2026-11-16 10:00"),
        ([NIGHT], "2026-11-16 10:00", "2026-11-16 19:00"),
        ([NIGHT], "2026-11-16 06:59", "2026-11-16 06:59"),
        ([NIGHT], "2026-11-16 07:00", "2026-11-16 19:00"),
        ([NIGHT, LATE], "2026-11-16 20:00", "2026-11-16 22:00"),
        ([NIGHT, LATE], "2026-11-16 23:59", "2026-11-16 23:59"),
        ([OFF], "2026-11-16 10:00", "2026-11-16 18:00"),
        ([OFF], "2026-11-15 10:00", "2026-11-15 10:00"),  # Sunday
        ([OFF], "2026-10-10 10:00", "2026-10-10 18:00"),  # a Saturday on which one works
        ([OFF], "2026-10-05 10:00", "2026-10-05 10:00"),  # 国庆
        ([OFF, hours("09:00-17:00")], "2026-09-29 20:00", "2026-10-01 09:00"),  # 国庆 is the next
        ([hours("09:00-17:00", "20:00-21:00")], "2026-11-16 18:00", "2026-11-16 20:00"),
    ],
)
def test_when_visits_are_allowed(all_of: list[Hours], moment: str, opens: str):
    found = next_open(all_of, at(moment), ZONE)

    assert found == at(opens)
    assert is_open(all_of, at(moment), ZONE) == (moment == opens)


def test_hours_when_clocks_change():
    """01:10 does not exist in London on 29 March: that night the span from 01:10 to 01:50 is left out."""
    london = ZoneInfo("Europe/London")
    span = [hours("01:10-01:50")]

    assert next_open(span, at("2026-03-29 00:00", london), london) == at("2026-03-30 01:10", london)


def test_any_site_opens_a_round():
    schedule = Schedule(hours=NIGHT, site_hours={"b": LATE})

    assert opening(schedule, ("a", "b"), at("2026-11-16 12:00")) == at("2026-11-16 19:00")
    assert opening(schedule, ("b",), at("2026-11-16 12:00")) == at("2026-11-16 22:00")
