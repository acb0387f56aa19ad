"""Does an annual report lack one of its six sections, or have them out of order?

Easily mistaken: a page whose report is in an attachment or a picture, titles over two lines or without a number, and
reports of years before the uniform form.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from records.annual import SECTIONS
from rules.annual._reading import why_unread

_NUMERALS = "一二三四五六"


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges the sections that were found."""
    since, facts = clause.limit("since"), report.facts
    if since is None or report.year < since:
        return exempt()
    if reason := why_unread(report):
        return unsure(report.evidence, reason=reason)
    missing = [at for at in range(1, len(SECTIONS) + 1) if at not in facts.sections]
    if missing and not report.readable:
        return unsure(report.evidence, reason=report.reason or "未读到底")
    if missing:
        named = "、".join(f"“{_NUMERALS[at - 1]}、{SECTIONS[at - 1]}”" for at in missing)
        return breach(report.evidence, variant="missing", missing=named)
    if list(facts.sections) != sorted(facts.sections):
        order = "、".join(_NUMERALS[at - 1] for at in facts.sections)
        return breach(report.evidence, variant="order", order=order)
    return clear(report.evidence)
