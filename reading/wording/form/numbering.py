"""Numbers of sections and lists that leave one out or stand twice (S4).

A sequence is judged only if it is seen from its first number on, and only if the number that is missing stands nowhere
between its neighbours, in whatever form. Starting anew is no fault, nor is a text with several faults of a level:
its order is one that we do not understand (questions with answers, tables, two columns).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from reading.wording.form.found import LAYOUT, PLAIN, Line, Paper
from records.wording import Slip

_NUMERALS = "一二三四五六七八九十"
_HAN_NUMBER = f"[{_NUMERALS}]{{1,3}}"
_LEVELS = (
    ("一、", re.compile(rf"({_HAN_NUMBER})、(?!{_HAN_NUMBER}[、和])")),
    ("（一）", re.compile(rf"[（(]({_HAN_NUMBER})[）)]")),
    ("1.", re.compile(r"([0-9]{1,2})[.．](?![0-9])(?! ?[0-9]{1,2}[.．日月%％])")),
    ("（1）", re.compile(r"[（(]([0-9]{1,2})[）)](?![A-Za-z0-9+\-×])")),
)
"""GB/T 9704—2012 7.3.3: the four levels, the highest first. A level begins anew under each heading above it."""
_LEAD = re.compile("[（(0-9一二三四五六七八九十]")
_EXCERPT = re.compile(
    "节选|摘登|摘要|摘编|摘录|选登|有删[减节]|[（(]略[）)]|略。|……$|以下略|部分条款|修改[为后]|修订[为后]|删[去除]|增加一[条款项]",
    re.MULTILINE,
)
"""Words of a text that tells only parts of another: an amendment, an extract."""
_FAULTS = 2
_ITEMS = 400
"""Items of one sequence that are kept: no paper has more."""
_INLINE = {
    "一是": re.compile(f"(?<![^。；：！？\n])([{_NUMERALS}])是(?![非否])"),
    "第一，": re.compile(f"(?<![^。；：！？\n])第([{_NUMERALS}])，"),
    "其一，": re.compile(f"(?<![^。；：！？\n])其([{_NUMERALS}])，"),
}
"""By the first of each sequence: where it stands nowhere, there is nothing to judge."""
_ENCLOSURE = re.compile(r"附件 ?([0-9]{1,2}|[一二三四五六七八九十])[：:.．、 ](?![0-9])")
_SHORT = 80
_FILE = re.compile(
    r"\.(?:docx?|xlsx?|pdf|ofd|wps|et|pptx?|zip|rar|txt|jpe?g|png) ?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Item:
    number: int
    start: int
    end: int
    line: Line


def numbering(paper: Paper) -> Iterator[Slip]:
    """Gaps and doubles of headings and lists, of enclosures, and of 一是…二是… inside a paragraph."""
    if paper.marks.isdisjoint("一1１") or _EXCERPT.search(paper.text):
        return
    leading = [line for line in paper.lines if _LEAD.match(line.text)]
    numbered = [item for line in leading if (item := _numbered(paper, line))]
    for level, (form, _) in enumerate(_LEVELS):
        found = [slip for run in _runs(numbered, level) for slip in _judged(paper, run, form)]
        if len(found) <= _FAULTS:
            yield from found
    yield from _enclosures(paper)
    if any(form in paper.text for form in _INLINE):
        for line in paper.lines:
            yield from _inline(paper, line)


def _numbered(paper: Paper, line: Line) -> tuple[int, _Item] | None:
    """The level of a line that begins with a number, and the number; the levels exclude each other."""
    for level, (_, pattern) in enumerate(_LEVELS):
        match = pattern.match(paper.plain, line.start, line.end)
        if match:
            return level, _Item(number_of(match[1]), match.start(), match.end(), line)
    return None


def _runs(numbered: list[tuple[int, _Item]], level: int) -> Iterator[list[_Item]]:
    """The sequences of a level: each ends where its number is 1 again or a heading of a higher level stands."""
    items: list[_Item] = []
    for depth, item in numbered:
        if depth < level:
            yield items
            items = []
        elif depth == level:
            if item.number == 1 and items:
                yield items
                items = []
            if len(items) < _ITEMS:
                items.append(item)
    yield items


def number_of(written: str) -> int:
    """三, 十, 十二, 二十, 二十一, 12; what is no number gives 0."""
    if written.isdecimal():
        return int(written)
    tens, ten, ones = written.partition("十")
    if not ten:
        return _NUMERALS.index(written) + 1 if len(written) == 1 else 0
    if len(tens) > 1 or len(ones) > 1 or "十" in ones:
        return 0
    return (_digit(tens) or 1) * 10 + _digit(ones)


def _digit(sign: str) -> int:
    return _NUMERALS.index(sign) + 1 if sign else 0


def _judged(paper: Paper, items: list[_Item], form: str) -> list[Slip]:
    """The faults of one sequence. Two numbers that stand twice are questions with their answers, or two columns."""
    found: list[Slip] = []
    doubles = 0
    if not items or items[0].number != 1:
        return found
    for at in range(1, len(items)):
        before, item = items[at - 1], items[at]
        step = item.number - before.number
        after = items[at + 1].number if at + 1 < len(items) else None
        if step == 1:
            continue
        if not _in_prose(paper, before, item):
            break
        if step == 2 and _goes_on(before, after, item, form):
            if not _told_between(paper, before, item):
                found.append(_gap(paper, before, item, form))
        elif step == 0 and after in {None, item.number + 1}:
            doubles += 1
            found.append(_double(paper, item, form))
        else:
            break  # an order of its own: nothing behind it is sure
    return found if doubles < 2 else []


def _in_prose(paper: Paper, before: _Item, item: _Item) -> bool:
    """Do sentences stand there? Rows of a table, of which two may stand side by side, are none."""
    part = paper.text[before.start : item.line.end]
    return "。" in part or "；" in part


def _goes_on(before: _Item, after: int | None, item: _Item, form: str) -> bool:
    """Is there more of the sequence than the jump itself? 一、三、 needs none: such headings have no other use."""
    if form in {"一、", "（一）"}:
        return after in {None, item.number + 1}
    return before.number > 1 and after == item.number + 1


def _told_between(paper: Paper, before: _Item, item: _Item) -> bool:
    """Does the missing number stand between the two, in another form or inside a line?"""
    missing = before.number + 1
    between = paper.plain[before.end : item.start]
    signs = f"{han(missing)}|(?<![0-9]){missing}(?![0-9])"
    ringed = chr(0x2460 + missing - 1) if missing <= 20 else ""
    head = r"(?:^|[\s。；：:;，,、（(第其])"
    return re.search(
        rf"{head}(?:{signs})(?:[、.．，,：:）)\s是要]|$)", between, re.MULTILINE
    ) is not None or (ringed != "" and ringed in between)


def han(number: int) -> str:
    """3 as 三, 12 as 十二."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else _NUMERALS[tens - 1]) + "十" if tens else ""
    return head + (_NUMERALS[ones - 1] if ones else "")


