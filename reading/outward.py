"""Links that leave the government's ground: does anything in the page tell the visitor before they are followed?

Known ways of telling: an address of the site's own that carries the other one (`/leave.html?url=…`, which is no
outward link at all), a handler or mark on the link itself, a script in the page that asks, words of a dialog. A
script in another file is not read; whether it may hold such a thing is told by its name.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reading.addresses import Resolver, host_of
from reading.outline import Link, Outline
from records import veil
from records.outside import needs_no_notice
from records.outward import Outward, OutwardLink

_MOST = 20
_TEXT = 40
_MOST_SCRIPTS = 100
"""Script files of one page whose names are looked at."""
_WORDS = re.compile(
    "(?:即将|将要|将会?|正在|确定要?)(?:离开|跳转|访问|打开|进入|前往)[^。]{0,30}(?:网站|链接|网页|页面|网址)|"
    "离开(?:本|该|此|我们的)(?:网?站|页面)|(?:非政府|外部|站外|第三方)(?:网站|链接|网址)|"
    "(?:跳转|转)(?:到|至|向)(?:外部|站外|第三方)|是否(?:继续|确认)(?:访问|跳转|打开)"
)
"""What such notices say (“您访问的链接即将离开……，是否继续？”)."""
_SPEAKS = re.compile(
    "离开|跳转|外部|第三方|非政府|站外|即将|是否|正在|转[到至向]|将要?会?(?:打|访|进|前)|确定"
)
"""Words without which nothing of the kind is said: a cheap first test."""
_EVERY_LINK = re.compile(
    r"""\$\(\s{0,3}["'](?:[\w.# -]{0,40}\s)?a(?:\[[^"'\]]{0,60}\]?[^)]{0,60})?["']\s{0,3}\)\s{0,9}\.\s{0,3}"""
    r"""(?:click|on|each|bind|live)|"""
    r"""(?:querySelectorAll|getElementsByTagName)\(\s{0,3}["']a(?:\[|["'])|"""
    r"""\.(?:on|delegate|live)\(\s{0,3}["']click["']\s{0,3},\s{0,3}["'](?:[\w.# -]{0,40}\s)?a(?:\[|["'])|"""
    r"""document\s{0,3}\.\s{0,3}links|tagName\s{0,3}={2,3}\s{0,3}["'][aA]["']""",
)
"""A script that takes hold of links, whatever it does with them."""
_MARKED = re.compile(
    "leave|outlink|outurl|outside|external|extlink|confirm|jump|tiaozhuan|waibu|wailian|notice|warn|goto|safe",
    re.IGNORECASE,
)
"""Parts of classes and attributes by which a script knows such links."""
_IDLE = re.compile(
    r"\s*(?:return\s+true|void\s*\(?0\)?|javascript:\s*;?|_hmt\.push\(.*|_czc\.push\(.*)?\s*;?\s*$"
)
"""Handlers that only count, or do nothing."""
_LIBRARY = re.compile(
    r"(?:^|[/_.-])(?:jquery|swiper|bootstrap|layui|laydate|superslide|slick|echarts|vue|axios|owl|wow|animate|respond|"
    r"html5shiv|html5|es5-shim|modernizr|wdatepicker|lazyload|masonry|qrcode|moment|lodash|underscore|video|ckplayer|"
    r"jiathis|share|bshare|hm|stat|analytics|tongji|conac|jiucuo|pic|createpage|pager|page|slide|focus|banner|marquee|"
    r"tab|tabs|font|weather|calendar|date|time|md5|base64|json2?|polyfill)\b[^/]{0,60}$",
    re.IGNORECASE,
)
"""Files that are what they are everywhere: libraries, counters, slides, pagers."""


def outward(page: Outline, resolver: Resolver, links: Sequence[Link]) -> Outward | None:
    """What becomes of the `links`, visible and to hosts outside; None when none of them needs a notice."""
    found = [(one, url) for one in links if (url := _leaves(one, resolver))]
    if not found:
        return None
    if _tells(page):
        return Outward(asked=len(found))
    free = [(one, url) for one, url in found if not _held(page, one)]
    kept = dict.fromkeys(
        OutwardLink(url, veil((one.text or " ".join(one.title.split()))[:_TEXT]))
        for one, url in free
    )
    return Outward(tuple(kept)[:_MOST], len(found) - len(free), bool(free) and _unread(page))


def _leaves(link: Link, resolver: Resolver) -> str:
    """The address a link leads to, when a visitor is to be told before; empty otherwise."""
    url = resolver.resolve(link.href) or ""
    return "" if not url or needs_no_notice(host_of(url)) else url


def _tells(page: Outline) -> bool:
    """Does a script in the page, or a dialog that waits in it, speak of leaving?"""
    return bool(
        (_SPEAKS.search(page.code) and _WORDS.search(page.code))
        or (any(_SPEAKS.search(run) for run in page.runs) and _WORDS.search("".join(page.runs)))
    )


def _held(page: Outline, link: Link) -> bool:
    """Does the link carry something by which it is stopped: a handler, or a mark that a script looks for?"""
    for name, value in page.nodes[link.element].attributes.items():
        if name == "onclick" and not _IDLE.match(value or ""):
            return True
        if name.startswith("data-") and (_MARKED.search(name) or name in ("data-url", "data-href")):
            return True
        if name in ("class", "id", "rel") and _MARKED.search((value or "").replace("nofollow", "")):
            return name != "rel" or "external" not in (value or "").lower()
    return False


def _unread(page: Outline) -> bool:
    """May a script ask that nobody read, or one in the page that takes hold of links without a word?"""
    if _EVERY_LINK.search(page.code):
        return True
    names = [
        page.nodes[at].attributes.get("src") or ""
        for at, tag in enumerate(page.tags)
        if tag == "script"
    ]
    return any(
        name and not _LIBRARY.search(name.partition("?")[0]) for name in names[:_MOST_SCRIPTS]
    )
