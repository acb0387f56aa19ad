"""Normative documents of a round as statistics count them: when made, until when in force, when repealed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from reading.policies_seen import policies
from reading.subjects import SiteSubjects
from records import Agency, PolicyDocument, StatedDate
from records.statistics import REPEALED, Paper
from records.workdays import months_after

_MONTHS = 12


def papers(sites: Sequence[SiteSubjects], agencies: Sequence[Agency]) -> tuple[Paper, ...]:
    """The documents of all 规范性文件 columns, each address once, by address."""
    found = policies(sites, agencies)
    return tuple(_paper(one) for one in found if isinstance(one, PolicyDocument))


def _paper(document: PolicyDocument) -> Paper:
    facts = document.facts
    posts = [one.published for one in document.repeals]
    label = facts.validity
    if any(one is None for one in posts):
        label = REPEALED  # named as repealed by a post without a day
    return Paper(
        url=document.url,
        title=document.name,
        number=facts.number,
        agency=document.agency,
        column=document.column,
        made=_made(document),
        label=label,
        until=_until(document),
        repealed=_first(posts),
    )


def _made(document: PolicyDocument) -> StatedDate | None:
    """成文, else published; the one that is stated to the day before one that is not."""
    stated = [one for one in (document.signed, document.published) if one]
    return next((one for one in stated if one.exact), stated[0] if stated else None)


def _first(days: Iterable[StatedDate | None]) -> date | None:
    """The first of them, each at the end of what it states: before that nothing is certain."""
    return min((one.latest for one in days if one), default=None)


def _until(document: PolicyDocument) -> date | None:
    """The last day of the term that the text states; of one that runs from the day of issue, from the later date."""
    facts = document.facts
    if facts.until is not None:
        return facts.until.latest
    stated = [one for one in (document.signed, document.published) if one]
    begins = facts.begins or max(stated, key=lambda one: one.latest, default=None)
    if begins is None or facts.years is None:
        return None
    return months_after(begins.latest, _MONTHS * facts.years)
