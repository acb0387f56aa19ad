"""Which year and which office do the covers, titles, notes and opening sentences name?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reading.finance.sentences import COMPARES, ENDS, EXCERPT, HEADING_START, Text
from reading.offices import ends_with_office, stripped
from reading.tables.model import Line
from records.finance import Heading
from records.privacy import veil

_YEAR_LINE = re.compile(
    r"(?P<owner>[^\d，。；：]{0,40}?)(?P<year>20\d\d)(?:财政)?年(?:度)?(?P<rest>[^。；]{0,50})"
)
_MATTER = re.compile(
    r"[一-龥]{0,24}?(?:预决算|预算|决算)(?:[一-龥]{0,12}(?:表|说明|情况|公开|报告|草案|信息|书|目录))?"
)
"""Behind the year of a title, and nothing more."""
_NOTE_OWNER = re.compile(
    r"(?:注|说明|备注)：(?P<owner>[一-龥（）]{3,40}?)(?:20\d\d年度?|本年度?)?(?:没有|无(?!锡))"
)
_SENTENCE = re.compile(
    r"(?P<year>20\d\d)年度?(?:收入支出总计|收支总计|收入总计|本年收入合计|本年支出合计|财政拨款收入支出总计"
    r"|财政拨款收支总计|政府采购金额|政府采购支出|机关运行经费支出|三公经费财政拨款支出|三公经费支出|一般公共预算财政拨款支出|部门预算收入|收入预算|支出预算)"
    r"(?=[^。]{0,24}\d)"
)
_OPENING = re.compile(r"(?:^|[。；\n])(?P<owner>[一-龥（）]{0,30})\Z")
"""What stands before the year of such a sentence; looked at behind the fact, because a year is found at once."""
_REACH = 31


def headings(lines: Sequence[Line], squeezed: Sequence[str], text: Text) -> Iterator[Heading]:
    """Cover lines, titles, notes and opening sentences that name a year or an office.

    `squeezed`: what each line says.
    """
    before = ""
    for line, said in zip(lines, squeezed, strict=True):
        if "算" in said and len(said) <= EXCERPT and said[-1:] not in ENDS:  # budget and account
            yield from _heading(said, before, line.place)
        if found := _NOTE_OWNER.match(said):
            owner = stripped(found["owner"])
            if ends_with_office(owner):
                yield Heading(veil(said[:EXCERPT]), None, veil(owner), line.place, "note")
        before = said
    for found in _SENTENCE.finditer(text.text):
        opening = _OPENING.search(text.text, max(0, found.start() - _REACH), found.start())
        if opening and not COMPARES.search(opening["owner"]):
            owner = stripped(opening["owner"])
            owner = veil(owner) if ends_with_office(owner) else ""
            said = text.excerpt(opening.start(), found.end()).lstrip("。；")
            place = text.place(opening.start())
            yield Heading(said, int(found["year"]), owner, place, "sentence")


def _heading(said: str, before: str, place: str) -> Iterator[Heading]:
    """A cover line, a section's or a table's title that names a year and a budget or account."""
    found = _YEAR_LINE.match(HEADING_START.sub("", said, count=1))
    if (
        not found
        or not _MATTER.fullmatch(found["rest"])
        or "，" in said
        or re.search(r"《|截至|相比|比20|根据|执行|调整|绩效|项目", said)
    ):
        return
    owner = stripped(found["owner"])
    if not owner and ends_with_office(before) and len(before) <= 30:
        owner = before
    owner = owner if ends_with_office(owner) else ""
    yield Heading(veil(said), int(found["year"]), veil(owner), place)
