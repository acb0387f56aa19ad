"""One table to groups of persons: its lists, its forms, and what it says outside both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reading.documents.blocks import Block, Table
from reading.persons.columns import is_always_borne, kind_of
from reading.persons.forms import form_records, has_pairs
from reading.persons.gather import gathered
from reading.persons.lexicon import conditions_of, listed_of, may_state_condition
from reading.persons.prose import prose_records
from reading.persons.rows import LONG, holds_value, records_of, tells
from reading.persons.sections import Section, sections, settled
from records.exposure import Exposure


def of_table(table: Table, title: str) -> Iterator[Exposure]:
    """The groups of a table under a title."""
    for raw in sections(table):
        headed = any(raw.heads.kinds)
        whole = f"{title} {raw.title}"
        if headed and not _may_expose(table, raw, whole):
            continue
        section = settled(raw, table.rows)
        if not headed and not _may_expose(table, section, whole):
            continue
        if not any(section.heads.kinds) and has_pairs(table, section.rows):
            yield from gathered(form_records(table, section.rows, whole), whole)
            continue
        yield from gathered(records_of(table, section, title), whole, section.heads.words)
    loose = _loose(table)
    if loose.text:
        yield from gathered(prose_records(loose, title), title)


def _may_expose(table: Table, section: Section, title: str) -> bool:
    """Can a list or form have a record that is worth a group? False is sure.

    Asked before the rows of a head are settled, and after the columns of a list without heads were voted on.
    A group needs a value beside a name, or a special category. Those come from a column or from a form's field whose
    words tell of one, from a cell that holds a value or states a condition by itself, or from a title that says what
    everybody on the list is. Settling only takes kinds from columns, never from
    one of a kind that always agrees; with one kind left it is a list, and without heads its cells may be labels.
    """
    kinds = section.heads.kinds
    rows = [table.rows[index] for index in section.rows]
    if any(map(tells, kinds)) or any(map(holds_value, rows)):
        return True
    if "name" in kinds and (listed_of(title) or any(map(_may_state, rows))):
        return True
    if any(map(is_always_borne, kinds)):
        return False
    labels = {kind_of(cell) for row in rows for cell in row if cell}
    return any(map(tells, labels)) or ("name" in labels and bool(listed_of(title)))


def _may_state(row: Sequence[str]) -> bool:
    """Does one of the cells state an illness, a disability or a cause of need?"""
    words = "\t".join(row)
    return may_state_condition(words) and bool(conditions_of(words))


def _loose(table: Table) -> Block:
    """What a table says outside its lists: rows of one cell (titles, notes), and cells as long as a paragraph."""
    said: list[str] = []
    hidden = table.hidden
    for index, row in enumerate(table.rows):
        filled = [column for column, cell in enumerate(row) if cell and not cell.isspace()]
        if len(filled) > 1 and max(map(len, row)) <= LONG:
            continue
        for column in filled:
            if len(filled) == 1 or len(row[column]) > LONG:
                hidden = hidden or table.hidden_at(index, column)
                said.append(row[column])
    return Block(table.place, "\n".join(said), hidden)
