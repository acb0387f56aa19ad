"""One file of the containers' table: how it hides something, who wrote it, and whether anything leaks.

Modules beside this one (`cases.py`: OOXML, `cases_*.py`: the other formats) each offer `CASES: tuple[Case, ...]`.
The matrix of docs/privacy.md is generated from them, so `hiding` and `writer` are words for readers.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """A leaking file, or its ordinary twin (`leak=False`), in which nothing personal is hidden."""

    name: str
    """Test id: `xlsx hidden sheet, openpyxl`. Unique."""
    format: str
    """As `reading.sniff` has it: xlsx, docx, pdf …"""
    writer: str
    """openpyxl, xlsxwriter, LibreOffice, python-docx, 手写 XML …"""
    hiding: str
    """The kind of hiding, in Chinese: the row of the matrix (隐藏工作表、白色文字 …)."""
    leak: bool
    build: Callable[[], bytes]
    """Makes the file. A build that needs what is not installed reads a small fixture instead."""
    place: str = ""
    """Of a leak: how the place of the found thing reads, from its first character (`名单!B2`)."""
    how: str = ""
    """Of a leak: `hidden` of the block, table or cell that holds it."""
