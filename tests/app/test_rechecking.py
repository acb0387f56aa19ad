"""Cases looked at again over a real socket: what their agency did, and what the ledger says of it.

Each row of a table is one town in two rounds: a full one on 1 September, the agency's answer that it is put right
on the 3rd, and a re-check on the 8th after the editors did what the row says.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from app.inspection import rejudge
from app.rechecking import choose
from records import Stage
from records.errors import UsageError
from records.store.office import OfficeStore
from tests.app import watched_town as town_
from tests.app.watched_town import (
    BASE,
    BUDGET,
    FINANCE,
    FIRST,
    HOME_LINKS,
    LEAK,
    LEAK_PAGE,
    LEAKING,
    MASKED,
    NOTICES,
    NUMBERS,
    OLD_NEWS,
    OPEN_LEAK,
    SECOND,
    Town,
    article,
    finance,
    home,
    listing,
    news,
    notices,
)

GONE = (404, "<html><title>404</title><body>页面不存在</body></html>", "")
DOWN = (503, "<html><body>维护中</body></html>", "")
CLOSED, OPEN, FAILED = Stage.CLOSED, Stage.RECHECKED, Stage.UNRECTIFIED
WITHOUT = {path: one for path, one in NOTICES.items() if path != LEAK_PAGE}
WITHOUT_OPEN = {path: one for path, one in NOTICES.items() if path != OPEN_LEAK}
UNLINKED = article(*NOTICES[LEAK_PAGE])

FILES = [
    # what the agency did, the paths it changed, then: stage, 假整改, words of the last move
    ("masked the file where it is", {LEAK: MASKED}, CLOSED, "", "符合要求"),
    ("took file and page down", {LEAK: GONE, LEAK_PAGE: GONE, "/gs/": notices(WITHOUT)}, CLOSED, "", "404"),
    ("took the file down, link left", {LEAK: GONE}, CLOSED, "", "404"),
    ("linked a masked file, took the old one down",
     {LEAK: GONE, "/new.csv": MASKED, LEAK_PAGE: article(*NOTICES[LEAK_PAGE], files=("/new.csv",))},
     CLOSED, "", "不再链接"),
    ("home page for the old address, link gone", {LEAK: home(), LEAK_PAGE: UNLINKED}, CLOSED, "", "不再链接"),
    ("took only the link away", {LEAK_PAGE: UNLINKED}, FAILED, "隐藏", "仍可打开"),
    ("took only the page down", {LEAK_PAGE: GONE, "/gs/": notices(WITHOUT)}, FAILED, "隐藏", "仍可打开"),
    ("linked a masked file beside the old one",
     {"/new.csv": MASKED, LEAK_PAGE: article(*NOTICES[LEAK_PAGE], files=("/new.csv",))}, FAILED, "隐藏", "仍可打开"),
    ("did nothing", {}, FAILED, "", "问题仍在"),
    ("linked a masked file and the old one",
     {"/new.csv": MASKED, LEAK_PAGE: article(*NOTICES[LEAK_PAGE], files=("/new.csv", LEAK))}, FAILED, "", "问题仍在"),
    ("the server fails that day", {LEAK: DOWN}, OPEN, "", "服务器"),
    ("home page for the old address, link left", {LEAK: home()}, OPEN, "", "不能确认"),
]  # fmt: skip
PAGES = [
    ("masked the table", {OPEN_LEAK: article(*NOTICES[OPEN_LEAK])}, CLOSED, "", "符合要求"),
    ("took the page down", {OPEN_LEAK: GONE, "/gs/": notices(WITHOUT_OPEN)}, CLOSED, "", "404"),
    ("says in words that it is gone",
     {OPEN_LEAK: (200, GONE[1], ""), "/gs/": notices(WITHOUT_OPEN)}, CLOSED, "", "不能访问"),
    ("took only the row away", {"/gs/": notices(WITHOUT_OPEN)}, FAILED, "隐藏", "仍可打开"),
    ("did nothing", {}, FAILED, "", "问题仍在"),
    ("the server fails that day", {OPEN_LEAK: DOWN}, OPEN, "", ""),
]  # fmt: skip

FIRST_NEWS = "/dt/n1.html"
TITLE, DAY, ABOUT = OLD_NEWS[FIRST_NEWS]
NEW = {"/dt/n90.html": ("县政府召开防汛工作部署会", "2026-09-05", "会议研究防汛备汛措施")}
DATED = OLD_NEWS | {FIRST_NEWS: (TITLE, "2026-09-05", ABOUT)}
RENAMED = OLD_NEWS | {FIRST_NEWS: ("县领导督导秋季防火工作", "2026-09-05", ABOUT)}
AGAIN = {path: one for path, one in OLD_NEWS.items() if path != FIRST_NEWS} | {
    "/dt/n91.html": DATED[FIRST_NEWS]
}
TWIN = OLD_NEWS | {"/dt/n92.html": ("全县召开第9次安全生产工作会议", "2026-09-05", ABOUT)}
REWRITTEN = OLD_NEWS | {FIRST_NEWS: (TITLE, "2026-09-05", "会议通报九月新情况并重新部署")}
ALL_DATED = {
    path: (one[0], f"2026-09-0{n % 5 + 1}", one[2])
    for n, (path, one) in enumerate(OLD_NEWS.items())
}
ELSEWHERE = {
    "/": home({"/xw/": "工作动态", "/gs/": "公示公告", "/cz/": "财政预决算"}),
    "/dt/": (301, "/xw/", ""),
}
COLUMN = [
    ("posted something new", news(OLD_NEWS | NEW), CLOSED, "", "符合要求"),
    ("re-dated one and posted something new", news(DATED | NEW), CLOSED, "", "符合要求"),
    ("rewrote an old post and dated it today", news(REWRITTEN), CLOSED, "", "符合要求"),
    ("posted this month's notice in last month's words", news(TWIN), CLOSED, "", "符合要求"),
    ("moved the column, with a redirect",
     ELSEWHERE | {"/xw/": listing("工作动态", OLD_NEWS | NEW)} | {"/dt/n90.html": article(*NEW["/dt/n90.html"])},
     CLOSED, "", "符合要求"),
    ("did nothing", {}, FAILED, "", "问题仍在"),
    ("gave an old post a new day", news(DATED), FAILED, "改日期", "2026-07-29 改为 2026-09-05"),
    ("gave its row alone a new day", {"/dt/": listing("工作动态", DATED)}, FAILED, "改日期", "正文未变"),
    ("posted an old post again and took the old one away",
     news(AGAIN) | {FIRST_NEWS: GONE}, FAILED, "改日期", "正文未变"),
    ("gave an old post a new title and day", news(RENAMED), FAILED, "改标题", "只改了标题"),
    ("deleted the column", {"/dt/": GONE, "/": home({"/gs/": "公示公告"})}, FAILED, "删除", "撤下"),
    ("took the column off the home page",
     {"/": home({one: name for one, name in HOME_LINKS.items() if one != "/dt/"})}, FAILED, "隐藏", "仍可打开"),
    ("a new system dates everything anew", news(ALL_DATED), OPEN, "", "系统迁移"),
    ("the server fails that day", {"/dt/": DOWN}, OPEN, "", ""),
]  # fmt: skip

NEW_BUDGET = {
    "/cz/y2026.html": ("云溪县财政局2026年部门预算", "2026-09-04", "本年度收支预算总体安排")
}
OLD_AS_NEW = FINANCE | {BUDGET: ("云溪县财政局2026年部门预算", "2026-09-04", FINANCE[BUDGET][2])}
OWED = [
    ("published it", finance(FINANCE | NEW_BUDGET), CLOSED, "", "符合要求"),
    ("did nothing", {}, FAILED, "", "问题仍在"),
    ("called last year's by this year's name", finance(OLD_AS_NEW), FAILED, "改标题", "只改了标题"),
    ("the column does not open", {"/cz/": DOWN}, OPEN, "", ""),
]  # fmt: skip

REPORT = "/cz/nb2025.html"
NAMED = {
    REPORT: (
        "云溪县财政局2025年政府信息公开工作年度报告",
        "2026-01-20",
        "本年度主动公开政府信息一百条",
    )
}
SECTIONS = (
    "总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况",
    "存在的主要问题及改进情况", "其他需要报告的事项",
)  # fmt: skip


def report(*sections: int) -> str:
    """An annual report that has these of the six sections."""
    told = "本年度有关工作按照要求开展，情况良好，群众满意。" * 3
    text = "".join(
        f"<p>{'一二三四五六'[n - 1]}、{SECTIONS[n - 1]}</p><p>{told}</p>" for n in sections
    )
    return article(*NAMED[REPORT], more=text)


LACKING, WHOLE, MOVED = report(1, 2, 3, 5), report(1, 2, 3, 4, 5, 6), "/zt/nb.html"
LISTED = {"/cz/": listing("财政预决算", FINANCE | NAMED), REPORT: LACKING}
AT_NEW_PLACE = {"/cz/": listing("财政预决算", FINANCE | {MOVED: NAMED[REPORT]}), MOVED: WHOLE}
REPORTS = [
    ("added the missing sections", {REPORT: WHOLE}, CLOSED, "", "符合要求"),
    ("moved the amended report, with a redirect", AT_NEW_PLACE | {REPORT: (301, MOVED, "")}, CLOSED, "", "符合要求"),
    ("did nothing", {}, FAILED, "", "问题仍在"),
    ("moved it as it was, with a redirect",
     AT_NEW_PLACE | {MOVED: LACKING, REPORT: (301, MOVED, "")}, FAILED, "", "问题仍在"),
    ("deleted it", {"/cz/": listing("财政预决算", FINANCE), REPORT: GONE}, FAILED, "删除", "撤下"),
    ("took it off its list",
     {"/cz/": listing("财政预决算", FINANCE)}, FAILED, "隐藏", "仍可打开"),
    ("published a new edition elsewhere, the old one gone", AT_NEW_PLACE | {REPORT: GONE}, OPEN, "", "同名信息"),
    ("the server fails that day", {REPORT: DOWN}, OPEN, "", "服务器"),
]  # fmt: skip
DEAD = "/dead/x.html"
WITH_DEAD = {"/": home(HOME_LINKS | {DEAD: "政府办事服务大厅"})}
LINKS = [
    ("put the page there",
     {DEAD: article("政府办事服务大厅", "2026-09-05", "大厅设服务窗口三十个")}, CLOSED, "", "符合要求"),
    ("took the link away", {"/": home()}, CLOSED, "", "不再链接"),
    ("did nothing", {}, FAILED, "", "问题仍在"),
]  # fmt: skip

TABLE = [
    (f"{group}: {name}", rule, subject, base, *rest)
    for group, rule, subject, base, rows in (
        ("file", "identity_number", LEAK, {}, FILES),
        ("page", "identity_number", OPEN_LEAK, {}, PAGES),
        ("column", "stale_column", "dt", {}, COLUMN),
        ("duty", "budget_missing", "b26", {}, OWED),
        ("report", "annual_sections", REPORT, LISTED, REPORTS),
        ("link", "dead_link", DEAD, WITH_DEAD, LINKS),
    )
    for name, *rest in rows
]


@pytest.mark.parametrize(
    ("rule", "subject", "base", "changed", "stage", "feigned", "says"),
    [row[1:] for row in TABLE],
    ids=[row[0] for row in TABLE],
)
def test_what_became_of_it(tmp_path, rule, subject, base, changed, stage, feigned, says):
    town = Town(tmp_path)
    town.routes |= base
    with town.open():
        town.inspect()
        (number,) = town.numbers(rule, subject)
        town.answer([number])
        town.routes |= changed
        town.asked.clear()
        round_ = town.recheck([number])
    (case,) = (one for one in round_.cases if one.number == number)
    last = town.moves(number)[-1]

    assert (case.stage, case.feigned) == (stage, feigned), (last.why, case.unsure)
    assert says in last.why
    assert bool(case.unsure) == (stage is OPEN)
    assert (case.closed_on == SECOND) == (stage is CLOSED)
    assert last.evidence
    assert town.cases() == round_.cases
    assert len(town.asked) <= 16


def test_what_only_a_full_round_can_tell_stays_open(tmp_path):
    """A footer may stand on other pages, topics of a report hang on others: the case waits, and says for what."""
    town = Town(tmp_path)
    with town.open():
        town.inspect()
        (number,) = town.numbers("footer")
        town.answer([number])
        town.recheck([number])
    (case,) = (one for one in town.cases() if one.number == number)

    assert (case.stage, case.feigned) == (OPEN, "")
    assert "待下次全面检查复核" in case.unsure


def test_a_deleted_report_that_is_elsewhere_by_the_agencys_word_is_for_a_person(tmp_path):
    town = Town(tmp_path)
    town.routes |= LISTED
    with town.open():
        town.inspect()
        (number,) = town.numbers("annual_sections")
        town.answer([number], link=f"{BASE}/zt/other.html")
        town.routes |= {
            "/cz/": listing("财政预决算", FINANCE), REPORT: GONE,
            "/zt/other.html": article("年度报告", "2026-09-04", "见全文"),
        }  # fmt: skip
        town.recheck([number])
    (case,) = (one for one in town.cases() if one.number == number)

    assert (case.stage, case.feigned) == (OPEN, "")
    assert "单位反馈的新网址可以打开" in case.unsure


def test_only_what_the_case_needs_is_asked(tmp_path):
    """A file: robots, the home page, its page and itself. A column: its list and the newest five of its posts."""
    town = Town(tmp_path)
    with town.open():
        town.inspect()
        (file,), (column,) = town.numbers("identity_number", LEAK), town.numbers("stale_column")
        town.asked.clear()
        town.recheck([file])
        assert town.asked == ["/robots.txt", "/", LEAK_PAGE, LEAK]
        town.asked.clear()
        town.recheck([column])
        newest = [f"/dt/n{n}.html" for n in range(1, 6)]
        assert town.asked == ["/robots.txt", "/", "/dt/", *newest]


def test_other_cases_stay_as_they_are(tmp_path):
    town = Town(tmp_path)
    with town.open():
        town.inspect()
        (number,) = town.numbers("identity_number", LEAK)
        before = {one.number: one for one in town.cases()}
        town.routes |= {LEAK: MASKED}
        town.recheck([number])
    after = {one.number: one for one in town.cases()}

    assert after.keys() == before.keys()
    assert after[number].stage is CLOSED
    assert {key for key in after if after[key] != before[key]} == {number}


def test_a_re_check_can_be_judged_again(tmp_path):
    town = Town(tmp_path)
    with town.open():
        town.inspect()
        (number,) = town.numbers("stale_column")
        town.answer([number])
        town.routes |= news(DATED)
        round_ = town.recheck([number])
    again = rejudge(town.config, round_.inspection.id)

    assert (again.cases, again.moves) == (round_.cases, round_.moves)
    assert round_.inspection.theme == "整改复核"
    assert round_.inspection.cases == (number,)
    with OfficeStore(town.config.data / "office.db") as office:
        assert office.broken_move() is None


def test_nobody_pretends_who_was_not_told(tmp_path):
    """A case that was not sent is no rectification, feigned or other: it stays where it is, open."""
    town = Town(tmp_path)
    with town.open():
        town.inspect()
        (number,) = town.numbers("identity_number", LEAK)
        town.routes |= {LEAK_PAGE: UNLINKED}
        round_ = town.recheck([number])
    (case,) = (one for one in round_.cases if one.number == number)

    assert (case.stage, case.feigned) == (Stage.FOUND, "")
    assert "仍可打开" in town.moves(number)[-1].why


def test_a_feint_does_not_pass_the_second_time_or_in_a_full_round(tmp_path):
    """The re-dated post is old news to every later round: only what was there at the breach tells."""
    town, later = Town(tmp_path), [SECOND + timedelta(days=n) for n in (1, 2, 3)]
    with town.open():
        town.inspect()
        (number,) = town.numbers("stale_column")
        town.answer([number])
        town.routes |= news(DATED)
        town.recheck([number])
        town.inspect(later[0])
        (whole,) = (one for one in town.cases() if one.number == number)
        assert (whole.stage, whole.feigned) == (FAILED, "改日期")
        assert "假整改" in whole.unsure
        town.recheck([number], later[1])
        (again,) = (one for one in town.cases() if one.number == number)
        assert (again.stage, again.feigned, again.unsure) == (FAILED, "改日期", "")
        town.routes |= news(DATED | NEW)
        town.recheck([number], later[2])
    (case,) = (one for one in town.cases() if one.number == number)
    assert (case.stage, case.feigned) == (CLOSED, "")


def test_before_and_after_are_kept_in_the_move(tmp_path):
    """Time, outcome, address and digest of both; the page that led to a leak is kept without its address."""
    town = Town(tmp_path)
    with town.open():
        town.inspect()
        (file,), (column,) = town.numbers("identity_number", LEAK), town.numbers("stale_column")
        town.answer([file, column])
        town.routes |= {LEAK: GONE, LEAK_PAGE: UNLINKED, **news(DATED)}
        town.recheck([file, column])
    before, after, carrier = town.moves(file)[-1].evidence
    assert before.startswith(f"复核前｜{FIRST} 08:00｜{BASE}{LEAK}｜SHA-256 ")
    assert after.startswith(f"复核后｜{SECOND} 08:00｜HTTP 404｜{BASE}{LEAK}｜SHA-256 ")
    assert carrier.startswith(f"复核后｜{SECOND} 08:00｜HTTP 200｜SHA-256 ")

    kept = town.moves(column)[-1].evidence
    assert [one.split("｜")[0] for one in kept] == ["复核前", "复核前", "复核后", "复核后"]
    assert all(f"{BASE}/dt/n1.html" in one for one in (kept[1], kept[3]))
    assert not any(number in "".join((*town.moves(file)[-1].evidence, *kept)) for number in NUMBERS)


def test_the_agencys_link_is_opened_only_on_watched_hosts(tmp_path):
    town = Town(tmp_path)
    with town.open():
        town.inspect()
        (number,) = town.numbers("budget_missing")
        town.answer([number], link=f"{BASE}/zt/y2026.html")
        town.routes |= {
            "/zt/y2026.html": article("云溪县财政局2026年部门预算", "2026-09-04", "本年度安排")
        }
        town.asked.clear()
        town.recheck([number])
        assert "/zt/y2026.html" in town.asked
        (other,) = town.numbers("stale_column")
        town.answer([other], link="http://127.0.0.1:9/x.html")
        town.recheck([other])
    with OfficeStore(town.config.data / "office.db") as office:
        assert len(office.inspections()) == 3


def test_a_half_masked_leak_that_drops_a_grade_is_a_case_of_its_own(tmp_path):
    """The numbers are masked in vain: what was found is gone, and what is left is found."""
    weak = (200, town_.people([f"{one[:14]}**{one[16:]}" for one in NUMBERS]), LEAKING[2])
    town = Town(tmp_path)
    with town.open():
        town.inspect()
        (number,) = town.numbers("identity_number", LEAK)
        town.answer([number])
        town.routes |= {LEAK: weak}
        round_ = town.recheck([number])
    new = [one for one in round_.cases if one.stage is Stage.FOUND and one.found_on == SECOND]

    assert [one.stage for one in round_.cases if one.number == number] == [CLOSED]
    assert [one.finding.rule for one in new] == ["leak_serious"]


CHOICES = [
    # what was asked, the rules of the cases chosen
    ("by number", {"numbers": ["MJ-2026-0004"]}, ["identity_number"]),
    ("what is due: answered, or past its deadline", {"due": True}, ["identity_number", "stale_column"]),
    ("all of an agency", {"agency": "czj"}, 5),
    ("of another agency", {"agency": "none"}, 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("asked", "rules"), [row[1:] for row in CHOICES], ids=[row[0] for row in CHOICES]
)
def test_which_cases_are_looked_at(tmp_path, asked, rules):
    town = Town(tmp_path)
    with town.open():
        town.inspect()
    town.answer(town.numbers("stale_column"))
    (file,) = town.numbers("identity_number", LEAK)
    sent = [
        replace(one, stage=Stage.SENT, sent_on=FIRST, deadline=FIRST)
        for one in town.cases()
        if one.number == file
    ]
    cases = [next((two for two in sent if two.number == one.number), one) for one in town.cases()]
    told = {"numbers": (), "agency": "", "due": False} | asked
    chosen = choose(cases, town.config, told["numbers"], told["agency"], SECOND, due=told["due"])

    # the town's pages say one sentence twice, which proofreading is right to find
    found = [one.finding.rule for one in chosen.cases if one.finding.family != "wording"]
    assert found == rules if isinstance(rules, list) else len(found) == rules


def test_what_cannot_be_meant_is_said(tmp_path):
    town = Town(tmp_path)
    with town.open():
        town.inspect()
    cases = town.cases()
    for numbers, words in (
        ((), "--due"),
        (("MJ-2026-9999",), "没有编号"),
        ((cases[0].number,), "不需要复核"),
    ):
        shut = [replace(one, stage=Stage.CLOSED) for one in cases]
        with pytest.raises(UsageError, match=words):
            choose(shut, town.config, numbers, "", SECOND, due=False)
