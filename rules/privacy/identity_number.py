"""Does a published page or file show a whole identity number?

Counted by person: the same number twice is one. Eighteen digits count when their check digit holds; fifteen digits
have none, so the reader's word that they are one is taken. What was found in a file that could not be read to its
end counts; finding nothing in such a file is unsure.
Easily mistaken: numbers that the office masked itself, acceptance and contract numbers of eighteen digits,
unified social credit codes, and the lists of dishonest debtors that the law lets be shown.
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
    unsure,
)

PUNITIVE = ("失信被执行人", "失信惩戒", "联合惩戒")
"""惩戒公示 is excepted by the 2018 work plan; what it may show is for a person to say."""
_SHOWN = 3
"""Marks that are kept as evidence; the count says how many there are."""


def check(subject: Article | Attachment, clause: Clause, today: date) -> Answer:
    """Judges one page or file by the marks the reader left on it."""
    whole = [mark for mark in subject.personal if _is_whole(mark)]
    doubtful = [mark for mark in subject.personal if mark.kind == "id" and not mark.checked]
    if whole:
        return _found(subject, whole)
    if doubtful:
        evidence = _evidence(subject, doubtful)
        return unsure(*evidence, reason="有疑似身份证件号码，校验码不符，须人工核对")
    if not subject.readable:
        return unsure(subject.evidence, reason=subject.reason or "内容未能读取")
    return clear(subject.evidence)


def _is_whole(mark: PersonalMark) -> bool:
    return mark.kind == "id15" or (mark.kind == "id" and mark.checked)


def _found(subject: Article | Attachment, whole: Sequence[PersonalMark]) -> Answer:
    evidence = _evidence(subject, whole)
    count = len({mark.digest for mark in whole})
    host = subject.article_name if isinstance(subject, Attachment) else ""
    if any(word in text for word in PUNITIVE for text in (subject.name, host)):
        return unsure(
            *evidence, reason=f"含{count}个完整身份证件号码，但属惩戒公示，是否应当公开须人工判断"
        )
    if isinstance(subject, Attachment):
        return breach(
            *evidence,
            variant="attachment",
            count=count,
            place_shown=whole[0].place,
            host=host or "所在页面",
        )
    return breach(*evidence, count=count)


def _evidence(subject: Article | Attachment, marks: Sequence[PersonalMark]) -> tuple[Evidence, ...]:
    """The first marks as evidence: where, and the masked words around it."""
    base = subject.evidence or Evidence(subject.url)
    return tuple(
        replace(base, place=mark.place, excerpt=mark.excerpt[:60]) for mark in marks[:_SHOWN]
    )
