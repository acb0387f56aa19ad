"""Rows of dated lists, found from their dates: no class name, no product, no fixed tag.

A date stands alone in its text run. From it we climb to the smallest element that also holds an anchor: that
is the row. Rows that share a parent are a list. What the page calls its parts does not matter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from reading import dates
from reading.outline import Link, Outline

_CLIMB = 10
"""Elements climbed from a date to its row."""
_ROW_TAGS = frozenset({"tr", "li", "dd"})
_SHOWN = frozenset(
    {
        "on",
        "cur",
        "current",
        "active",
        "show",
        "hide",
        "hidden",
        "none",
        "selected",
        "first",
        "last",
    }
)
"""Classes that tell one tab from another."""
_LISTS = frozenset({"ul", "ol", "tbody"})
"""Elements whose children are rows, one each."""
_TITLE = 6
"""Characters from which an anchor's own text is a title."""
_NESTED = frozenset({"ul", "ol", "dl", "table", "tr", "li"})
PAGER_WORDS = re.compile(
    r"^(?:首\s*页|尾\s*页|末\s*页|上一?页|下一?页|前一?页|后一?页|第一页|最后一?页|更多.*|more.*|[<>«»‹›]+|\d{1,4}|"
    r"\.{2,}|…|跳转|GO|确定|转到?|[\[【(（]?(?:阅读|查看|点击)?(?:全文|详情|详细|原文)\W*|查看|点击查看|了解更多\W*)$",
    re.IGNORECASE,
)
_LOOSE_DATE = re.compile(r"(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?")
_TRAILING = re.compile(
    r"(?:\s|[\[(（【])((?:19|20)\d{2}[-/.]\d{1,2}[-/.]\d{1,2})(?:\s\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)?[\])）】]?$"
)
_DATE_ONLY = re.compile(r"[\d\s./:：年月日\[\]()（）-]+")
_DATE_LENGTH = 24
"""Characters of an anchor that holds a date's badge and nothing else."""
_DIGIT = re.compile(r"\d")
_OF_PAGES = re.compile(r"[1-9]\d{0,3}\s?/\s?[1-9]\d{0,3}")
_BESIDE_COUNT = re.compile(
    r"^(?:[上下前后首尾末]一?页|第一页|最后一?页)$|^\W{0,3}[共总]\W{0,3}\d{1,7}\s?[条页篇]"
)
_PUBLISHED_ON = re.compile(
    r"(?:发布|发表|公布|公开)(?:日期|时间)?\s?[:：]\s?(?:19|20)\d{2}\s?[-/.年]\s?\d"
)
_SHORT = 45
"""Characters of a line in which a date without such a label is the row's; longer ones are prose."""
_PERIOD = re.compile(r"^(?:19|20)\d{2}\s?(?:年度?)?\s?(?:\d{1,2}\s?月份?)?$")
"""A heading that only says from when the rows below it are."""
_TODAY = re.compile("今[天日]|现在|星期|农历")
"""Words of the clock in a page's head: no date of a row."""
_TEMPLATE = ("{{", "${", "<%", "[!--")
"""Marks of a row that a script was to fill in."""
MAX_ROWS = 5_000
"""Rows of one page that are kept; the largest real page met holds 470 (§2.16)."""


@dataclass(slots=True)
class Row:
    """A row before its facts are read."""

    link: int
    """Index of its main anchor."""
    element: int
    seeds: list[int] = field(default_factory=list)
    """Text runs that hold a date or a part of one."""
    group: int = -1
    """Element that holds the rows of its list."""


@dataclass(slots=True)
class Group:
    """The rows of one list in document order."""

    element: int
    rows: list[Row]
    last_element: int
    """Container of its last part, when the list is split over several."""


def seeds(page: Outline) -> list[int]:
    """Runs that may date a row: a date alone, or a short text outside anchors with one in it."""
    found = []
    in_link = page.in_link
    for index, run in enumerate(page.runs):
        if len(run) > 120 or run.isalpha() or not _DIGIT.search(run):
            continue
        parts = dates.leaf(run)
        if parts is not None:
            whole = parts.month is not None and (parts.year is not None or parts.day is not None)
            if whole and not ("/" in run and _counts_pages(page, index)):
                found.append(index)
        elif _TRAILING.search(run) if in_link[index] >= 0 else _short_with_date(run):
            found.append(index)
    return found


def _counts_pages(page: Outline, index: int) -> bool:
    """Is 1/7 the seventh of January, or the first of seven pages (§2.12)? Beside a pager's words, the page."""
    if not _OF_PAGES.fullmatch(page.runs[index]):
        return False
    before = page.runs[index - 1] if index else ""
    after = page.runs[index + 1] if index + 1 < len(page.runs) else ""
    alone = index == 0 or page.in_link[index - 1] < 0
    return bool(_BESIDE_COUNT.search(before) or (alone and _BESIDE_COUNT.search(after)))


