"""The `[wording]` table: the office's own roster, and expressions that it allows its sites."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from records.config.table import Table
from records.proofs import Allowed

_LONGEST = 60
"""Characters of an expression; a longer one is a text."""


@dataclass(frozen=True, slots=True)
class WordingSettings:
    """What an office adds to the phrase books, and what it takes from them."""

    roster: Path | None = None
    """TOML file of office holders, against the configuration's folder; none = no names are checked."""
    allowed: tuple[Allowed, ...] = ()


def read_wording(
    table: Table, folder: Path, sites: Collection[str], agencies: Collection[str]
) -> WordingSettings:
    """The settings. Whether the roster's content holds is checked by whoever loads it."""
    told = table.text("roster")
    roster = folder / told if told else None
    if roster is not None and not roster.is_file():
        table.problem("roster", f"没有这个文件：{told}")
        roster = None
    allowed = tuple(_allowed(table, sites, agencies))
    table.finish()
    return WordingSettings(roster, allowed)


def _allowed(
    wording: Table, sites: Collection[str], agencies: Collection[str]
) -> Iterator[Allowed]:
    seen: set[tuple[str, str, str]] = set()
    for table in wording.tables("allowed"):
        given, until = table.has("until"), table.day("until")
        if not given:
            table.problem("", "缺少必填项 until")
        one = Allowed(
            expression=table.text("expression", None),
            reason=table.text("reason", None),
            until=until or date.max,
            site=table.text("site"),
            agency=table.text("agency"),
        )
        for key, value, known, what in (
            ("site", one.site, sites, "网站"),
            ("agency", one.agency, agencies, "单位"),
        ):
            if value and value not in known:
                table.problem(key, f"没有编号为“{value}”的{what}")
        if len(one.expression) > _LONGEST:
            table.problem("expression", f"不能超过{_LONGEST}个字")
        if (same := (one.expression, one.site, one.agency)) in seen:
            table.problem("expression", f"“{one.expression}”重复")
        seen.add(same)
        table.finish()
        yield one
