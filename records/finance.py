"""Facts of a budget or final account: its tables, named cells, what its text states. No law, no personal data.

Amounts are decimal strings in the unit of their table; a statement's amount is in 万元. Names of tables: `T1`…`T9`
for a department's final account, `B1`…`B9` for its budget (domain note priorart §3.1), `G01`…`G17` for a
government's (standards §4.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class FinanceTable:
    """One official table that was found."""

    id: str
    title: str
    """As printed, veiled."""
    unit: str
    """元, 万元 or 亿元; empty when it declares none."""
    place: str
    decimals: int = 2
    """Digits behind the point that it prints."""
    rows: tuple[str, ...] = ()
    """Keys of its rows in order: a code, `收#…` and `支#…` for numbered lines, `收·…` and `支·…` for others."""
    columns: tuple[str, ...] = ()
    """Names of its amount columns."""
    empty: bool = False
    """Has it no amount at all (blanks, dashes and zeros only)?"""
    note: str = ""
    """What is said beneath it about having no data; empty when nothing is."""
    doubts: tuple[str, ...] = ()
    """Why its cells cannot be relied on, in Chinese."""
    drawn: bool = True
    """Was a table found under the title, or the title alone?"""


@dataclass(frozen=True, slots=True)
class Cell:
    """One amount, named by its row and column."""

    table: str
    row: str
    column: str
    value: str | None
    """None: something stands there that is not surely an amount."""
    place: str


@dataclass(frozen=True, slots=True)
class Statement:
    """An amount, or a share, that the text states."""

    name: str
    """What it is the amount of, in the names of the identities (收支总计, 三公·接待·决算 …)."""
    value: str
    """In 万元; a share in percent."""
    decimals: int
    """Digits printed behind the point, in the unit `value` has."""
    place: str
    excerpt: str = ""
    """At most 60 veiled characters."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A cover line, section or table title that names a year or an office."""

    text: str
    year: int | None
    owner: str
    """The office it names; empty when it names none."""
    place: str
    kind: str = "heading"
    """heading, note or sentence."""


class Mark(StrEnum):
    """How far an identity binds (priorart §3)."""

    SURE = "✔"
    """An identity of the form itself."""
    CONDITION = "◐"
    """Only under the condition named."""
    ADVICE = "✎"
    """Never a verdict."""


@dataclass(frozen=True, slots=True)
class Identity:
    """One identity, evaluated. Amounts in 万元."""

    id: str
    """F01 … D10 of the domain note."""
    says: str
    """The formula in Chinese."""
    mark: Mark
    holds: bool | None
    """None: could not be told."""
    left: str
    right: str
    place: str
    """Page, table and cell of the left side."""
    tolerance: str
    reason: str = ""
    """Why it could not be told."""


@dataclass(frozen=True, slots=True)
class FinanceFacts:
    """What one page or file says as a budget or final account."""

    kind: str
    """政府预算, 政府决算, 部门预算, 部门决算; 预算 or 决算 when it does not say whose."""
    year: int | None
    owner: str
    """Whose, as its title or cover says; empty when it does not."""
    tables: tuple[FinanceTable, ...] = ()
    cells: tuple[Cell, ...] = ()
    statements: tuple[Statement, ...] = ()
    headings: tuple[Heading, ...] = ()
    listed: tuple[str, ...] = ()
    """Ids of the tables that its contents list."""
    topics: tuple[str, ...] = ()
    """Explanations found in its text: 机关运行经费, 政府采购, 国有资产, 绩效, 名词解释, 三公原因 …"""
    claims: tuple[Identity, ...] = ()
    """Arithmetic within the text itself: shares, completion, parts of procurement."""
    placeholders: tuple[str, ...] = ()
    """Places where a template's blank (XX, 待填) was left standing, at most ten."""
    earlier: tuple[Cell, ...] = ()
    """Last year's budget as this year's prints it beside its own: totals and parts of 三公, column 上年."""
    prose: int = 0
    """Characters of text outside tables."""
    reasons: tuple[str, ...] = ()
    """What could not be read or was cut, in Chinese."""
    scanned: bool = False
    """Has it pages but no text layer?"""
