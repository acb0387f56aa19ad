"""`doctor`: what is installed, usable, due, overdue, broken."""

from __future__ import annotations

import importlib.util
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import rules
from app import clock
from app.asked import loaded
from app.console import emit, say
from app.evidence_seals import seals_of
from app.keeping.place import check_place, place_warnings
from app.keeping.room import why_not_crawl
from app.schedule.moments import calendar_of
from app.schedule.turns import SLACK
from app.watch.limits import LOW_DISK, SILENCE
from app.watch.warnings import (
    CLOCK_ADVICE,
    DISK_ADVICE,
    GIVEN_UP_ADVICE,
    SILENCE_ADVICE,
    warnings,
)
from records import Verdict
from records.config import Config
from records.due import GIVEN_UP, LEASED, STATE_WORDS
from records.errors import MingjianError, StoreError
from records.store.office import OfficeStore
from records.workdays import covered

EXTRAS = {
    "pdf": "typst",
    "ocr": "faster_paddle",
    "render": "playwright",
    "archives": "py7zr",
    "notify": "apprise",
    "sealed": "cryptography",
    "cluster": "distributed",
}
"""Extra → the module that tells that it is installed."""
SHOWN = ("disk", "silence", "given-up|")
"""Warnings that have a sign of their own, also when all is well."""


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing looked at: `well` is None for plain information."""

    name: str
    well: bool | None
    words: str
    advice: str = ""
    """What to do about it."""
    since: datetime | None = None
    """When the self-watch noticed it first."""


def run_doctor(config_path: Path, *, as_json: bool) -> int:
    """Looks at everything and gives 1 when something is wrong."""
    signs = tuple(_signs(config_path))
    if as_json:
        emit({"signs": signs})
    else:
        marks = {True: "正常", False: "异常", None: "说明"}
        say(*(f"[{marks[one.well]}] {_line(one)}" for one in signs))
    return 1 if any(one.well is False for one in signs) else 0


def _line(one: Sign) -> str:
    since = f"（{one.since.astimezone(clock.SHANGHAI):%Y-%m-%d %H:%M} 起）" if one.since else ""
    return f"{one.name}：{one.words}{since}" + (f"。{one.advice}" if one.advice else "")


def _signs(config_path: Path) -> Iterator[Sign]:
    yield from _installed()
    try:
        catalogue = rules.catalogue()
        yield Sign("规则", True, f"{len(catalogue)} 条，规则与法条成对")
        yield _holidays(clock.now().year)
        config = loaded(config_path)
        rules.catalogue(config.profile)  # a place's own limits may not fit the rules
    except MingjianError as error:
        yield Sign("配置", False, str(error))
        return
    yield Sign(
        "配置",
        True,
        f"{config.path}：网站 {len(config.sites)} 个，栏目 {len(config.columns)} 个，"
        f"公开义务 {len(config.duties)} 项",
    )
    yield _disk(config)
    yield _place(config)
    for one in seals_of(config):
        yield Sign("存档加密", one.well, one.words, one.advice)
    yield from _work(config)


def _installed() -> Iterator[Sign]:
    for extra, module in EXTRAS.items():
        there = importlib.util.find_spec(module) is not None
        yield Sign(f"扩展 {extra}", None, "已安装" if there else "未安装（可选）")
    for program, use in (("soffice", "查看 DOCX"), ("chromium", "查看 HTML、截图")):
        there = shutil.which(program) is not None
        yield Sign(program, None, f"{'有' if there else '没有'}（{use}，可选）")


def _holidays(year: int) -> Sign:
    """Is there a calendar of this year's holidays, and of the next, into which deadlines reach?"""
    known = covered()
    lacking = [one for one in (year, year + 1) if one not in known]
    words = f"有 {known[0]} 至 {known[-1]} 年的安排"
    if lacking:
        years = "、".join(map(str, lacking))
        words += (
            f"；没有 {years} 年的，涉及的工作日期限不作推算，列为未能判断（records/workdays.toml）"
        )
    return Sign("节假日", False if year in lacking else None, words)


