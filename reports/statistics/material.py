"""What a paper of statistics is made from, and how it names what it counts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from records.imported import LedgerRow
from records.statistics import Item, Paper, Reach, Span, Target
from reports.plain import Discretion, plain
from reports.rows import UNKNOWN_AGENCY
from reports.statistics.figures import Figure, Figures, Row, Words

FULL, SHORT = "读全", "未读全"


@dataclass(frozen=True, slots=True)
class Material:
    """All that was seen and imported, whatever its days."""

    span: Span
    """The days that are counted: those asked for, as far as they were seen."""
    asked: Span
    agencies: Mapping[str, str]
    """Names by id, in the order of the configuration."""
    items: tuple[Item, ...]
    reaches: tuple[Reach, ...]
    papers: tuple[Paper, ...]
    ledgers: tuple[LedgerRow, ...] = ()
    imported: Mapping[str, date] = field(default_factory=dict)
    """Day of the newest import, by kind of ledger."""
    targets: tuple[Target, ...] = ()
    only: tuple[str, ...] = ()
    """Ids of agencies; empty = all."""
    place: str = ""
    """全区, or the agencies' names."""
    discretion: Discretion = field(default_factory=lambda: Discretion(()))

    def name(self, agency: str) -> str:
        """An agency's name."""
        return plain(self.agencies.get(agency, "")) or UNKNOWN_AGENCY

    def wanted(self, agency: str) -> bool:
        """Is it one of those that were asked for?"""
        return not self.only or agency in self.only

    def posted(self, span: Span) -> list[Item]:
        """Posts with a sure day of the span, oldest first; withdrawn ones left out."""
        found = [one for one in self.items if self.wanted(one.agency) and not one.withdrawn]
        return sorted((one for one in found if span.holds(one.on)), key=_order)

    def undated(self, span: Span) -> list[Item]:
        """Posts that may be of the span, of which nothing says the day."""
        found = (one for one in self.items if self.wanted(one.agency) and not one.withdrawn)
        return sorted(
            (one for one in found if one.on is None and span.touches(one.day)), key=_order
        )

    def withdrawn(self, span: Span) -> list[Item]:
        """Posts of the span that the newest lists have no more."""
        found = (one for one in self.items if self.wanted(one.agency) and one.withdrawn)
        return sorted((one for one in found if span.touches(one.day)), key=_order)

    def lists(self, chosen: Callable[[Reach], bool] = lambda _: True) -> list[Reach]:
        """Columns with a list of their own; of a few agencies, theirs and those that list something of theirs."""
        mine = {id_ for one in self.items if self.wanted(one.agency) for id_ in one.columns}
        return [
            one
            for one in self.reaches
            if not one.aside and (self.wanted(one.agency) or one.column in mine) and chosen(one)
        ]

    def item_rows(self, items: Iterable[Item]) -> list[Row]:
        """Posts as rows."""
        names = {one.column: f"{one.site_name}“{one.name}”" for one in self.reaches}
        return [
            Row(
                key=f"item:{one.key}",
                sort="信息",
                title=self.discretion.name(one.title, one.url),
                agency=self.name(one.agency),
                kind=one.kind,
                day=str(one.day) if one.day else "",
                note=plain("、".join(names[id_] for id_ in one.columns if id_ in names)),
                url=self.discretion.link(one.url),
            )
            for one in items
        ]

    def column_row(self, one: Reach) -> Row:
        """A column as a row, with how far it was read."""
        known = "；".join(
            f"{'最早' if first == date.min else first.isoformat()}至{last.isoformat()}"
            for first, last in one.known
        )
        whole = FULL if one.covers(self.span) else SHORT
        said = [whole, f"已读{known}" if known else "", plain(one.reason) if whole == SHORT else ""]
        return Row(
            key=f"column:{one.column}",
            sort="栏目",
            title=plain(one.name),
            agency=self.name(one.agency),
            kind=one.kind,
            note="，".join(part for part in said if part),
            url=self.discretion.link(one.url),
        )


def _order(one: Item) -> tuple[str, str, str]:
    return str(one.day or ""), one.agency, one.key


def reach_words(figures: Figures, material: Material, columns: Sequence[Reach]) -> Words:
    """How far these columns were read, to stand beside a table."""
    if not columns:
        return ("统计范围：没有此类列表栏目，本期未检查。",)
    rows = {one.column: material.column_row(one) for one in columns}
    whole = [rows[one.column] for one in columns if one.covers(material.span)]
    short = [rows[one.column] for one in columns if not one.covers(material.span)]
    all_ = figures.count("列表栏目", list(rows.values()))
    if not short:
        return ("统计范围：列表栏目", all_, "个，均读全统计期。")
    return (
        "统计范围：列表栏目", all_, "个，读全统计期的", figures.count("读全统计期的列表栏目", whole),
        "个，未读全的", figures.count("未读全统计期的列表栏目", short), "个，实际数不少于所列数。",
    )  # fmt: skip


def at_least(columns: Sequence[Reach], span: Span) -> Words:
    """A caution after a number of posts, where lists were not read whole."""
    whole = all(one.covers(span) for one in columns)
    return () if whole else ("（部分栏目未读全，实际数不少于此数）",)


def comparable(columns: Sequence[Reach], span: Span) -> bool:
    """Were these days and the same of the year before seen alike, which is whole?"""
    return bool(columns) and all(one.compares(span) for one in columns)


def joined(parts: Iterable[Words]) -> Words:
    """Words with 、 between them."""
    found: list[str | Figure] = []
    for part in parts:
        found += ["、"] if found else []
        found += part
    return tuple(found)


def against_last_year(
    figures: Figures, what: str, now: Sequence[Row], before: Sequence[Row], unit: str
) -> Words:
    """，同比增加3条（增长4.5%）: of spans that were seen alike."""
    from_, to = sum(one.amount for one in before), sum(one.amount for one in now)
    if from_ == to:
        return ("，与上年同期持平",) if to else ("，上年同期也没有",)
    if not from_:
        return ("，上年同期没有",)
    more = to > from_
    return (
        "，同比增加" if more else "，同比减少", figures.change(f"{what}同比增减", now, before), unit,
        "（增长" if more else "（下降", figures.growth(f"{what}同比增幅", now, before), "）",
    )  # fmt: skip
