"""`mingjian keep`: what goes after four years, what stays and why, and what can no longer be judged again."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime

import pytest

from app import clock
from app.accounts import accounts
from app.bulletins import round_of
from app.clock import SHANGHAI
from app.crawling import FEEDS, folder_of
from app.evidence import run_verify
from app.inspection import rejudge
from app.keeping import keep as keep_module
from app.keeping.keep import keep
from app.keeping.nightly import nightly
from app.keeping.terms import _looked_back_on as looked_back_on
from app.keeping.terms import due, months_before
from crawler.audit import audit
from records import Inspection
from records.config import load
from records.errors import ConfigError, UsageError
from records.issued import Frozen, Issue, Issued
from records.store.issued import Entry, packed
from records.store.office import OfficeStore
from records.store.settled import Past
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
    config = with_terms(config, settled=1200)
    before = {day: rejudge(config, f"{day}-1") for day in (DAYS[0], DAYS[5])}
    keep(config, NOW)

    with pytest.raises(UsageError, match="已过保存期限并经精简，不能重新判断"):
        rejudge(config, f"{DAYS[1]}-1")
    assert {day: rejudge(config, f"{day}-1") for day in before} == before


def with_terms(config, **months):
    return dataclasses.replace(config, keeping=dataclasses.replace(config.keeping, **months))


def issue(config, day):
    """Note in the book that a bulletin was issued from the round of a day."""
    with OfficeStore(config.data / "office.db") as office:
        round_ = rejudge(config, f"{day}-1")
        issue = Issue(f"示府办函〔{day.year}〕1号", day, "各单位", "")
        content, digest = packed(Frozen(round_, issue, "monthly", ()))
        book = Issued(
            "示府办函", day.year, 1, issue, "monthly", f"{day:%Y-%m}", "全面检查",
            round_.inspection.id, NOW, "张三", "", "", (), (), digest, "1",
        )  # fmt: skip
        office.issued.add([Entry(book, content)])


def test_the_ledger_as_old_rounds_met_it_goes(config, capsys):
    """24 months: of the rounds of 2022. Those that stay are judged, and their bulletins drafted, as before."""
    config = with_terms(config, visits=1200)
    stay = DAYS[3:]
    before = [rejudge(config, f"{day}-1") for day in stay]
    drafts = [round_of(config, f"{day:%Y-%m}") for day in stay]
    done = keep(config, NOW)

    assert (done.rounds.ledgers, done.rounds.judgements) == (3, 4)
    assert [rejudge(config, f"{day}-1") for day in stay] == before
    assert [round_of(config, f"{day:%Y-%m}") for day in stay] == drafts
    for day in DAYS[:3]:
        with pytest.raises(UsageError, match=f"检查 {day}-1 结转前的台账已过保存期限并经精简"):
            rejudge(config, f"{day}-1")
    with pytest.raises(UsageError, match="检查 2022-06-10-1 结转前的台账"):
        round_of(config, "2022-03")
    assert keep(config, NOW).rounds == Past()


def test_what_an_issued_round_met_stays(config):
    """However old it is, and what it left behind too: the round of June 2022 was issued from."""
    config = with_terms(config, pages=1200, files=1200, visits=1200)
    issue(config, DAYS[1])
    before = rejudge(config, f"{DAYS[1]}-1"), round_of(config, "2022-06")

    assert keep(config, NOW).rounds.ledgers == 1
    assert (rejudge(config, f"{DAYS[1]}-1"), round_of(config, "2022-06")) == before
    with pytest.raises(UsageError, match=f"检查 {DAYS[0]}-1 "):
        rejudge(config, f"{DAYS[0]}-1")


def round_on(day, theme="全面检查", period=""):
    at = datetime(*day, 12, tzinfo=SHANGHAI)
    return Inspection(f"{at.date()}-1", theme, at.date(), (), at, at, period)


@pytest.mark.parametrize(
    ("old", "spared"),
    [
        # the month before of the first that stays; a year's report looks at the same theme a year before
        ({"2025-10", "2025-11", "2025-12"}, {"2025-12"}),
        ({"2025-10", "2025-11", "2025-12", "2026-01"}, {"2025-12", "2026-01"}),
        ({"2025-10"}, {"2025-10"}),
        (set(), set()),
        ({"2025-10", "2025-11", "2025-12", "2026-01", "2026-02"}, set()),
    ],
)
def test_what_bulletins_look_back_on_stays(old, spared):
    months = [(2025, 10), (2025, 11), (2025, 12), (2026, 1), (2026, 2)]
    rounds = [round_on((*one, 5), period=f"{one[0]}-{one[1]:02d}") for one in months]
    gone = frozenset(one.id for one in rounds if one.period in old)
    found = looked_back_on(rounds, gone)
    assert {one.period for one in rounds if one.id in found & gone} == spared


def feeds_of_all_days(config):
    """The feeds of accounts, visited in every round like a site of their own; the archive's folder."""
    folder = folder_of(config, FEEDS)
    for day in DAYS:
        visit_all(folder, day)
    return folder


def test_feeds_go_like_sites(config):
    """Of the three old rounds what nothing refers to; the round then is refused, not judged without its feeds."""
    folder = feeds_of_all_days(config)
    look = keep(config, NOW, dry_run=True)
    done = keep(config, NOW)

    for kept in (look, done):
        (feeds,) = [one for one in kept.sites if one.site == FEEDS]
        assert (feeds.name, feeds.trouble, feeds.kept.sorted.going) == ("政务新媒体订阅源", "", 5)
    assert audit(FEEDS, folder).faults == ()
    with SiteStore.open(folder, create=False) as store:
        thinned = [one for one in store.inspections() if store.is_thinned(one)]
        assert thinned == [f"{DAYS[1]}-1"]
    asked = {
        name: Inspection(name, "全面检查", NOW.date(), ()) for name in (thinned[0], "2026-03-10-1")
    }
    assert accounts(config, asked["2026-03-10-1"], ()) == ()
    with pytest.raises(UsageError, match=f"检查 {DAYS[1]}-1 的访问记录已过保存期限并经精简"):
        accounts(config, asked[thinned[0]], ())


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
