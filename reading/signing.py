"""Dates and numbers that a document's own text states: 落款, 批复, 文号."""

from __future__ import annotations

import re
from itertools import zip_longest

from reading import dates
from records import Origin, StatedDate

_NUMBER = re.compile(
    r"(?P<name>[\u4e00-\u9fa5]{2,14})\s?[〔\[【(（［]\s?(?P<year>(?:19|20)\d{2})\s?[〕\]】)）］]\s?(?:第\s?)?(?P<no>\d{1,5})\s?号"
)
_ORDER = re.compile(
    r"[\u4e00-\u9fa5]{2,20}?令\s?(?:[〔\[（(]?(?:19|20)\d{2}[〕\]）)]?\s?)?第\s?[〇零一二三四五六七八九十百\d]{1,7}\s?号"
)
_OTHER_NUMBER = re.compile("(?:编号|项目号|合同号|许可证号|备案号|案号|证书号)\\s*[:：]?\\s*$")
_LEAD = re.compile(
    r"^(?:根据|按照|依据|依照|贯彻|关于|印发|转发|落实|执行|以|和|与|及|的|号|我|经|由|见|附件|文号|发文字号)+"
)
_BRACKETS = re.compile(r"^[\s（(【]*(?:文\s?号\s?[:：])?|[\s）)】]+$")
_HEAD_LINES = 12
"""Lines at the head of a text where its own number stands; further down numbers are of other documents."""
_OFFICE = re.compile(
    "(?:人民政府|委员会|办公室|办公厅|[局厅部委办处院会室署站所队组府]|中心|主席|总理|省长|市长|县长|区长|集团|公司|学校|大学)$"
)
_APPENDIX = re.compile(r"^附\s?[件表录]?\s?\d*\s?[:：、]?")
_APPROVED = re.compile(
    r"(?:批[复准](?:日期|时间|文号)?\s*[:：为于]?\s*)(?P<after>DATE)|(?P<before>DATE)[^。；;\n]{0,40}?"
    r"(?:批复|批准|审查和?批准|审议(?:并)?(?:通过|批准)|表决通过|决议)".replace(
        "DATE", r"(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日"
    )
)
_BUDGET = re.compile("预算|决算")
_TITLE_CHARACTERS = 120


def doc_number(title: str, body: list[str]) -> str | None:
    """文号 in the head of the text, else in the title; 采购编号 and the like are none."""
    head = body[:_HEAD_LINES]
    for line, below in zip_longest(head, head[1:], fillvalue=""):
        if len(line) > _TITLE_CHARACTERS:
            break
        found = _own_line(line) or (_own_line(line + below) if line.endswith("令") else None)
        if found:
            return found
    return _own_number(title)


def _own_line(line: str) -> str | None:
    """The number when the line is nothing else; numbers inside sentences are of other documents."""
    if "号" not in line:
        return None  # most lines
    bare = _BRACKETS.sub("", line)
    number = _own_number(bare)
    return number if number and number == bare.replace(" ", "") else None


def _own_number(line: str) -> str | None:
    if "号" not in line:
        return None  # the search below looks at every run of characters
    found = _NUMBER.search(line)
    if (
        found
        and not _OTHER_NUMBER.search(line[: found.start()])
        and not _OTHER_NUMBER.search(found["name"])
    ):
        if "采购" in found["name"] or "招标" in found["name"]:
            return None
        name = _LEAD.sub("", found["name"])
        whole = line[found.start() : found.end()]
        return whole[len(found["name"]) - len(name) :].replace(" ", "") if len(name) >= 2 else None
    order = _ORDER.search(line)
    return order.group().replace(" ", "") if order and len(line) <= 40 else None


_DIGIT = re.compile(r"\d")
_SHORTEST = 8
"""Characters of a date: 2026-1-1."""
_BEGINS = frozenset("12１２一二 ()[]（）［］。.．")
"""What a line that is nothing but a date begins with: its year, or what is stripped off."""


def signed(lines: list[str]) -> StatedDate | None:
    """The date alone on its line below an office's name; else the last such line above the annex."""
    last: StatedDate | None = None
    for index, line in enumerate(lines):
        if line[:1] in _BEGINS and _SHORTEST <= len(line) <= 24 and (when := _alone(line)):
            above = [text for text in lines[max(0, index - 2) : index] if text][-1:]
            if above and len(above[0]) <= 40 and _OFFICE.search(above[0].rstrip("　 ()（）印章")):
                return when
            last = when if index >= 2 else last
        elif last and index and _APPENDIX.match(line):
            return last
    return last


def _alone(line: str) -> StatedDate | None:
    if "日" not in line and not _DIGIT.search(line):
        return None
    text = dates.narrow(line).strip(" ()[]。.")
    found = dates.find_spans(text, Origin.SHOWN, dates.SIGNED_FROM)
    if len(found) == 1 and found[0][1] == 0 and found[0][2] == len(text):
        return found[0][0]
    return dates.numerals(text) if text[:1] in {"一", "二"} and text.endswith("日") else None


def approved(title: str, body: str) -> StatedDate | None:
    """The day a budget or final account says it was approved; None for any other text."""
    if not _BUDGET.search(title):
        return None
    found = _APPROVED.search(dates.narrow(body))
    return dates.first(found["after"] or found["before"]) if found else None
