"""What happens on six small sites in the course of a year, by the calendar: all of it hand-written, so that what an
inspection must find on a day can be worked out by hand.

The days of a span are those on which a visitor meets the thing: from the first to the day before the last.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sample.nouns import AgencyPlan, ColumnPlan, Form, SitePlan, Style

FIRST, LAST = date(2026, 1, 4), date(2027, 1, 5)
"""From the Sunday before the first week of work to the day after the bulletin of the year: 52 weeks have a working
day between them (the week of Spring Festival has none), twelve months and four quarters."""
DOMAIN = "yunxi.example"


class Trouble(StrEnum):
    """What can happen to a site."""

    DEAD = "dead"
    """The form that a notice links answers 404."""
    FOOTER = "footer"
    """The foot of every page lacks the site's code."""
    SILENT = "silent"
    """Nothing new is posted to the first column."""
    LEAK = "leak"
    """A notice shows identity numbers in full; afterwards they are masked."""
    MOVED = "moved"
    """The site stands under another host; the old one sends visitors on."""
    BLOCKED = "blocked"
    """A firewall answers 403 to everything."""
    ROTTING = "rotting"
    """One old article after another answers 404."""
    FAILING = "failing"
    """HTTP 500 to everything."""
    DOWN = "down"
    """Connections are broken off."""


@dataclass(frozen=True, slots=True)
class Span:
    """A trouble of a site, and on which days."""

    site: str
    trouble: Trouble
    first: date
    last: date = date.max
    """The first day on which it is over."""

    def holds(self, day: date) -> bool:
        """Is it so on that day?"""
        return self.first <= day < self.last


def _span(site: str, trouble: Trouble, first: str, last: str = "") -> Span:
    return Span(
        site,
        trouble,
        date.fromisoformat(first),
        date.fromisoformat(last) if last else date.max,
    )


SCRIPT = (
    # appears, is fixed, comes again, is fixed again
    _span("gxj", Trouble.DEAD, "2026-03-10", "2026-04-20"),
    _span("gxj", Trouble.DEAD, "2026-09-08", "2026-10-19"),
    _span("gxj", Trouble.FOOTER, "2026-05-12", "2026-06-15"),
    _span("gxj", Trouble.FOOTER, "2026-11-03", "2026-12-07"),
    _span("lyj", Trouble.SILENT, "2026-03-01", "2026-04-25"),
    _span("lyj", Trouble.SILENT, "2026-08-10", "2026-09-30"),
    _span("ylj", Trouble.LEAK, "2026-06-25", "2026-07-20"),
    _span("qxj", Trouble.MOVED, "2026-05-06"),
    _span("dzj", Trouble.BLOCKED, "2026-03-20", "2026-05-11"),
    _span("wyj", Trouble.ROTTING, "2026-06-01"),
    _span("wyj", Trouble.FAILING, "2026-10-01", "2026-11-15"),
    _span("wyj", Trouble.DOWN, "2026-11-15"),
    # begins while a round of the office lies broken off
    _span("ylj", Trouble.FOOTER, "2026-11-17", "2026-12-02"),
    # begins and ends while the office's machine is off for weeks: only an undisturbed year knows of it
    _span("dzj", Trouble.FOOTER, "2026-08-04", "2026-09-01"),
)
NEW_HOST = f"weather.{DOMAIN}"
CORRECTED = date(2026, 5, 25)
"""The day on which the office enters the new host of the site that moved."""
_OFFICES = (
    ("gxj", "供销合作社", Style.TRS), ("lyj", "林业局", Style.HANWEB), ("ylj", "园林绿化中心", Style.GBK),
    ("qxj", "气象局", Style.TRS), ("dzj", "地震局", Style.HANWEB), ("wyj", "物业管理中心", Style.GBK),
)  # fmt: skip
AGENCIES = tuple(AgencyPlan(key, f"云溪区{name}", (name,), "部门") for key, name, _ in _OFFICES)


def _columns() -> tuple[ColumnPlan, ...]:
    return (
        ColumnPlan("gzdt", "工作动态", "动态要闻", folder="gzdt", step=7, first_level=True, on_home=True),
        ColumnPlan("tzgg", "通知公告", "通知公告", folder="tzgg", step=28, first_level=True, on_home=True),
        ColumnPlan("jgzn", "机构职能", "机构职能", folder="jgzn", form=Form.SINGLE, newest=90),
    )  # fmt: skip


SITES = tuple(
    SitePlan(
        id=key, key=key, number=number, district=1, host=f"{key}.{DOMAIN}", name=agency.name,
        region="云溪区", agency=agency, style=style, code=f"9900100{number:03d}", columns=_columns(),
        small=True,
    )
    for number, (agency, (key, _, style)) in enumerate(zip(AGENCIES, _OFFICES, strict=True))
)  # fmt: skip


def spans(site: str, *troubles: Trouble) -> tuple[Span, ...]:
    """What happens to a site, of some sorts or of any."""
    return tuple(
        one for one in SCRIPT if one.site == site and (not troubles or one.trouble in troubles)
    )


def now(site: str, day: date) -> frozenset[Trouble]:
    """What is the matter with a site on a day."""
    return frozenset(one.trouble for one in spans(site) if one.holds(day))
