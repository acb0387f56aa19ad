"""A site that nobody has configured: looked at within bounds, drafted for review, scanned with only its address."""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app import discovery
from app.discovery import Discovered, look, one_site, settings_for
from app.drafting import draft
from app.scan import scan
from bench.stored import Shelf, Stored, serve, stored_pages
from records import ColumnGuess, Site
from records.config import load
from records.errors import MingjianError
from tests.reading.web import FOOT, PROSE, page, rows
from tests.sites.gkmlpt import site as gkmlpt
from tests.sites.mini import BASE, HOST, Answer, MiniSite

SHARED = Path(__file__).parents[2] / ".." / "shared" / "data" / "pages"
TODAY = date(2026, 11, 22)
LIST = "<ul>" + rows('<li><a href="202610/t20261020_{n}.html">{t}</a><b>{d}</b></li>') + "</ul>"
MENU = (
    '<ul><li><a href="/">首页</a></li><li><a href="/zwgk/">政务公开</a></li><li><a href="/jgzn/">机构职能</a></li>'
    '<li><a href="/wzdt/">网站地图</a></li><li><a href="http://tjj.shi.gov.cn/tjsj/">统计数据</a></li></ul>'
)
PAGES = {
    "/": f"<html><title>示例区人民政府</title><body>{MENU}{LIST}{LIST}{FOOT}</body></html>",
    "/zwgk/": "<meta http-equiv='refresh' content='0;url=/zwgk/gsgg/'>",
    "/zwgk/gsgg/": page(f'<p><a href="/zwgk/cz/">财政信息</a></p>{LIST}', column="公示公告"),
    "/zwgk/cz/": page(f'<p><a href="/zwgk/cz/js/">部门决算</a></p>{LIST}', column="财政信息"),
    "/zwgk/cz/js/": page(LIST, column="部门决算"),
    "/jgzn/": page(PROSE, column="机构职能"),
    "/wzdt/": f'<html><title>网站地图</title><body>{MENU}<a href="/zwgk/rs/">人事信息</a></body></html>',
    "/zwgk/rs/": page(LIST, column="人事信息"),
}


def now():
    """The day of the look."""
    return datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))


@contextmanager
def served(shelf):
    """The address at which a shelf is served."""
    server = serve(shelf)
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def shelf(tmp_path):
    """The pages of one made-up site."""
    stored = []
    for number, (target, html) in enumerate(PAGES.items()):
        path = tmp_path / f"{number}.html"
        path.write_text(html, encoding="utf-8")
        stored.append(Stored(path, "www.shili.gov.cn", target))
    return Shelf(stored, "www.shili.gov.cn")


def looked(address, folder, start="/"):
    """What a look finds."""
    url = address + start
    settings = settings_for(url, None, max_pages=1000)
    return look(one_site(url, folder, settings), TODAY, now=now)


def test_three_levels_are_looked_at(shelf, tmp_path):
    """Home, channel, column, and the column below it; shells are followed, articles left alone."""
    with served(shelf) as address:
        found = looked(address, tmp_path / "data")
    got = {one.name: one for one in found.guesses}

    assert {"公示公告", "财政信息", "部门决算", "机构职能", "人事信息"} <= set(got)
    assert "政务公开" not in got
    assert got["部门决算"].confidence > 0.9
    assert got["机构职能"].single
    assert got["统计数据"].link_only
    assert {page.target for page in shelf.pages} == {url.partition("cn")[2] for url in shelf.asked}


def test_mere_links_are_not_watched(shelf, tmp_path):
    """What leads to another office's site is told to the reviewer and not judged."""
    with served(shelf) as address:
        found = looked(address, tmp_path / "data")

    assert "统计数据" in {one.name for one in found.guesses}
    assert "统计数据" not in {one.name for one in found.columns}


