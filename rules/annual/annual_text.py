"""Do the numbers in the prose contradict the tables?

Easily mistaken: 收到 with or without what was carried over (either agrees), and numbers of a part, which are not
compared.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from rules.annual._reading import at, cells, failing, of, why_unread


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges what the prose states."""
    since = clause.limit("since")
    if since is None or report.year < since:
        return exempt()
    if reason := why_unread(report):
        return unsure(report.evidence, reason=reason)
    known = of(report, ("A05",))
    if failed := failing(known):
        return breach(*at(report, failed), cells=cells(failed))
    if report.facts.said and not known:
        return unsure(report.evidence, reason="正文写了件数，但表格未读到")
    return clear(report.evidence) if known else exempt()
