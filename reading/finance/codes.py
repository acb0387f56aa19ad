# ruff: noqa: E501 - the list, as it is printed
"""Codes of 政府收支分类科目 and what they are called: only those that bear one name in every year's list.

A class that was renamed is known by each of its names. What is not listed here is not asked about.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reading.finance.cells import TableRead
from reading.finance.names import bare
from records.finance import Identity, Mark
from records.privacy import veil

_FUNCTIONS: dict[str, tuple[str, ...]] = {
    "201": ("一般公共服务支出",), "202": ("外交支出",), "203": ("国防支出",), "204": ("公共安全支出",), "205": ("教育支出",),
    "206": ("科学技术支出",), "207": ("文化旅游体育与传媒支出", "文化体育与传媒支出"), "208": ("社会保障和就业支出",),
    "210": ("卫生健康支出", "医疗卫生与计划生育支出", "医疗卫生支出"), "211": ("节能环保支出",), "212": ("城乡社区支出",), "213": ("农林水支出",),
    "214": ("交通运输支出",), "215": ("资源勘探工业信息等支出", "资源勘探信息等支出", "资源勘探电力信息等支出"),
    "216": ("商业服务业等支出",), "217": ("金融支出",), "219": ("援助其他地区支出",),
    "220": ("自然资源海洋气象等支出", "国土海洋气象等支出"), "221": ("住房保障支出",), "222": ("粮油物资储备支出",),
    "223": ("国有资本经营预算支出",), "224": ("灾害防治及应急管理支出",), "229": ("其他支出",), "230": ("转移性支出",), "231": ("债务还本支出",),
    "232": ("债务付息支出",), "233": ("债务发行费用支出",),
    "2080505": ("机关事业单位基本养老保险缴费支出",), "2080506": ("机关事业单位职业年金缴费支出",), "2101101": ("行政单位医疗",),
    "2101102": ("事业单位医疗",), "2101103": ("公务员医疗补助",), "2210201": ("住房公积金",), "2210202": ("提租补贴",), "2210203": ("购房补贴",),
}  # fmt: skip
"""Functional classification (2007 to 2025; every name a class had)."""
_ECONOMICS: dict[str, tuple[str, ...]] = {
    "301": ("工资福利支出",), "302": ("商品和服务支出",), "303": ("对个人和家庭的补助", "对个人和家庭的补助支出"), "310": ("资本性支出", "其他资本性支出"),
    "30101": ("基本工资",), "30102": ("津贴补贴",), "30103": ("奖金",), "30113": ("住房公积金",), "30201": ("办公费",), "30202": ("印刷费",),
    "30205": ("水费",), "30206": ("电费",), "30207": ("邮电费",), "30211": ("差旅费",), "30215": ("会议费",), "30216": ("培训费",), "30217": ("公务接待费",),
    "30228": ("工会经费",), "30231": ("公务用车运行维护费", "公务用车运行费"), "30302": ("退休费",),
}  # fmt: skip
"""Economic classification for departments (since 2018)."""
_ECONOMIC_SINCE = 2018
_TABLES = {"T6": _ECONOMICS, "B8": _ECONOMICS}
_FUNCTIONAL = frozenset({"T2", "T3", "T5", "T8", "B2", "B3", "B5", "B6"})
_CUT = 4
"""Characters from which the beginning of a name is the name, cut short by a narrow column."""
_MOST = 10


def miscalled(read: Sequence[TableRead], year: int | None) -> Iterator[Identity]:
    """D12: every code that stands beside the name of another code of the same list, at most ten."""
    found = 0
    for one in read:
        table = one.table
        names = _FUNCTIONS if table.id in _FUNCTIONAL else _TABLES.get(table.id)
        old = names is _ECONOMICS and year is not None and year < _ECONOMIC_SINCE
        if names is None or old or table.doubts:
            continue
        called = {name: code for code, every in names.items() for name in every}
        for code, label in one.labels.items():
            other = called.get(bare(label), "")
            if found < _MOST and other and code in names and not _same(label, code, names):
                found += 1
                yield Identity(
                    "D12",
                    f"{table.title}科目{code}的名称应为“{names[code][0]}”",
                    Mark.SURE,
                    False,
                    veil(bare(label)),
                    names[code][0],
                    table.place,
                    "",
                )


def _same(label: str, code: str, names: dict[str, tuple[str, ...]]) -> bool:
    """Is it one of the code's own names, or the beginning of one?"""
    said = bare(label)
    return any(one == said or (len(said) >= _CUT and one.startswith(said)) for one in names[code])
