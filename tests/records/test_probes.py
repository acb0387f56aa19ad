"""The availability log: which days count, and which run of them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from records import Opened, Probe, ProbedDay, Probing, probing_of
from records.store.office import OfficeStore

ZONE = ZoneInfo("Asia/Shanghai")
FIRST = datetime(2026, 11, 2, 0, 30, tzinfo=ZONE)
Y, N, V = Opened.YES, Opened.NO, Opened.VOID


def probes(*answers, start=FIRST, every=timedelta(hours=1)):
    return tuple(Probe("s", start + every * n, one, "", 0.1) for n, one in enumerate(answers))


def test_days_are_counted_apart_and_void_ones_not_at_all():
    told = probing_of(probes(*[Y] * 20, N, V, Y, Y, Y, N))
    assert told.days == (ProbedDay(date(2026, 11, 2), 23, 1), ProbedDay(date(2026, 11, 3), 2, 1))


def log(*visits):
    """One day after another, each with so many probes."""
    return Probing(
        tuple(
            ProbedDay(date(2026, 11, 1) + timedelta(n), count, 0) for n, count in enumerate(visits)
        )
    )


RUNS = [
    ("a whole week", [24] * 7, 7, (1, 7)),
    ("the newest of two", [24] * 9, 9, (3, 9)),
    ("a day short", [24] * 6, 6, None),
    ("one day with too few, and no week beside it", [24, 24, 24, 19, 24, 24, 24], 7, None),
    ("today is not over", [24] * 7 + [3], 8, (1, 7)),
    ("what comes later does not count", [24] * 10, 8, (2, 8)),
    ("nothing", [], 7, None),
]


@pytest.mark.parametrize(("name", "visits", "until", "days"), RUNS, ids=[row[0] for row in RUNS])
def test_last_run(name, visits, until, days):
    run = log(*visits).last_run(7, 20, date(2026, 11, until))
    assert (run[0].day.day, run[-1].day.day) == days if days else run == ()


def test_the_log_is_kept(tmp_path):
    told = probes(Y, N, V, Y)
    with OfficeStore(tmp_path / "office.db") as office:
        office.keep_probes(told)
        office.keep_probes(told)  # a second time changes nothing
        assert office.probes("s", told[1].at, told[2].at) == told[1:3]
        assert office.last_probe("s") == told[-1].at
        assert office.last_probe("other") is None


def test_moments_of_any_zone_are_in_order(tmp_path):
    early = Probe(
        "s", datetime(2026, 11, 1, 20, 0, tzinfo=ZoneInfo("UTC")), Y, "", 0.1
    )  # 04:00 on the 2nd
    late = Probe("s", datetime(2026, 11, 2, 5, 0, tzinfo=ZONE), N, "", 0.1)
    with OfficeStore(tmp_path / "office.db") as office:
        office.keep_probes([late, early])
        assert [one.opened for one in office.probes("s", FIRST, FIRST + timedelta(days=1))] == [
            Y,
            N,
        ]
