"""Marks by hand: what a person enters for an item of a sheet, checked before anything is stored."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

import rules
from app import clock
from app.asked import loaded
from app.cli.options import day as day_option
from app.console import emit, say, terminal
from app.inspection import stored
from app.marking import check_period, subjects_of
from app.sheets import sheet_named
from app.tables import Line, show_lines
from records import veil
from records.config import Config
from records.errors import UsageError
from records.marks import MarkEntry
from records.store.office import OfficeStore

BONUS_TITLE = "加分指标"
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Place:
    """One item of a sheet, as a person meets it."""

    id: str
    title: str
    most: Decimal
    """Points that can be entered at most."""
    words: str
    """What the points mean."""
    fed: bool = False
    """Do rules mark it?"""


def places(sheet: rules.Sheet, catalogue: rules.Catalogue, profile: str) -> tuple[Place, ...]:
    """Every entry of a sheet that can be marked: vetoes, items, and the bonus where it has one."""
    vetoes = (
        Place(one.id, one.title, Decimal(1), "否决：1 是，0 否", _fed(one.feed, catalogue))
        for one in sheet.vetoes
    )
    items = (
        Place(
            item.id,
            item.title,
            group.points if item.points is None else item.points,
            f"扣分，最多 {group.points if item.points is None else item.points}",
            _fed(item.feed, catalogue),
        )
        for group in sheet.groups
        for item in group.items
    )
    most = sheet.bonus_in(profile)
    bonus = Place(rules.BONUS, BONUS_TITLE, most, f"加分，最多 {most}")
    return (*vetoes, *items, *((bonus,) if sheet.bonus_above is not None else ()))


def _fed(feed: rules.Feed, catalogue: rules.Catalogue) -> bool:
    return bool(rules.fed_by(feed, catalogue))


@dataclass(frozen=True, slots=True)
class Form:
    """A sheet ready to be marked: what can be entered, and for whom."""

    sheet: rules.Sheet
    places: Mapping[str, Place]
    subjects: Mapping[str, str]
    """Name of each site or agency, by id."""

    @classmethod
    def of(cls, config: Config, name: str) -> Form:
        """Raises UsageError for a sheet that nothing bears."""
        sheet = sheet_named(name)
        entries = places(sheet, rules.catalogue(config.profile), config.profile)
        return cls(
            sheet,
            {one.id: one for one in entries},
            {one.id: one.name for one in subjects_of(config, sheet)},
        )

    def faults(self, entry: MarkEntry) -> list[str]:
        """What is wrong with an entry, in Chinese lines."""
        found = []
        if entry.subject not in self.subjects:
            noun = rules.SHEET_SUBJECTS[self.sheet.subject]
            found.append(f"“{self.sheet.title}”没有编号为“{entry.subject}”的{noun}可评")
        place = self.places.get(entry.item)
        if place is None:
            return [*found, f"“{self.sheet.title}”没有编号为“{entry.item}”的项目"]
        if entry.points > place.most:
            found.append(f"{entry.item} 填了 {entry.points} 分，{place.words}")
        if place.words.startswith("否决") and entry.points not in {0, 1}:
            found.append(f"{entry.item} 是单项否决，只能填 1（是）或 0（否）")
        if not entry.person:
            found.append(f"{entry.item} 没有写明评分人")
        if not entry.reason and (entry.points or entry.withdrawn or place.fed):
            why = "由规则供分，人工改评" if place.fed and not entry.points else "扣分、加分或撤回"
            found.append(f"{entry.item} 没有写明理由（{why}须写理由）")
        return found


def points_of(text: str) -> Decimal:
    """Points as written, not below zero, at most two decimals. Raises UsageError."""
    try:
        points = Decimal(text.strip())
    except InvalidOperation:
        points = Decimal(-1)
    if not points.is_finite() or points < 0 or points != points.quantize(CENT):
        raise UsageError(f"“{text}”不是分数，应为不小于零、最多两位小数的数字")
    return points


def standing(entries: Iterable[MarkEntry]) -> dict[tuple[str, str, str, str], MarkEntry]:
    """The entry that stands for each place; one that was withdrawn is not there."""
    found: dict[tuple[str, str, str, str], MarkEntry] = {}
    for one in entries:
        found.pop(one.place, None)
        if not one.withdrawn:
            found[one.place] = one
    return found


def differs(one: MarkEntry, other: MarkEntry | None) -> bool:
    """Would it change anything that stands?"""
    if other is None:
        return not one.withdrawn
    return one.withdrawn or (one.points, one.reason) != (other.points, other.reason)


def office_of(config: Config) -> OfficeStore:
    """The office's database, made where there is none: marks and draws may come before the first round."""
    return OfficeStore(config.data / "office.db")


