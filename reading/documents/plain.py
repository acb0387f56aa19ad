"""Plain text; comma- or tab-separated rows are read as the table they are, whatever the file is called."""

from __future__ import annotations

import csv
import io

from reading.charset import decode
from reading.documents.blocks import Block, Content, Limits, Table

_SAMPLE_ROWS = 20
_LINES = 2000
"""Lines of one block: places stay useful and spans short."""


def read(body: bytes, limits: Limits) -> Content:
    """Lines of text, or one table."""
    text, charset = decode(body)
    reasons = []
    if len(text) > limits.text:
        text = text[: limits.text]
        reasons.append(f"文本过长，只读取了前{limits.text}字")
    if text.count("\ufffd") * 50 > len(text):  # more than 2 % of the characters
        reasons.append(f"文字编码无法确认（按 {charset} 解码有乱码）")
    delimiter = _delimiter(text)
    blocks = _rows(text, delimiter, limits, reasons) if delimiter else _lines(text)
    return Content(tuple(blocks), 1, tuple(reasons))


def _delimiter(text: str) -> str:
    """Tab or comma when the first rows have an equal number of them; empty otherwise."""
    lines = [line for line in text[:20_000].splitlines()[:_SAMPLE_ROWS] if line.strip()]
    for mark in "\t,":
        counts = {line.count(mark) for line in lines}
        if len(lines) > 1 and len(counts) == 1 and counts != {0}:
            return mark
    return ""


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
