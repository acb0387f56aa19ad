"""The limits that divide the grades of leaks, from `rules/grades.toml`: several rules share them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rules._table import Table

FILE = Path(__file__).parent / "grades.toml"


@dataclass(frozen=True, slots=True)
class Bounds:
    """The numbers and categories that divide the grades."""

    many: int
    few: int
    some: int
    listed: int
    grave: frozenset[str]
    sensitive: frozenset[str]


@cache
def bounds(path: Path = FILE) -> Bounds:
    """The limits. Raises CatalogueError naming the file and key."""
    table = Table.read(path)
    found = Bounds(
        table.number("many"),
        table.number("few"),
        table.number("some"),
        table.number("listed"),
        frozenset(table.texts("grave")),
        frozenset(table.texts("sensitive")),
    )
    table.finish()
    return found
