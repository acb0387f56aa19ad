"""The catalogue table of a document: which particulars it shows, and with what value."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reading.outline import Outline

_NAMES: tuple[tuple[str, str], ...] = (
    ("索引号", r"(?:信息)?索引(?:编?号码?|码)?"),
    ("文号", r"发文字号|发文文号|文号|文件编号|文件号|文件字号|公文编号|发文号"),
    (
        "发布机构",
        r"发文机关|发布机构|发文机构|制发机关|公开主体|发布单位|发文单位|公开责任部门|责任部门|信息来源|来源",
    ),
    ("成文日期", r"(?:成文|签发|印发|制发|生成|发文)(?:日期|时间)"),
    ("发布日期", r"(?:发布|公开|公布)(?:日期|时间)"),
    (
        "有效性",
        r"有效性|(?:文件|公文|信息)?(?:效力|有效|时效|文件)状态|(?:公文|文件|信息)?时效性?|是否有效|效力",
    ),
    ("主题分类", r"(?:主题|信息|公文|组配|体裁|内容)分类|分类|公文种类|服务对象分类"),
    ("名称", r"(?:信息|公文|文件)?(?:标题|名称)"),
    ("关键词", r"关键[词字]|主题词"),
)
_LABEL = re.compile(
    r"^[\[【]?(?:"
    + "|".join(f"(?P<g{at}>{names})" for at, (_, names) in enumerate(_NAMES))
    + r")[\]】]?(?P<colon>[:：]?)(?P<value>.{0,200})$"
)
_NONE = re.compile(r"^[:：/\\\-—\s]{0,8}(?:无|暂无)?$")
_FIRST = frozenset("[【信索发文公制责来成签印生有效时是主组体内分服标名关")
_LONG = 120
"""Characters; a longer run is prose."""
_TABLE = 3
"""Labels with a value, from which the others of the same names are labels of the table, not words of a menu."""
_NO_WORDS = re.compile(
    r"^附\s?[件表]|.{1,120}\.(?:docx?|pdf|ofd|wps|xlsx?|zip|rar)$|^(?:19|20)\d\d年\d{1,2}月\d{1,2}日$"
)
_INFO = re.compile(r"^.{0,4}(?:日期|时间)[:：].{0,60}(?:来源|浏览|点击|字号|字体|打印|作者)")
_BAR = 4
"""Lines among which the information bar stands."""


def table(page: Outline) -> dict[str, str]:
    """Canonical name → value as printed, the first of each that has one; empty where the label stands alone."""
    found: dict[str, str] = {}
    bare: set[str] = set()
    for index, run in enumerate(page.runs):
        if run[0] not in _FIRST or len(run) > _LONG or page.in_link[index] >= 0:
            continue
        match = _LABEL.match("".join(run.split()))
        if match is None or (match["value"] and not match["colon"]):
            continue
        name = _named(match)
        value = match["value"] or _behind(page, index)
        if not match["colon"] and not value:
            bare.add(name)  # a word of a menu, or a label of a table whose cell is empty
            continue
        found[name] = found.get(name) or ("" if _NONE.match(value) else value)
    if len(found) >= _TABLE:
        found |= {name: "" for name in bare if name not in found}
    return found


def prose(body: Sequence[str], source: str) -> int:
    """Characters of a text's own words: without labels and their values, signature and names of files.

    `source`: the office that signs. What is not surely one of these counts as words, tables too.
    """
    count = 0
    labelled = False
    for place, line in enumerate(body):
        bare = "".join(line.split())
        label = _LABEL.match(bare) if bare and bare[0] in _FIRST and len(bare) <= _LONG else None
        if label and (not label["value"] or label["colon"]):
            labelled = not label["value"]
            continue
        value, labelled = labelled, False
        told = bare == source or _NO_WORDS.match(bare) or (place < _BAR and _INFO.search(bare))
        if not (value or told):
            count += len(bare)
    return count


def _named(match: re.Match[str]) -> str:
    return next(name for at, (name, _) in enumerate(_NAMES) if match[f"g{at}"] is not None)


def _behind(page: Outline, index: int) -> str:
    """The run after a label, unless that is another label."""
    if index + 1 >= len(page.runs):
        return ""
    value = "".join(page.runs[index + 1].split()).lstrip(":：")
    return "" if len(value) > _LONG or value.endswith((":", "：")) or _LABEL.match(value) else value
