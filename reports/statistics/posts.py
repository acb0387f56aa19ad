"""How much was posted: in all, by class of column, by agency; and interpretations by form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from records.kinds import COLUMN_KINDS
from records.statistics import Item, Reach
from reports.rows import NOTHING
from reports.statistics.figures import Figures, Row, Words
from reports.statistics.material import (
    Material,
    against_last_year,
    at_least,
    comparable,
    joined,
    reach_words,
)
from reports.statistics.model import CountTable, Section

READING = "政策解读"
_SHOWN = 8
"""Classes that the text names."""
_UNTOLD = "形式未辨明"
"""Its page was not read, or says nothing of its form."""


def posted(figures: Figures, material: Material) -> Section:
    """政务信息发布."""
    now = material.posted(material.span)
    before = material.posted(material.span.year_before)
    lists = material.lists()
    rows, old = material.item_rows(now), material.item_rows(before)
    if not rows and not any(one.covers(material.span) for one in lists):
        return Section("政务信息发布", (*_unread(material), *_left_out(figures, material)))
    words: Words = (f"{material.place}列表中未见统计期内公开的信息",)
    if rows:
        words = (f"{material.place}通过政府网站公开信息", figures.count("公开信息", rows), "条")
        words += at_least(lists, material.span)
    if comparable(lists, material.span):
        words += against_last_year(figures, "公开信息", rows, old, "条")
    else:
        words += _alike(figures, material, now, before)
    if rows:
        words += ("。按栏目类别，", *_by_kind(figures, rows))
    tables = (
        _kinds_table(figures, material, now, before),
        _agencies_table(figures, material, now, before),
    )
    words += ("。", *_left_out(figures, material))
    return Section("政务信息发布", words, tables if rows else tables[:1])


def _unread(material: Material) -> Words:
    return (f"{material.place}的栏目列表均未读全统计期，没有可统计的信息，不等于没有公开。",)


def _alike(
    figures: Figures, material: Material, now: Sequence[Item], before: Sequence[Item]
) -> Words:
    """The comparison over those columns alone that were read alike in both years."""
    columns = [one for one in material.lists() if one.compares(material.span)]
    ids = {one.column for one in columns}
    rows = material.item_rows(one for one in now if one.columns[0] in ids)
    old = material.item_rows(one for one in before if one.columns[0] in ids)
    if not rows or not old:
        return ()
    count = figures.count("两年均读全的栏目", [material.column_row(one) for one in columns])
    told = against_last_year(figures, "两年均读全的栏目公开信息", rows, old, "条")
    mine = figures.count("两年均读全的栏目公开信息", rows)
    return ("；两年均读全的", count, "个栏目中公开", mine, "条", *told)


def _by_kind(figures: Figures, rows: Sequence[Row]) -> Words:
    """The classes with most; what is left is one number."""
    kinds = Counter(row.kind for row in rows)
    ordered = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    shown = ordered if len(ordered) <= _SHOWN + 1 else ordered[:_SHOWN]
    told = [
        (
            _said(kind),
            figures.count(f"{kind}类信息", [row for row in rows if row.kind == kind]),
            "条",
        )
        for kind in shown
    ]
    rest = [row for row in rows if row.kind not in shown]
    if rest:
        told.append(("其余各类", figures.count("其余各类信息", rest), "条"))
    return joined(told)


def _said(kind: str) -> str:
    return "其他栏目" if kind == "其他" else kind


def _left_out(figures: Figures, material: Material) -> Words:
    """What was not counted, and why."""
    undated = material.item_rows(material.undated(material.span))
    gone = material.item_rows(material.withdrawn(material.span))
    said: list[Words] = []
    if undated:
        said.append(("未标明确切日期的", figures.count("没有确切日期的信息", undated), "条"))
    if gone:
        said.append(("曾列出但现已撤下的", figures.count("已撤下的信息", gone), "条"))
    return ("另有", *joined(said), "，均未计入。") if said else ()


def _kinds_table(
    figures: Figures, material: Material, now: Sequence[Item], before: Sequence[Item]
) -> CountTable:
    kinds = dict.fromkeys(one.kind for one in (*now, *before))
    lines = [
        (
            (kind,),
            *_counts(
                figures,
                material,
                f"{kind}类信息",
                [one for one in now if one.kind == kind],
                [one for one in before if one.kind == kind],
                material.lists(lambda one, kind=kind: one.kind == kind),  # type: ignore[misc]
            ),
        )
        for kind in sorted(kinds, key=COLUMN_KINDS.index)
    ]
    whole = _counts(figures, material, "公开信息", now, before, material.lists())
    return CountTable(
        "公开信息（按栏目类别）",
        ("栏目类别", "条数", "上年同期", "同比"),
        (*lines, (("合计",), *whole)),
        (60, 32, 32, 32),
        reach_words(figures, material, material.lists()),
    )


def _agencies_table(
    figures: Figures, material: Material, now: Sequence[Item], before: Sequence[Item]
) -> CountTable:
    owners = {one.agency for one in (*now, *before)}
    known = [id_ for id_ in material.agencies if id_ in owners]
    lines = []
    for agency in (*known, *sorted(owners - set(known))):
        mine, old = _of(now, agency), _of(before, agency)
        what = f"{material.name(agency)}公开信息"
        counts = _counts(figures, material, what, mine, old, _lists_of(material, agency, mine, old))
        kinds = _kinds_of(figures, material, agency, mine)
        lines.append(((material.name(agency),), *counts, kinds))
    return CountTable(
        "公开信息（按单位）",
        ("单位", "条数", "上年同期", "同比", "按栏目类别"),
        tuple(lines),
        (36, 16, 18, 26, 60),
        reach_words(figures, material, material.lists()),
        frozenset({4}),
    )


def _of(items: Sequence[Item], agency: str) -> list[Item]:
    return [one for one in items if one.agency == agency]


def _lists_of(
    material: Material, agency: str, now: Sequence[Item], before: Sequence[Item]
) -> list[Reach]:
    """The lists of an agency, and those that list something of its own."""
    mine = {id_ for one in (*now, *before) for id_ in one.columns}
    return material.lists(lambda one: one.agency == agency or one.column in mine)


def _kinds_of(figures: Figures, material: Material, agency: str, items: Sequence[Item]) -> Words:
    rows, name = material.item_rows(items), material.name(agency)
    kinds = Counter(row.kind for row in rows)
    ordered = sorted(kinds, key=lambda kind: (-kinds[kind], kind))
    return joined(
        (
            _said(kind),
            figures.count(f"{name}{kind}类信息", [row for row in rows if row.kind == kind]),
            "条",
        )
        for kind in ordered
    ) or (NOTHING,)


def _counts(
    figures: Figures,
    material: Material,
    what: str,
    now: Sequence[Item],
    before: Sequence[Item],
    lists: Sequence[Reach],
) -> tuple[Words, Words, Words]:
    """条数, 上年同期 and 同比; the last two only where both were read alike."""
    rows, old = material.item_rows(now), material.item_rows(before)
    count = (figures.count(what, rows),)
    if not comparable(lists, material.span):
        return count, (NOTHING,), ("读取范围不同，不比较",)
    told = against_last_year(figures, what, rows, old, "条")
    first = str(told[0]).lstrip("，").removeprefix("同比")
    return count, (figures.count(f"{what}（上年同期）", old),), (first, *told[1:])


# ---- interpretations ------------------------------------------------------------------------------


def interpreted(figures: Figures, material: Material) -> Section:
    """政策解读, by form; one that speaks in several ways is counted under each."""
    lists = material.lists(lambda one: one.kind == READING)
    items = [one for one in material.posted(material.span) if one.kind == READING]
    before = [one for one in material.posted(material.span.year_before) if one.kind == READING]
    if not lists:
        return Section(READING, ("没有可检查的政策解读类列表栏目，本期未检查。",))
    rows, old = material.item_rows(items), material.item_rows(before)
    forms = _by_form(material, items)
    reach = reach_words(figures, material, lists)
    table = CountTable(
        "政策解读（按形式）",
        ("形式", "件数"),
        (
            *(((form,), (figures.count(f"{form}解读", mine),)) for form, mine in forms),
            (("合计（每件计一次）",), (figures.count(f"{READING}材料", rows),)),
        ),
        (78, 78),
        reach,
    )
    if not rows:
        missing = "未发布政策解读材料。" if all(one.covers(material.span) for one in lists) else ""
        short = "已读到的列表中没有统计期内的政策解读材料，栏目未读全。"
        return Section(READING, (missing or short,), (table,))
    words: Words = ("发布政策解读材料", figures.count(f"{READING}材料", rows), "件")
    words += at_least(lists, material.span)
    if comparable(lists, material.span):
        words += against_last_year(figures, READING, rows, old, "件")
    told = joined((form, figures.count(f"{form}解读", mine), "件") for form, mine in forms)
    several = sum(len(mine) for _, mine in forms) > len(rows)
    tail = "（一件采用几种形式的，每种各计一次）。" if several else "。"
    return Section(READING, (*words, "，其中", *told, tail), (table,))


def _by_form(material: Material, items: Sequence[Item]) -> list[tuple[str, list[Row]]]:
    """Forms with their rows, most first; what no page says comes last."""
    found: dict[str, list[Row]] = {}
    for one, row in zip(items, material.item_rows(items), strict=True):
        for form in one.forms or (_UNTOLD,):
            found.setdefault(form, []).append(row)
    return sorted(found.items(), key=lambda each: (each[0] == _UNTOLD, -len(each[1]), each[0]))
