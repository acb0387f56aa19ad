"""Six zones with sites of their own: services, leaders after a change, budgets and where they stand, regulations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sample import look
from sample.corner import Corner, Office, Planted, Scene, Spot
from sample.ledger_rows import RELEASED
from sample.nouns import AgencyPlan, ColumnPlan, Item, Reply, SitePlan, Style, Yearly
from sample.papers import newest_year
from sample.policy_words import newest_first

_PORTAL = "http://www.yunxi.example"
_NAMES = {
    "gwlg": ("临港新区管理委员会", Style.TRS), "gwkc": ("科创园管理委员会", Style.HANWEB),
    "gwhb": ("湖滨新区管理委员会", Style.GBK), "gwzz": ("智造园管理委员会", Style.TRS),
    "gwwl": ("文旅园管理委员会", Style.HANWEB), "gwst": ("生态岛管理委员会", Style.GBK),
}  # fmt: skip
_LINKS: dict[str, tuple[tuple[str, str], ...]] = {
    "gwlg": (("/xfdt/", "云溪街道办事处"),),
    "gwkc": (("/zwgk/zd/", "政府购买服务"),),
    "gwhb": (("/xwzx/", "志愿服务"),),
    "gwzz": (("/bsfw/", "政务服务网"),),
    "gwwl": (("/bsfw/", "一网通办"),),
    "gwst": (("/bsfw/", "便民服务"),),
}
"""What the home page links to on the government's portal: the last three lead to services, the first three do not."""
_TALK = (("/zwgk/", "政务公开"), ("/hdjl/", "在线咨询"), ("/zwgk/tjsj/", "统计数据"))
_SHELVES = {
    "gwzz": ("czyjs", "预算决算", "财政预决算"), "gwwl": ("czzj", "财政资金", "其他"),
    "gwst": ("yjs", "部门预决算", "财政预决算"),
}  # fmt: skip
"""Sites with a column for budgets: key, name, class."""


@dataclass(frozen=True, slots=True)
class Note:
    """A row with the text of its page; `{who}` in it is the office, its day is counted back from the reference date."""

    title: str
    age: int
    lines: tuple[str, ...]


def _leader(name: str, post: str, more: str = "负责分管领域的工作。") -> Note:
    return Note(f"{post} {name}", 300, (f"{name}，{{who}}{post}，{more}",))