def _written(number: int, form: str) -> str:
    return form.replace("一", han(number)).replace("1", str(number))


def _gap(paper: Paper, before: _Item, item: _Item, form: str) -> Slip:
    here, missing = _written(item.number, form), _written(before.number + 1, form)
    reason = f"“{_written(before.number, form)}”之后是“{here}”，缺“{missing}”"
    source = f"{LAYOUT}7.3.3" if form in {one for one, _ in _LEVELS} else PLAIN
    return paper.slip(item.start, item.end, missing, "序号", reason, source)


def _double(paper: Paper, item: _Item, form: str) -> Slip:
    here, due = _written(item.number, form), _written(item.number + 1, form)
    return paper.slip(
        item.start, item.end, due, "序号", f"序号“{here}”重复，此处应为“{due}”", f"{LAYOUT}7.3.3"
    )


def _enclosures(paper: Paper) -> Iterator[Slip]:
    """附件1 and 附件3 on lines that follow each other: a list. Enclosures themselves lie apart."""
    if "附" not in paper.marks:
        return
    previous: _Item | None = None
    first = False
    for line in paper.lines:
        match = _ENCLOSURE.match(paper.plain, line.start, line.end)
        if not match or len(line.text) > _SHORT or _FILE.search(line.text):
            previous = None
            continue
        item = _Item(number_of(match[1]), match.start(), match.end() - 1, line)
        first = item.number == 1 or (first and previous is not None)
        if previous and first and item.number == previous.number + 2:
            yield _gap(paper, previous, item, "附件1")
        previous = item


def _inline(paper: Paper, line: Line) -> Iterator[Slip]:
    """一是…，二是…，四是… of one paragraph."""
    for first, pattern in _INLINE.items():
        if first not in line.text:
            continue
        form = first.removesuffix("，")
        items = [
            _Item(number_of(match[1]), match.start(), match.start() + len(form), line)
            for match in pattern.finditer(paper.text, line.start, line.end)
        ]
        faults = [slip for part in _parts(items) for slip in _judged_inline(paper, part, form)]
        if len(faults) == 1:
            yield faults[0]


def _parts(items: list[_Item]) -> Iterator[list[_Item]]:
    part: list[_Item] = []
    for item in items:
        if item.number == 1 and part:
            yield part
            part = []
        part.append(item)
    yield part


def _judged_inline(paper: Paper, items: list[_Item], form: str) -> Iterator[Slip]:
    if not items or items[0].number != 1:
        return
    for before, item in pairwise(items):
        if item.number == before.number + 2:
            between = paper.text[before.end : item.start]
            missing = han(before.number + 1)
            if not re.search(
                f"(?:[第其]{missing}|{missing}[是要、，])|其次|再次|此外|另外", between
            ):
                yield _gap(paper, before, item, form)
        elif item.number != before.number + 1:
            return
