"""The districts of the county: their agencies and sites, with what the defect table does to sites and columns.

District 1 (云溪区) has three main sites and twelve small ones. Further districts are clones of the main three
under other names, with nothing planted, for the scale knob. None of these places exists; `.example` is reserved.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sample.corner import Office
from sample.corners import corner_of, corners
from sample.defects import Act, Plant, of_column, of_site
from sample.layout import finance, labour, portal, small
from sample.nouns import AgencyPlan, ColumnPlan, Door, Form, Marks, SitePlan, Style

MAIN = ("www", "czj", "rsj")
"""Keys of the main sites, in order; a further three begin the next district."""
STYLES = {"www": Style.TRS, "czj": Style.HANWEB, "rsj": Style.GBK}
_POLICY_SITES = ("swj",)

_DEPARTMENTS = (
    ("zfb", "人民政府办公室", "政府办"), ("fgj", "发展和改革局", "发改局"), ("jyj", "教育局", ""),
    ("mzj", "民政局", ""), ("zjj", "住房和城乡建设局", "住建局"), ("wjj", "卫生健康局", "卫健局"),
    ("czj", "财政局", ""), ("nyj", "农业农村局", ""), ("yjj", "应急管理局", "应急局"),
    ("scj", "市场监督管理局", "市场监管局"), ("zfj", "综合行政执法局", "综合执法局"),
    ("rsj", "人力资源和社会保障局", "人社局"),
)  # fmt: skip
_TOWNS = (("jd", "云溪街道办事处"), ("bsz", "白石镇人民政府"), ("qhz", "清河镇人民政府"))
_CENTRES = (("jyzx", "公共就业服务中心"), ("sbzx", "社会保险事业中心"))
_SMALL = (
    ("slj", "水利局", Style.TRS), ("sjj", "审计局", Style.HANWEB), ("xfj", "信访局", Style.GBK),
    ("tjj", "统计局", Style.TRS), ("ybj", "医疗保障局", Style.HANWEB), ("daj", "档案馆", Style.GBK),
    ("wlj", "文化和旅游局", Style.TRS), ("tyj", "退役军人事务局", Style.HANWEB),
    ("kjj", "科学技术局", Style.GBK), ("swj", "商务局", Style.TRS), ("cl", "残疾人联合会", Style.HANWEB),
    ("sfj", "司法局", Style.GBK),
)  # fmt: skip


def region(district: int) -> str:
    """Name of a district, counted from 1."""
    return "云溪区" if district == 1 else f"示例{district:03d}区"


def domain(district: int) -> str:
    """Domain under which a district's sites stand."""
    return "yunxi.example" if district == 1 else f"d{district:03d}.example"


def agencies(district: int) -> tuple[AgencyPlan, ...]:
    """The agencies of a district; ids of clones begin with `d002-`."""
    place, mark = region(district), prefix(district)
    people = AgencyPlan(f"{mark}qzf", f"{place}人民政府", ("区政府",), "政府")
    offices = [_office(district, key, name, short) for key, name, short in _DEPARTMENTS]
    towns = [
        AgencyPlan(f"{mark}{key}", f"{place}{name}", (name,), "乡镇街道", people.id)
        for key, name in _TOWNS
    ]
    centres = [
        AgencyPlan(f"{mark}{key}", f"{place}{name}", (), "事业单位", f"{mark}rsj")
        for key, name in _CENTRES
    ]
    fewer = (
        [_office(district, one.key, one.name, "") for one in _offices()] if district == 1 else []
    )
    return (people, *offices, *towns, *centres, *fewer)


def prefix(district: int) -> str:
    """What the ids of a district begin with."""
    return "" if district == 1 else f"d{district:03d}-"


def _office(district: int, key: str, name: str, short: str) -> AgencyPlan:
    mark = prefix(district)
    names = (f"区{short}", short) if short else (f"区{name}", name)
    return AgencyPlan(f"{mark}{key}", f"{region(district)}{name}", names, "部门", f"{mark}qzf")


def main_site(number: int, as_of: date) -> SitePlan:
    """The main site of a running number from 0: www, czj and rsj of district 1, then of district 2 …"""
    district, key = number // 3 + 1, MAIN[number % 3]
    who = {one.id: one for one in agencies(district)}
    owner = who[prefix(district) + ("qzf" if key == "www" else key)]
    columns = {"www": portal, "czj": finance, "rsj": labour}[key]()
    name = f"{region(district)}人民政府" if key == "www" else owner.name
    return _planted(SitePlan(
        id=prefix(district) + key, key=key, number=number, district=district,
        host=f"{key}.{domain(district)}", name=name, region=region(district), agency=owner,
        style=STYLES[key], code=f"99{district:03d}{MAIN.index(key) + 1:05d}", columns=columns,
    ), as_of)  # fmt: skip