_LEADERS: dict[str, tuple[Note, ...]] = {
    "gwlg": (_leader("张明远", "主任"), _leader("李文涛", "副主任")),
    "gwkc": (_leader("周建华", "主任"), _leader("吴晓东", "副主任")),
    "gwhb": (_leader("郑海波", "主任"), _leader("冯立新", "副主任")),
    "gwzz": (_leader("蒋国平", "主任"), _leader("沈雨桐", "副主任")),
    "gwwl": (_leader("韩春生", "主任"), _leader("杨思源", "副主任")),
    "gwst": (_leader("秦少白", "主任"), _leader("许知行", "副主任", "曾任白石镇副镇长。")),
}
_MOVES: dict[str, tuple[Note, ...]] = {
    "gwlg": (Note("关于李文涛同志免职的通知", 60, ("经研究，免去李文涛的{who}副主任职务。",)),),
    "gwkc": (
        Note(
            "关于周建华等同志职务任免的通知",
            120,
            ("经研究决定：", "任命吴晓东为{who}主任；", "周建华同志不再担任{who}主任职务。"),
        ),
    ),
    "gwhb": (
        Note(
            "云溪区人民政府任免通知",
            45,
            ("经区政府研究决定，免去：", "郑海波的{who}主任职务；", "冯立新的{who}副主任职务。"),
        ),
    ),
    "gwzz": (
        Note(
            "关于沈雨桐同志任免职的通知",
            90,
            ("任命沈雨桐为{who}副主任（兼），免去其{who}主任助理职务。",),
        ),
    ),
    "gwwl": (Note("关于杨思源同志免职的通知", 20, ("免去杨思源的{who}副主任职务。",)),),
    "gwst": (
        Note("关于许知行同志职务任免的通知", 200, ("免去许知行的云溪区审计局副局长职务。",)),
        Note("拟任职干部任前公示", 100, ("秦少白，拟免去{who}主任职务，公示五个工作日。",)),
    ),
}
_ARTICLES = (
    "第一条　为了规范有关活动，维护公共利益，保障当事人的合法权益，根据有关法律、法规，结合本市实际，制定本办法。",
    "第二条　本市行政区域内的有关活动及其监督管理，适用本办法。市有关主管部门按照职责分工负责具体实施。",
    "第三条　单位和个人应当遵守本办法，主管部门应当公开办理条件、程序和期限，接受社会监督。",
)
_LAST = "第四条　本办法自2021年5月1日起施行。"
_OPEN = "（2021年3月5日云州市人民政府令第12号公布　自2021年5月1日起施行）"
_REGULATIONS: dict[str, tuple[Note, ...]] = {
    "gwlg": (
        Note("云州市户外广告设置管理办法", 900, ("云州市人民政府令第9号", *_ARTICLES, _LAST)),
        Note("云州市地下管线管理办法", 880, (_OPEN, *_ARTICLES, _LAST)),
    ),
    "gwkc": (
        Note("云州市科技成果转化管理规定", 700, ("（云州市人民政府令　2021年修订）", *_ARTICLES, _LAST)),
        Note("云州市数据资源管理办法", 690, ("（2021年3月5日云州市人民政府令第15号公布）", *_ARTICLES, _LAST)),
    ),
    "gwhb": (
        Note("云州市湖泊岸线保护办法", 500, (
            "《云州市湖泊岸线保护办法》已经市人民政府常务会议审议通过，现予公布。", _OPEN, *_ARTICLES, _LAST)),
        Note("湖滨新区会议管理办法", 480, ("（2021年3月5日印发）", *_ARTICLES, _LAST)),
    ),
}  # fmt: skip
"""The first of a site is not as it should be; the second is, or is no regulation."""
_REPRINTED = ("现予转载，请遵照执行。全文见中国政府网。",)
_BUDGETS = {
    "gwlg": ("tzgg",), "gwkc": ("tzgg",), "gwhb": ("tzgg",), "gwzz": ("tzgg", "czyjs"), "gwwl": ("czzj",),
    "gwst": ("yjs",),
}  # fmt: skip
"""Site → the columns in which its budget stands."""


_UNITS = {"gwlg": 2, "gwkc": 2, "gwhb": 2, "gwzz": 1, "gwwl": 1, "gwst": 2}
"""Site → offices below it whose budgets stand there too, each as large as the whole: two are more than the whole."""
_SILENT = frozenset({"gwst"})
"""Sites whose budget does not say that it sums up any."""
_UNIT_NAMES = ("园林管护站", "市政维护站")


def _units(site: SitePlan) -> tuple[AgencyPlan, ...]:
    zone = site.agency.name.removesuffix("管理委员会")
    return tuple(
        AgencyPlan(f"{site.key}-{at}", f"{zone}{name}", (), "事业单位", site.agency.id)
        for at, name in enumerate(_UNIT_NAMES[: _UNITS[site.key]], 1)
    )


def _columns(key: str) -> Iterator[ColumnPlan]:
    new = ColumnPlan
    yield new(
        "tzgg", "通知公告", "通知公告", folder="tzgg", count=5, newest=4, step=20, on_home=True
    )
    yield new("ldxx", "领导信息", "领导信息", folder="ldxx")
    yield new("rsrm", "人事任免", "人事信息", folder="rsrm")
    if key in _REGULATIONS:
        where = ("nbzd", "内部制度") if key == "gwhb" else ("zfgz", "政府规章")
        yield new(where[0], where[1], "其他", folder=where[0])
    if shelf := _SHELVES.get(key):
        yield new(shelf[0], shelf[1], shelf[2], folder=shelf[0])


