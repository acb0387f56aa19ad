"""What the questions about expressions share: one finding an expression and site, with its counts and places."""

from __future__ import annotations

from collections.abc import Sequence

from records import Answer, Evidence, breach, clear, unsure
from records.proofs import Expression, Place, Proofread
from rules._saying import say

_SHOWN = 20
"""Places that a finding leads to; its counts tell of all."""


def told(subject: Expression | Proofread) -> Answer:
    """Tells of an expression of the question's own class; a site that was proofread has no others."""
    if isinstance(subject, Proofread):
        return clear()
    if subject.places and subject.account:
        return breach(
            *_evidence(subject),
            variant="post",
            platform=subject.platform,
            account=subject.account,
            posts=_posts(subject.places),
            should=_should(subject),
            times=subject.times,
            source=subject.source,
        )
    if subject.places:
        pages = len(subject.places)
        if subject.titles:
            return breach(
                *_evidence(subject),
                variant="title",
                should=_should(subject),
                times=subject.times,
                pages=pages,
                titles=subject.titles,
                source=subject.source,
            )
        return breach(
            *_evidence(subject),
            should=_should(subject),
            times=subject.times,
            pages=pages,
            source=subject.source,
        )
    if subject.missing:
        what = "条新媒体信息" if subject.account else "个页面"
        return unsure(reason=f"原有该表述的{subject.missing}{what}本次未能查看")
    return clear()


def _should(subject: Expression) -> str:
    """What should stand there and why; what is in brackets is advice, and a plain mix-up explains itself."""
    right, why = subject.right, subject.reason
    advice = right.startswith("（") and right.endswith("）")
    form = f"，{right[1:-1]}" if advice else f"应为“{right}”"
    return form if why == f"“{right}”错为“{subject.wrong}”" else f"{form}：{why}"


def _posts(places: Sequence[Place]) -> str:
    """“标题”（2026年11月3日）等2条信息; a post that shows personal data is counted and not named."""
    named = next((one for one in places if one.title), None)
    if named is None:
        return f"{len(places)}条信息"
    day = f"（{say(named.day)}）" if named.day else ""
    more = f"等{len(places)}条信息" if len(places) > 1 else ""
    return f"“{named.title}”{day}{more}"


def _evidence(subject: Expression) -> tuple[Evidence, ...]:
    return tuple(one.evidence for one in subject.places[:_SHOWN] if one.evidence)
