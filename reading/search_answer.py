"""The answer of a site's search: is the title among the results, or does the page say that there is none?

Only what stands in the page counts. Where a script may still bring results, an empty page says nothing; nor does one
that does not repeat what was asked, because it may not have understood the question.
"""

from __future__ import annotations

import re

from reading.charset import decode
from reading.outline import Outline, outline
from reading.page import read_page
from records import Continuation, Page, PageKind
from records.searched import FOUND, NOTHING, Search

_NOTHING = re.compile(
    "(?:没有?|未)(?:能|有)?(?:找到|搜索到|搜到|检索到|查询到|查找到|查到)|"
    "(?:找到|搜索到|搜到|检索到|查询到|共有?|约|总共)[^0-9。]{0,12}(?<![0-9.])0\\s{0,3}(?:条|个|项|篇)|"
    "(?:搜索|检索|查询)结果[^0-9。]{0,8}(?<![0-9.])0\\s{0,3}(?:条|个|项|篇)|"
    "(?:暂无|没有)(?:相关|符合)?[^。]{0,8}(?:结果|信息|数据|内容|记录)"
)
_ASKS = re.compile(
    r"\$\.(?:ajax|get|post|getJSON)\s{0,3}\(|\baxios\b|\bfetch\s{0,3}\(|XMLHttpRequest|\.load\s{0,3}\("
)
_HIDES = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden")
_NEAR = 6
"""Elements from a word up that may hide it."""
_UNREADABLE = frozenset({PageKind.JS_ONLY, PageKind.REDIRECT_STUB, PageKind.ERROR_PAGE})


def read_search(body: bytes, url: str, content_type: str, onward: Continuation) -> Page:
    """The page that answered a search: nothing of it but what it says of the title. Never raises."""
    page = read_page(body, url, content_type)
    title = onward.value("title")
    answer = _answer(page, title, outline(decode(body, content_type)[0]))
    return Page(url, page.kind, page.title, page.charset, search=Search(title, url, answer))


def _answer(page: Page, title: str, seen: Outline) -> str:
    wanted = _core(title)
    if wanted and any(wanted in _core(f"{link.text} {link.title}") for link in seen.links):
        return FOUND
    unread = page.kind in _UNREADABLE or seen.cut or seen.ragged or bool(seen.frames)
    if unread or _ASKS.search(seen.code) or "{{" in "".join(seen.runs):
        return ""
    said = any(_NOTHING.search(line) and not _hidden(seen, first) for line, first in seen.lines())
    return NOTHING if said and _repeats(seen, wanted) else ""


def _repeats(page: Outline, wanted: str) -> bool:
    """Does the page show what was asked, in its text or in the field where it was typed?"""
    if wanted in _core("".join(page.runs)):
        return True
    fields = (page.nodes[at].attributes for at, tag in enumerate(page.tags) if tag == "input")
    return any(wanted in _core(one.get("value") or "") for one in fields)


def _core(text: str) -> str:
    """Letters and digits only: results mark words, cut blanks and write brackets in their own way."""
    return "".join(letter for letter in text if letter.isalnum())


def _hidden(page: Outline, run: int) -> bool:
    """Does the line stand in something that is shown only by a script?"""
    element = page.owners[run]
    for _ in range(_NEAR):
        if element <= 0:
            return False
        attributes = page.nodes[element].attributes
        if "hidden" in attributes or _HIDES.search(attributes.get("style") or ""):
            return True
        element = page.parents[element]
    return False