def run_set(
    config_path: Path,
    sheet: str,
    subject: str,
    item: str,
    period: str,
    points: str,
    reason: str,
    person: str,
    *,
    withdraw: bool,
    as_json: bool,
) -> int:
    """Enters one mark, or takes one back."""
    config = loaded(config_path)
    form = Form.of(config, sheet)
    if not points and not withdraw:
        raise UsageError("请用 --points 写明分数（没有问题写 0），或用 --withdraw 撤回")
    entry = MarkEntry(
        sheet,
        item,
        subject,
        check_period(period),
        points_of(points) if points else Decimal(0),
        veil(reason.strip()),
        veil(person.strip()),
        clock.now(),
        withdrawn=withdraw,
    )
    if faults := form.faults(entry):
        raise UsageError("；".join(faults))
    with office_of(config) as office:
        before = standing(office.marks()).get(entry.place)
        if withdraw and before is None:
            raise UsageError(f"{item} 在 {period} 还没有人工评分，没有可撤回的")
        if differs(entry, before):
            office.keep_marks([entry])
    if as_json:
        emit({"marks": [document(entry)]})
    else:
        was = f"（原为 {before.points} 分，{before.person}，保留在历史中）" if before else ""
        now = "撤回，待人工评分" if withdraw else f"{entry.points} 分"
        say(f"{form.subjects[subject]} {item} {form.places[item].title}：{now}{was}")
    return 0


def run_list(
    config_path: Path, sheet: str, subject: str, period: str, *, history: bool, as_json: bool
) -> int:
    """Lists what stands, or every entry ever made."""
    config = loaded(config_path)
    if sheet:
        sheet_named(sheet)
    with stored(config) as office:
        entries = office.marks()
    kept = entries if history else tuple(standing(entries).values())
    fitting = [
        one
        for one in kept
        if sheet in {"", one.sheet} and subject in {"", one.subject} and period in {"", one.period}
    ]
    if as_json:
        emit({"marks": [document(one) for one in fitting]})
        return 0
    if fitting:
        heads = ("分数", "评分表", "对象", "项目", "期间", "评分人", "时间")
        show_lines(terminal(), "人工评分", heads, "理由", [_line(one) for one in fitting])
    say(f"共 {len(fitting)} 条")
    return 0


def _line(one: MarkEntry) -> Line:
    points = "撤回" if one.withdrawn else str(one.points)
    on = one.at.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M")
    return Line((points, one.sheet, one.subject, one.item, one.period, one.person, on), one.reason)


def document(one: MarkEntry) -> dict[str, object]:
    """One entry for JSON."""
    return {
        "sheet": one.sheet,
        "item": one.item,
        "subject": one.subject,
        "period": one.period,
        "points": float(one.points),
        "reason": one.reason,
        "person": one.person,
        "at": one.at.astimezone(clock.SHANGHAI).isoformat(timespec="seconds"),
        "checker": one.checker,
        "withdrawn": one.withdrawn,
    }


def store_changes(config: Config, entries: Sequence[MarkEntry]) -> tuple[MarkEntry, ...]:
    """Adds those that change something, in one transaction; gives them back."""
    with office_of(config) as office:
        now = standing(office.marks())
        changed = tuple(one for one in entries if differs(one, now.get(one.place)))
        office.keep_marks(changed)
    return changed


def end_of(day: str) -> datetime | None:
    """The last moment of a day given as an option; None for none. Raises UsageError."""
    return clock.end_of(day_option(day, date.min)) if day else None
