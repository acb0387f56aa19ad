"""Brackets and book-title marks that are not closed, not opened, closed by another, crossed or nested wrongly (S4).

One walk over the marks of a text with a stack of at most 16; what is deeper is no prose. An opening is held against a
paragraph only where the paragraph is told to its end: a title that a list cuts off, or a sentence of a text that
begins or ends inside brackets, gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from reading.wording.form.found import ENDS, HAN, PUNCTUATION, Paper
from records.wording import Slip

_MARK = re.compile(r"[（()）《》〈〉【】〔〕\n\t|]")
MARKS = frozenset("（()）《》〈〉【】〔〕")
_CLOSERS = {"（": "）", "(": ")", "《": "》", "〈": "〉", "【": "】", "〔": "〕"}
_OPENERS = {closer: opener for opener, closer in _CLOSERS.items()}
_TWINS = {"）": "(", ")": "（"}
"""The opening that a closing of the other width would belong to."""
_DEPTH = 16
_LINES = 3
"""A bracket that runs over more lines of a printed page is none that we understand."""
_FAULTS = 4
"""With more, the paragraph is code, a drawing of signs or a formula, and not prose."""
_AHEAD = 400
"""Characters on either side that are looked at for a sentence's end or for the other bracket."""
_HAN = re.compile(f"[{HAN}]")
_LIST_SIGN = re.compile(
    r"(?:^|[\s，。；、：:,;.（(“《\]】>0-9]|(?<=[一-鿿])(?=[0-9A-Za-z①-⑳]))"
    r"[0-9０-９A-Za-z一二三四五六七八九十①-⑳]{1,3} ?$"
)
"""What stands before the bracket of a list: `1)`, `a）`, `；二）`."""
_SENTENCE_BEGINS = re.compile(
    "根据|按照|依据|依照|遵照|为了|现将|经|各|一、|为(?:贯彻|落实|认真|进一步|深入)"
)
"""Words that no text begins with that was cut off inside a title or a bracket."""
_FORMULA = re.compile(r"[=＝<>＜＞∑√∫×÷±≤≥≠≈∈∞^]")
_INTERVAL = re.compile(r"[（(\[［] ?[-+−]?[0-9.∞]+%? ?[,，、~] ?[-+−]?[0-9.∞]+%? ?[)）\]］]")
_FACE = re.compile(r"[:;=：；^><T_][-~o']?$")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_ALLOWED_CUT = ("…", "...", "．．．", "。。。")


@dataclass(slots=True)
class _Open:
    char: str
    at: int
    lines: int = 0


@dataclass(slots=True)
class _Walk:
    """What is open, and the faults of the paragraph so far."""

    paper: Paper
    stack: list[_Open] = field(default_factory=list)
    faults: list[Slip] = field(default_factory=list)
    begun: int = 0
    """Where the line begins."""
    dangling: int = 0
    """Round brackets left open in paragraphs before, which a later one may close."""
    broken: bool = False

    def flush(self) -> Iterator[Slip]:
        """The faults of a paragraph that is over."""
        if len(self.faults) <= _FAULTS and not self.broken:
            yield from self.faults
        self.faults.clear()
        self.broken = False


def brackets(paper: Paper) -> Iterator[Slip]:
    """Every bracket that is surely wrong, paragraph by paragraph; linear in the length of the text."""
    if paper.marks.isdisjoint(MARKS):
        return
    walk = _Walk(paper)
    intervals = _interval_ends(paper)
    for match in _MARK.finditer(paper.text):
        char, at = match.group(), match.start()
        if char in "\n\t|":
            yield from _line_end(walk, at, char)
        elif at in intervals or walk.broken or len(walk.faults) > _FAULTS:
            continue  # of such a paragraph nothing will be told
        elif char in _CLOSERS:
            _opened(walk, char, at)
        else:
            _closed(walk, char, at)
    yield from _line_end(walk, len(paper.text), "")
    yield from walk.flush()


def _interval_ends(paper: Paper) -> frozenset[int]:
    """The brackets of half-open intervals (0, 5] are no pairs."""
    if paper.marks.isdisjoint("[]［］"):
        return frozenset()
    return frozenset(
        at for match in _INTERVAL.finditer(paper.text) for at in (match.start(), match.end() - 1)
    )


def _opened(walk: _Walk, char: str, at: int) -> None:
    if len(walk.stack) >= _DEPTH:
        walk.broken = True
        walk.stack.clear()
        return
    walk.stack.append(_Open(char, at))


def _closed(walk: _Walk, char: str, at: int) -> None:
    stack = walk.stack
    wanted = _OPENERS[char]
    if stack and stack[-1].char == wanted:
        _nested(walk, stack.pop(), at)
    elif char in _TWINS and stack and stack[-1].char == _TWINS[char]:
        if not _lists(walk, at) or _LIST_SIGN.match(walk.paper.text, stack[-1].at, at):
            _width(walk, stack.pop(), at)
    elif any(one.char in {wanted, _TWINS.get(char)} for one in stack):
        _crossing(walk, char, at)
    else:
        _unopened(walk, char, at)


def _nested(walk: _Walk, pair: _Open, at: int) -> None:
    """《…《…》…》: the inner one has single marks."""
    text = walk.paper.text
    if pair.char == "《" and walk.stack and walk.stack[-1].char == "《":
        inner = text[pair.at + 1 : at]
        outer = text.find("》", at + 1, at + 80)
        if outer >= 0 and "《" not in text[at + 1 : outer] and "\n" not in inner:
            reason = "书名号内还有书名号时，里面一层用单书名号“〈〉”"
            walk.faults.append(
                walk.paper.slip(pair.at, at + 1, f"〈{inner}〉", "书名号", reason, PUNCTUATION)
            )


