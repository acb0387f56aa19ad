"""The terms of the identities' small language, taken apart once: `?T1.收·使用结余|其他.数` and its like."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Term:
    """One cell, or several to be added up, by table, row and column (`formulas` says how it is written)."""

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

    def at(self, row: str, column: str) -> Term:
        """The term for one of the rows or columns that the formula stands for."""
        if self.each_row is None and not self.each_column:
            return self
        return Term(
            self.table,
            self.rows if self.each_row is None else (row,),
            (column,) if self.each_column else self.columns,
            self.minus,
            self.optional,
            self.empty_is_zero,
            self.lines,
            self.parts,
        )


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
