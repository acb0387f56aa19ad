"""政府网站工作年度报表: what its form asks, found by the printed labels, and what must hold between the numbers.

The form is that of 国办函〔2018〕12号. Labels and numbers stand side by side in it; a layout with the labels in one row
and the numbers in the next is not read, because a number would go to the wrong label.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from reading.annual.paper import Line
from records.annual import AnnualFacts
from records.finance import Identity, Mark

_UNIT = re.compile(r"[（(]\s{0,2}(?:单位\s{0,2}[:：]\s{0,2})?[条个次项件篇天期][）)]")
_BETWEEN_HAN = re.compile(r"(?<=[一-龥]) (?=[一-龥])")
_NUMBER = r" ?(?:(\d{1,3}(?:[,，]\d{3}){1,3}|\d{1,10})(?![\d.%万亿]| ?\d))?"
"""A whole number that stands alone; a run of numbers belongs to a row of labels."""
_TOTALS = (
    ("信息发布总数", "概况类信息更新量"),
    ("解读信息发布总数", "解读材料数量"),
    ("办件量总数", "自然人办件量"),
)
"""总数 stands three times in the form: each before the first of its parts."""
_LABELS = (
    ("独立用户访问总量", "独立用户访问总量"),
    ("网站总访问量", "网站总访问量"),
    ("概况类信息更新量", "概况类信息更新量"),
    ("政务动态信息更新量", "政务动态信息更新量"),
    ("信息公开目录信息更新量", "信息公开目录信息更新量"),
    ("专栏专题维护数量", "(?<!新)维护数量"),
    ("专栏专题新开设数量", "新开设数量"),
    ("解读材料数量", "解读材料数量"),
    ("解读产品数量", "解读产品数量"),
    ("媒体评论文章数量", "媒体评论文章数量"),
    ("政务服务事项数量", "(?<!办理)政务服务事项数量"),
    ("可全程在线办理事项数量", "可全程在线办理政务服务事项数量"),
    ("自然人办件量", "自然人办件量"),
    ("法人办件量", "法人办件量"),
    ("收到留言数量", "收到留言数量"),
    ("办结留言数量", "办结留言数量"),
    ("公开答复数量", "公开答复数量"),
    ("征集调查期数", "征集调查期数"),
    ("公布调查结果期数", "公布调查结果期数"),
    ("访谈网民留言数量", "(?<!收到)网民留言数量"),
    ("答复网民提问数量", "答复网民提问数量"),
    ("发现问题数量", "发现问题数量"),
    ("问题整改数量", "问题整改数量"),
)
_FORMS = (
    *((name, re.compile(rf"总数{_NUMBER}[ |]*[一-龥]{{0,12}}?{part}")) for name, part in _TOTALS),
    *((name, re.compile(label + _NUMBER)) for name, label in _LABELS),
)
_LEAST = 4
"""Labels below which it is not the form: a notice may name one or two of them."""
_LONGEST = 30_000
"""Characters that are looked at; a form has 600."""

_SUMS = (
    ("W01", "信息发布总数", ("概况类信息更新量", "政务动态信息更新量", "信息公开目录信息更新量")),
    ("W02", "解读信息发布总数", ("解读材料数量", "解读产品数量", "媒体评论文章数量")),
    ("W03", "办件量总数", ("自然人办件量", "法人办件量")),
)
_PARTS = (
    ("W04", "独立用户访问总量", "网站总访问量", Mark.SURE),
    ("W05", "可全程在线办理事项数量", "政务服务事项数量", Mark.SURE),
    ("W06", "专栏专题新开设数量", "专栏专题维护数量", Mark.SURE),
    ("W07", "公开答复数量", "办结留言数量", Mark.ADVICE),
    ("W08", "办结留言数量", "收到留言数量", Mark.ADVICE),
    ("W09", "公布调查结果期数", "征集调查期数", Mark.ADVICE),
    ("W10", "答复网民提问数量", "访谈网民留言数量", Mark.ADVICE),
    ("W11", "问题整改数量", "发现问题数量", Mark.ADVICE),
)
"""A part and its whole. Advice where something of the year before may be among the part."""


def figures(lines: Sequence[Line]) -> tuple[tuple[str, int | None], ...]:
    """The numbers of the form by name, those of its labels that are there; None where no number stands beside one.

    Empty when it is not the form, or when a label has two numbers (several sites' forms on one page).
    """
    text = _plain(lines)
    found: dict[str, int | None] = {}
    for name, form in _FORMS:
        hits = {_whole(hit[1]) for hit in form.finditer(text)}
        if len(hits - {None}) > 1:
            return ()
        if hits:
            found[name] = next(iter(hits - {None}), None)
    return tuple(found.items()) if len(found) >= _LEAST else ()


def sheet_identities(facts: AnnualFacts) -> tuple[Identity, ...]:
    """W01 to W11, as far as the labels are there: sums that must agree, parts that cannot exceed their whole."""
    return tuple(_identities(dict(facts.figures)))


def _plain(lines: Sequence[Line]) -> str:
    """One text: rows of a table apart by strokes, lines of prose by blanks, units left out."""
    parts: list[str] = []
    for before, line in pairwise((None, *lines)):
        if line is None:
            continue
        parts.append("|" if line.cells or (before and before.cells) else " ")
        parts.append(" ".join(line.text.split()))
        if sum(map(len, parts)) > _LONGEST:
            break
    text = re.sub(r" {2,}", " ", _UNIT.sub(" ", "".join(parts)))
    return _BETWEEN_HAN.sub("", text)


def _whole(text: str | None) -> int | None:
    return int(re.sub("[,，]", "", text)) if text else None


def _identities(known: Mapping[str, int | None]) -> Iterator[Identity]:
    for id_, total, parts in _SUMS:
        if total in known and known.keys() >= set(parts):
            values = [known[part] for part in parts]
            right = None if None in values else sum(one for one in values if one is not None)
            holds = _same(known[total], right)
            says = f"{total}＝{'＋'.join(parts)}"
            yield _identity(id_, Mark.SURE, holds, (known[total], right), says)
    for id_, part, whole, mark in _PARTS:
        if part in known and whole in known:
            left, right = known[part], known[whole]
            fits = None if left is None or right is None else left <= right
            yield _identity(id_, mark, fits, (left, right), f"{part}不大于{whole}")


def _same(left: int | None, right: int | None) -> bool | None:
    return None if left is None or right is None else left == right


def _identity(
    id_: str, mark: Mark, holds: bool | None, sides: tuple[int | None, int | None], says: str
) -> Identity:
    left, right = ("" if side is None else str(side) for side in sides)
    reason = "" if holds is not None else "所需的数有空缺或未能读出"
    return Identity(id_, says, mark, holds, left, right, "网站年度报表", "0", reason)
