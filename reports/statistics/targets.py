"""How far the year's targets are reached: 力争200条，确保不少于160条."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from records.statistics import Reach, Span, Target
from reports.phrases import long_date
from reports.rows import NOTHING
from reports.statistics.figures import Figures, Row, Words, total
from reports.statistics.material import Material, reach_words
from reports.statistics.model import CountTable, Section


def progress(figures: Figures, material: Material) -> Section | None:
    """Each target against what was posted from the first of January on; None where none was set."""
    targets = [one for one in material.targets if _asked(material, one)]
    if not targets:
        return None
    last = material.span.last
    year = Span(f"{last.year}", f"{last.year}年", date(last.year, 1, 1), last)
    words: Words = ()
    lines: list[tuple[Words, ...]] = []
    lists: dict[str, Reach] = {}
    for one in targets:
        rows = _rows(material, one, year)
        words += _said(figures, material, one, rows, year)
        lines.append(_line(figures, material, one, rows))
        lists |= {each.column: each for each in _lists(material, one)}
    reach = reach_words(figures, replace(material, span=year), tuple(lists.values()))
    table = CountTable(
        "年度发布目标进度",
        ("单位", "栏目类别", "已公开", "确保", "完成率", "力争", "完成率"),
        tuple(lines),
        (36, 26, 20, 16, 22, 16, 20),
        reach,
    )
    return Section("年度发布目标", words, (table,))


def _asked(material: Material, target: Target) -> bool:
    return material.wanted(target.agency) if target.agency else not material.only


def _lists(material: Material, target: Target) -> list[Reach]:
    return material.lists(
        lambda one: (
            (not target.kind or one.kind == target.kind)
            and (not target.agency or one.agency == target.agency)
        )
    )


def _rows(material: Material, target: Target, year: Span) -> list[Row]:
    found = [
        one
        for one in material.posted(year)
        if (not target.agency or one.agency == target.agency)
        and (not target.kind or one.kind == target.kind)
    ]
    return material.item_rows(found)


def _name(material: Material, target: Target) -> str:
    who = material.name(target.agency) if target.agency else material.place
    return f"{who}{target.kind}{'类' if target.kind else ''}信息"


def _said(
    figures: Figures, material: Material, target: Target, rows: list[Row], year: Span
) -> Words:
    name = _name(material, target)
    goals: Words = ()
    if target.aim:
        goals = ("力争", figures.set(f"{name}力争目标", target.aim), "条")
    if target.least:
        goals += ("、" if goals else "",)
        goals += ("确保不少于", figures.set(f"{name}确保目标", target.least), "条")
    words: Words = (f"{name}年度目标为", *goals, f"，截至{long_date(year.last)}已公开")
    words += (figures.count(f"{name}本年已公开", rows), "条")
    if target.aim and total(rows) >= target.aim:
        return (*words, "，已达到力争目标。")
    for word, goal in (("确保", target.least), ("力争", target.aim)):
        words += _against(figures, name, word, goal, rows)
    return (*words, "。")


def _against(figures: Figures, name: str, word: str, goal: int, rows: list[Row]) -> Words:
    if not goal:
        return ()
    if total(rows) >= goal:
        return (f"，已达到{word}目标",)
    share = figures.share(f"{name}{word}目标完成率", rows, goal)
    left = figures.left(f"{name}距{word}目标", rows, goal)
    return (f"，完成{word}目标的", share, "（还差", left, "条）")


def _line(
    figures: Figures, material: Material, target: Target, rows: list[Row]
) -> tuple[Words, ...]:
    name = _name(material, target)
    cells: list[Words] = [
        (material.name(target.agency) if target.agency else material.place,),
        (target.kind or "全部",),
        (figures.count(f"{name}本年已公开", rows),),
    ]
    for word, goal in (("确保", target.least), ("力争", target.aim)):
        if goal:
            share = figures.share(f"{name}{word}目标完成率", rows, goal)
            cells += [(figures.set(f"{name}{word}目标", goal),), (share,)]
        else:
            cells += [(NOTHING,), (NOTHING,)]
    return tuple(cells)
