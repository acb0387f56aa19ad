"""Disclosure guides: which particulars of the office they show, and whether they cite the repealed regulations."""

from __future__ import annotations

import re

_PARTICULARS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "机构名称",
        re.compile(
            r"(?:受理|工作|公开|联系|办公|主管|负责|办理)(?:机构|部门|单位|科室)|机构名称|(?:办公室|政务公开[科室办])(?:负责|受理)"
        ),
    ),
    ("办公地址", re.compile(r"地\s{0,4}址|办公地点|办理地点|受理地点|接待地点")),
    (
        "办公时间",
        re.compile(
            r"(?:办公|受理|工作|接待|咨询|对外服务|服务)时间|(?:周|星期)一至|"
            r"工作日.{0,8}(?:上午|\d{1,2}[:：])"
        ),
    ),
    ("联系电话", re.compile(r"电\s{0,4}话|\d{3,4}[-－—]\d{7,8}")),
    ("传真号码", re.compile(r"传\s{0,4}真|(?i:fax)")),
    (
        "互联网联系方式",
        re.compile(
            r"电子邮[箱件]|邮\s{0,4}箱|(?i:e-?mail)|@|互联网|网\s{0,4}址|https?://|www\.|网站|在线|网上"
        ),
    ),
)
_OLD_NUMBER = re.compile(r"(?:国务院|国)?令?\s?第\s?(?:492|四百九十二)\s?号")
_OLD_LIMITS = (
    re.compile(r"(?:15|十五)个?工作日(?:内|之内)?(?:予以|作出|做出|进行)?(?:答复|办结|回复)"),
    re.compile(r"(?:答复|办理)的?(?:期限|时限)(?:为|是)(?:15|十五)个?工作日"),
)
_NOT_CURRENT = re.compile(r"第三方|补正|延长|举报|投诉|征求意见|废止|修订|修改|原|公布|复议|更正")
"""Words around them that speak of other limits, or say that the old text is history.

国令第492号公布、国令第711号修订 is how the text in force is cited.
"""
_SENTENCE = re.compile("[。；;\n]")
_CLAUSE = re.compile("[，,。；;\n]")
_AROUND = 30
_BEFORE = 80
"""Characters before a limit in which its sentence says what it is a limit of."""
_EXCERPT = 60


def contacts(text: str) -> tuple[str, ...]:
    """Which of the six particulars it shows, in the order in which the regulations list them (art. 12)."""
    return tuple(name for name, pattern in _PARTICULARS if pattern.search(text))


def repealed(text: str) -> tuple[str, ...]:
    """Words that cite the text of 2007 or its fifteen working days, each with what stands around it."""
    old = (_cited(text), *(_limited(text, pattern) for pattern in _OLD_LIMITS))
    return tuple(one for one in old if one)


def _cited(text: str) -> str:
    """The old number, unless words on either side say that it is history."""
    for found in _OLD_NUMBER.finditer(text):
        around = text[max(0, found.start() - _AROUND) : found.end() + _AROUND]
        if not _NOT_CURRENT.search(around):
            return _excerpt(around)
    return ""


def _limited(text: str, pattern: re.Pattern[str]) -> str:
    """The old limit, unless its own clause is about something else: what may be prolonged is said behind it."""
    for found in pattern.finditer(text):
        before = _SENTENCE.split(text[max(0, found.start() - _BEFORE) : found.start()])[-1]
        after = _CLAUSE.split(text[found.end() : found.end() + _AROUND], maxsplit=1)[0]
        if not _NOT_CURRENT.search(before + found.group() + after):
            return _excerpt(before + found.group() + after)
    return ""


def _excerpt(words: str) -> str:
    return " ".join(words.split())[:_EXCERPT]
