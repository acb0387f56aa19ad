"""The title of a page: what it shows, checked against what it says of itself in `<title>` and its labels."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from reading.outline import Outline

_HEADINGS = frozenset({"h1", "h2", "h3", "h4"})
_SPLIT = re.compile(r"_+|\s*[|｜]\s*|\s+[-—–]+\s+|(?<![\dA-Za-z])[-—–]+(?![\dA-Za-z])|[-—–]{2,}")
_SITE = re.compile(
    r"(?:网|网站|人民政府|门户|平台|委员会|[局厅部委办院])$|政府.{0,6}网(?!站(?:工作|年度|监管|年报))|首页$"
)
_GENERIC = re.compile(
    "^(?:正文|详情|详细页|内容页?|文章|信息|首页|无标题|untitled|document|index)?$", re.IGNORECASE
)
_EDGE = re.compile(r"^[\s:：>·•【\[]+|[\s:：]+$")
_BAR = re.compile(
    r"[（(\[【]?(?:(?:19|20)\d{2}\s?[-/.年]|发布|发表|来源|时间|日期|字[号体]|浏览|点击|阅读|作者)"
)
"""What an information bar on the title's own line begins with."""
_DATED_BAR = re.compile(
    r"^[\s（(\[【]*(?:发布|发表|更新|录入|添加)?(?:日期|时间|来源|作者)\s?[:：].{0,40}?(?:19|20)\d{2}\s?[-/.年]\s?\d"
)
_NO_TITLE = re.compile(r"[。；：:|｜>]|今[天日]|星期|位置|\d{4}-\d")
"""What no title holds, but the head of a page and its sentences do."""
_LONGEST = 80
"""Characters of a title on one line."""
_SHORTEST = 6
"""Characters of a title that an echo can be told from a coincidence by."""
_BEGINS, _TAGGED = 30, 10
"""Characters that the two better signs are worth."""
_COLUMN = 24
"""Characters of a column's name."""
_MAX_PARTS = 6
"""Lines one title may be broken into."""


def squeeze(text: str) -> str:
    """Text without any white space, for comparison."""
    return "".join(text.split())


def declared(title: str, site_name: str = "") -> str:
    """The page's own part of its `<title>`: without the names of site and column."""
    parts = _parts(title)
    if not parts:
        return ""
    own = _own(parts, site_name) or [parts[0][0]]
    first = own[0]
    return first if len(first) >= 6 else max(own, key=len)


@lru_cache(maxsize=16)
def _parts(title: str) -> tuple[tuple[str, bool], ...]:
    """The parts of a `<title>`, each with whether it is a site's name; one page asks three times."""
    parts = (part.strip() for part in _SPLIT.split(title))
    return tuple((part, bool(_SITE.search(part))) for part in parts if part)


def _own(parts: Iterable[tuple[str, bool]], site_name: str) -> list[str]:
    return [part for part, of_site in parts if not of_site and part != site_name]


def named(title: str, site_name: str = "") -> str:
    """The name of a column in its page's `<title>`: the first part that is not the site's."""
    short = [part for part in _own(_parts(title), site_name) if len(part) <= _COLUMN]
    return short[0] if short else declared(title, site_name)


def heading(page: Outline, lines: list[tuple[str, int]], after: int, label: str) -> tuple[str, int]:
    """Title as shown and the run it begins at; ("", -1) when nothing is shown as a title.

    `after`: first run behind the breadcrumb; `label`: the ArticleTitle label, or empty.
    """
    own = declared(page.title)
    said = [text for text in map(squeeze, (label, page.title, own)) if text]
    sites = {squeeze(part) for part, of_site in _parts(page.title) if of_site}
    found = _echoed(page, lines, after, said, sites - {squeeze(own)})
    if found[0]:
        return found
    tagged = _by_tag(page, after)
    return tagged if tagged[0] else _above_bar(page, lines, after)


def _echoed(
    page: Outline, lines: list[tuple[str, int]], after: int, said: list[str], sites: set[str]
) -> tuple[str, int]:
    """The longest run of lines that `<title>` or the label repeats; a heading or the beginning of what is
    said outweighs other parts of it, and the name of the site alone (`sites`) is no title."""
    best, where, most = "", -1, 0
    every = "\n".join(said)
    letters, heads = set(every), {one[0] for one in said}
    for number, (line, index) in enumerate(lines):
        if index < after or line[0] not in letters or len(line) > 300:
            continue  # nothing said begins with it or goes on with it
        squeezed = squeeze(line)
        found = _leading(line, squeezed, said) if line[0] in heads else None
        if found is None and squeezed not in every:
            continue
        text, whole = found or _grown(lines, number, said)
        if len(whole) < _SHORTEST or whole in sites:
            continue
        weight = len(whole)
        weight += _BEGINS if any(one.startswith(whole) for one in said) else 0
        weight += _TAGGED if page.tags[page.owners[index]] in _HEADINGS else 0
        if weight > most:
            best, where, most = text, index, weight
    return _EDGE.sub("", best), where


def _leading(line: str, squeezed: str, said: list[str]) -> tuple[str, str] | None:
    """The title at the head of a line that goes on with date and source: `<h2>题目<small>2026-10-20</small></h2>`."""
    for whole in said:
        if len(whole) < _SHORTEST or line[0] != whole[0] or len(line) <= len(whole):
            continue
        if squeezed.startswith(whole) and _BAR.match(squeezed[len(whole) :]):
            return _head(line, len(whole)), whole
    return None


def _head(line: str, letters: int) -> str:
    """The beginning of a line up to so many characters that are not white space."""
    for end, character in enumerate(line):
        letters -= not character.isspace()
        if letters == 0:
            return line[: end + 1]
    return line


def _grown(lines: list[tuple[str, int]], number: int, said: list[str]) -> tuple[str, str]:
    """Lines from `number` on, joined as long as what is said holds them: as shown, and squeezed."""
    whole = ""
    text = ""
    for line, _ in lines[number : number + _MAX_PARTS]:
        more = whole + squeeze(line)
        if not any(more in one for one in said):
            break
        latin = bool(text) and text[-1].isascii() and line[0].isascii()
        text = f"{text} {line}" if latin else text + line
        whole = more
    return text, whole


def _by_tag(page: Outline, after: int) -> tuple[str, int]:
    """The first heading element behind the breadcrumb with a title's length."""
    for level in ("h1", "h2", "h3", "h4"):
        for element, tag in enumerate(page.tags):
            if tag == level:
                first, last = page.text_range(element)
                if first >= after and last > first and last - first <= 8:
                    text = page.join(first, last)
                    if 6 <= len(text) <= 200 and not _all_linked(page, first, last):
                        return _EDGE.sub("", text), first
    return "", -1


def _above_bar(page: Outline, lines: list[tuple[str, int]], after: int) -> tuple[str, int]:
    """The line above 日期、来源 of a page whose `<title>` is the site's and that has no heading element (old ASP)."""
    for (line, index), (below, _) in pairwise(lines):
        if index < after or not _SHORTEST <= len(line) <= _LONGEST or page.in_link[index] >= 0:
            continue
        if _DATED_BAR.match(below) and not (_BAR.match(line) or _NO_TITLE.search(line)):
            return _EDGE.sub("", line), index
    return "", -1


def _all_linked(page: Outline, first: int, last: int) -> bool:
    return all(page.in_link[at] >= 0 for at in range(first, last))


def generic(title: str) -> bool:
    """Does this title say nothing?"""
    return bool(_GENERIC.match(title.strip()))
