"""`serve`: wakes on schedule, carries out what is due, catches up once after downtime."""

from __future__ import annotations

import os
import secrets
import signal
import socket
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

from app import clock
from app.asked import loaded
from app.console import emit, say, warn
from app.health import systemd
from app.health.server import HealthServer, pages
from app.keeping.nightly import nightly
from app.keeping.place import check_place
from app.planning import announce
from app.probing import probe_due
from app.schedule.carrying import Carried, Carrier, Task
from app.schedule.steady import Steady
from app.schedule.turns import Turns
from app.watch.look import look, sentence
from records.config import Config
from records.due import Owner
from records.errors import MingjianError, UsageError
from records.store.serve_lock import Holder, ServeLock

TICK_SECONDS = 30
"""How often the due-table is looked at."""
NIGHT = (4, 30)
"""When the data folder is put in order and backed up: the hour with the fewest rounds under way."""
_ONCE: dict[str, Any] = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
"""Runs that piled up become one, never two at once, never too late."""
STOP_SECONDS = 8.0
"""How long a stop waits for the visits under way: ten seconds is what a system grants, the rest is for leaving."""


def run_serve(config_path: Path, *, once: bool = False, as_json: bool = False) -> int:
    """Runs until it is told to stop (SIGTERM, Ctrl-C); with `once`, until nothing is due.

    Raises StoreBusy when another process serves the data folder, StoreError when its disk cannot carry it.
    """
    if as_json and not once:
        raise UsageError("--json 只能与 --once 同用：常驻运行没有终点，写不出一份 JSON")
    config = loaded(config_path)
    if not config.schedule.plans:
        raise UsageError(f"{config.path}：日程是空的（plans = []），serve 无事可做")
    check_place(config.data)
    me = _holder()
    owner = Owner(me.token, me.host)
    with closing(ServeLock(config.data, me)):
        if as_json:
            return _counted(config, owner)
        announce(config, clock.now())
        if once:
            code = Turns(config, owner, clock.now, Carrier(clock.now)).turn()
            _told(lambda: _watch(config))
            return code
        return _stay(config, owner)


def _holder() -> Holder:
    """This process, as others are told of it."""
    host, pid = socket.gethostname(), os.getpid()
    return Holder(pid, host, clock.now(), f"{host}:{pid}:{secrets.token_hex(4)}")


def _counted(config: Config, owner: Owner) -> int:
    """What is due, carried out once and given as JSON; all that is told meanwhile goes to standard error."""
    done = []
    carrier = Carrier(clock.now, tell=warn)

    def carry(task: Task) -> Carried:
        carried = carrier(task)
        row = {"plan": task.plan.name, "period": task.row.period, "said": carried.said}
        done.append({**row, "inspection": carried.inspection, "missed": task.missed})
        return carried

    code = Turns(config, owner, clock.now, carry).turn()
    emit(done)
    return code


def _stay(config: Config, owner: Owner) -> int:
    """Serves until it is told to stop."""
    stop = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: stop.set())
    carrier = Carrier(clock.now, stopping=stop.is_set)
    turns = Turns(config, owner, clock.now, carrier, stop.is_set, Steady(clock.now))
    at_work = threading.Lock()
    _told(lambda: _watch(config))  # before the first heartbeat: how long there was none
    scheduler = _scheduler(config, turns, at_work)
    page = _health_page(config)
    scheduler.start()
    systemd.tell(systemd.READY)
    stop.wait()
    systemd.tell(systemd.STOPPING)
    say("正在停止：已完成的访问都已保存，未完成的检查下次启动后继续。")
    scheduler.shutdown(wait=False)
    if page is not None:
        page.close()
    if at_work.acquire(timeout=STOP_SECONDS):
        at_work.release()
    _told(turns.stop)
    _leave()
    return 0


def _leave() -> None:
    """Ends the process at once when a round is under way: Python would wait for its thread, for hours.

    A round may be killed at any instant (law 7 of the house); the next start takes it up.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    if threading.active_count() > 1:
        os._exit(0)


def _scheduler(config: Config, turns: Turns, at_work: threading.Lock) -> BackgroundScheduler:
    """Few jobs, in memory: what is due lives in office.db, so nothing is lost with the process.

    The heartbeat, the probes and the messages are jobs of their own, since a round takes hours. No grace limit
    (APScheduler's default is one second), runs that piled up become one, never two at once.
    """
    scheduler = BackgroundScheduler(timezone=config.schedule.timezone, daemon=True)

    def turn() -> None:
        with at_work:
            turns.turn()

    def beat() -> None:
        systemd.tell(
            systemd.ALIVE
        )  # though a locked database may refuse the heartbeat: a restart would not help
        turns.beat()

    jobs: dict[str, Callable[[], object]] = {
        "beat": beat,
        "probe": lambda: probe_due(config, clock.now),
        "notify": lambda: _notify(config),
        "watch": lambda: _watch(config),
        "turn": turn,
    }
    often = IntervalTrigger(seconds=TICK_SECONDS, timezone=config.schedule.timezone)
    for name, job in jobs.items():
        begin = clock.now() + timedelta(seconds=1)
        scheduler.add_job(_told, often, (job,), id=name, next_run_time=begin, **_ONCE)
    at_night = CronTrigger(hour=NIGHT[0], minute=NIGHT[1], timezone=config.schedule.timezone)
    scheduler.add_job(_told, at_night, (lambda: _keep(config),), id="keep", **_ONCE)
    return scheduler


def _keep(config: Config) -> None:
    """The night's work on the data folder: only trouble is told."""
    for line in nightly(config, clock.now()):
        warn(line)


def _notify(config: Config) -> None:
    """Tells people what is to be told; read in only where anybody is to be told anything."""
    if config.notify.recipients:
        from app.notify import daily

        daily(config, clock.now)


def _watch(config: Config) -> None:
    """The program's look at itself: what is newly wrong is said once."""
    for one in look(config, clock.now()):
        warn(sentence(one))


def _health_page(config: Config) -> HealthServer | None:
    """The health page; where its address is taken the work goes on without it."""
    if not config.serving.address:
        return None
    try:
        return HealthServer(config.serving, pages(config, clock.now))
    except OSError as error:
        why = error.strerror or str(error)
        warn(
            f"健康页 {config.serving.address} 打不开（{why}），检查照常进行；可在 [serve] 中换一个端口"
        )
        return None


def _told(job: Callable[[], object]) -> None:
    """Trouble with the data folder is told in one line; the next turn tries again."""
    try:
        job()
    except MingjianError as error:
        warn(str(error))
