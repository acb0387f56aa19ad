"""规范性文件: made, repealed, run out and in force."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from records.statistics import EXPIRED, IN_FORCE, REPEALED, UNSTATED, Item, Paper, Span
from reports.phrases import long_date
from reports.plain import plain
from reports.statistics.figures import Figures, Row, Words
from reports.statistics.material import (
    Material,
    against_last_year,
    comparable,
    joined,
    reach_words,
)
from reports.statistics.model import CountTable, Section

DOCUMENTS = "规范性文件"
_WORDS = {
    IN_FORCE: "现行有效", REPEALED: "已废止", EXPIRED: "已失效", UNSTATED: "未载明效力状态",
}  # fmt: skip


def documents(figures: Figures, material: Material) -> Section:
    """What the pages of the 规范性文件 columns and the posts about them say, at the end of the span."""
    lists = material.lists(lambda one: one.kind == DOCUMENTS)
    if not lists:
        return Section(DOCUMENTS, ("没有可检查的规范性文件类列表栏目，本期未检查。",))
    papers = [one for one in material.papers if material.wanted(one.agency)]
    span = material.span
    made = _rows(material, [one for one in papers if _made(one, span)])
    old = _rows(material, [one for one in papers if _made(one, span.year_before)])
    repealed = _rows(material, [one for one in papers if span.holds(one.repealed)])
    ended = _rows(material, [one for one in papers if _ended(one, span)])
    stood = _standing(material, papers, span.last)
    words: Words = _told(figures, "制发", made) if made else ("未见统计期内制发的规范性文件",)
    if comparable(lists, span) and not any(_unopened(material, one) for one in _both(span)):
        words += against_last_year(figures, DOCUMENTS, made, old, "件")
    words += ("；", *_events(figures, repealed, ended), "。")
    words += _stock(figures, stood, span.last, papers)
    words += _unread(figures, material)
    undated = [one for one in papers if one.made is None or not one.made.exact]
    undated = [one for one in undated if span.touches(one.made)]
    if undated:
        rows = _rows(material, undated)
        words += (
            "另有没有确切成文和发布日期的",
            figures.count("日期不确切的文件", rows),
            "件，未计入制发数。",
        )
    return Section(DOCUMENTS, words, (_table(figures, material, (made, repealed, ended), stood),))


def _both(span: Span) -> tuple[Span, Span]:
    return span, span.year_before


def _unopened(material: Material, span: Span) -> list[Item]:
    """What is only listed: whether it is a document, and of which day, its page would have to tell."""
    return [one for one in material.posted(span) if one.kind == DOCUMENTS and not one.read]


def _unread(figures: Figures, material: Material) -> Words:
    items = _unopened(material, material.span)
    if not items:
        return ()
    count = figures.count("未读到正文的规范性文件类信息", material.item_rows(items))
    return ("列表中另有未读到正文的信息", count, "条，未计入。")


def _made(paper: Paper, span: Span) -> bool:
    return paper.made is not None and span.holds(paper.made.exact)


def _ended(paper: Paper, span: Span) -> bool:
    """Did its own term run out in these days, unless it was repealed before?"""
    early = paper.repealed is not None and paper.until is not None and paper.repealed <= paper.until
    return span.holds(paper.until) and not early


def _told(figures: Figures, verb: str, rows: Sequence[Row]) -> Words:
    return (f"{verb}规范性文件", figures.count(f"{verb}的规范性文件", rows), "件")


def _events(figures: Figures, repealed: Sequence[Row], ended: Sequence[Row]) -> Words:
    if not repealed and not ended:
        return ("未见统计期内废止、期满失效的文件",)
    parts: list[Words] = []
    if repealed:
        parts.append(("公布废止", figures.count("公布废止的规范性文件", repealed), "件"))
    if ended:
        parts.append(("有效期届满", figures.count("有效期届满的规范性文件", ended), "件"))
    return joined(parts)


def _stock(
    figures: Figures, stood: dict[str, list[Row]], last: date, papers: Sequence[Paper]
) -> Words:
    rows = [row for mine in stood.values() for row in mine]
    if not papers or not rows:
        return ()
    told = joined(
        (_WORDS[word], figures.count(f"{_WORDS[word]}的规范性文件", mine), "件")
        for word, mine in stood.items()
        if mine
    )
    count = figures.count("在网公开的规范性文件", rows)
    return (f"截至{long_date(last)}，读到正文的在网规范性文件", count, "件，其中", *told, "。")


def _standing(material: Material, papers: Sequence[Paper], day: date) -> dict[str, list[Row]]:
    """By how they stand on a day; what was made later is not there yet."""
    there = [one for one in papers if one.made is None or one.made.earliest <= day]
    return {
        word: _rows(material, [one for one in there if one.standing(day) == word])
        for word in _WORDS
    }


def _table(
    figures: Figures,
    material: Material,
    events: tuple[Sequence[Row], Sequence[Row], Sequence[Row]],
    stood: dict[str, list[Row]],
) -> CountTable:
    made, repealed, ended = events
    lines: list[tuple[Words, ...]] = [
        (("统计期内制发",), (figures.count("制发的规范性文件", made),)),
        (("统计期内公布废止",), (figures.count("公布废止的规范性文件", repealed),)),
        (("统计期内有效期届满",), (figures.count("有效期届满的规范性文件", ended),)),
    ]
    for word, mine in stood.items():
        lines.append(
            ((f"期末{_WORDS[word]}",), (figures.count(f"{_WORDS[word]}的规范性文件", mine),))
        )
    lists = material.lists(lambda one: one.kind == DOCUMENTS)
    return CountTable(
        "规范性文件",
        ("项目", "件数"),
        tuple(lines),
        (78, 78),
        reach_words(figures, material, lists),
    )


def _rows(material: Material, papers: Sequence[Paper]) -> list[Row]:
    return [
        Row(
            key=f"paper:{one.url}",
            sort=DOCUMENTS,
            title=material.discretion.name(one.title, one.url),
            agency=material.name(one.agency),
            kind=DOCUMENTS,
            day=str(one.made) if one.made else "",
            note=_note(one),
            url=material.discretion.link(one.url),
        )
        for one in papers
    ]


def _note(paper: Paper) -> str:
    """Its number, what the page says of it, its last day and when it was repealed."""
    told = [plain(paper.number), f"标注{plain(paper.label)}" if paper.label else ""]
    told += [f"有效期至{paper.until}"] if paper.until else []
    told += [f"{paper.repealed}公布废止"] if paper.repealed else []
    return "，".join(part for part in told if part)
