"""A browser draws what no dialect can read, and cannot reach anything that the fetcher would not."""

from __future__ import annotations

import asyncio
from typing import ClassVar

import pytest

from crawler.archive import Archive
from crawler.crawl import crawl_sites
from crawler.fetch import Fetcher
from crawler.render import why_not
from reading.subjects import site_subjects
from records import Column, Role, Site
from records.config import CrawlSettings
from records.store.site import SiteStore
from tests.crawler.archived import records
from tests.sites.mini import BASE, HOST, NOW, Answer, MiniSite

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")

SHELL = """<html><head><meta charset="utf-8"><title>通知公告</title></head><body>
<div>当前位置：<a href="/">首页</a> &gt; 通知公告</div><ul id="rows"></ul>
<img src="http://elsewhere.example/pixel.gif"><script src="/own/list.js"></script></body></html>"""
SCRIPT = """fetch('/own/rows.php', {method: 'POST', body: 'page=1',
  headers: {'Content-Type': 'application/x-www-form-urlencoded'}})
  .then(answer => answer.json()).then(rows => { for (const row of rows)
    document.getElementById('rows').innerHTML +=
      '<li><a href="' + row.u + '">' + row.t + '</a><span>' + row.d + '</span></li>'; });
fetch('http://127.0.0.1:1/secret'); fetch('http://elsewhere.example/');"""


def rows(asked):
    told = ",".join(
        f'{{"u": "/a{n}.html", "t": "关于印发第{n}号工作方案的通知", "d": "2026-11-0{n}"}}'
        for n in (3, 2, 1)
    )
    return Answer(f"[{told}]", "application/json") if asked.form == {"page": "1"} else None


def site(shell=SHELL, **more):
    pages = {
        "/": "<html><body><a href='/tz/'>通知公告</a></body></html>",
        "/tz/": shell,
        "/own/list.js": Answer(SCRIPT, "text/javascript"),
        "/own/rows.php": rows,
    }
    return MiniSite(pages | more)


class Noting(Fetcher):
    """Notes every address that anybody asks it for."""

    asked: ClassVar[list[str]] = []

    async def fetch(self, url, **kept):
        self.asked.append(url)
        return await super().fetch(url, **kept)


def crawl(folder, mini, *, render):
    Noting.asked.clear()
    watched = Site("mini", "云溪县", BASE + "/")
    columns = [Column("tz", "通知公告", BASE + "/tz/", "通知公告", "mini")]

    async def go():
        async with mini.open():
            settings = CrawlSettings(
                pause=0.0,
                retries=0,
                max_depth=0,
                render=render,
                resolve={HOST: f"127.0.0.1:{mini.port}"},
            )
            await crawl_sites(
                [(watched, columns)], settings=settings, folder=folder, inspection="round",
                fetcher=lambda: Noting(settings, now=lambda: NOW),
            )  # fmt: skip

    asyncio.run(go())
    with SiteStore.open(folder / "mini", create=False) as store:
        readings = tuple(store.readings("round"))
    seen = site_subjects(watched, columns, (), readings).columns[0].seen
    return seen, next(one for one in readings if one.errand.role is Role.COLUMN)


def test_a_list_that_only_a_browser_can_read(tmp_path):
    mini = site()
    seen, reading = crawl(tmp_path, mini, render=True)
    assert [(row.title, str(row.date)) for row in reading.facts.listing.postings] == [
        (f"关于印发第{n}号工作方案的通知", f"2026-11-0{n}") for n in (3, 2, 1)
    ]
    assert reading.visit.detail.startswith("由浏览器渲染（Chromium ")
    with Archive(tmp_path / "mini") as archive:
        assert "关于印发第3号工作方案的通知" in archive.read(reading.visit).decode()
    told = {
        fields.get_header("WARC-Target-URI"): head.get_header("x-archive-rendered-by")
        for kind, fields, head, _ in records(tmp_path / "mini")
        if kind == "response"
    }
    assert told[BASE + "/tz/"].startswith("Chromium ")
    assert seen.rows == 3
    assert not seen.complete, "nobody knows whether there is a second page"


def test_the_browser_asks_through_the_fetcher(tmp_path):
    mini = site()
    crawl(tmp_path, mini, render=True)
    asked = [one for one in mini.asked if one.path.startswith("/own/")]
    assert [(one.method, one.path) for one in asked] == [
        ("GET", "/own/list.js"),
        ("POST", "/own/rows.php"),
    ]
    assert all(one.headers["user-agent"].startswith("Mingjian/") for one in asked)
    assert all(url.startswith(BASE) for url in Noting.asked), "not even the guard is troubled"
    assert [one.path for one in mini.asked].count("/tz/") == 1, "the shell is not asked for twice"


def test_robots_holds_for_the_browser_too(tmp_path):
    mini = site(**{"/robots.txt": Answer("User-agent: *\nDisallow: /own/", "text/plain")})
    seen, _ = crawl(tmp_path, mini, render=True)
    assert not any(one.path.startswith("/own/") for one in mini.asked)
    assert seen.rows == 0
    assert not seen.empty, "a list whose script was not let in is not an empty list"


def test_without_leave_no_browser(tmp_path):
    mini = site()
    seen, reading = crawl(tmp_path, mini, render=False)
    assert not any(one.path.startswith("/own/rows") for one in mini.asked)
    assert reading.visit.detail == ""
    assert not seen.complete


def test_a_page_that_its_bytes_tell_is_not_drawn(tmp_path):
    told = "".join(
        f"<li><a href='/{n}.html'>关于印发第{n}号方案的通知</a><span>2026-11-0{n}</span></li>"
        for n in (2, 1)
    )
    _, reading = crawl(
        tmp_path, site(SHELL.replace('<ul id="rows"></ul>', f"<ul>{told}</ul>")), render=True
    )
    assert reading.visit.detail == ""
