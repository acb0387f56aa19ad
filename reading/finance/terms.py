"""The terms of the identities' small language, taken apart once: `?T1.收·使用结余|其他.数` and its like."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One cell, or several to be added up, by table, row and column (`formulas` says how it is written).

    Each is itself alone: documents keep what they found for one, and ask for it several times.
    """

    table: str
    rows: tuple[str, ...]
    """The first that the table has is taken."""
    columns: tuple[str, ...]
    minus: bool = False
    optional: bool = False
    """Is it 0 where row, column or table is not there?"""
    empty_is_zero: bool = False
    lines: str = ""
    """The beginning of the rows that are summed (`收#`); empty when one row is meant."""
    parts: bool = False
    """Is the sum of the row's other columns meant (`Σ`)?"""
    each_row: str | None = None
    """What a row begins with for which the formula stands (`@`); None when it stands for one row."""
    each_column: bool = False
    """Does the formula stand for every amount column (`&`)?"""

    @property
    def stands_alone(self) -> bool:
        """Is it the same cell wherever the formula is asked?"""
        return self.each_row is None and not self.each_column


@lru_cache(1024)
def term(text: str) -> Term:
    """A term as it is written."""
    bare = text.lstrip("-?∅")
    marks = text[: len(text) - len(bare)]
    table, row, column = bare.split(".")
    return Term(
        table=table,
        rows=tuple(row.split("|")),
        columns=tuple(column.split("|")),
        minus=marks.startswith("-"),
        optional="?" in marks,
        empty_is_zero="∅" in marks,
        lines=row[:-1] if row.endswith("#*") else "",
        parts=column == "Σ",
        each_row=row[1:] if row.startswith("@") else None,
        each_column=column == "&",
    )
