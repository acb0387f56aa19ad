"""Are masked numbers masked as the place wants it, and all alike?

The convention is the profile's: nationally the usual 6 + 4, in 永安 2 + 3. What a mask leaves to be guessed is graded
elsewhere; this is the reminder for lists whose masks are safe but weaker than the convention, or mixed.
Easily mistaken: a mask that hides more than the convention asks.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Article, Attachment, Clause, breach, clear, exempt, unsure
from records.exposure import Exposure, Value
from rules.privacy._grades import Grade, graded
from rules.privacy._shown import evidence_of, persons


def check(subject: Article | Attachment, clause: Clause, today: date) -> Answer:
    """Looks at groups that no graver rule speaks of."""
    worse = {id(one.group) for one in graded(subject, today) if one.grade >= Grade.LEAK}
    groups = [one for one in subject.exposures if id(one) not in worse and one.mask]
    weak = [one for one in groups if _is_weak(one, clause)]
    mixed = [one for one in groups if one.mixed_masks]
    if weak:
        left, right = _limits(weak[0], clause)
        return breach(
            *evidence_of(subject, weak),
            persons=persons(weak),
            mask=weak[0].mask,
            left=left,
            right=right,
        )
    if mixed:
        return breach(*evidence_of(subject, mixed), variant="mixed", persons=persons(mixed))
    if subject.readable:
        return clear(subject.evidence)
    if not subject.exposures:
        return exempt()
    return unsure(subject.evidence, reason=subject.reason or "内容未能读取")


def _limits(group: Exposure, clause: Clause) -> tuple[int, int]:
    """Characters that may be kept to the left and to the right."""
    what = "identity" if Value.ID_MASKED in group.values else "mobile"
    return clause.limit("left", what) or 0, clause.limit("right", what) or 0


def _is_weak(group: Exposure, clause: Clause) -> bool:
    kept_left, _, kept_right = (int(one) for one in group.mask.split("+"))
    left, right = _limits(group, clause)
    return kept_left > left or kept_right > right
