"""`serve` with a moved clock: over fourteen months no period is skipped and none is done twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app import serve
from app.serve import tick
from records import Office, Site
from records.config import Config, Plan, Schedule
from records.errors import StoreFull
from records.store.office import OfficeStore

ZONE = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 10, 1, 8, 0, tzinfo=ZONE)
PLANS = (
    Plan("weekly", "week", 1, theme="栏目更新"),
    Plan("monthly", "month", 5, theme="个人信息保护"),
    Plan("quarterly", "quarter", 8),
)


def configured(folder: Path, *plans: Plan) -> Config:
    return Config(
        path=folder / "config.toml",
        data=folder / "data",
        profile="national",
        office=Office("某办公室", "某区"),
        agencies=(),
        sites=(Site("a", "某网", "http://a.example/"),),
        columns=(),
        duties=(),
        schedule=Schedule(plans=plans or PLANS),
    )


class Carrier:
    """Stands for the round: notes what it was sent for, and fails when it is told to."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.tried: list[str] = []
        self.failing = False

    def __call__(self, config: Config, plan: Plan, period: str) -> str:
        self.tried.append(f"{plan.name} {period}")
        if self.failing:
            raise StoreFull("磁盘空间已满")
        self.done.append(f"{plan.name} {period}")
        return f"2026-01-01-{len(self.done)}"


def run(config: Config, carry: Carrier, start: datetime, days: float, every: float = 6) -> datetime:
    """Ticks every so many hours for so many days; gives the moment after."""
    now = start
    while now < start + timedelta(days=days):
        tick(config, lambda: now, carry)
        now += timedelta(hours=every)
    return now


WEEKS = [f"weekly 2026-W{week:02d}" for week in range(41, 54)] + [
    f"weekly 2027-W{week:02d}" for week in range(1, 49)
]
"""Mondays from 5 October 2026 to 29 November 2027; 2026 has a week 53."""
MONTHS = [f"monthly 2026-{month}" for month in (10, 11, 12)] + [
    f"monthly 2027-{month:02d}" for month in range(1, 12)
]
QUARTERS = ["quarterly 2026-Q4", "quarterly 2027-Q1", "quarterly 2027-Q2", "quarterly 2027-Q3"]


def test_fourteen_months(tmp_path: Path):
    """From October 2026 to the end of November 2027, looked at four times a day."""
    carry = Carrier()

    run(configured(tmp_path), carry, START, 426)

    assert Counter(carry.done) == Counter(WEEKS + MONTHS + QUARTERS)
    assert [one for one in carry.done if one.startswith("weekly")] == WEEKS
    assert carry.tried == carry.done


def test_a_downtime_of_five_weeks(tmp_path: Path):
    """What was missed is run once, its newest period; the older ones are said to be missed."""
    config, carry = configured(tmp_path), Carrier()
    down = run(config, carry, START, 30)
    before = list(carry.done)

    run(config, carry, down + timedelta(weeks=5), 1)

    assert before == [
        "monthly 2026-10",  # 5 October is a Monday, and both are due at two
        "weekly 2026-W41",
        "weekly 2026-W42",
        "weekly 2026-W43",
        "weekly 2026-W44",
    ]
    assert carry.done[len(before) :] == ["weekly 2026-W49", "monthly 2026-12"]
    with OfficeStore(config.data / "office.db") as office:
        assert office.missed("weekly") == tuple(f"2026-W{week}" for week in (45, 46, 47, 48))
        assert office.missed("monthly") == ("2026-11",)


def test_a_restart_runs_nothing_twice(tmp_path: Path):
    config = configured(tmp_path)
    first, second = Carrier(), Carrier()
    now = run(config, first, START, 40)

    run(config, second, now - timedelta(hours=6), 1)

    assert first.done
    assert second.done == []


