"""Do the numbers of a site's yearly sheet contradict each other: totals that are no sums, parts above their whole?

Easily mistaken: answers to last year's messages and repairs of last year's problems, which may exceed this year's
(they are only shown by `check`), a sheet in a picture or an attachment, and blank cells, which are not zeros.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, SiteReport, breach, clear, exempt, unsure
from records.finance import Mark
from rules.annual._reading import at, cells, failing


def check(report: SiteReport, clause: Clause, today: date) -> Answer:
    """Judges the identities of the form; what is only advice decides nothing."""
    since = clause.limit("since")
    if since is None or report.year < since:
        return exempt()
    known = tuple(one for one in report.identities if one.mark is not Mark.ADVICE)
    if failed := failing(known):
        return breach(*at(report, failed), count=len(failed), cells=cells(failed))
    if not known:
        reason = report.reason or "未读到报表的数字，可能在附件或图片中"
        return unsure(report.evidence, reason=reason)
    if any(one.holds is None for one in known):
        return unsure(report.evidence, reason="有数字空缺或未能读出")
    return clear(report.evidence)
