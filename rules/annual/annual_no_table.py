"""Does a section that must hold a table (two, three or four) hold none, not even a picture of one?

Only web pages can show it. Easily mistaken: a table in a picture, in a file or in running text, and a page that says
that its tables are attached.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from rules.annual._reading import why_unread

_NUMERALS = "一二三四五六"


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges the sections that were found bare."""
    since, facts = clause.limit("since"), report.facts
    if since is None or report.year < since:
        return exempt()
    if reason := why_unread(report):
        return unsure(report.evidence, reason=reason)
    if facts.bare and not report.readable:
        return unsure(report.evidence, reason=report.reason or "未读到底")
    if facts.bare:
        named = "、".join(f"第{_NUMERALS[at - 1]}部分" for at in facts.bare)
        return breach(report.evidence, sections=named)
    return clear(report.evidence) if facts.tables else exempt()
