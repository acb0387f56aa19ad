"""Services, the office's own particulars, places for what is public, letters, bulletins: six sites."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sample import look
from sample.corner import Corner, Office, Planted, Scene, Spot
from sample.nouns import ColumnPlan, Form, Item, Reply, SitePlan, Style
from sample.policy_words import newest_first
from sample.services_words import CHECKS, GUIDES, LETTERS, SINGLES, Note

_DAY = date(2026, 11, 20)
"""The reference date for which the days were chosen; on another they are moved by the difference."""
_PORTAL = "http://www.yunxi.example"
_RULES = ("/zwgk/zd/", "政府信息公开制度")
_REPORTS, _CONTENT = ("/zwgk/nb/", "政府信息公开年报"), ("/zwgk/", "法定主动公开内容")
_MONEY, _PAPERS = ("/zwgk/bmyjs/", "财政预决算"), ("/zwgk/zcwj/", "政策文件")
_OF_GOVERNMENT = (
    ("/zwgk/ldxx/", "领导信息"), _PAPERS, ("/zwgk/ghjh/", "规划计划"), ("/zwgk/tjsj/", "统计数据"), _MONEY,
    ("/zwgk/zdxm/", "重大建设项目"), ("/zwgk/yjgl/", "应急管理"),
)  # fmt: skip
_LINKS: dict[str, tuple[tuple[str, str], ...]] = {
    "fwgy": (_RULES, _CONTENT, _REPORTS, _MONEY, ("/hdjl/rdhy/", "网上信访")),
    "fwhd": (_RULES, ("/zwgk/", "公开目录"), _PAPERS, ("/hdjl/rdhy/", "纪检监察举报")),
    "fwsq": (_RULES, _REPORTS, *_OF_GOVERNMENT, ("/hdjl/", "我要投诉")),
    "fwgx": (("/zwgk/", "政务公开"), ("/hdjl/rdhy/", "举报平台")),
    "fwdj": (("/zwgk/", "政务公开"), ("/hdjl/rdhy/", "网上信访")),
    "fwwl": (
        ("/zwgk/zn/", "公开指南"), ("/zwgk/zd/", "公开法规制度"), ("/zwgk/", "主动公开目录"),
        ("/zwgk/nb/", "信息公开年度报告"), *_OF_GOVERNMENT, ("/zwgk/shjz/", "民生保障"),
    ),
}  # fmt: skip
"""What the home page links to on the government's portal, which keeps these columns for its offices."""
_NAMES = {
    "fwgy": ("公园服务局", Style.TRS), "fwhd": ("河道巡防局", Style.HANWEB), "fwsq": ("石桥新区管理委员会", Style.GBK),
    "fwgx": ("高新区管理委员会", Style.TRS), "fwdj": ("度假区管理委员会", Style.HANWEB),
    "fwwl": ("物流园管理委员会", Style.GBK),
}  # fmt: skip
_OVERVIEWS = {"fwgy": "公园概况", "fwhd": "流域概况", "fwdj": "走进度假区"}
_MAILBOX = {"fwgx": "留言选登", "fwdj": "主任信箱", "fwwl": "咨询答复"}
_PLATFORM = frozenset({"fwgy", "fwhd", "fwsq", "fwwl"})


def _columns(key: str) -> Iterator[ColumnPlan]:
    new, single = ColumnPlan, Form.SINGLE
    yield new("jgzn", "机构职能", "机构职能", folder="jgzn", form=single, newest=40)
    yield new("gk", _OVERVIEWS.get(key, "园区概况"), "其他", folder="gk", form=single, newest=40)
    yield new("bszn", "办事指南", "办事服务", folder="bszn", on_home=True)
    if key in _PLATFORM:
        yield new("xxgk", "政府信息公开", "平台父栏目", folder="xxgk", form=single, newest=30)
    if key in CHECKS:
        yield new("wztb", "网站监管", "其他", folder="wztb")
    if key in LETTERS:
        yield new("lyxd", _MAILBOX[key], "互动回应", folder="lyxd")
    if key == "fwwl":
        yield new("ldxx", "领导信息", "领导信息", folder="ldxx", form=single, newest=40)


