"""Columns that a site begins anew each year (`/2025n/`, `2026year/`, a column called 2026年), as one.

Watched under its old address such a column would be called stale on the first of January (domain note §5).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reading.columns.names import classify
from records import ColumnGuess

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_IN_NAME = re.compile(r"(?<!\d)(?:19|20)\d{2}(?!\d)\s*(?:年度?)?")
_LEAST = 2


def join_years(guesses: Sequence[ColumnGuess]) -> list[ColumnGuess]:
    """The columns with each family of years as one, at the newest year's address and the newest year's place.

    A family: one parent, one name when the year is taken out, and a year of its own in every name or address.
    """
    families: dict[tuple[str, ...], list[tuple[int, ColumnGuess]]] = {}
    for guess in guesses:
        mark = _mark(guess)
        if mark is not None:
            families.setdefault(mark[1:], []).append((int(mark[0]), guess))
    joined = {
        id(one): family for family in families.values() if _is_family(family) for _, one in family
    }
    out: list[ColumnGuess] = []
    for guess in guesses:
        family = joined.get(id(guess))
        if family is None:
            out.append(guess)
        elif guess is max(family, key=_year)[1]:
            out.append(_newest(family))
    return out


def _mark(guess: ColumnGuess) -> tuple[str, ...] | None:
    """(year, parent, name without the year, address without it where the name has none); None without a year."""
    named = _YEAR.search(guess.name)
    if named:
        return named[1], guess.parent or "", _IN_NAME.sub("", guess.name).strip(), ""
    placed = _YEAR.search(guess.url.partition("://")[2])
    if placed is None:
        return None
    return placed[1], guess.parent or "", guess.name, _YEAR.sub("*", guess.url, count=1)


def _is_family(family: Sequence[tuple[int, ColumnGuess]]) -> bool:
    return len(family) >= _LEAST and len({year for year, _ in family}) == len(family)


def _year(item: tuple[int, ColumnGuess]) -> int:
    return item[0]


def _newest(family: Sequence[tuple[int, ColumnGuess]]) -> ColumnGuess:
    """The family's column: named without the year, or after its parent where the name is a year and nothing else."""
    (year, newest), *older = sorted(family, key=_year, reverse=True)
    bare = _IN_NAME.sub("", newest.name).strip() or newest.parent or newest.name
    why = f"{newest.why}；按年份分设，取{year}年的地址，新的一年开设后须更换"
    kind = classify(bare, newest.parent) if bare != newest.parent else newest.kind
    return replace(newest, name=bare, kind=kind, why=why, years=tuple(one.url for _, one in older))
