"""Classes of columns by name and parent; columns of a site by its pages."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.columns import classify, discover
from records import COLUMN_KINDS
from tests.reading.web import DAYS, HOST, TITLES, page, read, rows

SHARED = Path(__file__).parents[2] / ".." / "shared" / "domain" / "columns.tsv"
FLOOR = 0.95


@pytest.mark.parametrize(
    ("name", "parent", "kind"),
    [
        ("通知公告", None, "通知公告"),
        ("招标公告", None, "招标采购"),
        ("行政处罚公示", None, "行政执法"),
        ("部门预算公开", None, "财政预决算"),
        ("2026年政府决算", None, "财政预决算"),
        ("政府采购", None, "招标采购"),
        ("行政事业性收费目录清单", None, "行政事业性收费"),
        ("政策解读", None, "政策解读"),
        ("行政规范性文件", None, "规范性文件"),
        ("区政府文件", None, "政策文件"),
        ("信息公开年报", None, "年度报告"),
        ("政府信息公开年度报告", None, "年度报告"),
        ("政府网站工作年度报表", None, "网站年度报表"),
        ("法治政府建设年度报告", None, "法治政府年报"),
        ("事业单位法人年度报告", None, "其他年报"),
        ("政府信息公开指南", None, "指南"),
        ("办事指南", None, "办事服务"),
        ("政府信息公开制度", None, "公开制度"),
        ("政府信息公开目录", None, "公开目录"),
        ("依申请公开", None, "依申请公开"),
        ("领导之窗", None, "领导信息"),
        ("领导活动", None, "动态要闻"),
        ("财政动态", None, "动态要闻"),
        ("教育要闻", None, "动态要闻"),
        ("采购动态", None, "招标采购"),
        ("区长信箱", None, "互动回应"),
        ("权责清单", None, "权责清单"),
        ("双随机一公开", None, "行政执法"),
        ("突发事件应急预案", None, "应急"),
        ("重大建设项目批准结果信息", None, "重大项目"),
        ("人大代表建议办理", None, "建议提案"),
        ("重大行政决策", None, "决策公开"),
        ("政府常务会议", None, "会议公开"),
        ("统计公报", None, "统计数据"),
        ("政府公报", None, "政府公报"),
        ("国民经济和社会发展规划", None, "规划计划"),
        ("公务员招录", None, "人事信息"),
        ("机构职能", None, "机构职能"),
        ("法定主动公开内容", None, "平台父栏目"),
        ("义务教育", None, "民生领域"),
        ("主题教育专栏", None, "专题"),
        ("公示", "政策 > 部门文件", "政策文件"),
        ("公示", None, "通知公告"),
        ("通知公告", "招标采购", "招标采购"),
        ("通知公告", "政务公开", "通知公告"),
        ("执法人员", "行政执法公示", "行政执法"),
        ("服务指南", "行政执法公示 > 事前公开", "行政执法"),
        ("区级", "财政预决算", "财政预决算"),
        ("2026年", "财政预决算", "财政预决算"),
        ("事故查处 - 事故通报", None, "应急"),
        ("某某某", None, "其他"),
        ("", None, "其他"),
    ],
)
def test_classify(name, parent, kind):
    """The name decides, the parent where the name cannot."""
    assert classify(name, parent) == kind


@given(st.text(max_size=30), st.none() | st.text(max_size=30))
def test_always_a_known_class(name, parent):
    """Any words get one of the classes."""
    assert classify(name, parent) in COLUMN_KINDS


@pytest.mark.skipif(not SHARED.exists(), reason="the labelled names are not here")
def test_labelled_names():
    """At least 95 % of the labelled names get their class."""
    with SHARED.open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, delimiter="\t"))
    right = 0
    for row in table:
        parent = re.search(r"\(parent: ([^)]*)\)", row["source"])
        right += classify(row["name"], parent and parent[1]) == row["class"]

    assert right / len(table) >= FLOOR


LIST = "<ul>" + rows('<li><a href="202610/t20261020_{n}.html">{t}</a><b>{d}</b></li>') + "</ul>"
HOME = read(
    "<html><body><ul><li><a href='/'>首页</a></li><li><a href='/zwgk/'>政务公开</a></li>"
    "<li><a href='http://other.gov.cn/'>其他网站</a></li><li><a href='javascript:;'>设为首页</a></li></ul>"
    "<div><h3><a href='/xwzx/zwyw/index.html'>政务要闻</a><a href='/xwzx/zwyw/'>更多&gt;&gt;</a></h3><ul>"
    + "".join(
        f"<li><a href='/xwzx/zwyw/202610/t20261020_{n}.html'>{title}</a><i>{day}</i></li>"
        for n, (title, day) in enumerate(zip(TITLES, DAYS, strict=True))
    )
    + "</ul></div><p><a href='/zwgk/czyjs/'>财政预决算</a><a href='/zwgk/czyjs/a.xlsx'>下载</a><a href='/t/1.html'>关于"
    "召开某某会议的通知</a></p></body></html>",
    f"{HOST}/",
)


def test_discover_from_the_home_page():
    """Columns of menu and blocks; no article, no file, no other site, each once."""
    got = {guess.url: (guess.name, guess.kind, guess.parent) for guess in discover(HOME)}

    assert got == {
        f"{HOST}/zwgk/": ("政务公开", "平台父栏目", None),
        f"{HOST}/xwzx/zwyw/index.html": ("政务要闻", "动态要闻", None),
        f"{HOST}/zwgk/czyjs/": ("财政预决算", "财政预决算", "政务公开"),
    }


def test_discover_from_column_pages():
    """A page that was read says its name and place itself, and leads to more."""
    menu = '<p><a href="bmjs/">部门决算</a></p>'
    html = page(menu + LIST, column="财政信息公开")

    got = {guess.url: guess for guess in discover(HOME, [read(html, f"{HOST}/zwgk/czyjs/")])}

    own = got[f"{HOST}/zwgk/czyjs/"]
    assert (own.name, own.kind, own.parent) == ("财政信息公开", "财政预决算", "政务公开")
    assert own.confidence > 0.9
    assert got[f"{HOST}/zwgk/czyjs/bmjs/"].parent == "财政信息公开"


def test_dead_columns_are_dropped():
    """A page that says that it is not there is no column."""
    dead = read("<p>您访问的页面不存在</p>", f"{HOST}/zwgk/czyjs/")

    assert f"{HOST}/zwgk/czyjs/" not in {guess.url for guess in discover(HOME, [dead])}
