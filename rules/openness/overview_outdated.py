"""Are the figures of a page on the place older than last year's?

Easily mistaken: years of history, plans for years to come, and a page without figures.
"""

from __future__ import annotations

from datetime import date

from records import Answer, Clause, breach, clear, exempt, unsure
from records.public_duties import Overview


def check(overview: Overview, clause: Clause, today: date) -> Answer:
    """Judges one page by the newest year of its figures."""
    behind, month = clause.limit("years"), clause.limit("month")
    if behind is None or month is None:
        return exempt()
    oldest = today.year - behind - (today.month <= month)
    if overview.figures is None:
        return unsure(overview.evidence, reason="页面没有注明年份的数据")
    if overview.figures >= oldest:
        return clear(overview.evidence)
    return breach(overview.evidence, year=overview.figures, oldest=oldest)
