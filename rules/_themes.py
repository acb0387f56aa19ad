"""Themes of inspection (检查主题): a name for some rules and the classes of column they are to look at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from records import COLUMN_KINDS
from rules._catalogue import Catalogue
from rules._indicators import indicators
from rules._sheet import Feed, fed_by
from rules._table import Table, misfit

FILE = Path(__file__).parent / "themes.toml"


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme, with its rules as the catalogue has them now."""

    name: str
    note: str
    rules: tuple[str, ...]
    """Ids, in order of number."""
    kinds: tuple[str, ...]
    """Classes of column; empty = all."""


def themes(catalogue: Catalogue, path: Path = FILE) -> tuple[Theme, ...]:
    """All themes in file order.

    Raises CatalogueError naming the file and the theme: an unknown rule, indicator or class, no rule at all, or a
    name that stands twice.
    """
    table = Table.read(path)
    found = tuple(_theme(one, catalogue, path) for one in table.tables("theme"))
    table.finish()
    seen: set[str] = set()
    for theme in found:
        if theme.name in seen:
            raise misfit(path, f"主题“{theme.name}”重复")
        seen.add(theme.name)
    return found


def _theme(table: Table, catalogue: Catalogue, path: Path) -> Theme:
    name, note = table.text("name"), table.text("note")
    feed = Feed(table.texts("rules"), table.texts("indicators"), table.texts("kinds"))
    table.finish()
    known = {one.id for one in indicators()}
    for kind in feed.kinds:
        if kind not in COLUMN_KINDS:
            raise misfit(path, f"主题“{name}”：没有“{kind}”这类栏目")
    for one in feed.indicators:
        if one not in known:
            raise misfit(path, f"主题“{name}”：没有编号为 {one} 的指标")
    for one in feed.rules:
        if not fed_by(Feed((one,)), catalogue):
            raise misfit(path, f"主题“{name}”：没有编号或标识为 {one} 的规则")
    ids = fed_by(feed, catalogue)
    if not ids:
        raise misfit(path, f"主题“{name}”没有任何规则")
    return Theme(name, note, tuple(rule.id for rule in catalogue if rule.id in ids), feed.kinds)
