"""Reading the county's pages without the reader of the house: links by regular expression, nothing more."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urljoin

from sample import County
from sample.nouns import Door, Reply, SitePlan

_HREF = re.compile(r"""<a\b[^>]*?\shref=["']([^"'>]+)["']""")
_PAGER = re.compile(r"createPageHTML\((\d+), \d+, \"index\", \"html\"\)")
_REFRESH = re.compile(r'content="0;URL=([^"]+)"')
ANSWERING = frozenset(Door) - {Door.CLOSED_PORT, Door.RESETS, Door.FAILS}


def text_of(reply: Reply) -> str:
    if not reply.content_type.startswith("text/html"):
        return ""
    return reply.body.decode("utf-8" if "utf-8" in reply.content_type else "gb18030")


def links_of(url: str, reply: Reply) -> Iterator[str]:
    text = text_of(reply)
    later = [f"index_{page}.html" for call in _PAGER.findall(text) for page in range(1, int(call))]
    for href in (*_HREF.findall(text), *_REFRESH.findall(text), *later):
        yield urljoin(url, unescape(href)).partition("#")[0]


def sites_open(county: County) -> list[SitePlan]:
    return [site for site in county.sites if site.door in ANSWERING]


def get(county: County, url: str) -> Reply:
    """Follows redirects, as a browser does."""
    return follow(county, url)[1]


def follow(county: County, url: str) -> tuple[str, Reply]:
    """The address that answers in the end, and its answer."""
    for _ in range(5):
        host, _, path = url.partition("://")[2].partition("/")
        reply = county.respond(host, f"/{path}")
        if not reply.location:
            return url, reply
        url = urljoin(url, reply.location)
    raise AssertionError(f"redirects without end: {url}")


def walk(county: County, site: SitePlan) -> dict[str, Reply]:
    """Everything that links lead to from a site's home page, by final address; other hosts left out."""
    asked: set[str] = set()
    seen: dict[str, Reply] = {}
    queue = [site.url]
    while queue:
        url = queue.pop()
        if url in asked:
            continue
        asked.add(url)
        final, seen[final] = follow(county, url)
        wanted = (link for link in links_of(final, seen[final]) if link.startswith(site.url))
        queue += [link for link in wanted if link not in asked]
    return seen