def _disk(config: Config) -> Sign:
    folder = config.data
    while not folder.exists():
        folder = folder.parent
    free = shutil.disk_usage(folder).free
    short = why_not_crawl(config)
    if short:
        return Sign("磁盘", False, short)
    told = f"{config.data} 所在磁盘剩余 {free / 10**9:.1f} GB"
    return Sign("磁盘", free > LOW_DISK, told, "" if free > LOW_DISK else DISK_ADVICE)


def _place(config: Config) -> Sign:
    """Can the disk carry databases, and can anybody else look into the data folder?"""
    try:
        check_place(config.data)
    except StoreError as error:
        return Sign("数据目录", False, str(error))
    found = place_warnings(config.data)
    return Sign("数据目录", not found, "；".join(found) or f"{config.data}：只有本用户可以进入")


def _failed(office: OfficeStore, inspection: str) -> Iterator[Sign]:
    """The rules that threw in a round: each with how often, and what it said the first time."""
    found = [one for one in office.judgements(inspection) if one.verdict is Verdict.BROKEN]
    for (number, title), times in Counter((one.number, one.title) for one in found).items():
        words = next(one.message for one in found if one.number == number)
        told = f"检查 {inspection} 中 {times} 次：{words}"
        yield Sign(f"规则 {number} {title}", False, told)


def _overdue(office: OfficeStore, today: date) -> Sign:
    """Cases whose agencies owe an answer: how many, and which has waited longest."""
    late = [(one.deadline, one.number) for one in office.cases() if one.is_overdue(today)]
    ordered = sorted((until, number) for until, number in late if until)
    if not ordered:
        return Sign("整改", None, "没有逾期未反馈的事项")
    until, number = ordered[0]
    oldest = f"最早的是 {number}（期限 {until}，超期 {(today - until).days} 天）"
    return Sign(
        "整改", None, f"逾期未反馈 {len(late)} 项，{oldest}，见 mingjian cases list --overdue"
    )


def _work(config: Config) -> Iterator[Sign]:
    path = config.data / "office.db"
    if not path.exists():
        yield Sign("数据", None, "还没有检查过，请运行 mingjian inspect")
        return
    now = clock.now()
    try:
        with OfficeStore(path) as office:
            rounds, waiting, beat = office.inspections(), office.due.open(), office.last_beat()
            last = [one.id for one in rounds if one.finished is not None][-1:]
            unfinished = [one.id for one in office.unfinished()]
            failed = [sign for id_ in last for sign in _failed(office, id_)]
            overdue = _overdue(office, now.date())
            noted = office.watch.standing()
            noticed = [
                one for one in warnings(config, office, now) if not one.key.startswith(SHOWN)
            ]
    except MingjianError as error:
        yield Sign("数据", False, str(error))
        return
    yield Sign("数据", True, f"{path}：检查 {len(rounds)} 次")
    yield from failed
    for one in noticed:
        known = noted.get(one.key)
        yield Sign(one.name, False, one.words, one.advice, known.since if known else None)
    yield overdue
    if unfinished:
        yield Sign(
            "检查", False, f"未完成：{'、'.join(unfinished)}；再次运行同一 inspect 命令会继续"
        )
    calendar = calendar_of(config)
    for row in waiting:
        at, why = row.at.astimezone(calendar.zone), f"（{row.said}）" if row.said else ""
        words = (
            f"{row.plan} {row.period} 应于 {at:%Y-%m-%d %H:%M} 进行，{STATE_WORDS[row.state]}{why}"
        )
        advice = GIVEN_UP_ADVICE if row.state == GIVEN_UP else ""
        yield Sign("日程", None if row.state == LEASED else False, words, advice)
    for plan in config.schedule.plans:
        found = calendar.next(plan, now)
        if found is not None:
            at = found.at.astimezone(calendar.zone)
            yield Sign("日程", None, f"{plan.name}：下次 {at:%Y-%m-%d %H:%M}")
    if beat is not None:
        ahead = beat - now > SLACK
        alive = now - beat < SILENCE and not ahead
        words = "，晚于现在：时钟被拨回过，请核对系统时间" if ahead else ""
        advice = CLOCK_ADVICE if ahead else "" if alive else SILENCE_ADVICE
        yield Sign("心跳", alive, f"serve 最近一次 {beat:%Y-%m-%d %H:%M:%S}{words}", advice)
