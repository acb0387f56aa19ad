"""How a district's sites are laid out: the columns of each site, as they are before anything is planted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from sample.nouns import ColumnPlan, Form

OFFICES = ("zfb", "fgj", "jyj", "mzj", "zjj", "wjj")
"""Departments whose budgets stand on the portal."""
FUNDED = ("czj", "nyj", "yjj", "scj", "zfj")
"""Departments whose budgets stand on the finance bureau's site."""
TOWNS = ("jd", "bsz", "qhz")

_GOV = partial(ColumnPlan, parent="政务公开")
_NEWS = partial(ColumnPlan, parent="新闻中心", kind="动态要闻")
_TALK = partial(ColumnPlan, parent="互动交流")


def _portal_news() -> tuple[ColumnPlan, ...]:
    return (
        _NEWS("zwyw", "政务要闻", folder="xwzx/zwyw", count=32, newest=1, step=2,
              first_level=True, on_home=True),
        _NEWS("bmdt", "部门动态", folder="xwzx/bmdt", count=24, newest=3, step=3, on_home=True),
        _NEWS("zjdt", "镇街动态", folder="xwzx/zjdt", count=22, newest=2, step=3, on_home=True),
        _NEWS("mtgz", "媒体关注", folder="xwzx/mtgz", count=14, newest=6, step=5),
    )  # fmt: skip


def _portal_documents() -> tuple[ColumnPlan, ...]:
    return (
        _GOV("tzgg", "通知公告", "通知公告", folder="zwgk/tzgg", count=26, newest=3, step=8,
             first_level=True, on_home=True),
        _GOV("zn", "政府信息公开指南", "指南", folder="zwgk/zn", form=Form.SINGLE, newest=240),
        _GOV("zd", "政府信息公开制度", "公开制度", folder="zwgk/zd", count=6, newest=60, step=120),
        _GOV("ldxx", "领导信息", "领导信息", folder="zwgk/ldxx", form=Form.SINGLE, newest=200),
        _GOV("jgzn", "机构职能", "机构职能", folder="zwgk/jgzn", form=Form.SINGLE, newest=230),
        _GOV("zcwj", "政策文件", "政策文件", folder="zwgk/zcwj", count=20, newest=25, step=20,
             first_level=True, on_home=True),
        _GOV("gfxwj", "行政规范性文件", "规范性文件", folder="zwgk/gfxwj", count=12, newest=40, step=35),
        _GOV("zcjd", "政策解读", "政策解读", folder="zwgk/zcjd", count=18, newest=20, step=20,
             on_home=True),
        _GOV("rsxx", "人事信息", "人事信息", folder="zwgk/rsxx", count=12, newest=15, step=25),
        _GOV("ghjh", "规划计划", "规划计划", folder="zwgk/ghjh", count=9, newest=60, step=70),
        _GOV("tjsj", "统计数据", "统计数据", folder="zwgk/tjsj", count=16, newest=12, step=30),
        _GOV("hygk", "会议公开", "会议公开", folder="zwgk/hygk", count=10, newest=15, step=20),
        _GOV("yjzj", "决策预公开", "决策公开", folder="zwgk/yjzj", count=10, newest=16, step=25),
        _GOV("jyta", "建议提案办理", "建议提案", folder="zwgk/jyta", count=14, newest=50, step=12),
        _GOV("zfgb", "政府公报", "政府公报", folder="zwgk/zfgb", count=8, newest=35, step=60),
        _GOV("ysqgk", "依申请公开", "依申请公开", folder="zwgk/ysqgk", form=Form.APPLICATION),
    )  # fmt: skip