def test_a_bounded_look_says_what_it_left(shelf, tmp_path, monkeypatch):
    """Never more addresses than the bound, and the rest by name."""
    monkeypatch.setattr(discovery, "MAX_LOOK", 3)
    with served(shelf) as address:
        found = looked(address, tmp_path / "data")

    assert found.looked == 3
    assert found.unopened
    assert "未看（达到本次查看上限，可能另有栏目）" in draft([found], TODAY)


def test_what_did_not_answer_is_said(shelf, tmp_path):
    """The menu of the frame leads to pages that are not stored."""
    with served(shelf) as address:
        found = looked(address, tmp_path / "data")
    text = draft([found], TODAY)

    assert f"{address}/hdjl/" in dict(found.unreached)
    assert "未能打开" in text


def test_without_a_home_page_there_is_no_look(shelf, tmp_path):
    """The reason is Chinese and names the address."""
    with served(shelf) as address, pytest.raises(MingjianError, match="首页未能打开"):
        looked(address, tmp_path / "data", "/nothing/")


@contextmanager
def open_in_a_thread(mini):
    """A mini-site that answers while this thread crawls it."""
    ready, over = threading.Event(), threading.Event()

    async def stay():
        async with mini.open():
            ready.set()
            await asyncio.to_thread(over.wait)

    thread = threading.Thread(target=asyncio.run, args=(stay(),))
    thread.start()
    try:
        assert ready.wait(5)
        yield mini
    finally:
        over.set()
        thread.join()


def mini_look(routes, folder):
    """A look at a mini-site under its real host name."""
    mini = MiniSite(routes)
    with open_in_a_thread(mini):
        config = one_site(f"{BASE}/", folder, settings_for(f"{BASE}/", None, max_pages=1000))
        crawl = replace(config.crawl, pause=0.0, resolve={HOST: f"127.0.0.1:{mini.port}"})
        return look(replace(config, crawl=crawl), TODAY, now=now), mini


def home_of(*links):
    """A home page of links and a block."""
    menu = "".join(f'<li><a href="{href}">{text}</a></li>' for href, text in links)
    return f"<html><title>云溪县人民政府</title><body><ul>{menu}</ul>{LIST}{FOOT}</body></html>"


def test_the_catalogue_of_a_shell_is_the_sites_tree(tmp_path):
    """广东 gkmlpt: the columns of its `_CONFIG.TREE`, without opening any of them."""
    routes = {"/": home_of((gkmlpt.INDEX, "政府信息公开平台")), gkmlpt.INDEX: gkmlpt.index()}
    found, mini = mini_look(routes, tmp_path / "data")
    got = {one.name: one for one in found.guesses}

    assert got["规范性文件"].url == f"{BASE}{gkmlpt.INDEX}#5532"
    assert got["规范性文件"].kind == "规范性文件"
    assert got["财政预决算"].link_only
    assert {one.name for one in found.columns} >= {"规范性文件", "通知'公告"}
    assert "政府信息公开平台" not in {one.name for one in found.columns}
    assert not [one for one in mini.asked if "/api/" in one.path]


def test_dead_and_departed_columns(tmp_path):
    """404 is no column; a redirect to another site is a link; the bare host is the same office's."""
    routes = {
        "/": home_of(("/gone/", "通知公告"), ("/tjsj/", "统计数据"), ("/zwgk/", "政策文件")),
        "/tjsj/": Answer("", status=302, headers=(("Location", "http://tjj.shi.gov.cn/"),)),
        "/zwgk/": page(LIST, column="政策文件"),
    }
    found, _ = mini_look(routes, tmp_path / "data")
    got = {one.name: one for one in found.guesses}

    assert "通知公告" not in got
    assert got["统计数据"].link_only
    assert got["政策文件"].seen


def discovered(*guesses):
    """A site with these guesses."""
    return Discovered(Site("site1", '示例"区\n网', "http://www.shili.gov.cn/"), guesses, None)


