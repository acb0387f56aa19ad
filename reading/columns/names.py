"""The class of a column from its displayed name; the parent decides where the name alone cannot.

Path abbreviations are no evidence: `xzzf` is 行政执法 in one city and 乡村振兴 in another (domain note §3).
"""

from __future__ import annotations

import re

from reading.columns.lexicon import OTHER, by_rules

__all__ = ["OTHER", "classify", "is_office"]

_NOTICES = re.compile(r"^(?:最新|重要|综合)?(?:通知|公告|公示|通告){2}(?:栏|信息)?$")
"""通知公告 and its sisters: a column of all an office tells, whatever stands above it."""
_HEADLINES = re.compile(r"(?:动态|要闻|新闻|快讯|快报|简讯|资讯)$")
"""Names that end so are news about the subject, not the subject."""
_OFFICE = re.compile(
    r"(?:[局委厅署院所队站科股处乡镇]|(?<![经主承督网协])办|街道(?:办事处)?|中心|政府|分局|管委会|联合会|公司|园区)$"
)
"""Names that are an office's own."""
_GENRES = re.compile(
    r"^(?:决定|命令|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|公示|方案|办法|其他|其它|其他文件)$"
)
"""Bare 文种 names: a branch of whatever stands above them."""
_PAPERS = re.compile(r"^(?:决定|命令|令|通报|报告|请示|批复|函)$")
"""文种 names that even alone mean official papers; 通知、公告、公示 alone mean notices."""
_VAGUE = re.compile(
    r"^(?:(?:19|20)\d\d年?(?:度|以前|及以前)?(?:第?\d{1,3}期)?|第?[一二三四]季度|\d{1,2}月份?|第?\d{1,3}期|[县区市省州国][家级本直]级?|县市区?|县区|"
    r"国家(?:级)?|中央|全国|本级|部门|各?(?:部门|乡镇|街道|镇街|单位)|乡镇街道|县直部门|政府(?:部门)?|其他|其它|综合|(?:公开)?(?:信息|内容)|"
    r"结果|过程|事[前中后]公开|名单|批次|相关(?:文件|信息|资料|内容)|更多|全部|(?:上级|本级)文件|最新|历史|往期|历年|列表|汇总|年度|"
    r"分类|主题|附件|资料|基本(?:情况|信息)|工作(?:情况|动态信息)|执法人员|服务指南)$"
)
"""Names that say nothing without their parent."""
_ORNAMENT = re.compile(r"^[\s·•>»\-\[【（(]+|[\s>»\]】]+$|\s+")
_YEARS = re.compile(r"^(?:19|20)\d{2}(?:年度?)?(?=[\u4e00-\u9fa5]{2})")
_PLATFORM = frozenset({OTHER, "平台父栏目", "五公开", "公开目录"})
"""Classes that gather columns of every class: what stands above them decides, or nothing."""


def _kinds(words: str) -> frozenset[str]:
    return frozenset(words.split())


