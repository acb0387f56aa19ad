"""Static lists of the ucap kind: `list.shtml`, `common_list_2.shtml`, `xxgk_list_3.shtml` (domain note §2.4, §2.7).

The pager call names its container first and counts from 1: `createPageHTML('page_div',10,1,'xlist','shtml',189)`
with the total rows last. Without a call, `_N` stands before `.shtml` all the same, N being the page; such
addresses are known to drift into other offices' lists (沭阳, §2.14), so they are believed only with proof.
"""

from __future__ import annotations

import re

from reading.addresses import file_name
from reading.dialects import _numbered
from reading.dialects._dialect import Dialect, Source
from reading.dialects._guess import Guess, guessed
from reading.dialects._numbered import Numbered
from reading.lists.found import Found
from reading.scripts import Argument, calls, scripts_with

_CALL = re.compile(r"(?<!function )\bcreatePage(?:HTML)?\s*\(([^()]{3,200})\)")
_NAME = re.compile(r"(?P<stem>(?:[a-z]\w{0,20}_|[a-z]{0,4})list)\.shtml", re.IGNORECASE)


def _recognise(source: Source) -> bool:
    return "createPage" in source.page.code or bool(_NAME.fullmatch(file_name(source.url)))


def _first(source: Source) -> Found | None:
    for at, code in scripts_with(source.page, "createPage"):
        for given in calls(code, _CALL):
            if _counts_from_one(given):
                return _numbered.found(source, _told(given, at))
    return _unsaid(source)


def _counts_from_one(given: tuple[Argument, ...]) -> bool:
    """A quoted container id comes first (§2.4)."""
    return (
        len(given) > 4
        and given[0].quoted
        and given[0].number is None
        and given[1].number is not None
        and given[2].number is not None
        and bool(given[3].text)
    )


def _told(given: tuple[Argument, ...], at: int) -> Numbered:
    pages, here = given[1].number or 0, given[2].number or 1
    total = next((one.number for one in reversed(given[5:]) if one.number is not None), None)
    return Numbered(
        pages, here, f"{given[3].text}_{here + 1}.{given[4].text.lstrip('.')}", total, at
    )


def _unsaid(source: Source) -> Found | None:
    """No call: the product's own numbering is tried where a script turns the pages."""
    pager, named = source.lists.pager, _NAME.fullmatch(file_name(source.url))
    if named is None or not pager.by_script or pager.next_href or "createPage" in source.page.code:
        return None
    base = source.url.partition("?")[0].partition("#")[0].removesuffix(file_name(source.url))
    return guessed(source, pager.pages, (Guess(f"{base}{named['stem']}_{{}}.shtml", 2),))


DIALECT = Dialect("siblings", 48, _recognise, _first)