def _width(walk: _Walk, pair: _Open, at: int) -> None:
    """（…): a pair of two widths, where the text is Chinese."""
    text = walk.paper.text
    if _HAN.search(text, pair.at, min(at, pair.at + 200)) or _HAN.match(text, pair.at - 1):
        right = "）" if pair.char == "（" else "（"
        place = at if pair.char == "（" else pair.at
        reason = "前后括号一个为全角、一个为半角，应使用同一种"
        walk.faults.append(walk.paper.slip(place, place + 1, right, "括号", reason, PUNCTUATION))


def _crossing(walk: _Walk, char: str, at: int) -> None:
    """A bracket closes while others inside it are open: crossed where they close just behind, else left open."""
    if _lists(walk, at):
        return
    inner: list[_Open] = []
    wanted = {_OPENERS[char], _TWINS.get(char)}
    while walk.stack[-1].char not in wanted:
        inner.append(walk.stack.pop())
    walk.stack.pop()
    first = inner[0]
    text = walk.paper.text
    name = _name(first.char)
    if text[at + 1 : at + 2] == _CLOSERS[first.char]:
        walk.stack.append(first)  # so that its own closing finds it
        reason = "前后两对标点交叉，应先关闭里面的一对"
        right = _CLOSERS[first.char] + char
        walk.faults.append(walk.paper.slip(at, at + 2, right, name, reason, PUNCTUATION))
        return
    for one in inner:
        if _HAN.search(text, one.at, at):
            walk.faults.append(_unclosed_slip(walk.paper, one))


def _unopened(walk: _Walk, char: str, at: int) -> None:
    text = walk.paper.text
    if _lists(walk, at) or _FACE.search(text, max(0, at - 3), at):
        return
    if char in _TWINS and walk.dangling:
        walk.dangling -= 1
        return
    if walk.stack and at - walk.stack[-1].at <= 60:
        pair = walk.stack.pop()
        if _HAN.search(text, pair.at, at):
            right = _CLOSERS[pair.char]
            reason = f"“{pair.char}”应由“{right}”关闭，不是“{char}”"
            walk.faults.append(
                walk.paper.slip(at, at + 1, right, _name(pair.char), reason, PUNCTUATION)
            )
    elif _begun_here(walk, at) and _HAN.search(text, max(walk.begun, at - 20), at):
        opener = _OPENERS[char]
        reason = f"“{char}”前面没有对应的“{opener}”"
        advice = f"（补上“{opener}”或删去）"
        walk.faults.append(walk.paper.slip(at, at + 1, advice, _name(char), reason, PUNCTUATION))


def _begun_here(walk: _Walk, at: int) -> bool:
    """Is the text before told from the beginning of a sentence, so that no opening can have been cut off?"""
    text = walk.paper.text
    near = text[max(walk.begun, at - _AHEAD) : at]
    if any(mark in near for mark in "。！？") or _SENTENCE_BEGINS.match(text, walk.begun):
        return True
    return text[max(0, walk.begun - _AHEAD) : walk.begun].rstrip()[-1:] in ENDS


def _lists(walk: _Walk, at: int) -> bool:
    """Is it the bracket of a list sign, which has no opening?"""
    left = max(walk.begun, at - 5)
    return walk.paper.text[at] in ")）" and bool(_LIST_SIGN.search(walk.paper.text[left:at]))


def _line_end(walk: _Walk, at: int, char: str) -> Iterator[Slip]:
    line = walk.paper.text[walk.begun : at].rstrip()
    closed = not line or line[-1] in ENDS or char in {"\t", "|", ""}
    if closed or _strange(line):
        whole = bool(line) and line[-1] in ENDS and not _strange(line)
        for one in walk.stack:
            _left_open(walk, one, at, whole=whole)
        walk.stack.clear()
        yield from walk.flush()
    else:
        for one in walk.stack:
            one.lines += 1
        walk.stack[:] = [one for one in walk.stack if one.lines <= _LINES]
    walk.begun = at + 1


def _strange(line: str) -> bool:
    """A formula, or a script that is written from the right and mirrors brackets."""
    return len(line) < 2_000 and (
        len(_FORMULA.findall(line)) > 2 or _RIGHT_TO_LEFT.search(line) is not None
    )


def _left_open(walk: _Walk, one: _Open, at: int, *, whole: bool) -> None:
    """A bracket that is open at the end of a paragraph. `whole`: does it end with a full stop?"""
    text = walk.paper.text
    inside = text[one.at + 1 : at]
    behind = re.search(r"[（(）)]" if one.char in "（(" else r"[《》]", text[at : at + _AHEAD])
    closed_later = behind is not None and behind.group() in "）)》"
    sentence = text[one.at - 1 : one.at] not in {"", "\n", *ENDS}
    prose = _HAN.search(inside) and (one.char != "(" or _HAN.match(text, one.at - 1))
    if whole and sentence and prose and not closed_later and not _cut(inside):
        walk.faults.append(_unclosed_slip(walk.paper, one))
        return
    walk.dangling += one.char in "（("


def _cut(inside: str) -> bool:
    return inside.rstrip("。；！？").endswith(_ALLOWED_CUT)


def _unclosed_slip(paper: Paper, one: _Open) -> Slip:
    closer = _CLOSERS[one.char]
    reason = f"“{one.char}”后面没有对应的“{closer}”"
    return paper.slip(
        one.at, one.at + 1, f"（补上“{closer}”或删去）", _name(one.char), reason, PUNCTUATION
    )


def _name(char: str) -> str:
    return "书名号" if char in "《》〈〉" else "括号"
