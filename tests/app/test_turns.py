"""The due-table over a year with a moved clock: nothing skipped, nothing twice, whatever dies, however clocks jump."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.crawling import RoundPaused
from app.schedule.carrying import Carried, Patience, Task, planned_of
from app.schedule.moments import calendar_of
from app.schedule.steady import Steady
from app.schedule.turns import LONGEST_PAUSE, Turns
from records import Office, Site
from records.config import Config, Plan, Schedule
from records.config.hours import Hours, read_hours
from records.due import ABSORBED, DONE, GIVEN_UP, LEASED, Due, Owner
from records.errors import StoreFull
from records.store.office import OfficeStore

ZONE = ZoneInfo("Asia/Shanghai")
START = datetime(2026, 1, 1, 8, 0, tzinfo=ZONE)
DAILY = Plan("daily", "day", "每个工作日", "01:00")
WEEKLY = Plan("weekly", "week", "第1个工作日")
MONTHLY = Plan("monthly", "month", "第3个工作日", themes=("甲", "乙", "丙"))
QUARTERLY = Plan("quarterly", "quarter", "倒数第10个工作日")
YEARLY = Plan("yearly", "year", "2月1日")
PLANS = (DAILY, WEEKLY, MONTHLY, QUARTERLY, YEARLY)


class Killed(BaseException):
    """Stands for kill -9: nothing of ours catches it."""


def configured(folder: Path, *plans: Plan, **more) -> Config:
    return Config(
        path=folder / "config.toml", data=folder, profile="national", office=Office("某办公室", "某区"),
        agencies=(), sites=tuple(Site(one, f"{one}网", f"http://{one}.example/") for one in "ab"),
        columns=(), duties=(), schedule=Schedule(plans=plans, **more),
    )  # fmt: skip


def hours(text: str) -> Hours:
    return read_hours([text])[0]


class World:
    """An office whose clock is moved by hand: one process at a time, rounds that are only noted."""

    def __init__(self, folder: Path, *plans: Plan, now: datetime = START, **more) -> None:
        self.config = configured(folder, *(plans or PLANS), **more)
        self.now = now
        self.made: list[str] = []
        """Rounds that were made and reported, as `made_for` finds them after a death."""
        self.tasks: list[Task] = []
        self.trouble: Callable[[Task], None] = lambda _: None
        """Before a round is reported."""
        self.death: Callable[[Task], None] = lambda _: None
        """After it was reported, before it is noted as done."""
        self.processes = 0
        self.kept = OfficeStore(folder / "office.db")
        """Open all the while: each closing of the last connection costs a pass over the disk."""
        self.start()

    def start(self, host: str = "here") -> None:
        """A new process; of the one before only the data folder is left."""
        self.processes += 1
        owner = Owner(f"process {self.processes}", host)
        self.turns = Turns(self.config, owner, lambda: self.now, self.carry, made=self.was_made)

    def carry(self, task: Task) -> Carried:
        key = f"{task.plan.name} {task.row.period}"
        if key not in self.made:
            self.trouble(task)
            self.made.append(key)
            self.tasks.append(task)
        self.death(task)
        return Carried(f"2026-01-01-{len(self.made)}")

    def was_made(self, _: Config, row: Due) -> str:
        return "made" if f"{row.plan} {row.period}" in self.made else ""

    def at(self, text: str) -> World:
        self.now = datetime.fromisoformat(text).replace(tzinfo=ZONE)
        return self

    def turn(self) -> int:
        return self.turns.turn()

    def to(self, text: str, every: timedelta = timedelta(days=1)) -> None:
        """One turn after another until a moment."""
        end = datetime.fromisoformat(text).replace(tzinfo=ZONE)
        while self.now < end:
            self.turn()
            self.now += every

    def rows(self) -> dict[tuple[str, str], Due]:
        with OfficeStore(self.config.data / "office.db") as office:
            since = datetime(2000, 1, 1, tzinfo=UTC)
            return {one.key: one for one in office.due.between(since, since.replace(year=2200))}

    def states(self, plan: str = "weekly") -> dict[str, str]:
        return {period: row.state for (name, period), row in self.rows().items() if name == plan}


@pytest.fixture
def world(tmp_path: Path):
    """Makes a world, and closes it."""
    made: list[World] = []

    def make(*plans: Plan, **more) -> World:
        made.append(World(tmp_path, *plans, **more))
        return made[-1]

    yield make
    for one in made:
        one.kept.close()


def due_in(config: Config, first: datetime, last: datetime) -> set[str]:
    """Every period of every plan that was due in a span."""
    calendar = calendar_of(config)
    return {
        f"{plan.name} {one.period}"
        for plan in calendar.plans
        for one in calendar.between(plan, first, last)
    }


# ---- a year -----------------------------------------------------------------------------------------


def test_a_year_over_its_end(world):
    """From 1 January 2026 to 9 January 2027, a turn a day: each period once, in order."""
    one = world()
    one.at("2026-01-01 08:00")

    one.to("2027-01-09 00:00")

    count = Counter(made.split()[0] for made in one.made)
    # 248 working days and 1 to 9 January 2027's five weekdays but 9th; weeks 2–53 but 8, and 1 of 2027
    assert count["weekly"] == 52
    assert count["monthly"] == 13
    assert (count["quarterly"], count["yearly"]) == (4, 1)
    assert set(one.made) == due_in(one.config, START, one.now - timedelta(days=1))
    assert Counter(one.made).most_common(1)[0][1] == 1
    assert all(task.missed == () and planned_of(task).days_late <= 1 for task in one.tasks)


def test_the_first_start_owes_nothing(world):
    one = world()

    assert one.at("2026-11-18 09:00").turn() == 0
    assert (one.made, one.rows()) == ([], {})


# ---- after downtime -----------------------------------------------------------------------------------


def test_five_weeks_down(world):
    """The newest week is made once and stands for the others; months of other themes are each made, oldest first."""
    one = world(WEEKLY, MONTHLY)
    one.at("2026-09-01 09:00").turn()

    one.at("2026-11-05 09:00").turn()

    assert one.made == ["monthly 2026-09", "monthly 2026-10", "weekly 2026-W45", "monthly 2026-11"]
    weekly = next(task for task in one.tasks if task.plan is WEEKLY)
    assert weekly.missed == tuple(f"2026-W{week}" for week in range(37, 45))
    assert planned_of(weekly).days_late == 3
    late = {task.row.period: planned_of(task).days_late for task in one.tasks}
    # 3 September, 10 October and 4 November at two, made on 5 November at nine
    assert (late["2026-09"], late["2026-10"], late["2026-11"]) == (63, 26, 1)


def test_several_missed_days_become_one(world):
    one = world(DAILY)
    one.at("2026-11-02 03:00").turn()

    one.at("2026-11-06 03:00").turn()

    assert one.made == ["daily 2026-11-06"]
    assert one.tasks[0].missed == ("2026-11-03", "2026-11-04", "2026-11-05")
    assert planned_of(one.tasks[0]).days_late == 0


def test_what_is_in_time_is_not_late(world):
    one = world(WEEKLY)
    one.at("2026-11-02 09:00").turn()
    one.at("2026-11-09 02:01").turn()

    assert planned_of(one.tasks[0]).days_late == 0


def test_what_absorbed_others_and_is_absorbed_itself(world):
    """Down for weeks, then failing until the next week: all of them are named by the round that is made."""
    one = world(WEEKLY)
    one.at("2026-11-02 09:00").turn()
    one.trouble = failing
    one.at("2026-11-17 09:00").turn()
    one.trouble = lambda _: None

    one.at("2026-11-23 09:00").turn()

    assert one.made == ["weekly 2026-W48"]
    assert one.tasks[0].missed == ("2026-W46", "2026-W47")


# ---- failures ---------------------------------------------------------------------------------------


def failing(_: Task) -> None:
    raise StoreFull("磁盘空间已满")


def test_a_failure_is_tried_again_and_does_not_hold_up_others(world, capsys):
    one = world(WEEKLY, QUARTERLY)
    one.at("2026-12-11 09:00").turn()

    def picky(task: Task) -> None:
        if task.plan is QUARTERLY:
            failing(task)

    one.trouble = picky
    assert one.at("2026-12-21 09:00").turn() == StoreFull.exit_code
    assert one.made == ["weekly 2026-W52"]
    assert "quarterly 2026-Q4：磁盘空间已满（09:10 再试）" in capsys.readouterr().err
    one.trouble = lambda _: None
    assert one.at("2026-12-21 09:09").turn() == 0
    assert len(one.made) == 1
    one.at("2026-12-21 09:10").turn()
    assert one.made[1:] == ["quarterly 2026-Q4"]


def test_what_never_succeeds_is_given_up_after_its_period(world, capsys):
    """Not before, and it is said; the next period is begun afresh."""
    one = world(MONTHLY)
    one.at("2026-10-01 09:00").turn()
    one.trouble = failing
    one.at("2026-10-10 09:00")
    one.to("2026-11-10 09:00", LONGEST_PAUSE + timedelta(hours=18))
    assert one.states("monthly")["2026-10"] == "failed"

    one.to("2026-11-15 09:00", LONGEST_PAUSE)
    one.trouble = lambda _: None
    one.turn()

    assert one.states("monthly") == {"2026-10": GIVEN_UP, "2026-11": DONE}
    assert "已多次未成功，不再重试" in capsys.readouterr().err


# ---- deaths -----------------------------------------------------------------------------------------


def killing(_: Task) -> None:
    raise Killed


@pytest.mark.parametrize("moment", ["trouble", "death"])
def test_killed_and_run_again(world, moment, capsys):
    """In the middle, or after the bulletin and before the note: the next process ends it, and it is made once."""
    one = world(WEEKLY)
    one.at("2026-11-02 09:00").turn()
    setattr(one, moment, killing)
    with pytest.raises(Killed):
        one.at("2026-11-09 02:30").turn()
    assert one.states() == {"2026-W46": LEASED}
    setattr(one, moment, lambda _: None)

    one.start()
    one.at("2026-11-09 02:31").turn()

    assert one.made == ["weekly 2026-W46"]
    assert one.states() == {"2026-W46": DONE}
    then = {"trouble": "现在接着做", "death": "但已做完，现补作登记"}[moment]
    assert f"weekly 2026-W46：上次进行中断，{then}" in capsys.readouterr().err


@pytest.mark.parametrize("moment", ["trouble", "death"])
def test_killed_and_off_for_weeks(world, moment, capsys):
    """Broken off, it is absorbed like what was missed after it; made and only not noted, it is at its end."""
    one = world(WEEKLY)
    one.at("2026-11-02 09:00").turn()
    setattr(one, moment, killing)
    with pytest.raises(Killed):
        one.at("2026-11-09 02:30").turn()
    setattr(one, moment, lambda _: None)
    one.start()
    one.at("2026-11-25 09:00").turn()

    broken_off = moment == "trouble"
    assert one.states()["2026-W46"] == (ABSORBED if broken_off else DONE)
    assert ("现已有后一期，并入后一期" in capsys.readouterr().err) is broken_off
    assert one.tasks[-1].row.period == "2026-W48"
    assert one.tasks[-1].missed == (("2026-W46", "2026-W47") if broken_off else ("2026-W47",))


def test_dead_for_days_is_said_to_be_late(world):
    """What counts is how long it lay idle: from the last sign of life."""
    one = world(WEEKLY)
    one.at("2026-11-02 09:00").turn()
    one.trouble = killing
    with pytest.raises(Killed):
        one.at("2026-11-09 02:30").turn()
    one.trouble = lambda _: None
    one.start()
    one.at("2026-11-12 02:30").turn()

    assert planned_of(one.tasks[0]).days_late == 3


def test_another_machine_waits_for_the_lease(world):
    """On a network disk nobody can look at the other's processes: its lease has to run out."""
    one = world(WEEKLY)
    one.at("2026-11-02 09:00").turn()
    one.trouble = killing
    with pytest.raises(Killed):
        one.at("2026-11-09 02:30").turn()
    one.trouble = lambda _: None
    one.start(host="there")

    one.at("2026-11-09 02:39").turn()
    assert one.made == []
    one.at("2026-11-09 02:40").turn()
    assert one.made == ["weekly 2026-W46"]


