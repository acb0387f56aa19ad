"""Signs that a list goes on by script: a pager still to be written, numbers that lead nowhere, 加载更多 (§2.16)."""

from __future__ import annotations

import re

from reading.outline import Outline

_TAGS = frozenset({"div", "ul", "p", "span", "nav"})
_MARK = re.compile(
    r"pagination|paging|pager|fenye|(?:^|[\s_-])pages?(?:$|[\s_-])|laypage|page_?(?:div|list|bar|num)"
)
_STEP = re.compile(
    r"^(?:下一?页|[>»›]{1,2}|(?:点击)?加载更多.{0,3}|(?:点击)?(?:查看|显示)更多.{0,2})$"
)
_LOAD = re.compile(r"^(?:点击|上拉|下拉|滑动)?(?:可)?加载更多.{0,4}$")
_MORE = "加载更多"
_SCRIPT = frozenset("jJ \t\r\n")
_HOLLOW = _SCRIPT | {"#"}
"""What an address begins with that leads nowhere without a script."""
_IS_SCRIPT = re.compile(r"\s*(?:javascript:|#|$)", re.IGNORECASE)
_COUNTS = ("ageCount", "agecount", "AGECOUNT", "otalPage", "ecordCount", "ecordcount", "otalRecord")
_COUNTED = re.compile(
    r"\b[a-z_]{0,6}(?:(?P<pages>page_?count|total_?pages?)|record_?count|total_?records?)"
    r"\s{0,3}[=:]\s{0,3}(?:parseInt\s{0,3}\(\s{0,3})?['\"]?(?P<count>\d{1,6})\b",
    re.IGNORECASE,
)
"""What a script calls the pages or rows that there are (攀枝花: `pagecount=parseInt(7)`); visits are no such count."""
_LONGEST = 12
"""Characters of such a word."""


def waits_for_pager(page: Outline, begin: int) -> bool:
    """Does an empty `<div id="pagination">` stand below run `begin`, where the list begins?"""
    return any(
        page.text_from[at] == page.text_to[at] >= begin
        and tag in _TAGS
        and bool(_MARK.search(page.marks(at)))
        for at, tag in enumerate(page.tags)
    )


def counts_more(page: Outline, rows: int) -> bool:
    """Does a script count several pages, or more rows than the `rows` that are shown?"""
    if not any(word in page.code for word in _COUNTS):
        return False
    return any(
        int(found["count"]) > (1 if found["pages"] else rows)
        for found in _COUNTED.finditer(page.code)
    )


def turns_by_script(page: Outline, begin: int) -> bool:
    """Is there, below run `begin`, a next page or 加载更多 that only a script can follow?"""
    numbers = 0
    for link in page.links:
        href = link.href
        if (href and href[0] not in _HOLLOW) or link.first < begin or len(link.text) > _LONGEST:
            continue
        if href[:1] in _SCRIPT and not _IS_SCRIPT.match(href):
            continue
        if _STEP.match(link.text):
            return True
        numbers += link.text.isdigit() and link.text in {"2", "3"}
    below = page.runs[max(begin, 0) :]
    if numbers > 1 or _MORE not in "".join(below):
        return numbers > 1
    return any(len(run) <= _LONGEST and bool(_LOAD.match(run)) for run in below)
