"""A small district through half a year: what its eight agencies' fourteen sites show on a day.

A fault is a span of days. What a round finds of it follows from the catalogue's own rules, asked about these subjects.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from records import (
    Agency,
    Article,
    Column,
    ColumnSeen,
    Coverage,
    Duty,
    DutySeen,
    Footer,
    Inspection,
    Link,
    Match,
    PersonalMark,
    Reason,
    Site,
    SiteCoverage,
    SiteSeen,
    StatedDate,
    Subject,
    Unchecked,
)

AGENCIES = (
    Agency("gov", "云溪区人民政府", level="政府"),
    Agency("czj", "区财政局"),
    Agency("mzj", "区民政局"),
    Agency("jyj", "区教育局"),
    Agency("wjw", "区卫生健康局"),
    Agency("zjj", "区住房和城乡建设局"),
    Agency("qs", "清水镇人民政府", level="乡镇街道"),
    Agency("sl", "石岭镇人民政府", level="乡镇街道"),
)
_SITES = (
    ("portal", "云溪区人民政府网站", "gov"),
    ("open", "云溪区政务公开平台", "gov"),
    ("invest", "云溪投资促进网", "gov"),
    ("czj", "云溪区财政局网站", "czj"),
    ("gzc", "云溪公共资产信息网", "czj"),
    ("mzj", "云溪区民政局网站", "mzj"),
    ("jyj", "云溪区教育局网站", "jyj"),
    ("zsks", "云溪招生考试网", "jyj"),
    ("wjw", "云溪区卫生健康局网站", "wjw"),
    ("zjj", "云溪区住房和城乡建设局网站", "zjj"),
    ("gjj", "云溪住房保障网", "zjj"),
    ("qs", "清水镇人民政府网站", "qs"),
    ("sl", "石岭镇人民政府网站", "sl"),
    ("yl", "云溪养老服务网", "mzj"),
)
OPENED = {"yl": date(2026, 7, 1)}
"""Sites that are watched only since a day."""
_COLUMNS = (
    ("portal-dt", "政务动态", "动态要闻", "portal", "gov"),
    ("portal-tz", "通知公告", "通知公告", "portal", "gov"),
    ("open-zj", "政策解读", "政策解读", "open", "gov"),
    ("open-yjs", "预决算公开", "财政预决算", "open", "czj"),
    ("invest-dt", "招商动态", "动态要闻", "invest", "gov"),
    ("czj-dt", "财政动态", "动态要闻", "czj", "czj"),
    ("gzc-tz", "通知公告", "通知公告", "gzc", "czj"),
    ("mzj-dt", "民政动态", "动态要闻", "mzj", "mzj"),
    ("mzj-jz", "社会救助", "民生领域", "mzj", "mzj"),
    ("jyj-dt", "教育动态", "动态要闻", "jyj", "jyj"),
    ("zsks-tz", "招考公告", "通知公告", "zsks", "jyj"),
    ("wjw-dt", "卫健动态", "动态要闻", "wjw", "wjw"),
    ("wjw-rs", "人事信息", "人事信息", "wjw", "wjw"),
    ("zjj-dt", "住建动态", "动态要闻", "zjj", "zjj"),
    ("gjj-tz", "通知公告", "通知公告", "gjj", "zjj"),
    ("qs-dt", "镇务动态", "动态要闻", "qs", "qs"),
    ("qs-tz", "村务公告", "通知公告", "qs", "qs"),
    ("sl-dt", "石岭要闻", "动态要闻", "sl", "sl"),
    ("yl-tz", "服务公告", "通知公告", "yl", "mzj"),
)
REMOVED = {"qs-tz": date(2026, 7, 1)}
"""Columns that are watched no longer from a day on."""


@dataclass(frozen=True)
class Span:
    """From a day to another, both with."""

    first: date
    last: date = date(2026, 12, 31)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def _d(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


SILENT: dict[str, tuple[Span, ...]] = {
    "qs-dt": (Span(_d(3, 20), _d(7, 2)), Span(_d(9, 4))),
    "sl-dt": (Span(_d(4, 2), _d(6, 8)),),
    "wjw-dt": (Span(_d(4, 10), _d(6, 12)),),
    "czj-dt": (Span(_d(4, 21), _d(5, 27)),),
    "zjj-dt": (Span(_d(5, 25), _d(7, 9)),),
    "invest-dt": (Span(_d(8, 21), _d(9, 22)),),
    "qs-tz": (Span(_d(10, 8, 2025)),),
    "jyj-dt": (Span(_d(9, 28), _d(10, 18)),),
    "mzj-dt": (Span(_d(10, 6)),),
    "yl-tz": (Span(_d(12, 1, 2025), _d(8, 31)),),
}
"""Between a column's last news and the next."""
BLANK: dict[str, tuple[Span, ...]] = {"gzc-tz": (Span(_d(1, 1)),)}
GONE: dict[str, tuple[str, str, tuple[Span, ...]]] = {
    "办事指南汇编": ("portal-tz", "portal", (Span(_d(5, 1), _d(5, 30)), Span(_d(7, 10), _d(8, 2)))),
    "2025年度工作总结": ("open-zj", "open", (Span(_d(5, 1), _d(6, 1)),)),
    "内部办公系统": ("portal-dt", "portal", (Span(_d(5, 1)),)),
    "中考报名须知": ("zsks-tz", "zsks", (Span(_d(6, 15), _d(7, 12)),)),
    "公租房申请表": ("gjj-tz", "gjj", (Span(_d(9, 1)),)),
    "医保定点名单": ("wjw-dt", "wjw", (Span(_d(9, 10), _d(10, 8)),)),
    "招商手册": ("invest-dt", "invest", (Span(_d(10, 10)),)),
}
"""Links that answer 404, by name: column and site that carry them, and when."""
LEAKS: dict[str, tuple[str, str, str, tuple[Span, ...]]] = {
    "2026年4月城乡低保对象公示": ("mzj-jz", "mzj", "mzj", (Span(_d(5, 1), _d(5, 26)),)),
}
BARE_FEET: dict[str, tuple[Span, ...]] = {
    "qs": (Span(_d(1, 1), _d(9, 30)),),
    "gjj": (Span(_d(1, 1), _d(6, 30)),),
}
"""Sites whose pages carry no sign of 找错 at their foot."""
DOWN = {"wjw": (_d(7, 20),), "jyj": (_d(6, 18),), "sl": (_d(10, 30),)}
"""Days on which a site does not answer."""
BUDGETS = {"czj": None, "zjj": None, "wjw": _d(6, 3), "jyj": _d(2, 20), "mzj": _d(2, 25)}
"""When an agency's 2026 budget was published; None = never. czj's and zjj's differ by what the office decides."""
ASKED = (
    "site_unreachable", "stale_home", "footer", "stale_column", "blank_column", "dead_link",
    "identity_number", "budget_missing",
)  # fmt: skip
"""Rules of the catalogue that this district is asked."""


