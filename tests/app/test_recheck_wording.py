"""Cases of wording looked at again: every page that had the expression, or the feed whose post had it.

One town and one account in two rounds: a full one on 1 September, and a re-check of all cases on the 8th, after the
editors did something else with each expression.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from app.inspection import rejudge
from app.rechecking import choose
from records import Account, Case, Move, Round, Stage
from tests.app.in_process import proofread_here
from tests.app.test_proofreading import page
from tests.app.test_rechecking import DOWN, GONE, NAMED, REPORT, report
from tests.app.watched_town import BASE, FIRST, SECOND, Town, home, listing

CLOSED, OPEN, FAILED = Stage.CLOSED, Stage.RECHECKED, Stage.UNRECTIFIED
FEED = "/feed.xml"
THIRD = date(2026, 9, 15)


class Fed(Town):
    """The town with an account that has a feed."""

    @property
    def config(self):
        own = Account("wx", "云溪发布", "微信公众号", "czj", feed=BASE + FEED)
        return replace(super().config, accounts=(own,))


def posts(**texts: str) -> dict[str, str]:
    """Pages of news by name: `a1` is /dt/a1.html."""
    return {f"/dt/{name}.html": text for name, text in texts.items()}


def news(texts: dict[str, str]) -> dict[str, object]:
    rows = {path: (f"工作信息{at}", f"2026-08-{30 - at:02}", text)
            for at, (path, text) in enumerate(sorted(texts.items()))}  # fmt: skip
    return {"/dt/": listing("工作动态", rows), **{path: page(*one) for path, one in rows.items()}}


def feed(*items: tuple[str, int, str]) -> tuple[int, str, str]:
    """Id, day of August and text of each post."""
    each = "".join(
        f"<item><guid>{key}</guid><title>动态{key}</title><link>{BASE}/p/{key}</link>"
        f"<pubDate>2026-08-{day:02}</pubDate><description>{text}</description></item>"
        for key, day, text in items
    )
    return 200, f"<rss><channel><title>发布</title>{each}</channel></rss>", "text/xml"


def columns(name: str) -> dict[str, object]:
    links = {"/dt/": "工作动态", "/gs/": name, "/cz/": "财政预决算"}
    rows = {f"/gs/{n}.html": (f"公示第{n}号", f"2026-08-{n:02}", "请予监督") for n in range(1, 5)}
    shown = {path: page(*one) for path, one in rows.items()}
    return {"/": home(links), "/gs/": listing(name, rows), **shown}


def yearly(listed: bool) -> dict[str, object]:
    return {"/cz/": listing("财政预决算", NAMED if listed else {})}


WRONG = posts(
    a1="促进公平竟争", a2="反对不公平竟争", b1="公布侯选人", b2="推荐侯选人", c1="网点复盖全区",
    d1="设备按装完毕", d2="按装工程验收", e1="会议布署工作",
)  # fmt: skip
BEFORE = {
    **columns("台帐公示"), **news(WRONG), **yearly(listed=True),
    REPORT: report(1, 2, 3, 4, 5, 6).replace("</body>", "<p>现将有关情况报告如下，并已签定责任书。</p></body>"),
    FEED: feed(("p1", 30, "公开竟聘上岗"), ("p2", 29, "项目竟标公告"), ("p3", 28, "竟买须知"),
               ("p4", 20, "拍品竟拍会"), ("p5", 10, "竟岗方案")),
}  # fmt: skip
AFTER = {
    **columns("台账公示"),
    **news(WRONG | posts(a1="促进公平竞争", a2="反对不公平竞争", b1="公布候选人", d1="设备安装完毕")),
    "/dt/c1.html": GONE, "/dt/d2.html": DOWN, "/dt/e1.html": columns("台账公示")["/"],
    **yearly(listed=False), REPORT: GONE,
    FEED: feed(("p1", 30, "公开竞聘上岗"), ("p3", 28, "竟买须知"), ("p4", 20, "拍品竞拍会")),
}  # fmt: skip
TABLE = [
    ("corrected on both pages", "竟争→竞争", CLOSED, "", "符合要求"),
    ("corrected on one of two", "侯选→候选", FAILED, "", "问题仍在"),
    ("its page taken down", "复盖→覆盖", CLOSED, "", "符合要求"),
    ("one page corrected, one fails that day", "按装→安装", OPEN, "", "1个页面本次未能查看"),
    ("the home page in its place", "布署→部署", OPEN, "", "1个页面本次未能查看"),
    ("a column's name corrected", "台帐→台账", CLOSED, "", "符合要求"),
    ("a yearly report taken away", "签定→签订", FAILED, "删除", "撤下"),
    ("a post corrected", "竟聘→竞聘", CLOSED, "", "符合要求"),
    ("a post taken away, older ones still there", "竟标→竞标", CLOSED, "", "符合要求"),
    ("a post as it was", "竟买→竞买", FAILED, "", "问题仍在"),
    ("a post that has rolled off the feed", "竟岗→竞岗", OPEN, "", "1条新媒体信息本次未能查看"),
]


@dataclass(frozen=True)
class Looked:
    """What came of it."""

    town: Town
    first: Round
    again: Round
    asked: list[str]
    moves: dict[str, tuple[Move, ...]]
    asked_for_a_post: list[str]
    """By a re-check of that one case."""

    def case(self, words: str) -> Case:
        (one,) = (one for one in self.again.cases if one.finding.subject.endswith(f":{words}"))
        return one


@pytest.fixture(scope="module")
def looked(tmp_path_factory) -> Looked:
    town = Fed(tmp_path_factory.mktemp("wording"), BEFORE)
    with proofread_here(), town.open():
        first = town.inspect(FIRST)
        numbers = town.numbers("misspelling")
        town.answer(numbers)
        town.routes = AFTER
        town.asked.clear()
        again = town.recheck(numbers, SECOND)
        asked, moves = list(town.asked), {one: town.moves(one) for one in numbers}
        town.asked.clear()
        town.recheck(town.numbers("misspelling", ":竟买→竞买"), THIRD)
    return Looked(town, first, again, asked, moves, list(town.asked))


def test_one_case_an_expression(looked):
    found = {
        one.subject.rpartition(":")[2] for one in looked.first.findings if one.rule == "misspelling"
    }
    assert found == {*(row[1] for row in TABLE), "竟拍→竞拍"}


@pytest.mark.parametrize(("words", "stage", "feigned", "says"), [row[1:] for row in TABLE],
                         ids=[row[0] for row in TABLE])  # fmt: skip
def test_what_became_of_it(looked, words, stage, feigned, says):
    case = looked.case(words)
    last = looked.moves[case.number][-1]

    assert (case.stage, case.feigned) == (stage, feigned), (last.why, case.unsure)
    assert says in (case.unsure or last.why)
    assert (case.closed_on == SECOND) == (stage is CLOSED)


@pytest.mark.parametrize(("words", "url"), [("竟争→竞争", "/dt/a"), ("竟聘→竞聘", FEED)])
def test_before_and_after_are_kept(looked, words, url):
    """The snapshot that proved it, and the one of today."""
    before, after = looked.moves[looked.case(words).number][-1].evidence[:2]

    assert ("复核前" in before, "复核后" in after) == (True, True)
    assert url in before and url in after  # noqa: PT018 - one of the two alone says little


def test_only_what_had_the_expressions_was_visited(looked):
    """Nine pages, two lists, the home page, robots and the feed; no other page of the site."""
    assert set(looked.asked) == {"/robots.txt", "/", "/gs/", "/dt/", "/cz/", REPORT, FEED, *WRONG}


def test_a_re_check_of_a_post_asks_the_feed_alone(looked):
    assert looked.asked_for_a_post == ["/robots.txt", FEED]


def test_a_column_name_is_told_as_one(looked):
    (one,) = (one for one in looked.first.findings if one.subject.endswith(":台帐→台账"))

    assert "涉及2个页面或附件，其中标题1个" in one.message  # the town's home page is one of text
    assert one.evidence[0].place == "栏目名称"


def test_a_re_check_can_be_judged_again(looked):
    again = rejudge(looked.town.config, looked.again.inspection.id)

    assert (again.cases, again.moves) == (looked.again.cases, looked.again.moves)


def test_a_post_of_an_imported_list_cannot_be_visited(looked):
    """The finding then leads to no feed: the office is told to import the corrected list."""
    case = looked.case("竟聘→竞聘")
    case = replace(case, stage=Stage.SENT)
    listed = replace(
        case.finding, evidence=tuple(replace(one, url="") for one in case.finding.evidence)
    )
    chosen = choose(
        [replace(case, finding=listed)], looked.town.config, [case.number], "", SECOND, due=False
    )

    assert chosen.cases == ()
    assert "导入更正后的清单" in chosen.left[0][1]
