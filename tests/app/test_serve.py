"""The process: it stops in the middle of a round, refuses a second one on its folder, and takes over from the dead."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app import serve
from app.clock import SHANGHAI
from app.crawling import RoundPaused
from app.schedule import carrying
from app.schedule.carrying import Carried, Carrier, Task, bulletin_period
from app.schedule.turns import Turns
from records import Bulletin, Inspection
from records.config import Config, Plan, load
from records.due import Due, Owner, Planned
from records.errors import StoreBusy
from records.store.office import OfficeStore
from records.store.serve_lock import Holder, ServeLock, holder_of

CONFIG = """
[office]
name = "某办公室"
region = "某区"
[[sites]]
id = "a"
name = "某网"
url = "http://a.example/"
[[schedule.plans]]
name = "每周检查"
every = "week"
day = 1
time = "00:00"
"""
NOW = datetime(2026, 11, 9, 2, 30, tzinfo=SHANGHAI)


@pytest.fixture
def config(tmp_path: Path) -> Config:
    path = tmp_path / "config.toml"
    path.write_text(CONFIG, encoding="utf-8")
    return load(path)


def holder(pid: int = 7) -> Holder:
    return Holder(pid, "here", NOW, f"here:{pid}")


# ---- one process a folder -----------------------------------------------------------------------------


def test_a_second_one_is_refused(tmp_path: Path):
    """It names the first; the first one's death frees the folder, whatever files it left."""
    first = ServeLock(tmp_path, holder())
    with pytest.raises(StoreBusy, match="here 上的进程 7，2026-11-09 02:30:00 启动") as caught:
        ServeLock(tmp_path, holder(8))
    assert caught.value.exit_code == 4
    known = holder_of(tmp_path)
    assert known is not None
    assert known.pid == 7
    first.close()

    ServeLock(tmp_path, holder(8)).close()
    known = holder_of(tmp_path)
    assert known is not None
    assert known.pid == 8


def test_a_holder_that_cannot_be_read(tmp_path: Path):
    first = ServeLock(tmp_path, holder())
    (tmp_path / "serve.json").write_text("?", encoding="utf-8")

    with pytest.raises(StoreBusy, match="另一个 mingjian serve 正在使用这个数据目录，请先停止它"):
        ServeLock(tmp_path, holder(8))
    first.close()


def test_the_jobs_are_never_late(config: Config):
    """A laptop that slept runs once and at once: APScheduler's own limit of one second is off."""
    turns = Turns(config, Owner("1", "here"), lambda: NOW, lambda _: Carried())
    scheduler = serve._scheduler(config, turns, threading.Lock())
    scheduler.start(paused=True)
    try:
        jobs = {job.id: job for job in scheduler.get_jobs()}
        assert set(jobs) == {"beat", "probe", "notify", "watch", "turn", "keep"}
        for job in jobs.values():
            assert (job.misfire_grace_time, job.coalesce, job.max_instances) == (None, True, 1)
    finally:
        scheduler.shutdown(wait=False)


PROGRAM = """
    import pathlib, sys, threading
    from datetime import UTC, timedelta
    from app import clock, serve
    from app.schedule import carrying
    from app.schedule.moments import calendar_of
    from records.config import load
    from records.store.office import OfficeStore

    path = pathlib.Path(sys.argv[1])
    config = load(path)
    with OfficeStore(config.data / "office.db") as office:
        long_ago = clock.now().astimezone(UTC) - timedelta(days=30)
        office.due.known_since("每周检查", long_ago)

    def endless(config, order, *, now, may):
        print("under way", flush=True)
        while may("a"):
            threading.Event().wait(0.05)
        print("told", flush=True)
        from app.crawling import RoundPaused
        raise RoundPaused(["a"])

    carrying.inspect = endless
    sys.exit(serve.run_serve(path))
"""


