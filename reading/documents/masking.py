"""A masked copy of a file: bytes in, bytes out, and what was masked and removed.

xlsx, docx, html and text (csv). Everything that is not hidden, not pointed to what is and holds no personal value
stays as it is written. Words and numbers in pictures are not seen.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial

from reading.documents.blocks import Block, Content, Limits
from reading.documents.masked import Convention, Fixed
from reading.documents.masking_package import AUTHORS
from reading.documents.masking_page import mask_page
from reading.documents.masking_sheet import mask_sheets
from reading.documents.masking_text import mask_text
from reading.documents.masking_values import Masker
from reading.documents.masking_word import mask_document
from reading.documents.parse import parse
from reading.persons import exposures_of_content
from reading.persons.rows import Concealed
from records.errors import DocumentError

_SHORT = re.compile("只读取|后面部分未读取|隐藏的单元格过多|工作表“[^”]{0,40}”：|样式：")
"""Reasons after which some of the file's own words were not read, and so cannot be masked."""


def masked_copy(
    body: bytes,
    name: str,
    format: str,  # noqa: A002 - the noun's own field
    convention: Convention,
    few: int,
) -> Fixed:
    """A copy of `body` with every full value masked and hidden content removed.

    `few`: how many candidates a mask of the file's own may leave before all its masks are made like ours
    (rules/grades.toml `some`). Raises DocumentError when the file cannot be read to its end, for half a copy is none.
    """
    content = parse(body, name, format, Limits())
    if short := next((one for one in content.reasons if _SHORT.search(one)), ""):
        raise DocumentError(f"内容未能读全（{short}）")
    groups = exposures_of_content(content, name)
    weak = any(one.residual is not None and one.residual <= few for one in groups)
    aside = Masker(convention, bare=True)
    held = _held_aside(content, aside)
    masker = Masker(convention, evenly=weak, known=dict(aside.known))
    made, removed = _made(body, format, content, masker)
    if masker.counts and masker.uneven:  # masks of the file's own beside ours: make them alike
        masker = Masker(convention, evenly=True, known=dict(aside.known))
        made, removed = _made(body, format, content, masker)
    told = {**dict.fromkeys(held, 1), **{how: count for how, count in removed.items() if count}}
    if not masker.counts and not set(told) - {AUTHORS}:
        return Fixed(None)
    return Fixed(made, dict(masker.counts), told)


def _held_aside(content: Content, masker: Masker) -> list[str]:
    """How values are hidden that the file holds out of sight."""
    found: list[str] = []
    for block in content.blocks:
        if isinstance(block, Block):
            if block.hidden and masker.cuts(block.text):
                found.append(block.hidden)
        elif block.hidden or block.concealed:
            concealed = Concealed(block)
            cuts = masker.of_table(block, partial(_is_hidden, concealed))
            found += [concealed.at(row, column) for row, column in cuts]
    return list(dict.fromkeys(found))


def _is_hidden(concealed: Concealed, row: int, column: int) -> bool:
    return bool(concealed.at(row, column))


def _made(
    body: bytes,
    format: str,  # noqa: A002 - as above
    content: Content,
    masker: Masker,
) -> tuple[bytes, Mapping[str, int]]:
    if format == "xlsx":
        return mask_sheets(body, content, masker, Limits())
    if format == "docx":
        return mask_document(body, masker, Limits())
    if format == "html":
        return mask_page(body, masker)
    if format == "text":
        return mask_text(body, masker), {}
    raise DocumentError(f"不支持写出该格式（{format}）的脱敏副本")
