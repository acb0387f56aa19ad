"""Where a page leads."""

from __future__ import annotations

from dataclasses import replace

import pytest

from crawler.frontier import grounds, is_followed, leads, plan, row_keys, stub_target
from records import (
    Anchor,
    ArticleFacts,
    AttachmentLink,
    Column,
    Errand,
    Listing,
    Page,
    PageKind,
    Posting,
    Role,
    Site,
)
from records.searched import SEARCH, Search

SITE = Site("s", "示例", "http://www.a.cn", hosts=("xxgk.a.cn", "B.a.cn:8080"))
NEWS = Column("news", "要闻", "http://www.a.cn/news", "动态要闻", "s")
AWAY = Column("away", "公开", "https://open.a.cn/x/", "其他", "s")
GROUND = grounds(SITE, [NEWS, AWAY])
LIST = Errand("http://www.a.cn/news", Role.COLUMN, "news")


def test_grounds():
    assert {"www.a.cn", "xxgk.a.cn", "b.a.cn:8080", "open.a.cn"} == GROUND


@pytest.mark.parametrize(
    ("url", "inside"),
    [
        ("http://www.a.cn/x", True),
        ("https://www.a.cn/x", True),
        ("http://www.a.cn:8080/x", False),
        ("http://b.a.cn:8080/", True),
        ("http://b.a.cn/", False),
        ("http://a.cn/", False),  # www is never taken for granted
        ("http://www.a.cn.evil.cn/", False),
    ],
)
def test_what_belongs_to_the_site(url, inside):
    home = Errand("http://www.a.cn/", Role.HOME)
    assert bool(go(home, Page(home.url, PageKind.HOME, "", ""), url)) is inside


def test_the_plan():
    assert plan(SITE, [NEWS, AWAY]) == (
        Errand("http://www.a.cn/", Role.HOME),
        Errand("http://www.a.cn/news", Role.COLUMN, "news"),
        Errand("https://open.a.cn/x/", Role.COLUMN, "away"),
    )
    assert plan(SITE, [replace(NEWS, url="http://www.a.cn/")]) == (
        Errand("http://www.a.cn/", Role.HOME, "news"),
    )


def page(*rows, following=None, files=(), kind=PageKind.LIST):
    postings = tuple(Posting(f"题{n}", url, None, False, n) for n, url in enumerate(rows))
    article = ArticleFacts(
        "题", None, attachments=tuple(AttachmentLink("附", url) for url in files)
    )
    listing = Listing(None, postings, next_page=following)
    return Page(LIST.url, kind, "", "", listing=listing, article=article)


def go(errand, read, *links, **kept):
    chosen = {"ground": GROUND, "max_depth": 3, "attachments": True, "next_page": True, **kept}
    found = leads(errand, read, [Anchor(url, "字") for url in links], **chosen)
    return [
        (one.url.removeprefix("http://www.a.cn"), one.role.value, one.column, one.depth)
        for one in found
    ]


def test_graver_errands_come_first():
    read = page(
        "http://www.a.cn/1.html", following="http://www.a.cn/p2", files=["http://www.a.cn/a.xls"]
    )
    assert go(LIST, read, "http://www.a.cn/about#top", "http://elsewhere.cn/") == [
        ("/p2", "list", "news", 0),
        ("/1.html", "article", "news", 1),
        ("/a.xls", "attachment", "news", 1),
        ("/about", "link", "", 1),
    ]


CASES = [
    # name, errand, page, links, options, what is found
    ("no next page", LIST, page(following="http://www.a.cn/p2"), (), {"next_page": False}, []),
    ("a next page elsewhere", LIST, page(following="http://elsewhere.cn/p2"), (), {}, []),
    ("rows of an unwatched list", replace(LIST, role=Role.LINK, column=""), page("http://www.a.cn/1"), (), {}, []),
    ("rows on an article", replace(LIST, role=Role.ARTICLE), page("http://www.a.cn/1"), (), {}, []),
    ("a row that leads nowhere", LIST, page(None, "javascript:;"), (), {}, []),
    ("too deep", replace(LIST, depth=3), page(), ("http://www.a.cn/x",), {}, []),
    ("attachments however deep", replace(LIST, depth=9), page(files=["http://www.a.cn/f"]), (), {},
     [("/f", "attachment", "news", 10)]),
    ("no attachments wanted", LIST, page(files=["http://www.a.cn/f"]), (), {"attachments": False}, []),
    ("a link that was met", LIST, page(), ("http://www.a.cn/x",), {"met": {"http://www.a.cn/x"}}, []),
    ("a row that was met as a link", LIST, page("http://www.a.cn/x"), (), {"met": {"http://www.a.cn/x"}},
     [("/x", "article", "news", 1)]),
    ("mail", LIST, page(), ("mailto:a@www.a.cn", ""), {}, []),
]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "errand", "read", "links", "options", "found"), CASES, ids=[row[0] for row in CASES]
)
def test_leads(name, errand, read, links, options, found):
    assert go(errand, read, *links, **options) == found


@pytest.mark.parametrize(
    ("status", "kind", "followed"),
    [
        (200, PageKind.LIST, True),
        (304, PageKind.LIST, True),
        (404, PageKind.LIST, False),
        (200, PageKind.ERROR_PAGE, False),
    ],
)
def test_links_of_error_pages_are_not_followed(status, kind, followed):
    assert is_followed(status, page(kind=kind)) is followed


def test_who_found_it_and_under_what_name():
    found = leads(
        LIST,
        page("http://www.a.cn/1"),
        (),
        ground=GROUND,
        max_depth=1,
        attachments=True,
        next_page=True,
    )
    assert (found[0].found_on, found[0].text) == (LIST.url, "题0")


def test_rows_are_told_apart_by_address_or_by_title():
    listing = page("http://www.a.cn/1#a", "http://www.a.cn/1#b", None).listing
    assert row_keys(listing) == ("http://www.a.cn/1", "http://www.a.cn/1", "#题2")


@pytest.mark.parametrize(
    ("kind", "redirect", "target"),
    [
        (PageKind.REDIRECT_STUB, "http://www.a.cn/x#y", "http://www.a.cn/x"),
        (PageKind.REDIRECT_STUB, "http://elsewhere.cn/", ""),
        (PageKind.REDIRECT_STUB, None, ""),
        (PageKind.LIST, "http://www.a.cn/x", ""),
    ],
)
def test_stub_target(kind, redirect, target):
    read = Page("http://www.a.cn/", kind, "", "", redirect=redirect)
    assert stub_target(read, GROUND) == target


def test_the_search_of_a_home_page_is_asked_once_where_a_round_is_a_full_one():
    asked = replace(page(), search=Search("关于防汛的通知", "http://www.a.cn/so?q=1"))
    home = Errand("http://www.a.cn/", Role.HOME)
    usual = {"ground": GROUND, "max_depth": 0, "attachments": True, "next_page": False}
    (one,) = leads(home, asked, (), search=True, **usual)

    assert (one.url, one.role, one.column) == ("http://www.a.cn/so?q=1", Role.SEARCH, "")
    assert (one.onward.family, one.onward.value("title")) == (SEARCH, "关于防汛的通知")
    assert leads(home, asked, (), **usual) == ()
    assert leads(replace(home, role=Role.LINK), asked, (), search=True, **usual) == ()
    assert leads(home, replace(asked, search=Search("题")), (), search=True, **usual) == ()
