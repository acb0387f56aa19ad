"""Assessment sheets as data (`rules/sheets/*.toml`): vetoes, groups, items, and the rules that feed them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from records import COLUMN_KINDS
from records.errors import CatalogueError
from rules._catalogue import Catalogue
from rules._indicators import indicators
from rules._table import Table, misfit

FOLDER = Path(__file__).parent / "sheets"
SUBJECTS = {"site": "网站", "agency": "单位"}
"""What a sheet is filled in for."""
EVERY = ("月", "季", "年")
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Feed:
    """Which findings count for an item."""

    rules: tuple[str, ...] = ()
    """Ids or numbers of rules, or families."""
    indicators: tuple[str, ...] = ()
    """National indicators: every rule that serves one of them."""
    kinds: tuple[str, ...] = ()
    """Classes of column; empty = all."""
    first_level: tuple[str, ...] = ()
    """Classes of which only columns of the first level count."""
    by_hand: str = ""
    """Why a person marks the item while no rule feeds it."""


@dataclass(frozen=True, slots=True)
class Veto:
    """A condition that fails the whole subject."""

    id: str
    title: str
    feed: Feed
    at_least: int = 1
    """How many findings make it."""
    suspect: bool = False
    """The machine only finds candidates; a person decides."""


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a sheet."""

    id: str
    title: str
    feed: Feed
    points: Decimal | None
    """Most it can lose; None where only the group has points."""
    deduct: Decimal
    """Taken off for each finding."""
    once: bool = False
    """However many the findings, once."""
    every: str = ""
    """月, 季 or 年: how often it is assessed."""
    dearer: tuple[tuple[str, str, Decimal], ...] = ()
    """Rule, variant of its breach and points: findings that cost otherwise (a dead link on the home page)."""

    def cost(self, rule: str, variant: str) -> Decimal:
        """What one finding takes off."""
        own = (points for id_, sort, points in self.dearer if (id_, sort) == (rule, variant))
        return next(own, self.deduct)


