"""Availability probes: made in their turn, kept in the log, judged with the round."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app import probing
from app.inspection import Order, inspect, rejudge
from app.probing import judged, probe_due
from records import Office, Opened, Probe, Reason, Site, Snapshot, Unreached
from records.config import Config, CrawlSettings, Schedule
from records.store.office import OfficeStore
from sample import build, serve

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 20, 1, 0, tzinfo=ZONE)
HOUR = timedelta(hours=1)


def snapshot(status=200, seconds=0.2):
    return Snapshot("http://a.cn/", "http://a.cn/", status, (), b"x", NOW, seconds)


def unreached(reason):
    return Unreached("http://a.cn/", reason, "", NOW)


SAYS = [
    ("it opened", snapshot(), Opened.YES, ""),
    ("it took fourteen seconds", snapshot(seconds=14.9), Opened.YES, ""),
    ("it took fifteen", snapshot(seconds=15.0), Opened.NO, "超过15秒"),
    ("an error page", snapshot(404), Opened.NO, "服务器返回 404"),
    ("no answer", unreached(Reason.TIMEOUT), Opened.NO, "响应超时"),
    ("no such name", unreached(Reason.DNS), Opened.NO, "域名无法解析"),
    ("a firewall that does not like us", unreached(Reason.BLOCKED), Opened.VOID, "被防护系统拦截"),
    ("a certificate we cannot check", unreached(Reason.TLS), Opened.VOID, "安全连接（TLS）失败"),
]


@pytest.mark.parametrize(
    ("name", "outcome", "opened", "detail"), SAYS, ids=[row[0] for row in SAYS]
)
def test_what_one_visit_says(name, outcome, opened, detail):
    got = judged("a", outcome)
    assert (got.opened, got.detail) == (opened, detail)


def config(folder: Path, port: int, hosts: tuple[str, ...], probes: int = 24) -> Config:
    sites = tuple(Site(f"s{n}", host, f"http://{host}/") for n, host in enumerate(hosts))
    resolve = dict.fromkeys(hosts, f"127.0.0.1:{port}")
    return Config(
        path=folder / "config.toml", data=folder, profile="national", office=Office("办", "区"),
        agencies=(), sites=sites, columns=(), duties=(),
        crawl=CrawlSettings(pause=0.0, retries=0, max_depth=0, max_pages=3, resolve=resolve),
        schedule=Schedule(probes=probes),
    )  # fmt: skip


@pytest.fixture(scope="module")
def served():
    county = build(seed=1, as_of=date(2026, 11, 20), sites=3)
    with serve(county) as server:
        yield server.port, tuple(site.host for site in county.sites)[:3]


def log(folder: Path, site: str = "s0") -> list[Opened]:
    with OfficeStore(folder / "office.db") as office:
        return [one.opened for one in office.probes(site, NOW - 99 * HOUR, NOW + 9999 * HOUR)]


def test_each_site_has_its_turn(tmp_path, served):
    port, hosts = served
    ready = config(tmp_path, port, hosts)
    assert probe_due(ready, lambda: NOW) == 3
    assert probe_due(ready, lambda: NOW + HOUR / 2) == 0
    assert probe_due(ready, lambda: NOW + HOUR) == 3
    assert log(tmp_path) == [Opened.YES, Opened.YES]


def test_none_are_made_unless_asked_for(tmp_path, served):
    assert probe_due(config(tmp_path, *served, probes=0), lambda: NOW) == 0


def dead(folder: Path, sites: int) -> Config:
    return config(folder, 9, tuple(f"s{n}.example" for n in range(sites)))


def test_when_nothing_answers_the_line_is_ours(tmp_path):
    probe_due(dead(tmp_path, 3), lambda: NOW)
    assert log(tmp_path) == [Opened.VOID]


def test_two_sites_may_well_be_down(tmp_path):
    probe_due(dead(tmp_path, 2), lambda: NOW)
    assert log(tmp_path) == [Opened.NO]


def test_a_week_of_failures_is_a_veto_in_the_next_round(tmp_path, served):
    """168 probes, one in twelve failed: 8.3 %."""
    port, hosts = served
    ready = config(tmp_path, port, hosts[:1])
    with OfficeStore(tmp_path / "office.db") as office:
        office.keep_probes(
            Probe("s0", NOW - n * HOUR, Opened.NO if n % 12 == 0 else Opened.YES, "", 0.1)
            for n in range(2, 24 * 9)
        )
    order = Order(NOW.date(), rules=("site_down",))
    (found,) = inspect(ready, order, now=lambda: NOW).findings
    assert (found.number, found.severity) == ("KY-02", "critical")
    assert "共监测访问168次，14次超过15秒打不开，占8.3%" in found.message


def test_later_probes_change_no_settled_round(tmp_path, served):
    port, hosts = served
    ready = config(tmp_path, port, hosts[:1])
    order = Order(NOW.date(), rules=("site_down",))
    first = inspect(ready, order, now=lambda: NOW)
    with OfficeStore(tmp_path / "office.db") as office:
        office.keep_probes(
            Probe("s0", NOW + n * HOUR, Opened.NO, "", 0.1) for n in range(1, 24 * 9)
        )
    assert rejudge(ready, first.inspection.id).judgements == first.judgements


def test_a_thousand_sites_are_not_visited_all_at_once(tmp_path, monkeypatch):
    """Each visit takes a socket: beyond the limit of open files a visit would fail, and the site be accused of it."""
    together: list[int] = [0, 0]

    class Counting:
        def __init__(self, *_: object, **__: object) -> None:
            return

        async def __aenter__(self):
            together[0] += 1
            together[1] = max(together)
            return self

        async def __aexit__(self, *_: object) -> None:
            together[0] -= 1

        async def fetch(self, url: str, **_: object) -> Snapshot:
            await asyncio.sleep(0)
            return replace(snapshot(), url=url)

    monkeypatch.setattr(probing, "Fetcher", Counting)
    hosts = tuple(f"h{number}.cn" for number in range(200))

    assert probe_due(config(tmp_path, 1, hosts), lambda: NOW) == 200
    assert together == [0, probing.AT_ONCE]


def test_no_visit_is_lost_to_small_delays(tmp_path, monkeypatch):
    """Looked for every seven minutes, over three days: 24 visits each day, never two within half an hour."""
    made: list[datetime] = []

    async def probe_all(_: Config, __: object, now) -> tuple[Probe, ...]:
        made.append(now())
        return (Probe("s0", now(), Opened.YES, "", 0.1),)

    monkeypatch.setattr(probing, "_probe_all", probe_all)
    settings = config(tmp_path, 1, ("h.cn",))
    begin = datetime(2026, 11, 20, 0, 50, tzinfo=ZONE)
    for minutes in range(0, 3 * 24 * 60, 7):
        probe_due(settings, lambda at=begin + timedelta(minutes=minutes): at)

    days = [begin.date() + timedelta(days=1), begin.date() + timedelta(days=2)]
    assert [sum(one.date() == day for one in made) for day in days] == [24, 24]
    assert min(two - one for one, two in pairwise(made)) >= HOUR / 2
