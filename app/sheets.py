"""`rules sheet` and `rules themes`: assessment sheets and themes on the terminal."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import rules
from app.console import emit, say
from records.errors import UsageError

Json = dict[str, object]


def run_themes(profile: str, *, as_json: bool) -> int:
    """Lists the themes."""
    catalogue = rules.catalogue(profile)
    found = rules.themes(catalogue)
    if as_json:
        emit({"themes": found})
        return 0
    for theme in found:
        classes = "、".join(theme.kinds) or "全部"
        say(
            f"{theme.name}：{theme.note}",
            f"    规则 {len(theme.rules)} 条：{'、'.join(theme.rules)}",
            f"    栏目类别：{classes}",
        )
    return 0


def run_show(name: str, profile: str, *, as_json: bool) -> int:
    """Prints one sheet with the rules that feed each item."""
    sheet, catalogue = sheet_named(name), rules.catalogue(profile)
    if as_json:
        emit(_document(sheet, catalogue, profile))
        return 0
    say(f"{sheet.title}（{sheet.name}）", sheet.document, sheet.note)
    line = sheet.line(profile)
    say(f"满分 {sheet.full}" + (f"，合格线 {line}" if line is not None else ""))
    if sheet.vetoes:
        say("", "单项否决")
    for veto in sheet.vetoes:
        say(f"    {veto.id} {veto.title}：{_fed(veto.feed, catalogue)}")
    for group in sheet.groups:
        say("", f"{group.title}（{group.points} 分）")
        for item in group.items:
            say(f"    {item.id} {item.title}（{_points(item)}）：{_fed(item.feed, catalogue)}")
    return 0


def run_check(name: str, profile: str, *, as_json: bool) -> int:
    """1 when a sheet has an item that nothing feeds or a name that does not exist, each on a line."""
    catalogue = rules.catalogue(profile)
    sheets = [sheet_named(one) for one in ([name] if name else rules.sheet_names())]
    places = rules.profile_names()
    faults = [fault for sheet in sheets for fault in rules.sheet_faults(sheet, catalogue, places)]
    if as_json:
        emit({"sheets": [sheet.name for sheet in sheets], "faults": faults})
    else:
        say(*(_summary(sheet, catalogue) for sheet in sheets), *faults)
    return 1 if faults else 0


def sheet_named(name: str) -> rules.Sheet:
    """A sheet by name. Raises UsageError for a name that nothing bears, CatalogueError for a bad file."""
    if name not in rules.sheet_names():
        raise UsageError(f"没有名为“{name}”的评分表，可选 {'、'.join(rules.sheet_names())}")
    return rules.load_sheet(name)


def _summary(sheet: rules.Sheet, catalogue: rules.Catalogue) -> str:
    fed = sum(bool(rules.fed_by(item.feed, catalogue)) for item in sheet.items)
    by_hand = len(sheet.items) - fed
    return f"{sheet.name} {sheet.title}：共 {len(sheet.items)} 项，规则供分 {fed} 项，人工评分 {by_hand} 项"


def _points(item: rules.SheetItem) -> str:
    words = [f"{item.points} 分"] if item.points is not None else []
    words.append(f"{'一次' if item.once else '每个问题'}扣 {item.deduct}")
    words += [f"{rule} 的 {variant} 扣 {points}" for rule, variant, points in item.dearer]
    return "，".join([*words, *([f"每{item.every}"] if item.every else [])])


def _fed(feed: rules.Feed, catalogue: rules.Catalogue) -> str:
    ids = rules.fed_by(feed, catalogue)
    names = [f"{rule.clause.number} {rule.id}" for rule in catalogue if rule.id in ids]
    return "、".join(names) or f"人工评分（{feed.by_hand or '无规则供分'}）"


def _document(sheet: rules.Sheet, catalogue: rules.Catalogue, profile: str) -> Json:
    return {
        "sheet": sheet.name,
        "title": sheet.title,
        "document": sheet.document,
        "note": sheet.note,
        "subject": sheet.subject,
        "confirmed": sheet.confirmed,
        "full": float(sheet.full),
        "pass_line": _number(sheet.line(profile)),
        "vetoes": [
            {"id": one.id, "title": one.title, "at_least": one.at_least, "suspect": one.suspect}
            | _feeding(one.feed, catalogue)
            for one in sheet.vetoes
        ],
        "groups": [
            {
                "title": group.title,
                "points": float(group.points),
                "items": list(_items(group, catalogue)),
            }
            for group in sheet.groups
        ],
    }


def _items(group: rules.SheetGroup, catalogue: rules.Catalogue) -> Iterator[Json]:
    for item in group.items:
        yield {
            "id": item.id,
            "title": item.title,
            "points": _number(item.points),
            "deduct": float(item.deduct),
            "once": item.once,
            "every": item.every,
            "dearer": [
                {"rule": rule, "variant": variant, "points": float(points)}
                for rule, variant, points in item.dearer
            ],
        } | _feeding(item.feed, catalogue)


def _feeding(feed: rules.Feed, catalogue: rules.Catalogue) -> Json:
    return {
        "rules": sorted(rules.fed_by(feed, catalogue)),
        "kinds": feed.kinds,
        "by_hand": feed.by_hand,
    }


def _number(points: Decimal | None) -> float | None:
    return None if points is None else float(points)
