"""A page or a file proofread: every slip once, with veiled words around it. No raw text leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from reading.documents.blocks import Content, Table
from reading.wording import find_slips
from reading.wording.form import form_slips, post_slips
from reading.wording.plainness import limits, plainness
from records.plainness import reminder
from records.privacy import veil
from records.proofs import Proof, SlipSeen
from records.wording import Book, Slip

MOST_TEXT = 300_000
"""Characters of a body that are proofread, some three seconds; a book of 300 pages has as many."""
CUT = f"文字较长，只校对了前{MOST_TEXT // 10_000}万字"
MOST_SLIPS = 100
"""Expressions kept of one body: with more than that it is the whole that is wrong."""
_AROUND = 12
"""Characters shown on either side."""
_LONGEST = 30
"""Characters of an expression that are shown: a paragraph that stands twice is known by its beginning."""
_RUN = 40
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
"""Of a file's name: with it, the name is taken for an address and left alone."""
_EXPLAINS = ("解读", "问答", "图解", "明白纸")
"""Words in the title of what should be plain to everybody."""


def proof_of_page(
    title: str,
    text: str,
    book: Book,
    *,
    published: date | None = None,
    owner: str = "",
    agencies: Iterable[str] = (),
    yearly: bool = False,
) -> Proof:
    """Proofreads a title and its text. `published`: the page's day; `owner`: whose text it is, among `agencies`.

    `yearly`: is it a budget, an account or an annual report? Their years and names have questions of their own.
    """
    cut = text[:MOST_TEXT]
    in_form = form_slips(cut) if yearly else post_slips(title, cut, owner=owner, agencies=agencies)
    in_text = [*find_slips(cut, book, published=published), *in_form]
    in_title = [*find_slips(title, book, title=True, published=published)]
    if text:
        in_title += form_slips(title, title=True)
    advice = ""
    if any(word in title for word in _EXPLAINS):
        advice = veil(reminder(plainness(cut), limits()))
    why = CUT if len(text) > MOST_TEXT else ""
    return Proof(_seen(title, in_title, cut, in_text), why, advice)


def proof_of_file(content: Content, name: str, book: Book) -> Proof:
    """Proofreads what a file shows, and its name. Tables are not asked for their form: their cells are no sentences."""
    shown = content.shown()
    prose = "\n".join(one.text for one in shown.blocks if not isinstance(one, Table))
    cells = "\n".join(_cells(one) for one in shown.blocks if isinstance(one, Table))
    whole = f"{prose}\n{cells}" if cells else prose
    text = whole[:MOST_TEXT]
    found = [*find_slips(text, book), *form_slips(text[: len(prose)])]
    why = "；".join(content.reasons) or (CUT if len(whole) > MOST_TEXT else "")
    title = _ENDING.sub("", name)
    return Proof(_seen(title, find_slips(title, book, title=True), text, found), veil(why))


def _cells(table: Table) -> str:
    return "\n".join("\t".join(row) for row in table.rows)


def _seen(
    title: str, in_title: Sequence[Slip], text: str, in_text: Sequence[Slip]
) -> tuple[SlipSeen, ...]:
    """Each expression once, those of the title first."""
    found: dict[tuple[str, str], SlipSeen] = {}
    for source, slips in ((title, in_title), (text, in_text)):
        for one in _apart(slips):
            seen = _slip(source, one)
            key = seen.wrong, seen.right
            if key in found:
                found[key] = replace(found[key], times=found[key].times + 1)
            elif len(found) < MOST_SLIPS:
                found[key] = seen
    return tuple(found.values())


def _apart(slips: Sequence[Slip]) -> Iterator[Slip]:
    """What a text says before how it says it: of slips of form those that lie upon no other."""
    taken = [(one.start, one.end) for one in slips if one.level != "S4"]
    for one in slips:
        if one.level != "S4" or all(one.end <= left or one.start >= right for left, right in taken):
            yield one


def _slip(text: str, one: Slip) -> SlipSeen:
    return SlipSeen(
        wrong=_clipped(veil(one.wrong)),
        right=_clipped(veil(one.right)),
        level=one.level,
        kind=one.kind,
        reason=veil(_shortened(one)),
        source=one.source,
        excerpt=_around(text, one.start, one.end),
        in_title=one.in_title,
        outdated=one.outdated,
    )


def _shortened(one: Slip) -> str:
    """The reason without a long expression that it repeats."""
    short = _clipped(one.wrong)
    return one.reason if short == one.wrong else one.reason.replace(one.wrong, short)


def _clipped(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"


def _around(text: str, start: int, end: int) -> str:
    """The words around a place on one line; a number is never cut, so that the veil knows it."""
    left, right = max(0, start - _AROUND), min(len(text), min(end, start + _LONGEST) + _AROUND)
    floor, ceiling = max(0, left - _RUN), min(len(text), right + _RUN)
    while left > floor and _is_number(text[left - 1]):
        left -= 1
    while right < ceiling and _is_number(text[right]):
        right += 1
    return " ".join(veil(text[left:right]).split())


def _is_number(char: str) -> bool:
    return char.isalnum() and not "一" <= char <= "鿿"
