"""What the questions about expressions share: one finding an expression and site, with its counts and places."""

from __future__ import annotations

from records import Answer, Evidence, breach, clear, unsure
from records.proofs import Expression, Proofread

_SHOWN = 20
"""Places that a finding leads to; its counts tell of all."""


def told(subject: Expression | Proofread) -> Answer:
    """Tells of an expression of the question's own class; a site that was proofread has no others."""
    if isinstance(subject, Proofread):
        return clear()
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
        return unsure(reason=f"原有该表述的{subject.missing}个页面本次未能查看")
    return clear()


def _should(subject: Expression) -> str:
    """What should stand there and why; what is in brackets is advice, and a plain mix-up explains itself."""
    right, why = subject.right, subject.reason
    advice = right.startswith("（") and right.endswith("）")
    form = f"，{right[1:-1]}" if advice else f"应为“{right}”"
    return form if why == f"“{right}”错为“{subject.wrong}”" else f"{form}：{why}"


def _evidence(subject: Expression) -> tuple[Evidence, ...]:
    return tuple(one.evidence for one in subject.places[:_SHOWN] if one.evidence)
