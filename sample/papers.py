"""Budgets, final accounts and annual reports: what every agency owes once a year, with three years of history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from sample.defects import Act, Plant, of_duty
from sample.district import agencies, prefix
from sample.nouns import AgencyPlan, ColumnPlan, File, Form, SitePlan

HISTORY = 3
"""Years that are kept: the newest and two before, so that a duty can be inferred from habit."""
_SPRING, _AUTUMN = (4, 15), (10, 15)
"""After these days of a year its budget and annual report (spring) and final account (autumn) are all out."""


@dataclass(frozen=True, slots=True)
class Paper:
    """One document of an agency."""

    agency: AgencyPlan
    kind: str
    """One of `records.DUTY_KINDS`."""
    year: int
    """The year it is about."""
    title: str
    published: date
    made: date
    lines: tuple[str, ...]
    files: tuple[File, ...] = ()


def newest_year(kind: str, as_of: date) -> int:
    """The newest year of which a kind of document is out on a day."""
    if kind.endswith("决算"):
        return as_of.year - (1 if (as_of.month, as_of.day) >= _AUTUMN else 2)
    passed = (as_of.month, as_of.day) >= _SPRING
    year = as_of.year if passed else as_of.year - 1
    return year - 1 if kind == "年度报告" else year


def kinds_of(agency: AgencyPlan, form: Form) -> tuple[str, ...]:
    """The kinds of documents that an agency has in a column of a form."""
    if form is Form.REPORTS:
        return ("年度报告",)
    return ("政府预算", "政府决算") if agency.level == "政府" else ("部门预算", "部门决算")


def holders(site: SitePlan, column: ColumnPlan) -> tuple[AgencyPlan, ...]:
    """The agencies whose documents stand in a column."""
    known = {one.id: one for one in agencies(site.district)}
    return tuple(known[prefix(site.district) + key] for key in column.holders)


def papers(site: SitePlan, column: ColumnPlan, seed: int, as_of: date) -> tuple[Paper, ...]:
    """The documents that belong in a column, newest first: without those absent or filed elsewhere."""
    found = [
        _paper(agency, kind, year, plant, f"{seed}/{agency.id}/{kind}/{year}", site)
        for agency, kind, year, plant in _owed(site, column, as_of)
        if plant is None or plant.act not in {Act.ABSENT, Act.MISFILED}
    ]
    return tuple(sorted(found, key=lambda one: (one.published, one.agency.id), reverse=True))


def strays(site: SitePlan, column: ColumnPlan, seed: int, as_of: date) -> tuple[Paper, ...]:
    """The documents that were filed in this column though they belong in another."""
    return tuple(
        _paper(agency, kind, year, plant, f"{seed}/{agency.id}/{kind}/{year}", site)
        for home in site.columns
        if home.holders and site.district == 1
        for agency, kind, year, plant in _owed(site, home, as_of)
        if plant and plant.act is Act.MISFILED and plant.column == column.key
    )


def _owed(
    site: SitePlan, column: ColumnPlan, as_of: date
) -> Iterator[tuple[AgencyPlan, str, int, Plant | None]]:
    """Agency, kind, year and what is planted there (on the newest year of district 1 only)."""
    for agency in holders(site, column):
        for kind in kinds_of(agency, column.form):
            newest = newest_year(kind, as_of)
            for year in range(newest - HISTORY + 1, newest + 1):
                planted = of_duty(agency.id, kind) if year == newest else ()
                yield agency, kind, year, planted[0] if planted else None


def _paper(
    agency: AgencyPlan, kind: str, year: int, plant: Plant | None, key: str, site: SitePlan
) -> Paper:
    random = Random(key)
    approved = _approved(random, kind, year)
    published = _published(random, agency, kind, approved, year)
    if plant and plant.act is Act.LATE:
        published = approved + timedelta(days=plant.days)
    later = plant.days if plant and plant.act is Act.MADE_LATER else 0
    lines = _report(agency, year) if kind == "年度报告" else _account(
        random, agency, kind, year, approved, site.region, plant
    )  # fmt: skip
    return Paper(
        agency, kind, year, _title(agency, kind, year, plant), published,
        published + timedelta(days=later), lines, _tables(random, agency, kind, year),
    )  # fmt: skip


def _approved(random: Random, kind: str, year: int) -> date:
    """Day of approval; for a report, the last day on which a department may publish it (条例 49)."""
    match kind:
        case "政府预算":
            return date(year, 2, 3) + timedelta(days=random.randrange(4))
        case "政府决算":
            return date(year + 1, 8, 1) + timedelta(days=random.randrange(6))
        case "部门预算":
            return date(year, 2, 9) + timedelta(days=random.randrange(10))
        case "部门决算":
            return date(year + 1, 8, 14) + timedelta(days=random.randrange(10))
    return date(year + 1, 1, 31)


def _published(random: Random, agency: AgencyPlan, kind: str, approved: date, year: int) -> date:
    """In time: within 20 days of approval (预算法 14); reports by 31 January, a government's by 31 March."""
    if kind != "年度报告":
        return approved + timedelta(days=random.randint(4, 17))
    first = date(year + 1, 3, 8) if agency.level == "政府" else date(year + 1, 1, 8)
    return first + timedelta(days=random.randrange(18))


