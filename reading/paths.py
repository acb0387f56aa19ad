"""What an address alone suggests: a weak prior, never proof."""

from __future__ import annotations

import re

from reading.addresses import path_of

_ARTICLE = re.compile(
    r"/t\d{6,8}[_\d]*\.s?html?$|/art_\w+\.html$|content_\d+\.s?html?$|/post_\d+\.html|/info/\d+/\d+\.htm|"
    r"/(?:19|20)\d{2}-?\d{2}[-/]?(?:\d{2})?/[^/]+\.s?html?$|/(?:19|20)\d{2}/\d{1,2}/\d{1,2}/[^/]+\.s?html?$|"
    r"/[0-9a-f]{32}\.s?html?$|/\d{4,}\.s?html?$|/(?:detail|show|view|content/show)[/_.?-]",
    re.IGNORECASE,
)
"""Article dialects of domain note §2.13."""
_LIST = re.compile(
    r"(?:/|/(?:index|list|common_list|xxgk_list|default)[\w-]*\.(?:s?html?|jsp|aspx?|php))$",
    re.IGNORECASE,
)
_HOME = re.compile(r"^/(?:(?:index|default|main|home)\.(?:s?html?|jsp|aspx?|php))?$", re.IGNORECASE)
_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pdf|pptx?|wps|et|ofd|zip|rar|7z|txt|csv|jpe?g|png|gif|mp4|mp3|apk|exe|css|js|xml|rss)$",
    re.IGNORECASE,
)


def is_home(url: str) -> bool:
    """Is it the root of a host?"""
    return "://" in url and bool(_HOME.match(path_of(url))) and "?" not in url


def is_article(url: str) -> bool:
    """Does it look like one article's address?"""
    return bool(_ARTICLE.search(path_of(url)))


def is_list(url: str) -> bool:
    """Does it look like a folder or an index page?"""
    return bool(_LIST.search(path_of(url)))


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
