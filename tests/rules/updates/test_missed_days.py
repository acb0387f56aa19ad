from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from records import Column, ColumnSeen, Posted, StatedDate
from rules.updates.missed_days import check
from tests.rules.asking import (
    BREACH,
    CLEAR,
    EXEMPT,
    TODAY,
    UNSURE,
    Case,
    column,
    holds,
    list_seen,
    loaded,
)

RULE, PLACE = "missed_days", "xinglongtai"
FIRST = TODAY - timedelta(days=31)
"""2026-10-20, a Tuesday; the national holiday is over."""
EVERY = {FIRST + timedelta(days=n) for n in range(31) if (FIRST + timedelta(days=n)).weekday() < 5}
"""Every working day until yesterday, 2026-11-19."""


def posting(
    days: Iterable[date], back_to: date | None = None, kind: str = "动态要闻", **facts
) -> Column:
    """A column with one row on each of these days."""
    newest = sorted(days, reverse=True)
    posted = Posted(days=tuple((day, 1) for day in newest), back_to=back_to or newest[-1])
    told = replace(posted, **facts.pop("told", {}))
    since = facts.pop("since", None)
    return column(kind, list_seen(StatedDate.of(newest[0]), posted=told, **facts), since=since)


def without(*days: date) -> set[date]:
    return EVERY - set(days)


TUESDAY, MONDAY = date(2026, 11, 10), date(2026, 11, 2)

CASES = (
    Case("every working day", posting(EVERY), CLEAR, profile=PLACE),
    Case("one was let go", posting(without(TUESDAY)), BREACH,
         ("近31天有1天未达到：2026年11月10日。", "至少更新1条"), profile=PLACE),
    Case("two", posting(without(TUESDAY, MONDAY)), BREACH, ("有2天", "2026年11月2日、2026年11月10日"),
         profile=PLACE),
    Case("weekly", posting(date(2026, 10, 21) + timedelta(days=7 * n) for n in range(5)), BREACH,
         ("有17天", "等。"), profile=PLACE),
    Case("the last days are another question", posting(day for day in EVERY if day < date(2026, 11, 12)), CLEAR,
         profile=PLACE),
    Case("a holiday and its make-up day",
         posting([date(2026, 9, 29), date(2026, 9, 30), date(2026, 10, 8), date(2026, 10, 9), date(2026, 10, 10)],
                 since=date(2026, 9, 29)), CLEAR, today=date(2026, 10, 10), profile=PLACE),
    Case("only a make-up Saturday was let go",
         posting([date(2026, 10, 9), date(2026, 10, 12)], since=date(2026, 10, 9)), BREACH, ("2026年10月10日",),
         today=date(2026, 10, 13), profile=PLACE),
    Case("opened on the day after", posting(without(TUESDAY), since=date(2026, 11, 11)), CLEAR, profile=PLACE),
    Case("read far enough, but not to its end", posting(without(TUESDAY), date(2026, 10, 19), complete=False), BREACH,
         profile=PLACE),
    Case("not read far enough", posting(without(TUESDAY), date(2026, 11, 3), complete=False), UNSURE, profile=PLACE),
    Case("a row known to the month", posting(without(TUESDAY), told={"vague": StatedDate(2026, 11)}), UNSURE,
         ("未写明到日",), profile=PLACE),
    Case("such a row of last year", posting(without(TUESDAY), told={"vague": StatedDate(2025, 11)}), BREACH,
         profile=PLACE),
    Case("a row without a day", posting(without(TUESDAY), dated=29), UNSURE, ("未显示日期",), profile=PLACE),
    Case("other classes", posting(without(TUESDAY), kind="通知公告"), EXEMPT, profile=PLACE),
    Case("where nobody asks for it", posting(without(TUESDAY)), EXEMPT),
    Case("blank", column("动态要闻", list_seen(rows=0, empty=True)), EXEMPT, profile=PLACE),
    Case("no calendar for that year", posting([date(2030, 3, 1), date(2030, 3, 8)], date(2030, 1, 1)), UNSURE,
         ("工作日历",), today=date(2030, 3, 9), profile=PLACE),
    Case("not a list", column("动态要闻", ColumnSeen(True, single=True)), EXEMPT, profile=PLACE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_missed_days(case):
    """The days between two posts, not the silence behind the last one."""
    holds(RULE, case)


TUESDAYS = tuple(date(2026, 10, 20) + timedelta(days=7 * n) for n in range(5))
WEEKDAYS = (
    pytest.param(TUESDAYS, 2, CLEAR, "", id="every Tuesday"),
    pytest.param(TUESDAYS[:-1], 2, BREACH, "2026年11月17日", id="not last Tuesday"),
    pytest.param(TUESDAYS, 4, BREACH, "2026年11月19日", id="Thursdays are asked for"),
    pytest.param((*TUESDAYS[:2], date(2026, 11, 4), *TUESDAYS[3:]), 2, BREACH, "2026年11月3日", id="a day late"),
)  # fmt: skip


@pytest.mark.parametrize(("days", "weekday", "verdict", "says"), WEEKDAYS)
def test_a_fixed_day_of_the_week(days, weekday, verdict, says):
    """每周二: the days before today count, whether or not something came since."""
    clause = loaded().rule(RULE).clause
    clause = replace(clause, limits={**clause.limits, "weekday": {"通知公告": weekday}})
    answer = check(posting(days, kind="通知公告"), clause, TODAY)

    assert answer.verdict is verdict
    assert says in str(answer.words.get("days", ""))


def test_a_fixed_day_that_is_a_holiday_is_not_asked_for():
    """2026-10-01 to 10-07 are off; 2026-10-06 is a Tuesday."""
    clause = loaded().rule(RULE).clause
    clause = replace(clause, limits={**clause.limits, "weekday": {"通知公告": 2}})
    days = [date(2026, 9, 15), date(2026, 9, 22), date(2026, 9, 29)]

    assert check(posting(days, kind="通知公告"), clause, date(2026, 10, 12)).verdict is CLEAR
