"""Offices whose own ledgers are imported, and three that publish part of what a standard catalogue lists.

What is planted stands in `sample.ledger_rows`; the pages of the three sites show what was published, under names that
are now and then not quite those of the catalogue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sample import media
from sample.corner import Corner, Office, Planted, Scene, Spot
from sample.nouns import ColumnPlan, Item, Reply, SitePlan, Style

_NOTICES = ColumnPlan(
    "tzgg", "通知公告", "通知公告", folder="tzgg", count=6, newest=4, step=20, first_level=True, on_home=True
)  # fmt: skip


def _field(key: str, name: str) -> ColumnPlan:
    return ColumnPlan(key, name, "民生领域", folder=key, count=5, newest=12, step=25)


OFFICES = (
    Office("ylzd", "养老服务指导中心", Style.TRS,
           (_NOTICES, _field("ylfw", "养老服务"), _field("gljt", "高龄津贴发放标准"))),
    Office("csgx", "城市更新服务中心", Style.GBK,
           (_NOTICES, _field("xqgz", "小区改造"), _field("wygl", "物业监管"))),
    Office("xszz", "学生资助管理中心", Style.HANWEB,
           (_NOTICES, _field("zzzc", "资助政策"), _field("zxdk", "助学贷款"))),
)  # fmt: skip

_TITLES = {
    ("ylzd", "ylfw"): (
        "云溪区养老服务扶持政策措施清单（2026年版）",
        "关于公布养老机构等级评定结果的公告",
    ),
    ("ylzd", "gljt"): ("2026年第三季度高龄津贴发放信息",),
    ("csgx", "xqgz"): ("云溪区2026年城镇老旧小区改造年度计划",),
    ("csgx", "wygl"): ("2026年物业服务企业信用等级评价结果", "物业专项维修资金使用公示（第二批）"),
    ("xszz", "zzzc"): ("义务教育阶段家庭经济困难学生生活补助政策问答",),
    ("xszz", "zxdk"): ("生源地信用助学贷款办理指南", "2026年助学贷款受理情况通报"),
}
"""Titles of the first rows of a column."""


def _rows(site: SitePlan, column: ColumnPlan, rows: Sequence[Item], scene: Scene) -> Sequence[Item]:
    del scene
    titles = _TITLES.get((site.key, column.key), ())
    told = [replace(item, title=title) for item, title in zip(rows, titles, strict=False)]
    return [*told, *rows[len(told) :]]


def _pair(rule: str, guilty: tuple[str, str], twin: tuple[str, str], site: str = "ylzd") -> Planted:
    """A breach and its twin, as (key of the subject, what it is)."""
    return Planted(
        rule,
        Spot(site, guilty[1], subject=guilty[0]),
        Spot(site, twin[1], subject=twin[0]),
    )


def _reports(rule: str, *pairs: tuple[int, str, str]) -> tuple[Planted, ...]:
    return tuple(
        _pair(
            rule, (f"error-report:ZC9{number:03}", bad), (f"error-report:ZC9{number + 1:03}", good)
        )
        for number, bad, good in pairs
    )


def _rows_of(rule: str, kind: str, *pairs: tuple[str, int, str, str]) -> tuple[Planted, ...]:
    """Rows of applications and messages; the number of the twin follows."""
    return tuple(
        _pair(rule, (f"{kind}:{before}{number:02}", bad), (f"{kind}:{before}{number + 1:02}", good))
        for before, number, bad, good in pairs
    )


_ERRORS = (
    *_reports(
        "error_report_reply",
        (1, "第4个工作日才答复", "第3个工作日答复"),
        (3, "已过5个工作日没有答复", "今天是第3个工作日"),
        (5, "第7个工作日办结，此前没有答复", "不是国办转办"),
    ),
    *_reports(
        "error_report_open",
        (11, "超过1个月1天办结", "满1个月当日办结"),
        (13, "三个月没有办结", "今天满1个月"),
        (15, "两个月才办结", "一年以前的留言，现已办结"),
    ),
)
_APPLICATIONS = (
    *_rows_of(
        "application_late", "application",
        ("czj/YS-", 1, "第21个工作日答复", "第20个工作日答复"),
        ("rsj/YS-", 3, "25个工作日没有答复", "自收到补正起15个工作日"),
        ("czj/YS-", 5, "延期后第41个工作日答复", "延期后第40个工作日答复"),
        ("nyj/YS-", 7, "期满后才告知延期", "扣除征求第三方意见的时间"),
    ),
    *_rows_of(
        "application_correction", "application",
        ("czj/YS-", 11, "第8个工作日告知补正", "第7个工作日告知补正"),
        ("rsj/YS-", 13, "第10个工作日告知补正", "没有要求补正"),
        ("mzj/YS-", 15, "第12个工作日告知补正，仍在等补正", "按期告知，仍在等补正"),
    ),
)  # fmt: skip
_MESSAGES = (
    *_rows_of(
        "message_reply", "message",
        ("LY-", 1, "第6个工作日答复", "第5个工作日答复"),
        ("LY-", 3, "8个工作日没有答复", "今天是第5个工作日"),
        ("LY-", 5, "第12个工作日答复", "不是简单咨询"),
    ),
    *_rows_of(
        "message_unanswered", "message",
        ("LY-", 11, "3个月零1天没有答复", "今天满3个月"),
        ("LY-", 13, "求助200天没有答复", "信访事项"),
        ("LY-", 15, "建议150天没有答复", "无效留言"),
    ),
)  # fmt: skip
_ACCOUNTS = tuple(
    _pair(rule, pair[:2], pair[2:]) for rule, pairs in media.PLANTED.items() for pair in pairs
)


def _feeds(_: str, path: str, scene: Scene) -> Reply | None:
    return media.feed(path, scene.as_of)


def _configuration(_: Sequence[SitePlan], scene: Scene) -> str:
    return media.configuration(scene.as_of)


_GAPS = tuple(
    _pair("catalogue_gaps", (f"catalogue:{key}/{bad}", why), (f"catalogue:{key}/{good}", innocent), key)
    for key, bad, why, good, innocent in (
        ("ylzd", "养老服务", "适老化改造验收没有公开", "高龄津贴", "以栏目名称和标题找到"),
        ("csgx", "老旧小区改造", "加装电梯补助没有公开", "物业管理", "标题用词略有不同"),
        ("xszz", "义务教育资助", "供应商遴选、校服抽检没有公开", "助学贷款", "标题前后多几个字"),
    )
)  # fmt: skip

CORNER = Corner(
    offices=OFFICES,
    planted=(*_ERRORS, *_APPLICATIONS, *_MESSAGES, *_ACCOUNTS, *_GAPS),
    rows=_rows,
    hosts=(media.HOST,),
    outside=_feeds,
    configuration=_configuration,
)
