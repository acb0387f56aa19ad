"""Does a report not state the span of its numbers, or not say how to reach its maker?

Easily mistaken: a contact at the end of the text, a span under another name (统计时间), and a report in an attachment.
Old reports are left alone: they will not be written again.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from rules.annual._reading import why_unread

_WORDS = {"period": "统计期限", "contact": "联系方式"}


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges what the text states of itself."""
    since, years = clause.limit("since"), clause.limit("years")
    if since is None or years is None or report.year < max(since, today.year - years):
        return exempt()
    if reason := why_unread(report):
        return unsure(report.evidence, reason=reason)
    missing = [words for name, words in _WORDS.items() if name not in report.facts.told]
    if missing and not report.readable:
        return unsure(report.evidence, reason=report.reason or "未读到底")
    return (
        breach(report.evidence, missing="和".join(missing)) if missing else clear(report.evidence)
    )