def _portal_duties() -> tuple[ColumnPlan, ...]:
    reporters = ("qzf", *OFFICES, *FUNDED[1:], *TOWNS)
    return (
        _GOV("zfyjs", "政府预决算", "财政预决算", folder="zwgk/zfyjs", form=Form.ACCOUNTS, holders=("qzf",)),
        _GOV("bmyjs", "部门预决算", "财政预决算", folder="zwgk/bmyjs", form=Form.ACCOUNTS, holders=OFFICES),
        _GOV("xzyjs", "乡镇预决算", "财政预决算", folder="zwgk/xzyjs", form=Form.ACCOUNTS, holders=TOWNS),
        _GOV("nb", "政府信息公开年报", "年度报告", folder="zwgk/nb", form=Form.REPORTS, holders=reporters),
        _GOV("fzzf", "法治政府建设年度报告", "法治政府年报", folder="zwgk/fzzf", count=6, newest=250, step=40),
        _GOV("wzbb", "政府网站年度报表", "网站年度报表", folder="zwgk/wzbb", count=4, newest=300, step=365),
    )  # fmt: skip


def _portal_fields() -> tuple[ColumnPlan, ...]:
    return (
        _GOV("cgxx", "政府采购", "招标采购", folder="zwgk/cgxx", count=16, newest=9, step=14),
        _GOV("zdxm", "重大建设项目", "重大项目", folder="zwgk/zdxm", count=12, newest=22, step=25),
        _GOV("xzzf", "行政执法公示", "行政执法", folder="zwgk/xzzf", count=16, newest=8, step=12),
        _GOV("qzqd", "权责清单", "权责清单", folder="zwgk/qzqd", count=8, newest=90, step=60),
        _GOV("yjgl", "应急管理", "应急", folder="zwgk/yjgl", count=12, newest=14, step=20),
        _GOV("shjz", "社会救助", "民生领域", folder="zwgk/shjz", count=12, newest=11, step=18),
        _GOV("ylfw", "养老服务", "民生领域", folder="zwgk/ylfw", count=10, newest=13, step=20),
        _GOV("jycy", "就业创业", "民生领域", folder="zwgk/jycy", count=10, newest=17, step=20),
        _GOV("ywjy", "义务教育", "民生领域", folder="zwgk/ywjy", count=10, newest=19, step=24),
        ColumnPlan("bszn", "办事指南", "办事服务", "办事服务", "bsfw/bszn", count=14, newest=45, step=25),
        ColumnPlan("xzzx", "下载中心", "办事服务", "办事服务", "bsfw/xzzx", count=8, newest=70, step=40),
        _TALK("qzxx", "区长信箱", "互动回应", folder="hdjl/qzxx", count=16, newest=4, step=7),
        _TALK("rdhy", "热点回应", "互动回应", folder="hdjl/rdhy", count=10, newest=10, step=16),
    )  # fmt: skip


def portal() -> tuple[ColumnPlan, ...]:
    """Columns of the district government's portal (TRS)."""
    return (*_portal_news(), *_portal_documents(), *_portal_duties(), *_portal_fields())


def finance() -> tuple[ColumnPlan, ...]:
    """Columns of the finance bureau's site (大汉)."""
    new: Callable[..., ColumnPlan] = ColumnPlan
    return (
        new("czdt", "工作动态", "动态要闻", count=24, newest=2, step=4, first_level=True, on_home=True),
        new("tzgg", "通知公告", "通知公告", count=16, newest=6, step=14, first_level=True, on_home=True),
        new("zcwj", "政策文件", "政策文件", count=14, newest=30, step=25, first_level=True, on_home=True),
        new("zcjd", "政策解读", "政策解读", count=12, newest=28, step=26, on_home=True),
        new("jgzn", "机构职能", "机构职能", form=Form.SINGLE, newest=210),
        new("ldxx", "领导信息", "领导信息", form=Form.SINGLE, newest=180),
        new("zn", "信息公开指南", "指南", form=Form.SINGLE, newest=250),
        new("nb", "信息公开年报", "年度报告", form=Form.REPORTS, holders=("czj",)),
        new("bmyjs", "部门预决算公开", "财政预决算", form=Form.ACCOUNTS, holders=FUNDED, on_home=True),
        new("sfxm", "行政事业性收费", "行政事业性收费", count=8, newest=80, step=60),
        new("czsj", "统计数据", "统计数据", count=14, newest=18, step=30),
        new("zfcg", "政府采购", "招标采购", count=12, newest=10, step=15),
        new("rsxx", "人事信息", "人事信息", count=8, newest=75, step=60),
        new("ghjh", "规划计划", "规划计划", count=7, newest=90, step=80),
        new("snbt", "涉农补贴", "民生领域", count=12, newest=15, step=20, on_home=True),
        new("kjgl", "会计管理", "其他", count=10, newest=24, step=25),
    )  # fmt: skip