def _rows(site: SitePlan, column: ColumnPlan, rows: Sequence[Item], scene: Scene) -> Sequence[Item]:
    notes = {"bszn": GUIDES, "lyxd": LETTERS, "wztb": CHECKS}.get(column.key, {}).get(site.key)
    if notes is None:
        return rows
    return newest_first([_item(site, at, note, scene) for at, note in enumerate(notes)])


def _item(site: SitePlan, number: int, note: Note, scene: Scene) -> Item:
    published = note.published + (scene.as_of - _DAY)
    return Item(
        number=number, title=note.title, published=published, made=published, source=site.agency.name,
        lines=note.lines, whole=True,
    )  # fmt: skip


def _page(site: SitePlan, path: str, reply: Reply, _scene: Scene) -> Reply:
    """The home page with its links to the portal; single pages with their own text."""
    charset = "gb18030" if site.style is Style.GBK else "utf-8"
    if path in {"/", "/index.html"}:
        links = [(_PORTAL + where, name) for where, name in _LINKS[site.key]]
        foot = '\n</div>\n<div class="foot">'
        text = reply.body.decode(charset)
        text = text.replace(foot, look.panel("公开与互动", links) + foot, 1)
        return replace(reply, body=text.encode(charset))
    column = _single(site, path)
    if column is None:
        return reply
    head, mark, rest = reply.body.decode(charset).partition('<div class="info">')
    info, end, rest = rest.partition("</div>")
    tail = rest.partition("</div>")[2]
    told = SINGLES[site.key, column.key]
    text = f"{head}{mark}{info}{end}<p>{told}</p></div>{tail}"
    return replace(reply, body=text.encode(charset))


def _single(site: SitePlan, path: str) -> ColumnPlan | None:
    """The column whose text stands in `SINGLES` and whose page this is."""
    for column in site.columns:
        if (site.key, column.key) in SINGLES and path == _path_of(site, column):
            return column
    return None


def _path_of(site: SitePlan, column: ColumnPlan) -> str:
    from sample.pages import dialect  # pages knows the corners

    return dialect(site).column_path(site, column)


