"""`mingjian statistics` on the sample county: its numbers against its own lists, counted in another way."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import pytest

from app.clock import SHANGHAI
from app.importing import take
from app.inspection import read
from app.statistics import _ledgers, _subjects
from records import Page, Role
from records.addresses import page_key
from records.config import load
from records.errors import ConfigError
from records.ledger_forms import ACCOUNTS
from records.statistics import Target
from records.store.list_looks import looks
from records.store.office import OfficeStore
from records.store.site import SiteStore
from tests.app.commands import config_file, ran
from tests.app.conftest import Inspected
from tests.app.test_sweep import leaked, listed, written
from tests.reports.test_statistics import unborne
from tests.schemas import faults

TARGET = '\n[[targets]]\nagency = "czj"\nleast = 160\naim = 200\n'


@pytest.fixture
def office(inspected: Inspected, tmp_path: Path) -> Path:
    path = config_file(tmp_path, inspected.port, inspected.config.data)
    path.write_text(path.read_text(encoding="utf-8") + TARGET, encoding="utf-8")
    return path


def counted(capsys, office, tmp_path, *words):
    told = ran(capsys, "statistics", "-c", office, "--out", tmp_path / "out", "--json", *words)
    assert (told.code, told.err) == (0, "")
    assert faults("statistics", told.document) == []
    return told.document


def test_the_whole_county(capsys, office, tmp_path):
    """All forms are written, every number is borne, the file says what was printed."""
    form = counted(
        capsys, office, tmp_path, "--period", "2026", "--format", "docx,html,xlsx,md,json"
    )
    names = sorted(path.name for path in (tmp_path / "out").iterdir())
    own = json.loads((tmp_path / "out" / "政务公开统计.json").read_text(encoding="utf-8"))

    assert unborne(form) == []
    assert faults("statistics#paper", own) == []
    assert own == {key: form[key] for key in own}
    assert names == [f"政务公开统计.{one}" for one in ("docx", "html", "json", "md", "xlsx")]
    assert (form["first"], form["last"], form["asked_last"]) == (
        "2026-01-01",
        "2026-11-20",
        "2026-12-31",
    )


def test_posts_against_the_lists_themselves(capsys, office, inspected: Inspected, tmp_path):
    """Of one department that lists nothing twice: rows of its lists by their days, counted here from the pages.

    Nothing was withdrawn there between the two rounds.
    """
    form = counted(
        capsys, office, tmp_path, "--from", "2026-01-01", "--to", "2026-10-31", "--agency", "tjj"
    )
    (site,) = (
        one for one in read(inspected.config, inspected.round.inspection) if one.site.id == "tjj"
    )
    pages = [
        one.facts
        for one in site.readings
        if isinstance(one.facts, Page)
        and one.facts.listing
        and one.errand.role in {Role.COLUMN, Role.LIST}
    ]
    rows = {
        page_key(row.url): row.date.exact
        for page in pages
        for row in page.listing.postings
        if row.url and row.date and row.date.exact
    }
    expected = [day for day in rows.values() if date(2026, 1, 1) <= day <= date(2026, 10, 31)]
    all_ = set(form["figures"][0]["rows"])
    posts = [row for row in form["rows"] if row["number"] in all_]

    assert len(expected) > 10
    assert sorted(row["day"] for row in posts) == sorted(map(str, expected))


def test_a_withdrawn_post_is_told_and_not_counted(capsys, office, tmp_path):
    """The county takes three posts away between its two rounds."""
    form = counted(capsys, office, tmp_path, "--period", "2026")
    (gone,) = [one for one in form["figures"] if one["what"] == "已撤下的信息"]
    (all_,) = [one for one in form["figures"] if one["id"] == "n1"]

    assert gone["text"] == "3"
    assert all_["what"] == "公开信息"
    assert not set(gone["rows"]) & set(all_["rows"])


def test_a_target_and_an_agency(capsys, office, tmp_path):
    form = counted(capsys, office, tmp_path, "--period", "2026-H1", "--agency", "czj")

    assert form["agencies"] == ["czj"]
    assert form["sections"][-1]["title"] == "年度发布目标"
    assert form["sections"][-1]["text"].startswith(
        "云溪区财政局信息年度目标为力争200条、确保不少于160条，截至"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "--period"),
        (("--period", "2026", "--from", "2026-01-01"), "--period"),
        (("--from", "2026-01-01"), "要一起写"),
        (("--from", "2026-02-01", "--to", "2026-01-01"), "晚于"),
        (("--from", "1.1", "--to", "2026-01-01"), "不是日期"),
        (("--period", "2026-H3"), "2026-H1"),
        (("--period", "2027-H1"), "没有可统计的内容"),
        (("--period", "2026", "--agency", "nobody"), "nobody"),
        (("--period", "2026", "--format", "odt"), "odt"),
    ],
)
def test_what_cannot_be_counted(capsys, office, words, told):
    said = ran(capsys, "statistics", "-c", office, "--json", *words)

    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_without_a_round(capsys, tmp_path):
    told = ran(capsys, "statistics", "-c", config_file(tmp_path, 9), "--period", "2026")

    assert told.code == 2
    assert "还没有完成过的检查" in told.err


# ---- what it rests on -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ('agency = "czj"', "至少一项"),
        ('agency = "nobody"\nleast = 1', "没有编号为“nobody”的单位"),
        ('agency = "czj"\nleast = 200\naim = 160', "不应少于"),
        ('kind = "新闻"\nleast = 1', "不在可选值之内"),
        ("least = -1", "应在 0"),
        ("least = 1\n[[targets]]\nleast = 2", "重复"),
        ("least = 1\ncolour = 2", "不认识的配置项"),
    ],
)
def test_targets_that_cannot_be_meant(tmp_path, table, told):
    path = config_file(tmp_path, 9)
    path.write_text(f"{path.read_text(encoding='utf-8')}\n[[targets]]\n{table}\n", encoding="utf-8")

    with pytest.raises(ConfigError, match=told):
        load(path)


def test_targets_are_read(tmp_path):
    path = config_file(tmp_path, 9)
    more = f'{TARGET}[[targets]]\nkind = "政策解读"\naim = 20\n'
    path.write_text(path.read_text(encoding="utf-8") + more, encoding="utf-8")

    assert load(path).targets == (Target(160, 200, "czj"), Target(0, 20, "", "政策解读"))


HEAD = "账号名称,平台,主办单位,最近发布日期,数据日期,统计起始日期,发布数,原创数,转载数\n"


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ("2026-06-30,2026-01-01,120,80,40", ""),
        ("2026-06-30,2026-01-01,,80,40", ""),
        ("2026-06-30,,,,", ""),
        ("2026-06-30,2026-01-01,100,80,40", "小于原创数与转载数之和"),
        ("2026-06-30,2026-01-01,很多,,", "不是条数"),
        ("2026-06-30,2026-07-01,1,,", "早于"),
    ],
)
def test_numbers_of_posts_are_imported(capsys, tmp_path, cells, told):
    config, file = config_file(tmp_path, 9), tmp_path / "账号.csv"
    file.write_text(
        f"{HEAD}示例发布,微信公众号,云溪区财政局,2026-06-29,{cells}\n", encoding="utf-8"
    )
    said = ran(capsys, "ledger", "import", "accounts", file, "-c", config, "--as-of", "2026-07-01")

    assert (said.code == 0) is (not told)
    assert told in said.err


def test_each_half_of_an_account_is_kept(inspected: Inspected, tmp_path):
    """A later import makes a new version; both halves are counted, each in its own period."""
    config = load(config_file(tmp_path, inspected.port, tmp_path / "data"))
    for month, since, until, posts in (
        (7, "2026-01-01", "2026-06-30", 42), (11, "2026-07-01", "2026-11-19", 20),
    ):  # fmt: skip
        line = f"示例发布,微信公众号,云溪区财政局,{until},{until},{since},{posts},,\n"
        at = datetime(2026, month, 20, tzinfo=SHANGHAI)
        take(config, ACCOUNTS, [("a.csv", (HEAD + line).encode())], today=at.date(), at=at)
    with OfficeStore(config.data / "office.db") as store:
        rows, days = _ledgers(store)

    assert sorted(row.posts for row in rows) == [20, 42]
    assert days == {"accounts": date(2026, 11, 20)}


def test_looks_are_newest_first_and_alike_ones_once(inspected: Inspected):
    path = inspected.config.data / "archive" / "tjj" / "site.db"
    rounds = {"2026-10-20-1", "2026-11-20-1"}
    found = looks(path, rounds)

    assert found
    assert all(len(one) <= len(rounds) for one in found.values())
    assert all(
        [look.inspection for look in one] == sorted((look.inspection for look in one), reverse=True)
        for one in found.values()
    )
    assert looks(path, {"2026-11-20-1"}).keys() == found.keys()
    assert looks(path.with_name("none.db"), rounds) == {}


def test_no_personal_value_and_no_leaking_page(capsys, office, inspected: Inspected, tmp_path):
    """Nothing planted stands in any form; what an open case of privacy is about is counted without name and link."""
    form = counted(
        capsys, office, tmp_path, "--period", "2026", "--format", "docx,html,xlsx,md,json"
    )
    files = list(written(tmp_path / "out"))
    leaks = {one.url for one in inspected.round.findings if one.family == "privacy" and one.url}

    assert len(files) == 5
    assert leaked(listed() | set(inspected.county.secrets), files) == []
    assert leaks
    assert not leaks & {row["url"] for row in form["rows"]}
    assert any(row["title"] == "（名称从略）" for row in form["rows"])


def test_a_page_that_a_light_round_left_out_is_known_from_before(inspected: Inspected, monkeypatch):
    """Its list shows it, the round did not open it: the round before tells whose it is and when it came."""
    config, round_ = inspected.config, inspected.round.inspection
    with OfficeStore(config.data / "office.db") as store:
        earlier = store.inspections()[0]
    site = next(one for one in config.sites if one.id in earlier.sites)
    whole = _subjects(config, site, round_).articles
    old = {one.url for one in whole if one.listed and one.listed.latest < earlier.as_of}
    readings = SiteStore.readings
    lists = {Role.HOME, Role.COLUMN, Role.LIST}
    monkeypatch.setattr(
        SiteStore,
        "readings",
        lambda self, id_: (one for one in readings(self, id_) if one.errand.role in lists),
    )
    light = {one.url for one in _subjects(config, site, round_).articles}

    assert len(old & light) > 10
