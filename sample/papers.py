"""Budgets, final accounts and annual reports: what every agency owes once a year, with three years of history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from sample.acts import CONTENT, Act, Plant
from sample.defects import of_duty
from sample.district import agencies, prefix
from sample.nouns import AgencyPlan, ColumnPlan, File, Form, SitePlan, Yearly

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
    """What stands above its text."""
    text: Yearly
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
        _paper(
            Yearly(agency, kind, year, seed, wrong), plant, site, year == newest_year(kind, as_of)
        )
        for agency, kind, year, plant, wrong in _owed(site, column, as_of)
        if plant is None or plant.act not in {Act.ABSENT, Act.MISFILED, Act.GONE}
    ]
    return tuple(sorted(found, key=lambda one: (one.published, one.agency.id), reverse=True))


def strays(site: SitePlan, column: ColumnPlan, seed: int, as_of: date) -> tuple[Paper, ...]:
    """The documents that were filed in this column though they belong in another."""
    return tuple(
        _paper(Yearly(agency, kind, year, seed, wrong), plant, site, newest=True)
        for home in site.columns
        if home.holders and site.district == 1
        for agency, kind, year, plant, wrong in _owed(site, home, as_of)
        if plant and plant.act is Act.MISFILED and plant.column == column.key
    )


def _owed(
    site: SitePlan, column: ColumnPlan, as_of: date
) -> Iterator[tuple[AgencyPlan, str, int, Plant | None, str]]:
    """Agency, kind, year, what is planted on its publication (district 1), and in its text."""
    for agency in holders(site, column):
        for kind in kinds_of(agency, column.form):
            newest = newest_year(kind, as_of)
            for year in range(newest - HISTORY + 1, newest + 1):
                planted = of_duty(agency.id, kind)
                acts = [
                    one for one in planted if one.act not in CONTENT and one.back == newest - year
                ]
                wrong = [
                    one.act
                    for one in planted
                    if one.act in CONTENT - {Act.SOUND} and one.back == newest - year
                ]
                yield agency, kind, year, acts[0] if acts else None, wrong[0] if wrong else ""


def _paper(text: Yearly, plant: Plant | None, site: SitePlan, newest: bool) -> Paper:
    agency, kind, year = text.agency, text.kind, text.year
    random = Random(f"{text.seed}/{agency.id}/{kind}/{year}")
    approved = _approved(random, kind, year)
    published = _published(random, agency, kind, approved, year)
    if plant and plant.act is Act.LATE:
        published = approved + timedelta(days=plant.days)
    later = plant.days if plant and plant.act is Act.MADE_LATER else 0
    scanned = text.wrong in {Act.MONEY_SCAN, Act.MONEY_SCAN_BESIDE}
    filed = not scanned and newest and kind.startswith("部门") and sum(map(ord, agency.id)) % 3 == 0
    text = replace(text, filed=filed)
    return Paper(
        agency=agency,
        kind=kind,
        year=year,
        title=_title(agency, kind, year, plant),
        published=published,
        made=published + timedelta(days=later),
        lines=() if kind == "年度报告" else (_opening(agency, kind, year, approved, site.region, plant),),
        text=text,
        files=_files(text, scanned=scanned),
    )  # fmt: skip


def _files(text: Yearly, *, scanned: bool) -> tuple[File, ...]:
    """A workbook of its tables, or a scan."""
    name = f"{text.agency.name}{text.year}年{text.kind}"
    if scanned:
        return (File(f"{name}（盖章扫描件）", "pdf", ()),)
    return (File(f"{name}公开表", "xlsx", (), yearly=text),) if text.filed else ()


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


def _opening(
    agency: AgencyPlan, kind: str, year: int, approved: date, region: str, plant: Plant | None
) -> str:  # fmt: skip
    """Who approved it, and when."""
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
    return opening