GUESSES = (
    ColumnGuess("部门决算", "http://www.shili.gov.cn/a/", "财政预决算", "财政信息", 0.95, "栏目页面包屑", seen=True),
    ColumnGuess("通知公告", "http://www.shili.gov.cn/b/", "通知公告", None, 0.7, "首页链接"),
    ColumnGuess("部门预算", "http://www.shili.gov.cn/c26/", "财政预决算", "财政信息", 0.95, "x", seen=True,
                years=("http://www.shili.gov.cn/c25/",)),
    ColumnGuess("机构职能", "http://www.shili.gov.cn/d/", "机构职能", None, 0.85, "单页", single=True, seen=True),
    ColumnGuess("统计数据", "http://tjj.shi.gov.cn/tj/", "统计数据", None, 0.7, "首页链接", link_only=True),
    ColumnGuess("财政信息", "http://www.shili.gov.cn/e/", "财政预决算", None, 0.8, "汇集", gathers=True, seen=True),
    ColumnGuess('引"号\\栏\n目', "http://www.shili.gov.cn/f/", "其他", "父\n栏", 0.3, "行\n尾"),
)  # fmt: skip


@pytest.fixture
def drafted(tmp_path):
    """The draft of all sorts of guesses, as text and as it is loaded."""
    path = tmp_path / "draft.toml"
    path.write_text(draft([discovered(*GUESSES)], TODAY), encoding="utf-8")
    return path.read_text(encoding="utf-8"), load(path)


def test_a_draft_is_a_configuration(drafted):
    """It loads; what is doubtful or not the site's own is a comment."""
    _, config = drafted

    assert [one.name for one in config.columns] == ["部门决算", "部门预算", "通知公告", "机构职能"]


def test_commented_columns_can_be_taken_in(drafted, tmp_path):
    """Without the marks in front of them they load too."""
    text, _ = drafted
    path = tmp_path / "all.toml"
    lines = [line.removeprefix("# ") if _is_table(line) else line for line in text.split("\n")]
    path.write_text("\n".join(lines), encoding="utf-8")

    assert Counter(one.site for one in load(path).columns) == {"site1": len(GUESSES)}


def _is_table(line):
    return line.startswith(("# [[", "# id", "# name", "# url", "# kind", "# site", "# parent"))


@pytest.mark.parametrize(
    "words",
    [
        "列入栏目 4 个，其中请核对 1 个；注释掉 3 个",
        "通知公告 1，机构职能 1，财政预决算 2",
        "# ──── 财政信息 ────",
        "# ──── 未见上级栏目 ────",
        "# 请核对，把握 70%：首页链接，未打开核实",
        "# 往年地址：http://www.shili.gov.cn/c25/",
        "# 单页栏目，没有列表",
        "# 只是指向站外的链接",
        "# 只汇集下级栏目的信息",
        "# 把握不足，暂不列入",
    ],
)
def test_a_draft_tells_the_reviewer(drafted, words):
    """Counts at the top, groups by parent, and a reason above each guess."""
    assert words in drafted[0]


