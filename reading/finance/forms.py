"""Which official table a title names. Titles vary by place, so they are matched by keywords, never by order."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

_TAIL = re.compile(
    r"(?:[（(][^（）()]{0,20}[）)]|[.…·．。\-—_]{2,}|续表?|\d{1,3}|单位[:：].{0,6})+$"
)
"""Behind a title: bracketed remarks, dot leaders and page numbers of a table of contents, 续."""
_HEAD = re.compile(
    r"^(?:第[一二三四五六七八九十]{1,3}部分|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．：]|公开\d{2}表|预算\d{2}表|附件\d{0,2}：?"
    r"|附?表[\d一二三四五六七八九十]{1,3}[-－\d]{0,4}[：、.]?)+"
)
_LONGEST = 60

_DEPARTMENT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("7", re.compile(r"三公")),
    ("6", re.compile(r"基本支出")),
    ("8", re.compile(r"政府性基金")),
    ("9", re.compile(r"国有资本经营")),
    ("5", re.compile(r"一般公共预算.{0,14}支出")),
    ("4", re.compile(r"财政拨款.{0,4}(?:收入?、?支出?|收支).{0,8}表")),
    ("1", re.compile(r"(?:收入?、?支出?|收支).{0,8}总.{0,6}表")),
    ("2", re.compile(r"收入.{0,8}表")),
    ("3", re.compile(r"支出.{0,10}表")),
)
"""First fitting pattern wins: the narrow ones stand before the wide ones."""
_AS_BUDGET: Mapping[str, str] = {
    "1": "B1", "2": "B2", "3": "B3", "4": "B4", "5": "B5", "6": "B8", "7": "B9", "8": "B6", "9": "B7",
}  # fmt: skip
_NOT_OFFICIAL = re.compile(
    r"绩效|采购|明细表?$|目标|项目(?:支出)?(?:情况|明细)?表|资产|债务|构成|对比|政府购买|备案|机构|人员情况|经济分类(?=.{0,6}政府)"
)

_GOVERNMENT: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("G06", re.compile(r"一般债务.{0,20}表")),
    ("G11", re.compile(r"专项债务.{0,20}表")),
    ("G17", re.compile(r"(?:社会保险|社保)基金.{0,16}支出")),
    ("G16", re.compile(r"(?:社会保险|社保)基金.{0,16}收入")),
    ("G15", re.compile(r"国有资本经营.{0,16}转移支付")),
    ("G14", re.compile(r"(?:本级.{0,6}国有资本经营.{0,16}支出|国有资本经营.{0,12}本级.{0,4}支出)")),
    ("G13", re.compile(r"国有资本经营.{0,16}支出")),
    ("G12", re.compile(r"国有资本经营.{0,16}收入")),
    ("G10", re.compile(r"政府性基金.{0,16}转移支付")),
    ("G09", re.compile(r"(?:本级.{0,6}政府性基金.{0,16}支出|政府性基金.{0,12}本级.{0,4}支出)")),
    ("G08", re.compile(r"政府性基金.{0,16}支出")),
    ("G07", re.compile(r"政府性基金.{0,16}收入")),
    ("G04", re.compile(r"基本支出")),
    ("G05", re.compile(r"税收返还|一般公共预算.{0,12}转移支付")),
    ("G03", re.compile(r"(?:本级.{0,6}一般公共预算.{0,12}支出|一般公共预算.{0,12}本级.{0,4}支出)")),
    ("G02", re.compile(r"一般公共预算.{0,12}支出")),
    ("G01", re.compile(r"一般公共预算.{0,12}收入")),
)


def squeezed(text: str) -> str:
    """Without blanks; brackets and colons in one form."""
    return "".join(text.split()).replace("(", "（").replace(")", "）").replace(":", "：")


def bare_title(text: str) -> str:
    """A line without numbering before it and page numbers behind it."""
    said = squeezed(text)
    said = _HEAD.sub("", said, count=1)
    return _TAIL.sub("", said)


def form_of(text: str, kind: str) -> str:
    """Id of the table that a line titles in a document of this kind; empty when it titles none."""
    return _form_of(text, kind) if "表" in text else ""  # the last character of every title


@lru_cache(4096)
def _form_of(text: str, kind: str) -> str:
    said = bare_title(text)
    if (
        not said.endswith("表")
        or len(said) > _LONGEST
        or "。" in said
        or "，" in said
        or "见" in said[:4]
    ):
        return ""
    if kind.startswith("政府"):
        return next((name for name, form in _GOVERNMENT if form.search(said)), "")
    if _NOT_OFFICIAL.search(re.sub(r"功能分类|部门预算经济分类", "", said)) and "三公" not in said:
        return ""
    number = next((number for number, form in _DEPARTMENT if form.search(said)), "")
    if not number:
        return ""
    return _AS_BUDGET[number] if "决算" not in kind else f"T{number}"


def is_continued(text: str) -> bool:
    """Does a title say that it continues the table before?"""
    return "续" in text and bool(re.search(r"[（(]?续表?\d{0,2}[）)]?$", squeezed(text)))
