"""Disclosure guides and rules, calls for opinions, replies to letters: three sites with the bad beside the sound."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sample.corner import Corner, Office, Planted, Scene, Spot
from sample.nouns import ColumnPlan, Form, Item, Reply, SitePlan, Style
from sample.policy_words import newest_first

_DAY = date(2026, 11, 20)
"""The reference date for which the days below were chosen; on another they are moved by the difference."""


@dataclass(frozen=True, slots=True)
class Note:
    """A page: what it is called, when it came, and its text. `DAY-90` in it stands for that day before today."""

    title: str
    published: date
    lines: tuple[str, ...]


def _d(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


_OFFICE = "公开工作机构：{who}办公室。办公地址：云溪区滨河路18号二楼。"
_HOURS = "办公时间：工作日上午9时至12时，下午14时至17时。"
_PHONE = "联系电话：0990-8000218。"
_FAX = "传真号码：0990-9000218。"
_MAIL = "电子邮箱：xxgk@yunxi.example。"
_WAYS = (
    "本机关主动公开机构职能、政策文件、统计数据、财政资金等信息，按照主题、机构、体裁三种方式编排目录。",
    "公众可以在政府网站、区档案馆、区图书馆的查阅点免费查阅，也可以请工作人员协助检索、复制。",
    "公民、法人或者其他组织需要其他信息的，可以当面、邮寄或者通过网页提交申请，申请应当载明姓名和身份证明。",
    "申请还应当载明所需信息的名称或者便于查询的特征描述，以及获取信息的形式要求和联系方式。",
)
_TWENTY = "本机关自收到申请之日起二十个工作日内予以答复，需要延长的，经负责人同意并告知申请人。"


def _guide(who: str, *contacts: str, law: str = _TWENTY) -> tuple[str, ...]:
    return (*_WAYS, law, *(one.format(who=who) for one in contacts))


def _call(about: str, *until: str) -> tuple[str, ...]:
    return (
        f"为进一步做好{about}，我们研究起草了有关草案，现面向社会征求意见，欢迎广大市民、企业和社会组织参与。",
        *until,
        "来信请寄云溪区滨河路18号，信封上注明“征求意见”字样，也可以通过本页面下方的窗口提交。",
    )


_Notes = dict[str, tuple[Note, ...]]
_GUIDES: _Notes = {
    "szb": (
        Note("云溪区方志馆政府信息公开指南", _d(9, 1), _guide("方志馆", _OFFICE, _HOURS, _PHONE,
            "通信传真：0990-9000219。", _MAIL)),
        Note("云溪区党史陈列馆政府信息公开指南", _d(8, 12), _guide("陈列馆", _OFFICE, _PHONE, _FAX, _MAIL)),
        Note("云溪区年鉴编辑部政府信息公开工作指南", _d(7, 20), _guide(
            "编辑部", "受理部门：{who}综合科。通讯地址：云溪区滨河路20号。", "接待时间：周一至周五9:00—17:00。",
            "电　话：0990-8000220。", "传　真：0990-9000220。", "也可以登录区政府网站在线申请。")),
        Note("云溪区口述史中心政府信息公开指南（2026年版）", _d(6, 18), _guide(
            "口述史中心", "本中心由{who}负责公开工作，公众可以来人、来函或者来电联系，号码见大厅公告牌。")),
        Note("云溪区地情资料室政府信息公开指南", _d(5, 25), _guide(
            "资料室", _OFFICE, _HOURS, _PHONE, _FAX, _MAIL,
                law="本机关自收到申请之日起15个工作日内予以答复，确需延长的，告知申请人。")),
        Note("云溪区文献整理组政府信息公开指南", _d(4, 15), _guide(
            "整理组", _OFFICE, _HOURS, _PHONE, _FAX, _MAIL,
            law=_TWENTY + "第三方应当自收到征求意见书之日起15个工作日内提出意见。")),
    ),
}  # fmt: skip
_RULES: _Notes = {
    "qxj": (
        Note("云溪区气象局政府信息公开工作制度", _d(3, 10, 2021), (
            "第一条　根据《中华人民共和国政府信息公开条例》（国务院令第492号），制定本制度。",
            "第二条　办公室统一受理、协调和督促，各科室指定专人负责材料的收集、审核和报送，做到先审查后公开。",
            "第三条　拟公开的内容由经办人提出意见，科室负责人复核，分管领导签发，涉及其他单位的会商一致。")),
        Note("云溪区气象局政府信息公开保密审查制度", _d(6, 2, 2020), (
            "第一条　依据的条例2007年4月5日由国务院令第492号公布，2019年4月3日由国务院令第711号修订。",
            "第二条　办公室统一受理、协调和督促，各科室指定专人负责材料的收集、审核和报送，做到先审查后公开。",
            "第三条　拟公开的内容由经办人提出意见，科室负责人复核，分管领导签发，涉及其他单位的会商一致。")),
    ),
    "rfb": (
        Note("云溪区人民防空办公室依申请公开办法", _d(5, 8, 2023), (
            "第一条　申请人可以到现场提出，也可以邮寄申请表，受理人员核对证件后出具回执，转有关科室办理。",
            "第二条　答复期限为15个工作日，情况复杂的，经主任批准可以适当顺延，并将顺延的理由及时告诉申请人。",
            "第三条　办理结果由科室起草、法制人员审核、主任签发，按照申请人要求的形式提供，全部材料当年归档备查。")),
        Note("云溪区人民防空办公室政府信息公开暂行办法", _d(7, 1, 2014), (
            "第一条　根据《中华人民共和国政府信息公开条例》（国务院令第492号），制定本办法。",
            "第二条　办公室统一受理、协调和督促，各科室指定专人负责材料的收集、审核和报送，做到先审查后公开。",
            "第三条　本机关自收到申请之日起15个工作日内予以答复。")),
    ),
}  # fmt: skip
_CALLS: _Notes = {
    "qxj": (
        Note("关于《云溪区雷电灾害防御规程（草案）》公开征求意见的公告", _d(11, 16), _call(
            "防雷工作", "公开征求意见时间为DAY-4至DAY+26。")),
        Note("关于《云溪区人工增雨作业点布局方案（征求意见稿）》征求意见采纳情况的反馈", _d(5, 20), (
            "征求意见期间共收到建议七条，采纳五条，未采纳的两条已向提出人说明理由。",)),
        Note("关于《云溪区人工增雨作业点布局方案（征求意见稿）》公开征求意见的公告", _d(4, 8), _call(
            "人工增雨作业", "公开征求意见时间为DAY-226至DAY-196。")),
        Note("关于《云溪区寒潮预警发布规则（征求意见稿）》公开征求意见的公告", _d(3, 2), _call(
            "寒潮应对", "公开征求意见时间为DAY-263至DAY-233。")),
    ),
    "szb": (
        Note("关于征集云溪古桥老照片线索意见的公告", _d(11, 12), _call(
            "古桥影像收集", "请于DAY+30前将意见反馈至史志办公室。")),
        Note("关于面向社会征求《云溪村史编写体例》修改意见的通知", _d(4, 20), _call(
            "村史编写", "请于DAY-189前将修改意见发送至史志办公室邮箱。")),
        Note("关于公开征求《云溪地名故事选编篇目》意见的通知", _d(3, 16), _call(
            "地名故事选编", "请于DAY-218前将意见发送至史志办公室邮箱。",
            "【后续】征求意见期间，累计收到群众来信和留言提出的意见建议23条，已逐条研究吸收。")),
    ),
    "rfb": (
        Note("人防警报试鸣时段安排民意征集", _d(11, 10), _call("警报试鸣", "征集意见截止日期：DAY+10。")),
        Note("地下空间平时开放利用导则意见征集", _d(7, 23), _call("地下空间开放", "意见征集截止日期：DAY-90。")),
        Note("早期坑道维护加固次序民意征集", _d(6, 9), _call("早期工程维护", "意见征集截止日期：DAY-143。")),
    ),
}  # fmt: skip
_NOTES: dict[str, _Notes] = {"zn": _GUIDES, "zd": _RULES, "yjzj": _CALLS}


def _offices() -> Iterator[Office]:
    new, single = ColumnPlan, Form.SINGLE
    calls = new("yjzj", "意见征集", "决策公开", folder="yjzj", on_home=True)
    guide = new("zn", "政府信息公开指南", "指南", folder="zn", form=single, newest=90)
    rules = new("zd", "政府信息公开制度", "公开制度", folder="zd")
    yield Office("qxj", "气象局", Style.TRS, (
        calls, guide, rules,
        new("jzxx", "局长信箱", "互动回应", folder="jzxx", count=2, newest=63, step=9),
        new("lxxd", "来信选登", "互动回应", folder="lxxd", count=2, newest=62, step=9),
    ))  # fmt: skip
    yield Office("szb", "史志办公室", Style.HANWEB, (
        calls, replace(guide, form=Form.LIST),
        new("lyhf", "留言回复", "互动回应", folder="lyhf", count=2, newest=140, step=9),
        new("zxft", "在线访谈", "互动回应", folder="zxft", count=2, newest=140, step=9),
    ))  # fmt: skip
    yield Office("rfb", "人民防空办公室", Style.GBK, (
        calls, guide, rules,
        new("zxdf", "咨询答复", "互动回应", folder="zxdf", count=3, newest=400, step=9),
        new("xjgk", "信件公开", "互动回应", folder="xjgk", count=7, newest=20, step=9, shuffled=True),
    ))  # fmt: skip


def _rows(site: SitePlan, column: ColumnPlan, rows: Sequence[Item], scene: Scene) -> Sequence[Item]:
    notes = _NOTES.get(column.key, {}).get(site.key)
    if notes is None:
        return rows
    moved = scene.as_of - _DAY
    return newest_first([
        Item(
            number=number, title=note.title, published=note.published + moved, made=note.published + moved,
            source=site.agency.name, lines=tuple(_dated(line, scene.as_of) for line in note.lines), whole=True,
        )
        for number, note in enumerate(notes)
    ])  # fmt: skip


def _dated(line: str, as_of: date) -> str:
    """The line with its `DAY-90` and `DAY+10` as days."""
    head, *rest = line.split("DAY")
    for part in rest:
        digits = next((at for at, char in enumerate(part[1:], 1) if not char.isdigit()), len(part))
        day = as_of + timedelta(days=int(part[:digits]))
        head += f"{day.year}年{day.month}月{day.day}日{part[digits:]}"
    return head


def _page(site: SitePlan, path: str, reply: Reply, _scene: Scene) -> Reply:
    """The two guides that are single pages: one without fax and address, the other in other words."""
    if not path.startswith("/zn/"):
        return reply
    charset = "gb18030" if site.style is Style.GBK else "utf-8"
    text = reply.body.decode(charset)
    changes = {"qxj": _LESS, "rfb": _OTHERWISE}.get(site.key, ())
    for old, new in changes:
        before, _, after = text.partition(old)
        text = before + new + after.partition("。")[2]
    return replace(reply, body=text.encode(charset))


_LESS = (("传真号码：", ""), ("电子邮箱：", ""))
_OTHERWISE = (
    ("办公地址：", "受理地点：云溪区滨河路22号。"), ("联系电话：", "咨询请拨打0990-8000222。"),
    ("电子邮箱：", "申请人也可以登录互联网门户提交。"), ("办公时间：", "受理时间：法定工作日8:30—17:30。"),
)  # fmt: skip
_PAIRS = (
    ("guide_fields", "qxj", "zn", None, "没有传真号码和互联网联系方式", "rfb", "zn", None, "各项俱全，名称另有写法"),
    ("guide_fields", "szb", "zn", 1, "没有办公时间", "szb", "zn", 0, "六项俱全"),
    ("guide_fields", "szb", "zn", 3, "没有地址、时间、电话、传真", "szb", "zn", 2, "各项俱全，字间空格，网上申请"),
    ("guide_law", "szb", "zn", 4, "写15个工作日答复", "szb", "zn", 5, "写的是第三方的15个工作日"),
    ("guide_law", "qxj", "zd", 0, "2021年的制度引用国令第492号", "qxj", "zd", 1, "写明公布和修订的沿革"),
    ("guide_law", "rfb", "zd", 0, "2023年的办法写答复期限为15个工作日", "rfb", "zd", 1,
        "2014年的旧制度，作为历史保留"),
    ("consultation_feedback", "qxj", "yjzj", 3, "截止七个多月没有反馈", "qxj", "yjzj", 2, "另有反馈信息"),
    ("consultation_feedback", "szb", "yjzj", 1, "请于某日前反馈，六个月没有结果", "szb", "yjzj", 2,
        "结果写在征集页面上"),
    ("consultation_feedback", "rfb", "yjzj", 2, "截止143天没有结果", "rfb", "yjzj", 1, "截止恰满90天"),
    ("replies_stale", "qxj", "jzxx", None, "最新信件已63天", "qxj", "lxxd", None, "最新信件恰62天"),
    ("replies_stale", "szb", "lyhf", None, "最新留言已140天", "szb", "zxft", None, "在线访谈不是留言公开"),
    ("replies_stale", "rfb", "zxdf", None, "一年多没有新答复", "rfb", "xjgk", None, "最新的不在第一行"),
)  # fmt: skip
"""Rule; site, column, row and note of the bad one; the same of the sound one."""

CORNER = Corner(
    offices=tuple(_offices()),
    planted=tuple(
        Planted(rule, Spot(site, note, column, row=row), Spot(other, fine, where, row=at))
        for rule, site, column, row, note, other, where, at, fine in _PAIRS
    ),
    rows=_rows,
    page=_page,
)