def test_a_failed_round_is_tried_again(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """It stays due, its trouble is told in Chinese, the others are carried out, and it is done once."""
    config, carry = configured(tmp_path, PLANS[0]), Carrier()
    run(config, carry, START, 3)
    monday = datetime(2026, 10, 5, 3, 0, tzinfo=ZONE)
    carry.failing = True

    codes = [tick(config, lambda: monday, carry) for _ in range(3)]

    assert codes == [StoreFull.exit_code] * 3
    assert "weekly 2026-W41：磁盘空间已满" in capsys.readouterr().err
    with OfficeStore(config.data / "office.db") as office:
        assert [period for _, period, _ in office.waiting()] == ["2026-W41"]
    carry.failing = False
    assert tick(config, lambda: monday + timedelta(hours=1), carry) == 0
    assert tick(config, lambda: monday + timedelta(hours=2), carry) == 0
    assert carry.done == ["weekly 2026-W41"]


def test_one_failing_plan_does_not_hold_up_another(tmp_path: Path):
    config, carry = configured(tmp_path, PLANS[0], PLANS[1]), Carrier()
    run(config, carry, START, 3)

    def picky(config: Config, plan: Plan, period: str) -> str:
        carry.failing = plan.name == "monthly"
        return carry(config, plan, period)

    tick(config, lambda: datetime(2026, 10, 5, 3, 0, tzinfo=ZONE), picky)

    assert sorted(carry.tried) == ["monthly 2026-10", "weekly 2026-W41"]
    assert carry.done == ["weekly 2026-W41"]


def test_a_plan_taken_out_of_the_configuration_is_let_be(tmp_path: Path):
    carry = Carrier()
    run(configured(tmp_path, PLANS[0]), carry, START, 3)
    carry.failing = True
    tick(configured(tmp_path, PLANS[0]), lambda: START + timedelta(days=6), carry)
    carry.failing = False

    tick(configured(tmp_path, PLANS[1]), lambda: START + timedelta(days=7), carry)

    assert carry.done == []


def test_every_tick_is_a_heartbeat(tmp_path: Path):
    config = configured(tmp_path)

    tick(config, lambda: START, Carrier())

    with OfficeStore(config.data / "office.db") as office:
        assert office.last_beat() == START


# ---- the process --------------------------------------------------------------------------------------


def test_the_jobs_are_never_late(tmp_path: Path):
    """A laptop that slept runs once and at once: APScheduler's own limit of one second is off."""
    scheduler = serve._scheduler(configured(tmp_path))
    scheduler.start(paused=True)
    try:
        jobs = {job.id: job for job in scheduler.get_jobs()}
        assert set(jobs) == {"beat", "probe", "tick"}
        for job in jobs.values():
            assert (job.misfire_grace_time, job.coalesce, job.max_instances) == (None, True, 1)
    finally:
        scheduler.shutdown(wait=False)


PROGRAM = """
    import pathlib, sys, threading
    from datetime import timedelta
    from app import clock, serve
    from records.config import load
    from records.store.office import OfficeStore

    path = pathlib.Path(sys.argv[1])
    with OfficeStore(load(path).data / "office.db") as office:
        now = clock.now()
        office.note("weekly", "2026-W01", now - timedelta(minutes=1), "due")

    def endless(config, plan, period):
        print("under way", flush=True)
        threading.Event().wait()

    serve.carry_out = endless
    sys.exit(serve.run_serve(path))
"""
CONFIG = """
[office]
name = "某办公室"
region = "某区"
[[sites]]
id = "a"
name = "某网"
url = "http://a.example/"
[[schedule.plans]]
name = "weekly"
every = "week"
day = 1
"""


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGINT])
def test_told_to_stop_in_the_middle_of_a_round(tmp_path: Path, sent: signal.Signals):
    """It goes at once, with a word, though the round would take hours; the round stays due."""
    path = tmp_path / "config.toml"
    path.write_text(CONFIG, encoding="utf-8")
    root = Path(__file__).parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PROGRAM), str(path)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line.startswith("weekly：全面检查，下次 ")
        assert process.stdout.readline() == "under way\n"
        process.send_signal(sent)
        rest, _ = process.communicate(timeout=20)
    finally:
        process.kill()
        process.wait()

    assert process.returncode == 0
    assert rest.startswith("正在停止")
    with OfficeStore(tmp_path / "data" / "office.db") as office:
        assert [period for _, period, _ in office.waiting()] == ["2026-W01"]
        assert office.last_beat() is not None
