"""When an annual report, or a site's yearly sheet, had to be public."""

from __future__ import annotations

from datetime import date

from records import Clause, Duty

KIND = "年度报告"
SHEET = "网站年度报表"


def due(duty: Duty, clause: Clause) -> date | None:
    """The last day in time: the office's own date, else the statutory one in the year after the report's.

    It follows from the agency's level; None for a level the clause does not know.
    """
    if duty.due is not None:
        return duty.due
    month, day = clause.limit("month", duty.level), clause.limit("day", duty.level)
    return date(duty.year + 1, month, day) if month is not None and day is not None else None