def test_two_processes_never_have_one_row(world):
    """The second one's take comes to nothing; and a lost lease is not noted as done."""
    one = world(WEEKLY)
    one.at("2026-11-02 09:00").turn()
    now = one.at("2026-11-09 02:30").now.astimezone(UTC)
    first, second = Owner("1", "here"), Owner("2", "there")

    def steal(task: Task) -> None:
        with OfficeStore(one.config.data / "office.db") as office:
            assert office.due.take(task.row, second, now) is None
            assert office.due.reclaim(second, now) == ()
            late = now + timedelta(minutes=10)
            assert [row.period for row in office.due.reclaim(second, late)] == ["2026-W46"]
            assert office.due.take(task.row, second, late) is not None
            assert not office.due.finish(task.row, first, "x")

    one.trouble = steal
    one.turn()

    row = one.rows()["weekly", "2026-W46"]
    assert (row.state, row.owner, row.inspection) == (LEASED, "2", "")


def test_a_heartbeat_keeps_a_lease(world):
    one = world(WEEKLY)
    one.at("2026-11-02 09:00").turn()

    def long(task: Task) -> None:
        for _ in range(30):
            one.now += timedelta(minutes=5)
            one.turns.beat()
            with OfficeStore(one.config.data / "office.db") as office:
                assert office.due.reclaim(Owner("2", "there"), one.now.astimezone(UTC)) == ()

    one.trouble = long
    one.at("2026-11-09 02:30").turn()

    assert one.states() == {"2026-W46": DONE}


