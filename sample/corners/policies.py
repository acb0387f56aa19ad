"""Normative documents and their interpretations: three sites, on each a sound one beside every bad one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from html import escape
from posixpath import dirname, relpath

from sample import pages
from sample.corner import Corner, Office, Planted, Scene, Spot
from sample.nouns import ColumnPlan, File, Item, SitePlan, Style
from sample.policy_words import Matter, articles, newest_first, quoting, spoken

_DAY = date(2026, 11, 20)
"""The reference date for which the days below were chosen; on another they are moved by the difference."""
_PICTURE = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


@dataclass(frozen=True, slots=True)
class Doc:
    """A document; its matter gives its text."""

    title: str
    published: date
    matter: str
    signed: date | None = None
    """Three days before its publication when not said."""
    last: str = ""
    """Its last article: from when and how long it is in force. `TODAY` stands for the reference date."""
    table: tuple[tuple[str, str], ...] | None = None
    """Changes of the index table: label → value; a label with `-` is left out, `*` empties the table first."""
    lines: tuple[str, ...] | None = None
    files: tuple[str, ...] = ()
    linked: str = "path"
    """How it links to its interpretations: path, whole, up, part; empty = not at all."""


@dataclass(frozen=True, slots=True)
class Reader:
    """An interpretation."""

    title: str
    published: date
    of: int
    """Number of its document."""
    text: str = "own"
    """own words, copied, cut, opened, quoting."""
    linked: str = "path"


_Sites = dict[str, tuple[str, tuple[Doc, ...], tuple[Reader, ...]]]


def _d(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


_LINE = "现将文件印发，全文请下载附件。"
_SHORT = (
    "经区人民政府同意，自即日起，全区公园广场夜间照明统一延长至二十二时三十分，节假日延长至二十三时。",
    "各管护单位要安排专人值守，做好设施检修和安全巡查，发现问题及时处理，并向主管部门报告处理结果。",
)
_SITES: _Sites = {
    "ylj": ("园林绿化主管部门", (
        Doc("云溪区公园露营管理规定", _d(11, 18), "公园露营", _d(10, 21)),
        Doc("云溪区绿道骑行管理规定", _d(11, 10), "绿道骑行", _d(10, 12)),
        Doc("云溪区屋顶绿化奖补细则", _d(10, 21), "屋顶绿化奖补"),
        Doc("云溪区滨水驿站管理办法", _d(8, 3), "滨水驿站运营"),
        Doc("云溪区古树名木认养办法", _d(7, 13), "古树名木认养"),
        Doc("云溪区口袋公园共建办法", _d(7, 6), "口袋公园共建"),
        Doc("云溪区林荫停车场建设细则", _d(9, 8, 2025), "林荫停车场建设", linked="whole"),
        Doc("云溪区行道树修剪操作规程", _d(8, 4, 2025), "行道树修剪", linked=""),
        Doc("云溪区花卉布置采购规则", _d(5, 12, 2025), "花卉布置采购"),
        Doc("云溪区湿地巡护工作制度", _d(3, 10, 2025), "湿地巡护"),
        Doc("云溪区园林垃圾处置办法", _d(9, 6, 2017), "园林垃圾处置", table=(
            ("*", ""), ("信息索引号", "99001/2017-00012"), ("发文机关", "云溪区园林绿化局"), ("发文字号",
                "云园规〔2017〕4号"),
            ("生成日期", "2017-09-03"), ("公开日期", "2017-09-06"), ("效力状态", "有效"))),
        Doc("云溪区苗圃用地管理办法", _d(6, 8, 2017), "苗圃用地", table=(("有效性", "-"),)),
        Doc("关于延长公园广场夜间照明时间的通知", _d(4, 11, 2017), "公园照明", lines=_SHORT),
        Doc("云溪区绿化补偿收费标准", _d(10, 12, 2016), "绿化补偿", lines=(), files=("docx",)),
        Doc("云溪区草坪养护考核办法", _d(7, 6, 2016), "草坪养护",
            last="本办法自2016年8月1日起施行，有效期5年。", table=(("有效性", "失效"),)),
        Doc("云溪区喷灌设施维护办法", _d(5, 20, 2016), "喷灌设施维护",
            last="本办法自2016年6月1日起施行，有效期五年。"),
    ), (
        Reader("《云溪区古树名木认养办法》政策解读", _d(7, 16), 4),
        Reader("《云溪区口袋公园共建办法》政策解读", _d(7, 10), 5),
        Reader("《云溪区林荫停车场建设细则》政策解读", _d(9, 8, 2025), 6, linked="whole"),
        Reader("《云溪区行道树修剪操作规程》政策解读", _d(8, 4, 2025), 7),
        Reader("《云溪区花卉布置采购规则》政策解读", _d(5, 13, 2025), 8, "copied"),
        Reader("《云溪区湿地巡护工作制度》政策解读", _d(3, 10, 2025), 9, "quoting"),
    )),
    "lsj": ("粮食和物资储备主管部门", (
        Doc("关于印发《云溪区粮油加工技改补贴实施方案》的通知", _d(11, 6), "粮油加工技改补贴", _d(6, 30)),
        Doc("关于印发《云溪区储备冻猪肉投放工作规则》的通知", _d(10, 26), "储备冻猪肉投放", _d(9, 21)),
        Doc("云溪区人民政府关于印发云溪区粮食收购资格核查办法的通知", _d(9, 30), "粮食收购资格核查"),
        Doc("云溪区人民政府关于印发云溪区成品粮轮换细则的通知", _d(9, 29), "成品粮轮换"),
        Doc("云溪区粮食应急网点管理办法", _d(6, 15), "粮食应急网点"),
        Doc("关于加强爱粮节粮宣传阵地建设的若干措施", _d(5, 11), "爱粮节粮宣传阵地建设"),
        Doc("云溪区救灾帐篷调拨规程", _d(10, 13, 2025), "救灾帐篷调拨", linked="up"),
        Doc("云溪区仓储害虫防治规范", _d(6, 9, 2025), "仓储害虫防治"),
        Doc("云溪区军粮供应站点标准", _d(4, 14, 2025), "军粮供应站点"),
        Doc("云溪区应急发电机租借办法", _d(2, 17, 2025), "应急发电机租借"),
        Doc("云溪区粮油抽检暂行办法", _d(12, 11, 2017), "粮油抽检",
            last="本办法自2018年1月1日起施行，有效期至2022年12月31日。"),
        Doc("云溪区陈化粮处置办法", _d(11, 20, 2017), "陈化粮处置", last="本办法自印发之日起施行，有效期至TODAY。"),
        Doc("云溪区物资盘点制度", _d(8, 15, 2017), "物资盘点", table=(
            ("文号", "无"), ("主题分类", "粮食物资"))),
        Doc("云溪区粮库值班制度", _d(5, 16, 2017), "粮库值班", table=(("索引号", "-"),)),
        Doc("云溪区种子粮留存办法", _d(3, 14, 2017), "种子粮留存", files=("docx", "pdf")),
        Doc("云溪区熏蒸作业申报办法", _d(1, 10, 2017), "熏蒸作业申报", lines=(_LINE,), files=("pdf",)),
    ), (
        Reader("一图读懂《云溪区粮食收购资格核查办法》", _d(10, 12), 2),
        Reader("图解《云溪区成品粮轮换细则》", _d(10, 9), 3),
        Reader("图解：粮食应急网点管理办法", _d(6, 15), 4),
        Reader("《云溪区救灾帐篷调拨规程》解读", _d(10, 13, 2025), 6, linked="up"),
        Reader("《云溪区仓储害虫防治规范》解读", _d(6, 9, 2025), 7, linked=""),
        Reader("《云溪区军粮供应站点标准》解读", _d(4, 15, 2025), 8, "cut"),
        Reader("《云溪区应急发电机租借办法》解读", _d(2, 17, 2025), 9),
    )),
    "jgj": ("机关事务主管部门", (
        Doc("云溪区机关食堂反浪费规定", _d(11, 12), "机关食堂反浪费", _d(3, 5, 2021)),
        Doc("云溪区机关能耗定额标准", _d(10, 30), "机关能耗定额", _d(9, 8)),
        Doc("云溪区会议中心预约规则", _d(6, 10), "会议中心预约"),
        Doc("云溪区办公家具调剂办法", _d(4, 8), "办公家具调剂"),
        Doc("云溪区公务用车使用管理规定", _d(2, 4), "公务用车使用"),
        Doc("云溪区人民政府办公室关于推进机关充电桩对外开放的实施意见", _d(1, 14), "机关充电桩对外开放"),
        Doc("云溪区周转房租住细则", _d(10, 20, 2025), "周转房租住", linked="part"),
        Doc("云溪区物业服务评价办法", _d(7, 14, 2025), "物业服务评价", linked=""),
        Doc("云溪区闲置设备捐赠办法", _d(4, 21, 2025), "闲置设备捐赠"),
        Doc("云溪区访客登记制度", _d(3, 24, 2025), "访客登记"),
        Doc("云溪区机关幼托点管理办法", _d(10, 17, 2017), "机关幼托点",
            lines=("云机管规〔2017〕9号", *articles(Matter("机关幼托点", "机关事务主管部门"))),
            table=(("文号", "-"), ("成文日期", "-"))),
        Doc("云溪区机关绿植租摆办法", _d(7, 18, 2017), "机关绿植租摆", table=(("文号", "-"), ("有效性", "-"))),
        Doc("关于规范机关大院停车秩序的通告", _d(5, 23, 2017), "大院停车",
            lines=(f'<p><img src="{_PICTURE}" width="800" height="1100"></p>',)),
        Doc("云溪区机关打印文印管理办法", _d(2, 21, 2017), "文印", lines=("附件：",), files=("docx", "pdf")),
        Doc("云溪区机关停车证核发办法", _d(11, 22, 2016), "停车证核发",
            last="停车证自核发之日起生效，有效期三年。本办法自印发之日起施行。"),
        Doc("云溪区机关午休室试行办法", _d(7, 19, 2016), "午休室", last="本办法自2016年8月1日起试行，试行期两年。"),
    ), (
        Reader("关于《云溪区会议中心预约规则》的再解读", _d(7, 20), 2),
        Reader("关于《云溪区会议中心预约规则》的解读", _d(6, 10), 2),
        Reader("关于《云溪区办公家具调剂办法》的解读", _d(5, 20), 3),
        Reader("公务用车使用新规问答", _d(2, 5), 4),
        Reader("《云溪区周转房租住细则》答记者问", _d(10, 21, 2025), 6, linked="part"),
        Reader("《云溪区物业服务评价办法》答记者问", _d(7, 14, 2025), 7, linked=""),
        Reader("关于《云溪区闲置设备捐赠办法》的解读", _d(4, 21, 2025), 8, "opened"),
        Reader("关于《云溪区访客登记制度》的解读", _d(3, 24, 2025), 9),
    )),
}  # fmt: skip

_PAIRS: tuple[tuple[str, str, int, int, str, str], ...] = (
    ("published_late", "ylj", 1, 0, "成文后第21个工作日才发布", "成文后第20个工作日发布，恰在期限内"),
    ("published_late", "lsj", 0, 1, "成文四个月后才发布", "其间有中秋、国庆假期，第20个工作日发布"),
    ("published_late", "jgj", 1, 0, "国庆前成文，第35个工作日发布", "五年前的文件，改版后重新发布"),
    ("interpretation_missing", "ylj", 3, 2, "发布三个多月没有解读", "发布恰满30天，尚在期限内"),
    ("interpretation_missing", "lsj", 5, 4, "没有解读，题名与其他文件无相近处", "解读题名只写文件名的后半"),
    ("interpretation_missing", "jgj", 5, 4, "没有解读", "解读题名另起，但互相链接"),
    ("interpretation_late", "ylj", 5, 4, "第4个工作日才解读", "第3个工作日解读，恰在期限内"),
    ("interpretation_late", "lsj", 2, 3, "国庆后（含调休上班日）第4个工作日才解读", "国庆前后，第3个工作日解读"),
    ("interpretation_late", "jgj", 3, 2, "一个多月后才解读", "另有一篇较晚的解读，最早一篇与文件同日"),
    ("interpretation_links", "ylj", 7, 6, "文件页没有链接到解读", "用完整网址互相链接"),
    ("interpretation_links", "lsj", 7, 6, "解读没有链接回文件", "用上级目录的相对地址互相链接"),
    ("interpretation_links", "jgj", 7, 6, "互相都没有链接", "链接带页内位置"),
    ("policy_metadata", "ylj", 11, 10, "信息表没有有效性", "各项俱全，标签另有叫法"),
    ("policy_metadata", "lsj", 13, 12, "信息表没有索引号", "文号一栏写明没有"),
    ("policy_metadata", "jgj", 11, 10, "信息表没有文号和有效性", "文号、成文日期写在正文中"),
    ("policy_text", "ylj", 13, 12, "页面上只有附件", "正文很短但完整，没有附件"),
    ("policy_text", "lsj", 15, 14, "只有一句请下载附件", "正文之外另有附件"),
    ("policy_text", "jgj", 13, 12, "只有“附件”二字和两个附件", "正文是图片，没有附件"),
    ("policy_validity", "ylj", 15, 14, "自某日起五年，已满，仍标有效", "有效期已满，标为失效"),
    ("policy_validity", "lsj", 10, 11, "有效期至某日，已过，仍标有效", "有效期至检查当日"),
    ("policy_validity", "jgj", 15, 14, "试行期两年，已满，仍标有效", "正文写的是停车证的有效期"),
)  # fmt: skip
"""Rule, site, number of the bad document, of the sound one, and what each is."""
_COPIES: tuple[tuple[str, int, int, str, str], ...] = (
    ("ylj", 4, 5, "全文照抄文件", "逐条引用并加以说明"),
    ("lsj", 5, 6, "摘抄文件前二十条", "另行撰写"),
    ("jgj", 6, 7, "开头一句之外全部照抄", "另行撰写"),
)
"""Site, number of the copied interpretation, of the sound one, and what each is."""


def _offices() -> Iterator[Office]:
    names = {"ylj": "园林绿化局", "lsj": "粮食和物资储备局", "jgj": "机关事务管理局"}
    styles = {"ylj": Style.TRS, "lsj": Style.HANWEB, "jgj": Style.GBK}
    for key, name in names.items():
        columns = (
            ColumnPlan("gfxwj", "行政规范性文件", "规范性文件", folder="gfxwj", on_home=True),
            ColumnPlan("zcjd", "政策解读", "政策解读", folder="zcjd"),
        )
        yield Office(key, name, styles[key], columns)


def _rows(site: SitePlan, column: ColumnPlan, rows: Sequence[Item], scene: Scene) -> Sequence[Item]:
    own = _Shelf(site, scene)
    if column.key == "gfxwj":
        return newest_first([own.with_links_there(number) for number in range(len(own.docs))])
    if column.key == "zcjd":
        return newest_first([own.with_links_back(number) for number in range(len(own.readers))])
    return rows


class _Shelf:
    """The documents and interpretations of a site, as they stand on a reference date."""

    def __init__(self, site: SitePlan, scene: Scene) -> None:
        self.site = site
        self.office, self.docs, self.readers = _SITES[site.key]
        self.moved = scene.as_of - _DAY
        self.as_of = scene.as_of
        self.style = pages.dialect(site)

    def matter(self, number: int) -> Matter:
        title = self.docs[number].title
        names = ("办法", "规定", "细则", "方案", "规则", "规程", "标准", "制度", "措施", "意见")
        paper = next((one for one in names if one in title), "文件")
        return Matter(self.docs[number].matter, self.office, paper)

    def document(self, number: int) -> Item:
        doc = self.docs[number]
        shown = doc.published + self.moved
        made = doc.signed + self.moved if doc.signed else date.fromordinal(shown.toordinal() - 3)
        today = f"{self.as_of.year}年{self.as_of.month}月{self.as_of.day}日"
        last = doc.last.replace("TODAY", today)
        item = Item(
            number=number,
            title=doc.title,
            published=shown,
            made=made,
            source=self.site.agency.name,
            doc_number=f"云{self.office[0]}规〔{made.year}〕{number + 1}号",
            lines=articles(self.matter(number), last) if doc.lines is None else doc.lines,
            files=tuple(
                File(f"{doc.title}（文本）", form, (("条款", "内容"), ("第一条", "制定依据")))
                for form in doc.files
            ),
            whole=True,
        )
        return _tabled(item, self.site, doc.table)

    def reader(self, number: int) -> Item:
        one = self.readers[number]
        shown = one.published + self.moved
        return Item(
            number=number,
            title=one.title,
            published=shown,
            made=shown,
            source=self.site.agency.name,
            lines=_told(one.text, self.matter(one.of)),
            whole=True,
        )

    def with_links_there(self, number: int) -> Item:
        item = self.document(number)
        about = [at for at, one in enumerate(self.readers) if one.of == number]
        column = self.site.column("zcjd")
        return self._linked(
            item, self.docs[number].linked, "相关解读",
            [(column, self.reader(at)) for at in about],
        )  # fmt: skip

    def with_links_back(self, number: int) -> Item:
        one = self.readers[number]
        column = self.site.column("gfxwj")
        told = [(column, self.document(one.of))]
        return self._linked(self.reader(number), one.linked, "相关文件", told)

    def _linked(
        self, item: Item, way: str, words: str, others: Sequence[tuple[ColumnPlan, Item]]
    ) -> Item:
        if not way or not others:
            return item
        own = self.site.column("gfxwj" if words == "相关解读" else "zcjd")
        here = self.style.item_path(self.site, own, item)
        rows = "".join(
            f'<li><a href="{escape(self._address(way, here, column, one))}">{one.title}</a></li>'
            for column, one in others
        )
        block = f'<div class="related"><p>{words}</p><ul>{rows}</ul></div>'
        return replace(item, lines=(*item.lines, block))

    def _address(self, way: str, here: str, column: ColumnPlan, one: Item) -> str:
        path = self.style.item_path(self.site, column, one)
        match way:
            case "whole":
                return self.site.url.rstrip("/") + path
            case "up":
                return relpath(path, dirname(here))
            case "part":
                return f"{path}#zhengwen"
        return path


def _tabled(item: Item, site: SitePlan, changes: tuple[tuple[str, str], ...] | None) -> Item:
    """The item with its index table changed."""
    if changes is None:
        return item
    cells = {
        "索引号": f"{site.code[:8]}/{item.published.year}-{item.number:05d}",
        "发布机构": item.source,
        "文号": item.doc_number,
        "成文日期": str(item.made),
        "发布日期": str(item.published),
        "有效性": "有效",
    }
    for label, value in changes:
        if label == "*":
            cells.clear()
        elif value == "-":
            del cells[label]
        else:
            cells[label] = value
    number = item.doc_number if item.doc_number in cells.values() else ""
    return replace(item, table=tuple(cells.items()), doc_number=number)


def _told(text: str, matter: Matter) -> tuple[str, ...]:
    match text:
        case "copied":
            return articles(matter)
        case "cut":
            return articles(matter)[:20]
        case "opened":
            return ("为便于大家理解，现将有关内容介绍如下。", *articles(matter))
        case "quoting":
            return quoting(matter)
    return spoken(matter)


def _planted() -> Iterator[Planted]:
    for rule, site, bad, good, wrong, right in _PAIRS:
        yield Planted(
            rule, Spot(site, wrong, "gfxwj", row=bad), Spot(site, right, "gfxwj", row=good)
        )
    for site, bad, good, wrong, right in _COPIES:
        yield Planted(
            "interpretation_copied",
            Spot(site, wrong, "zcjd", row=bad),
            Spot(site, right, "zcjd", row=good),
        )


CORNER = Corner(offices=tuple(_offices()), planted=tuple(_planted()), rows=_rows)
