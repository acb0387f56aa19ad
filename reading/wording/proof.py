"""A page or a file proofread: every slip once, with veiled words around it. No raw text leaves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from reading.documents.blocks import Content, Table
from reading.wording import find_slips
from reading.wording.excerpts import LONGEST, around
from reading.wording.form import form_slips, post_slips
from reading.wording.plainness import limits, plainness
from records.plainness import grounds
from records.privacy import veil
from records.proofs import Proof, SlipSeen
from records.wording import Book, Slip

MOST_TEXT = 300_000
"""Characters of a body that are proofread, some three seconds; a book of 300 pages has as many."""
CUT = f"文字较长，只校对了前{MOST_TEXT // 10_000}万字"
MOST_SLIPS = 100
"""Expressions kept of one body: with more than that it is the whole that is wrong."""
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
    why = CUT if len(text) > MOST_TEXT else ""
    return Proof(_seen(title, in_title, cut, in_text), why, advice_of(title, cut))


def advice_of(title: str, text: str) -> str:
    """What makes the text of an interpretation hard to read; empty for other texts and for plain ones."""
    if not any(word in title for word in _EXPLAINS):
        return ""
    return veil(grounds(plainness(text[:MOST_TEXT]), limits()))


def proof_of_file(content: Content, name: str, book: Book) -> Proof:
    """Proofreads what a file shows, and its name. Tables are not asked for their form: their cells are no sentences."""
    shown = content.shown()
    prose = prose_of(content)
    cells = "\n".join(_cells(one) for one in shown.blocks if isinstance(one, Table))
    whole = f"{prose}\n{cells}" if cells else prose
    text = whole[:MOST_TEXT]
    found = [*find_slips(text, book), *form_slips(text[: len(prose)])]
    why = "；".join(content.reasons) or (CUT if len(whole) > MOST_TEXT else "")
    title = _ENDING.sub("", name)
    slips = _seen(title, find_slips(title, book, title=True), text, found)
    return Proof(slips, veil(why), advice_of(name, prose))


def proof_of_names(names: Iterable[str], book: Book) -> Proof:
    """Proofreads the names of columns that a list or a front page shows; one that is part of another counts once."""
    each = list(dict.fromkeys(name.strip() for name in names))
    apart = [one for one in each if not any(one != other and one in other for other in each)]
    return Proof(_gathered((one, find_slips(one, book, title=True)) for one in apart))


def slips_of_post(title: str, text: str, book: Book, day: date | None) -> tuple[SlipSeen, ...]:
    """Proofreads a post of a new-media account, in whatever title and text it has."""
    in_title = [*find_slips(title, book, title=True, published=day), *form_slips(title, title=True)]
    in_text = [*find_slips(text, book, published=day), *form_slips(text)]
    return _seen(title, in_title, text, in_text)


def prose_of(content: Content) -> str:
    """What a file shows outside its tables, a paragraph a line."""
    return "\n".join(one.text for one in content.shown().blocks if not isinstance(one, Table))


def _cells(table: Table) -> str:
    return "\n".join("\t".join(row) for row in table.rows)


def _seen(
    title: str, in_title: Sequence[Slip], text: str, in_text: Sequence[Slip]
) -> tuple[SlipSeen, ...]:
    """Each expression once, those of the title first."""
    return _gathered(((title, in_title), (text, in_text)))


def _gathered(found_in: Iterable[tuple[str, Sequence[Slip]]]) -> tuple[SlipSeen, ...]:
    found: dict[tuple[str, str], SlipSeen] = {}
    for source, slips in found_in:
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
        excerpt=around(text, one.start, one.end),
        in_title=one.in_title,
        outdated=one.outdated,
    )


def _shortened(one: Slip) -> str:
    """The reason without a long expression that it repeats."""
    short = _clipped(one.wrong)
    return one.reason if short == one.wrong else one.reason.replace(one.wrong, short)


def _clipped(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
