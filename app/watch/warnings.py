"""What is wrong now, from what is stored: nothing is remembered between two looks but what was told already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from app.keeping.room import Free, free_at, short
from app.schedule.moments import grace
from app.schedule.turns import SLACK
from app.schedule.windows import opening
from app.watch.limits import BIG_OFFICE, BIG_SITE, LOW_DISK, SILENCE
from app.watch.suspicion import series_of
from records import Inspection
from records.config import Config
from records.config.schedule import ROUND
from records.due import GIVEN_UP, LEASED, Due
from records.store.office import OfficeStore
from records.watching import (
    EMPTY_LIST,
    EMPTY_SITE,
    FEW_FINDINGS,
    UNREAD_DIALECT,
    UNSURE_SITE,
    Suspicion,
    Warned,
)

LAST_ROUNDS = 8
"""Rounds of a plan that tell what is usual: two months of weeks."""
LEAST_ROUNDS = 3
"""Of fewer no middle is known."""
TIMES_LONGER, LONGER_BY = 3, timedelta(minutes=30)
"""Longer than three times the middle is no slow evening; and of rounds of minutes nobody needs to know."""
PERIODS = 2
"""Periods without a round after which the calendar is not kept: one may be missed and made up for."""
STUCK = timedelta(hours=1)
"""What may be taken up is taken up within half a minute when nothing else is under way."""
_ADVICE = {
    UNSURE_SITE: "请打开网站核对；如改版或限制了访问，用 mingjian read 网址 看读到了什么，必要时更新栏目地址",
    FEW_FINDINGS: "请抽查上期所列问题：确已整改的不用处理，同样的结果再出现两次即予采信；仍在的，可能是读取失灵",
    EMPTY_SITE: "请打开这些栏目核对；改版的，用 mingjian init 重新发现栏目并更新配置",
    EMPTY_LIST: "请打开栏目核对；栏目已撤并的，更新配置；网页上仍有条目的，用 mingjian read 网址 查看原因",
    UNREAD_DIALECT: "网站可能更换了建站系统或接口；用 mingjian read 网址 查看，升级明鉴，或在 [crawl] 中打开 render",
}

CLOCK_ADVICE = "请核对系统时间和时间同步（timedatectl）；已完成的检查不会重做"
SILENCE_ADVICE = "请启动 mingjian serve（systemctl status mingjian）；停机期间错过的会自动补做"
GIVEN_UP_ADVICE = "请排除所述原因后，用 mingjian inspect --period 补做这一期"
BIG_ADVICE = "请运行 mingjian keep；仍然很大的，缩短 [keeping] 中的保存月数（先用 keep --dry-run 看会删什么）"
DISK_ADVICE = "请清理磁盘、运行 mingjian keep，或换一块更大的磁盘"


def warnings(
    config: Config, office: OfficeStore, now: datetime, *, free: Free = free_at
) -> tuple[Warned, ...]:
    """All that is wrong at a moment. Raises StoreError."""
    rounds = [one for one in office.inspections() if one.finished is not None and not one.cases]
    return (
        *_suspect(config, office, rounds),
        *_slow(rounds),
        *_clock(office.last_beat(), rounds, now),
        *_silent(office.last_beat(), now),
        *_idle(config, office, rounds, now),
        *_given_up(config, office.due.open()),
        *_disk(config, free),
        *_big(config),
    )


# ---- rounds -------------------------------------------------------------------------------------


def _suspect(config: Config, office: OfficeStore, rounds: Sequence[Inspection]) -> Iterator[Warned]:
    """What the newest round of each series is doubted for; of two series that doubt the same, the newer one."""
    newest = {series_of(one): one for one in rounds}
    told: set[str] = set()
    for one in reversed(list(newest.values())):
        signs = office.watch.signs(one.id)
        for doubt in signs.suspicions if signs else ():
            if doubt.key not in told:
                told.add(doubt.key)
                yield _told(config, one, doubt)


def _told(config: Config, round_: Inspection, doubt: Suspicion) -> Warned:
    site = next((one.name for one in config.sites if one.id == doubt.site), doubt.site)
    column = next((one.name for one in config.columns if one.id == doubt.column), doubt.column)
    where = f"{site}，栏目“{column}”" if doubt.column else site
    words = f"{where}：{doubt.words}（检查 {round_.id}，{round_.theme}）"
    return Warned(doubt.key, doubt.kind, words, _ADVICE[doubt.kind])


def _slow(rounds: Sequence[Inspection]) -> Iterator[Warned]:
    """The last round of a series, against those before it."""
    taken: dict[str, list[tuple[Inspection, timedelta]]] = defaultdict(list)
    for one in rounds:
        if one.started and one.finished:
            taken[series_of(one)].append((one, one.finished - one.started))
    for series, them in taken.items():
        *before, (last, long) = them[-LAST_ROUNDS - 1 :]
        if len(before) < LEAST_ROUNDS:
            continue
        usual = timedelta(seconds=median(one.total_seconds() for _, one in before))
        if long > usual * TIMES_LONGER and long > usual + LONGER_BY:
            yield Warned(
                f"slow|{series}|{last.id}",
                "检查过慢",
                f"检查 {last.id}（{last.theme}）用时 {_long(long)}，以往一般 {_long(usual)}",
                "请看是否有网站变慢或页面骤增（通报附件3的“访问页面”“未达请求”），并核对本机负载和网络",
            )


def _long(time: timedelta) -> str:
    minutes = round(time.total_seconds() / 60)
    return f"{minutes // 60} 小时 {minutes % 60} 分" if minutes >= 60 else f"{minutes} 分钟"


# ---- the process ----------------------------------------------------------------------------------


def _clock(beat: datetime | None, rounds: Sequence[Inspection], now: datetime) -> Iterator[Warned]:
    """Anything that was written later than now: the clock was ahead, or is behind."""
    ends = [one.finished for one in rounds if one.finished]
    last = max([*ends, *([beat] if beat else [])], default=now)
    if last - now > SLACK:
        yield Warned(
            "clock",
            "时钟异常",
            f"已有 {last:%Y-%m-%d %H:%M} 的记录，而系统时间是 {now:%Y-%m-%d %H:%M}",
            CLOCK_ADVICE,
        )


def _silent(beat: datetime | None, now: datetime) -> Iterator[Warned]:
    if beat is not None and now - beat > SILENCE:
        yield Warned(
            "silence",
            "没有心跳",
            f"mingjian serve 自 {beat:%Y-%m-%d %H:%M} 起没有动静",
            SILENCE_ADVICE,
        )


def _idle(
    config: Config, office: OfficeStore, rounds: Sequence[Inspection], now: datetime
) -> Iterator[Warned]:
    """Plans without a round for twice their period; a new plan has that long for its first."""
    for plan in config.schedule.plans:
        since = office.due.first_known(plan.name)
        if plan.work != ROUND or plan.every == "duty" or since is None or since > now:
            continue
        done = [one.finished for one in rounds if one.planned and one.planned.plan == plan.name]
        last = max([one for one in done if one], default=None)
        if now - max(last or since, since) > PERIODS * grace(plan):
            said = f"最近一次完成于 {last:%Y-%m-%d}" if last else "还没有完成过"
            yield Warned(
                f"idle|{plan.name}",
                "没有检查",
                f"计划 {plan.name} 已超过两个周期没有完成检查，{said}",
                "请用 mingjian plan 看拖欠的原因，用 mingjian serve --once 补做",
            )


def _given_up(config: Config, rows: Iterable[Due]) -> Iterator[Warned]:
    zone = ZoneInfo(config.schedule.timezone)
    for row in rows:
        if row.state == GIVEN_UP:
            yield Warned(
                f"given-up|{row.plan}|{row.period}",
                "日程放弃",
                f"{row.plan} {row.period} 应于 {row.at.astimezone(zone):%Y-%m-%d %H:%M} 进行，"
                f"试了 {row.tries} 次未成功：{row.said}",
                GIVEN_UP_ADVICE,
            )


def _disk(config: Config, free: Free) -> Iterator[Warned]:
    left = free(config.data)
    if left < max(LOW_DISK, config.keeping.floor * 10**6):
        paused = (
            f"；{short(config, free)}，已暂停采集" if left < config.keeping.floor * 10**6 else ""
        )
        yield Warned(
            "disk",
            "磁盘将满",
            f"数据目录所在磁盘只剩 {left / 10**9:.1f} GB{paused}",
            DISK_ADVICE,
        )


def _big(config: Config) -> Iterator[Warned]:
    """Databases that grew beyond what years of ordinary work leave."""
    sites = config.data / "archive"
    found = [(config.data / "office.db", BIG_OFFICE)]
    found += [(path, BIG_SITE) for path in sorted(sites.glob("*/site.db"))]
    for path, most in found:
        if (size := path.stat().st_size if path.exists() else 0) > most:
            name = path.relative_to(config.data).as_posix()
            told = f"{name} 已有 {size / 10**9:.1f} GB，超过 {most / 10**9:.0f} GB"
            yield Warned(f"big|{name}", "数据库过大", told, BIG_ADVICE)


def stuck(config: Config, rows: Iterable[Due], now: datetime) -> str:
    """Why the due-table does not move, in Chinese; empty when it does."""
    rows, moment = tuple(rows), now.astimezone(UTC)
    for row in rows:
        if row.state == LEASED and row.expires is not None and row.expires < moment:
            return f"{row.plan} {row.period} 进行中断，尚未接手"
    if any(row.state == LEASED for row in rows):
        return ""
    plans = {one.name: one for one in config.schedule.plans}
    for row in rows:
        plan = plans.get(row.plan)
        if row.state in {LEASED, GIVEN_UP} or plan is None or row.can_begin + STUCK > moment:
            continue
        sites = plan.sites or tuple(one.id for one in config.sites)
        if plan.work != ROUND or opening(config.schedule, sites, moment - STUCK) <= moment - STUCK:
            return f"{row.plan} {row.period} 到期已超过 {STUCK.seconds // 3600} 小时，没有开始"
    return ""
