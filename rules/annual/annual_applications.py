"""Do the sums of the table of applications fail, by column, by row, or between new and carried over?

One finding a report, which names the failing cells. Easily mistaken: blank cells, which are not zeros, and forms with
three rows under 其他处理 or with a column 小计.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from rules.annual._reading import at, cells, failing, of, why_unread

_IDS = ("A01", "A02", "A03", "A06", "A20")


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges the identities of the table."""
    since = clause.limit("since")
    if since is None or report.year < since:
        return exempt()
    known = of(report, _IDS)
    if failed := failing(known):
        return breach(*at(report, failed), count=len(failed), cells=cells(failed))
    if not report.facts.applications:
        reason = why_unread(report) or "第三部分的表格未读到或无法辨认"
        return unsure(report.evidence, reason=reason)
    if any(one.holds is None for one in known):
        return unsure(report.evidence, reason="有单元格空缺或未能读出")
    return clear(report.evidence)
