"""Do the headings, table titles and opening sentences of a budget or account speak of its own year?

Comparisons with the year before, dates of documents and 截至… are no matter of this question. Easily mistaken: a
document of two years (budget and account together), a sentence that compares, the name of a regulation. None of
these is a breach.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from records import Answer, BudgetReport, Clause, Heading, breach, clear, unsure
from rules.finance._report import at, joined, unreadable


def check(report: BudgetReport, clause: Clause, today: date) -> Answer:
    """Headings of another year first, then sentences that nothing of the report's own year repeats."""
    del clause, today
    if answer := unreadable(report):
        return answer
    if report.year is None:
        return unsure(report.evidence, reason="标题没有写明年度")
    allowed = {report.year, *report.years}
    dated = [one for one in report.facts.headings if one.year is not None]
    titles = [one for one in dated if one.kind == "heading" and one.year not in allowed]
    own = [one for one in dated if one.year in allowed]
    if titles and not own:
        return unsure(
            report.evidence,
            reason=f"正文标题均为{titles[0].year}年，与标题年度不一，可能附错文件或另有所指",
        )
    if titles:
        return breach(
            at(report, titles[0].place, titles[0].text),
            variant="title",
            found=_said(titles),
            year=report.year,
        )
    stale = [
        one
        for one in dated
        if one.kind == "sentence" and one.year not in allowed and not _repeated(one, own)
    ]
    if stale:
        return breach(
            at(report, stale[0].place, stale[0].text),
            variant="text",
            found=_said(stale),
            year=report.year,
        )
    if not report.complete:
        return unsure(report.evidence, reason=f"未能全部读取：{report.reason}")
    return clear(report.evidence)


def _said(found: Sequence[Heading]) -> str:
    return joined(f"“{one.text}”（{one.place}）" for one in found)


def _repeated(one: Heading, own: Sequence[Heading]) -> bool:
    """Does a sentence about the same thing speak of the right year?"""
    tail = one.text.partition(str(one.year))[2].lstrip("年度")
    return any(tail and tail in other.text for other in own if other.kind == "sentence")
