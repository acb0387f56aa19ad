"""Workbooks of 1997 to 2003 (xls, et): cells by calamine, what is kept from the eye by our own walk (`biff`)."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from dataclasses import replace

from reading.documents import workbook
from reading.documents.biff import Concealed, SheetLooks, survey
from reading.documents.biff_text import chars
from reading.documents.blocks import Block, Content, Limits, Table
from reading.documents.compound import Compound
from reading.documents.compound_inside import inside
from reading.documents.embedded import Inner
from reading.documents.ole import records
from reading.documents.properties import read_properties

_CACHES = "_sx_db_cur"
_OWN = frozenset({"workbook", "book"})


def read(body: bytes, limits: Limits, inner: Inner) -> Content:
    """All sheets with what is hidden of them, notes, text boxes, names, caches, properties and files inside.

    Raises DocumentError when it is encrypted, damaged, or its used range is past the limit.
    """
    content = workbook.read_xls(body, limits)
    compound = Compound(body)
    looks: dict[str, SheetLooks] = {}
    blocks: list[Block | Table] = []
    for entry in compound.find("Workbook", "Book"):
        if len(entry.path) > 1:
            continue
        found = survey(compound.read(entry))
        looks.update({sheet.name: sheet for sheet in found.sheets})
        blocks += [*(one for sheet in found.sheets for one in sheet.blocks), *found.blocks]
    sheets = [_marked(one, looks) if isinstance(one, Table) else one for one in content.blocks]
    within = inside(compound, limits, inner, _OWN)
    more = (*blocks, *_caches(compound), *read_properties(compound), *within.blocks)
    return Content((*sheets, *more), content.parts, (*content.reasons, *within.reasons))


def _marked(table: Table, looks: dict[str, SheetLooks]) -> Table:
    """A sheet's table with what hides it and its cells."""
    sheet = looks.get(table.place)
    if sheet is None:
        return table
    return replace(table, hidden=sheet.hidden, concealed=tuple(_in_range(table, sheet.concealed)))


def _in_range(table: Table, concealed: Iterable[Concealed]) -> Iterable[Concealed]:
    """The marks with rows and columns counted from the table's own corner; those outside it left out."""
    height = len(table.rows)
    width = max(map(len, table.rows), default=0)
    for row, column, how in concealed:
        at = None if row is None else row - table.first_row
        of = None if column is None else column - table.first_column
        if (at is None or 0 <= at < height) and (of is None or 0 <= of < width):
            yield at, of, how


def _caches(compound: Compound) -> Iterable[Block]:
    """What pivot tables remember of their source, which may be gone from the sheets."""
    for entry in compound.entries:
        if len(entry.path) != 2 or entry.path[0].lower() != _CACHES:
            continue
        texts = []
        for kind, data in records(compound.read(entry), 0):
            try:
                if kind == 0x00CD:
                    texts.append(chars(data, 0, "<H")[0])
                elif kind == 0x00C9:
                    texts.append(f"{struct.unpack_from('<d', data)[0]:.15g}")
            except (struct.error, IndexError):
                continue
        if texts:
            yield Block(f"透视表数据{entry.path[1]}", "\n".join(texts), "数据缓存")
