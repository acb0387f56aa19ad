"""Do the totals of section four fail to be the sums of their groups?

Easily mistaken: a table in a picture, and blank cells beside a total.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from rules.annual._reading import at, cells, failing, of, why_unread


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges the three groups."""
    since = clause.limit("since")
    if since is None or report.year < since:
        return exempt()
    known = of(report, ("A04",))
    if failed := failing(known):
        return breach(*at(report, failed), count=len(failed), cells=cells(failed))
    if not known:
        reason = why_unread(report) or "第四部分的表格未读到或无法辨认"
        return unsure(report.evidence, reason=reason)
    if any(one.holds is None for one in known):
        return unsure(report.evidence, reason="有单元格空缺或未能读出")
    return clear(report.evidence)
