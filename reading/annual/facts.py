"""From a title and lines to the facts of an annual report."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from reading.annual import prose
from reading.annual.applications import applications
from reading.annual.paper import Line
from reading.annual.sections import Section, Sections, sections
from reading.annual.sketch import sketch
from reading.annual.tables import decided, form_year, remedies, stock
from reading.annual.website import figures
from reading.titles import Announced, announced
from records.annual import AnnualFacts, Form
from records.privacy import veil

_REPORT, _SHEET = "年度报告", "网站年度报表"
_NO_SECTION = Section(0, "", ())
_SPACE = re.compile(r"\s+")
_ALL = 6


def website_year(title: str) -> int | None:
    """The year of a 政府网站工作年度报表 by its title; None for anything else."""
    return next((one.year for one in announced(title) if one.what == _SHEET), None)


def report_of(title: str) -> Announced | None:
    """What a title announces, when it is an annual report on disclosure."""
    return next((one for one in announced(title) if one.what == _REPORT), None)


def announced_within(lines: Sequence[Line]) -> tuple[str, Announced] | None:
    """The last heading among the lines that announces a report; the line before may name its owner."""
    texts = [_SPACE.sub("", line.text[:_LONGEST_TITLE]) for line in lines]
    for at in range(len(texts) - 1, -1, -1):
        text = texts[at]
        if not _ENDS.search(text) or not (says := report_of(text)):
            continue
        both = texts[at - 1] + text if at else text
        whole = report_of(both) if len(both) <= _LONGEST_TITLE else None
        better = whole is not None and whole.owner and not says.owner
        return (both, whole) if better and whole else (text, says)
    return None


_ENDS = re.compile(r"(?:报告|年报)[）)》”]?$")
_SHEET_ENDS = re.compile(r"(?:报表|年报)(?:[（(]?20\d\d年(?:度)?[）)]?)?[》”]?$")
_LONGEST_TITLE = 80


def sheet_within(lines: Sequence[Line]) -> tuple[str, int] | None:
    """The heading of a site's yearly sheet on the first lines, and its year, which may stand on the next line."""
    texts = [_SPACE.sub("", line.text[:_LONGEST_TITLE]) for line in lines[:TOP]]
    for at, text in enumerate(texts):
        if "网站" in text and _SHEET_ENDS.search(text):
            for heading in (text, "".join(texts[at : at + 2])):
                if year := website_year(heading):
                    return heading, year
    return None


def announces(title: str, top: Sequence[Line]) -> bool:
    """Is it an annual report or a site's yearly sheet, by its title or by the heading on its first lines?"""
    by_title = website_year(title) is not None or report_of(title) is not None
    return by_title or bool(announced_within(top[:TOP]) or sheet_within(top))


Stands = Callable[[Sections], tuple[int, ...]]
"""Which of the sections have neither a table nor anything in which one could stand."""


def _none_bare(_: Sections) -> tuple[int, ...]:
    return ()


def facts_of(title: str, lines: Sequence[Line], bare: Stands = _none_bare) -> AnnualFacts | None:
    """The facts of a report that its title, or the heading in its own text, announces; None when neither does."""
    if year := website_year(title):
        return _sheet(title, year, lines)
    parts = sections(lines)
    own = announced_within(parts.head if parts.found else lines[:TOP])
    told = report_of(title)
    if told is not None:
        return _report(title, told, own[1].year if own else None, parts, bare)
    own = own or announced_within(lines[:TOP])
    if own:
        return _report(own[0], own[1], own[1].year, parts, bare)
    sheet = sheet_within(lines)
    return _sheet(*sheet, lines) if sheet else None


def _sheet(title: str, year: int, lines: Sequence[Line]) -> AnnualFacts:
    """A site's yearly sheet."""
    return AnnualFacts(Form.WEBSITE, veil(title), year, figures=figures(lines))


TOP = 12
"""Lines at the beginning of a file in which its heading must stand."""


def _report(
    title: str, told: Announced, heading: int | None, parts: Sections, bare: Stands
) -> AnnualFacts:
    first, second, third, fourth, fifth, sixth = (
        parts.of(number) or _NO_SECTION for number in range(1, _ALL + 1)
    )
    head = "".join(_SPACE.sub("", line.text) for line in parts.head)
    opening, problems, rest = first.prose, fifth.prose, sixth.prose
    words = f"{opening}{problems}{rest}"
    names = prose.self_names(head + opening)
    table = applications(third.lines)
    groups, empty, has_groups = remedies(fourth)
    year = form_year(second.text)
    shingles, hashes = sketch(words, (told.owner, *names))
    recognised = ((2, year is not None), (3, table.seen), (4, has_groups))
    return AnnualFacts(
        form=Form.DISCLOSURE,
        title=veil(title),
        year=told.year,
        owner=veil(told.owner),
        heading_year=heading,
        period=prose.period(head + opening),
        lead_years=prose.lead_years(opening),
        self_names=names,
        sections=tuple(one.number for one in parts.found),
        places=tuple((parts.of(number) or _NO_SECTION).place for number in range(1, _ALL + 1)),
        topics=prose.topics(opening),
        problems=prose.weight_of_problems(problems) if fifth.number else None,
        form_year=year,
        tables=tuple(number for number, there in recognised if there),
        regulations=stock(second.text, "规章"),
        normative=stock(second.text, "规范性文件"),
        decided=decided(second.text),
        applications=table.rows,
        remedies=groups,
        odd=table.odd,
        blanks=(table.blanks, empty),
        said=prose.statements(words),
        repealed=prose.repealed(head + words),
        explains=prose.explains(words),
        told=prose.told(head + words),
        fees=prose.fees(rest) if sixth.number else "",
        bare=bare(parts),
        rolled=prose.rolled(head + opening),
        shingles=shingles,
        sketch=hashes,
    )
