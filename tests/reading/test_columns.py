"""Classes of columns by name and parent; columns of a site by its pages."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.columns import BLIND, CASES, PAGE, measured, names, right, sets, standing
from reading.columns import candidates, classify, discover, key
from records import COLUMN_KINDS, Branch
from tests.reading.web import DAYS, HOST, PROSE, TITLES, page, read, rows

SHARED = Path(__file__).parents[2] / ".." / "shared" / "domain" / "columns.tsv"
FLOOR = 0.97
BLIND_FLOOR = 0.93


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


def test_names_of_the_case_table():
    """Every name of our table gets the class that stands beside it; the ones that do not are shown."""
    wrong = [
        (one.name, one.parent, one.kind, one.got) for one in names(CASES) if one.got != one.kind
    ]

    assert wrong == []


def test_every_class_has_cases():
    """The table holds names of every class."""
    assert {one.kind for one in names(CASES)} == set(COLUMN_KINDS)


def test_names_that_nothing_was_learnt_from():
    """The rules hold for names that they were not made by. Do not mend single names of this file: it would be lost."""
    blind = names(BLIND)

    assert right(blind) / len(blind) >= BLIND_FLOOR


@pytest.mark.skipif(not SHARED.exists(), reason="the labelled names are not here")
def test_labelled_names():
    """At least 97 % of the labelled names get their class, with their parent where they have one."""
    table = names(SHARED)

    assert right(table) / len(table) >= FLOOR


@pytest.mark.skipif(not SHARED.exists(), reason="the labelled names are not here")
def test_the_published_figures_are_true():
    """docs/accuracy.md says what would be measured now."""
    assert standing(PAGE.read_text(encoding="utf-8")) == measured(sets(SHARED)).strip()


LIST = "<ul>" + rows('<li><a href="202610/t20261020_{n}.html">{t}</a><b>{d}</b></li>') + "</ul>"
HOME = read(
    "<html><body><ul><li><a href='/'>首页</a></li><li><a href='/zwgk/'>政务公开</a></li>"
    "<li><a href='http://other.gov.cn/'>其他网站</a></li><li><a href='javascript:;'>设为首页</a></li>"
    "<li><a href='/rili.asp?m=2026-10'>上月</a></li><li><a href='/rili.asp'>日历</a></li></ul>"
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


@pytest.mark.parametrize(
    "address",
    [
        f"{HOST}/zwgk/czyjs",
        f"{HOST}/zwgk/czyjs/",
        f"{HOST}/zwgk/czyjs/index.html",
        "https://www.shili.gov.cn/zwgk/czyjs/",
        "http://shili.gov.cn/zwgk/CZYJS/index.shtml",
    ],
)
def test_one_column_under_many_addresses(address):
    """http, https, www and index pages make no second column."""
    assert key(address) == "shili.gov.cn/zwgk/czyjs"


def linked(*links, url=f"{HOST}/", column=""):
    """A page of nothing but links."""
    anchors = "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in links)
    trail = (
        f'<p>当前位置：<a href="/">首页</a> &gt; <a href="./">{column}</a></p>' if column else ""
    )
    return read(f"<html><body>{trail}<ul>{anchors}</ul></body></html>", url)


def urls(guesses):
    return [guess.url.removeprefix(HOST) for guess in guesses]


def test_utilities_and_footers_are_no_columns():
    """What the frame of every page holds is left out, and so are tabs of the home page."""
    home = linked(
        ("/zwgk/tzgg/", "通知公告"),
        ("/wzdt/", "网站地图"),
        ("/gywm/", "关于我们"),
        ("/yssm/", "隐私声明"),
        ("/wza/", "无障碍浏览"),
        ("/login/", "登录"),
        ("/bgxt/", "办公系统"),
        ("/index.html?link=zwgk", "信息公开"),
        ("/a.docx", "申请表"),
        ("http://zwgk.other.gov.cn/", "政府采购"),
    )

    assert urls(discover(home)) == ["/zwgk/tzgg/"]


def test_a_statutory_column_elsewhere_is_link_only():
    """统计数据 on the statistics office's site is that office's; friends of the site are nobody's column."""
    home = linked(
        ("http://tjj.shi.gov.cn/tjsj/", "统计数据"),
        ("http://czj.shi.gov.cn/a/index.html", "县财政局"),
        ("http://zwfw.shi.gov.cn/x/", "教育培训"),
        ("http://tjj.shi.gov.cn/202610/t20261020_1.html", "统计公报"),
    )
    (only,) = discover(home)

    assert (only.name, only.link_only) == ("统计数据", True)


