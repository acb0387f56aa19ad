"""Annual reports for the case tables: a whole one, but for what is said."""

from __future__ import annotations

from dataclasses import replace

from records import AnnualFacts, AnnualReport, Likeness
from records.annual import Form, Statement
from records.finance import Identity, Mark
from tests.rules.asking import BREACH, CLEAR, EXEMPT, SEEN, UNSURE, Case

URL = "http://www.yunxi.example/nb/2025.html"
WHOLE = AnnualFacts(
    Form.DISCLOSURE,
    "云溪区教育局2025年政府信息公开工作年度报告",
    2025,
    owner="云溪区教育局",
    heading_year=2025,
    period=(2025, 2025),
    lead_years=(2025,),
    self_names=("云溪区教育局",),
    sections=(1, 2, 3, 4, 5, 6),
    topics=("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"),
    problems=120,
    form_year=2021,
    tables=(2, 3, 4),
    said=(Statement("received", 12, "收到政府信息公开申请12件"),),
    told=("period", "contact"),
    fees="told",
    shingles=600,
    sketch=(1, 2, 3),
)
LAST = replace(WHOLE, year=2024, title="云溪区教育局2024年政府信息公开工作年度报告")
STUB = replace(WHOLE, sections=(), topics=(), tables=(), problems=None, form_year=None, said=())
"""A page whose report is in an attachment nobody could read."""


def held(id_: str, holds: bool | None = True, left: str = "12", right: str = "12") -> Identity:
    """One identity, with its place and formula."""
    return Identity(id_, "合计相符", Mark.SURE, holds, left, right, f"表三“{id_}”列", "0")


def report(*identities: Identity, facts: AnnualFacts = WHOLE, **kept) -> AnnualReport:
    """A report of a watched site; `year` follows the facts."""
    usual = {"agency": "jyj", "level": "部门", "site": "www", "evidence": SEEN}
    return AnnualReport(
        URL, facts.title, facts.year, facts, identities=identities, **{**usual, **kept}
    )


def facts(**changed) -> AnnualFacts:
    """The whole facts, but for what is said."""
    return replace(WHOLE, **changed)


def like(percent: int, name: str = "云溪区财政局2025年政府信息公开工作年度报告") -> Likeness:
    return Likeness(name, "http://www.yunxi.example/nb/other.html", percent)


def across_years(first: str, second: str, starts: int) -> tuple[Case, ...]:
    """What every question about a report beside last year's answers alike.

    `first`, `second`: identities that it judges; `starts`: the first year of the form, which nothing came before.
    """
    return (
        Case("it follows", report(held(first), held(second), last=LAST), CLEAR),
        Case("it does not", report(held(first), held(second, False, "3", "2"), last=LAST), BREACH, ("实为3与2",)),
        Case("the report tells of a reorganisation",
             report(held(first, False), last=LAST, facts=facts(explains=True)), UNSURE, ("机构调整",)),
        Case("last year's was not seen", report(), UNSURE, ("未查到上年",)),
        Case("the oldest that is kept", report(facts=facts(year=2023)), EXEMPT),
        Case("a file checked by itself", report(site=""), EXEMPT),
        Case("last year's table was not read", report(last=LAST), UNSURE, ("未能全部读出",)),
        Case("a cell is blank", report(held(first), held(second, None, "", ""), last=LAST), UNSURE),
        Case("the first year of the form", report(held(first, False), facts=facts(year=starts), last=LAST), EXEMPT),
        Case("another identity fails", report(held(first), held("A01", False), last=LAST), CLEAR),
    )  # fmt: skip