def _short_with_date(run: str) -> bool:
    dated = _LOOSE_DATE if len(run) <= _SHORT else _PUBLISHED_ON
    return bool(dated.search(run)) and not _TODAY.search(run)


def groups(page: Outline, dated: list[int]) -> list[Group]:
    """Every dated list of the page, in document order."""
    rows = _rows(page, dated)
    return _grouped(page, rows)


def undated_groups(page: Outline, after: int) -> list[Group]:
    """Lists whose rows carry no date: anchors from run `after` on, grouped in the same way."""
    rows = [
        Row(index, link.element)
        for index, link in enumerate(page.links)
        if link.first >= after and len(link.text) >= 4 and not _turns_pages(link.text)
    ]
    return _grouped(page, rows[:MAX_ROWS])


def _rows(page: Outline, dated: list[int]) -> list[Row]:
    """Rows by main anchor, in document order."""
    homes: dict[int, list[int]] = {}
    titles = list(accumulate((may_title(link) for link in page.links), initial=0))
    for index in dated:
        home = _home(page, index, titles)
        if home >= 0:
            homes.setdefault(home, []).append(index)
    rows: dict[int, Row] = {}
    for home, inside in homes.items():
        for row in _rows_of(page, home, inside):
            known = rows.get(row.link)
            if known is None:
                rows[row.link] = row
            else:
                known.seeds += row.seeds
                known.element = min(known.element, row.element)
    return sorted(rows.values(), key=lambda row: row.link)[:MAX_ROWS]


def _home(page: Outline, index: int, titles: list[int]) -> int:
    """The smallest element with both this run and an anchor that may be a title, or -1.

    `titles`: how many such anchors stand before each anchor.
    """
    element = page.owners[index]
    for _ in range(_CLIMB):
        if element <= 0 or page.tags[element] == "body":
            return element if element > 0 and page.tags[element] == "body" else -1
        first, last = page.anchor_range(element)
        if titles[last] > titles[first]:
            return element
        element = page.parents[element]
    return -1


def _rows_of(page: Outline, home: int, inside: list[int]) -> list[Row]:
    """One row, or, when rows stand side by side without an element of their own, several."""
    first, last = page.anchor_range(home)
    if page.tags[home] == "a":
        first, last = (page.in_link[inside[0]],) * 2
        return [Row(first, home, inside)]
    titled = [at for at in range(first, last) if may_title(page.links[at])]
    if not titled:
        return []
    if len(inside) < len(titled) and all(_without_day(page.runs[at]) for at in inside):
        return []  # headings of months (2026年9月) above the rows of each
    fits = page.tags[home] not in _LISTS or len(inside) >= len(titled)
    if len(inside) > 1 and len(titled) > 1 and page.tags[home] not in _ROW_TAGS and fits:
        return _side_by_side(page, home, inside, titled)
    if page.tags[home] not in _ROW_TAGS and len(titled) > 6:
        return []  # a lone date beside a menu
    if page.tags[home] in _LISTS and len(titled) > 1:
        return []  # the date of a row without an anchor: of none of the others
    return [Row(main_anchor(page, home, titled), home, inside)]


def _without_day(run: str) -> bool:
    parts = dates.leaf(run)
    return parts is not None and parts.day is None


def may_title(link: Link) -> bool:
    """Can this anchor carry a row's title? Pager words and empty anchors cannot."""
    text = link.text or link.title
    return bool(text) and not _turns_pages(text)


@lru_cache(maxsize=8192)
def _turns_pages(text: str) -> bool:
    """Is it a pager's word, a date or another that no title is? Menus repeat the same texts on every page."""
    if PAGER_WORDS.match(text) or any(mark in text for mark in _TEMPLATE):
        return True
    return len(text) <= _DATE_LENGTH and bool(_DATE_ONLY.fullmatch(text))


def main_anchor(page: Outline, home: int, titled: list[int]) -> int:
    """The anchor that carries the title: the longest of those not in a list inside the row.

    Of several to the same page the first: a linked summary below the title may be longer.
    """
    own = [at for at in titled if not _in_inner_list(page, home, page.links[at].element)] or titled
    best = max(own, key=lambda at: (len(page.links[at].title or page.links[at].text), -at))
    href = page.links[best].href
    same = (at for at in own if at < best and page.links[at].href == href)
    return next((at for at in same if len(page.links[at].text) >= _TITLE), best)


def _in_inner_list(page: Outline, home: int, element: int) -> bool:
    limit = 12
    element = page.parents[element]
    while element > home and limit:
        if page.tags[element] in _NESTED and not (
            page.tags[home] in {"table", "tbody"} and page.tags[element] == "tr"
        ):
            return True
        element = page.parents[element]
        limit -= 1
    return False


