"""What the questions about annual reports share: could it be read, which identities fail, and what was last year's?"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from records import AnnualReport, Evidence, SiteReport
from records.finance import Identity

_SHOWN = 4
"""Cells that are named in a finding; the count says how many there are."""
_LEAST_SECTIONS = 3
"""Sections that must be found before a missing one means anything: a stub with an attachment has none."""


def why_unread(report: AnnualReport) -> str:
    """Why nothing can be said of its text, in Chinese words; empty when it was read."""
    if len(report.facts.sections) >= _LEAST_SECTIONS:
        return ""
    return report.reason or "未读到报告正文，可能在附件或图片中"


def of(report: AnnualReport, ids: Collection[str]) -> tuple[Identity, ...]:
    """Its identities with these numbers."""
    return tuple(one for one in report.identities if one.id in ids)


def failing(identities: Sequence[Identity]) -> tuple[Identity, ...]:
    """Those that surely do not hold."""
    return tuple(one for one in identities if one.holds is False)


def cells(failed: Sequence[Identity]) -> str:
    """The first of them in words: place, formula, both sides."""
    named = "；".join(
        f"{one.place}：{one.says}，实为{one.left}与{one.right}" for one in failed[:_SHOWN]
    )
    return f"{named}；等" if len(failed) > _SHOWN else named


def at(report: AnnualReport | SiteReport, failed: Sequence[Identity]) -> tuple[Evidence, ...]:
    """The report's bytes, with the place of each failing cell."""
    base = report.evidence or Evidence(report.url)
    return tuple(
        replace(base, place=one.place, excerpt=f"{one.left}≠{one.right}") for one in failed[:_SHOWN]
    )


def is_alone(report: AnnualReport) -> bool:
    """Is it a file that was checked by itself, with no site and so no last year beside it?"""
    return not report.site
