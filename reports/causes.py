"""Why a question got no answer, in the few words that say what is to be done about it (未能判断的原因).

The rules give hundreds of reasons; an inspector acts on about ten. A reason that is none of these is 须人工核对:
nothing is lost, for each row has its own words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cause:
    """A cause, and what is to be done about it."""

    word: str
    advice: str
    marks: re.Pattern[str]
    """What reasons of this cause have in them."""


def _cause(word: str, marks: str, advice: str) -> Cause:
    return Cause(word, advice, re.compile(marks))


BROKEN = _cause("规则执行出错", r"(?!)", "系统修复规则后补作判断，此前不得视为没有问题。")
_ORDERED = (
    _cause(
        "网站不允许抓取",
        r"robots|不允许抓取",
        "由检查人员人工查看；也可商网站主办单位允许检查程序访问。",
    ),
    _cause(
        "须连续监测才能认定",
        r"连续监测|间隔性访问|单次检查",
        "需要认定的，对该网站作连续监测；只需了解现状的，人工打开核对。",
    ),
    _cause(
        "安全证书未被接受",
        r"证书未被接受|安全证书",
        "请换一个网络、用常用浏览器打开核对；确有问题的由责任单位更换证书。",
    ),
    _cause(
        "内容由脚本加载",
        r"脚本加载|由脚本|动态加载|加密",
        "请用浏览器打开核对。",
    ),
    _cause(
        "报表或表格未能读全",
        r"表格|报表|单元格|表头|数字空缺",
        "请对照原件人工核对表内数字。",
    ),
    _cause(
        "扫描件或图片",
        r"扫描|文字层|图片",
        "请打开原件人工核对；请责任单位改发可以复制文字的版本。",
    ),
    _cause(
        "网站、栏目或文件未能打开",
        r"TLS|连接|超时|未能打开|打不开|没有读到任何页面|服务器|跳转|无法访问|未能检查|域名解析|HTTP|防护|拦截",
        "请责任单位排除访问故障；下期继续检查，急需的人工打开核对。",
    ),
    _cause(
        "列表没有读全",
        r"末页|只读到|没有读全|列表",
        "请核对栏目翻页是否正常；下期继续检查。",
    ),
    _cause(
        "可能设在别处或名称不同",
        r"统一提供|没有名为|名称相近|没有.{0,8}栏目",
        "请责任单位说明设在何处，由检查人员打开核对。",
    ),
)
BY_HAND = _cause("须人工核对", r"", "请按各项说明人工核对。")
CAUSES = (*_ORDERED, BY_HAND, BROKEN)
"""In the order of looking; a reason is of the first that fits."""
RANKS = {one.word: place for place, one in enumerate(CAUSES)}


def cause_of(reason: str, *, broken: bool) -> Cause:
    """The cause of an answer that is none, by its reason."""
    if broken:
        return BROKEN
    return next(one for one in CAUSES if one.marks.search(reason))