def test_a_column_that_leads_away_is_link_only():
    """An own address that redirects to another site."""
    home = linked(("/tjsj/", "统计数据"), ("/zwgk/tzgg/", "通知公告"))

    got = discover(home, away={f"{HOST}/tjsj/": "http://tjj.shi.gov.cn/"})

    assert [(one.name, one.link_only) for one in got] == [("统计数据", True), ("通知公告", False)]


def test_a_stub_is_not_its_first_child_again():
    """/zwgk/ sends on to /zwgk/gsgg/: one column, with the stub's name above it."""
    home = linked(("/zwgk/", "政务公开"), ("/zwgk/gsgg/", "公示公告"))

    (only,) = discover(home, moved={f"{HOST}/zwgk/": f"{HOST}/zwgk/gsgg/"})

    assert (only.name, only.parent) == ("公示公告", "政务公开")


def test_addresses_that_are_gone_are_no_columns():
    """404 and 410."""
    home = linked(("/a/", "通知公告"), ("/b/", "政策文件"))

    assert urls(discover(home, gone=[f"{HOST}/a/"])) == ["/b/"]


@pytest.mark.parametrize(
    ("links", "name", "url", "years"),
    [
        pytest.param(
            [("/yjs/2024n/", "2024年"), ("/yjs/2026n/", "2026年"), ("/yjs/2025n/", "2025年")],
            "财政预决算",
            "/yjs/2026n/",
            ("/yjs/2025n/", "/yjs/2024n/"),
            id="years alone",
        ),
        pytest.param(
            [("/yjs/2025ys/", "2025年部门预算"), ("/yjs/2026ys/", "2026年部门预算")],
            "部门预算",
            "/yjs/2026ys/",
            ("/yjs/2025ys/",),
            id="years in names",
        ),
        pytest.param(
            [("/yjs/2025year/", "政府决算"), ("/yjs/2026year/", "政府决算")],
            "政府决算",
            "/yjs/2026year/",
            ("/yjs/2025year/",),
            id="years in addresses",
        ),
    ],
)
def test_year_split_columns_are_one(links, name, url, years):
    """One column at its newest year's address; the older addresses are kept."""
    home = linked(("/yjs/", "财政预决算"), *links)
    got = discover(home)
    (joined,) = [one for one in got if one.years]

    assert len(got) == 2
    assert (joined.name, joined.url) == (name, HOST + url)
    assert joined.years == tuple(HOST + one for one in years)
    assert joined.kind == "财政预决算"


def test_years_of_different_columns_stay_apart():
    """预算 of one year and 决算 of another are two columns."""
    home = linked(("/a/2025/", "2025年预算"), ("/a/2026/", "2026年决算"))

    assert len(discover(home)) == 2


def test_single_pages_are_told_from_lists():
    """A column that is one text."""
    home = linked(("/jgzn/", "机构职能"), ("/zwgk/tzgg/", "通知公告"))
    duties = read(page(PROSE, column="机构职能"), f"{HOST}/jgzn/")
    notices = read(page(LIST), f"{HOST}/zwgk/tzgg/")

    got = {one.name: one for one in discover(home, [duties, notices])}

    assert got["机构职能"].single
    assert not got["通知公告"].single
    assert got["通知公告"].seen


def test_a_parent_that_shows_its_childrens_rows_is_not_counted_twice():
    """All rows stand in the children's folders: the parent only gathers them."""
    home = linked(("/nb/", "政府信息公开年报"), ("/nb/bm/", "部门年报"), ("/nb/xz/", "乡镇年报"))
    rows_of = rows('<li><a href="bm/202610/t20261020_{n}.html">{t}</a><b>{d}</b></li>')
    parent = read(page(f"<ul>{rows_of}</ul>", column="政府信息公开年报"), f"{HOST}/nb/")
    own = read(page(LIST, column="政府信息公开年报"), f"{HOST}/nb/")

    assert [one.name for one in discover(home, [parent]) if one.gathers] == ["政府信息公开年报"]
    assert not any(one.gathers for one in discover(home, [own]))


def test_further_pages_are_no_columns():
    """index_2.html of a list that was read."""
    second = read(page(LIST), f"{HOST}/zwgk/tzgg/index_2.html")

    got = discover(linked(("/zwgk/tzgg/", "通知公告")), [second])

    assert [url for url in urls(got) if "tzgg" in url] == ["/zwgk/tzgg/"]


