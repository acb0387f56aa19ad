"""One turn of `serve`: what has become due is noted and carried out, oldest first, each by one process only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from app.clock import Now
from app.console import warn
from app.crawling import RoundPaused
from app.schedule.carrying import Carried, Task, made_for
from app.schedule.moments import calendar_of, grace
from app.schedule.owing import note_due
from app.schedule.windows import opening
from records.config import Config, Plan
from records.config.schedule import ROUND
from records.due import ABSORBED, DONE, Due, Owner
from records.errors import MingjianError
from records.store.due import DueStore
from records.store.office import OfficeStore

FIRST_PAUSE, LONGEST_PAUSE = timedelta(minutes=10), timedelta(hours=6)
"""Before the second try of what failed, and before every later one at most: each pause is twice the one before."""
TRIES = 8
"""So often at least a thing is tried before it is given up: over a whole day."""
SHORTEST = timedelta(minutes=1)
"""Before a paused round is taken up again, at least."""
SLACK = timedelta(minutes=5)
"""A heartbeat that lies further ahead than this was written by a clock that has been put back since."""

_AFTER_DEATH = {DONE: "但已做完，现补作登记", ABSORBED: "现已有后一期，并入后一期"}

Carry = Callable[[Task], Carried]


@dataclass(slots=True)
class Turns:
    """The turns of one process on one data folder."""

    config: Config
    owner: Owner
    now: Now
    carry: Carry
    stopping: Callable[[], bool] = lambda: False
    steady: Callable[[], bool] = lambda: True
    """May the clock be believed?"""
    made: Callable[[Config, Due], str] = made_for
    """The round that was made and reported for a row already, by its id; empty when none was."""
    _plans: dict[str, Plan] = field(init=False)

    def __post_init__(self) -> None:
        self._plans = {plan.name: plan for plan in self.config.schedule.plans}

    def turn(self) -> int:
        """Carries out all that may be taken up now. Gives the last failure's exit code, 0 without one."""
        code = 0
        tried: set[tuple[str, str]] = set()
        self.beat()
        if not self.steady():
            return 0
        self._look(first=True)
        while not self.stopping() and (row := self._next(tried)) is not None:
            tried.add(row.key)
            code = self._one(row, tried) or code
            self._look()
        return code

    def beat(self) -> None:
        """A sign of life, for `doctor` and for what this process has; a clock that was put back is said."""
        now = self.now()
        with self._office() as office:
            last = office.last_beat()
            office.beat(now)
            office.due.renew(self.owner, now.astimezone(UTC))
        if last is not None and last - now.astimezone(UTC) > SLACK:
            warn(
                f"时钟被拨回：上一次心跳记在 {last:%Y-%m-%d %H:%M}，现在是 {now:%Y-%m-%d %H:%M}。"
                "已完成的检查不会重做；请核对系统时间"
            )

    def stop(self) -> None:
        """Gives back what this process has: the next one goes on at once."""
        with self._office() as office:
            office.due.release(self.owner, self._utc())

    # ---- inner --------------------------------------------------------------------------------

    def _look(self, *, first: bool = False) -> None:
        """At the beginning takes back what the dead have left; then notes what has become due.

        In this order: what was broken off and has a later period by now is absorbed by it, like all that was missed.
        """
        now = self._utc()
        with self._office() as office:
            dead = office.due.reclaim(self.owner, now) if first else ()
            for row in dead:
                self._note_made(office.due, row, now)
            note_due(calendar_of(self.config), office.due, now)
            after = [office.due.get(*row.key) or row for row in dead]
        for row in after:
            then = _AFTER_DEATH.get(row.state, "现在接着做")
            warn(f"{row.plan} {row.period}：上次进行中断，{then}")

    def _note_made(self, store: DueStore, row: Due, now: datetime) -> None:
        """What a process had made when it died and could not note any more is at its end."""
        inspection = self.made(self.config, row)
        if inspection and (taken := store.take(row, self.owner, now)) is not None:
            store.finish(taken, self.owner, inspection)

    def _next(self, tried: set[tuple[str, str]]) -> Due | None:
        """The oldest row that may be taken up: of a plan that still is, and with a site that may be visited."""
        with self._office() as office:
            ready = office.due.ready(self._utc())
        for row in ready:
            plan = self._plans.get(row.plan)
            if plan is not None and row.key not in tried and self._opens(plan) <= self._utc():
                return row
        return None

    def _opens(self, plan: Plan) -> datetime:
        now = self._utc()
        if plan.work != ROUND:
            return now
        sites = plan.sites or tuple(one.id for one in self.config.sites)
        return opening(self.config.schedule, sites, now)

    def _others(self, tried: set[tuple[str, str]]) -> bool:
        """Does anything wait by now that was not tried in this turn? Trouble with the file is not the round's."""
        try:
            self._look()
            return self._next(tried) is not None
        except MingjianError as error:
            warn(str(error))
            return False

    def _one(self, row: Due, tried: set[tuple[str, str]]) -> int:
        """Takes a row, carries it out and notes how it ended. Gives the exit code of a failure."""
        with self._office() as office:
            taken = office.due.take(row, self.owner, self._utc())
            missed = office.due.absorbed(row.plan, row.period)
        if taken is None:
            return 0
        plan = self._plans[row.plan]
        try:
            done = self.carry(Task(self.config, plan, taken, missed, lambda: self._others(tried)))
        except RoundPaused as pause:
            self._paused(taken, pause.sites)
            return 0
        except MingjianError as error:
            self._failed(taken, plan, error)
            return error.exit_code
        self._note(lambda store: store.finish(taken, self.owner, done.inspection, done.said), taken)
        return 0

    def _paused(self, row: Due, sites: Sequence[str]) -> None:
        """Some sites may not be visited now: the round goes on when one may, or at the next start when we stop."""
        until = now = self._utc()
        if not self.stopping():
            until = max(opening(self.config.schedule, sites, now), now + SHORTEST)
        self._note(lambda store: store.put_off(row, self.owner, until), row)

    def _failed(self, row: Due, plan: Plan, error: MingjianError) -> None:
        """It is tried again after a while; `doctor` and `plan` show it meanwhile."""
        now = self._utc()
        given_up = row.tries + 1 >= TRIES and now >= row.at + grace(plan)
        again = None if given_up else now + min(FIRST_PAUSE * 2**row.tries, LONGEST_PAUSE)
        zone = calendar_of(self.config).zone
        then = "已多次未成功，不再重试" if again is None else f"{again.astimezone(zone):%H:%M} 再试"
        warn(f"{row.plan} {row.period}：{error}（{then}）")
        self._note(lambda store: store.fail(row, self.owner, now, again=again, why=str(error)), row)

    def _note(self, how: Callable[[DueStore], bool], row: Due) -> None:
        with self._office() as office:
            if not how(office.due):
                warn(f"{row.plan} {row.period}：已由另一进程接手，本进程的结果未登记")

    def _office(self) -> OfficeStore:
        return OfficeStore(self.config.data / "office.db")

    def _utc(self) -> datetime:
        return self.now().astimezone(UTC)
