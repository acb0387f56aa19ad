"""What the sample's offices have in their own ledgers: breaches and innocent twins, as days before the reference date.

Days are worked out backwards from the reference date, in working days by the same calendar as the law's.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from records.workdays import add_workdays

Cell = str | date


@dataclass(frozen=True, slots=True)
class Days:
    """Days around the reference date."""

    as_of: date

    def back(self, workdays: int) -> date:
        """So many working days before it; calendar days where there is no calendar of the year."""
        return add_workdays(self.as_of, -workdays) or self.as_of - timedelta(days=workdays)

    def ago(self, days: int) -> date:
        """So many calendar days before it, on a day on which offices work."""
        return after(self.as_of - timedelta(days=days + 1), 1)

    def months_ago(self, months: int) -> date:
        """The first day on which something could come in and be exactly so many months old, and no more."""
        day = self.as_of - timedelta(days=31 * months + 3)
        while month_after(day, months) < self.as_of:
            day += timedelta(days=1)
        return day


def after(day: date, workdays: int) -> date:
    """So many working days after a day."""
    return add_workdays(day, workdays) or day + timedelta(days=workdays)


_LABOUR, _FARMS = "云溪区人力资源和社会保障局", "云溪区农业农村局"
_CIVIL = "云溪区民政局"
"""Full names: other districts of the county have offices of the same short name."""


def month_after(day: date, months: int) -> date:
    """The same day some months later, or that month's last."""
    years, month = divmod(day.month - 1 + months, 12)
    most = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, most))


def errors(days: Days) -> Iterator[tuple[Cell, ...]]:
    """编号、单位、网站、收到、答复、办结、来源."""
    one, two, site = "云溪区财政局", _LABOUR, "云溪区财政局"
    a = days.back(30)
    yield "ZC9001", one, site, a, after(a, 4), after(a, 6), "国办"
    yield "ZC9002", one, site, a, after(a, 3), after(a, 6), "国办"
    yield "ZC9003", two, "", days.back(5), "", "", "国务院办公厅转办"
    yield "ZC9004", two, "", days.back(3), "", "", "国务院办公厅转办"
    yield "ZC9005", "水利局", "", days.back(40), "", after(days.back(40), 7), "国办"
    yield "ZC9006", "水利局", "", days.back(40), "", after(days.back(40), 7), "市长信箱转来"
    b = days.ago(120)
    yield "ZC9011", one, site, b, after(b, 2), month_after(b, 1) + timedelta(days=1), "国办"
    yield "ZC9012", one, site, b, after(b, 2), month_after(b, 1), "国办"
    yield "ZC9013", "区审计局", "", days.ago(95), "", "", "本级网站"
    yield "ZC9014", "区审计局", "", days.months_ago(1), "", "", "本级网站"
    yield "ZC9015", two, "", days.ago(200), "", month_after(days.ago(200), 2), "省级平台"
    yield "ZC9016", two, "", days.ago(430), "", month_after(days.ago(430), 2), "省级平台"


def applications(days: Days) -> Iterator[tuple[Cell, ...]]:
    """编号、单位、收到、补正告知、收到补正、征求、反馈、延期、答复、状态."""
    agency, none = "云溪区财政局", ""
    a, b, c = days.back(60), days.back(25), days.back(90)
    yield "YS-01", agency, a, none, none, none, none, none, after(a, 21), "已答复"
    yield "YS-02", agency, a, none, none, none, none, none, after(a, 20), "已答复"
    yield "YS-03", _LABOUR, b, none, none, none, none, none, none, "办理中"
    yield "YS-04", _LABOUR, b, after(b, 3), after(b, 10), none, none, none, none, "办理中"
    yield "YS-05", agency, c, none, none, none, none, after(c, 20), after(c, 41), "已答复"
    yield "YS-06", agency, c, none, none, none, none, after(c, 20), after(c, 40), "已答复"
    yield "YS-07", _FARMS, c, none, none, none, none, after(c, 22), after(c, 30), "已答复"
    yield "YS-08", _FARMS, c, none, none, after(c, 5), after(c, 15), none, after(c, 29), "已答复"
    yield "YS-11", agency, c, after(c, 8), after(c, 12), none, none, none, after(c, 25), "已答复"
    yield "YS-12", agency, c, after(c, 7), after(c, 12), none, none, none, after(c, 25), "已答复"
    yield "YS-13", _LABOUR, c, after(c, 10), after(c, 15), none, none, none, after(c, 20), "已答复"
    yield "YS-14", _LABOUR, c, none, none, none, none, none, after(c, 10), "已答复"
    yield "YS-15", _CIVIL, days.back(40), days.back(28), none, none, none, none, none, "待补正"
    yield "YS-16", _CIVIL, days.back(40), days.back(33), none, none, none, none, none, "待补正"
    yield "YS-17", _CIVIL, days.back(70), none, none, none, none, none, none, "申请人撤回"


