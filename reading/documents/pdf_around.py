"""What a PDF file carries beside the text of its pages: comments, form fields, attached files, metadata."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from reading.documents.blocks import Block, Content, Limits, Table
from reading.documents.pdf_raw import xmp_values
from records.errors import DocumentError

Member = Callable[[bytes, str, Limits], Content]
"""Reads an attached file by its content; raises DocumentError."""

_NOTE, _FIELD, _ATTACHED, _OPTIONS, _METADATA = (
    "批注",
    "隐藏的表单域",
    "附加文件",
    "选项列表",
    "元数据",
)
_MOST_NOTES = 2000
"""Annotations of one page."""
_MOST_FILES = 50
_LONGEST = 100_000
"""Bytes of one comment or field."""
_UNSEEN = raw.FPDF_ANNOT_FLAG_HIDDEN | raw.FPDF_ANNOT_FLAG_NOVIEW
_LABELS = (("Title", "标题"), ("Author", "作者"), ("Subject", "主题"), ("Keywords", "关键词"))
_MOST_OPTIONS = 500
_LONG_RUN = re.compile(r"\d{9}")
"""Options without such a run of digits are ordinary words."""
_WORDS = frozenset({raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_WIDGET})
"""Annotations whose `Contents` describe the thing for the blind and are no comment."""


def notes(page: pdfium.PdfPage, form: Any, place: str) -> list[Block]:
    """Comments and form fields of a page; what the page shows of them is not hidden."""
    found: dict[tuple[str, str], None] = {}
    for index in range(min(_MOST_NOTES, max(0, raw.FPDFPage_GetAnnotCount(page)))):
        note = raw.FPDFPage_GetAnnot(page, index)
        if note:
            found.update(dict.fromkeys(_of_note(note, form)))
            raw.FPDFPage_CloseAnnot(note)
    by_how: dict[str, list[str]] = {}
    for how, text in found:
        by_how.setdefault(how, []).append(text)
    return [Block(place, "\n".join(texts), how) for how, texts in by_how.items()]


def _of_note(note: Any, form: Any) -> Iterator[tuple[str, str]]:
    """(how hidden, text)."""
    kind = raw.FPDFAnnot_GetSubtype(note)
    unseen = bool(raw.FPDFAnnot_GetFlags(note) & _UNSEEN)
    if kind == raw.FPDF_ANNOT_WIDGET and form:
        yield from _of_field(note, form, unseen)
    if kind in _WORDS:
        return
    text = _text(raw.FPDFAnnot_GetStringValue, note, b"Contents")
    if text.strip():
        yield (_NOTE if unseen or kind != raw.FPDF_ANNOT_FREETEXT else ""), text


def _of_field(note: Any, form: Any, unseen: bool) -> Iterator[tuple[str, str]]:
    value = _text(raw.FPDFAnnot_GetFormFieldValue, form, note)
    label = _text(raw.FPDFAnnot_GetFormFieldAlternateName, form, note) or _text(
        raw.FPDFAnnot_GetFormFieldName, form, note
    )
    if value.strip():
        yield (_FIELD if unseen else ""), f"{label}：{value}" if label else value
    count = min(_MOST_OPTIONS, raw.FPDFAnnot_GetOptionCount(form, note))
    options = [_text(raw.FPDFAnnot_GetOptionLabel, form, note, at) for at in range(count)]
    others = [option for option in options if option != value and _LONG_RUN.search(option)]
    if others:
        yield _OPTIONS, f"{label}：" + "\n".join(others)


def _text(call: Any, *arguments: Any) -> str:
    """A string of pdfium: UTF-16 with its NUL, asked for twice."""
    size = min(call(*arguments, None, 0), _LONGEST)
    if size <= 2:
        return ""
    buffer = (ctypes.c_ushort * ((size + 1) // 2))()
    call(*arguments, buffer, ctypes.sizeof(buffer))
    return bytes(buffer).decode("utf-16-le", "ignore").partition("\0")[0]


def metadata(document: pdfium.PdfDocument, body: bytes) -> list[Block]:
    """Title, author and the like; and what XMP adds to them."""
    keys = pdfium.PdfDocument.METADATA_KEYS
    found = {key: _text(raw.FPDF_GetMetaText, document, key.encode()) for key in keys}
    known = {key: value for key, value in found.items() if value}
    lines = [f"{said}：{known[key]}" for key, said in _LABELS if key in known]
    program = set(known.values())
    lines += [value for value in xmp_values(body) if value not in program]
    text = "\n".join(lines).replace("\0", "")
    return [Block("文档属性", text, _METADATA)] if text.strip() else []


def attached(document: pdfium.PdfDocument, limits: Limits, member: Member) -> Content:
    """The attached files, each read by its content."""
    blocks: list[Block | Table] = []
    reasons: list[str] = []
    count = document.count_attachments()
    left = limits.unpacked
    for index in range(min(count, _MOST_FILES)):
        name = f"第{index + 1}个"
        try:
            file = document.get_attachment(index)
            name = _text(raw.FPDFAttachment_GetName, file)
            data = _data(file, left)
            left -= len(data)
            content = member(data, name, limits)
        except (DocumentError, pdfium.PdfiumError) as error:
            why = str(error) if isinstance(error, DocumentError) else "内容无法读取"
            reasons.append(f"附加文件“{name}”：{why}")
            continue
        blocks += [_moved(block, name) for block in content.blocks]
        reasons += [f"附加文件“{name}”：{reason}" for reason in content.reasons]
    if count > _MOST_FILES:
        reasons.append(f"附加文件共{count}个，只读取了前{_MOST_FILES}个")
    return Content(tuple(blocks), 1, tuple(reasons))


def _data(file: pdfium.PdfAttachment, most: int) -> bytes:
    size = ctypes.c_ulong()
    if not raw.FPDFAttachment_GetFile(file, None, 0, size):
        raise DocumentError("内容无法读取")
    if size.value > most:
        raise DocumentError("大小超过上限，未读取")
    return bytes(file.get_data())


def _moved(block: Block | Table, name: str) -> Block | Table:
    place = f"附加文件“{name}” {block.place}"
    return replace(block, place=place, hidden=block.hidden or _ATTACHED)
