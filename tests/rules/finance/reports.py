# ruff: noqa: E501 - one case a line, so that the table can be read down the page
"""Budget reports for the case tables: one that is whole, and what is changed in it."""

from __future__ import annotations

from dataclasses import replace

from records import BudgetReport, Cell, FinanceFacts, FinanceTable, Heading, Identity, Mark
from tests.rules.asking import SEEN

URL = "http://www.yunxi.example/a"
OFFICE = "云溪区教育局"
TITLE = "云溪区教育局2024年度部门决算"
ACCOUNT = ("T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9")
BUDGET = ("B1", "B2", "B3", "B4", "B5", "B8", "B9", "B6")
GOVERNMENT = tuple(f"G{number:02}" for number in range(1, 18) if number != 15)
PARTS = ("合计", "出国", "用车", "购置", "运行", "接待")
TOPICS = (
    "职责", "机构", "收支增减", "机关运行经费", "政府采购", "国有资产", "绩效", "名词解释", "三公", "三公原因", "团组", "保有量", "批次",
)  # fmt: skip


def table(form: str, **changes) -> FinanceTable:
    columns = tuple(f"{part}·{kind}" for part in PARTS for kind in ("预算", "决算"))
    usual = FinanceTable(form, f"{form}表", "万元", f"第{form[1:]}页表1", columns=columns)
    return replace(usual, **changes)


def tables(forms=ACCOUNT, **changes) -> tuple[FinanceTable, ...]:
    """The tables of a kind; `changes` by id."""
    return tuple(table(form, **changes.get(form, {})) for form in forms)


def heading(
    text: str, year: int | None = 2024, owner: str = OFFICE, kind: str = "heading"
) -> Heading:
    return Heading(text, year, owner, "第1页", kind)


HEADINGS = (
    heading("云溪区教育局2024年度部门决算"),
    heading("第二部分云溪区教育局2024年度部门决算表"),
    heading("云溪区教育局2024年度收入支出总计", kind="sentence"),
)


def identity(
    name: str = "F01", holds: bool | None = True, mark: Mark = Mark.SURE, **changes
) -> Identity:
    usual = Identity(
        name,
        "收入总计＝支出总计",
        mark,
        holds,
        "100.00",
        "100.00" if holds else "90.00",
        "第6页表1第3行第2列",
        "0.01",
    )
    return replace(usual, **changes)


def spent(part: str, value: str) -> Cell:
    return Cell("T7", "", f"{part}·决算", value, "第18页表1第6行第2列")


def report(
    kind: str = "部门决算", year: int | None = 2024, level: str = "部门", **changes
) -> BudgetReport:
    """A report; facts and what is read of it may be changed."""
    outer = {
        name: changes.pop(name)
        for name in ("complete", "reason", "identities", "years", "name")
        if name in changes
    }
    facts = FinanceFacts(
        kind,
        year,
        OFFICE,
        tables=tables(),
        headings=HEADINGS,
        topics=TOPICS,
        prose=3000,
        listed=ACCOUNT,
    )
    usual = {"identities": (identity(),), "name": TITLE}
    return BudgetReport(
        URL,
        kind=kind,
        year=year,
        facts=replace(facts, **changes),
        level=level,
        evidence=SEEN,
        **{**usual, **outer},
    )


UNREAD = {"complete": False, "reason": "附件“决算表.rar”暂不支持读取该格式"}
SCAN = {"tables": (), "prose": 0, "scanned": True, "headings": (), "topics": (), **UNREAD}
EMPTY = {"tables": (), "prose": 0, "headings": (), "topics": (), **UNREAD}
