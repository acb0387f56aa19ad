"""Normative documents, interpretations, consultations and guides: an article page in, `PolicyFacts` out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from reading.outline import Outline
from reading.policy import guides, labels, opinions, validity
from reading.policy.sketch import contained, sketch
from reading.policy.titles import Genre, genre
from records.facts import ArticleFacts
from records.policy_facts import PolicyFacts
from records.privacy import veil

__all__ = ["Genre", "contained", "genre", "policy_of_page"]


def policy_of_page(
    page: Outline, text: Callable[[], list[str]], facts: ArticleFacts
) -> PolicyFacts | None:
    """The facts of a page whose title or catalogue table makes it one of these; None for every other page.

    `text` gives the lines of its text, when they are wanted: a document costs some 1 ms per 3,000 characters, any
    other page a look at its title.
    """
    kind = genre(facts.title or "")
    if kind in {Genre.OTHER, Genre.LEDGER} and not (facts.doc_number or facts.index_number):
        return None
    body = text()
    if kind is Genre.GUIDE:
        whole = "\n".join(body)
        return PolicyFacts(
            contacts=guides.contacts(whole), repealed=_veiled(guides.repealed(whole))
        )
    if kind in {Genre.CALL, Genre.FEEDBACK}:
        last = opinions.deadline(body)
        return PolicyFacts(deadline=last, answered=opinions.answered(body))
    if kind is Genre.INTERPRETATION:
        return _sketched(body)
    return _document(page, body, facts)


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
    return replace(
        _sketched(body),
        labels=tuple(sorted(shown)),
        blank=tuple(sorted(set(table) - shown)),
        validity=veil(table.get("有效性", "")),
        begins=begins,
        years=years,
        until=until,
    )


def _sketched(body: list[str]) -> PolicyFacts:
    count, hashes = sketch("\n".join(body))
    return PolicyFacts(shingles=count, sketch=hashes)


def _veiled(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(veil(one) for one in words)