def test_told_to_stop(world):
    """The row is given back at once and no other is begun."""
    one = world(WEEKLY, DAILY)
    one.at("2026-11-06 09:00").turn()
    stopping = []

    def stop(task: Task) -> None:
        stopping.append(task)
        raise RoundPaused(("a", "b"))

    one.turns.stopping = lambda: bool(stopping)
    one.trouble = stop
    one.at("2026-11-09 02:30").turn()
    one.turns.stop()
    assert len(stopping) == 1
    one.trouble = lambda _: None
    one.start()
    one.at("2026-11-09 02:31").turn()

    assert sorted(one.made) == ["daily 2026-11-09", "weekly 2026-W46"]


# ---- hours ------------------------------------------------------------------------------------------


def test_a_round_goes_on_in_its_hours(world):
    """Site b may be visited from ten at night: the round pauses, others go on, and nothing is late."""
    late = hours("22:00-06:00")
    one = world(WEEKLY, DAILY, site_hours={"b": late})
    one.at("2026-11-06 09:00").turn()

    def shut(task: Task) -> None:
        if task.plan is WEEKLY and one.now.hour in range(6, 22):
            raise RoundPaused(("b",))

    one.trouble = shut
    one.at("2026-11-09 09:00").turn()
    assert one.made == ["daily 2026-11-09"]
    one.at("2026-11-09 21:59").turn()
    assert len(one.tasks) == 1
    one.at("2026-11-09 22:00").turn()

    assert one.made == ["daily 2026-11-09", "weekly 2026-W46"]
    assert planned_of(one.tasks[-1]).days_late == 0


