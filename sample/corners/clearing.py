"""Town governments: lists of documents in force, repeals, forms of interpretation, calls for opinions in a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sample.corner import Corner, Office, Planted, Scene, Spot
from sample.nouns import ColumnPlan, Item, SitePlan, Style
from sample.policy_words import Matter, articles, newest_first, spoken

_DAY = date(2026, 11, 20)
"""The reference date for which the days below were chosen; on another they are moved by the difference."""
_PICTURE = '<p><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></p>'


@dataclass(frozen=True, slots=True)
class Post:
    """A post: a document with the articles of its matter, or whatever its lines say."""

    title: str
    published: date
    matter: str = ""
    lines: tuple[str, ...] = ()
    number: str = ""


def _d(month: int, day: int, year: int = 2026) -> date:
    return date(year, month, day)


def _call(about: str, published: date) -> Post:
    return Post(f"关于征求《{about}》意见的公告", published, lines=(
        "为广泛听取群众意见，现将草案全文公布，欢迎社会各界通过本页面下方的窗口提出修改建议，也可以来人当面反映。",
        "征求意见期间，未收到公众意见建议。",
    ))  # fmt: skip


def _reading(about: str, published: date, *more: str) -> Post:
    lines = spoken(Matter(about.removesuffix("办法"), "镇政府", "办法"), 5)
    return Post(f"《{about}》政策解读", published, lines=(*lines, *more))


def _repeal(*lines: str) -> tuple[str, ...]:
    return (
        *lines,
        "本决定自公布之日起生效，有关工作由承办科室做好衔接，群众咨询请到便民服务中心窗口。",
    )


_TOWNS: dict[str, tuple[str, Style, dict[str, tuple[Post, ...]]]] = {
    "npz": ("南坪镇", Style.TRS, {
        "gfxwj": (
            Post("南坪镇冬枣合作社扶持办法", _d(11, 9), "冬枣合作社扶持"),
            Post("关于开展规范性文件清理工作的通知", _d(5, 6), lines=(
                "各科室要对照目录逐件提出保留、修改或者废止的建议，于月底前报党政办公室汇总。",)),
            Post("南坪镇水库垂钓管理规定", _d(4, 12, 2017), "水库垂钓"),
            Post("南坪镇祠堂修缮补助办法", _d(9, 7, 2016), "祠堂修缮"),
        ),
        "zcjd": tuple(_reading(one, _d(month, 8)) for one, month in (
            ("南坪镇枣园防雹网补贴办法", 10), ("南坪镇校车接驳办法", 8), ("南坪镇文化礼堂借用办法", 6),
            ("南坪镇孤寡老人送餐办法", 4), ("南坪镇山塘承包办法", 2))),
        "yjzj": (_call("南坪镇集镇亮化方案", _d(9, 3)), _call("南坪镇公交候车亭点位方案", _d(5, 7, 2025))),
    }),
    "dhz": ("东河镇", Style.GBK, {
        "gfxwj": (
            Post("东河镇夜市摊区管理规定", _d(11, 9), "夜市摊区"),
            Post("东河镇人民政府关于宣布失效一批行政规范性文件的决定", _d(3, 15, 2022), lines=_repeal(
                "经研究，决定宣布下列文件失效，不再作为行政管理的依据：",
                "一、《东河镇畜禽散养管理规定》（东政规〔2011〕4号）",
                    "二、《东河镇殡葬服务实施细则》（东政规〔2009〕5号）")),
            Post("东河镇殡葬服务实施细则", _d(8, 10, 2016), "殡葬服务", number="东政规〔2016〕3号"),
            Post("东河镇畜禽散养管理规定", _d(6, 21, 2011), "畜禽散养", number="东政规〔2011〕4号"),
        ),
        "zcjd": tuple(_reading(one, _d(month, 19)) for one, month in (
            ("东河镇沿河绿道养护办法", 10), ("东河镇渔船停靠办法", 9), ("东河镇晒谷场使用办法", 7),
            ("东河镇乡村图书角管理办法", 5), ("东河镇红白喜事场所办法", 3))),
        "yjzj": tuple(_call(f"东河镇{one}", _d(month, 11)) for one, month in (
            ("河埠头改造方案", 10), ("老街立面整治导则", 8), ("集市搬迁方案", 6), ("垃圾桶点位方案", 4),
                ("球场开放时间方案", 2))),
    }),
    "xsz": ("西山镇", Style.HANWEB, {
        "gfxwj": (
            Post("西山镇林下种植扶持办法", _d(11, 9), "林下种植"),
            Post("2024年度行政规范性文件清理情况", _d(12, 30, 2024), lines=(
                "经清理，继续有效的文件六件，拟修改的文件一件，目录见镇政府公开栏，群众可以到便民服务中心查阅。",)),
            Post("西山镇采石场复绿管理办法", _d(3, 22, 2017), "采石场复绿"),
            Post("西山镇登山步道维护规定", _d(10, 18, 2016), "登山步道"),
        ),
        "zcjd": tuple(_reading(one, _d(month, 26)) for one, month in (
            ("西山镇民宿备案办法", 10), ("西山镇护林员轮值办法", 8), ("西山镇茶园修剪补贴办法", 6),
            ("西山镇农机停放办法", 4), ("西山镇山货市集办法", 2))),
        "yjzj": (_call("西山镇索道选址方案", _d(11, 3, 2025)), _call("西山镇村名牌样式方案", _d(6, 9, 2025))),
    }),
    "bgz": ("北关镇", Style.TRS, {
        "gfxwj": (
            Post("北关镇人民政府关于公布行政规范性文件清理结果的公告", _d(7, 8), lines=(
                "经清理，继续有效的文件三件，废止的文件一件，有关目录已在镇政府公开栏张贴，现一并在网站公布。",)),
            Post("北关镇人民政府关于废止部分行政规范性文件的决定", _d(4, 10, 2025), lines=_repeal(
                "根据《北关镇规范性文件管理规定》（北政规〔2013〕1号）有关要求，镇政府组织了清理，决定废止以下文件：",
                "《北关镇集贸市场管理办法》（北政规〔2014〕2号）")),
            Post("北关镇集贸市场管理办法", _d(5, 20, 2014), "集贸市场", number="北政规〔2014〕2号"),
            Post("北关镇规范性文件管理规定", _d(3, 5, 2013), "文件起草审核", number="北政规〔2013〕1号"),
        ),
        "zcjd": (_reading("北关镇古井保护办法", _d(10, 14), _PICTURE), *(_reading(one, _d(month, 14)) for one,
            month in (
            ("北关镇菜篮子直销办法", 8), ("北关镇早餐车管理办法", 6), ("北关镇电梯加装办法", 4),
                ("北关镇楼道充电办法", 2)))),
        "yjzj": (_call("北关镇口袋公园命名方案", _d(11, 12)), *(_call(f"北关镇{one}", _d(month, 17)) for one,
            month in (
            ("社区食堂选址方案", 9), ("内河水质标牌方案", 7), ("停车泊位施划方案", 5), ("公厕改造方案", 3))),
            _call("北关镇春节灯会路线方案", _d(11, 20, 2025))),
    }),
    "llz": ("柳林镇", Style.HANWEB, {
        "gfxwj": (
            Post("柳林镇柳编工坊扶持办法", _d(11, 9), "柳编工坊"),
            Post("柳林镇现行有效规范性文件目录（年度更新）", _d(1, 6, 2025), lines=(
                "现将本镇现行有效的规范性文件目录予以公布，目录共列文件五件，全文可以在本栏目查阅。",)),
            Post("关于废止《柳林镇河道采砂管理办法》的通知", _d(3, 14, 2024), lines=_repeal(
                "鉴于上位规定已经调整，经镇政府会议研究，决定废止《柳林镇河道采砂管理办法》。")),
            Post("柳林镇农房建设管理细则", _d(8, 22, 2017), "农房建设"),
            Post("柳林镇人民政府关于宣布失效有关文件的决定", _d(5, 11, 2016), lines=_repeal(
                "下列文件适用期已满，宣布失效：", "《柳林镇农房建设管理细则》《柳林镇沼气池补助办法》")),
            Post("柳林镇河道采砂管理办法", _d(2, 16, 2012), "河道采砂"),
        ),
    }),
}  # fmt: skip
_PAIRS = (
    ("clearing_list", "npz", "gfxwj", None, "只有部署清理的通知，没有目录", "bgz", "gfxwj", None,
        "今年公布了清理结果"),
    ("clearing_list", "dhz", "gfxwj", None, "最近一次公布失效文件是四年前", "llz", "gfxwj", None,
        "上一年年初公布了现行有效目录"),
    ("clearing_list", "xsz", "gfxwj", None, "最近一次清理情况早于上一年", "www", "gfxwj", None,
        "今年公布了现行有效目录"),
    ("policy_repealed", "bgz", "gfxwj", 2, "废止决定列有此件，仍标有效", "bgz", "gfxwj", 3,
        "废止决定只是引用它作为依据"),
    ("policy_repealed", "llz", "gfxwj", 5, "专门发文废止，仍标有效", "llz", "gfxwj", 3, "失效之后另行制定的同名文件"),
    ("policy_repealed", "dhz", "gfxwj", 3, "失效决定列有此件，仍标有效", "dhz", "gfxwj", 2,
        "失效的是同名旧文件，文号不同"),
    ("interpretation_forms", "npz", "zcjd", None, "一年5篇全是文字", "bgz", "zcjd", None, "一年5篇，一篇配图"),
    ("interpretation_forms", "dhz", "zcjd", None, "一年5篇全是文字", "ylj", "zcjd", None, "一年来不足5篇"),
    ("interpretation_forms", "xsz", "zcjd", None, "一年5篇全是文字", "www", "zcjd", None, "有图解和问答"),
    ("consultations_few", "npz", "yjzj", None, "一年只有1次", "bgz", "yjzj", None, "一年恰6次"),
    ("consultations_few", "dhz", "yjzj", None, "一年只有5次", "qxj", "yjzj", None, "部门网站，不要求6次"),
    ("consultations_few", "xsz", "yjzj", None, "最近一次已满一年", "szb", "yjzj", None, "部门网站，不要求6次"),
)  # fmt: skip
"""Rule; site, column, row and note of the bad one; the same of the sound one."""
_NAMES = {
    "gfxwj": ("行政规范性文件", "规范性文件"),
    "zcjd": ("政策解读", "政策解读"),
    "yjzj": ("意见征集", "决策公开"),
}


def _offices() -> Iterator[Office]:
    for key, (name, style, posts) in _TOWNS.items():
        yield Office(key, f"{name}人民政府", style, tuple(
            ColumnPlan(one, *_NAMES[one], folder=one, on_home=True) for one in posts
        ))  # fmt: skip


def _rows(site: SitePlan, column: ColumnPlan, _: Sequence[Item], scene: Scene) -> Sequence[Item]:
    moved = scene.as_of - _DAY
    posts = _TOWNS[site.key][2][column.key]
    return newest_first([
        Item(
            number=number, title=post.title, published=post.published + moved, made=post.published + moved,
            source=site.agency.name, lines=post.lines or articles(Matter(post.matter, "镇政府"), count=8), whole=True,
            doc_number=_number(site, post, number),
        )
        for number, post in enumerate(posts)
    ])  # fmt: skip


def _number(site: SitePlan, post: Post, place: int) -> str:
    """文号 of a document; other posts have none."""
    usual = f"{site.agency.name[3]}政规〔{post.published.year}〕{place + 6}号"
    return (post.number or usual) if post.matter else ""


CORNER = Corner(
    offices=tuple(_offices()),
    planted=tuple(
        Planted(rule, Spot(site, note, column, row=row), Spot(other, fine, where, row=at))
        for rule, site, column, row, note, other, where, at, fine in _PAIRS
    ),
    rows=_rows,
)
