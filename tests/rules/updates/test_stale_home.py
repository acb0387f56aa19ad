from __future__ import annotations

from datetime import date

import pytest

from records import Origin, Reason, StatedDate
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, days_ago, holds, site, site_seen

RULE = "stale_home"


def home(newest: StatedDate | None, **facts):
    return site(site_seen(home_newest=newest, **facts))


CASES = (
    Case("updated today", home(days_ago(0)), CLEAR),
    Case("last allowed day", home(days_ago(14)), CLEAR),
    Case("one day late", home(days_ago(15)), BREACH, ("2026年11月5日", "15天", "超过14天")),
    Case("long dead", home(days_ago(400)), BREACH, ("400天",)),
    Case("month only, may be in time", home(StatedDate(2026, 11)), UNSURE, ("2026年11月", "到日")),
    Case("month only, surely late", home(StatedDate(2026, 10)), BREACH, ("20天",)),
    Case("month only, surely in time", home(StatedDate(2026, 11)), CLEAR, today=date(2026, 11, 14)),
    Case("a navigation page has no dates", home(None, home_undated=True), UNSURE, ("二级页面",)),
    Case("a date in the future", home(days_ago(-3)), UNSURE, ("晚于检查日期",)),
    Case(
        "an old date that only the address tells",
        home(StatedDate(2026, 10, 1, Origin.URL)),
        UNSURE,
        ("取自网址",),
    ),
    Case(
        "a new date that only the address tells", home(StatedDate(2026, 11, 19, Origin.URL)), CLEAR
    ),
    Case(
        "home page not reached",
        site(site_seen(False, reason=Reason.TIMEOUT)),
        UNSURE,
        ("响应超时",),
    ),
    Case("not looked at in this round", site(None), UNSURE),
    Case(
        "before the indicators were in force", home(days_ago(400)), EXEMPT, today=date(2019, 3, 31)
    ),
    Case("a place that asks for every week", home(days_ago(8)), BREACH, profile="xinglongtai"),
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_stale_home(case):
    """A home page may rest a fortnight, and no longer."""
    holds(RULE, case)
