"""The `[schedule]` table: the calendar of work that `serve` carries out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from records.addresses import authority
from records.config.day_rules import DEFAULTS, LAST_DAY, day_rule, written
from records.config.hours import Hours, ever_open, read_hours
from records.config.model import Plan, Schedule
from records.config.standard_calendar import STANDARD
from records.config.table import Table
from records.kinds import DUTY_KINDS
from records.watched import Site

FORMATS = ("docx", "html", "xlsx", "json", "md")
"""Forms a bulletin can be written in."""
ROUND, REMINDER, YEARLY = "检查", "提醒", "年度通报"
WORKS = (ROUND, REMINDER, YEARLY)
_RHYTHMS = ("week", "day", "year", "duty", "month", "quarter")
_JITTER = 15
"""Minutes: enough that two offices with one calendar do not call on a shared host at the same second."""
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def read_schedule(table: Table, sites: Sequence[Site]) -> Schedule:
    """The schedule; what could never be carried out is an error. Without any plan there are the standard ones."""
    timezone = table.text("timezone", Schedule().timezone)
    try:
        ZoneInfo(timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        table.problem("timezone", f"没有“{timezone}”这个时区")
    probes = table.whole("probes", Schedule().probes, 0, 96)
    jitter = table.whole("jitter", _JITTER, 0, 120)
    hours = _hours(table)
    site_hours = _site_hours(table, sites, hours)
    standard = not table.has("plans")
    plans = tuple(_plans(table, sites, hours)) if not standard else _standard(hours)
    table.finish()
    return Schedule(timezone, probes, plans, hours, site_hours, jitter, standard)


def _hours(table: Table) -> Hours:
    hours, wrong = read_hours(table.texts("hours"))
    for place, words in wrong:
        table.problem_in("hours", place, words)
    return hours


def _site_hours(table: Table, sites: Sequence[Site], general: Hours) -> Mapping[str, Hours]:
    """By id of site. A key is a site's id or one of its hosts."""
    found: dict[str, Hours] = {}
    for name, text in table.words("site_hours").items():
        meant = [one.id for one in sites if name in {one.id, authority(one.url), *one.hosts}]
        hours, wrong = read_hours([text])
        if not meant:
            table.problem_in("site_hours", name, f"没有编号或域名为“{name}”的网站")
        for _, words in wrong:
            table.problem_in("site_hours", name, words)
        if not wrong and not ever_open([general, hours]):
            table.problem_in("site_hours", name, "与 hours 没有共同的时段，永远不能访问这个网站")
        found |= dict.fromkeys(meant, hours)
    return found


def _standard(hours: Hours) -> tuple[Plan, ...]:
    """The standard plans, each at a time at which visits are allowed."""
    return tuple(
        one if one.work == REMINDER or _allowed(one.time, hours) else _moved(one, hours)
        for one in STANDARD
    )


def _moved(plan: Plan, hours: Hours) -> Plan:
    return replace(plan, time=_begin(hours, plan.time))


def _begin(hours: Hours, time: str) -> str:
    """The time itself when it is allowed, else the beginning of the first span."""
    if _allowed(time, hours) or not hours.spans:
        return time
    return "{:02d}:{:02d}".format(*divmod(hours.spans[0][0], 60))


def _allowed(time: str, hours: Hours) -> bool:
    hour, minute = (int(part) for part in time.split(":"))
    return any(hours.hold(hour * 60 + minute, works=works) for works in (True, False))


def _plans(schedule: Table, sites: Sequence[Site], hours: Hours) -> Iterator[Plan]:
    """The plans; two of one name, or of one rhythm and theme, could not be told apart in the due-table."""
    names: set[str] = set()
    themes: set[tuple[str, str, tuple[str, ...]]] = set()
    for table in schedule.tables("plans"):
        plan = _plan(table, sites, hours)
        if plan.name in names:
            table.problem("name", f"计划名“{plan.name}”重复")
        names.add(plan.name)
        mine = {(plan.every, one, plan.sites) for one in plan.themes or (plan.theme,)}
        if plan.work == ROUND:
            if plan.every not in {"year", "duty"} and mine & themes:
                key = "themes" if plan.themes else "theme"
                again = "、".join(sorted(one for _, one, _ in mine & themes))
                table.problem(key, f"已有同一周期、同一主题（{again}）的计划")
            themes |= mine
        yield plan


def _plan(table: Table, sites: Sequence[Site], hours: Hours) -> Plan:
    defaults = Plan("", "month", "")
    every = table.choice("every", _RHYTHMS)
    work = table.choice("work", WORKS, ROUND)
    begin = _begin(hours, defaults.time)
    plan = Plan(
        name=table.text("name", None),
        every=every,
        on=_on(table, every),
        time=table.text("time", "09:00" if work == REMINDER else begin),
        theme=table.text("theme", defaults.theme),
        themes=table.texts("themes"),
        rules=table.texts("rules"),
        light=table.flag("light", default=every == "day"),
        formats=table.texts("formats", defaults.formats),
        sites=table.texts("sites"),
        work=work,
        duties=table.texts("duties"),
        note=table.text("note"),
    )
    _check_time(table, plan, hours)
    _check_members(table, "formats", plan.formats, FORMATS, "这种格式")
    _check_members(table, "duties", plan.duties, DUTY_KINDS, "这类公开义务")
    _check_members(table, "sites", plan.sites, [one.id for one in sites], "这个编号的网站")
    if not plan.formats:
        table.problem("formats", f"至少写一种格式；可选：{'、'.join(FORMATS)}")
    if plan.work == YEARLY and every in {"day", "week", "month", "quarter", "duty"}:
        table.problem("work", "年度通报一年一次，every 应为 year")
    table.finish()
    return plan


def _on(table: Table, every: str) -> str:
    """The day of the period: as a text, or as the number of a weekday or of a day of the (last) month."""
    by_number = every in {"week", "month", "quarter"} or every not in _RHYTHMS
    if by_number and table.has("day"):
        if table.has("on"):
            table.text("on")
            table.problem("on", "on 和 day 只写一个")
        number = table.whole("day", 1, 1, 7 if every == "week" else LAST_DAY)
        return written(every, max(1, min(number, 7 if every == "week" else LAST_DAY)))
    if every == "day" and table.has("day"):
        table.whole("day", 1, 1, 1)
    on = table.text("on", DEFAULTS.get(every, "第1个工作日"))
    found = day_rule(on, every) if every in _RHYTHMS else ""
    if every in _RHYTHMS and isinstance(found, str):
        table.problem("on", found)
    return on


def _check_time(table: Table, plan: Plan, hours: Hours) -> None:
    if not _TIME.fullmatch(plan.time):
        table.problem("time", f"“{plan.time}”不是时刻，应写成 02:00")
    elif plan.work == ROUND and not _allowed(plan.time, hours):
        table.problem("time", f"{plan.time} 不在允许访问的时段（schedule.hours）内")


def _check_members(
    table: Table, key: str, given: Sequence[str], known: Sequence[str], what: str
) -> None:
    for position, one in enumerate(given):
        if one not in known:
            listed = "、".join(known[:12])
            table.problem_in(key, position, f"没有“{one}”{what}；可选：{listed}")
