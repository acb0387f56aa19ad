"""`serve`: wakes on schedule, runs what is due, catches up once after downtime."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.interval import IntervalTrigger

from app import clock
from app.asked import loaded
from app.clock import Now
from app.console import emit, say, warn
from app.inspection import Order, inspect
from app.probing import probe_due
from app.rounds import write
from app.schedule import next_moment, note_due
from records.config import Config, Plan
from records.errors import MingjianError, UsageError
from records.store.office import OfficeStore

TICK_SECONDS = 30
"""How often the due-table is looked at."""

Carry = Callable[[Config, Plan, str], str]
"""Carries out a plan for a period and gives the inspection's id."""


def run_serve(config_path: Path, *, once: bool = False, as_json: bool = False) -> int:
    """Runs until it is told to stop (SIGTERM, Ctrl-C); with `once`, until nothing is due."""
    if as_json and not once:
        raise UsageError("--json 只能与 --once 同用：常驻运行没有终点，写不出一份 JSON")
    config = loaded(config_path)
    if not config.schedule.plans:
        raise UsageError(f"{config.path}：没有日程（[[schedule.plans]]），serve 无事可做")
    if as_json:
        return _counted(config)
    _announce(config, clock.now())
    if once:
        return tick(config, clock.now, carry_out)
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    scheduler = _scheduler(config)
    scheduler.start()
    stop.wait()
    say("正在停止：已完成的访问都已保存，未完成的检查下次启动后继续。")
    scheduler.shutdown(wait=False)
    _leave()
    return 0


def _counted(config: Config) -> int:
    """What is due, carried out once and given as JSON; all that is told meanwhile goes to standard error."""
    done = []

    def carry(config: Config, plan: Plan, period: str) -> str:
        inspection = carry_out(config, plan, period, tell=warn)
        done.append({"plan": plan.name, "period": period, "inspection": inspection})
        return inspection

    code = tick(config, clock.now, carry)
    emit(done)
    return code


def _leave() -> None:
    """Ends the process at once when a round is under way: Python would wait for its thread, for hours.

    A round may be killed at any instant (law 7 of the house); the next start takes it up.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    if threading.active_count() > 1:
        os._exit(0)


def _scheduler(config: Config) -> BackgroundScheduler:
    """Three jobs, in memory: what is due lives in office.db, so nothing is lost with the process.

    The heartbeat and the probes are jobs of their own, since a round takes hours. No grace limit (APScheduler's
    default is one second), runs that piled up become one, never two at once.
    """
    scheduler = BackgroundScheduler(timezone=config.schedule.timezone, daemon=True)
    jobs: dict[str, Callable[[], object]] = {
        "beat": lambda: beat(config, clock.now()),
        "probe": lambda: probe_due(config, clock.now),
        "tick": lambda: tick(config, clock.now, carry_out),
    }
    for name, job in jobs.items():
        scheduler.add_job(
            _told,
            IntervalTrigger(seconds=TICK_SECONDS, timezone=config.schedule.timezone),
            args=(job,),
            id=name,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
            next_run_time=clock.now() + timedelta(seconds=1),
        )
    return scheduler


def _told(job: Callable[[], object]) -> None:
    """Trouble with the data folder is told in one line; the next turn tries again."""
    try:
        job()
    except MingjianError as error:
        warn(str(error))


def beat(config: Config, now: datetime) -> None:
    """Leaves a sign of life in office.db."""
    with OfficeStore(config.data / "office.db") as office:
        office.beat(now)


def tick(config: Config, now: Now, carry: Carry) -> int:
    """Notes what has become due and carries it out, oldest first. Gives the last failure's exit code."""
    code = 0
    path = config.data / "office.db"
    beat(config, now())
    with OfficeStore(path) as office:
        note_due(config.schedule, office, now())
        waiting = office.waiting()
    plans = {plan.name: plan for plan in config.schedule.plans}
    for name, period, _ in waiting:
        if name not in plans:
            continue
        try:
            inspection = carry(config, plans[name], period)
            with OfficeStore(path) as office:
                office.done(name, period, inspection)
        except MingjianError as error:
            # Stays due: the next tick tries again, and `doctor` shows it as overdue.
            warn(f"{name} {period}：{error}")
            code = error.exit_code
    return code


def carry_out(config: Config, plan: Plan, period: str, *, tell: Callable[[str], None] = say) -> str:
    """One round of a plan with its bulletin."""
    tell(f"{clock.now():%Y-%m-%d %H:%M} 开始：{plan.theme}（{period}）")
    today = clock.now().date()
    order = Order(today, plan.theme, period, rules=plan.rules, light=plan.light)
    round_ = inspect(config, order, now=clock.now)
    paths = write(config, round_, out=None, forms=",".join(plan.formats))
    tell(
        f"{clock.now():%Y-%m-%d %H:%M} 完成：问题 {len(round_.findings)} 项，通报 {paths[0].parent}"
    )
    return round_.inspection.id


def _announce(config: Config, now: datetime) -> None:
    zone = ZoneInfo(config.schedule.timezone)
    for plan in config.schedule.plans:
        moment = next_moment(plan, now, zone)
        say(f"{plan.name}：{plan.theme}，下次 {moment:%Y-%m-%d %H:%M}")