def labour() -> tuple[ColumnPlan, ...]:
    """Columns of the human resources bureau's site (GBK)."""
    new: Callable[..., ColumnPlan] = ColumnPlan
    return (
        new("gzdt", "工作动态", "动态要闻", folder="gzdt", count=26, newest=3, step=4,
            first_level=True, on_home=True),
        new("tzgg", "通知公告", "通知公告", folder="tzgg", count=16, newest=5, step=12, year=0,
            first_level=True, on_home=True),
        new("tzgg2", "通知公告", "通知公告", folder="tzgg2", count=14, newest=0, step=14),
        new("zcwj", "政策文件", "政策文件", folder="zcwj", count=16, newest=33, step=24,
            first_level=True, on_home=True),
        new("zcjd", "政策解读", "政策解读", folder="zcjd", count=12, newest=31, step=26),
        new("sydw", "事业单位招聘", "人事信息", folder="sydw", count=12, newest=40, step=30),
        new("ksxx", "人事考试", "人事信息", folder="ksxx", count=14, newest=9, step=20, on_home=True),
        new("zcps", "职称考试", "人事信息", folder="zcps", count=8, newest=55, step=45),
        new("jycy", "就业创业", "民生领域", folder="jycy", count=14, newest=7, step=16, on_home=True),
        new("shbx", "社会保险", "民生领域", folder="shbx", count=12, newest=12, step=18),
        new("ldjc", "劳动监察", "行政执法", folder="ldjc", count=10, newest=20, step=22),
        new("tjsj", "统计数据", "统计数据", folder="tjsj", count=8, newest=20, step=30),
        new("ghjh", "规划计划", "规划计划", folder="ghjh", count=8, newest=95, step=80),
        new("yjs", "预决算公开", "财政预决算", folder="yjs", form=Form.ACCOUNTS,
            holders=("rsj", "jyzx", "sbzx")),
        new("nb", "信息公开年报", "年度报告", folder="nb", form=Form.REPORTS, holders=("rsj",)),
        new("qzqd", "权责清单", "权责清单", folder="qzqd", count=6, newest=110, step=60),
        new("jgzn", "机构职能", "机构职能", folder="jgzn", form=Form.SINGLE, newest=190),
        new("ldxx", "领导信息", "领导信息", folder="ldxx", form=Form.SINGLE, newest=170),
        new("zn", "信息公开指南", "指南", folder="zn", form=Form.SINGLE, newest=260),
    )  # fmt: skip


def small(agency: str, *, policies: bool) -> tuple[ColumnPlan, ...]:
    """Columns of a small agency's site; with policies and their interpretations, or without."""
    new: Callable[..., ColumnPlan] = ColumnPlan
    papers = (
        new("zcwj", "政策文件", "政策文件", folder="zcwj", count=6, newest=120, step=60, on_home=True),
        new("zcjd", "政策解读", "政策解读", folder="zcjd", count=6, newest=30, step=60),
    )  # fmt: skip
    return (
        *(papers if policies else ()),
        new("tzgg", "通知公告", "通知公告", folder="tzgg", count=9, newest=4, step=20,
            first_level=True, on_home=True),
        new("yjs", "部门预决算", "财政预决算", folder="yjs", form=Form.ACCOUNTS, holders=(agency,),
            on_home=True),
        new("nb", "信息公开年报", "年度报告", folder="nb", form=Form.REPORTS, holders=(agency,),
            on_home=True),
        new("jgzn", "机构职能", "机构职能", folder="jgzn", form=Form.SINGLE, newest=220),
    )  # fmt: skip
