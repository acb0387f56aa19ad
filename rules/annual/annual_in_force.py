"""Does the number in force differ from last year's plus made minus repealed?

A reminder: a clean-up or a reorganisation moves the number, and then the report should say so.
"""

from __future__ import annotations

from datetime import date

from records import AnnualReport, Answer, Clause, breach, clear, exempt, unsure
from rules.annual._reading import at, cells, failing, is_alone, of


def check(report: AnnualReport, clause: Clause, today: date) -> Answer:
    """Judges rules and normative documents against last year's."""
    since = clause.limit("since")
    if since is None or report.year <= since or (report.last is None and is_alone(report)):
        return exempt()
    if report.last is None and report.year < today.year - 1:
        return exempt()  # the oldest that is kept: what came before it need not be there any more
    if report.last is None:
        return unsure(report.evidence, reason="本次未查到上年的报告")
    known = of(report, ("A08", "A09"))
    failed = failing(known)
    if failed and report.facts.explains:
        return unsure(*at(report, failed), reason="数字不同，报告提到清理或机构调整，须人工核对")
    if failed:
        return breach(*at(report, failed), cells=cells(failed))
    if not known or any(one.holds is None for one in known):
        return unsure(report.evidence, reason="两年的表格未能全部读出")
    return clear(report.evidence)
