"""Words, sentences and paragraphs that stand twice in a row (S4)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path

from reading.wording.form.found import HAN, PLAIN, Line, Paper
from records.wording import Slip

_DATA = Path(__file__).parent / "data" / "doubled.txt"
_PAIR = re.compile(f"([{HAN}]{{2,3}})\\1(?![率者商性期地化力员]|人(?![民大才力口工们]))")
"""Before such a tail the second is the beginning of a noun: 根据|根据地, 通过|通过率, 负责|负责人."""
_PARTICLES = re.compile(
    "(?<![目标之中端鹄有打准你我他])的的(?![确士哥姐卡款])"
    "|(?<![不甚小时未百完为除知明])了了(?![解却断结无然事望局])"
    "|们们"
    "|(?<![以普涉危触波顾提论遍埃言])及及(?![时格第早笄])"
    "|(?<![现正存实所内外自潜旨好贵志])在在(?![押建职校岗编册线校读逃场位野任皆先华家座库途此意])"
    "|[这那]是是(?![非否])"
)
"""目的的, 标的的 and 的的确确; 为了了解, 不甚了了; 以及及时; 存在在, 在在建项目; 是是非非: both are meant."""
_DOUBLES = ("的的", "了了", "们们", "及及", "在在", "是是")
_LONG = re.compile(f"([{HAN}]{{4,12}})\\1(?! ?[0-9０-９])")
"""Before a figure they are two labels of a table that ran together: 最低气温最低气温14.0℃."""
_COUNTED = re.compile("[一二两三四五六七八九十几半每再又很越更好]")
"""Of 一步一个脚印一步一个脚印, 很久很久: doubling that says how much."""
_NAME_GOES_ON = re.compile(
    f"[{HAN}]{{0,6}}?(?:办公厅|办公室|委员会|部|委|局|厅|处|院|会|所|站|中心|公司|集团|大学|学院|银行|法|条例|办法|规定|细则|方案|"
    "意见|通知|工程|项目|行动|计划|制度|体系|指南|平台|系统|路|街|区|市|县|镇|村)"
)
_STOP = frozenset("。；")
_NEXT, _FAR = 15, 100
"""Characters from which a paragraph said twice is a slip: at once, and with others between."""
_ABSTRACT = 2
"""The first paragraphs may be an abstract that the text repeats."""
_FAULTS = 2
_ARTICLE = re.compile("^[ 　]*第[一二三四五六七八九十百千零〇]{1,7}条", re.MULTILINE)
_STATUTE = 10
"""Articles from which a text is a statute: 公司法 has a paragraph twice, of two kinds of companies."""


def words(paper: Paper) -> Iterator[Slip]:
    """的的, 进行进行, 乡村振兴战略乡村振兴战略. 试试, 研究研究 and 一步一步 are meant."""
    if any(double in paper.text for double in _DOUBLES):
        for match in _PARTICLES.finditer(paper.text):
            start, end = match.end() - 2, match.end()
            yield _doubled(paper, start, end, paper.text[end - 1])
    known = never_doubled()
    for match in _PAIR.finditer(paper.text):
        if match[1] in known:
            yield _doubled(paper, *match.span(), match[1])
    for match in _LONG.finditer(paper.text):
        if not _meant(paper, match):
            yield _doubled(paper, *match.span(), match[1])


@cache
def never_doubled() -> frozenset[str]:
    """The list of the package."""
    lines = _DATA.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _meant(paper: Paper, match: re.Match[str]) -> bool:
    """A count, a chant, or a name within a name: 省人民政府省人民政府办公厅."""
    word = match[1]
    if _COUNTED.search(word) or len(set(word)) < 4:
        return True
    return _NAME_GOES_ON.match(paper.text, match.end()) is not None or not _in_prose(paper, match)


def _in_prose(paper: Paper, match: re.Match[str]) -> bool:
    """Is there a sentence around it? Rows of a menu run into each other without one."""
    left = paper.text[max(0, match.start() - 60) : match.start()].rpartition("\n")[2]
    right = paper.text[match.end() : match.end() + 60].partition("\n")[0]
    return not {"，", "。", "；", "、", "："}.isdisjoint(left + right)


def _doubled(paper: Paper, start: int, end: int, right: str) -> Slip:
    return paper.slip(start, end, right, "重复字词", f"“{right}”重复", PLAIN)


def sentences(paper: Paper) -> Iterator[Slip]:
    """A sentence of twelve characters and more, said again at once in the same paragraph."""
    for line in paper.lines:
        if len(line.text) < 26:
            continue
        before = ""
        for start, one in _split(line):
            if one == before and len(one) > 11 and re.match(f"[{HAN}]", one):
                short = f"{one[:12]}……"
                end = start + len(one)
                reason = f"与前一句“{short}”完全相同"
                yield paper.slip(start, end, "（删去重复的一句）", "重复语句", reason, PLAIN)
            before = one


def _split(line: Line) -> Iterator[tuple[int, str]]:
    at = 0
    for match in re.finditer("[。；]", line.text):
        yield line.start + at, line.text[at : match.end()]
        at = match.end()


def paragraphs(paper: Paper) -> Iterator[Slip]:
    """A paragraph said again: at once, or a long one further on. Forms and tables repeat much, and give nothing."""
    if len(list(islice(_ARTICLE.finditer(paper.text), _STATUTE))) == _STATUTE:
        return  # laws say the same of two kinds of bodies in the same words
    seen: dict[str, int] = {}
    found: list[Slip] = []
    for number, line in enumerate(paper.lines):
        if not _is_prose(line):
            continue
        before = seen.get(line.text)
        seen[line.text] = number
        if before is None:
            continue
        if number == before + 1 or (before >= _ABSTRACT and len(line.text) >= _FAR):
            reason = f"与前文“{line.text[:12]}……”一段完全相同"
            found.append(
                paper.slip(line.start, line.end, "（删去重复的一段）", "重复段落", reason, PLAIN)
            )
            if len(found) > _FAULTS:
                return
    yield from found


def _is_prose(line: Line) -> bool:
    if len(line.text) < _NEXT or line.text[-1] not in _STOP:
        return False
    return len(re.findall(f"[{HAN}]", line.text[:200])) * 10 >= len(line.text[:200]) * 6
