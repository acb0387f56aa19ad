"""`mingjian keep`: what goes after four years, what stays and why, and what can no longer be judged again."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from app import clock
from app.evidence import run_verify
from app.inspection import rejudge
from app.keeping import keep as keep_module
from app.keeping.keep import keep
from app.keeping.nightly import nightly
from app.keeping.terms import due, months_before
from records import Inspection
from records.config import load
from records.errors import ConfigError, UsageError
from records.store.office import OfficeStore
from records.store.site import SiteStore
from tests.app.commands import ran
from tests.app.keeping.conftest import DAYS, HOME, NOW, visit_all
from tests.schemas import faults


@pytest.fixture(autouse=True)
def a_friday(monkeypatch):
    monkeypatch.setattr(clock, "now", lambda: NOW)


def archived(home):
    """(day of the round, last part of the address) of every visit whose body is kept."""
    with SiteStore.open(home / "data" / "archive" / "portal", create=False) as store:
        return {
            (name[:-2], one.url.rpartition("/")[2])
            for name in store.inspections()
            for one in store.visits(name)
            if one.warc
        }


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 20), 24, date(2024, 11, 20)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 3, 31), 1, date(2024, 2, 29)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 6, date(2026, 6, 30)),
        (date(2026, 5, 31), 12, date(2025, 5, 31)),
    ],
)
def test_months_before(day, months, expected):
    assert months_before(day, months) == expected


def test_what_is_due(config):
    """The rounds of 2022 are past every term; the open case is held, the one that closed in 2022 is not."""
    with OfficeStore(config.data / "office.db") as office:
        found = due(config, office, NOW)

    old = {f"{day}-1" for day in DAYS[:3]}
    assert (found.terms.pages, found.terms.files, found.terms.visits) == (old, old, old)
    assert found.terms.urls == {f"{HOME}/{DAYS[0]}.html"}
    assert (found.reasons.open_cases, found.reasons.recent_cases) == (1, 0)


def test_what_goes_and_what_stays(home, config, capsys):
    """Of the three old rounds: both pages and the files but the open case's page; the page seen since stays."""
    done = keep(config, NOW)
    (site,) = done.sites

    assert (site.trouble, site.kept.why) == ("", "")
    gone = {(str(day), f"{day}.{kind}") for day in DAYS[:3] for kind in ("html", "pdf")}
    everything = {
        (str(day), name) for day in DAYS for name in ("still.html", f"{day}.html", f"{day}.pdf")
    }
    thinned = {(str(DAYS[1]), "still.html")}
    assert archived(home) == everything - gone - thinned | {(str(DAYS[0]), f"{DAYS[0]}.html")}
    assert (site.kept.sorted.going, site.kept.sorted.evidence, site.kept.sorted.thinned) == (
        5,
        1,
        1,
    )
    assert run_verify(home / "office.toml", (), as_json=True) == 0


def test_a_thinned_round_is_not_judged_again(config):
    """The one that lost a visit; the others, and those after it, as before."""
    before = {day: rejudge(config, f"{day}-1") for day in (DAYS[0], DAYS[5])}
    keep(config, NOW)

    with pytest.raises(UsageError, match="已过保存期限并经精简，不能重新判断"):
        rejudge(config, f"{DAYS[1]}-1")
    assert {day: rejudge(config, f"{day}-1") for day in before} == before


def test_a_look_says_the_same_and_does_nothing(home, config, capsys):
    told = ran(capsys, "keep", "-c", home / "office.toml", "--dry-run")

    assert told.code == 0
    assert "将删除到期快照 5 份（共 27 份）" in told.out
    assert "到期但作为证据保留 1 份" in told.out
    assert "一律保留：未办结事项 1 件、办结不满 24 个月的事项 0 件" in told.out
    assert "没有删除任何内容" in told.out
    assert len(archived(home)) == 27


def test_json(home, capsys):
    for words in (("--dry-run",), ()):
        told = ran(capsys, "keep", "-c", home / "office.toml", "--json", *words)
        assert (told.code, told.err, faults("keep", told.document)) == (0, "", [])
        assert told.document["sites"][0]["removed"] == 5


def test_a_site_under_way_is_left_and_said(home, capsys):
    with SiteStore.open(home / "data" / "archive" / "portal"):
        told = ran(capsys, "keep", "-c", home / "office.toml", "--json")
    assert told.code == 4
    assert "正在检查这个网站" in told.document["sites"][0]["trouble"]
    assert faults("keep", told.document) == []


def test_terms_that_contradict(home):
    path = home / "office.toml"
    path.write_text(path.read_text("utf-8") + "visits = 12\n", "utf-8")
    with pytest.raises(ConfigError, match="访问记录的保存月数不能少于网页"):
        load(path)


def test_a_database_gives_back_what_is_empty(config, monkeypatch):
    """Only where it pays, and where the disk can hold it twice."""
    monkeypatch.setattr(keep_module, "EMPTY_BYTES", 1)
    monkeypatch.setattr(keep_module, "EMPTY", 0.0)
    path = config.data / "office.db"
    with OfficeStore(path) as office:
        office._db.execute("create table big (x)")
        office._db.execute("insert into big values (zeroblob(500000))")
        office._db.execute("drop table big")
    assert keep(config, NOW, free=lambda _: 10**7).freed == 0 or path.stat().st_size < 400_000
    assert keep(config, NOW, free=lambda _: 10**12).freed >= 0
    assert path.stat().st_size < 400_000


def test_nights_after_one_another(home, config):
    """Each night's work: the second finds nothing to do; a new round goes on in the archive that was put in order."""
    config = dataclasses.replace(
        config, keeping=dataclasses.replace(config.keeping, backup="backup")
    )
    assert list(nightly(config, NOW)) == []
    files = sorted(path.name for path in (home / "data/archive/portal").glob("*.zst"))
    with OfficeStore(config.data / "office.db") as office:
        office.begin(Inspection("", "全面检查", date(2026, 11, 10), ("portal",)))
    visit_all(home / "data/archive/portal", date(2026, 11, 10))
    assert list(nightly(config, NOW)) == []
    assert sorted(path.name for path in (home / "data/archive/portal").glob("*.zst")) == files
    assert len(list((home / "backup/sets").iterdir())) == 2


def test_a_night_with_trouble_says_it(config):
    config = dataclasses.replace(
        config, keeping=dataclasses.replace(config.keeping, backup="data/inside")
    )
    (line,) = nightly(config, NOW)
    assert line.startswith("夜间备份未完成：")
    assert "不能放在数据目录之内" in line
