"""Normative documents, interpretations, consultations and guides: an article page in, `PolicyFacts` out."""

from __future__ import annotations

from collections.abc import Callable

from reading.outline import Outline
from reading.policy import guides, labels, ledgers, opinions, validity
from reading.policy.forms import forms
from reading.policy.sketch import contained, sketch
from reading.policy.titles import Genre, genre
from records.facts import ArticleFacts
from records.policy_facts import PolicyFacts
from records.privacy import veil

_SHORT_LINES = 200
"""Lines above the first long one among which the title stands."""
__all__ = ["Genre", "contained", "genre", "policy_of_page"]


def policy_of_page(
    page: Outline, text: Callable[[], list[str]], facts: ArticleFacts
) -> PolicyFacts | None:
    """The facts of a page whose title or catalogue table makes it one of these; None for every other page.

    `text` gives the lines of its text, when they are wanted: a document costs some 1 ms per 3,000 characters, any
    other page a look at its title.
    """
    kind = genre(facts.title or "")
    if kind is Genre.LEDGER and ledgers.is_repeal(facts.title or ""):
        listed = _from_title(page, facts.title or "", text())
        return PolicyFacts(ended=ledgers.ended(facts.title or "", listed))
    if kind in {Genre.OTHER, Genre.LEDGER} and not (facts.doc_number or facts.index_number):
        return None
    body = text()
    if kind in {Genre.GUIDE, Genre.CALL, Genre.FEEDBACK}:
        body = _from_title(page, facts.title or "", body)
    if kind is Genre.GUIDE:
        whole = "\n".join(body)
        return PolicyFacts(
            contacts=guides.contacts(whole), repealed=_veiled(guides.repealed(whole))
        )
    if kind in {Genre.CALL, Genre.FEEDBACK}:
        last = opinions.deadline(body)
        return PolicyFacts(deadline=last, answered=opinions.answered(body))
    if kind is Genre.INTERPRETATION:
        files = [name for one in facts.attachments for name in (one.name, one.url)]
        shingles, hashes = sketch("\n".join(body))
        found = forms(page, facts.title or "", files)
        return PolicyFacts(forms=found, shingles=shingles, sketch=hashes)
    return _document(page, body, facts)


def _from_title(page: Outline, title: str, body: list[str]) -> list[str]:
    """The text with the short lines between its title and its first long line, which are text as often as labels."""
    if not body:
        return body
    lines = page.lines()
    begin = next((at for at, (line, _) in enumerate(lines) if line == body[0]), 0)
    above = range(max(0, begin - _SHORT_LINES), begin)
    start = next((at for at in reversed(above) if lines[at][0] == title), None)
    if start is None:
        return body
    short = [line for line, run in lines[start + 1 : begin] if page.in_link[run] < 0]
    return [*short, *body]


def _document(page: Outline, body: list[str], facts: ArticleFacts) -> PolicyFacts:
    table = labels.table(page)
    shown = {name for name, value in table.items() if value} | {
        name
        for name, value in (
            ("索引号", facts.index_number),
            ("文号", facts.doc_number),
            ("成文日期", facts.signed),
            ("发布日期", facts.published),
            ("发布机构", facts.source),
            ("名称", facts.title),
        )
        if value
    }
    begins, years, until = validity.term(body)
    shingles, hashes = sketch("\n".join(body))
    return PolicyFacts(
        labels=tuple(sorted(shown)),
        blank=tuple(sorted(set(table) - shown)),
        validity=veil(table.get("有效性", "")),
        begins=begins,
        years=years,
        until=until,
        prose=labels.prose(body, facts.source or ""),
        number=facts.doc_number or "",
        shingles=shingles,
        sketch=hashes,
    )


def _veiled(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(veil(one) for one in words)
