"""A small site described in Python, its pages in JSON, and a reader for them: the walk without real HTML."""

from __future__ import annotations

import json
from datetime import datetime
from urllib.parse import urljoin
from zoneinfo import ZoneInfo

import httpx

from crawler.archive import Archive
from crawler.crawl import always, crawl_site
from crawler.fetch import Fetcher
from records import (
    Anchor,
    ArticleFacts,
    AttachmentLink,
    Column,
    Document,
    Listing,
    Page,
    PageKind,
    Posting,
    Site,
)
from records.config import CrawlSettings
from records.store.site import SiteStore

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
HOST = "www.toy.gov.cn"
BASE = f"http://{HOST}"
SITE = Site("toy", "示例", BASE + "/")
NEWS = Column("news", "要闻", BASE + "/news/", "动态要闻", "toy")
BUDGET = Column("budget", "预算", BASE + "/budget/", "财政预决算", "toy")
COLUMNS = (NEWS, BUDGET)
SETTINGS = CrawlSettings(pause=0, retries=0, resolve={HOST: "127.0.0.1:9"}, max_depth=2)


def home(*links):
    return {"kind": "home", "links": links}


def listing(*rows, links=(), following=None):
    return {"kind": "list", "rows": rows, "next": following, "links": links}


def article(*files, links=()):
    return {"kind": "article", "files": files, "links": links}


def stub(target):
    return {"kind": "redirect_stub", "to": target}


PAGES = {
    "/": home(
        "/news/", "/about.html", "/gone.html", "/news/1.html", "http://elsewhere.cn/", "#top"
    ),
    "/news/": listing("/news/1.html", "/news/2.html", following="/news/index_1.html"),
    "/news/index_1.html": listing("/news/3.html", "/budget/b.html", following="/news/index_2.html"),
    "/news/index_2.html": listing("/news/1.html", "/news/3.html", following="/news/index_3.html"),
    "/news/index_3.html": listing("/never.html"),  # the page before brought nothing new
    "/budget/": listing("/budget/b.html", "javascript:;", links=("/about.html",)),
    "/news/1.html": article("/files/a.xlsx", links=("/news/2.html", "/deep1.html")),
    "/news/2.html": article(links=("/files/a.xlsx",)),
    "/news/3.html": article(),
    "/budget/b.html": article("/files/b.pdf", "/files/gone.pdf"),
    "/files/a.xlsx": b"xlsx!",
    "/files/b.pdf": b"pdf!",
    "/about.html": stub("/about/real.html"),
    "/about/real.html": article(links=("/deep1.html", "/moved.html")),
    "/moved.html": 302,
    "/deep1.html": article(links=("/deep2.html",)),
    "/deep2.html": article(links=("/deep3.html",)),
    "/deep3.html": article(),
}


def read_page(body, url, content_type=""):
    told = json.loads(body or b'{"kind": "other"}')

    def there(hrefs):
        return tuple(dict.fromkeys(urljoin(url, href) for href in hrefs))

    rows = tuple(
        Posting(f"第{n}条", None if "script" in href else urljoin(url, href), None, False, n)
        for n, href in enumerate(told.get("rows", ()))
    )
    every = [*told.get("links", ()), *told.get("rows", ()), *told.get("files", ())]
    return Page(
        url=url,
        kind=PageKind(told["kind"]),
        title=url,
        charset="utf-8",
        links=tuple(Anchor(one, "链接") for one in there(every) if one.startswith("http")),
        listing=Listing(None, rows, next_page=told.get("next") and urljoin(url, told["next"]))
        if told["kind"] == "list"
        else None,
        article=ArticleFacts(
            None,
            None,
            attachments=tuple(AttachmentLink("附件", one) for one in there(told["files"])),
        )
        if "files" in told
        else None,
        redirect=told.get("to") and urljoin(url, told["to"]),
    )


def use_toy_reader(monkeypatch, reads=None):
    """Let the walk read JSON; `reads` collects the addresses that were really read."""

    def read(body, url, content_type=""):
        if reads is not None:
            reads.append(url)
        return read_page(body, url, content_type)

    def kind(body, content_type="", url=""):
        return "empty" if not body else "html" if body.startswith(b"{") else "file"

    monkeypatch.setattr("crawler.understanding.reading.read_page", read)
    monkeypatch.setattr("crawler.understanding.sniff", kind)
    monkeypatch.setattr(
        "crawler.understanding.read_apart",
        lambda body, name, kind: Document(name, kind, len(body), 1),
    )


class Answers(httpx.AsyncBaseTransport):
    """Serves PAGES; counts what was asked."""

    def __init__(self, pages=PAGES):
        self.pages = pages
        self.asked = []

    async def handle_async_request(self, request):
        path = request.url.raw_path.decode()
        self.asked.append(path)
        found = self.pages.get(path)
        if path == "/robots.txt" and found is None:
            return httpx.Response(404)
        if found is None:
            return httpx.Response(404, content=b'{"kind": "error_page", "links": ["/trap.html"]}')
        if isinstance(found, Exception):
            raise found
        if found == 302:
            return httpx.Response(302, headers={"location": "/deep1.html"})
        body = found if isinstance(found, bytes) else json.dumps(found).encode()
        return httpx.Response(200, content=body, headers={"content-type": "text/html"})


async def walk(
    folder,
    *,
    inspection="round",
    pages=PAGES,
    progress=None,
    settings=SETTINGS,
    kept=None,
    may=always,
):
    """Crawl the toy site into `folder`; returns the paths asked for."""
    answers = Answers(pages)
    fetcher = Fetcher(settings, transport=answers, now=lambda: NOW, clock=lambda: 0.0)
    async with fetcher:
        with SiteStore.open(folder) as store, Archive(folder, end=store.archive_end()) as archive:
            if kept is not None:
                kept(store, archive)
            await crawl_site(
                SITE,
                COLUMNS,
                settings=settings,
                store=store,
                archive=archive,
                inspection=inspection,
                fetcher=fetcher,
                progress=progress,
                may=may,
            )
    return answers.asked


def readings(folder, inspection="round"):
    with SiteStore.open(folder, create=False) as store:
        return tuple(store.readings(inspection))