def small_sites(first_number: int, as_of: date) -> tuple[SitePlan, ...]:
    """The small sites of district 1, one agency each: those of the layout, then those of the corners."""
    who = {one.id: one for one in agencies(1)}
    return tuple(
        _planted(SitePlan(
            id=one.key, key=one.key, number=first_number + place, district=1,
            host=f"{one.key}.{domain(1)}", name=who[one.key].name, region=region(1),
            agency=who[one.key], style=one.style, code=f"99001{place + 11:05d}",
            columns=one.columns, small=True,
        ), as_of)
        for place, one in enumerate(_offices())
    )  # fmt: skip


def _offices() -> tuple[Office, ...]:
    own = (
        Office(key, name, style, small(key, policies=key in _POLICY_SITES))
        for key, name, style in _SMALL
    )
    return (*own, *(office for corner in corners() for office in corner.offices))


_DOORS = {
    Act.CLOSED_PORT: Door.CLOSED_PORT, Act.RESETS: Door.RESETS, Act.FAILS: Door.FAILS,
    Act.BUSY_ONCE: Door.BUSY_ONCE, Act.RESETS_ONCE: Door.RESETS_ONCE, Act.MOVED_HOME: Door.MOVED_HOME,
}  # fmt: skip


def _planted(site: SitePlan, as_of: date) -> SitePlan:
    """The site with its door, its footer and its columns as the defect table wants them."""
    columns = tuple(_named(_column(site, column), as_of) for column in site.columns)
    site = replace(site, columns=columns)
    for plant in of_site(site.key) if site.district == 1 else ():
        site = _act_on_site(site, plant)
    corner = corner_of(site.key)
    return corner.site(site) if corner else site


def _act_on_site(site: SitePlan, plant: Plant) -> SitePlan:
    if plant.act in _DOORS:
        return replace(site, door=_DOORS[plant.act])
    if plant.act is Act.HOME_AGED:
        aged = (replace(one, newest=plant.days) if one.on_home else one for one in site.columns)
        return replace(site, columns=tuple(aged))
    return replace(site, marks=_marks(site.marks, plant.act))


def _marks(marks: Marks, act: Act) -> Marks:
    match act:
        case Act.NO_SITE_CODE:
            return replace(marks, site_code=False)
        case Act.NO_ICP:
            return replace(marks, icp=False)
        case Act.NO_POLICE:
            return replace(marks, police=False)
        case Act.NO_PARTY_MARK:
            return replace(marks, party_mark=False)
        case Act.NO_REPORT_ERRORS:
            return replace(marks, report_errors=False)
        case Act.POLICE_INSIDE_ONLY:
            return replace(marks, police_on_home=False)
        case Act.PARTY_MARK_AS_ICON:
            return replace(marks, party_as_icon=True)
        case Act.REPORT_ERRORS_AS_ICON:
            return replace(marks, report_as_icon=True)
    return marks


def _column(site: SitePlan, column: ColumnPlan) -> ColumnPlan:
    """A column with what the table does to it; year-split columns are part of every clone's layout."""
    if column.key == "tzgg2":
        return replace(column, year=-1)
    if site.key == "www" and column.key == "ldxx":
        return replace(column, form=Form.STUB)
    for plant in of_column(site.key, column.key) if site.district == 1 else ():
        column = _act_on_column(column, plant)
    return column


def _act_on_column(column: ColumnPlan, plant: Plant) -> ColumnPlan:
    match plant.act:
        case Act.AGED:
            return replace(column, newest=plant.days)
        case Act.BLANK:
            return replace(column, count=0)
        case Act.OPENED:
            return replace(column, count=0, opened=plant.days)
        case Act.NEWEST_NOT_FIRST:
            return replace(column, shuffled=True)
        case Act.PINNED:
            return replace(column, pinned=True)
    return column


def _named(column: ColumnPlan, as_of: date) -> ColumnPlan:
    """A year-split column says its year in its name."""
    if column.year is None:
        return column
    return replace(column, name=f"{as_of.year + column.year}年{column.name}", parent="通知公告")
