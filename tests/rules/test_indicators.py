"""Every national indicator has a rule or a reason, and none was forgotten."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from records.errors import CatalogueError
from rules import coverage_markdown, indicators
from rules._indicators import served, unasked
from tests.rules.asking import loaded

STANDARDS = Path(__file__).parents[3] / "shared" / "domain" / "standards.md"
KNOWN = {one.id: one for one in indicators()}


def test_the_indicators_are_those_of_the_domain_notes():
    """Each row of its tables that begins with an id, in sections 1 to 6."""
    if not STANDARDS.exists():
        pytest.skip("the domain notes are not beside the repository")
    text = STANDARDS.read_text(encoding="utf-8")
    rows = set(re.findall(r"^\| ([A-Z]-[SWM]?\d+[a-c]?)(?: [a-z]+)? \|", text, re.MULTILINE))

    assert rows | {"§4.2"} == set(KNOWN)


def test_an_indicator_without_a_rule_says_why():
    serving = served(loaded())

    silent = [one for one in KNOWN.values() if not one.pending and not one.sheet]
    assert [one.id for one in silent if one.id not in serving] == []


def test_the_page_names_each_indicator_once_with_its_rules():
    page = coverage_markdown(loaded())

    for name in KNOWN:
        assert page.count(f"\n| {name} | ") == 1
    assert "| V-W3 | 首页不更新 | 可自动检查 | GX-01 首页长期未更新 |  |" in page
    assert "| A-3 | 网站集约化及数据共享 | 须内部资料或人工 | 无 | 网页上看不到；" in page


ONE = '[[group]]\ntitle = "组"\n[[group.indicator]]\nid = "X-1"\ntitle = "题"\ncheck = "F"\n'
FORMULAS = {
    *(f"A{n:02}" for n in range(1, 21)),
    *(f"B{n:02}" for n in range(1, 16)),
    *(f"D{n:02}" for n in range(1, 19)),
    *(f"F{n:02}" for n in range(1, 32) if n != 19),
}
"""The identities of the domain note on earlier work (§3.1 and §3.2); F19 was never given out."""


def test_a_formula_has_a_rule_or_a_reason_and_not_both():
    asked = served(loaded()).keys() & FORMULAS

    assert asked | unasked().keys() == FORMULAS
    assert asked & unasked().keys() == set()


def test_a_reason_is_one_sentence():
    for why in unasked().values():
        assert "。" not in why
        assert 8 < len(why) < 80


def test_the_page_lists_formulas_with_rules_and_without():
    page = coverage_markdown(loaded())

    assert "| F01 | CZ-04 预算决算表内或表间数据不一致 |  |" in page
    assert "| D16 | 无 | 页数多少不说明内容是否齐全，" in page


@pytest.mark.parametrize("id_", ["X01", "F1", "F01"], ids=["letter", "digits", "twice"])
def test_a_wrong_formula_is_named(tmp_path, id_):
    path = tmp_path / "indicators.toml"
    one = '[[formula]]\nid = "{}"\nwhy = "为什么没有"\n'
    path.write_text(ONE + one.format("F01") + one.format(id_), encoding="utf-8")
    with pytest.raises(CatalogueError, match="重复或者不是公式的编号"):
        unasked(path)


def test_a_reason_is_not_said_once_a_rule_is_there():
    """`pending` of a served indicator would be untrue."""
    page = coverage_markdown(loaded())
    for name in served(loaded()).keys() & KNOWN.keys():
        (row,) = re.findall(rf"^\| {re.escape(name)} \|.*$", page, re.MULTILINE)
        assert not KNOWN[name].pending or KNOWN[name].pending not in row


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param(ONE.replace('"F"', '"Q"'), "check 不能是 Q", id="check"),
        pytest.param(ONE.replace('title = "题"\n', ""), "title 缺失", id="no title"),
        pytest.param(ONE + 'note = "n"\n', "note 不认识", id="unknown key"),
        pytest.param(ONE + ONE, "指标 X-1 重复", id="twice"),
        pytest.param("[[group", "TOML 语法错误", id="not toml"),
    ],
)
def test_a_bad_file_is_named(tmp_path, text, says):
    path = tmp_path / "indicators.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CatalogueError) as error:
        indicators(path)

    assert "indicators.toml" in str(error.value)
    assert says in str(error.value)


def test_an_indicator_that_nobody_knows_is_a_misfit(tmp_path):
    """A rule that serves a misspelt indicator would look as if it served none."""
    path = tmp_path / "indicators.toml"
    path.write_text(ONE, encoding="utf-8")
    with pytest.raises(CatalogueError, match="不是已有的指标"):
        coverage_markdown(loaded(), path)