def _rows(site: SitePlan, column: ColumnPlan, rows: Sequence[Item], scene: Scene) -> Sequence[Item]:
    notes = {"ldxx": _LEADERS, "rsrm": _MOVES, "zfgz": _REGULATIONS, "nbzd": _REGULATIONS}
    own = [
        _item(site, at, note, scene)
        for at, note in enumerate(notes.get(column.key, {}).get(site.key, ()))
    ]
    if column.key == "tzgg":
        own += [_item(site, 800 + at, note, scene) for at, note in enumerate(_reprints(site.key))]
    if column.key in _BUDGETS[site.key]:
        own.append(_budget(site, scene))
    if column.key == _BUDGETS[site.key][-1]:
        own += [_of_unit(site, at, unit, scene) for at, unit in enumerate(_units(site))]
    return newest_first([*(rows if column.key == "tzgg" else ()), *own])


def _reprints(key: str) -> Iterator[Note]:
    """What the site reprinted of the State Council's; one stands under a longer title."""
    for title, _, age, _ in RELEASED.get(key, ()):
        if age >= 0:
            yield Note(f"【转载】{title}" if "不动产" in title else title, age, _REPRINTED)


def _item(site: SitePlan, number: int, note: Note, scene: Scene) -> Item:
    day = scene.as_of - timedelta(days=note.age)
    lines = tuple(one.format(who=site.agency.name) for one in note.lines)
    return Item(number, note.title, day, day, site.agency.name, lines=lines, whole=True)


def _budget(site: SitePlan, scene: Scene) -> Item:
    """The office's budget of the year, complete and in time."""
    who, year = site.agency, newest_year("部门预算", scene.as_of)
    day = date(year, 2, 20)
    opening = f"{who.name}{year}年部门预算已经云溪区财政局于{year}年2月10日批复，现予以公开。"
    if site.key not in _SILENT:
        opening += "本部门预算为汇总预算，包括管理委员会本级和所属单位。"
    return Item(
        700, f"{who.name}{year}年部门预算公开", day, day, who.name, lines=(opening,),
        yearly=Yearly(who, "部门预算", year, scene.seed),
    )  # fmt: skip


def _of_unit(site: SitePlan, number: int, unit: AgencyPlan, scene: Scene) -> Item:
    """A unit's budget, with the amounts of the office's."""
    year = newest_year("部门预算", scene.as_of)
    day = date(year, 2, 24)
    opening = f"{unit.name}{year}年单位预算已经批复，现予以公开。"
    return Item(
        710 + number, f"{unit.name}{year}年单位预算公开", day, day, unit.name, lines=(opening,),
        yearly=Yearly(replace(unit, id=site.agency.id), "部门预算", year, scene.seed),
    )  # fmt: skip


def _page(site: SitePlan, path: str, reply: Reply, _scene: Scene) -> Reply:
    """The home page with its links to the portal."""
    if path not in {"/", "/index.html"}:
        return reply
    charset = "gb18030" if site.style is Style.GBK else "utf-8"
    links = [(_PORTAL + where, name) for where, name in (*_LINKS[site.key], *_TALK)]
    foot = '\n</div>\n<div class="foot">'
    text = reply.body.decode(charset)
    text = text.replace(foot, look.panel("相关链接", links) + foot, 1)
    return replace(reply, body=text.encode(charset))


def _configuration(sites: Sequence[SitePlan], scene: Scene) -> str:
    """Who owes a budget, and where it is looked for first."""
    year = newest_year("部门预算", scene.as_of)
    return "\n".join((
        "# 管委会的部门预算和所属单位",
        *(
            f'[[agencies]]\nid = "{unit.id}"\nname = "{unit.name}"\nlevel = "{unit.level}"\n'
            f'parent = "{unit.parent}"\n'
            for site in sites
            for unit in _units(site)
        ),
        *(
            f'[[duties]]\nagencies = ["{site.agency.id}"]\nkind = "部门预算"\nyear = {year}\n'
            f'columns = ["{site.column_id(site.column(_BUDGETS[site.key][0]))}"]\n'
            for site in sites
        ),
    ))  # fmt: skip


