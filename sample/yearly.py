"""A budget, a final account or an annual report as text and tables, made when its page or file is asked for."""

from __future__ import annotations

from sample.accounts import account_sheets
from sample.acts import Act
from sample.annual import report
from sample.budgets import budget_sheets
from sample.explanations import account_text, budget_text
from sample.figures import Figures, planned, spent
from sample.government import government_sheets, government_text
from sample.nouns import Yearly
from sample.sheets import Sheet
from sample.wrongs import redrawn, refigured, retold


def text(of: Yearly) -> tuple[str, ...]:
    """Its paragraphs and its tables, as HTML, in order."""
    wrong = _wrong(of)
    if of.kind == "年度报告":
        return report(of.agency, of.year, of.seed, wrong)
    if wrong is Act.MONEY_SCAN:
        return (f"{of.agency.name}{of.year}年{of.kind}全文见附件。",)
    before, behind = _words(of)
    tables = ("报表见附件。",) if of.filed else tuple(one.html() for one in sheets(of))
    return (*retold(before, of.agency, of.year, wrong), *tables,
            *retold(behind, of.agency, of.year, wrong))  # fmt: skip


def sheets(of: Yearly) -> tuple[Sheet, ...]:
    """The official tables of a budget or an account."""
    return redrawn(_sheets(of), _wrong(of))


def _wrong(of: Yearly) -> Act | None:
    return Act(of.wrong) if of.wrong else None


def _figures(of: Yearly) -> tuple[Figures, Figures]:
    """The year's, and those beside them: last year's budget in a budget, the year's budget in an account."""
    agency, year, seed = of.agency, of.year, of.seed
    if of.kind == "部门预算":
        now, other = planned(agency, year, seed), planned(agency, year - 1, seed)
    else:
        now, other = spent(agency, year, seed), planned(agency, year, seed)
    return refigured(now, other, _wrong(of))


def _sheets(of: Yearly) -> tuple[Sheet, ...]:
    agency, year = of.agency, of.year
    if of.kind == "部门预算":
        return budget_sheets(agency.name, year, *_figures(of))
    if of.kind == "部门决算":
        return account_sheets(agency.name, year, *_figures(of))
    return government_sheets(of.kind, f"{of.seed}/{agency.id}/{of.kind}/{year}")


def _words(of: Yearly) -> tuple[tuple[str, ...], tuple[str, ...]]:
    agency, year, seed = of.agency, of.year, of.seed
    if of.kind == "部门预算":
        return budget_text(agency, year, *_figures(of))
    if of.kind == "部门决算":
        now, plan = _figures(of)
        return account_text(agency, year, now, spent(agency, year - 1, seed), plan)
    return government_text(agency, of.kind, year, _sheets(of))