def started(path: Path) -> subprocess.Popen[str]:
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(PROGRAM), str(path)],
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def states(config: Config) -> list[str]:
    with OfficeStore(config.data / "office.db") as office:
        return [row.state for row in office.due.open()]


def test_a_life(config: Config, capsys: pytest.CaptureFixture[str]):
    """Under way, a second one is refused; killed, another takes over at once; told to stop, it goes within seconds."""
    first = started(config.path)
    second = None
    try:
        until_under_way(first)
        with pytest.raises(StoreBusy, match=f"进程 {first.pid}，"):
            serve.run_serve(config.path, once=True)
        first.kill()
        first.communicate()
        assert states(config) == ["leased"]

        second = started(config.path)
        until_under_way(second)
        second.send_signal(signal.SIGTERM)
        out, err = second.communicate(timeout=20)
    finally:
        for process in (first, second):
            if process is not None:
                process.kill()
                process.wait()

    assert second.returncode == 0
    assert "told" in out
    assert "正在停止" in out
    assert "上次进行中断，现在接着做" in err
    assert states(config) == ["due"]


def until_under_way(process: subprocess.Popen[str]) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if line == "under way\n":
            return
    pytest.fail("it ended")


# ---- what one task is ---------------------------------------------------------------------------------


def task(config: Config, plan: Plan, period: str, at: datetime, **more) -> Task:
    return Task(config, plan, Due(plan.name, period, at.astimezone(UTC), plan.theme), **more)


def test_what_was_reported_is_not_made_again(config: Config, monkeypatch: pytest.MonkeyPatch):
    """A round whose process died after the bulletin and before the note is found by what the calendar told it."""
    plan = config.schedule.plans[0]
    one = task(config, plan, "2026-W46", NOW)
    with OfficeStore(config.data / "office.db") as office:
        planned = Planned(plan.name, "2026-W46", one.row.at)
        begun = office.begin(Inspection("", plan.theme, NOW.date(), ("a",), period="2026-W46"))
        office._save(Inspection(
            begun.id, plan.theme, NOW.date(), ("a",), finished=NOW, period="2026-W46", planned=planned
        ), "settled")  # fmt: skip
    asked = []

    def inspect(config, order, *, now, may):
        asked.append(order)
        raise RoundPaused(["a"])

    monkeypatch.setattr(carrying, "inspect", inspect)
    with pytest.raises(RoundPaused):  # settled, not reported: its bulletin is owed
        Carrier(lambda: NOW)(one)
    with OfficeStore(config.data / "office.db") as office:
        office.keep(Bulletin("b", begun.id, "2026-W46", "", "", NOW.date(), ""))

    assert Carrier(lambda: NOW)(one) == Carried(begun.id)
    assert [order.planned for order in asked] == [planned]
    later = task(config, plan, "2026-W47", NOW + timedelta(days=7))
    with pytest.raises(RoundPaused):
        Carrier(lambda: NOW)(later)


def test_work_of_a_year_reports_on_its_day(config: Config):
    yearly = Plan("y", "year", "2月1日")

    assert bulletin_period(task(config, yearly, "2026", NOW)) == "2026-11-09"
    assert bulletin_period(task(config, Plan("m", "month", "5日"), "2026-11", NOW)) == "2026-11"


def test_a_reminder_and_a_year_without_rounds(config: Config):
    told: list[str] = []
    carrier = Carrier(lambda: NOW, tell=told.append)
    reminder = Plan("年报提醒", "year", "3月10日", work="提醒", note="请提醒各单位")
    summing = Plan("年度通报", "year", "第10个工作日", work="年度通报")

    assert carrier(task(config, reminder, "2026", NOW)).said == "年报提醒（2026）：请提醒各单位"
    assert carrier(task(config, summing, "2026", NOW)).said == "2025年没有完成的检查，不出年度通报"
    assert told == [
        "2026-11-09 02:30 提醒：年报提醒（2026）：请提醒各单位",
        "2026-11-09 02:30 2025年没有完成的检查，不出年度通报",
    ]
