"""A budget, a final account or an annual report as text and tables, made when its page or file is asked for."""

from __future__ import annotations

from sample.accounts import account_sheets
from sample.acts import Act
from sample.annual import report
from sample.budgets import budget_sheets
from sample.explanations import account_text, budget_text
from sample.figures import planned, spent
from sample.government import government_sheets, government_text
from sample.nouns import Yearly
from sample.sheets import Sheet
from sample.wrongs import redrawn, retold


def text(of: Yearly) -> tuple[str, ...]:
    """Its paragraphs and its tables, as HTML, in order."""
    if of.kind == "年度报告":
        return report(of.agency, of.year, of.seed, _wrong(of))
    before, behind = _words(of)
    tables = ("报表见附件。",) if of.filed else tuple(one.html() for one in sheets(of))
    return (*retold(before, of.agency, of.year, _wrong(of)), *tables,
            *retold(behind, of.agency, of.year, _wrong(of)))  # fmt: skip


def sheets(of: Yearly) -> tuple[Sheet, ...]:
    """The official tables of a budget or an account."""
    return redrawn(_sheets(of), _wrong(of))


def _wrong(of: Yearly) -> Act | None:
    return Act(of.wrong) if of.wrong else None


def _sheets(of: Yearly) -> tuple[Sheet, ...]:
    agency, year, seed = of.agency, of.year, of.seed
    if of.kind == "部门预算":
        now, then = planned(agency, year, seed), planned(agency, year - 1, seed)
        return budget_sheets(agency.name, year, now, then)
    if of.kind == "部门决算":
        return account_sheets(
            agency.name, year, spent(agency, year, seed), planned(agency, year, seed)
        )
    return government_sheets(of.kind, f"{seed}/{agency.id}/{of.kind}/{year}")


def _words(of: Yearly) -> tuple[tuple[str, ...], tuple[str, ...]]:
    agency, year, seed = of.agency, of.year, of.seed
    if of.kind == "部门预算":
        now, then = planned(agency, year, seed), planned(agency, year - 1, seed)
        return budget_text(agency, year, now, then)
    if of.kind == "部门决算":
        now, then = spent(agency, year, seed), spent(agency, year - 1, seed)
        return account_text(agency, year, now, then, planned(agency, year, seed))
    return government_text(agency, of.kind, year, _sheets(of))
