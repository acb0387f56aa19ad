"""What contradicts the paper itself: another year than its title's, another agency's name than its owner's (S4)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from reading.wording.form.found import HAN, PLAIN, Line, Paper
from records.wording import Slip

_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2}) ?年?")
_REPORT = re.compile("年度报告|年度总结|工作总结|总结|年报|决算|情况(?:的)?报告|工作报告|述职")
_SPANS = re.compile("政府工作报告|预算|计划|要点|安排|规划|方案|通知|办法|通报|上半年|季度|月")
"""Titles whose year is that of the meeting or of what is to come, and whose text tells of the year before."""
_OPENS = re.compile(
    rf"(?<![0-9])(20[0-9]{{2}})年(?:度)?[{HAN}]{{0,30}}(?:总结|报告|情况|年报|决算)[{HAN}（）]{{0,6}}(?:如下|公布如下|公开如下)"
    r"|(?:统计期限|统计时间|数据(?:统计)?期限)[^。；\n]{0,16}?(20[0-9]{2})年1月1日"
)
_HEAD = 1500
"""Characters in which a report says what it is; further on it compares years."""
_SHORTER = re.compile("(?:局|委|办|厅|中心|部|会|处|所|院|署|社|政府|街道|镇|乡|公司)$")
_SHARED = re.compile(
    "联合|会同|共同|协同|转发|转载|转自|来源|摘自|引自|印发的|来文|来函|关于.{0,40}的(?:通知|意见|函)|委托|代为|移交|并入|更名|原|合署|牵头|配合|协调"
)
_MINE = "(?:我|本)(?:局|办|委|厅|中心|部门|单位|机关|院|处|所|署)"
_REACH = 200
"""Characters on either side of a name that are its sentence at most."""
_DAY_LINE = re.compile(r"(?:20[0-9]{2}|二[〇○零][一二三四五六七八九〇○零]{2}) ?年.{1,8}日$")


def years(title: str, text: str) -> Iterator[Slip]:
    """A report of 2025 that opens as that of 2024, or counts from 1 January of another year."""
    told = {match[1] for match in _YEAR.finditer(title)}
    if len(told) != 1 or not _REPORT.search(title) or _SPANS.search(title):
        return
    paper = Paper(text)
    due = next(iter(told))
    for match in _OPENS.finditer(text[:_HEAD]):
        said = match[1] or match[2]
        if said != due:
            place = match.start(1) if match[1] else match.start(2)
            reason = f"标题为{due}年，正文写作{said}年，可能沿用了往年的文字"
            yield paper.slip(place, place + 5, f"{due}年", "年份", reason, PLAIN)
            return


def offices(text: str, owner: str, agencies: Iterable[str]) -> Iterator[Slip]:
    """Another agency where the paper speaks of itself: as its name, its short form, its signature.

    `owner`: whose paper it is; `agencies`: the site's agencies, no others are looked for. Of a name that holds the
    owner's, or is held by it, nothing is said, nor where both stand in one sentence, nor of joint or forwarded papers.
    """
    others = _others(owner, tuple(agencies))
    if not others:
        return
    names = _pattern(others)
    if not names.search(text):
        return
    paper = Paper(text)
    lines = paper.lines
    for number, line in enumerate(lines):
        for match in names.finditer(line.text):
            how = _speaks_of_itself(lines, number, match)
            if how and not _excused(line.text, match, owner):
                at = line.start + match.start()
                reason = f"{how}，而本文属于{owner}，可能沿用了其他单位的文字"
                yield paper.slip(at, at + len(match[0]), owner, "单位名称", reason, PLAIN)


@lru_cache(maxsize=64)
def _others(owner: str, agencies: tuple[str, ...]) -> tuple[str, ...]:
    if len(owner) < 3:
        return ()
    return tuple(
        one
        for one in dict.fromkeys(agencies)
        if len(one) > 2 and _SHORTER.search(one) and one not in owner and owner not in one
    )


@lru_cache(maxsize=64)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """The longest name first."""
    return re.compile("|".join(re.escape(one) for one in sorted(names, key=len, reverse=True)))


def _speaks_of_itself(lines: tuple[Line, ...], number: int, match: re.Match[str]) -> str:
    """In what way the paper takes the name for its own; empty if in none."""
    line, name = lines[number].text, match[0]
    before = line[max(0, match.start() - _REACH) : match.start()]
    behind = line[match.end() : match.end() + _REACH]
    if re.match(rf"（(?:以下)?(?:简称|称)[“为：:]{{0,2}}{_MINE}", behind):
        return f"正文自称“{name}”"
    if re.search(rf"{_MINE}[（(，]?(?:即|为)?[（(]?$", before) and re.match("[）)，,。]", behind):
        return f"正文自称“{name}”"
    if re.search("(?:现将|现就)$", before) and re.match(
        rf"20[0-9]{{2}}年(?:度)?[{HAN}]{{2,30}}如下", behind
    ):
        return f"正文报告的是“{name}”的情况"
    if re.search("本(?:年度)?报告由$", before) and re.match("(?:编制|编写|负责)", behind):
        return f"正文称报告由“{name}”编制"
    if not before and not behind and _signs(lines, number):
        return f"落款为“{name}”"
    return ""


def _signs(lines: tuple[Line, ...], number: int) -> bool:
    """Is it the last line but one, with a day below, and the only signature?"""
    if not 3 <= number == len(lines) - 2 or not _DAY_LINE.search(lines[number + 1].text):
        return False
    above = lines[number - 1].text
    return len(above) > 24 or above[-1] in "。！：）"


def _excused(line: str, match: re.Match[str], owner: str) -> bool:
    near = max(0, match.start() - _REACH)
    before = re.split("[。；！]", line[near : match.start()])[-1]
    behind = re.split("[。；！]", line[match.end() : match.end() + _REACH])[0]
    sentence = f"{before}{match[0]}{behind}"
    quoted = line[match.start() - 1 : match.start()] in {"《", "“", "〈", "‘"}
    return quoted or owner in sentence or _SHARED.search(sentence) is not None
