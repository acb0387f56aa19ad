"""A bulletin as a value: what it says, before it is a file of any format."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from reports.tally import Tally
from reports.year import YearTally


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `lead` is its heading with its number, which may stand alone."""

    text: str = ""
    lead: str = ""
    level: int = 0
    """0 running text, 1 一、, 2 （一）, 3 1．"""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of plain cells."""

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    """Millimetres a column; their sum is the table's width."""
    prose: frozenset[int] = frozenset()
    """Columns of running words, set flush left; the others are centred."""
    links: tuple[str, ...] = ()
    """An address a row, empty where there is none to show; for formats that can link."""


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex on pages of its own."""

    number: int
    title: str
    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: `part` is the dark share of `whole`."""

    label: str
    part: int
    whole: int
    value: str = ""
    """What stands at its end; empty = its number."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A bar chart; `table` says in words where its numbers stand."""

    title: str
    bars: tuple[Bar, ...]
    part: str
    """What the dark share is."""
    rest: str
    """What the remainder is; empty when there is none."""
    table: str


@dataclass(frozen=True, slots=True)
class BulletinText:
    """A bulletin, composed: pure, frozen, the same for the same round."""

    kind: str
    """daily, weekly, monthly, quarterly or annual."""
    period: str
    """2026-11."""
    title: str
    title_parts: tuple[str, ...]
    """The title cut where a line may end."""
    office: str
    number: str
    """示府办函〔2026〕3号; empty while it is a draft."""
    draft: bool
    addressees: str
    blocks: tuple[Block, ...]
    annexes: tuple[Annex, ...]
    on: date
    contact: str
    """附注, without its brackets; empty when the office named none."""
    copies: str
    """抄送; empty when the office named none."""
    charts: tuple[Chart, ...]
    tally: Tally = field(repr=False)
    form: str = "信函"
    """信函 or 文件: which head and 版记 of GB/T 9704-2012 the DOCX has."""
    red_head: bool = True
    """False leaves the place of the red head empty, for printed paper."""
    version: int = 1
    """Of its number: a correction is the next one."""
    year: YearTally | None = field(default=None, repr=False)
    """What a yearly report adds up; None for others."""
