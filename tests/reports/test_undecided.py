"""Annex 3's undecided questions: three steps down, each number that of the rows below it."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from records import Verdict
from reports.bulletin import compose
from reports.causes import CAUSES, cause_of
from reports.model import Paragraph, Table
from reports.rows import undecided_rows
from tests.reports import rounds
from tests.reports.rounds import judgement

TLS, ROBOTS, SCAN = "安全连接（TLS）失败", "robots.txt 不允许抓取", "扫描件，无文字层"


def unsure(subject: str, site: str, doubt: str, rule: str = "stale_column"):
    agency = {"portal": "gov", "edu": "jyj"}[site]
    made = judgement(
        rule, subject, Verdict.UNSURE, agency=agency, site=site, message=f"未作判断（{doubt}）。"
    )
    return replace(made, doubt=doubt)


THEM = (
    unsure("column:a", "edu", TLS),
    unsure("column:b", "portal", TLS),
    unsure("column:c", "edu", SCAN),
    unsure("site:edu", "edu", TLS, "footer"),
    unsure("column:d", "portal", ROBOTS),
    judgement("footer", "site:portal", Verdict.BROKEN, message="规则出错。"),
)


def blocks(*them):
    made = replace(rounds.bare(), judgements=them)
    return compose(made, kind="monthly").annexes[2].blocks


def tables(*them) -> dict[str, Table]:
    return {one.title: one for one in blocks(*them) if isinstance(one, Table)}


def test_causes_come_first_with_what_to_do():
    """By hand: one is not allowed, one is scanned, three could not be opened, one rule is broken."""
    found = tables(*THEM)["未能判断事项的原因和处理办法"].rows

    assert [row[:3] for row in found] == [
        ("网站不允许抓取", "1", "第1项"),
        ("扫描件或图片", "1", "第2项"),
        ("网站、栏目或文件未能打开", "3", "第3—5项"),
        ("规则执行出错", "1", "第6项"),
        ("合计", "6", ""),
    ]
    assert all(row[3].endswith("。") for row in found[:-1])


def test_then_their_sites():
    """The site with most rows first."""
    found = tables(*THEM)["未能判断事项的分布"].rows

    assert [row[1:] for row in found[2:4]] == [
        ("示例区教育局网站", "2", "第3—4项", "页脚标识不全、栏目长期未更新"),
        ("示例区人民政府网站", "1", "第5项", "栏目长期未更新"),
    ]


def test_sites_with_one_row_each_are_told_together():
    them = [unsure("column:a", "edu", SCAN), unsure("column:b", "portal", SCAN)]

    assert tables(*them)["未能判断事项的分布"].rows == (
        ("扫描件或图片", "2个网站，各1项", "2", "第1—2项", "栏目长期未更新"),
    )


def test_then_their_rows():
    """A table a cause, numbered through; every number above is that of rows."""
    found = tables(*THEM)
    parts = [one for title, one in found.items() if title.startswith("未能判断事项：")]
    indices = [int(row[0]) for one in parts for row in one.rows]
    counted = {row[0]: int(row[1]) for row in found["未能判断事项的原因和处理办法"].rows}

    assert indices == [1, 2, 3, 4, 5, 6]
    assert {one.title.partition("：")[2]: len(one.rows) for one in parts} == {
        word: count for word, count in counted.items() if word != "合计"
    }
    assert counted["合计"] == len(indices)
    for row in found["未能判断事项的分布"].rows:
        first, _, last = re.findall(r"第(\d+)(—(\d+))?项", row[3])[0]
        assert int(row[2]) == int(last or first) - int(first) + 1


def test_many_rows_are_cut_and_said():
    many = [unsure(f"column:{number}", "portal", TLS) for number in range(320)]
    made = blocks(*many)
    (said,) = [one.text for one in made if isinstance(one, Paragraph) and "未能判断" in one.text]

    assert said == "未能判断的事项共320项，以下列前300项，其余见台账。"
    assert len(tables(*many)["未能判断事项：网站、栏目或文件未能打开"].rows) == 300


def test_without_any_nothing_is_said():
    assert [title for title in tables() if "未能判断" in title and "规则" not in title] == []


@pytest.mark.parametrize(
    ("reason", "word"),
    [
        ("robots.txt 不允许抓取", "网站不允许抓取"),
        ("栏目…未能检查（robots.txt 不允许抓取）", "网站不允许抓取"),
        ("栏目…未能检查（连接被拒绝）", "网站、栏目或文件未能打开"),
        ("响应超时", "网站、栏目或文件未能打开"),
        ("服务器返回404", "网站、栏目或文件未能打开"),
        (
            "网站…是否…不能认定（未作连续监测，单次检查不能认定）：须连续监测…天",
            "须连续监测才能认定",
        ),
        ("网站…的安全证书未被接受（证书与域名不符），可能只对本机如此", "安全证书未被接受"),
        ("首页菜单由脚本加载，未能读取", "内容由脚本加载"),
        ("列表由脚本加载", "内容由脚本加载"),
        ("列表共…页，只读到第…页", "列表没有读全"),
        ("第三部分的表格未读到或无法辨认", "报表或表格未能读全"),
        ("有数字空缺或未能读出", "报表或表格未能读全"),
        ("扫描件，无文字层", "扫描件或图片"),
        ("网站没有互动栏目，可能由政府门户统一提供", "可能设在别处或名称不同"),
        ("没有名为…的专栏，有关内容可能在名称相近的栏目中", "可能设在别处或名称不同"),
        ("有…条信息编号在后而日期在前，可能是迁移或补录", "须人工核对"),
        ("指向的域名…似已停用待售（页面标题为…），是否被冒用", "须人工核对"),
        ("", "须人工核对"),
    ],
)
def test_a_reason_has_a_cause(reason: str, word: str):
    assert cause_of(reason, broken=False).word == word


def test_each_cause_says_what_to_do():
    assert len({one.word for one in CAUSES}) == len(CAUSES)
    assert all(one.advice.endswith("。") for one in CAUSES)


def test_the_order_is_the_same_however_they_come():
    made = replace(rounds.bare(), judgements=THEM)
    turned = replace(made, judgements=THEM[::-1])

    assert undecided_rows(made) == undecided_rows(turned)
