"""Marks doubled, mixed, or missing at a paragraph's end, and digits of two widths in one number (S4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reading.wording.form.found import ENDS, FULL_DIGITS, HAN, NUMERALS, PUNCTUATION, Line, Paper
from records.wording import Slip

_DOUBLED = re.compile(
    rf"(?<![，。、；：！？.,])(?:[，。、；！？][，。、；]|：：|(?<=[{HAN}）》”])[,，][,，]|(?<=[{HAN}）》”])(?:\.。|。\.(?![0-9])|;；|；;))"
    r"(?![，。、；：.,])"
)
_TWO_MARKS = re.compile("[，。、；：！？,.;][，。、；：,.;]")
"""Without two marks side by side there is nothing to weigh."""
_MARKS_TOLD = re.compile("[“‘「（(]$")
_STRONG = "。；，、"
"""Of two marks the one that ends more is meant."""
_WIDTHS = re.compile("(?<![0-9０-９])(?:[0-9]+[０-９]|[０-９]+[0-9])[0-9０-９]*")
"""The full-width point of 1．5% is a house style of newspapers, and no slip."""
_TO_HALF = {ord("０") + digit: str(digit) for digit in range(10)}
_PARAGRAPH, _LAST, _OTHERS = 60, 15, 3
_CLOSING = frozenset("。！？…”）》』」.!?；：:")
_LEADS_ON = re.compile(
    "(?:如下|下列|以下|包括|名单|附后|联系人|地址|电话|来源|记者|通讯员|编辑|供稿|摄影|责编)"
)


def doubled_marks(paper: Paper) -> Iterator[Slip]:
    """。。 ，， 、。 ；。 .。: …… and ！！ are meant, and so is a mark that is told of in quotes."""
    if paper.marks.isdisjoint("，。、；：") or not _TWO_MARKS.search(paper.text):
        return
    for match in _DOUBLED.finditer(paper.text):
        wrong = match.group()
        if _MARKS_TOLD.search(paper.text, max(0, match.start() - 1), match.start()):
            continue
        if not _ends_words(paper.text, match.start()):
            continue
        full = wrong.replace(",", "，").replace(".", "。").replace(";", "；")
        right = full[0] if full[0] in "！？" else next(one for one in _STRONG + "：" if one in full)
        how = "重复" if full[0] == full[1] else "连用"
        yield paper.slip(
            *match.span(), right, "标点", f"标点“{wrong}”{how}，应只保留一个", PUNCTUATION
        )


def _ends_words(text: str, at: int) -> bool:
    """Does anything stand before the mark on its line? A line of full stops is the blank of a form."""
    return bool(text[text.rfind("\n", 0, at) + 1 : at].strip())


def mixed_widths(paper: Paper) -> Iterator[Slip]:
    """２0２6年, 1２3: digits of a number in full and in half width."""
    if paper.marks.isdisjoint(FULL_DIGITS):
        return
    for match in _WIDTHS.finditer(paper.text):
        wrong = match.group()
        right = wrong.translate(_TO_HALF)
        reason = "同一个数字中全角与半角混用，应统一为半角"
        yield paper.slip(*match.span(), right, "全半角", reason, NUMERALS)


def unended(paper: Paper) -> Iterator[Slip]:
    """A long paragraph without its full stop, in a text whose other long paragraphs all have theirs.

    Printed pages, whose lines break anywhere, have few lines that end so and give nothing.
    """
    lines = paper.lines
    long = [line for line in lines if len(line.text) >= _PARAGRAPH and "。" in line.text]
    bare = [line for line in long if line.text[-1] not in _CLOSING]
    if len(bare) != 1 or len(long) <= _OTHERS or bare[0] is lines[-1]:
        return
    line = bare[0]
    behind = lines[lines.index(line) + 1]
    if _breaks_off(line) and _begins(behind):
        reason = "段末缺少句末标点，同文其他段落均有"
        wrong = line.end - 1
        right = f"{line.text[-1]}。"
        yield paper.slip(wrong, line.end, right, "标点", reason, PUNCTUATION)


def _breaks_off(line: Line) -> bool:
    last = line.text[max(line.text.rfind(mark) for mark in ENDS) + 1 :]
    if len(last) < _LAST or " " in last or "　" in last or _LEADS_ON.search(last):
        return False
    return re.fullmatch(f"[{HAN}]{{4}}", last[-4:]) is not None


def _begins(line: Line) -> bool:
    """Does a paragraph begin here, and no other half of the one before?"""
    return re.match(f"[{HAN}（一二三四五六七八九十0-9]", line.text) is not None and (
        len(line.text) >= _PARAGRAPH and line.text[-1] in _CLOSING
    )
