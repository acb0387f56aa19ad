"""计分表 in the quarterly bulletin and the JSON form, and the agreed exceptions beside the coverage."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

from records.exemptions import Exempted, Exemption
from records.scores import ItemScore, Loss, Marking, Score, Standing, VetoScore
from reports import compose, render
from tests.reports.write_golden import round_of
from tests.schemas import faults

LOSS = Loss("0123456789abcdef", Decimal("0.1"), "LJ-01 链接或附件失效")
ITEMS = (
    ItemScore("D-17", "可用性", "功能设计", Marking.MACHINE, Decimal(5), (LOSS,)),
    ItemScore("D-10", "信息提交", "互动交流", Marking.WAITING, Decimal(5), note="须人工测试"),
)
VETO = VetoScore("V-W4c", "空白栏目", Marking.MACHINE, ("0123456789abcdef",), 5, suspect=True)
SCORE = Score(
    "national", "计分表甲", "portal", "云溪区人民政府", Decimal("94.9"), Decimal("99.9"), Decimal(60),
    Standing.OPEN, ITEMS, (VETO,), confirmed=False,
)  # fmt: skip
EXEMPT = Exempted(
    Exemption("stale_column", "改版", "张科长", date(2026, 6, 30), "函1号", site="portal"),
    "栏目长期未更新",
    expired=True,
    times=2,
)


def scored(kind: str):
    return replace(round_of(kind), scores=(SCORE,), exempted=(EXEMPT,))


def text(kind: str, form: str) -> str:
    round_ = scored(kind)
    return render(compose(round_, kind=kind), round_, form).decode()


def test_a_quarter_has_its_scores():
    """Between what and what, the lost points with their rule, and what the open items mean."""
    page = text("quarterly", "md")

    assert "## 附件5　计分表" in page
    assert "94.9—99.9" in page
    assert "LJ-01 链接或附件失效" in page
    assert "待人工评分后确定" in page
    assert "各项分值未见原文，待核实。" in page


def test_lost_points_name_the_cases_they_stand_for():
    """Four of five by number; what a person took off has none."""
    round_ = scored("quarterly")
    cases = round_.cases[:5]
    losses = tuple(Loss(one.identity, Decimal("0.1"), "LJ-01 链接或附件失效") for one in cases)
    by_hand = Loss("", Decimal(2), "没有测试")
    items = (replace(ITEMS[0], losses=losses), replace(ITEMS[1], losses=(by_hand,)))
    round_ = replace(round_, scores=(replace(SCORE, items=items),))
    page = render(compose(round_, kind="quarterly"), round_, "md").decode()

    numbers = "、".join(one.number for one in cases[:4])
    assert f"| D-17 可用性 | 5 | 0.5 | LJ-01 链接或附件失效 | 5 | {numbers}等5项 |" in page
    assert "| D-10 信息提交 | 5 | 2 | 没有测试 | 1 | — |" in page


def test_a_month_has_none():
    assert "计分表" not in text("monthly", "md")


def test_exceptions_stand_beside_the_coverage():
    page = text("monthly", "md")

    assert "豁免事项" in page
    assert "2026-06-30（已过期）" in page


def test_json_names_the_finding_of_every_lost_point():
    form = json.loads(text("monthly", "json"))

    assert faults("bulletin", form) == []
    (score,) = form["scores"]
    assert score["items"][0]["losses"] == [
        {"finding": "0123456789abcdef", "points": 0.1, "reason": "LJ-01 链接或附件失效"}
    ]
    assert (score["low"], score["high"]) == (94.9, 99.9)
    assert form["exemptions"][0]["times"] == 2


def test_what_waits_for_a_person_is_named_and_counted():
    """An item, a veto and the bonus, each with the number of sites that lack it; nothing is lost for it."""
    veto = VetoScore("V-W5a", "无有效的在线咨询渠道", Marking.WAITING)
    open_ = replace(SCORE, vetoes=(veto,), bonus_open=True)
    round_ = replace(
        round_of("quarterly"), scores=(open_, replace(open_, subject="czj", bonus_open=False))
    )
    page = render(compose(round_, kind="quarterly"), round_, "md").decode()
    (score, _) = json.loads(render(compose(round_, kind="quarterly"), round_, "json"))["scores"]

    assert "| D-10 信息提交 | 须人工测试 | 2 |" in page
    assert "| V-W5a 无有效的在线咨询渠道 | 单项否决 | 2 |" in page
    assert "| 加分指标 | 得分已过加分线 | 1 |" in page
    assert (score["waiting"], score["bonus_open"]) == (["V-W5a", "D-10"], True)
