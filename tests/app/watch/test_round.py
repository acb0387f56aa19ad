"""A whole round whose result is doubted: nothing is closed by it, the bulletin says so, and it is told once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

import reports
from app.inspection import rejudge
from app.watch import suspicion
from app.watch.look import look
from records import Stage, Unchecked, Verdict, suspect_sites
from records.store.office import OfficeStore
from records.watching import EMPTY_LIST, FEW_FINDINGS, SUSPECT
from reports.notices.standing import reach_of
from tests.app.watched_town import FIRST, LEAK, MASKED, Town, at
from tests.reports.rounds import SITES, monthly


def everything(_path) -> int:
    return 10**12


BARE = (
    "<html><head><title>工作动态</title></head><body><div>当前位置：<a href='/'>首页</a> &gt; 工作动态</div>"
    "<div id='list'></div></body></html>"
)


@pytest.fixture(scope="module")
def weeks(tmp_path_factory):
    """Five weeks: one problem is mended in the second, together with what loses its rows; then it stays so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(suspicion, "LEAST_FINDINGS", 4)
        patch.setattr(suspicion, "DROP", 0.8)
        town = Town(tmp_path_factory.mktemp("town"))
        with town.open():
            rounds, told = [town.inspect(FIRST)], []
            town.routes["/dt/"] = BARE
            town.routes[LEAK] = MASKED
            for week in (1, 2, 3):
                day = FIRST + timedelta(days=7 * week)
                rounds.append(town.inspect(day))
                told.append(look(town.config, at(day), free=everything))
        yield town, rounds, told


def markdown(round_) -> str:
    return reports.render(reports.compose(round_, kind="monthly"), round_, "md").decode()


def stage_of_the_leak(round_) -> Stage:
    """Of the file whose numbers were masked in the second week."""
    return next(one.stage for one in round_.cases if one.finding.url.endswith(LEAK))


def test_what_was_doubted(weeks):
    town, rounds, _ = weeks
    with OfficeStore(town.config.data / "office.db") as office:
        signs = [office.watch.signs(one.inspection.id) for one in rounds]
    kinds = [{one.kind for one in each.suspicions} for each in signs]
    both = {EMPTY_LIST, FEW_FINDINGS}
    assert kinds == [set(), both, both, {EMPTY_LIST}]


def test_nothing_is_closed_by_what_is_doubted(weeks):
    """The third week that sees the same is believed."""
    _, rounds, _ = weeks
    assert [stage_of_the_leak(one) for one in rounds] == [Stage.FOUND] * 3 + [Stage.CLOSED]


def test_what_is_clear_counts_as_unsure(weeks):
    _, rounds, _ = weeks
    clear = [sum(rule.clear for rule in one.coverage.rules) for one in rounds]
    across = [rule.rule for rule in rounds[1].coverage.rules if rule.clear]
    assert clear[3] > clear[1]
    assert across == [], across
    told = [one for one in rounds[1].judgements if one.message.startswith(SUSPECT)]
    assert {one.verdict for one in told} == {Verdict.UNSURE}


def test_the_bulletin_says_so(weeks):
    _, rounds, _ = weeks
    text = markdown(rounds[1])
    assert "本期检查结果异常，待核实的网站：云溪县人民政府，" in text
    assert "列表以往有 8 条，本次一条也读不到" in text
    assert "的检查结果异常、待核实，不作比较。" in text
    assert "已检查、未发现问题的" not in text
    assert suspect_sites(rounds[1].coverage, rounds[1].sites) == {"mini"}
    assert SUSPECT not in markdown(rounds[0])


def test_it_is_judged_again_the_same(weeks):
    town, rounds, _ = weeks
    again = rejudge(town.config, rounds[1].inspection.id)
    assert again.judgements == rounds[1].judgements
    assert again.coverage == rounds[1].coverage
    assert again.cases == rounds[1].cases


def test_it_is_told_once_and_noted_when_it_is_gone(weeks):
    town, _, told = weeks
    assert [sorted(one.name for one in them) for them in told] == [
        [EMPTY_LIST, FEW_FINDINGS],
        [],
        [],
    ]
    with OfficeStore(town.config.data / "office.db") as office:
        (left,) = office.watch.standing().values()
    assert (left.name, left.since) == (EMPTY_LIST, at(FIRST + timedelta(days=7)))


def test_an_agency_of_such_a_site_was_not_checked():
    """Its paper must not say 未发现; and the last period is not compared over that site."""
    known = replace(monthly(), judgements=())
    assert "gov" in reach_of(known).reached
    row = Unchecked("网站", SITES[0].name, "gov", SITES[0].url, f"{SUSPECT}：问题骤减")
    doubted = replace(known, coverage=replace(known.coverage, unchecked=(row,)))
    assert "gov" not in reach_of(doubted).reached
    other = replace(row, reason="响应超时")
    assert (
        "gov"
        in reach_of(replace(known, coverage=replace(known.coverage, unchecked=(other,)))).reached
    )
