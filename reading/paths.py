"""What an address alone suggests: a weak prior, never proof."""

from __future__ import annotations

import re
from functools import lru_cache

from reading.addresses import path_of

_ARTICLE = re.compile(
    r"/t\d{6,8}[_\d]*\.s?html?$|/art_\w+\.html$|/(?:content|c)_\d+\.s?html?$|/m?post_\d+\.html|/info/\d+/\d+\.htm|"
    r"/(?:19|20)\d{2}-?\d{2}[-/]?(?:\d{2})?/(?!index|list)[^/]+\.s?html?$|"
    r"/(?:19|20)\d{2}/\d{1,2}/\d{1,2}/[^/]+\.s?html?$|"
    r"/(?:19|20)\d{2}/[01]\d[0-3]\d/[^/]+\.s?html?$|/[0-9a-f]{8,40}/c\.s?html?$|/c\d+/content\.s?html?$|"
    r"pnidpv\d+\.s?html?$|/\d{7,20}/index\.s?html?$|/c\d+a\d+/page\.htm$|"
    r"/[0-9a-f]{32}\.s?html?$|/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f-]{22,23}\.s?html?$|/\d{4,}\.s?html?$|"
    r"/(?:detail|show|view|content/show)[/_.?-]",
    re.IGNORECASE,
)
"""Article dialects of domain note §2.13, row for row: t-date, art, content, gkmlpt post, VSB info; month and day
folders; hex/c, ccontent; pnidpv, numid and web-idx, 苏迪's page; hexmon, hbuuid, plain ids."""
_LIST = re.compile(
    r"(?:/|/(?:[\w-]{0,24}(?:index|list)|default|newslsit)(?:[_-]?\w{1,12}){0,2}\.(?:s?html?|jsp|aspx?|php))$",
    re.IGNORECASE,
)
"""Folders, and files named list, index and the like: `xxgk_list_3`, `column-index-2`, `list_zh`, `NewsLsit`."""
_HOME = re.compile(r"^/(?:(?:index|default|main|home)\.(?:s?html?|jsp|aspx?|php))?$", re.IGNORECASE)
_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pdf|pptx?|wps|et|ofd|zip|rar|7z|txt|csv|jpe?g|png|gif|mp4|mp3|apk|exe|css|js|xml|rss)$",
    re.IGNORECASE,
)

_KEPT = 2048
"""Addresses whose answer is kept: a page's own is asked for some times, a menu's on every page."""


def is_home(url: str) -> bool:
    """Is it the root of a host?"""
    return "://" in url and bool(_HOME.match(path_of(url))) and "?" not in url


@lru_cache(maxsize=_KEPT)
def is_article(url: str) -> bool:
    """Does it look like one article's address?"""
    return bool(_ARTICLE.search(path_of(url)))


@lru_cache(maxsize=_KEPT)
def is_list(url: str) -> bool:
    """Does it look like a folder or an index page?"""
    return bool(_LIST.search(path_of(url)))


@lru_cache(maxsize=_KEPT)
def is_file(url: str) -> bool:
    """Does its name say that it is no page?"""
    return bool(_FILE.search(path_of(url)))


def folder(url: str) -> str:
    """The address up to its last slash, without scheme: what is under a column shares it."""
    rest = url.partition("://")[2].partition("?")[0].partition("#")[0]
    if "/" not in rest:
        return rest + "/"
    head, _, tail = rest.rpartition("/")
    return f"{head}/" if "." in tail or not tail else f"{rest}/"


def same_column(url: str) -> str:
    """A key under which `/x`, `/x/` and `/x/index.html` over http or https are one column."""
    rest = url.partition("://")[2]
    path, mark, query = rest.partition("?")
    path = re.sub(r"(?:index|default)\.(?:s?html?|jsp|aspx?|php)$", "", path, flags=re.IGNORECASE)
    return path.rstrip("/").lower() + mark + query
