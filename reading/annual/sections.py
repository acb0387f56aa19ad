"""The six sections of a report: where each begins, what stands before the first, and the prose in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reading.annual.paper import Line

_NUMERALS = "一二三四五六"
_TITLES = (
    r"(?:工作)?总体情况|(?:工作)?基本情况|概述",
    r"(?:行政机关)?主动公开政府信息",
    r"(?:行政机关)?收到和处理",
    r"因?政府信息公开[一-龥]{0,10}?行政复议|行政复议[、和及]{0,2}(?:提起)?行政诉讼",
    r"(?:政府信息公开)?(?:工作)?(?:中)?存在的?(?:主要)?问题",
    r"(?:政府信息公开)?其他需要(?:报告|说明)",
)
_NUMBERED = tuple(
    re.compile(rf"第?[{_NUMERALS}\d][部分章]{{0,2}}[、.．:：,，]?(?:{title})[一-龥、和及]{{0,12}}")
    for title in _TITLES
)
_BARE = tuple(re.compile(rf"(?:{title})[一-龥、和及]{{0,12}}") for title in _TITLES)
_ANY = re.compile("总体情况|基本情况|概述|主动公开政府信息|收到和处理|行政复议|存在|其他需要")
"""What stands in every such title: most lines have none of it."""
_HEAD = 14
"""Lines before the first section that may hold the title, the statement of the maker and the period."""
_LONGEST_BARE = 26
_FOOT = re.compile(
    r"版权所有|主办单位|承办单位|网站标识码|上一篇|下一篇|【?打印|关闭(?:窗口|本页)|分享到|扫一扫|相关附件|附件下载|ICP备"
)


@dataclass(frozen=True, slots=True)
class Section:
    """One section: its number from 1, its place and its lines, the rest of the heading's own line first."""

    number: int
    place: str
    lines: tuple[Line, ...]

    @property
    def prose(self) -> str:
        """Its words outside tables, without white space, up to the foot of the page."""
        words: list[str] = []
        for line in self.lines:
            if line.table and len([cell for cell in line.cells if cell.strip()]) > 1:
                continue
            if _FOOT.search(line.text):
                break
            words.append("".join(line.text.split()))
        return "".join(words)

    @property
    def rows(self) -> tuple[Line, ...]:
        """Its rows of tables."""
        return tuple(line for line in self.lines if line.cells)

    @property
    def text(self) -> str:
        """All of it, rows of tables too, a line a line."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class Sections:
    """What a report is made of, in the order in which it stands."""

    head: tuple[Line, ...]
    found: tuple[Section, ...]

    def of(self, number: int) -> Section | None:
        """Section 1 to 6; None when it was not found."""
        return next((one for one in self.found if one.number == number), None)


def sections(lines: Sequence[Line]) -> Sections:
    """Finds the sections by their titles. Where a title stands twice (a table of contents), the later one counts."""
    starts: dict[int, tuple[int, bool, str]] = {}
    for at, line in enumerate(lines):
        if hit := _heading(line):
            number, numbered, rest = hit
            if numbered or number not in starts or not starts[number][1]:
                starts[number] = (at, numbered, rest)
    order = sorted((at, number, rest) for number, (at, _, rest) in starts.items())
    ends = [*(at for at, _, _ in order[1:]), len(lines)][: len(order)]
    found = tuple(
        Section(
            number,
            lines[at].place,
            (Line(rest, lines[at].place, run=lines[at].run), *lines[at + 1 : end]),
        )
        for (at, number, rest), end in zip(order, ends, strict=True)
    )
    first = order[0][0] if order else min(len(lines), _HEAD)
    return Sections(tuple(lines[max(0, first - _HEAD) : first]), found)


def _heading(line: Line) -> tuple[int, bool, str] | None:
    """Number of the section whose title the line is or begins with; is it numbered; what follows the title."""
    text = "".join(line.text[:200].split())
    if not _ANY.search(text):
        return None
    for number, (numbered, bare) in enumerate(zip(_NUMBERED, _BARE, strict=True), 1):
        if found := numbered.match(text):
            return number, True, "".join(line.text.split())[found.end() :]
        if len(text) <= _LONGEST_BARE and not line.table and bare.fullmatch(text):
            return number, False, ""
    return None