_WEAK = _kinds("其他 通知公告 办事服务 民生领域 动态要闻 专题 五公开")
_YIELDS: dict[str, frozenset[str]] = {
    "依申请公开": _WEAK
    | _kinds("互动回应 规划计划 公开目录 公开制度 统计数据 政策文件 机构职能 指南 行政事业性收费 标准规范"),
    "政府公报": _WEAK | _kinds("政策文件 人事信息 机构职能 统计数据 规划计划"),
    "决策公开": _WEAK | _kinds("互动回应"),
    "互动回应": _WEAK | _kinds("决策公开 行政执法 指南"),
    "建议提案": _WEAK | _kinds("互动回应 机构职能"),
    "行政执法": _WEAK | _kinds("规划计划 公开制度 公开目录 人事信息 机构职能 统计数据"),
    "重大项目": _WEAK | _kinds("行政执法 统计数据"),
    "财政预决算": _WEAK | _kinds("机构职能 统计数据 规划计划"),
    "招标采购": _WEAK | _kinds("重大项目 机构职能"),
    "人事信息": _WEAK | _kinds("统计数据"),
    "应急": _WEAK,
    "规划计划": _WEAK,
    "统计数据": _WEAK | _kinds("政策解读"),
    "政策解读": _kinds("其他 动态要闻 政策文件 通知公告 民生领域 办事服务"),
    "规范性文件": _kinds("其他 政策文件 机构职能 民生领域"),
    "政策文件": _kinds("其他 民生领域 机构职能"),
    "领导信息": _kinds("其他 机构职能 规划计划 民生领域"),
    "机构职能": _kinds("其他"),
    "会议公开": _WEAK - _kinds("民生领域 专题"),
    "年度报告": _WEAK | _kinds("机构职能 其他年报 统计数据"),
    "网站年度报表": _WEAK | _kinds("其他年报 年度报告"),
    "法治政府年报": _WEAK | _kinds("机构职能 其他年报 年度报告"),
    "其他年报": _kinds("其他 通知公告 机构职能"),
    "公开制度": _kinds("其他 政策文件"),
    "指南": _kinds("其他 机构职能"),
    "权责清单": _WEAK | _kinds("行政执法 机构职能"),
    "行政事业性收费": _kinds("其他 通知公告 民生领域"),
    "标准规范": _kinds("其他 公开目录"),
    "民生领域": _kinds("其他 通知公告 动态要闻 专题"),
    "专题": _kinds("其他 通知公告 动态要闻 民生领域"),
    "办事服务": _kinds("其他 民生领域"),
    "动态要闻": _kinds("其他"),
    "通知公告": _kinds("其他"),
}  # fmt: skip
"""For a parent's class, the classes of a child's own name that give way to it: 结果公示 under 招标采购 is 招标采购."""
_SPECIALS = re.compile(r"^(?:专题|热点|特色|往期)?专[题栏]")
_IN_SPECIALS = _kinds("应急 统计数据 行政执法 办事服务")
"""What gives way besides, where the parent is the page of all campaigns: 人口普查 under 专题专栏 is one."""
_KEEPS_NOTICES = _kinds("民生领域 专题 政策文件 机构职能 动态要闻 政策解读 领导信息 会议公开")
"""Under these, 通知公告 stays what it is."""
_KEEPS_GENRES = _kinds("民生领域 专题 机构职能 动态要闻 办事服务 领导信息")


def classify(name: str, parent: str | None = None) -> str:
    """One of `records.COLUMN_KINDS` for a column called `name` under `parent` (a name or a path with `>`)."""
    path = _levels(name)
    if not path:
        return OTHER
    *between, own = path
    above = [*_levels(parent or ""), *between]
    governing, kind = _governing(above), _own(own)
    if not governing:
        return kind
    family = _alone(governing)
    return family if _gives_way(own, kind, family, governing) else kind


def is_office(name: str) -> bool:
    """Does a name end as the names of offices do (县财政局, 城乡规划中心)?"""
    return bool(_OFFICE.search(name))


def _levels(path: str) -> list[str]:
    """The names of a path, outermost first."""
    text = re.sub(r"\s[>\-—－]\s|\s*[>＞]\s*", "＞", path)
    return [part for piece in text.split("＞") if (part := _ORNAMENT.sub("", piece))]


def _own(name: str) -> str:
    """The class of a name that nothing stands above."""
    if _PAPERS.match(name):
        return "政策文件"
    return _alone(name)


def _alone(name: str) -> str:
    return by_rules(_YEARS.sub("", name))


def _governing(above: list[str]) -> str:
    """The nearest name above that says what its columns are about; empty when none does."""
    for name in reversed(above):
        if not _VAGUE.match(name) and not _GENRES.match(name) and _alone(name) not in _PLATFORM:
            return name
    return ""


def _gives_way(own: str, kind: str, family: str, governing: str) -> bool:
    """Does a child's own class give way to its parent's?"""
    if _VAGUE.match(own):
        return True
    if _GENRES.match(own):
        return family not in _KEEPS_GENRES
    if family == "机构职能" and is_office(own):
        return True
    if kind == "动态要闻" and _HEADLINES.search(own):
        return False
    if _NOTICES.match(own) and family in _KEEPS_NOTICES:
        return False
    if _SPECIALS.match(governing) and kind in _IN_SPECIALS:
        return True
    return kind in _YIELDS.get(family, frozenset())
