"""Names of rows and columns: one spelling for what forms print in many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_NUMBERED = re.compile(r"^[一二三四五六七八九十]{1,3}[、.．]")
_SMALL = re.compile(r"^(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．])+")
_WITHIN = re.compile(r"^(?:其中|其 中|#|\*)")
_REMARK = re.compile(r"[（(](?!境|护|役|费)[^（）()]{0,30}[）)]")

ROWS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("本年收入合计", re.compile(r"(?:本年)?收入(?:合计|小计)")),
    ("本年支出合计", re.compile(r"(?:本年)?支出(?:合计|小计)")),
    ("总计", re.compile(r"(?:收入|支出|收、?支)?总计")),
    (
        "使用结余",
        re.compile(
            r"(?:使用|动用)?(?:非财政拨款|专用|用?事业基金).{0,6}(?:结余|弥补|收支差额).{0,8}"
        ),
    ),
    ("结余分配", re.compile(r"结余分配")),
    ("年初结转", re.compile(r"(?:年初|上年).{0,6}(?:结转和?结余|结转结余|结转|结余)(?:资金)?")),
    (
        "年末结转",
        re.compile(
            r"(?:年末|结转下年|年终).{0,6}(?:结转和?结余|结转结余|结转|结余)?(?:支出|资金)?"
        ),
    ),
    ("一般公共预算", re.compile(r"一般公共预算(?:财政)?(?:拨款)?(?:资金)?(?:收入)?")),
    ("政府性基金", re.compile(r"政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:资金)?(?:收入)?")),
    ("国有资本", re.compile(r"国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:资金)?(?:收入)?")),
    ("上级补助", re.compile(r"上级(?:单位)?补助收入")),
    ("事业收入", re.compile(r"事业(?:单位)?收入|事业预算收入")),
    ("经营收入", re.compile(r"(?:事业单位)?经营(?:预算)?收入")),
    ("附属上缴", re.compile(r"附属单位上缴收入")),
    ("其他收入", re.compile(r"其他收入")),
    ("财政拨款", re.compile(r"财政拨款(?:收入)?")),
    ("人员经费合计", re.compile(r"人员经费(?:合计|小计|支出合计)")),
    ("公用经费合计", re.compile(r"(?:日常)?公用经费(?:合计|小计|支出合计)")),
    ("合计", re.compile(r"合计|总合计|合计数")),
)
"""Canonical name and the spellings that mean it, whole label."""

SPENDING: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("购置", re.compile(r"公务用车购置(?:费用?|支出)?|购置(?:费|数)?")),
    ("运行", re.compile(r"公务用车运行(?:维护)?(?:费用?|支出)?|运行(?:维护)?费")),
    (
        "用车",
        re.compile(
            r"公务用车购置(?:及|和|与)运行(?:维护)?(?:费用?|支出)?(?:小计)?|公务用车(?:费用?|支出)?(?:小计)?|小计"
        ),
    ),
    ("出国", re.compile(r"因公出国.{0,4}境?.{0,2}(?:费用?|支出|经费)?")),
    ("接待", re.compile(r"公务接待(?:费用?|支出)?")),
    ("机关运行", re.compile(r"机关运行(?:经费)?(?:预算数|支出|决算数)?")),
    (
        "合计",
        re.compile(
            r"(?:财政拨款)?[“\"]?(?:三公)?[”\"]?(?:经费)?(?:合计|总计|总额|支出合计)|三公经费(?:支出)?"
        ),
    ),
)
"""Parts of 三公经费."""

COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("基本支出", re.compile(r"基本支出(?:合计|小计)?")),
    ("项目支出", re.compile(r"项目支出(?:合计|小计)?")),
    ("上缴上级", re.compile(r"上缴上级支出")),
    ("经营支出", re.compile(r"(?:事业单位)?经营支出")),
    ("对附属补助", re.compile(r"对附属单位补助(?:支出)?")),
    ("财政拨款", re.compile(r"财政拨款(?:收入)?(?:小计)?")),
    ("上级补助", re.compile(r"上级(?:单位)?补助收入")),
    ("事业收入", re.compile(r"事业(?:预算)?收入(?:小计)?")),
    ("经营收入", re.compile(r"(?:事业单位)?经营(?:预算)?收入")),
    ("附属上缴", re.compile(r"附属单位上缴收入")),
    ("其他收入", re.compile(r"其他收入")),
    ("一般公共预算", re.compile(r"一般公共预算(?:财政)?(?:拨款)?(?:资金)?(?:支出)?")),
    ("政府性基金", re.compile(r"政府性基金(?:预算)?(?:财政)?(?:拨款)?(?:资金)?(?:支出)?")),
    ("国有资本", re.compile(r"国有资本经营(?:预算)?(?:财政)?(?:拨款)?(?:资金)?(?:支出)?")),
    ("年初结转", re.compile(r"(?:年初|上年)(?:财政拨款)?结转和?结余")),
    ("年末结转", re.compile(r"年末(?:财政拨款)?结转和?结余")),
    ("本年收入", re.compile(r"本年收入(?:合计)?")),
    ("本年支出", re.compile(r"本年支出(?:小计|合计)?")),
    ("人员经费", re.compile(r"人员经费(?:支出)?")),
    ("公用经费", re.compile(r"(?:日常)?公用经费(?:支出)?")),
    ("合计", re.compile(r"合计|总计|小计")),
    (
        "数",
        re.compile(
            r"(?:本年)?(?:支出|收入)?(?:决算|预算)?(?:数|金额)|决算|预算|本年(?:预算|决算)|(?:预算|决算)金额"
        ),
    ),
)


_REMEMBERED, _FEWER = 4096, 1024
"""Labels kept, of rows and of columns: those of the form stand in every document."""
_QUOTES = "“”\"'‘’「」"


def squeezed(text: str) -> str:
    """Without blanks and quotation marks; brackets in one form."""
    said = "".join(text.split()).replace("(", "（").replace(")", "）")
    for mark in _QUOTES:  # a sixth of what `translate` takes on Chinese
        said = said.replace(mark, "")
    return said


squeeze = lru_cache(_REMEMBERED)(squeezed)
"""The same of a cell, which stands in many documents and is asked about several times."""


def is_numbered(label: str) -> bool:
    """Is it one of the form's own lines: 一、…?"""
    return bool(_NUMBERED.match(squeeze(label)))