def _side_by_side(page: Outline, home: int, inside: list[int], titled: list[int]) -> list[Row]:
    """Pair each date with the nearest anchor: before it, or after it when the first date leads."""
    starts = [page.links[at].first for at in titled]
    leads = inside[0] < starts[0]
    rows: list[Row] = []
    for index in inside:
        at = bisect_left(starts, index) - (0 if leads else 1)
        if 0 <= at < len(titled):
            if rows and rows[-1].link == titled[at]:
                rows[-1].seeds.append(index)
            else:
                rows.append(Row(titled[at], page.links[titled[at]].element, [index], home))
    return rows


def _grouped(page: Outline, rows: list[Row]) -> list[Group]:
    starts = [row.link for row in rows]
    by_parent: dict[int, list[Row]] = {}
    for row in rows:
        if row.group < 0:
            _promote(page, row, starts)
        by_parent.setdefault(row.group, []).append(row)
    ordered = sorted(by_parent.items())
    return _merged(page, [Group(element, members, element) for element, members in ordered])


def _promote(page: Outline, row: Row, starts: list[int]) -> None:
    """Widen a row to the largest element that holds no other row; its parent holds the list."""
    element = row.element
    for _ in range(_CLIMB):
        parent = page.parents[element]
        if parent <= 0 or page.tags[parent] in {"body", "html"}:
            break
        first, last = page.anchor_range(parent)
        if bisect_left(starts, last) - bisect_left(starts, first) > 1:
            break
        own = page.anchor_range(element)
        if page.tags[element] in _ROW_TAGS and last - first > own[1] - own[0]:
            break  # a list of which only this row is dated
        element = parent
    row.element = element
    row.group = max(page.parents[element], 0)


def _merged(page: Outline, parts: list[Group]) -> list[Group]:
    """Lists split over like siblings (a new `<ul>` every five rows) put together again."""
    out: list[Group] = []
    for part in parts:
        before = out[-1] if out else None
        if before and _continues(page, before.last_element, part.element):
            before.rows += part.rows
            before.last_element = part.element
        else:
            out.append(part)
    return out


def _continues(page: Outline, one: int, other: int) -> bool:
    return (
        page.parents[one] == page.parents[other]
        and page.tags[one] == page.tags[other]
        and _only_periods(page, page.text_to[one], page.text_from[other])
        and _alike(page.marks(one).split(), page.marks(other).split())
    )


def _only_periods(page: Outline, begin: int, end: int) -> bool:
    """Does nothing stand between two parts, or only the year or month of the second (`<h3>2025年</h3>`)?"""
    return end == begin or (
        begin < end <= begin + 2 and all(map(_PERIOD.match, page.runs[begin:end]))
    )


def _alike(one: list[str], other: list[str]) -> bool:
    """Are the classes the same, but for words one part has on top (a script's `animated`)? Tabs say which is shown."""
    fewer, more = sorted((one, other), key=len)
    extra = set(more) - set(fewer)
    return set(fewer) <= set(more) and (bool(fewer) or not more) and not extra & _SHOWN


def with_undated(page: Outline, group: Group) -> list[Row]:
    """The rows of a list with those of its siblings that carry a title but no date."""
    tags = {page.tags[row.element] for row in group.rows}
    if len(group.rows) >= MAX_ROWS or len(tags) != 1 or group.element != group.last_element:
        return group.rows
    known = {row.element for row in group.rows}
    rows = list(group.rows)
    child, end = group.element + 1, page.ends[group.element]
    while child < end:
        if (
            page.tags[child] in tags
            and child not in known
            and page.tags[child] in {"li", "tr", "dd"}
        ):
            rows += _undated_row(page, child, group.element)
        child = page.ends[child]
    return sorted(rows, key=lambda row: row.link)[:MAX_ROWS]


def without_title(page: Outline, group: Group, dated: list[int]) -> int:
    """How many rows of a list are dated but hold no anchor that could be their title (a script writes it)."""
    tags = {page.tags[row.element] for row in group.rows}
    if len(tags) != 1 or not tags <= {"li", "tr"}:
        return 0
    known = {row.element for row in group.rows}
    count, child, end = 0, group.element + 1, page.ends[group.element]
    while child < end:
        if page.tags[child] in tags and child not in known:
            first, last = page.text_range(child)
            at = bisect_left(dated, first)
            links = page.links[slice(*page.anchor_range(child))]
            count += at < len(dated) and dated[at] < last and not any(map(may_title, links))
        child = page.ends[child]
    return count


def _undated_row(page: Outline, element: int, group: int) -> list[Row]:
    first, last = page.anchor_range(element)
    titled = [at for at in range(first, last) if may_title(page.links[at])]
    if not titled or len(titled) > 3:
        return []
    main = main_anchor(page, element, titled)
    return [Row(main, element, [], group)] if len(page.links[main].text) >= 5 else []
