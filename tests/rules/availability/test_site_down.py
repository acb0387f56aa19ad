"""单项否决“站点无法访问”: a week, twenty visits a day, five in a hundred."""

from __future__ import annotations

from datetime import timedelta

import pytest

from records import ProbedDay, Probing
from tests.rules.asking import BREACH, CLEAR, TODAY, UNSURE, Case, holds, site, site_seen

RULE = "site_down"


def log(*days, last=TODAY):
    """(visits, failures) of one day after another, the newest on `last`."""
    first = last - timedelta(days=len(days) - 1)
    told = (ProbedDay(first + timedelta(n), visits, bad) for n, (visits, bad) in enumerate(days))
    return site(site_seen(probing=Probing(tuple(told))))


QUIET = (20, 0)
CASES = (
    # 7 days × 20 visits = 140; five in a hundred of them are 7
    Case("just at the line", log((20, 7), *[QUIET] * 6), BREACH, ("共监测访问140次", "7次超过15秒打不开", "占5.0%")),
    Case("just below the line", log((20, 6), *[QUIET] * 6), CLEAR),
    Case("a little every day", log(*[(24, 2)] * 7), BREACH, ("168次", "14次", "占8.3%")),
    Case("never", log(*[(24, 0)] * 7), CLEAR),
    Case("one bad day long ago is over", log((24, 24), *[(24, 0)] * 7), CLEAR),
    Case("six days only", log(*[(24, 24)] * 6), UNSURE, ("监测记录不足",)),
    Case("a day with nineteen visits", log(*[(24, 24)] * 3, (19, 19), *[(24, 24)] * 3), UNSURE, ("监测记录不足",)),
    Case("a week that ended a week ago and more", log(*[(24, 24)] * 7, last=TODAY - timedelta(days=8)), UNSURE),
    Case("a one-off scan", site(site_seen()), UNSURE, ("单次检查不能认定",)),
    Case("a log without a telling probe", site(site_seen(probing=Probing(()))), UNSURE),
    Case("not looked at", site(None), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_site_down(case):
    """Only the whole log proves a veto."""
    holds(RULE, case)
