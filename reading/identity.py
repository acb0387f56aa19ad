"""Which article an address means, where the CMS writes the article's own number into it (domain note §4.6).

One article is often published under several columns: 大汉 gives each column an address of its own with the same
last number, 开普 the same hash. Two addresses with one identity are one article; addresses without one say nothing.
"""

from __future__ import annotations

import re

from reading.addresses import host_of, path_of

_NUMBERED = tuple(
    (family, re.compile(pattern, re.IGNORECASE))
    for family, pattern in (
        # art_<column>_<article>.html; the new product has a hash that is the article's own
        ("art", r"/art/\d{4}/(?:\d{1,2}/\d{1,2}/)?art_(?:\d{1,12}_)?([0-9a-f]{32}|\d{1,12})\.html$"),
        # t20220427_74241.html: the day and the number of the document in TRS WCM
        ("trs", r"/t(\d{8}_\d{3,12})\.s?html?$"),
        # post_9103540.html and mpost_9103540.html are the two faces of one 广东 article
        ("post", r"/m?post_(\d{3,12})\.html$"),
        # /202405/<32 hex>.shtml of 开普
        ("hex", r"/([0-9a-f]{32})\.s?html?$"),
        # /OpennessContent/show/123456.html of 安徽
        ("openness", r"/opennesscontent/show/(\d{3,12})\.html$"),
        # /content/<uuid>.html of TrueCMS
        ("uuid", r"/([0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})\.html$"),
        # /info/1016/5349.htm of 博达: tree node, then article
        ("vsb", r"/info/\d{1,8}/(\d{1,12})\.html?$"),
    )
)  # fmt: skip


def article_key(url: str) -> str | None:
    """Host, product and number of the article an address means; None where the address does not say.

    Host without `www.` and scheme: a site answers under several.
    """
    path = path_of(url)
    for family, pattern in _NUMBERED:
        found = pattern.search(path)
        if found:
            host = host_of(url).removeprefix("www.")
            return f"{host}/{family}/{found.group(1).lower()}"
    return None
