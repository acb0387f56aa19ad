"""Plain text; rows parted by commas, tabs, semicolons or bars are read as the table they are, whatever the name."""

from __future__ import annotations

import csv
import io
from collections import Counter

from reading.charset import decode
from reading.documents.blocks import Block, Content, Limits, Table

_SAMPLE_ROWS = 20
_SAMPLE = 20_000
"""Characters in which the delimiter is looked for."""
_DELIMITERS = "\t,;|，"
_LINES = 2000
"""Lines of one block: places stay useful and spans short."""
_WIDEST = 4
"""Bytes of a character at most: what lies behind is not decoded."""
_LIKE = 0.8
"""Share of the rows that have as many cells as most: a title and a note may stand around a table."""


def read(body: bytes, limits: Limits) -> Content:
    """Lines of text, or one table."""
    text, charset = decode(body[: _WIDEST * limits.text + _WIDEST])
    reasons = []
    if len(text) > limits.text or len(body) > _WIDEST * limits.text + _WIDEST:
        text = text[: limits.text]
        reasons.append(f"文本过长，只读取了前{limits.text}字")
    if text.count("\ufffd") * 50 > len(text):  # more than 2 % of the characters
        reasons.append(f"文字编码无法确认（按 {charset} 解码有乱码）")
    delimiter = _delimiter(text)
    blocks = _rows(text, delimiter, limits, reasons) if delimiter else _lines(text)
    return Content(tuple(blocks), 1, tuple(reasons))


def _delimiter(text: str) -> str:
    """The mark that parts the first rows into equally many cells, quotes heeded; empty when there is none."""
    sample = text[:_SAMPLE]
    if len(text) > _SAMPLE:
        sample = sample.rpartition("\n")[0]
    for mark in _DELIMITERS:
        if mark in sample and _is_even(sample, mark):
            return mark
    return ""


def _is_even(sample: str, mark: str) -> bool:
    try:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=mark)
        rows = [row for row, _ in zip(reader, range(_SAMPLE_ROWS), strict=False) if any(row)]
    except csv.Error:
        return False
    if len(rows) < 2:
        return False
    (width, count), *_ = Counter(map(len, rows)).most_common(1)
    prose = mark == "，" or (mark == "," and width == 2)  # sentences have commas too
    return width > 1 and count >= len(rows) * (1 if prose else _LIKE)


def _rows(text: str, delimiter: str, limits: Limits, reasons: list[str]) -> list[Block | Table]:
    rows: list[tuple[str, ...]] = []
    left = limits.cells
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            left -= len(row) + 1
            if left < 0:
                reasons.append(f"表格过大，只读取了前{len(rows)}行")
                break
            rows.append(tuple(cell.strip().lstrip("'=").strip('"') for cell in row))
    except csv.Error:
        return _lines(text)
    return [Table("表1", tuple(rows))]


def _lines(text: str) -> list[Block | Table]:
    lines = text.splitlines()
    return [
        Block(
            "正文" if len(lines) <= _LINES else f"第{at + 1}行起",
            "\n".join(lines[at : at + _LINES]),
        )
        for at in range(0, len(lines), _LINES)
    ]