_PAIRS = (
    *(("service_guide", "fwgy", "bszn", at, note, "www", "bszn", at, "没有按要素分项编写")
      for at, note in enumerate(("缺六类要素", "缺五类要素，表格", "缺五类要素，选项卡", "缺五类要素", "缺五类要素"))),
    ("service_guide", "fwhd", "bszn", 0, "缺五类要素，表格", "fwgx", "bszn", 0, "八类俱全，名称另有写法"),
    ("service_guide", "fwhd", "bszn", 1, "缺五类要素", "fwdj", "bszn", 0, "只缺办理流程，其余在正文里"),
    ("service_guide", "fwsq", "bszn", 0, "缺五类要素，选项卡", "fwwl", "bszn", 0, "八类俱全，表格"),
    ("service_guides", "fwgy", "", None, "五个事项缺四类以上", "fwgx", "", None, "一个事项，要素俱全"),
    ("service_guides", "fwhd", "", None, "只有两个事项，都缺四类以上", "fwdj", "", None, "一个事项，只缺一类"),
    ("service_guides", "fwsq", "", None, "只有一个事项，缺四类以上", "www", "", None, "指南没有分项编写"),
    ("institution_facts", "fwgy", "", None, "没有办公时间", "fwgx", "", None, "四项俱全，名称另有写法"),
    ("institution_facts", "fwhd", "", None, "没有地址和负责人", "fwdj", "", None, "四项写在一句话里"),
    ("institution_facts", "fwsq", "", None, "没有时间和电话", "fwwl", "", None, "负责人写在领导信息里"),
    ("overview_outdated", "fwgy", "gk", None, "数据只到2022年", "fwgx", "gk", None, "上年的数据，另有旧年份作比较"),
    ("overview_outdated", "fwhd", "gk", None, "数据只到2019年，另有目标", "fwdj", "gk", None, "建成早，数据是上年的"),
    ("overview_outdated", "fwsq", "gk", None, "数据只到2023年", "fwwl", "gk", None, "历史年份，数据是上年的"),
    ("disclosure_parts", "fwgy", "", None, "没有公开指南", "fwwl", "", None, "四个部分名称相近"),
    ("disclosure_parts", "fwhd", "", None, "没有公开指南和年报", "www", "", None, "没有专栏，在政务公开栏目里"),
    ("disclosure_parts", "fwsq", "", None, "没有公开指南和法定主动公开内容", "czj", "", None, "部门没有自设专栏"),
    ("article_twenty", "fwgy", "", None, "部门没有政策文件", "fwwl", "", None, "各类俱全，链接到门户"),
    ("article_twenty", "fwhd", "", None, "部门没有财政预决算", "rsj", "", None, "部门没有自设专栏"),
    ("article_twenty", "fwsq", "", None, "新区没有民生领域", "fwgx", "", None, "没有自设专栏"),
    ("self_checks", "fwsq", "", None, "缺今年第二季度", "fwwl", "", None, "半年通报算作两个季度"),
    ("self_checks", "fwgx", "", None, "缺第三季度", "www", "", None, "从未公布过通报"),
    ("self_checks", "fwdj", "", None, "缺上半年两个季度", "fwgy", "", None, "部门偶有一份通报"),
    ("consult_channel", "fwgy", "", None, "只有网上信访", "fwgx", "", None, "有留言，也有举报平台"),
    ("consult_channel", "fwhd", "", None, "只有纪检监察举报", "fwdj", "", None, "有信箱，也有网上信访"),
    ("consult_channel", "fwsq", "", None, "只有投诉", "fwwl", "", None, "有咨询答复"),
    ("message_statistics", "fwgx", "", None, "留言选登没有统计", "www", "", None, "信箱页面写有答复率"),
    ("message_statistics", "fwdj", "", None, "信箱没有统计", "qxj", "", None, "部门的局长信箱"),
    ("message_statistics", "fwwl", "", None, "咨询答复没有统计", "rfb", "", None, "部门的咨询答复"),
    ("letter_late", "fwgx", "lyxd", 0, "咨询历时6个工作日", "fwgx", "lyxd", 1, "恰5个工作日"),
    ("letter_late", "fwdj", "lyxd", 0, "咨询跨国庆，历时7个工作日", "fwdj", "lyxd", 1, "跨国庆和调休，恰5个工作日"),
    ("letter_late", "fwwl", "lyxd", 0, "咨询历时12个工作日", "fwwl", "lyxd", 1, "是建议，不是咨询"),
    ("letter_overdue", "fwgx", "lyxd", 2, "四个多月仍待办理", "fwgx", "lyxd", 3, "恰满三个月"),
    ("letter_overdue", "fwdj", "lyxd", 2, "四个多月才答复", "fwdj", "lyxd", 3, "满三个月当日答复"),
    ("letter_overdue", "fwwl", "lyxd", 2, "半年尚未答复", "fwwl", "lyxd", 3, "举报不计入"),
)  # fmt: skip
"""Rule; site, column, row and note of the bad one; the same of the sound one."""

CORNER = Corner(
    offices=tuple(Office(key, *names, tuple(_columns(key))) for key, names in _NAMES.items()),
    planted=tuple(
        Planted(rule, Spot(site, note, column, row=row), Spot(other, fine, where, row=at))
        for rule, site, column, row, note, other, where, at, fine in _PAIRS
    ),
    rows=_rows,
    page=_page,
)
