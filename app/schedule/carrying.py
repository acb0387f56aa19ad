"""Carrying out one piece of due work: a round with its bulletin, a reminder, or the bulletin of the year before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.bulletins import round_of
from app.clock import SHANGHAI, Now
from app.console import say
from app.inspection import Order, inspect
from app.keeping.room import why_not_crawl
from app.rounds import write
from app.schedule.moments import calendar_of
from app.schedule.windows import hours_of, is_open
from crawler.crawl import May
from records import Inspection
from records.config import Config, Plan
from records.config.schedule import REMINDER, YEARLY
from records.due import Due, Planned
from records.errors import StoreFull, UsageError
from records.store.office import OfficeStore

_DAY = 24 * 3600.0
SLICE, GLANCE = timedelta(hours=2), timedelta(minutes=1)
"""So long a round goes on before it lets other due work pass, and how often it looks whether there is any."""
Tell = Callable[[str], None]


def _nobody() -> bool:
    return False


@dataclass(frozen=True, slots=True)
class Task:
    """One piece of due work, taken up."""

    config: Config
    plan: Plan
    row: Due
    missed: tuple[str, ...] = ()
    """Earlier periods that it stands for."""
    others: Callable[[], bool] = _nobody
    """Does other work wait that might be done now?"""


@dataclass(frozen=True, slots=True)
class Carried:
    """What was done."""

    inspection: str = ""
    """Id of the round; empty when there was none."""
    said: str = ""


@dataclass(slots=True)
class Patience:
    """Has a round gone on for long enough, while others wait? Then it is put off, and goes on after them.

    A host may keep us waiting for hours, and a large round takes days: neither holds up what is due meanwhile.
    """

    now: Now
    others: Callable[[], bool]
    _looked: datetime = field(init=False)
    _is_over: bool = field(default=False, init=False)

    def __post_init__(self) -> None:
        self._looked = self.now() + SLICE - GLANCE

    def is_over(self) -> bool:
        """Asked before each visit; once it is over it stays so, for every site."""
        if not self._is_over and (at := self.now()) - self._looked >= GLANCE:
            self._looked, self._is_over = at, self.others()
        return self._is_over


@dataclass(frozen=True, slots=True)
class Carrier:
    """Carries out tasks. Raises MingjianError for trouble, RoundPaused when sites may not be visited now."""

    now: Now
    tell: Tell = say
    stopping: Callable[[], bool] = lambda: False

    def __call__(self, task: Task) -> Carried:
        """Carries out one task, but what a process did that died before it could note it."""
        if task.plan.work == REMINDER:
            return self._remind(task)
        if task.plan.work == YEARLY:
            return self._sum_up(task)
        done = made_for(task.config, task.row)
        return Carried(done) if done else self._round(task)

    def _round(self, task: Task) -> Carried:
        config, plan = task.config, task.plan
        if full := why_not_crawl(config):
            raise StoreFull(full)
        planned = planned_of(task)
        late = f"，比原定晚 {planned.days_late} 天" if planned.days_late else ""
        missed = f"，并入因停机错过的 {'、'.join(task.missed)}" if task.missed else ""
        self.tell(
            f"{self._time} 开始：{plan.name}，{task.row.theme}（{task.row.period}）{late}{missed}"
        )
        order = Order(
            self.now().astimezone(SHANGHAI).date(),
            task.row.theme or plan.theme,
            bulletin_period(task),
            plan.sites,
            plan.rules,
            plan.light,
            planned=planned,
        )
        round_ = inspect(config, order, now=self.now, may=self._may(task))
        paths = write(config, round_, out=None, forms=",".join(plan.formats))
        self.tell(f"{self._time} 完成：问题 {len(round_.findings)} 项，通报 {paths[0].parent}")
        return Carried(round_.inspection.id)

    def _remind(self, task: Task) -> Carried:
        said = reminder_of(task)
        self.tell(f"{self._time} 提醒：{said}")
        return Carried(said=said)

    def _sum_up(self, task: Task) -> Carried:
        year = str(int(task.row.period) - 1)
        try:
            round_ = round_of(task.config, year)
        except UsageError:
            said = f"{year}年没有完成的检查，不出年度通报"
            self.tell(f"{self._time} {said}")
            return Carried(said=said)
        paths = write(task.config, round_, out=None, forms=",".join(task.plan.formats))
        self.tell(f"{self._time} 完成：{year}年度通报 {paths[0].parent}")
        return Carried(said=f"{year}年度通报：{paths[0].parent}")

    def _may(self, task: Task) -> May:
        config = task.config
        zone = ZoneInfo(config.schedule.timezone)
        hours = {one.id: hours_of(config.schedule, one.id) for one in config.sites}
        patience = Patience(self.now, task.others)

        def may(site: str) -> bool:
            if self.stopping() or patience.is_over():
                return False
            return is_open(hours.get(site, ()), self.now(), zone)

        return may

    @property
    def _time(self) -> str:
        return f"{self.now():%Y-%m-%d %H:%M}"


def bulletin_period(task: Task) -> str:
    """The period that a round's bulletin reports on: that of the plan; the day for work of a year or a deadline."""
    if task.plan.every in {"year", "duty"}:
        zone = ZoneInfo(task.config.schedule.timezone)
        return task.row.at.astimezone(zone).date().isoformat()
    return task.row.period


def planned_of(task: Task) -> Planned:
    """What the round is told of the calendar: days late are rounded, half a day counts as one."""
    row = task.row
    return Planned(row.plan, row.period, row.at, int(row.delayed / _DAY + 0.5), task.missed)


def made_for(config: Config, row: Due) -> str:
    """Id of the round that was made and reported for a row already; empty when none was."""
    with OfficeStore(config.data / "office.db") as office:
        reported = {one.inspection for one in office.bulletins()}
        found = [one for one in office.inspections() if one.id in reported and _is_for(one, row)]
    return found[-1].id if found else ""


def _is_for(one: Inspection, row: Due) -> bool:
    planned = one.planned
    return (
        planned is not None
        and one.finished is not None
        and (planned.plan, planned.period, planned.due) == (row.plan, row.period, row.at)
    )


def reminder_of(task: Task) -> str:
    """What a reminder says: its note, and for work that follows duties whose last day is near."""
    note = task.plan.note or task.plan.theme
    if task.plan.every != "duty":
        return f"{task.plan.name}（{task.row.period}）：{note}"
    names = about(task.config, task.plan, task.row.period)
    return f"{task.plan.name}（{task.row.period} 到期）：{note}：{'、'.join(names)}"


def about(config: Config, plan: Plan, period: str) -> tuple[str, ...]:
    """The names of the duties that a period of a plan is about."""
    days = calendar_of(config).deadlines
    mine = (one for one in days if not plan.duties or one[1] in plan.duties)
    return tuple(name for day, _, name in mine if day.isoformat() == period)
