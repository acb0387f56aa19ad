"""The `[schedule]` table: when `serve` runs which rounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from records.config.model import Plan, Schedule
from records.config.table import Table

FORMATS = ("docx", "html", "xlsx", "json", "md")
"""Forms a bulletin can be written in."""
_RHYTHMS = ("week", "day", "month", "quarter")
_LAST_DAY = {"week": 7, "month": 28, "quarter": 28}
"""Days that every week, month and quarter has: the 29th would skip February."""
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def read_schedule(table: Table) -> Schedule:
    """The schedule; a day or time that some period lacks is an error."""
    timezone = table.text("timezone", Schedule().timezone)
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        table.problem("timezone", f"没有“{timezone}”这个时区")
    probes = table.whole("probes", Schedule().probes, 0, 96)
    plans = tuple(_plans(table))
    table.finish()
    return Schedule(timezone, probes, plans)


def _plans(schedule: Table) -> Iterator[Plan]:
    """The plans; two of one name, or of one rhythm and theme, could not be told apart in the due-table."""
    names: set[str] = set()
    themes: set[tuple[str, str]] = set()
    for table in schedule.tables("plans"):
        plan = _plan(table)
        if plan.name in names:
            table.problem("name", f"计划名“{plan.name}”重复")
        if (plan.every, plan.theme) in themes:
            table.problem("theme", f"已有同一周期、同一主题（{plan.theme}）的计划")
        names.add(plan.name)
        themes.add((plan.every, plan.theme))
        yield plan


def _plan(table: Table) -> Plan:
    defaults = Plan("", "month", 1)
    every = table.choice("every", _RHYTHMS)
    plan = Plan(
        name=table.text("name", None),
        every=every,
        day=1 if every == "day" else table.whole("day", None, 1, _LAST_DAY.get(every, 28)),
        time=table.text("time", defaults.time),
        theme=table.text("theme", defaults.theme),
        rules=table.texts("rules"),
        light=table.flag("light", default=every == "day"),
        formats=table.texts("formats", defaults.formats),
    )
    if not _TIME.fullmatch(plan.time):
        table.problem("time", f"“{plan.time}”不是时刻，应写成 02:00")
    for position, one in enumerate(plan.formats):
        if one not in FORMATS:
            message = f"没有“{one}”这种格式；可选：{'、'.join(FORMATS)}"
            table.problem_in("formats", position, message)
    if not plan.formats:
        table.problem("formats", f"至少写一种格式；可选：{'、'.join(FORMATS)}")
    table.finish()
    return plan