ZHECHENG = {
    # The directory of its 政府信息公开目录 and 重点领域信息公开, read off the stored page by hand.
    "政策解读": "政策解读", "政府文件": "政策文件", "领导讲话": "动态要闻", "重要会议": "会议公开",
    "统计数据": "统计数据", "发展规划": "规划计划", "应急管理": "应急", "公示公告": "通知公告",
    "食品药品安全": "民生领域", "扶贫信息": "专题", "财政资金": "财政预决算", "政府采购": "招标采购",
    "财政审计": "财政预决算", "保障性住房": "民生领域", "房屋征收": "民生领域", "土地供应": "民生领域",
    "建设项目": "重大项目", "医疗卫生": "民生领域", "教育服务": "民生领域", "社会保险": "民生领域",
    "就业创业": "民生领域", "社会救助": "民生领域", "环境保护": "民生领域", "安全生产": "应急",
    "价格收费": "行政事业性收费", "政府领导": "领导信息",
    # Its home page and the side menus of its columns.
    "部门动态": "动态要闻", "乡镇动态": "动态要闻", "媒体关注": "动态要闻", "专题专栏": "专题",
    "信息公开制度": "公开制度", "依申请公开": "依申请公开", "联系我们": "机构职能",
    "部门年报": "年度报告", "政府年报": "年度报告", "乡镇年报": "年度报告",
}  # fmt: skip
DAOZHEN = {
    # Its site map, read by hand; parents in the order of the address.
    ("工作动态", "业务要闻"): "动态要闻", ("工作动态", "行业动态"): "动态要闻", ("工作动态", "领导活动"): "动态要闻",
    ("工作动态", "通知公告"): "通知公告", ("工作动态", "人事考试"): "人事信息", ("部门概况", "单位职能"): "机构职能",
    ("部门概况", "领导信息"): "领导信息", ("部门概况", "就业创业"): "民生领域", ("就业创业", "政策法规"): "政策文件",
    ("就业创业", "办事指南"): "办事服务", ("争议仲裁", "通知公告"): "通知公告", ("监察大队", "工作动态"): "动态要闻",
    ("政务公开", "依申请公开"): "依申请公开", ("政务公开", "公示公告"): "通知公告", ("政务公开", "党建信息"): "专题",
    ("政务公开", "录用调配"): "人事信息", ("政务公开", "公共资源配置"): "招标采购",
    ("政务公开", "政策法规"): "政策文件",
    ("政务公开", "专业职称"): "人事信息", ("政务公开", "部门文件"): "政策文件", ("政务公开", "政策解读"): "政策解读",
    ("政务公开", "规划计划"): "规划计划", ("政务公开", "人事信息"): "人事信息", ("政务公开", "扶贫工作"): "专题",
}  # fmt: skip


@pytest.mark.skipif(not SHARED.is_dir(), reason="the stored real pages are not here")
def test_a_real_county_is_scanned_by_its_address_alone(tmp_path):
    """柘城县: every column of its navigation with its class, no utility, and a round that judges what was stored."""
    shelf = Shelf(stored_pages(SHARED), "www.zhecheng.gov.cn")
    with served(shelf) as address:
        settings = settings_for(f"{address}/", None, max_pages=400)
        round_ = scan(one_site(f"{address}/", tmp_path, settings), TODAY, now=now)
    got = {one.name: one.kind for one in round_.columns}

    assert {name: got.get(name) for name in ZHECHENG} == ZHECHENG
    assert not {"首页", "旧版本进入", "试运行", "中国政府网", "县财政局"} & set(got)
    assert len({one.url for one in round_.columns}) == len(round_.columns)
    rules = {one.rule for one in round_.findings}
    assert "stale_home" in rules
    # Its second list pages were not stored: one page alone makes no column stale.
    assert not rules & {"stale_column", "blank_column", "site_unreachable", "dead_link"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the stored real pages are not here")
def test_a_real_bureau_is_found_by_its_site_map(tmp_path):
    """道真县人社局, whose home page was not stored: scanned from its site map, stale and blank columns told."""
    shelf = Shelf(stored_pages(SHARED), "rsj.gzdaozhen.gov.cn")
    with served(shelf) as address:
        url = f"{address}/syqt/wzdt/"
        settings = settings_for(url, None, max_pages=400)
        round_ = scan(one_site(url, tmp_path, settings), TODAY, now=now)
    got = {(one.parent, one.name): one.kind for one in round_.columns}
    told = {
        rule: {_column_name(round_, one.column) for one in round_.findings if one.rule == rule}
        for rule in ("stale_column", "blank_column")
    }

    assert {pair: got.get(pair) for pair in DAOZHEN} == DAOZHEN
    assert told["blank_column"] == {"公共资源配置", "政策解读"}
    assert told["stale_column"] >= {"人事信息", "业务工作"}


def _column_name(round_, column):
    return next(one.name for one in round_.columns if one.id == column)
