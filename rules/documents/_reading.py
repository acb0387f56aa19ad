"""What the questions about documents share: when one of many speaks, and what is too old to be asked."""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, PolicyDocument, exempt, unsure

IN_FORCE = frozenset({"有效", "现行有效", "生效", "现行", "是", "继续有效"})
"""What a label of validity says of a document in force."""


def asked(document: PolicyDocument, clause: Clause) -> bool:
    """Was it surely published in or after the year from which the clause asks?"""
    since = clause.limit("since")
    return since is None or (document.published is not None and document.published.year >= since)


def untold(document: PolicyDocument, reason: str) -> Answer:
    """What cannot be told of a whole column is said once, by its newest document."""
    if document.around.spokesman:
        return unsure(document.evidence, reason=reason)
    return exempt()


def is_over(document: PolicyDocument, clause: Clause, today: date) -> bool:
    """Have the days passed that are left to an office before anything is called missing?"""
    days = clause.limit("days") or 0
    return document.published is not None and (today - document.published.latest).days > days
