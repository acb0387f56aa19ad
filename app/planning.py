"""`plan`: the next weeks of the calendar of work, and what is overdue or was missed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from app import clock
from app.asked import WHOLE, check_theme, loaded
from app.console import emit, say, terminal, warn
from app.schedule.carrying import about
from app.schedule.days import uncovered
from app.schedule.moments import Calendar, Occurrence, calendar_of, in_order
from app.schedule.owing import LOOK_BACK
from app.tables import Line, show_lines
from records.config import Config, Plan
from records.config.schedule import REMINDER, YEARLY
from records.due import ABSORBED, FAILED, GIVEN_UP, STATE_WORDS, Due
from records.errors import UsageError
from records.store.office import OfficeStore

MOST_WEEKS = 106
"""Two years and a little."""
SHOWN_MISSED = timedelta(days=31)
"""How far back what was missed is shown."""
_WEEKDAYS = "一二三四五六日"
_FORMS = {"docx": "Word", "html": "网页", "xlsx": "台账", "json": "JSON", "md": "Markdown"}
_BULLETINS = {"day": "日提醒", "week": "周提醒", "month": "月通报", "quarter": "季度通报"}
"""What a round of a plan is written up as; by default as that of a day."""
_STYLES = {GIVEN_UP: "bold red", FAILED: "red", ABSORBED: "yellow"}


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a plan will do at a time, in words."""

    at: datetime
    plan: Plan
    period: str
    theme: str
    sites: str
    product: str


def run_plan(config_path: Path, weeks: int, first: str, *, as_json: bool) -> int:
    """Shows the calendar of work of the next weeks."""
    config = loaded(config_path)
    if not 1 <= weeks <= MOST_WEEKS:
        raise UsageError(f"--weeks 应在 1 到 {MOST_WEEKS} 之间")
    calendar = calendar_of(config)
    begin = _begin(first, calendar.zone)
    until = begin + timedelta(weeks=weeks)
    ahead = tuple(_ahead(config, one) for one in times(calendar, begin, until))
    owed, missed = _behind(config)
    if as_json:
        emit(_document(config, calendar, ahead, (*owed, *missed), begin, until))
        return 0
    _show(config, calendar, ahead, begin, until)
    _show_behind(calendar, owed, missed)
    for line in remarks(config, begin.date(), until.date()):
        warn(line)
    return 0


def times(calendar: Calendar, begin: datetime, until: datetime) -> Sequence[Occurrence]:
    """All that is due from a moment to another one, which is not included, in order."""
    first, last = (one.astimezone(UTC) - timedelta(microseconds=1) for one in (begin, until))
    return in_order(one for plan in calendar.plans for one in calendar.between(plan, first, last))


def announce(config: Config, now: datetime) -> None:
    """What `serve` says when it begins: each plan's next time, and what is odd about the calendar."""
    calendar = calendar_of(config)
    if config.schedule.standard:
        say("配置里没有日程（[[schedule.plans]]），按标准日程进行：")
    for plan in config.schedule.plans:
        found = calendar.next(plan, now)
        when = f"下次 {_local(found.at, calendar)}" if found else "目前没有到期的公开义务"
        what = found.theme if found and plan.work not in {REMINDER, YEARLY} else plan.work
        say(f"{plan.name}：{what}，{when}")
    for line in remarks(config, now.date(), now.date() + timedelta(days=60)):
        warn(line)


def remarks(config: Config, first: date, last: date) -> Iterator[str]:
    """What is odd about a calendar: years without holidays, another zone, unknown themes, idle plans."""
    for year in uncovered(first, last):
        yield f"{year}年的放假安排尚未收录，暂把周一至周五当作工作日；收录后自动改按放假安排"
    zone = ZoneInfo(config.schedule.timezone)
    moment = datetime.combine(first, time(12), UTC)
    if moment.astimezone(zone).utcoffset() != moment.astimezone(clock.SHANGHAI).utcoffset():
        yield (
            f"日程按时区 {config.schedule.timezone} 的钟点进行，与北京时间不同；"
            "如非有意，请把 timezone 改为 Asia/Shanghai"
        )
    themes = {one for plan in config.schedule.plans for one in plan.themes or (plan.theme,)}
    for theme in sorted(themes - {WHOLE}):
        if unknown := check_theme(theme, config.profile):
            yield unknown
    for plan in () if config.schedule.standard else config.schedule.plans:
        kinds = set(plan.duties) or {one.kind for one in config.duties}
        if plan.every == "duty" and not kinds & {
            kind for _, kind, _ in calendar_of(config).deadlines
        }:
            what = "、".join(plan.duties)
            yield f"计划“{plan.name}”按公开义务的期限进行，但配置中没有有期限的{what}公开义务，不会进行"


# ---- ahead ----------------------------------------------------------------------------------------


def _begin(first: str, zone: ZoneInfo) -> datetime:
    """The first moment of the given day; of today without one."""
    from app.cli.options import day

    return datetime.combine(day(first, clock.now().astimezone(zone).date()), time(), zone)


