"""The breadcrumb: 当前位置：首页 > 政务公开 > 通知公告."""

from __future__ import annotations

import re

from reading.outline import Outline
from records import veil

_LABEL = re.compile(r"(?:您?(?:现在|当前|所在|的)?(?:所在)?的?位置(?:是)?|当前栏目)\s*[:：是]?\s*")
_HOME = re.compile(r"^(?:网站|返回|本站|门户)?\s*(?:首\s*页|主\s*页|Home)$", re.IGNORECASE)
_SEPARATOR = re.compile(r"^(?:&gt;|[\s>»›/／＞→·|:：\\-]|→)+$")
_STEP = re.compile(r"\s*(?:>+|»|›|→|＞|\s/\s)\s*")
_DASHED = re.compile(r"^首\s*页\s*[-—–_]+\s*[^-—–_\s]")
_DASH = re.compile(r"\s*[-—–_]+\s*")
"""A breadcrumb in one run with dashes between: 首页 - 政务动态 - 基层动态; elsewhere a dash is part of a name."""
_IN_ONE = re.compile(r"^首\s*页\s*(?:>|»|›|→|＞|[-—–/])\s*[^\s>»›→＞/]")
_ONE_LENGTH = 80
"""Characters of a breadcrumb that stands unlinked in one run."""
_EDGE = " \u00a0>»›/／＞→:：|\\-·"
_NOT_A_COLUMN = re.compile(
    "^(?:正文|详情|内容|详细(?:内容|信息)|信息内容|文章(?:正文|内容)|列表|浏览文章|查看.{0,4})$"
)
_LONGEST = 8
"""Levels of a breadcrumb; more is a menu."""
_RUNS = 40
"""Text runs a breadcrumb may stretch over."""


def trail(page: Outline) -> tuple[tuple[str, ...], int]:
    """Names from the home page down, without 正文, and the first run behind them.

    ((), 0) when the page has no breadcrumb.
    """
    for index, run in enumerate(page.runs):
        if "位置" in run or "当前栏目" in run:
            found = _LABEL.search(run)
            if found and len(run) < 120:
                names, end = _labelled(page, index, run[found.end() :])
                if names:
                    return names, end
    return _unlabelled(page)


def _labelled(page: Outline, index: int, rest: str) -> tuple[tuple[str, ...], int]:
    """The breadcrumb that begins after the label in run `index`."""
    element = page.owners[index]
    for _ in range(3):
        _, last = page.text_range(element)
        if last - index > 1 or element <= 0:
            break
        element = page.parents[element]
    _, last = page.text_range(element)
    parts = _split(rest)
    end = index + 1
    beside = parts or page.lines_of[index + 1 : index + 2] == [page.lines_of[index]]
    below = 0 if beside else 1  # names on the line below a bare label
    for at in range(index + 1, min(last, index + _RUNS)):
        if page.lines_of[at] > page.lines_of[index] + below and not _chained(page, at):
            break
        parts += _split(page.runs[at])
        end = at + 1
    sure = not page.runs[index].lstrip().startswith("位置") and "理位置" not in page.runs[index]
    return (_clean(parts) if sure or (parts and _HOME.match(parts[0])) else ()), end


def _chained(page: Outline, at: int) -> bool:
    """Does a list-shaped breadcrumb (`<li>` a level) go on here?"""
    return bool(_SEPARATOR.match(page.runs[at]) or _SEPARATOR.match(page.runs[at - 1]))


def _unlabelled(page: Outline) -> tuple[tuple[str, ...], int]:
    """A breadcrumb without a label: an anchor 首页 followed by a separator, or all of it in one unlinked run."""
    for link in page.links:
        if not _HOME.match(link.text) or link.last >= len(page.runs):
            continue
        after = page.runs[link.last]
        if after[0] in ">»›/→＞" and page.in_link[link.last] < 0:
            parts, end = _chain(page, link.last)
            return _clean([link.text, *parts]), end
    for index, run in enumerate(page.runs):
        whole = run[0] == "首" and len(run) <= _ONE_LENGTH and page.in_link[index] < 0
        if whole and _IN_ONE.match(run):
            return _clean(_split(run)), index + 1
    return (), 0


def _chain(page: Outline, at: int) -> tuple[list[str], int]:
    """Names from run `at` on, as long as names and separators alternate."""
    parts: list[str] = []
    expected = True  # a separator comes next
    end = at
    for index in range(at, min(len(page.runs), at + _RUNS)):
        run = page.runs[index]
        if expected and run[0] not in ">»›/→＞":
            break
        pieces = _split(run)
        parts += pieces
        expected = bool(pieces) and run[-1] not in ">»›/→＞"
        end = index + 1
    return parts, end


def _split(run: str) -> list[str]:
    step = _DASH if _DASHED.match(run) and not _STEP.search(run) else _STEP
    return [name for piece in step.split(run) if (name := piece.strip(_EDGE))]


def _clean(parts: list[str]) -> tuple[str, ...]:
    if not parts or len(parts) > _LONGEST or max(map(len, parts)) > 60:
        parts = parts[:_LONGEST] if parts and _HOME.match(parts[0]) else []
    names = [veil(part) for part in parts if not _NOT_A_COLUMN.match(part) and len(part) <= 60]
    return tuple(names) if names and (len(names) > 1 or not _HOME.match(names[0])) else ()