def test_the_folders_of_a_blocks_articles_are_worth_a_look():
    """A block without a 更多 link: its articles' folder is opened, and is a column once its page says so."""
    links = [
        (f"/xw/yw/2026-10-2{n}/{n}.html", f"我县召开第{n}次工作推进会议部署任务") for n in range(4)
    ]
    home = linked(*links)
    column = read(page(LIST, column="本县要闻"), f"{HOST}/xw/yw/")

    assert candidates(home) == (f"{HOST}/xw/yw/",)
    assert discover(home) == ()
    assert discover(home, [column])[0].name == "本县要闻"


def test_what_is_opened_first():
    """The site map, then platforms, then columns whose class is known, then unnamed links, then the rest."""
    home = linked(
        ("/x/", "云溪印象馆"),
        ("/a/", "通知公告"),
        ("/zwgk/", "政务公开"),
        ("/m/", "更多"),
        ("/map/", "网站地图"),
    )

    assert [url.removeprefix(HOST) for url in candidates(home)] == [
        "/map/",
        "/zwgk/",
        "/a/",
        "/m/",
        "/x/",
    ]


def test_the_site_map_names_columns_and_is_none():
    """Its links are columns."""
    home = linked(("/map/", "网站地图"))
    sitemap = linked(
        ("/zwgk/", "政务公开"),
        ("/zwgk/gsgg/", "公示公告"),
        ("/login/", "登录"),
        url=f"{HOST}/map/",
        column="网站地图",
    )
    got = discover(home, [sitemap])

    assert [(one.name, one.parent, one.why) for one in got] == [
        ("政务公开", None, "网站地图"),
        ("公示公告", "政务公开", "网站地图"),
    ]


CATALOGUE = (
    Branch("法定主动公开内容", f"{HOST}/gkmlpt/index#1", (), 0),
    Branch("财政信息", f"{HOST}/gkmlpt/index#2", ("法定主动公开内容",), 40),
    Branch("部门", f"{HOST}/gkmlpt/index#3", ("法定主动公开内容", "财政信息"), 25),
    Branch("统计信息", "http://tjj.shi.gov.cn/tj/", ("法定主动公开内容",), None, link_only=True),
)


def test_a_catalogue_tree_gives_columns():
    """Leaves are columns with their parents' help; inner nodes gather; links out of the catalogue are link-only."""
    tree = replace(linked(url=f"{HOST}/gkmlpt/index"), branches=CATALOGUE)
    got = {one.name: one for one in discover(linked(("/gkmlpt/index", "政府信息公开平台")), [tree])}

    assert (got["部门"].kind, got["部门"].parent) == ("财政预决算", "财政信息")
    assert "目录称有 25 条" in got["部门"].why
    assert got["部门"].seen
    assert [got[name].gathers for name in ("法定主动公开内容", "财政信息", "部门")] == [
        True,
        True,
        False,
    ]
    assert got["统计信息"].link_only
    assert all(one.gathers for name, one in got.items() if name == "政府信息公开平台")


def test_a_tree_that_hangs_on_many_pages_is_one_tree():
    """大汉 gives each leaf the address of the page that shows the tree, and its own code."""
    pages = [
        replace(
            linked(url=f"{HOST}/col/col{number}/index.html"),
            branches=(
                Branch(
                    "人事任免",
                    f"{HOST}/col/col{number}/index.html?number=R1&vc_xxgkarea=A",
                    ("目录",),
                ),
                Branch(
                    "人事任免",
                    f"{HOST}/col/col{number}/index.html?number=R1&vc_xxgkarea=B",
                    ("目录",),
                ),
            ),
        )
        for number in (1, 2)
    ]
    got = discover(linked(("/col/col1/index.html", "信息公开目录")), pages)

    assert urls(one for one in got if one.name == "人事任免") == [
        "/col/col1/index.html?number=R1&vc_xxgkarea=A",
        "/col/col1/index.html?number=R1&vc_xxgkarea=B",
    ]


def test_columns_of_a_catalogue_need_no_look():
    """They were named by the site's own data."""
    home = replace(linked(("/a/", "通知公告")), branches=CATALOGUE)

    assert candidates(home) == (f"{HOST}/a/",)


def test_a_hostile_number_of_links_costs_little():
    """20,000 links, each a column to look at."""
    home = linked(*[(f"/c{n}/2026/", "2026年通知公告") for n in range(20_000)])
    begin = time.process_time()
    discover(home, [home])

    assert time.process_time() - begin < 10


@given(st.lists(st.tuples(st.text(max_size=20), st.text(max_size=20)), max_size=12))
def test_any_links_are_read(links):
    """No exception, and every guess has a known class."""
    shown = linked(*[(href.replace('"', ""), text.replace("<", "")) for href, text in links])

    assert {one.kind for one in discover(shown, [shown])} <= set(COLUMN_KINDS)
