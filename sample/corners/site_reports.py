"""Centres with the yearly sheets of their sites, and with reports on disclosure that sum up an office below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sample.annual import report
from sample.corner import Corner, Office, Planted, Scene, Spot
from sample.nouns import AgencyPlan, ColumnPlan, File, Item, SitePlan, Style
from sample.papers import newest_year
from sample.site_sheets import (
    changed,
    sheet_numbers,
    sheet_rows,
    sheet_table,
    summed_report,
)

_SHEETS = ColumnPlan("wzbb", "网站工作年度报表", "网站年度报表", folder="wzbb", count=1)
_NOTICES = ColumnPlan(
    "tzgg", "通知公告", "通知公告", folder="tzgg", count=3, newest=4, step=20,
    first_level=True, on_home=True,
)  # fmt: skip
_REPORTS = ColumnPlan("nb", "政府信息公开年报", "年度报告", folder="nb", count=1)
_BELOW = {
    "bbhx": AgencyPlan("bbhx-tj", "云溪区招商推介服务站", (), "事业单位", "bbhx"),
    "bbjk": AgencyPlan("bbjk-yy", "云溪区医养结合服务站", (), "事业单位", "bbjk"),
}
"""Site → an office below its own, which has no site."""


@dataclass(frozen=True, slots=True)
class _Post:
    """A post of a column. `{name}` is the office, `{y}` the year of the sheet."""

    title: str
    back: int
    """Years before the newest whose sheet is out."""
    shown: tuple[int, int]
    """Month and day in the year after."""
    column: str = "wzbb"
    sheet: bool = True
    by: tuple[tuple[str, int], ...] = ()
    """What is wrong (or only looks wrong) in its numbers."""
    blank: str = ""
    filed: bool = False
    """Is the sheet in a workbook?"""
    late_made: int = 0
    """Days by which its address is younger than its date."""


_USUAL = "{name}政府网站工作年度报表（{y}年度）"
_POSTS: dict[str, tuple[_Post, ...]] = {
    "bbjg": (
        _Post(_USUAL, 0, (1, 31), by=(("published", 5),)),
        _Post("关于公布{name}{y}年政府网站工作年度报表的公告", 2, (1, 18), "tzgg", blank="opened"),
    ),
    "bbht": (
        _Post("关于做好{y}年政府网站工作年度报表填报工作的通知", 0, (1, 9), sheet=False),
        _Post("{name}{y}年网站工作年报", 1, (1, 15)),
        _Post(_USUAL, 2, (2, 20), by=(("cases", -3),)),
    ),
    "bbhx": (
        _Post("{name}{y}年政府网站监管年度报表", 0, (1, 20), sheet=False),
        _Post("{y}年度{name}政府网站工作年度报表", 1, (3, 5), by=(("answered", 6),)),
        _Post(_USUAL, 2, (1, 22)),
        _Post("{name}政府网站工作年度报表（{y}年度）（更正）", 2, (4, 17)),
    ),
    "bbjk": (
        _Post(_USUAL, 0, (2, 1), by=(("mended", 2),)),
        _Post("网站工作年度报表公示", 1, (1, 16), filed=True),
        _Post(
            "政府网站工作年度报表（{y}年度）", 2, (1, 20), by=(("visitors", 90000),), late_made=40
        ),
    ),
}
_SUMMED = {
    "bbhx": ((-1, True), (-1, True), (-1, True)),
    "bbjk": ((0, True), (1, True), (-1, False)),
}
"""Site → how many requests more its report counts than the one below, and whether it says that it sums up; by year."""


def _rows(site: SitePlan, column: ColumnPlan, rows: Sequence[Item], scene: Scene) -> Sequence[Item]:
    newest = newest_year("年度报告", scene.as_of)
    own = [
        _item(site, 500 + at, post, newest - post.back, scene.seed)
        for at, post in enumerate(_POSTS[site.key])
        if post.column == column.key
    ]
    match column.key:
        case "wzbb":
            return _newest_first(own)
        case "nb":
            return _newest_first(_reports(site, newest, scene.seed))
    return (*rows, *own)


def _newest_first(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda one: one.published, reverse=True))


def _item(site: SitePlan, number: int, post: _Post, year: int, seed: int) -> Item:
    name = site.agency.name
    shown = date(year + 1, *post.shown)
    numbers = changed(sheet_numbers(site, year, seed), dict(post.by))
    text: tuple[str, ...] = ("按照工作安排，有关情况已汇总上报。",)
    files: tuple[File, ...] = ()
    if post.filed:
        rows = sheet_rows(site, numbers, post.blank)
        heading = _USUAL.format(name=name, y=year)
        text, files = ("现将报表予以公示，见附件。",), (File(heading, "xlsx", rows),)
    elif post.sheet:
        text = (sheet_table(site, numbers, post.blank),)
    return Item(
        number=number,
        title=post.title.format(name=name, y=year),
        published=shown,
        made=date.fromordinal(shown.toordinal() + post.late_made),
        source=name,
        lines=text,
        files=files,
        whole=True,
    )


def _reports(site: SitePlan, newest: int, seed: int) -> Iterator[Item]:
    """Three years of the office's reports, and of those of the office below."""
    below = _BELOW[site.key]
    for back, (by, says) in enumerate(_SUMMED[site.key]):
        year = newest - back
        whole = summed_report(site.agency, below.id, year, seed, by=by, says=says)
        own = report(below, year, seed)
        for number, agency, lines in ((600 + back, site.agency, whole), (610 + back, below, own)):
            shown = date(year + 1, 1, 10 + number % 7)
            title = f"{agency.name}{year}年政府信息公开工作年度报告"
            yield Item(number, title, shown, shown, site.agency.name, lines=lines, whole=True)


