"""The proofreading pass through the chain: rounds of a small town whose editors misspell, quote and correct."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest

from app import proofreading
from app.inspection import rejudge
from records import Stage
from records.config.wording import WordingSettings
from records.proofs import Allowed
from records.store.office import OfficeStore
from reports import compose, render
from reports.moves import Deed, confirm
from tests.app import watched_town
from tests.app.watched_town import FIRST, SECOND, Town, at, home, listing

ALL = ("severe_wording", "fixed_wording", "old_name", "repealed_law", "misspelling", "wording_form")
POSTS = {
    "/dt/s1.html": ("全县道路养护工作会召开", "2026-08-30", "会议由云溪县人民攻府分管负责人主持"),
    "/dt/s3.html": ("招商推介会举行", "2026-08-29", "与会企业谈到公平竟争的市场环境"),
    "/dt/s4.html": ("关于公平竟争审查的通知", "2026-08-28", "各单位应当开展审查"),
    "/dt/q.html": ("关于网站错误的通报", "2026-08-27", "检查发现，有的把“竞争”写成“竟争”，将“政府”错写为“攻府”"),
    "/dt/old.html": ("消费提示", "2026-08-26", "消费者可查询国家工商行政管理总局公布的合同范本"),
}  # fmt: skip


def page(title: str, day: str, text: str) -> str:
    return (
        f"<html><head><title>{title}</title><meta name='ArticleTitle' content='{title}'>"
        f"<meta name='PubDate' content='{day}'></head><body><h1>{title}</h1><p>发布时间：{day}</p>"
        f"<p>{text}。现将有关情况公布，请各单位结合实际抓好落实，并及时反馈办理结果。</p></body></html>"
    )


def routes(posts: dict[str, tuple[str, str, str]]) -> dict[str, object]:
    return {
        "/": home(),
        "/dt/": listing("工作动态", posts),
        "/gs/": listing("公示公告", {}),
        "/cz/": listing("财政预决算", {}),
        **{path: page(*one) for path, one in posts.items()},
    }


@pytest.fixture
def town(tmp_path):
    with Town(tmp_path, routes(POSTS)).open() as open_:
        yield open_


def found(round_):
    return {(one.rule, one.subject_name) for one in round_.findings if one.rule in ALL}


def texts(round_) -> str:
    """All that leaves the office, as one text."""
    doc = compose(round_, kind="monthly", issue=None)
    sheets = openpyxl.load_workbook(io.BytesIO(render(doc, round_, "xlsx-public")))
    cells = [str(cell) for one in sheets for row in one.iter_rows(values_only=True) for cell in row]
    return "\n".join(
        [*(render(doc, round_, form).decode() for form in ("md", "html", "json")), *cells]
    )


def test_a_round_with_its_slips_and_its_second_look(town, monkeypatch):
    """Grouped by expression; quoted forms are none; severe ones wait; nothing is proofread twice; corrections close."""
    round_ = town.inspect()

    assert found(round_) == {("misspelling", "“竟争”"), ("old_name", "“国家工商行政管理总局”")}
    (typo,) = (one for one in round_.findings if one.rule == "misspelling")
    assert "共2处，涉及2个页面或附件，其中标题1个" in typo.message
    assert typo.url.endswith("/dt/s4.html")
    assert typo.evidence[0].excerpt == "关于公平竟争审查的通知"

    (waiting,) = round_.awaiting
    assert (waiting.finding.rule, waiting.stage) == ("severe_wording", Stage.FOUND)
    assert "攻府" not in texts(round_)
    doc = compose(round_, kind="monthly", issue=None)
    ledger = openpyxl.load_workbook(io.BytesIO(render(doc, round_, "xlsx")))
    assert "人民攻府" in str([*ledger["待人工确认"].iter_rows(values_only=True)])
    assert rejudge(town.config) == round_

    with OfficeStore(town.config.data / "office.db") as office:
        deed = Deed("张三", at(FIRST), "已核对原文")
        step = confirm(waiting, deed)
        office.decide([waiting], [step.after], step.moves)
        cases = office.cases()
    confirmed = rejudge(town.config, cases=cases)
    assert not confirmed.awaiting
    assert "人民攻府" in texts(confirmed)

    seen: list[str] = []
    proof = proofreading._Pass._proof

    def noted(self, reading, body):
        seen.append(reading.errand.url)
        return proof(self, reading, body)

    monkeypatch.setattr(proofreading._Pass, "_proof", noted)
    right = {**POSTS, "/dt/s3.html": ("招商推介会举行", "2026-08-29", "与会企业谈到公平竞争的市场环境"),
             "/dt/s4.html": ("关于公平竞争审查的通知", "2026-08-28", "各单位应当开展审查")}  # fmt: skip
    town.routes = routes(right)
    again = town.inspect(SECOND)
    assert sorted(url.rpartition("/")[2] for url in seen) == ["", "s3.html", "s4.html"]
    assert found(again) == {
        ("old_name", "“国家工商行政管理总局”"),
        ("severe_wording", "“人民攻府”"),
    }
    (closed,) = (one for one in town.cases() if one.finding.rule == "misspelling")
    assert closed.stage is Stage.CLOSED


def test_what_the_office_allows_and_for_how_long(town):
    """On the day after the last it is a finding again, without any new look at the pages."""
    round_ = town.inspect()
    own = Allowed("竟争", "引用原名", date(2026, 9, 1), site="mini")
    config = replace(town.config, wording=WordingSettings(allowed=(own,)))

    assert ("misspelling", "“竟争”") in found(round_)
    assert ("misspelling", "“竟争”") not in found(rejudge(config))
    assert ("misspelling", "“竟争”") in found(rejudge(config, as_of=SECOND))


def test_the_roster_counts_from_the_next_round_on(town, tmp_path):
    """A round is judged again by the book that it was proofread with; the next one looks at everything anew."""
    (tmp_path / "roster.toml").write_text(
        '[[holder]]\nname = "杜家毫"\nposts = ["县长"]\n', "utf-8"
    )
    posts = {**POSTS, "/dt/n.html": ("县长调研", "2026-08-25", "县长杜家豪到镇村调研")}
    town.routes = routes(posts)
    round_ = town.inspect()
    config = replace(town.config, wording=WordingSettings(roster=tmp_path / "roster.toml"))

    assert rejudge(config) == round_
    monkey = pytest.MonkeyPatch()
    monkey.setattr(watched_town.Town, "config", property(lambda _: config))
    try:
        named = {one.finding.subject_name for one in town.inspect(SECOND).awaiting}
    finally:
        monkey.undo()
    assert named == {"“人民攻府”", "“杜家豪”"}
