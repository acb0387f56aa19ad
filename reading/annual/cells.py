"""Numbers in cells and in runs of text: a blank is not a zero, and what is not a whole number is told."""

from __future__ import annotations

import re

BLANK = re.compile(r"[\s/\\—–－_-]*")
"""A cell that says nothing: empty, or a stroke."""
_LONG = 10
"""Digits that no count has."""
_WHOLE = re.compile(r"-?\d{1,9}")
_UNIT = re.compile(r"(?:件|条|宗|项|份|次)$")
_ODD = re.compile(r"[-−－]\s?\d+(?:\.\d+)?|\d+\.\d+")
_ENUMERATED = re.compile(r"(?<!\d)\d{1,2}\s{0,2}[.．、]\s{0,3}(?=[^\s\d])")
_RUN = re.compile(r"(?<![\d.])-?\d+(?:\.\d+)?(?:\s+-?\d+(?:\.\d+)?)*(?![\d.])")


def whole(cell: str) -> int | None:
    """The whole number of a cell, negative ones too; None for a blank, a word or a fraction."""
    if cell.isdecimal() and cell.isascii() and len(cell) < _LONG:
        return int(cell)
    text = _UNIT.sub("", cell.replace(",", "").replace("，", "").strip()).strip()
    text = text.replace("−", "-").replace("－", "-")
    return int(text) if _WHOLE.fullmatch(text) else None


def is_blank(cell: str) -> bool:
    """Is it empty, or a stroke where the form wants 0?"""
    return not cell or (not cell[0].isdecimal() and BLANK.fullmatch(cell) is not None)


def is_odd(cell: str) -> bool:
    """Is it a negative number or a fraction, where only a count can stand?"""
    return not cell.isdecimal() and _ODD.fullmatch(cell.strip()) is not None


def runs(text: str) -> list[list[str]]:
    """Runs of numbers with nothing but blanks between; the numbers of an enumeration (`2.重复申请`) are none."""
    return [found[0].split() for found in _RUN.finditer(_ENUMERATED.sub("#", text))]


def only_run(text: str, *lengths: int) -> list[str]:
    """The one run of such a length; empty when there is none, or more than one."""
    fitting = [run for run in runs(text) if len(run) in lengths]
    return fitting[0] if len(fitting) == 1 else []