def _configuration(sites: Sequence[SitePlan], scene: Scene) -> str:
    """The offices below, and the duty of every site for three years."""
    newest = newest_year("年度报告", scene.as_of)
    below = (
        f'[[agencies]]\nid = "{one.id}"\nname = "{one.name}"\nlevel = "{one.level}"\nparent = "{one.parent}"\n'
        for one in (_BELOW[site.key] for site in sites if site.key in _BELOW)
    )
    duties = (
        f'[[duties]]\nagencies = ["{site.agency.id}"]\nkind = "网站年度报表"\nyear = {newest - back}\n'
        f'columns = ["{site.column_id(site.column("wzbb"))}"]\n'
        for site in sites
        for back in range(3)
    )
    return "\n".join(
        ("# 网站年度报表：有网站的单位每年1月31日前公布上一年度的报表", *below, *duties)
    )


def _duty(site: str, back: int, note: str) -> Spot:
    return Spot(site, note, "wzbb", duty=f"{site}-网站年度报表-{{{back}}}")


def _sheet(site: str, place: int, note: str) -> Spot:
    return Spot(site, note, _POSTS[site][place].column, row=500 + place)


def _sum(site: str, back: int, note: str) -> Spot:
    return Spot(site, note, "nb", row=600 + back)


_PLANTED = (
    Planted("site_report_missing", _duty("bbht", 0, "只有布置填报的通知，没有报表"),
            _duty("bbht", 1, "标题写作“网站工作年报”")),
    Planted("site_report_missing", _duty("bbjg", 1, "缺中间一年的报表"), _duty("bbjg", 2, "报表发在通知公告栏目")),
    Planted("site_report_missing", _duty("bbhx", 0, "只有网站监管年度报表"), _duty("bbjk", 1, "报表在附件里")),
    Planted("site_report_late", _duty("bbht", 2, "2月20日才公布"), _duty("bbjg", 0, "1月31日当天公布")),
    Planted("site_report_late", _duty("bbhx", 1, "3月5日才公布"), _duty("bbhx", 2, "按期公布，后来又发更正版")),
    Planted("site_report_late", _duty("bbjk", 0, "2月1日公布，超期1天"), _duty("bbjk", 2, "网址日期晚于公布日期")),
    Planted("site_report_figures", _sheet("bbjg", 0, "信息发布总数比三项之和多5条"),
            _sheet("bbjg", 1, "有一栏填了斜杠，其余相符")),
    Planted("site_report_figures", _sheet("bbht", 2, "办件量总数比两项之和少3件"),
            _sheet("bbhx", 1, "办结留言多于收到，含上年的")),
    Planted("site_report_figures", _sheet("bbjk", 2, "独立用户比总访问量还多"),
            _sheet("bbjk", 0, "整改数多于发现数，含上年的")),
    *(
        Planted("annual_rollup", _sum("bbhx", back, "写明汇总，新收件数比下级单位还少一件"), _sum("bbjk", back, note))
        for back, note in enumerate(("与下级单位一致", "比下级单位多一件", "没有写明汇总，只报本单位"))
    ),
)  # fmt: skip

CORNER = Corner(
    offices=(
        Office("bbjg", "机关事务服务中心", Style.TRS, (_NOTICES, _SHEETS)),
        Office("bbht", "会展服务中心", Style.GBK, (_NOTICES, _SHEETS)),
        Office("bbhx", "化工产业发展中心", Style.HANWEB, (_NOTICES, _SHEETS, _REPORTS)),
        Office("bbjk", "健康产业发展中心", Style.TRS, (_NOTICES, _SHEETS, _REPORTS)),
    ),
    planted=_PLANTED,
    rows=_rows,
    configuration=_configuration,
)