def sites_on(day: date) -> tuple[Site, ...]:
    return tuple(
        Site(id_, name, f"http://{id_}.yunxi.example/", agency, code=f"99000100{place:02d}")
        for place, (id_, name, agency) in enumerate(_SITES, start=1)
        if OPENED.get(id_, day) <= day
    )


def columns_on(day: date) -> tuple[Column, ...]:
    known = {site.id for site in sites_on(day)}
    return tuple(
        Column(
            id_, name, f"http://{site}.yunxi.example/{id_}/", kind, site, agency, first_level=True
        )
        for id_, name, kind, site, agency in _COLUMNS
        if site in known and day < REMOVED.get(id_, date.max)
    )


def duties_on(day: date) -> tuple[Duty, ...]:
    return tuple(_duty(agency, since, day) for agency, since in BUDGETS.items())


def _down(site: str, day: date) -> bool:
    return day in DOWN.get(site, ())


def _held(spans: tuple[Span, ...], day: date) -> Span | None:
    return next((span for span in spans if span.holds(day)), None)


def _stated(day: date) -> StatedDate:
    return StatedDate(day.year, day.month, day.day)


def seen_column(column: Column, day: date) -> Column:
    """With what a round of a day sees of it."""
    if _down(column.site, day):
        return replace(column, seen=ColumnSeen(False, "响应超时"))
    if _held(BLANK.get(column.id, ()), day):
        return replace(column, seen=ColumnSeen(True, complete=True, enough=True, empty=True))
    span = _held(SILENT.get(column.id, ()), day)
    newest = _stated(span.first if span else day - timedelta(days=3))
    return replace(
        column, seen=ColumnSeen(True, rows=30, dated=30, newest=newest, complete=True, enough=True)
    )