def _title(agency: AgencyPlan, kind: str, year: int, plant: Plant | None) -> str:
    other = plant is not None and plant.act is Act.OTHER_WORDING
    if kind == "年度报告":
        if other:
            return f"{year}年度{agency.name}政府信息公开年度报告"
        return f"{agency.name}{year}年政府信息公开工作年度报告"
    if other:
        return f"{year}年度{agency.name}{kind}公开"
    return f"{agency.name}{year}年{kind}公开"


def _account(
    random: Random, agency: AgencyPlan, kind: str, year: int, approved: date, region: str,
    plant: Plant | None,
) -> tuple[str, ...]:  # fmt: skip
    day = f"{approved.year}年{approved.month}月{approved.day}日"
    if kind == "政府预算":
        passed = f"经{region}人民代表大会会议于{day}审查批准"
    elif kind == "政府决算":
        passed = f"经{region}人民代表大会常务委员会会议于{day}审查批准"
    else:
        passed = f"经{region}财政局于{day}批复"
    opening = f"{agency.name}{year}年{kind}已{passed}，根据《中华人民共和国预算法》，现予以公开。"
    if plant and plant.act is Act.REPORTED_EARLIER:
        sent = approved - timedelta(days=plant.days)
        opening = f"{sent.year}年{sent.month}月{sent.day}日，本单位向财政部门报送了草案。{opening}"
    total = random.randint(800, 9000) + random.randint(0, 99) / 100
    return (
        opening,
        f"一、单位职责和机构设置。{agency.name}依法履行职责，内设机构详见机构职能栏目。",
        f"二、收支总体情况。{year}年收入总计{total:.2f}万元，支出总计{total:.2f}万元。",
        f"三、“三公”经费。{year}年合计{total / 100:.2f}万元，其中公务接待费{total / 400:.2f}万元。",
        "四、名词解释。一般公共预算：以税收为主体的财政收入，安排用于保障和改善民生等方面的收支计划。",
    )


def _report(agency: AgencyPlan, year: int) -> tuple[str, ...]:
    return (
        f"根据《中华人民共和国政府信息公开条例》，编制本年度报告。统计期限自{year}年1月1日起至{year}年12月31日止。",
        f"一、总体情况。{agency.name}坚持以公开为常态、不公开为例外，主动公开、依申请公开、信息管理、平台建设和监督保障工作有序开展。",
        "二、主动公开政府信息情况。本年制发规范性文件2件，本年废止1件，现行有效11件。",
        "三、收到和处理政府信息公开申请情况。本年新收申请4件，上年结转1件，本年办结5件，结转下年度继续办理0件。",
        "四、政府信息公开行政复议、行政诉讼情况。本年度未发生。",
        "五、存在的主要问题及改进情况。政策解读形式还不够丰富，已组织专题培训。",
        "六、其他需要报告的事项。本年度未收取信息处理费。",
    )


def _tables(random: Random, agency: AgencyPlan, kind: str, year: int) -> tuple[File, ...]:
    if kind == "年度报告":
        return ()
    amounts = [random.randint(100, 3000) + random.randint(0, 99) / 100 for _ in range(4)]
    names = ("一般公共预算拨款", "政府性基金预算拨款", "事业收入", "其他收入")
    rows = [("项目", "金额（万元）")]
    rows += [(name, f"{amount:.2f}") for name, amount in zip(names, amounts, strict=True)]
    rows.append(("收入总计", f"{sum(amounts):.2f}"))
    text = f"{agency.name}{year}年{kind}公开表"
    return (
        File(
            text,
            "xlsx",
            tuple(rows),
            (("三公经费", "金额（万元）"), ("合计", f"{amounts[0] / 50:.2f}")),
        ),
    )
