"""Form (S4): what is wrong with a text whatever it says: days, brackets, numbers, marks, words said twice, leftovers.

`form_slips(text)` looks at a text or a headline; `post_slips(title, text, …)` at a text with its title and its owner,
too. Both are pure and linear in the length of the text: walks with bounded stacks, patterns with bounded repeats, and
at most 200 slips of a kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice

from reading.wording.form import (
    amounts,
    brackets,
    dates,
    document_numbers,
    leftovers,
    numbering,
    papers,
    punctuation,
    quotes,
    repeated,
)
from reading.wording.form.found import FULL_DIGITS, HAN, Paper
from reading.wording.spared import Spared, spared
from records.wording import Slip

__all__ = ["form_slips", "post_slips"]

_MOST = 200
"""Slips of one check in one text: who has more has another trouble."""
_DIGITS = FULL_DIGITS | frozenset("0123456789")
_CHECKS: tuple[tuple[frozenset[str], Callable[[Paper], Iterator[Slip]]], ...] = (
    (frozenset("元％%"), amounts.doubled_units),
    (frozenset("元圆"), amounts.in_words),
    (_DIGITS | frozenset("月"), dates.impossible),
    (frozenset("月"), dates.backward),
    (frozenset("期周拜"), dates.weekdays),
    (frozenset(":：时"), dates.times),
    (frozenset("号"), document_numbers.document_numbers),
    (brackets.MARKS, brackets.brackets),
    (frozenset("“”"), quotes.quotes),
    (frozenset("一1１"), numbering.numbering),
    (frozenset("，。、；："), punctuation.doubled_marks),
    (FULL_DIGITS, punctuation.mixed_widths),
    (frozenset("。"), punctuation.unended),
    (frozenset(), repeated.words),
    (frozenset("。"), repeated.sentences),
    (frozenset("。；"), repeated.paragraphs),
    (frozenset(), leftovers.leftovers),
)
"""Each check with the characters of which the text must have one; none: it is asked of every text."""
_STRUCTURAL = frozenset({"括号", "书名号", "引号", "标点", "序号", "重复段落", "重复语句"})
"""Kinds whose place is a mark: the words beside it do not tell of it."""
_TELLS = re.compile("错|误|应为|应改|改为|更正|正确|建议|→|[|\t]")
_WRITTEN_AS = re.compile('(?:误写|错写|误|错|写|填)(?:为|成|作|做)[：:“‘"「（(]{0,2}$')
_SHOULD_BE = re.compile(
    '[”’"」）)]{0,2}[，,、（(]?(?:应为|应是|应改|应写|应当为|改为|更正为|错误|有误|系笔误|实为|→|->)'
)
_CODE = re.compile(
    r"\\[a-zA-Z]|\[\^|\(\?|=>|==|::|[;{]\s*$|</?[a-z]+|\$\(|[a-z]\(|->|#\s*[a-z]+:"
    r"""|(?<![一-鿿])[(\[,=] ?["']|["'] ?[)\],:](?![一-鿿])"""
)
"""What a line of a program or of markup has, and a line of prose has not."""
_CHINESE = re.compile(f"[{HAN}]|[Ll]orem ipsum|[Tt]est")


def form_slips(text: str, *, title: bool = False) -> tuple[Slip, ...]:
    """The slips of form of a text in the order of their places, none upon another. `title`: is it a headline?"""
    if not _CHINESE.search(text):
        return ()
    paper = Paper(text)
    found: list[Slip] = []
    for marks, check in _CHECKS:
        if not marks or not marks.isdisjoint(paper.marks):
            found += islice(check(paper), _MOST)
    return _kept(paper, found, title=title) if found else ()


def post_slips(
    title: str, text: str, *, owner: str = "", agencies: Iterable[str] = ()
) -> tuple[Slip, ...]:
    """The slips of a text that has a title, and an owner among the agencies of its site. Places are in the text."""
    own = [*papers.years(title, text), *islice(papers.offices(text, owner, agencies), _MOST)]
    return _apart([*own, *form_slips(text)])


def _kept(paper: Paper, found: list[Slip], *, title: bool) -> tuple[Slip, ...]:
    where = spared(paper.text)
    kept = [one for one in found if not _told(paper, where, one)]
    return _apart([replace(one, in_title=True) for one in kept] if title else kept)


def _told(paper: Paper, where: Spared, slip: Slip) -> bool:
    """Is it an address or a file, or told of as an error?"""
    program = slip.kind == "模板残留"
    if not program and where.covers(slip.start, slip.end):
        return True
    if _CODE.search(_line(paper.text, slip)):
        return True
    if slip.kind not in _STRUCTURAL and _corrected(paper.text, slip):
        return True
    if not where.lists_errors:
        return False
    return (
        where.quoted(slip.start, slip.end, slip.right)
        or _TELLS.search(_line(paper.text, slip)) is not None
    )


def _corrected(text: str, slip: Slip) -> bool:
    """Is the form told as wrong: 误写为“2月30日”, 2月30日（应为2月28日）?"""
    before = text[max(0, slip.start - 8) : slip.start]
    return bool(_WRITTEN_AS.search(before) or _SHOULD_BE.match(text, slip.end, slip.end + 8))


def _line(text: str, slip: Slip) -> str:
    """The line around, 200 characters on either side at most."""
    near = max(0, slip.start - 200)
    left = max(text.rfind("\n", near, slip.start) + 1, near)
    end = text.find("\n", slip.end, slip.end + 200)
    return text[left : end if end >= 0 else slip.end + 200]


def _apart(found: list[Slip]) -> tuple[Slip, ...]:
    """Of slips that begin upon each other the one that begins first, and of those the longest."""
    kept: list[Slip] = []
    for slip in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or slip.start >= kept[-1].end:
            kept.append(slip)
    return tuple(kept)
