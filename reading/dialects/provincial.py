"""Static pagers that provinces number in ways of their own (§2.13): page 2 is tried under that name first.

`column-index.shtml` → `column-index-2.shtml` (成都); `NewsLsit.aspx?ClassID=602` → `&page=2` (云南人社), and other
ASP.NET lists whose pager posts back (`List_zlm.aspx?lmid=`). An address that carries its number already
(`list-1.html` of 河南, `/1.html` of 延安, `column-index-1.shtml`) is counted on. What comes back is believed only
as `_guess` believes it.
"""

from __future__ import annotations

import re

from reading.addresses import file_name
from reading.dialects._dialect import Dialect, Source
from reading.dialects._guess import Guess, guessed
from reading.lists.found import Found

_COLUMN_INDEX = re.compile(r"(column-index)(\.s?html?)$")
_ASPX = re.compile(r"\.aspx\?(?:[^#]{0,200}&)?(?:ClassID|lmid|classinfoid)=\w", re.IGNORECASE)
_PAGED = re.compile(r"[?&]page=\d", re.IGNORECASE)
_COUNTED = re.compile(r"^(?:(?:list|column-index)-)?\d{1,3}\.s?html?$")


def _recognise(source: Source) -> bool:
    if source.lists.pager.next_href or not source.lists.rows:
        return False
    name = file_name(source.url)
    return bool(_COLUMN_INDEX.search(name) or _ASPX.search(source.url) or _COUNTED.match(name))


def _first(source: Source) -> Found | None:
    paging, url = source.lists.pager, source.url.partition("#")[0]
    turns = paging.by_script or (paging.pages or 1) > (paging.here or 1)
    if not turns and "__doPostBack" not in source.text:
        return None
    ways: tuple[Guess, ...] = ()
    if _ASPX.search(url) and not _PAGED.search(url):
        ways = (Guess(f"{url}&page={{}}", 2),)
    elif _COLUMN_INDEX.search(url):
        ways = (Guess(_COLUMN_INDEX.sub(r"\1-{}\2", url), 2),)
    return guessed(source, paging.pages, ways)


DIALECT = Dialect("provincial", 59, _recognise, _first)