def _ahead(config: Config, one: Occurrence) -> Ahead:
    plan = one.plan
    if plan.work == YEARLY:
        return Ahead(one.at, plan, one.period, "全年汇总", "全部", f"{int(one.period) - 1}年度通报")
    if plan.work == REMINDER:
        named = about(config, plan, one.period) if plan.every == "duty" else ()
        theme = "、".join(named) or plan.note or plan.theme
        return Ahead(one.at, plan, one.period, theme, "", "提醒")
    names = {site.id: site.name for site in config.sites}
    sites = "、".join(names[one] for one in plan.sites) or f"全部 {len(names)} 个"
    forms = "、".join(_FORMS[one] for one in plan.formats)
    light = "（只看有变化的）" if plan.light else ""
    product = f"{_BULLETINS.get(plan.every, '专项提醒')}（{forms}）"
    return Ahead(one.at, plan, one.period, one.theme + light, sites, product)


def _show(
    config: Config, calendar: Calendar, ahead: Sequence[Ahead], begin: datetime, until: datetime
) -> None:
    last = until.date() - timedelta(days=1)
    kind = "标准日程" if config.schedule.standard else "日程"
    title = f"{kind} {begin:%Y-%m-%d} 至 {last:%Y-%m-%d}（{len(ahead)} 项，时区 {config.schedule.timezone}）"
    lines = [
        Line(
            (_date(one.at, calendar), _weekday(one.at, calendar), one.plan.name),
            f"{one.theme}{f'；网站：{one.sites}' if one.sites else ''}；产出：{one.product}",
        )
        for one in ahead
    ]
    if lines:
        show_lines(terminal(), title, ("日期", "星期", "工作"), "主题、网站和产出", lines)
    else:
        say(f"{title}：没有安排")


def _date(at: datetime, calendar: Calendar) -> str:
    return f"{at.astimezone(calendar.zone):%Y-%m-%d %H:%M}"


def _weekday(at: datetime, calendar: Calendar) -> str:
    return f"周{_WEEKDAYS[at.astimezone(calendar.zone).weekday()]}"


def _local(at: datetime, calendar: Calendar) -> str:
    return _date(at, calendar)


# ---- behind ---------------------------------------------------------------------------------------


def _behind(config: Config) -> tuple[tuple[Due, ...], tuple[Due, ...]]:
    """What is owed, and what was missed lately and taken into a later period."""
    path = config.data / "office.db"
    if not path.exists():
        return (), ()
    now = clock.now().astimezone(UTC)
    with OfficeStore(path) as office:
        past = office.due.between(now - SHOWN_MISSED, now + LOOK_BACK)
        return office.due.open(), tuple(one for one in past if one.state == ABSORBED)


def _show_behind(calendar: Calendar, owed: Sequence[Due], missed: Sequence[Due]) -> None:
    if not owed and not missed:
        say("没有拖欠，近一个月没有错过。")
        return
    lines = [
        Line(
            (_date(one.at, calendar), STATE_WORDS[one.state], one.plan),
            _behind_words(one),
            style=_STYLES.get(one.state, ""),
        )
        for one in (*owed, *missed)
    ]
    title = f"拖欠 {len(owed)} 项，近一个月错过 {len(missed)} 项"
    show_lines(terminal(), title, ("原定", "现状", "工作"), "说明", lines)


def _behind_words(one: Due) -> str:
    what = f"{one.period} {one.theme}".rstrip()
    if one.state == ABSORBED:
        return f"{what}，并入 {one.instead}" if one.instead else what
    why = f"，上次未成功：{one.said}" if one.said else ""
    return f"{what}{why}"


def _document(
    config: Config,
    calendar: Calendar,
    ahead: Sequence[Ahead],
    behind: Sequence[Due],
    begin: datetime,
    until: datetime,
) -> dict[str, object]:
    """The calendar for JSON; moments in the schedule's own zone."""
    last = until.date() - timedelta(days=1)
    return {
        "timezone": config.schedule.timezone,
        "from": begin.date().isoformat(),
        "to": last.isoformat(),
        "standard": config.schedule.standard,
        "ahead": [
            {
                "at": one.at.astimezone(calendar.zone).isoformat(timespec="minutes"),
                "plan": one.plan.name,
                "work": one.plan.work,
                "period": one.period,
                "theme": one.theme,
                "sites": one.plan.sites or tuple(site.id for site in config.sites),
                "product": one.product,
            }
            for one in ahead
        ],
        "behind": [
            {
                "at": one.at.astimezone(calendar.zone).isoformat(timespec="minutes"),
                "plan": one.plan,
                "period": one.period,
                "theme": one.theme,
                "state": one.state,
                "instead": one.instead,
                "said": one.said,
            }
            for one in behind
        ],
        "remarks": list(remarks(config, begin.date(), last)),
    }