def messages(days: Days) -> Iterator[tuple[Cell, ...]]:
    """编号、单位、留言日期、答复日期、类型、是否有效."""
    labour, money = _LABOUR, "云溪区财政局"
    a = days.back(20)
    yield "LY-01", labour, a, after(a, 6), "简单咨询", "是"
    yield "LY-02", labour, a, after(a, 5), "简单咨询", "是"
    yield "LY-03", money, days.back(8), "", "简单咨询", ""
    yield "LY-04", money, days.back(5), "", "简单咨询", ""
    yield "LY-05", "水利局", a, after(a, 12), "简单咨询", "是"
    yield "LY-06", "水利局", a, after(a, 12), "咨询", "是"
    quarter = days.months_ago(3)
    yield "LY-11", labour, quarter - timedelta(days=1), "", "投诉", "是"
    yield "LY-12", labour, quarter, "", "投诉", "是"
    yield "LY-13", money, days.ago(200), "", "求助", "是"
    yield "LY-14", money, days.ago(200), "", "信访", "是"
    yield "LY-15", "水利局", days.ago(150), "", "建议", ""
    yield "LY-16", "水利局", days.ago(150), "", "建议", "否"
    yield "LY-17", "水利局", days.ago(380), "", "投诉", "是"


RELEASED: dict[str, tuple[tuple[str, int, int, str], ...]] = {
    "gwzz": (
        ("国务院办公厅关于推进山海联运示范工作的意见", 30, -1, "没有转载"),
        ("国务院关于加强乡村小水库管护工作的若干意见", 30, 30, "当日转载"),
    ),
    "gwwl": (
        ("国务院办公厅关于规范老年助餐服务标识的通知", 40, 37, "第3天才转载"),
        ("国务院关于促进冰雪运动场所开放的若干意见", 25, 24, "次日转载"),
    ),
    "gwst": (
        ("国务院办公厅关于城市慢行道连通工程的实施意见", 50, 48, "第2天才转载"),
        ("国务院办公厅关于进一步方便群众办理不动产登记的意见", 20, 20, "转载时标题前加了字"),
    ),
}
"""Site → what it is to reprint: title, days since its release and since its reprint (-1: never), and what that is."""
ZONES = {
    "gwzz": "云溪区智造园管理委员会", "gwwl": "云溪区文旅园管理委员会", "gwst": "云溪区生态岛管理委员会",
}  # fmt: skip
"""Site → its name."""


def state(days: Days) -> Iterator[tuple[Cell, ...]]:
    """标题、发布日期、网站、账号（空）."""
    for site, released in RELEASED.items():
        for title, age, _, _ in released:
            yield title, days.as_of - timedelta(days=age), ZONES[site], ""


ELDERLY, RENEWAL, PUPILS = (
    "云溪区养老服务指导中心",
    "云溪区城市更新服务中心",
    "云溪区学生资助管理中心",
)

ITEMS = {
    "养老服务": (
        ("通用政策", "养老服务扶持政策措施清单", "扶持政策措施名称、内容", ELDERLY),
        ("业务办理", "养老机构等级评定结果", "机构名称、评定等级", ELDERLY),
        ("业务办理", "居家适老化改造验收名册", "改造户数、验收结论", ELDERLY),
    ),
    "高龄津贴": (
        ("通用政策", "高龄津贴发放标准", "年龄段、金额", ELDERLY),
        ("业务办理", "高龄津贴（80周岁以上）发放信息", "发放人数、金额", ELDERLY),
    ),
    "老旧小区改造": (
        ("计划安排", "老旧小区改造年度计划", "小区名称、改造内容", RENEWAL),
        ("实施管理", "电梯加装财政补助核拨台账", "楼栋、补助金额", RENEWAL),
    ),
    "物业管理": (
        ("行业监管", "物业服务企业信用评价情况", "企业名称、等级", RENEWAL),
        ("行业监管", "物业专项维修资金使用公示", "项目、金额", RENEWAL),
    ),
    "义务教育资助": (
        ("资助政策", "义务教育家庭经济困难学生生活补助政策", "对象、标准", PUPILS),
        ("资助实施", "营养餐食材供应商遴选中标信息", "供应商名称", PUPILS),
        ("资助实施", "校服采购履约抽检通告", "批次、结论", PUPILS),
    ),
    "助学贷款": (
        ("办理", "生源地信用助学贷款办理指南", "条件、材料、流程", PUPILS),
        ("办理", "助学贷款受理情况", "受理时间、人数", PUPILS),
    ),
}
"""领域 → 一级事项、二级事项、公开内容、公开主体. The first of each pair of fields has what nobody published."""
