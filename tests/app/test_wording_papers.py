"""What papers say of wording: severe expressions only when a person has confirmed them; hard reading as a reminder."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date

import openpyxl
import pytest

from app.bundle import bundle
from app.health.metrics import exposition, metrics
from app.inspection import rejudge
from app.notices import files_of, settled
from app.notify.happenings import Ledger, happenings
from app.statistics import statistics
from records import Round
from records.statistics import Span
from records.store.office import OfficeStore
from reports import compose, notices, render
from reports.moves import Deed, confirm
from reports.statistics import json_form
from tests.app.in_process import proofread_here
from tests.app.test_proofreading import routes
from tests.app.watched_town import FIRST, Town, at

HARD = "为深入推进放管服改革，" + "强化要素保障和统筹协调，" * 6 + "切实提升服务水平。"
POSTS = {
    "/dt/s.html": ("全县道路养护工作会召开", "2026-08-30", "会议由县人民攻府负责人主持"),
    "/dt/m.html": ("招商推介会举行", "2026-08-29", "与会企业谈到公平竟争的市场环境"),
    "/dt/h.html": ("《实施办法》政策解读", "2026-08-28", HARD * 12),
    "/dt/p.html": ("《补贴办法》政策解读", "2026-08-27", "年满60岁的老人可以领。每月一百元。" * 40),
}
DAY = at(FIRST)


@dataclass(frozen=True)
class Watched:
    """The town after its round, before and after a person has confirmed the severe expression."""

    town: Town
    before: dict[str, str]
    after: dict[str, str]
    round: Round


@pytest.fixture(scope="module")
def watched(tmp_path_factory) -> Watched:
    town = Town(tmp_path_factory.mktemp("papers"), routes(POSTS))
    with proofread_here(), town.open():
        round_ = town.inspect()
    before = papers(town, round_)
    with OfficeStore(town.config.data / "office.db") as office:
        (waiting,) = round_.awaiting
        step = confirm(waiting, Deed("张三", DAY, "已核对原文"))
        office.decide([waiting], [step.after], step.moves)
        cases = office.cases()
    return Watched(town, before, papers(town, rejudge(town.config, cases=cases)), round_)


def papers(town: Town, round_: Round) -> dict[str, str]:
    """Everything that leaves the office, each as text."""
    config = town.config
    doc = compose(round_, kind="weekly", issue=None)
    files = bundle(config, round_, doc)
    public = openpyxl.load_workbook(io.BytesIO(render(doc, round_, "xlsx-public")))
    cells = [str(row) for sheet in public for row in sheet.iter_rows(values_only=True)]
    counted = statistics(config, Span("2026-08", "2026年8月", date(2026, 8, 1), FIRST), (), FIRST)
    with OfficeStore(config.data / "office.db") as office:
        kept = settled(config, office, round_.inspection)
        made = notices.compose(kept, office.moves(), day=FIRST)
        told, _ = files_of(made, kept, ("md", "json"))
        heard = happenings(Ledger.of(office, DAY), config, FIRST)
    return {
        "bulletin": render(doc, round_, "md").decode() + render(doc, round_, "json").decode(),
        "monthly": render(compose(round_, kind="monthly", issue=None), round_, "md").decode(),
        "public ledger": "\n".join(cells),
        "feed": files["feed.atom"].decode(),
        "calendar": files["期限.ics"].decode(),
        "evidence": "\n".join(body.decode(errors="replace") for name, body in files.items() if name.endswith(".html")),
        "statistics": str(json_form(counted)),
        "notices": "\n".join(body.decode() for body in told.values()),
        "to the agency": "\n".join(one.line for one in heard if one.role == "editors"),
        "to the inspectors": "\n".join(one.line for one in heard if one.role == "inspectors"),
        "metrics": exposition(metrics(config, DAY)),
    }  # fmt: skip


OUTSIDE = ("bulletin", "monthly", "public ledger", "feed", "calendar", "evidence", "statistics",
           "notices", "to the agency")  # fmt: skip


@pytest.mark.parametrize("paper", OUTSIDE)
def test_nothing_that_leaves_the_office_says_what_waits_for_a_person(watched, paper):
    told = watched.before[paper]

    assert told or paper == "to the agency"
    assert "攻府" not in told
    assert "疑似严重" not in told


@pytest.mark.parametrize("paper", ["bulletin", "public ledger", "feed", "notices"])
def test_confirmed_it_is_said(watched, paper):
    """So the papers above are the ones that would say it."""
    assert "攻府" in watched.after[paper]


def test_the_agency_is_not_told_before(watched):
    assert "严重表述错误" not in watched.before["to the agency"]


def test_the_inspectors_are_asked_to_confirm_it(watched):
    assert "严重表述错误" in watched.before["to the inspectors"]
    assert "请人工确认" in watched.before["to the inspectors"]


@pytest.mark.parametrize("paper", ["bulletin", "notices"])
def test_hard_reading_is_a_reminder(watched, paper):
    """In the weekly sheet and in the agency's notice: which, and what makes it so; the plain one is not named."""
    told = watched.before[paper]

    assert "另有1篇政策解读较难读懂" in told
    assert "不计入问题，也不计分" in told
    assert "《实施办法》政策解读" in told
    assert "最长的一句84字" in told
    assert "建议改用短句和日常用语" in told
    assert "《补贴办法》政策解读" not in told


def test_hard_reading_is_no_problem(watched):
    """No finding, no case; a monthly bulletin is about problems and has no such sheet."""
    assert [one.url.rpartition("/")[2] for one in watched.round.advice] == ["h.html"]
    assert "最长的一句" not in str((watched.round.judgements, watched.round.cases))
    assert "较难读懂" not in watched.before["monthly"]


def test_metrics_count_it_when_it_is_confirmed(watched):
    """The town has one critical finding more than those of its lists."""
    before, after = (critical(one["metrics"]) for one in (watched.before, watched.after))

    assert after == before + 1


def critical(told: str) -> int:
    (line,) = (one for one in told.splitlines() if 'cases_open{severity="critical"}' in one)
    return int(float(line.rpartition(" ")[2]))
