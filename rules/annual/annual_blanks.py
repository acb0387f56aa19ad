"""Are many cells of the tables blank or struck through, where the form wants 0?

Easily mistaken: a few blanks; a table in a picture, or in a format that does not keep cells apart, shows none.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges the blank cells that were seen."""
    since, third, fourth = (clause.limit(name) for name in ("since", "third", "fourth"))
    if since is None or third is None or fourth is None or report.year < since:
        return exempt()
    if not {3, 4} & set(report.facts.tables):
        return unsure(report.evidence, reason="两张表格都未读到")
    in_third, in_fourth = report.facts.blanks
    if in_third > third or in_fourth > fourth:
        return breach(report.evidence, blank_third=in_third, blank_fourth=in_fourth)
    return clear(report.evidence)