def _seen_site(site: Site, day: date) -> Site:
    if _down(site.id, day):
        seen = SiteSeen(False, Reason.TIMEOUT, attempts=3)
    else:
        told = _held(BARE_FEET.get(site.id, ()), day) is None
        foot = Footer(site.code, "浙ICP备00000001号", "浙公网安备00000001号", site.name, True, told)
        seen = SiteSeen(True, home_newest=_stated(day - timedelta(days=2)), footer=foot)
    return replace(site, seen=seen)


def _link(name: str, day: date, columns: dict[str, Column]) -> Link | None:
    column, site, spans = GONE[name]
    if column not in columns or _down(site, day):
        return None
    place = list(GONE).index(name) + 1
    home = columns[column]
    return Link(
        f"http://{site}.yunxi.example/a/{place}.html", name, site, home.url, home.name,
        home.agency, column, 404 if _held(spans, day) else 200,
    )  # fmt: skip


def _article(name: str, day: date, columns: dict[str, Column]) -> Article | None:
    column, site, agency, spans = LEAKS[name]
    if column not in columns or _down(site, day):
        return None
    url = f"http://{site}.yunxi.example/{column}/1.html"
    mark = PersonalMark("id", 0, 18, "身份证号99*************01X", "0" * 16, True, "正文")
    marks = (mark,) if _held(spans, day) else ()
    return Article(url, name, site, agency, column, personal=marks)


def _duty(agency: str, since: date | None, day: date) -> Duty:
    name = next(one.name for one in AGENCIES if one.id == agency)
    url = "http://open.yunxi.example/open-yjs/"
    title = f"{name}2026年部门预算"
    found = since is not None and since <= day
    match = Match(title, f"{url}{agency}.html", "open-yjs", _stated(since)) if found else None
    seen = DutySeen((match,) if match else (), reached=True)
    return Duty(
        f"{agency}-2026", agency, "部门预算", 2026, title, ("open-yjs",),
        approved=_d(1, 30), site="open", url=url, seen=seen,
    )  # fmt: skip


def subjects_on(inspection: Inspection) -> tuple[Subject, ...]:
    """All that a round looks at; one of every day only at sites and their lists."""
    day = inspection.as_of
    columns = {one.id: one for one in columns_on(day) if one.site in inspection.sites}
    found: list[Subject | None] = [
        _seen_site(one, day) for one in sites_on(day) if one.id in inspection.sites
    ]
    found += [seen_column(one, day) for one in columns.values()]
    if not inspection.light:
        found += [_article(name, day, columns) for name in LEAKS]
        found += [_duty(agency, since, day) for agency, since in BUDGETS.items()]
    found += [_link(name, day, columns) for name in GONE]
    return tuple(one for one in found if one is not None)


def coverage_on(inspection: Inspection) -> Coverage:
    """How far the round got, without its rules."""
    day = inspection.as_of
    sites = [one for one in sites_on(day) if one.id in inspection.sites]
    covered, missed = [], list[Unchecked]()
    for place, site in enumerate(sites, start=1):
        mine = [one for one in columns_on(day) if one.site == site.id]
        if _down(site.id, day):
            covered.append(SiteCoverage(site.id, len(mine), unreached=3 + len(mine)))
            missed.append(Unchecked("网站", site.name, site.agency, site.url, "响应超时"))
            missed += [Unchecked("栏目", one.name, one.agency, one.url, "响应超时") for one in mine]
            continue
        pages, files = 30 + 7 * place, place % 4
        covered.append(SiteCoverage(site.id, len(mine), len(mine), len(mine), pages, files, files))
    return Coverage(tuple(covered), (), tuple(missed))