def is_within(label: str) -> bool:
    """Is it a part of the line above (其中：…, （1）…)?"""
    said = squeeze(label)
    return bool(_WITHIN.match(said)) or bool(_SMALL.match(said))


@lru_cache(_REMEMBERED)
def bare(label: str) -> str:
    """A label without numbering, remarks in brackets and 其中."""
    said = _NUMBERED.sub("", squeeze(label))
    said = _WITHIN.sub("", _SMALL.sub("", said)).lstrip("：:、")
    return _REMARK.sub("", _SMALL.sub("", said)).strip("：:；;，,")


@lru_cache(_REMEMBERED)
def row_name(label: str) -> str:
    """The one name of a row's label; the label itself, bare, when it is none of `ROWS`."""
    return _canonical(label, ROWS)


@lru_cache(_FEWER)
def column_name(label: str) -> str:
    """The same of a part of a column's head (`COLUMNS`)."""
    return _canonical(label, COLUMNS)


@lru_cache(_FEWER)
def spending_name(label: str) -> str:
    """The same of a row or a head of the table of 三公经费 (`SPENDING`)."""
    return _canonical(label, SPENDING)


def _canonical(label: str, names: Sequence[tuple[str, re.Pattern[str]]]) -> str:
    said = bare(label)
    return next((name for name, form in names if form.fullmatch(said)), said)
