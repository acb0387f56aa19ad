"""Quotation marks turned the wrong way or left open inside a paragraph (S4).

A quotation may run over paragraphs, each of which opens it anew; a text may begin or end inside one. So only what the
paragraph itself proves is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reading.wording.form.found import ENDS, HAN, PUNCTUATION, Line, Paper
from records.wording import Slip

_TERM = re.compile(f"[{HAN}0-9A-Za-z·]{{1,20}}")
_QUOTE = re.compile("[“”]")
_MANY = 400
"""Quotation marks of one line; more is no prose."""
_BEGINS_SPEECH = frozenset("：:，\n ")


def quotes(paper: Paper) -> Iterator[Slip]:
    """”乡村振兴” and “乡村振兴“, and a quotation that another one finds open."""
    if paper.marks.isdisjoint("“”"):
        return
    for line in paper.lines:
        marks = [match.start() for match in _QUOTE.finditer(line.text)]
        if 1 < len(marks) <= _MANY:
            yield from _turned(paper, line, marks)


def _turned(paper: Paper, line: Line, marks: list[int]) -> Iterator[Slip]:
    """A mark that its twin of the same direction encloses a word with, where both sides are otherwise whole."""
    signs = "".join(line.text[at] for at in marks)
    depth = 0
    at = 0
    while at < len(marks):
        sign = signs[at]
        twin = signs[at : at + 2] == sign * 2 and _TERM.fullmatch(
            line.text, marks[at] + 1, marks[at + 1]
        )
        if twin and depth == 0 and _balanced(signs, at + 2) and _clear(line, marks[at], sign):
            wrong = at if sign == "”" else at + 1
            place = line.start + marks[wrong]
            right = "“" if sign == "”" else "”"
            reason = f"引号方向错误，此处应为{'前' if right == '“' else '后'}引号“{right}”"
            yield paper.slip(place, place + 1, right, "引号", reason, PUNCTUATION)
            at += 2
            continue
        if at and depth == 0 and _reversed(line, marks[at : at + 2], signs, at):
            start, end = line.start + marks[at], line.start + marks[at + 1] + 1
            right = f"“{line.text[marks[at] + 1 : marks[at + 1]]}”"
            reason = "前引号与后引号颠倒"
            yield paper.slip(start, end, right, "引号", reason, PUNCTUATION)
            at += 2
            continue
        depth += 1 if sign == "“" else -1
        if depth < 0:
            return  # the end of a quotation that began in an earlier paragraph
        at += 1


def _reversed(line: Line, pair: list[int], signs: str, at: int) -> bool:
    """”双减“ behind a quotation that is closed: nothing is open that its first mark could close."""
    return (
        signs[at : at + 2] == "”“"
        and _TERM.fullmatch(line.text, pair[0] + 1, pair[1]) is not None
        and _balanced(signs, at + 2)
    )


def _clear(line: Line, at: int, sign: str) -> bool:
    """May no quotation of an earlier paragraph, and none of several paragraphs, end or begin here?"""
    before = line.text[at - 1 : at]
    if sign == "”":
        return before not in ENDS and before not in {"，", "…"} and at > 0
    return before not in _BEGINS_SPEECH and at > 0


def _balanced(signs: str, start: int) -> bool:
    """Do the quotations behind pair off, or are all of them turned the same wrong way?"""
    rest = signs[start:]
    return rest in {"", "“”" * (len(rest) // 2), rest[:1] * len(rest) if len(rest) % 2 == 0 else ""}
