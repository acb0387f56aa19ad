"""Does a published page or file show a whole identity number?

Counted by person: the same number twice is one. Eighteen digits count when their check digit holds, or when a name
stands beside a number that its words call an identity number: a mistyped number is still somebody's. Fifteen digits
have no check, so the reader's word that they are one is taken. What was found in a file that could not be read to its
end counts; finding nothing in such a file is unsure. Groups of the gravest sort are GR-02's, so that a file has one
finding for one matter.
Easily mistaken: numbers that the office masked itself, acceptance and contract numbers of eighteen digits, and
unified social credit codes. Lists of offenders and dishonest debtors may show names, never a whole number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from records import (
    Answer,
    Article,
    Attachment,
    Clause,
    Evidence,
    PersonalMark,
    breach,
    clear,
    exempt,
    unsure,
)
from records.exposure import Value
from rules.privacy._grades import NUMBERS, Grade, graded
from rules.privacy._shown import evidence_of, persons

_SHOWN = 3
"""Marks that are kept as evidence; the count says how many there are."""
_KEPT = 200
"""Marks that the reader keeps of one file; past that the groups count."""


def check(subject: Article | Attachment, clause: Clause, today: date) -> Answer:
    """Judges one page or file by the marks and groups the reader left on it."""
    del clause
    groups = [one for one in graded(subject, today) if NUMBERS & set(one.group.values)]
    if groups and all(one.grade is Grade.CRITICAL for one in groups):
        return exempt()
    whole = [mark for mark in subject.personal if _is_whole(mark)]
    doubtful = [mark for mark in subject.personal if mark.kind == "id" and not mark.checked]
    named = [one.group for one in groups if Value.NAME in one.group.values]
    if whole:
        count = len({mark.digest for mark in whole})
        counted = max(count, persons(named)) if len(subject.personal) >= _KEPT else count
        return _found(subject, _evidence(subject, whole), counted)
    if named:
        return _found(subject, evidence_of(subject, named), persons(named))
    if doubtful:
        evidence = _evidence(subject, doubtful)
        return unsure(*evidence, reason="有疑似身份证件号码，校验码不符，须人工核对")
    if not subject.readable:
        return unsure(subject.evidence, reason=subject.reason or "内容未能读取")
    return clear(subject.evidence)


def _is_whole(mark: PersonalMark) -> bool:
    return mark.kind == "id15" or (mark.kind == "id" and mark.checked)


def _found(subject: Article | Attachment, evidence: Sequence[Evidence], count: int) -> Answer:
    if not isinstance(subject, Attachment):
        return breach(*evidence, count=count)
    place, host = evidence[0].place, subject.article_name
    if not host:  # a file before publication, or one that a list leads to
        return breach(*evidence, variant="file", count=count, place_shown=place)
    return breach(*evidence, variant="attachment", count=count, place_shown=place, host=host)


def _evidence(subject: Article | Attachment, marks: Sequence[PersonalMark]) -> tuple[Evidence, ...]:
    """The first marks as evidence: where, and the masked words around it."""
    base = subject.evidence or Evidence(subject.url)
    return tuple(
        replace(base, place=mark.place, excerpt=mark.excerpt[:60]) for mark in marks[:_SHOWN]
    )
