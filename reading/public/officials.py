"""Names on pages of leaders, and who takes or leaves an office by a notice on personnel (任免通知).

Public officials in their offices are public by law (条例 article 20); nothing else of them is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reading.public.institution import NAME
from records.officials import Move, Shown
from records.privacy import veil

_NOTICE = re.compile(r"任免|任职|免职|任命|免去|职务的(?:通知|决定)|人事(?:任免|任命)")
_NO_NOTICE = re.compile(r"公示|条件|资格|培训|规定|办法|谈话|会议|试用期|法官|检察官|陪审员|拟任")
"""Titles that speak of appointments without making one: what is only proposed (任前公示) may not come to pass."""
_LEADERS = re.compile(r"领导(?!小组)|负责人")
_FORMER = re.compile(r"历任|历届|离任|原任|前任|已故")
_PAST = re.compile(r"历任|曾任|先后任|历届|原任")
"""From here on a line tells of offices that were held before."""
_EDGE = r"(?=$|[\s，,。；;：:（(、—-]|同志|男|女)"
_SHOWN = re.compile(rf"(?<![一-龥])(?P<name>{NAME}){_EDGE}")
_TITLED = re.compile(
    rf"(?:局长|主任|书记|区长|县长|市长|镇长|乡长|院长|馆长|站长|所长|队长|调研员)[：:\s]{{0,3}}(?P<name>{NAME})(?![一-龥])"
)
_MOST = 60
"""Names of a page at most: a longer list is no list of leaders."""
_WORDS = 60
_SEGMENT = re.compile("[。；;\n]")
_MARK = re.compile(r"免去|不再担任|不再兼任|任命|聘任|解聘|提名")
_LEAVES = frozenset({"免去", "不再担任", "不再兼任", "解聘"})
_NAMES = rf"(?P<names>{NAME}(?:同志)?(?:、{NAME}(?:同志)?){{0,5}})"
_POST = r"(?P<post>[一-龥（）()、]{2,40}?)"
_AFTER = re.compile(
    rf"^\s?[：:]?\s?{_NAMES}\s?(?:的|为|任|[：:，,\s])\s?{_POST}(?:职务|$|[，,（(\s])"
)
"""Behind the mark: 免去张某的…职务, 任命张某为…."""
_BEFORE = re.compile(rf"(?:^|[，,、：:\s]){_NAMES}\s?$")
"""Before it: 张某不再担任…职务."""
_HELD = re.compile(rf"^\s?[：:]?\s?{_POST}(?:职务|$|[，,\s])")
_ITS = re.compile(rf"^\s?(?:其|他|她)的?(?:原任)?{_POST}(?:职务|$|[，,\s])")
_TAKES = re.compile(rf"(?:^|[，,\s]){_NAMES}任{_POST}(?:职务)?(?:$|[，,（(\s])")
"""张某任…: no mark of its own, for 主任 holds the word too."""
_ALONE = re.compile(
    rf"^\s?(?:\d{{1,2}}[.．、]|[（(]?[一二三四五六七八九十]{{1,2}}[）)、])?\s?{_NAMES}\s?(?:的|为|任|[：:\s])\s?{_POST}(?:职务)?$"
)
"""A line below 免去：or 任命：."""


def is_notice(title: str) -> bool:
    """Does it say of itself that somebody takes or leaves an office?"""
    return bool(_NOTICE.search(title)) and not _NO_NOTICE.search(title)


def is_of_leaders(title: str) -> bool:
    """Is it a page of leaders?"""
    return bool(_LEADERS.search(title)) and not _FORMER.search(title)


def shown(lines: Iterable[str]) -> tuple[Shown, ...]:
    """The names of a page of leaders with the words of their lines; nothing when there are too many."""
    found: dict[str, Shown] = {}
    for line in lines:
        now = _PAST.split(line, maxsplit=1)[0]
        for pattern in (_TITLED, _SHOWN):
            for one in pattern.finditer(now):
                name = _plain(one["name"])
                near = now[max(0, one.start() - _WORDS // 2) : one.end() + _WORDS // 2]
                found.setdefault(name, Shown(name, veil(near.strip())))
    return tuple(found.values()) if len(found) <= _MOST else ()


def of_title(title: str) -> Shown | None:
    """A row of a column of leaders: its title is a name, or begins or ends with one."""
    text = title.strip()
    for pattern in (_TITLED, _SHOWN):
        if found := pattern.search(text):
            return Shown(_plain(found["name"]), veil(text[:_WORDS]))
    return None


def moves(lines: Sequence[str]) -> tuple[Move, ...]:
    """Who takes which office and who leaves which, in the order of the text; each once."""
    return tuple(dict.fromkeys(_moves(lines)))


def _moves(lines: Sequence[str]) -> Iterator[Move]:
    standing = ""
    last: tuple[str, ...] = ()
    for segment in _SEGMENT.split("\n".join(lines)):
        marks = list(_MARK.finditer(segment))
        if takes := _TAKES.search(segment[: marks[0].start()] if marks else segment):
            last = _split(takes["names"])
            yield from _each(last, takes["post"], "")
        if not marks:
            found = _ALONE.match(segment.strip()) if standing else None
            if found:
                yield from _each(_split(found["names"]), found["post"], standing)
            continue
        for at, mark in enumerate(marks):
            standing, end = mark[0], marks[at + 1].start() if at + 1 < len(marks) else len(segment)
            names, post = _said(segment[: mark.start()], segment[mark.end() : end], last)
            last = names or last
            yield from _each(names, post, standing)


def _said(before: str, after: str, last: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Names and office around a mark; empty when they cannot be made out."""
    if its := _ITS.match(after):
        return last, its["post"]
    if found := _AFTER.match(after.rstrip("，, ")):
        return _split(found["names"]), found["post"]
    ahead, held = _BEFORE.search(before.rstrip()), _HELD.match(after)
    if ahead and held:
        return _split(ahead["names"]), held["post"]
    return (), ""


def _each(names: Iterable[str], post: str, mark: str) -> Iterator[Move]:
    for name in names:
        if post:
            yield Move(name, veil(post), mark in _LEAVES)


def _split(names: str) -> tuple[str, ...]:
    return tuple(_plain(one) for one in names.split("、"))


def _plain(name: str) -> str:
    """Without the blank that two-character names are printed with, and without 同志."""
    return "".join(name.split()).removesuffix("同志")