def _duty(site: str, note: str) -> Spot:
    """The budget of a site's office."""
    return Spot(site, note, _BUDGETS[site][0], duty=f"{site}-部门预算-{{budget}}")


def _spot(site: str, note: str, column: str = "", row: int | None = None) -> Spot:
    return Spot(site, note, column, row=row)


_PLANTED = (
    Planted(
        "no_services", _spot("gwlg", "只有街道办事处的链接"), _spot("gwzz", "链接到政务服务网")
    ),
    Planted(
        "no_services", _spot("gwkc", "只有政府购买服务的链接"), _spot("gwwl", "链接到一网通办")
    ),
    Planted("no_services", _spot("gwhb", "只有志愿服务的链接"), _spot("gwst", "链接到便民服务")),
    Planted(
        "leader_left",
        _spot("gwlg", "免职60天，仍列为副主任", "ldxx"),
        _spot("gwzz", "免去旧职，同时任命新职", "ldxx"),
    ),
    Planted(
        "leader_left",
        _spot("gwkc", "不再担任120天，仍列为主任", "ldxx"),
        _spot("gwwl", "免职刚20天", "ldxx"),
    ),
    Planted(
        "leader_left",
        _spot("gwhb", "同一通知免去两人，都仍列着", "ldxx"),
        _spot("gwst", "免去的是审计局职务，另有任前公示", "ldxx"),
    ),
    Planted(
        "budget_place",
        _duty("gwlg", "部门预算只发在通知公告"),
        _duty("gwzz", "通知公告和专栏各发一份"),
    ),
    Planted(
        "budget_place", _duty("gwkc", "部门预算只发在通知公告"), _duty("gwwl", "专栏叫作财政资金")
    ),
    Planted(
        "budget_place", _duty("gwhb", "部门预算只发在通知公告"), _duty("gwst", "放在部门预决算专栏")
    ),
    Planted(
        "budget_place",
        Spot("www", "部门预算发在通知公告栏目", "bmyjs", duty="mzj-部门预算-{budget}"),
        Spot("www", "放在财政预决算专栏", "bmyjs", duty="jyj-部门预算-{budget}"),
    ),
    Planted(
        "budget_units",
        _spot("gwlg", "比两家所属单位之和少", "tzgg", 700),
        _spot("gwzz", "与一家所属单位相等", "czyjs", 700),
    ),
    Planted(
        "budget_units",
        _spot("gwkc", "比两家所属单位之和少", "tzgg", 700),
        _spot("gwwl", "与一家所属单位相等", "czzj", 700),
    ),
    Planted(
        "budget_units",
        _spot("gwhb", "比两家所属单位之和少", "tzgg", 700),
        _spot("gwst", "没有写明汇总", "yjs", 700),
    ),
    Planted(
        "regulation_page",
        _spot("gwlg", "标题下没有题注", "zfgz", 0),
        _spot("gwlg", "题注齐全", "zfgz", 1),
    ),
    Planted(
        "regulation_page",
        _spot("gwkc", "题注缺公布日期和令号", "zfgz", 0),
        _spot("gwkc", "施行日期写在最后一条", "zfgz", 1),
    ),
    Planted(
        "regulation_page",
        _spot("gwhb", "页面登载公布令", "nbzd", 0),
        _spot("gwhb", "单位内部办法，不是规章", "nbzd", 1),
    ),
)

_STATE = tuple(
    Planted(
        "reprint_late",
        *(Spot(site, note, subject=f"reprint:{site}/{title}") for title, _, _, note in released),
    )
    for site, released in RELEASED.items()
)

CORNER = Corner(
    offices=tuple(Office(key, *names, tuple(_columns(key))) for key, names in _NAMES.items()),
    planted=(*_PLANTED, *_STATE),
    rows=_rows,
    page=_page,
    configuration=_configuration,
)
