"""Is a budget or account published only as pictures without a text layer?

Nobody can search, copy or add up a scan. A page that only leads to the scan is no version of it. Easily mistaken: a
scan beside a readable version, a file that could not be opened at all, a readable file with one signed page. None of
these is a breach.
"""

from __future__ import annotations

from datetime import date

from records import Answer, BudgetReport, Clause, breach, clear, unsure


def check(report: BudgetReport, clause: Clause, today: date) -> Answer:
    """A scan is a breach when nothing else of the report could be read."""
    del today
    facts = report.facts
    if facts.scanned and not facts.tables and facts.prose < (clause.limit("prose") or 0):
        return breach(report.evidence)
    if facts.tables or facts.prose:
        return clear(report.evidence)
    return unsure(report.evidence, reason=report.reason or "没有可读取的内容")
