"""From a file to the facts of it: parse, look for identity numbers, count, and let no raw value out."""

from __future__ import annotations

from collections.abc import Iterable

from reading import (
    annual,
    persons,
)  # the packages: they read our blocks, so their names are not there yet
from reading.documents.blocks import Block, Content, Limits, Table
from reading.documents.parse import parse
from reading.documents.tables import marks_of_table
from reading.finance import finance_of_document
from reading.personal import find
from reading.personal_kept import capped
from records.errors import DocumentError
from records.facts import Document, PersonalMark
from records.privacy import veil

_MAX_REASONS = 20
_MANY = frozenset({"zip", "rar", "7z", "gzip", "bzip2", "xz", "tar"})
"""Archives: several papers in one, of which none speaks for the whole."""


def read_document(body: bytes, name: str, format: str) -> Document:  # noqa: A002 - the noun's own field
    """The facts of one attachment. Never raises: what cannot be read is said in `reasons`, in Chinese.

    `format` is what `reading.sniff.sniff` said of `body`; `name` is its file name or link text, used for words
    only. `text_length` counts characters, `parts` sheets, pages or members of an archive.
    """
    try:
        content = parse(body, name, format, Limits())
    except DocumentError as error:
        content = Content(parts=0, reasons=(str(error),))
    shown = content.shown()
    reasons = [veil(reason) for reason in dict.fromkeys(content.reasons)]
    if len(reasons) > _MAX_REASONS:
        reasons[_MAX_REASONS:] = [f"另有{len(reasons) - _MAX_REASONS}处未能读取"]
    return Document(
        name=veil(name),
        format=format,
        text_length=sum(_length(block) for block in shown.blocks),
        parts=content.parts,
        personal=capped(mark for block in content.blocks for mark in _marks(block)),
        exposures=persons.exposures_of_content(content, name),
        reasons=tuple(reasons),
        finance=None if format in _MANY else finance_of_document(body, name, format, shown),
        annual=None if format in _MANY else annual.in_content(shown, name),
    )


def _marks(block: Block | Table) -> Iterable[PersonalMark]:
    return marks_of_table(block) if isinstance(block, Table) else find(block.text, block.place)


def _length(block: Block | Table) -> int:
    if isinstance(block, Table):
        return sum(len(cell) for row in block.rows for cell in row)
    return len(block.text)
