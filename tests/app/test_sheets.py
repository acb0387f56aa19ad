"""`rules sheet`, `rules themes` and what a theme means to a round."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import rules
from app.asked import check_theme
from app.inspection import Order, _plan
from app.marking import scores
from records import Inspection
from records.config import load
from tests.app.commands import ran

CONFIG = Path(__file__).parents[2] / "config.toml"
DAY = date(2026, 11, 20)


def test_the_shipped_sheets_are_in_order(capsys):
    found = ran(capsys, "rules", "sheet", "check")

    assert found.code == 0
    assert "市直部门政务公开评估表：共 67 项" in found.out


def test_a_fault_is_a_line_and_an_exit_code(capsys, monkeypatch):
    monkeypatch.setattr(rules, "sheet_faults", lambda *_: ["own.toml：A 甲：没有规则供分"])
    found = ran(capsys, "rules", "sheet", "check", "national", "--json")

    assert found.code == 1
    assert found.document == {"sheets": ["national"], "faults": ["own.toml：A 甲：没有规则供分"]}


def test_an_unknown_sheet_names_the_known_ones(capsys):
    found = ran(capsys, "rules", "sheet", "show", "nope")

    assert found.code == 2
    assert "可选 department、national" in found.err


def test_a_sheet_shows_its_rules_and_who_marks_the_rest(capsys):
    found = ran(capsys, "rules", "sheet", "show")

    assert "D-05 政策文件（5 分，每个问题扣 5）：GX-02 stale_column" in found.out
    assert "D-10 信息提交（5 分，每个问题扣 5）：人工评分（须人工发送测试留言）" in found.out


def test_a_sheet_as_json(capsys):
    found = ran(capsys, "rules", "sheet", "show", "department", "--json").document

    assert sum(len(group["items"]) for group in found["groups"]) == 67


def test_themes_are_listed(capsys):
    assert "栏目更新：" in ran(capsys, "rules", "themes").out
    assert len(ran(capsys, "rules", "themes", "--json").document["themes"]) == 10


@pytest.mark.parametrize(
    ("order", "asked"),
    [
        pytest.param(Order(DAY, "应急与公共卫生"), True, id="a known theme"),
        pytest.param(Order(DAY, "秋季专项"), False, id="a theme of one's own"),
        pytest.param(Order(DAY), False, id="none"),
    ],
)
def test_a_known_theme_is_its_rules_and_classes(order, asked):
    planned = _plan(load(CONFIG), order)

    assert bool(planned.rules) is asked
    assert planned.kinds == (("应急", "民生领域") if asked else ())
    assert ("stale_column" in planned.rules) is asked


def test_rules_that_are_named_win_over_the_theme():
    planned = _plan(load(CONFIG), Order(DAY, "应急与公共卫生", rules=("dead_link",)))

    assert (planned.rules, planned.kinds) == (("dead_link",), ())


def test_only_a_whole_round_is_scored():
    """What was not asked would look clear."""
    config = load(CONFIG)
    whole = Inspection("1", "全面检查", DAY, ("www", "czj"))
    found = scores(config, whole, (), ())

    assert [one.subject for one in found] == ["www", "czj"]
    # 门户网站必评办事服务；财政局网站没有办事服务栏目，乘 4/3。
    assert [one.factor for one in found] == ["", "4/3"]
    assert all((one.low, one.high) == (0, 100) for one in found)
    assert scores(config, Inspection("1", "年报", DAY, ("www",), rules=("x",)), (), ()) == ()


@pytest.mark.parametrize(
    ("theme", "told"),
    [
        pytest.param("财政预决算", False, id="a known theme"),
        pytest.param("全面检查", False, id="none"),
        pytest.param("财政预算", True, id="a slip, or a name of one's own"),
    ],
)
def test_a_theme_that_is_only_a_name_is_said_to_be_one(theme, told):
    """Somebody who mistyped a theme should not wait for a whole round to notice."""
    words = check_theme(theme, "national")

    assert bool(words) is told
    assert not told or ("财政预决算" in words and "按全部规则" in words)