def test_nothing_begins_outside_the_hours(world):
    one = world(WEEKLY, hours=hours("19:00-07:00"))
    one.at("2026-11-06 09:00").turn()
    one.at("2026-11-09 09:00").turn()
    assert one.made == []
    one.at("2026-11-09 19:00").turn()
    assert one.made == ["weekly 2026-W46"]


# ---- long rounds ------------------------------------------------------------------------------------


def test_a_long_round_lets_others_pass(world):
    """A host that answers slowly keeps the weekly round for a day and a half: the daily one is made in time, and the
    weekly one goes on where it stopped. That is no delay."""
    one = world(WEEKLY, DAILY)
    one.at("2026-11-08 09:00").turn()
    visits = [36 * 60]

    def slow(task: Task) -> None:
        patience = Patience(lambda: one.now, task.others)
        while task.plan is WEEKLY and visits[0]:
            if patience.is_over():
                raise RoundPaused(("a", "b"))
            one.now += timedelta(minutes=1)
            visits[0] -= 1

    one.trouble = slow
    one.at("2026-11-09 02:00").turn()
    assert one.made == ["daily 2026-11-09", "daily 2026-11-10"]
    assert one.now <= datetime(2026, 11, 10, 1, 2, tzinfo=ZONE)
    one.to("2026-11-10 18:00", timedelta(minutes=2))

    assert one.made[2:] == ["weekly 2026-W46"]
    assert planned_of(one.tasks[-1]).days_late == 0


@pytest.mark.parametrize(
    ("minutes", "others", "expected"),
    [(119, True, False), (120, True, True), (300, False, False)],
)
def test_a_round_goes_on_for_two_hours_at_least(minutes, others, expected):
    moment, asked = [START], []
    patience = Patience(lambda: moment[0], lambda: bool(asked.append(moment[0])) or others)
    said = False
    for _ in range(minutes * 2):
        moment[0] += timedelta(seconds=30)
        said = patience.is_over()

    assert said is expected
    # once a minute from the second hour on
    assert len(asked) == (0 if minutes < 120 else 1 if others else minutes - 119)


# ---- clocks -----------------------------------------------------------------------------------------


def test_a_clock_set_back(world, capsys):
    """Three weeks back and forward again: nothing twice, and it is said once."""
    one = world(WEEKLY)
    one.at("2026-10-05 09:00")
    one.to("2026-11-03 09:00")
    before = list(one.made)

    one.at("2026-10-12 09:00").turn()
    one.turn()
    assert capsys.readouterr().err.count("时钟被拨回") == 1
    one.to("2026-11-10 09:00")

    assert one.made == [*before, "weekly 2026-W46"]


