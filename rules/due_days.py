"""By which day duties have to be fulfilled, for calendars: the day that the late-rules themselves ask about."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from records import Duty
from rules._catalogue import Catalogue
from rules.disclosure import _due as disclosure
from rules.finance import _due as finance

_REPORTS = {disclosure.KIND: "annual_report_late", disclosure.SHEET: "site_report_late"}
_BUDGETS = "budget_late"


def due_days(duties: Iterable[Duty], catalogue: Catalogue) -> dict[str, date]:
    """By id of duty, its last day; without those for which no clause or approval tells one."""
    found = ((duty.id, _day(duty, catalogue)) for duty in duties)
    return {name: day for name, day in found if day is not None}


def _day(duty: Duty, catalogue: Catalogue) -> date | None:
    if duty.kind in finance.KINDS:
        return finance.due(duty, catalogue.rule(_BUDGETS).clause)
    if duty.kind in _REPORTS:
        return disclosure.due(duty, catalogue.rule(_REPORTS[duty.kind]).clause)
    return duty.due
