"""Tables as values: cells of a form, sums by code, amounts as they are printed, and the table as HTML."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One published table."""

    title: str
    rows: Rows
    """Heads first; all rows are of one width, a head over several columns stands in the first of them."""
    note: str = ""
    unit: str = "万元"

    def html(self) -> str:
        """Title, unit, table and note, as an article shows them."""
        note = f"<p>{escape(self.note)}</p>" if self.note else ""
        above = f"<p>{escape(self.title)}</p><p>单位：{self.unit}</p>"
        return f"{above}{table(self.rows)}{note}"


@dataclass(frozen=True, slots=True)
class Leaf:
    """The lowest line of a classification, with its amounts in hundredths of 万元."""

    code: str
    name: str
    amounts: tuple[int, ...]


def table(rows: Rows) -> str:
    """Rows as an HTML table."""
    body = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in rows
    )
    return f'<table border="1">{body}</table>\n'


def shown(amount: int) -> str:
    """An amount in a cell, from hundredths; nothing for nothing."""
    return f"{amount // 100:,}.{amount % 100:02d}" if amount else ""


def said(amount: int) -> str:
    """An amount in a sentence, from hundredths."""
    return f"{amount // 100}.{amount % 100:02d}万元"


def share(part: int, whole: int) -> str:
    """A share in percent, two decimals."""
    return f"{100 * part / whole:.2f}%" if whole else "0.00%"


def nested(leaves: Sequence[Leaf], names: dict[str, str]) -> tuple[tuple[str, ...], ...]:
    """A row for every class (3 digits), group (5) and leaf (7, or 5 where leaves have 5), in the order of codes."""
    sums: dict[str, list[int]] = {}
    called = dict(names)
    for leaf in leaves:
        called[leaf.code] = leaf.name
        for digits in (3, 5, 7):
            code = leaf.code[:digits]
            if len(code) == digits:
                before = sums.setdefault(code, [0] * len(leaf.amounts))
                sums[code] = [a + b for a, b in zip(before, leaf.amounts, strict=True)]
    return tuple((code, called[code], *map(shown, sums[code])) for code in sorted(sums))


def total(leaves: Sequence[Leaf]) -> tuple[int, ...]:
    """The sums of all leaves, column by column."""
    return tuple(map(sum, zip(*(leaf.amounts for leaf in leaves), strict=True)))


def by_class(leaves: Sequence[Leaf]) -> dict[str, int]:
    """Class → the sum of the first amount of its leaves, in the order of codes."""
    found: dict[str, int] = {}
    for leaf in sorted(leaves, key=lambda one: one.code):
        found[leaf.code[:3]] = found.get(leaf.code[:3], 0) + leaf.amounts[0]
    return found
