"""What is wrong with the work as a whole, number by number; noted once, told once, explained by `doctor`."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from app.clock import SHANGHAI
from app.watch import warnings as warnings_module
from app.watch.look import look
from app.watch.warnings import warnings
from records import Coverage, Inspection
from records.config import load
from records.due import Due, Owner, Planned
from records.store.office import OfficeStore
from records.watching import EMPTY_LIST, RoundSigns, Suspicion
from tests.app.cases_office import office as made
from tests.app.commands import ran

NOW = datetime(2026, 11, 27, 9, 30, tzinfo=SHANGHAI)
ROOM = 10**12
OPERATOR = """
[[notify.channels]]
name = "main"
kind = "webhook"
address = "http://127.0.0.1:9/"
[[notify.recipients]]
role = "operator"
channels = ["main"]
"""


@pytest.fixture
def config(tmp_path):
    path = made(tmp_path)
    path.write_text(path.read_text(encoding="utf-8") + OPERATOR, encoding="utf-8")
    return load(path)


def finished(store, day: date, minutes: int = 10, theme: str = "x", plan: str = "") -> str:
    """A round that was made, and how long it took."""
    begun = store.begin(Inspection("", theme, day, ("portal",)))
    end = datetime(day.year, day.month, day.day, 8, tzinfo=SHANGHAI)
    planned = Planned(plan, f"{day}", end) if plan else None
    done = replace(begun, started=end - timedelta(minutes=minutes), finished=end, planned=planned)
    cases = store.cases()
    assert store.settle(done, (), Coverage(), cases, (), cases)
    return done.id


def found(config, *, free: int = ROOM, now: datetime = NOW):
    with OfficeStore(config.data / "office.db") as store:
        return {
            one.key.partition("|")[0]: one
            for one in warnings(config, store, now, free=lambda _: free)
        }


def test_nothing_is_wrong(config):
    assert found(config) == {}


@pytest.mark.parametrize(
    ("before", "last", "slow"),
    [
        ([10, 12, 14], 42, False),  # 30 minutes longer at least
        ([10, 12, 14], 43, True),
        ([10, 12], 300, False),  # two are no middle
        ([60, 60, 60], 180, False),  # three times
        ([60, 60, 60], 181, True),
        ([500, 10, 12, 14, 10], 60, True),  # one bad night does not move the middle
    ],
)
def test_a_round_that_took_long(config, before, last, slow):
    with OfficeStore(config.data / "office.db") as store:
        for number, minutes in enumerate([*before, last]):
            finished(store, date(2026, 11, 1) + timedelta(days=number), minutes)
    told = found(config)
    assert ("slow" in told) == slow
    if (before[0], last) == (60, 181):
        assert "用时 3 小时 1 分，以往一般 1 小时 0 分" in told["slow"].words


@pytest.mark.parametrize(("minutes", "told"), [(9, False), (11, True)])
def test_silence(config, minutes, told):
    with OfficeStore(config.data / "office.db") as store:
        store.beat(NOW - timedelta(minutes=minutes))
    assert ("silence" in found(config)) == told


@pytest.mark.parametrize(("ahead", "told"), [(4, False), (6, True)])
def test_a_clock_that_was_put_back(config, ahead, told):
    with OfficeStore(config.data / "office.db") as store:
        store.beat(NOW + timedelta(minutes=ahead))
    assert ("clock" in found(config)) == told


@pytest.mark.parametrize(
    ("free", "told"), [(2 * 10**9, False), (2 * 10**9 - 1, True), (10**6, True)]
)
def test_the_disk(config, free, told):
    assert ("disk" in found(config, free=free)) == told
    if free == 10**6:
        assert "已暂停采集" in found(config, free=free)["disk"].words


def test_databases_that_grew(config, monkeypatch):
    """One warning a file, with its size and what to do; below the bound none."""
    site = config.data / "archive" / "portal" / "site.db"
    site.parent.mkdir(parents=True)
    with site.open("wb") as file:
        file.truncate(4 * 10**9)
    assert "big" not in found(config)
    with site.open("r+b") as file:
        file.truncate(4_600_000_000)  # sparse: it takes no room
    told = found(config)["big"]
    assert told.key == "big|archive/portal/site.db"
    assert told.words == "archive/portal/site.db 已有 4.6 GB，超过 4 GB"
    assert "mingjian keep" in told.advice

    site.unlink()
    monkeypatch.setattr(warnings_module, "BIG_OFFICE", 0)
    assert found(config)["big"].key == "big|office.db"


@pytest.mark.parametrize(
    ("known", "done", "told"),
    [
        (15, None, "还没有完成过"),  # days ago; a week's plan may miss two
        (13, None, ""),
        (90, 15, "最近一次完成于 2026-11-12"),
        (90, 13, ""),
        (3, 90, ""),  # a plan of that name was there before
    ],
)
def test_a_plan_without_a_round_in_twice_its_period(config, known, done, told):
    plan = next(one for one in config.schedule.plans if one.every == "week")
    with OfficeStore(config.data / "office.db") as store:
        store.due.known_since(plan.name, (NOW - timedelta(days=known)).astimezone(UTC))
        if done is not None:
            finished(store, NOW.date() - timedelta(days=done), plan=plan.name)
    idle = found(config).get("idle")
    assert (idle is not None) == bool(told)
    assert idle is None or told in idle.words


def test_what_was_given_up(config):
    with OfficeStore(config.data / "office.db") as store:
        at = NOW.astimezone(UTC) - timedelta(days=2)
        store.due.note([Due("每周检查", "2026-W47", at)])
        me = Owner("1", "here")
        row = store.due.take(store.due.open()[0], me, at)
        assert row is not None
        store.due.fail(row, me, at, again=None, why="磁盘已满")
    told = found(config)["given-up"]
    assert "试了 1 次未成功：磁盘已满" in told.words
    assert "mingjian inspect --period" in told.advice


# ---- noted and told once --------------------------------------------------------------------------


@pytest.fixture
def doubtful(config):
    """A round that is doubted."""
    with OfficeStore(config.data / "office.db") as store:
        id_ = finished(store, date(2026, 11, 26))
        doubt = Suspicion(EMPTY_LIST, "portal", "列表以往有 20 条，本次一条也读不到", "ys")
        store.watch.keep_signs(RoundSigns(id_, "x|||False", (), (doubt,)))
    return config


def looked(config, now=NOW):
    return [one.name for one in look(config, now, free=lambda _: ROOM)]


def outbox(config) -> list[str]:
    with OfficeStore(config.data / "office.db") as store:
        return [one.line for one in store.outbox.loose()]


def test_it_is_told_once_and_again_when_it_comes_back(doubtful):
    assert looked(doubtful) == [EMPTY_LIST]
    assert looked(doubtful, NOW + timedelta(hours=1)) == []
    (line,) = outbox(doubtful)
    assert line.startswith(
        "列表无条目：示例区人民政府网站，栏目“部门预决算”：列表以往有 20 条，本次一条也读不到"
        "（检查 2026-11-26-1，x）。请打开栏目核对"
    )
    with OfficeStore(doubtful.data / "office.db") as store:
        id_ = finished(store, date(2026, 11, 27))
        store.watch.keep_signs(RoundSigns(id_, "x|||False"))
    assert looked(doubtful, NOW + timedelta(hours=2)) == []
    with OfficeStore(doubtful.data / "office.db") as store:
        assert store.watch.standing() == {}
        id_ = finished(store, date(2026, 11, 28))
        doubt = Suspicion(EMPTY_LIST, "portal", "…", "ys")
        store.watch.keep_signs(RoundSigns(id_, "x|||False", (), (doubt,)))
    assert looked(doubtful, NOW + timedelta(days=1)) == [EMPTY_LIST]
    assert len(outbox(doubtful)) == 2


def test_what_is_told_daily_elsewhere_is_not_told_here(config):
    with OfficeStore(config.data / "office.db") as store:
        store.beat(NOW - timedelta(hours=1))
    assert looked(config) == ["没有心跳"]
    assert outbox(config) == []


def test_doctor_explains(capsys, doubtful, monkeypatch):
    look(doubtful, NOW, free=lambda _: ROOM)
    monkeypatch.setattr("app.clock.now", lambda: NOW)
    told = ran(capsys, "doctor", "-c", doubtful.path)
    text = told.out.replace("\n", "")
    assert told.code == 1
    assert "[异常] 列表无条目：示例区人民政府网站，栏目“部门预决算”：" in text
    assert "（2026-11-27 09:30 起）。请打开栏目核对" in text
    (sign,) = [
        one
        for one in ran(capsys, "doctor", "-c", doubtful.path, "--json").document["signs"]
        if one["name"] == EMPTY_LIST
    ]
    assert sign["since"].startswith("2026-11-27T09:30")
    assert sign["advice"].startswith("请打开栏目核对")


def test_signs_of_a_round_are_kept_once(config):
    with OfficeStore(config.data / "office.db") as store:
        store.watch.keep_signs(RoundSigns("r1", "s", (), ()))
        store.watch.keep_signs(RoundSigns("r1", "other"))
        assert store.watch.signs("r1") == RoundSigns("r1", "s")
        store.watch.keep_signs(RoundSigns("r2", "s"))
        assert store.watch.last_signs("s", ["r1", "r2"]) == RoundSigns("r2", "s")
        assert store.watch.last_signs("s", ["r1"]) == RoundSigns("r1", "s")
        assert store.watch.last_signs("t", ["r1", "r2"]) is None