def test_a_clock_ten_years_ahead_does_not_silence_the_years(world):
    """Even where it was believed, the periods of the true time come when they come."""
    one = world(WEEKLY)
    one.at("2026-11-03 09:00").turn()
    one.at("2036-11-03 09:00").turn()
    assert one.made == ["weekly 2036-W45"]

    one.at("2026-11-04 09:00")
    one.to("2026-11-25 09:00")

    assert one.made[1:] == ["weekly 2026-W46", "weekly 2026-W47", "weekly 2026-W48"]


def test_a_first_start_with_a_clock_ahead(world):
    """What a clock of 2036 called its first look is forgotten when it is put right."""
    one = world(WEEKLY)
    one.at("2036-11-03 09:00").turn()
    one.at("2026-11-03 09:00").turn()
    one.at("2026-11-09 09:00").turn()

    assert one.made == ["weekly 2026-W46"]


def test_a_leap_ahead_is_not_believed_at_once(capsys):
    """It is said; after an hour of a steady clock, or when the clock is put right, work goes on."""
    moment, ticks = [START], [0.0]
    steady = Steady(lambda: moment[0], lambda: ticks[0])

    def after(seconds: float, leap: timedelta = timedelta()) -> bool:
        ticks[0] += seconds
        moment[0] += timedelta(seconds=seconds) + leap
        return steady()

    assert after(0)
    assert after(30)
    assert after(86_400)  # the machine slept: both clocks went on
    assert not after(30, timedelta(days=21))
    assert "时钟突然前进了 21 天" in capsys.readouterr().err
    assert not after(3000)
    assert after(600)
    assert not after(30, timedelta(days=3650))
    assert after(30, -timedelta(days=3650))
    assert after(30, timedelta(minutes=59))


# ---- anything at any time -----------------------------------------------------------------------------

EVENTS = st.one_of(
    st.tuples(st.just("turn"), st.integers(1, 60)),
    st.tuples(st.just("down"), st.integers(1, 24 * 40)),
    st.tuples(st.sampled_from(["restart", "trouble", "death", "fail"]), st.integers(1, 48)),
    st.tuples(st.just("back"), st.integers(1, 24 * 20)),
)


@settings(max_examples=30, deadline=None)
@given(st.lists(EVENTS, min_size=4, max_size=24), st.sampled_from(["Asia/Shanghai", "Europe/London"]))  # fmt: skip
def test_whatever_happens_each_period_is_accounted_for_once(events, zone):
    """After restarts, kills at any point, failures and clocks set back: each period that was due is made once, or
    one later period that is made stands for it."""
    with tempfile.TemporaryDirectory() as folder:
        one = World(Path(folder), timezone=zone, now=START)
        one.turn()
        lowest = furthest = one.now
        for event, number in events:
            happen(one, event, number)
            lowest, furthest = min(lowest, one.now), max(furthest, one.now)
        one.now = furthest + timedelta(days=1)
        one.start()
        one.turn()
        check_accounts(one, lowest)
        one.kept.close()


def happen(one: World, event: str, number: int) -> None:
    """One event: so many hours pass, or go back, and then something happens in the turn."""
    one.now += timedelta(hours=-number if event == "back" else number)
    if event in {"trouble", "death"}:
        setattr(one, event, killing)
        try:
            one.turn()
        except Killed:
            one.start()
        setattr(one, event, lambda _: None)
        return
    if event == "restart":
        one.start()
    one.trouble = failing if event == "fail" else one.trouble
    one.turn()
    one.trouble = lambda _: None


def check_accounts(one: World, first: datetime) -> None:
    rows = one.rows()
    assert max(Counter(one.made).values(), default=1) == 1
    noted = {f"{plan} {period}" for plan, period in rows}
    # nothing is owed for the time before the first start, into which a clock may fall back
    assert due_in(one.config, START, one.now) <= noted <= due_in(one.config, first, one.now)
    for (plan, period), row in rows.items():
        stands = row if row.state != ABSORBED else rows[plan, row.instead]
        assert stands.state == DONE, (plan, period, row)
        assert stands.at >= row.at
        assert (f"{plan} {period}" in one.made) == (row.state == DONE)
    named = [(task.plan.name, period) for task in one.tasks for period in task.missed]
    assert sorted(named) == sorted(key for key, row in rows.items() if row.state == ABSORBED)