@dataclass(frozen=True, slots=True)
class Group:
    """Items under one heading, with the most they can lose together."""

    title: str
    points: Decimal
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """An assessment sheet (测评表)."""

    name: str
    """Stem of its file."""
    title: str
    document: str
    note: str
    subject: str
    """site or agency."""
    full: Decimal
    groups: tuple[Group, ...]
    vetoes: tuple[Veto, ...]
    path: Path
    pass_line: Decimal | None = None
    pass_lines: tuple[tuple[str, Decimal], ...] = ()
    """Pass lines of places, by profile."""
    services: str = ""
    """Title of the group that agencies without services are not held to."""
    bonus_above: Decimal | None = None
    bonus: Decimal = Decimal()
    bonuses: tuple[tuple[str, Decimal], ...] = ()
    """Most that the bonus part gives in places, by profile."""
    confirmed: bool = True
    credits: tuple[tuple[str, str, Decimal], ...] = ()
    """Rule, place (profile) and percent: how much of a deduction that rule's findings leave standing there."""

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in order."""
        return tuple(item for group in self.groups for item in group.items)

    @property
    def entries(self) -> tuple[Veto | Item, ...]:
        """Vetoes, then items."""
        return (*self.vetoes, *self.items)

    def line(self, profile: str) -> Decimal | None:
        """The pass line of a place."""
        return dict(self.pass_lines).get(profile, self.pass_line)

    def bonus_in(self, profile: str) -> Decimal:
        """Most that the bonus part gives in a place."""
        return dict(self.bonuses).get(profile, self.bonus)

    def kept(self, rule: str, profile: str) -> Decimal:
        """Percent of a deduction that is not taken for a finding of that rule; 0 where the place says nothing."""
        own = (percent for id_, place, percent in self.credits if (id_, place) == (rule, profile))
        return next(own, Decimal())


def sheet_names(folder: Path = FOLDER) -> tuple[str, ...]:
    """The sheets there are."""
    return tuple(sorted(path.stem for path in folder.glob("*.toml")))


def load_sheet(name: str, folder: Path = FOLDER) -> Sheet:
    """A sheet, checked in itself. Raises CatalogueError naming the file and the item."""
    path = folder / f"{name}.toml"
    if name not in sheet_names(folder):
        raise misfit(path, f"没有这张评分表，可选 {'、'.join(sheet_names(folder))}")
    table = Table.read(path)
    bonus = table.table("bonus")
    lines, places = table.table("pass_lines"), bonus.table("places")
    credited = table.table("credits")
    sheet = Sheet(
        name=name,
        title=table.text("title"),
        document=table.text("document"),
        note=table.text_or_none("note") or "",
        subject=table.choice("subject", tuple(SUBJECTS)),
        full=table.points("full"),
        pass_line=table.points_or_none("pass_line"),
        pass_lines=tuple((place, lines.points(place)) for place in lines.keys()),  # noqa: SIM118
        services=table.text_or_none("services") or "",
        bonus_above=bonus.points_or_none("above"),
        bonus=bonus.points_or_none("points") or Decimal(),
        bonuses=tuple((place, places.points(place)) for place in places.keys()),  # noqa: SIM118
        confirmed=table.flag("confirmed", True),
        credits=tuple(
            (rule, place, percent)
            for rule in credited.keys()  # noqa: SIM118
            for place, percent in _percents(credited.table(rule))
        ),
        vetoes=tuple(_veto(one) for one in table.tables("veto")),
        groups=tuple(_group(one) for one in table.tables("group")),
        path=path,
    )
    for one in (bonus, credited, table):
        one.finish()
    _check(sheet)
    return sheet


def _percents(table: Table) -> Iterator[tuple[str, Decimal]]:
    for place in table.keys():  # noqa: SIM118
        percent = table.points(place)
        if percent > _WHOLE:
            raise table.wrong(place, "应为0到100之间的百分数")
        yield place, percent


def _veto(table: Table) -> Veto:
    veto = Veto(
        id=table.text("id"),
        title=table.text("title"),
        feed=_feed(table),
        at_least=table.number("at_least") if table.has("at_least") else 1,
        suspect=table.flag("suspect", False),
    )
    table.finish()
    return veto


def _group(table: Table) -> Group:
    group = Group(
        table.text("title"),
        table.points("points"),
        tuple(_item(one) for one in table.tables("item")),
    )
    table.finish()
    return group


def _item(table: Table) -> Item:
    points = table.points_or_none("points")
    item = Item(
        id=table.text("id"),
        title=table.text("title"),
        feed=_feed(table),
        points=points,
        deduct=table.points_or_none("deduct") or points or Decimal(),
        once=table.flag("once", False),
        every=table.choice("every", EVERY) if table.has("every") else "",
        dearer=tuple(_dearer(table.table("dearer"))),
    )
    for cost in (item.deduct, *(each for _, _, each in item.dearer)):
        if points is not None and cost > points:
            raise table.wrong("deduct", f"每项扣 {cost} 分，超过该项分值 {points}（{item.id}）")
    table.finish()
    return item


def _dearer(table: Table) -> Iterator[tuple[str, str, Decimal]]:
    for rule in table.keys():  # noqa: SIM118
        variants = table.table(rule)
        yield from ((rule, sort, variants.points(sort)) for sort in variants.keys())  # noqa: SIM118


def _feed(table: Table) -> Feed:
    feed = Feed(
        table.texts("rules"),
        table.texts("indicators"),
        table.texts("kinds"),
        table.texts("first_level"),
        table.text_or_none("by_hand") or "",
    )
    for kind in (*feed.kinds, *feed.first_level):
        if kind not in COLUMN_KINDS:
            raise table.wrong("kinds", f"没有“{kind}”这类栏目")
    return feed


def _check(sheet: Sheet) -> None:
    """Do the points add up, and does every id stand once?"""
    total = sum((group.points for group in sheet.groups), Decimal())
    if total != sheet.full:
        raise misfit(sheet.path, f"各组分值合计 {total}，与满分 {sheet.full} 不符")
    for group in sheet.groups:
        given = [item.points for item in group.items if item.points is not None]
        if given and len(given) != len(group.items):
            raise misfit(sheet.path, f"“{group.title}”中有的项目有分值、有的没有")
        if given and sum(given, Decimal()) != group.points:
            words = (
                f"“{group.title}”各项分值合计 {sum(given, Decimal())}，与该组 {group.points} 不符"
            )
            raise misfit(sheet.path, words)
    if sheet.services and sheet.services not in {group.title for group in sheet.groups}:
        raise misfit(sheet.path, f"services 所指的“{sheet.services}”不是表中的一组")
    seen: set[str] = set()
    for one in sheet.entries:
        if one.id in seen:
            raise misfit(sheet.path, f"项目 {one.id} 重复")
        seen.add(one.id)


def fed_by(feed: Feed, catalogue: Catalogue) -> frozenset[str]:
    """Ids of the stable rules that feed; names that nothing bears are left to `sheet_faults`."""
    found: set[str] = set()
    for name in feed.rules:
        try:
            found |= {rule.id for rule in catalogue.chosen([name])}
        except CatalogueError:
            continue
    wanted = set(feed.indicators)
    found |= {
        rule.id
        for rule in catalogue
        if rule.clause.stage == "stable" and not wanted.isdisjoint(rule.covers)
    }
    return frozenset(found)


def sheet_faults(sheet: Sheet, catalogue: Catalogue, profiles: tuple[str, ...] = ()) -> list[str]:
    """One Chinese line for each item that nothing feeds and each name that does not exist."""
    known = {one.id for one in indicators()}
    found = []
    for one in sheet.entries:
        found += [f"{one.id} {one.title}：{fault}" for fault in _faults(one.feed, catalogue, known)]
    found += [
        f"{table}：没有“{place}”这个地方档案"
        for table, places in (("pass_lines", sheet.pass_lines), ("bonus.places", sheet.bonuses))
        for place, _ in places
        if profiles and place not in profiles
    ]
    ids = {rule.id for rule in catalogue}
    for item in sheet.items:
        found += [f"{item.id} {item.title}：{fault}" for fault in _undeared(item, catalogue)]
    for rule, place, _ in sheet.credits:
        if rule not in ids:
            found.append(f"credits：没有标识为 {rule} 的规则")
        if profiles and place not in profiles:
            found.append(f"credits.{rule}：没有“{place}”这个地方档案")
    return [f"{sheet.path.name}：{fault}" for fault in found]


def _undeared(item: Item, catalogue: Catalogue) -> Iterator[str]:
    """Findings said to be dearer that no feeding rule can make."""
    feeding = {rule.id: rule for rule in catalogue if rule.id in fed_by(item.feed, catalogue)}
    for rule, variant, _ in item.dearer:
        if rule not in feeding:
            yield f"dearer 中的 {rule} 不是为该项供分的规则"
        elif f"breach_{variant}" not in feeding[rule].clause.words:
            yield f"dearer 中的 {rule} 没有 {variant} 这种问题"


def _faults(feed: Feed, catalogue: Catalogue, known: set[str]) -> Iterator[str]:
    for name in feed.rules:
        try:
            catalogue.chosen([name])
        except CatalogueError:
            yield f"没有编号或标识为 {name} 的规则"
    yield from (f"没有编号为 {name} 的指标" for name in feed.indicators if name not in known)
    if not feed.by_hand and not fed_by(feed, catalogue):
        yield "没有规则供分，也未注明人工评分（by_hand）"
