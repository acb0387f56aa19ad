"""`marks score --of`: every lost point with what was found, so that an agency can see what it is charged with."""

from __future__ import annotations

from decimal import Decimal

from app.score_sheet import lost_lines
from records.scores import ItemScore, Loss, Marking, Score, Standing, VetoScore
from tests.reports.rounds import dead, stale

LINK = dead(3)
NEWS = stale("dt", "gov", "portal", "工作动态", 20)
FOUND = {one.identity: one for one in (LINK, NEWS)}


def told(*items: ItemScore, vetoes=(), factor="") -> list[str]:
    score = Score(
        "national", "计分表", "portal", "云溪区人民政府", Decimal(90), Decimal(90), Decimal(60),
        Standing.PASS, items, vetoes, factor=factor,
    )  # fmt: skip
    return list(lost_lines(score, FOUND))


def item(*losses: Loss, full: Decimal | None = Decimal(5)) -> ItemScore:
    return ItemScore("D-17", "可用性", "功能设计", Marking.MACHINE, full, losses)


def test_a_lost_point_is_told_with_its_finding_and_where_it_is():
    lines = told(item(Loss(LINK.identity, Decimal(1), "LJ-01 链接或附件失效")))

    assert lines[0] == "    D-17 可用性：扣 1 分，满分 5"
    assert lines[1].startswith(f"        扣 1　{LINK.number} {LINK.message}")
    assert LINK.url in lines[1]


def test_what_a_person_took_off_is_told_with_the_reason():
    lines = told(item(Loss("", Decimal(2), "没有测试"), full=None))

    assert lines == ["    D-17 可用性：扣 2 分", "        扣 2　人工评分：没有测试"]


def test_an_item_that_lost_nothing_is_not_told():
    assert told(item()) == []


def test_a_veto_is_told_with_what_it_counted():
    hit = VetoScore("V-W3", "首页不更新", Marking.MACHINE, (NEWS.identity,), hit=True)
    doubted = VetoScore("V-W1", "安全", Marking.MACHINE, (LINK.identity,), suspect=True)
    lines = told(vetoes=(hit, doubted, VetoScore("V-W2", "无法访问", Marking.MACHINE)))

    assert lines[0] == "    V-W3 首页不更新：单项否决（1 个问题）"
    assert NEWS.message in lines[1]
    assert lines[2] == "    V-W1 安全：疑似单项否决，须人工认定（1 个问题）"
    assert len(lines) == 4


def test_the_factor_for_no_services_is_said():
    assert told(factor="4/3") == ["    不评办事服务，得分乘以 4/3"]
