"""How the rules of the grades answer: one finding a file and grade; who, what, where, and three masked examples."""

from __future__ import annotations

from collections.abc import Sequence

from records import Answer, Article, Attachment, breach, clear, exempt, unsure
from rules.privacy._grades import Graded
from rules.privacy._shown import added, evidence_of, kinds, persons


def told(subject: Article | Attachment, found: Sequence[Graded]) -> Answer:
    """A breach for the groups found; without any, clear where the subject could be read.

    Unsure where only a part was read and shows personal data: the rest may make them graver. Where nothing was
    read GR-01 is unsure for all: six lines for one scan would hide the others.
    """
    if not found and subject.readable:
        return clear(subject.evidence)
    if not found and not subject.exposures:
        return exempt()
    if not found:
        return unsure(subject.evidence, reason=subject.reason or "内容未能读取")
    groups = [one.group for one in found]
    place = next((one.places[0] for one in groups if one.places), "正文")
    host = subject.article_name if isinstance(subject, Attachment) else ""
    if host:
        return breach(
            *evidence_of(subject, groups),
            variant="attachment",
            persons=persons(groups),
            kinds=kinds(groups),
            place_shown=place,
            host=host,
            added=added(found),
        )
    return breach(
        *evidence_of(subject, groups),
        persons=persons(groups),
        kinds=kinds(groups),
        place_shown=place,
        added=added(found),
    )
