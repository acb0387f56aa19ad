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
