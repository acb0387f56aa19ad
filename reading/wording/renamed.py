"""Bodies and laws under a name that they bear no longer (2003, 2008, 2013, 2018 and 2023), unless told as history."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ahocorasick_rs import AhoCorasick, MatchKind

from records.wording import Book, Renamed

_BEFORE = re.compile(
    "原|前身|前[^后]{0,2}$|时任|曾|旧|撤销|取消|更名|改名|改称|改为|改组|并入|合并|组建|整合|划入|划转|不再|历任|任过|退休|当时|废止|失效"
    "|设立|成立|简称|挂牌|《[^》]{0,40}$|根据[^。]{0,6}旧"
)
_BEHIND = re.compile(
    "^[^。；\n]{0,14}(?:更名|改名|改称|改为|并入|合并|撤销|不再保留|废止|失效|划入|的职责|职能划|整合|（现|\\(现|成立于)"
    "|^(?:[第令]|公告|〔|\\[\\d{4}|（?\\d{4}|文件|办公厅〔|关于印发|印发的|原)"
)
_HANDED_ON = re.compile("由.{0,8}$")
_TAKEN = re.compile("^.{0,30}(?:划转|转入|移交|承担改|改由|调整为|更名|组建|而来|变更)")
"""由国土资源部划转 is history, 由国土资源局负责 is not."""
_OWN_MARKS = re.compile("《(?:中华人民共和国)?$")
_ENDS_MARKS = re.compile("^(?:[（(][^）)》]{0,12}[）)])?》")
"""《中华人民共和国合同法》 is the law itself, 《关于适用〈合同法〉的解释》 another paper that bears its name."""
_SHORT_NAME = 3
_OPENS = frozenset(("", *"，。、；：（和与及向经报据照受给从到《 　"))
"""What may stand before 农业部 where the ministry is meant: 按照农业部统一部署."""
_DAY_LINE = re.compile(
    r"^[ 　]*(?:(20[0-9]{2}|19[0-9]{2}) ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?日"
    "|([一二][〇○零Ｏ一二三四五六七八九]{3})年[一二三四五六七八九十]{1,3}月[一二三四五六七八九十]{1,3}日)[ 　]*$",
    re.MULTILINE,
)
"""The day below the signature of a paper that is shown again."""
_SHOWN_AGAIN = 3000
"""Characters from a name to the signature of its paper."""
_BREAK = re.compile("[。！？；\n]")
_YEAR = re.compile(r"(?<![0-9])(19[0-9]{2}|20[0-9]{2})(?![0-9])")
_REACH = 60
_DIGITS = {
    **{char: str(value) for value, char in enumerate("零一二三四五六七八九")},
    **dict.fromkeys("〇○Ｏ", "0"),
}
_LAW_TAIL = frozenset("律规院官定学理人治制务典则庭")
"""合同法律关系, 物权法定: no law is meant."""
_BODY_TAIL = frozenset("门分长旗")
_LONGER = ("生态环境保护局", "劳动合同法", "技术合同法", "文化和旅游局", "国家粮食局储备")


class Names:
    """The automaton of old names, and of right names that hold an old one."""

    def __init__(self, book: Book) -> None:
        self._renamed = book.renamed
        forms = [one.form for one in book.phrases]
        olds = [one.old for one in book.renamed]
        longer = [form for form in (*forms, *_LONGER) if any(old in form for old in olds)]
        keys = [*olds, *longer]
        self._automaton = AhoCorasick(keys, matchkind=MatchKind.LeftmostLongest) if olds else None

    def hits(self, text: str, published: date | None) -> Iterator[tuple[int, int, Renamed]]:
        """Old names in a text of that day. Of a text without a day nothing can be said."""
        if self._automaton is None or published is None:
            return
        signed: tuple[tuple[int, int], ...] | None = None
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            if index >= len(self._renamed):
                continue
            one = self._renamed[index]
            if published < one.since or _historic(text, start, end, one):
                continue
            signed = _signed(text) if signed is None else signed
            if not _of_old_paper(signed, end, one):
                yield start, end, one


def _signed(text: str) -> tuple[tuple[int, int], ...]:
    """Place and year of each line that is nothing but a day."""
    return tuple(
        (match.start(), int(match[1] or "".join(_DIGITS[char] for char in match[2])))
        for match in _DAY_LINE.finditer(text)
    )


def _of_old_paper(signed: tuple[tuple[int, int], ...], end: int, one: Renamed) -> bool:
    """Is the next signature behind the name older than the new name?"""
    year = next((year for at, year in signed if end <= at <= end + _SHOWN_AGAIN), None)
    return year is not None and year < one.since.year


def _historic(text: str, start: int, end: int, one: Renamed) -> bool:
    tail = text[end : end + 1]
    if tail in (_LAW_TAIL if one.law else _BODY_TAIL) and tail:
        return True
    left, right = _sentence(text, start, end)
    before, behind = text[left:start], text[end:right]
    if _is_part(one.old, before):
        return True
    if _HANDED_ON.search(before) and _TAKEN.search(behind):
        return True
    if one.law and (own := _OWN_MARKS.search(before)) and _ENDS_MARKS.search(behind):
        before = before[: own.start()]
    if _BEFORE.search(before[-24:]) or _BEHIND.search(behind):
        return True
    years = [int(year) for year in _YEAR.findall(before) + _YEAR.findall(behind)]
    return any(
        year < one.since.year or (year == one.since.year and one.since.month > 6) for year in years
    )


def _is_part(old: str, before: str) -> bool:
    """May a name as short as 农业部 be part of a longer one here: 美国农业部, 宣传文化部?"""
    return len(old) == _SHORT_NAME and old[-1] == "部" and before[-1:] not in _OPENS


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """From the last break before to the first behind, 60 characters at most on either side."""
    left = max(0, start - _REACH)
    breaks = [one.end() for one in _BREAK.finditer(text, left, start)]
    behind = _BREAK.search(text, end, end + _REACH)
    return (breaks[-1] if breaks else left), (
        behind.start() if behind else min(len(text), end + _REACH)
    )
