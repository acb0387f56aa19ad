"""Half a year by hand: what the ledger must come to, and what the bulletins of it must say.

Read them whole in golden/history/. The world and the deeds stand in history_world.py and history.py.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from records import FALSE_STAGES, Case, Coverage, RuleCoverage, SiteCoverage, Stage, Verdict
from records.cases import ALLOWED
from reports.compared import compare
from reports.model import Paragraph
from reports.owed import owed_after
from reports.period import kind_of
from reports.rows import problem_rows
from reports.tally import tally_of
from tests.reports.history import Told, history, year
from tests.reports.rounds import TODAY, bare, dead, inspection, judgement, stale

PERIODS = {one.plan.period: one for one in history()}


def text_of(told: Told) -> str:
    return "\n".join(one.lead + one.text for one in told.text.blocks if isinstance(one, Paragraph))


def balance(cases: tuple[Case, ...]) -> tuple[int, int, int, int, int]:
    """found, closed, open, dismissed, exempted."""
    return (
        len(cases),
        sum(case.stage is Stage.CLOSED for case in cases),
        sum(case.is_open for case in cases),
        sum(case.stage in FALSE_STAGES for case in cases),
        sum(case.stage is Stage.EXEMPTED for case in cases),
    )


# -- the ledger ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        # 1 leak, 5 stale and 1 blank column, 3 budgets, 2 feet, 3 links; a link dismissed, the blank column exempted.
        pytest.param("2026-05", (15, 0, 13, 1, 1), id="the first month"),
        # 3 new: zjj stale, jyj down, a link. 6 right: wjw's budget, the leak, czj, wjw, 2 links. An appeal upheld.
        pytest.param("2026-06", (18, 6, 9, 2, 1), id="the second"),
        # A theme that finds nothing and asks nothing of the 6 that are owed.
        pytest.param("2026-08", (20, 11, 6, 2, 1), id="a month that finds nothing"),
        # The blank column's exemption ran out in September; the form of 住房保障网 is exempted in October.
        pytest.param("2026-10", (25, 18, 4, 2, 1), id="the last month"),
    ],
)
def test_found_is_closed_and_open_and_dismissed_and_exempted(
    period: str, expected: tuple[int, ...]
) -> None:
    assert balance(PERIODS[period].round.cases) == expected
    assert expected[0] == sum(expected[1:])


@pytest.mark.parametrize("period", list(PERIODS))
def test_the_moves_tell_how_each_case_stands(period: str) -> None:
    """No stage skipped, and nothing stands otherwise than its moves say."""
    told, stood = PERIODS[period], dict[str, Stage]()
    for move in told.moves:
        assert stood.get(move.case) is move.before
        assert move.after in ALLOWED[move.before] or move.after is move.before
        stood[move.case] = move.after

    assert stood == {case.number: case.stage for case in told.round.cases}
    total, *parts = balance(told.round.cases)
    assert total == sum(parts)


def test_everything_that_can_happen_to_a_case_happens() -> None:
    stages = {move.after for move in history()[-1].moves}

    assert set(Stage) - stages == set()
    assert {case.feigned for one in history() for case in one.settled} > {""}


# -- from one bulletin to the next ------------------------------------------------------------------


def test_each_looks_back_on_the_last_of_its_sort() -> None:
    """The first quarter and the first week have none: the newest round before them stands for it."""
    last = {
        period: told.round.previous.period if told.round.previous else ""
        for period, told in PERIODS.items()
    }

    assert last == {
        "2026-05": "",
        "2026-06": "2026-05",
        "2026-Q2": "2026-06",
        "2026-07": "2026-06",
        "2026-08": "2026-07",
        "2026-09": "2026-08",
        "2026-Q3": "2026-Q2",
        "2026-W41": "2026-Q3",
        "2026-W42": "2026-W41",
        "2026-10": "2026-09",
        "2026-W44": "2026-W42",
    }


@pytest.mark.parametrize("period", list(PERIODS)[1:])
def test_what_was_owed_then_is_answered_for_now(period: str) -> None:
    """Annex 2 holds each case that stood open when the round before was settled, whoever closed it since."""
    told = PERIODS[period]
    previous = told.round.previous
    assert previous is not None
    left = PERIODS[previous.period].settled
    owed = [case.number for case in left if case.is_open]
    until = {one.round.inspection.id for one in history()}
    until = {one for one in until if one <= previous.id}

    assert [one.case for one in told.text.tally.follow_ups] == owed
    found = owed_after(told.round.cases, told.moves, previous, until)
    assert [case.number for case in found] == owed


@pytest.mark.parametrize("period", list(PERIODS))
def test_what_is_not_put_right_stands_in_annex_1_again(period: str) -> None:
    """But for what was only made to look right: that is owed, and nothing of it is to be seen."""
    tally = PERIODS[period].text.tally
    seen = {row.case for row in tally.rows if row.status in {"未整改", "复发"}}
    owed = {one.case for one in tally.follow_ups if one.result == "未整改" and not one.feigned}

    assert owed <= seen


@pytest.mark.parametrize(
    ("period", "before", "now"),
    [
        # Found 15; dismissed, upheld and exempted 3 of them.
        pytest.param("2026-06", (15, 3, 0, 12), (8, 0, 0, 8), id="a site down now"),
        # June found 11: 3 set aside, the column 村务公告 is watched no longer. July has 5: 养老服务网 is new.
        pytest.param("2026-07", (11, 3, 1, 7), (5, 0, 1, 4), id="a column gone, a site new"),
        pytest.param("2026-10", (8, 3, 0, 5), (4, 0, 0, 4), id="the same scope"),
    ],
)
def test_only_what_both_could_find_is_compared(
    period: str, before: tuple[int, ...], now: tuple[int, ...]
) -> None:
    found = PERIODS[period].text.tally.comparison
    problems = len(PERIODS[period].text.tally.rows)

    assert found is not None
    left = found.before + found.left_before
    assert (left + found.set_aside, found.set_aside, found.left_before, found.before) == before
    assert (problems, 0, found.left_now, found.now) == now


# -- what they say ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("2026-05", "没有上期检查数据，不作比较。"),
        ("2026-05", "没有上期结转的未办结事项。"),
        ("2026-05", "涉及个人信息和程度为严重的问题共1项"),
        # 2026-05-25 is a Monday: seven working days on is Wednesday of the week after.
        ("2026-05", "7个工作日内（2026年6月3日前）完成整改。"),
        ("2026-05", "发现事项均经人工复核排除或者豁免的：空白栏目。"),
        ("2026-06", "未能访问的网站：云溪区教育局网站。"),
        pytest.param(
            "2026-06",
            "上期结转15项，其中已排除2项、已豁免1项，应整改12项，本期复查已整改6项（50%，6/12），"
            "其中按期3项、逾期3项；未整改6项（见附件2）。未办结事项中，已逾期5项、部分整改1项、认定假整改1项。",
        ),
        ("2026-07", "所属网站和栏目均未读到的单位1家：区卫生健康局，有关事项不作结论。"),
        ("2026-07", "按整改状态分：新发现2项、未整改2项、复发1项。"),
        ("2026-08", "在作出有效判断的范围内，未发现问题。"),
        ("2026-08", "上期（2026年7月）检查主题与本期不同，不作比较。"),
        ("2026-08", "上期结转应整改6项，本期均未检查（见附件2）。"),
        ("2026-08", "本期没有列入清单的问题。已检查、未发现问题的：公开完整身份证件号码"),
        ("2026-Q3", "与上期（2026年第二季度）相比"),
        # National Day 2026: 1 to 7 October off, Saturday 10 October worked: 8, 9, 10, 12, 13, 14, 15.
        ("2026-Q3", "7个工作日内（2026年10月15日前）完成整改。"),
        ("2026-Q3", "对14个网站计分（见附件5）：待人工评分后确定14个。"),
        ("2026-W42", "开展了2026年第42周日常巡查。"),
        ("2026-W44", "2026年第43周未单独开展检查。"),
        ("2026-W44", "所列问题共5项，请有关单位自本文印发之日起7个工作日内完成整改。"),
    ],
)
def test_said(period: str, words: str) -> None:
    assert words in text_of(PERIODS[period])


def test_a_column_that_is_watched_no_longer_keeps_its_name() -> None:
    (row,) = [one for one in PERIODS["2026-07"].text.tally.follow_ups if "村务公告" in one.where]

    assert (row.result, row.note) == ("本期未检查", "栏目已不在检查范围内")


def test_the_year_is_the_sum_of_its_cases() -> None:
    """27 found: those of October and two more of the last week, when 石岭镇 was down and 民政动态 silent."""
    round_, doc = year()
    assert doc.year is not None

    assert doc.year.total.found == 27
    assert doc.year.total.ends == (18, 6, 2, 1)
    assert balance(round_.cases) == (27, 18, 6, 2, 1)
    assert [one.problems for one in doc.year.rounds] == [15, 11, 10, 8, 0, 8, 8, 4, 6, 7, 7]


# -- what can be compared -------------------------------------------------------------------------------


def against(**changes: object) -> tuple[int, int, int, int]:
    """before, now, left before, left now: two problems then (a link, a column of another site), two now (links)."""
    old = inspection(TODAY.replace(month=10), period="2026-10")
    before = (dead(1), stale("tz", "jyj", "edu", "通知公告", 70))
    round_ = replace(bare([dead(1), dead(3)]), previous=old, previous_findings=before, **changes)  # type: ignore[arg-type]
    found = compare(round_, problem_rows(round_))[0]
    assert found is not None
    return found.before, found.now, found.left_before, found.left_now


def covered(portal: int, edu: int, *rules: str) -> Coverage:
    sites = SiteCoverage("portal", pages=portal), SiteCoverage("edu", pages=edu)
    return Coverage(sites, tuple(RuleCoverage(one, "", "", "", clear=1) for one in rules))


UNSURE = judgement(
    "stale_column", "column:tz", Verdict.UNSURE, agency="jyj", site="edu", column="tz"
)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        pytest.param({}, (2, 2, 0, 0), id="nothing known to be missed"),
        pytest.param({"coverage": covered(9, 0)}, (1, 2, 1, 0), id="a site not reached now"),
        pytest.param({"coverage": covered(9, 9, "dead_link")}, (1, 2, 1, 0), id="a rule not asked"),
        pytest.param(
            {"judgements": (dead(1), dead(3), UNSURE)}, (1, 2, 1, 0), id="a question without answer"
        ),
        pytest.param(
            {"columns": tuple(c for c in bare().columns if c.id != "tz")}, (1, 2, 1, 0), id="a column gone"
        ),
        pytest.param({"previous_coverage": covered(0, 9)}, (2, 0, 0, 2), id="a site not reached then"),
        pytest.param(
            {"previous_coverage": covered(9, 9, "stale_column")}, (2, 0, 0, 2), id="a rule not asked then"
        ),
        pytest.param(
            {"previous_undecided": (("dead_link", dead(3).subject),)}, (2, 1, 0, 1),
            id="a question without answer then",
        ),
    ],
)  # fmt: skip
def test_what_one_period_could_not_find_is_left_out(
    changes: dict[str, object], expected: tuple[int, ...]
) -> None:
    assert against(**changes) == expected


@pytest.mark.parametrize(
    ("then", "expected"),
    [
        pytest.param(("portal", "edu"), 2, id="the same sites: all accounts"),
        pytest.param(("edu",), 1, id="one site: the accounts of its agency"),
    ],
)
def test_an_account_is_compared_where_its_agency_was_asked_then(
    then: tuple[str, ...], expected: int
) -> None:
    """A round of some sites asks about the accounts of their agencies, whatever its rules said of pages."""
    posts = [
        judgement("dead_link", f"expression:微博/{one}:竟争→竞争", agency=one, site="")
        for one in ("gov", "jyj")
    ]
    old = inspection(TODAY.replace(month=10), then, "2026-10")
    round_ = replace(bare(posts), previous=old, previous_coverage=covered(9, 9, "dead_link"))
    found = compare(round_, problem_rows(round_))[0]

    assert found is not None
    assert (found.now, found.left_now) == (expected, 2 - expected)


def test_kinds() -> None:
    """All kinds are there."""
    kinds = Counter(kind_of(one.plan.period) for one in history())

    assert kinds == {"monthly": 6, "quarterly": 2, "weekly": 3}
    assert year()[1].kind == "annual"
    assert year()[1].on == date(2027, 1, 12)
    assert all(tally_of(one.round) == one.text.tally for one in history())
