"""The one person of the containers' files: nobody. The number begins with 99, a region that was never issued."""

from __future__ import annotations

from records.privacy import check_digit

_FIRST = "99010119900101123"
NUMBER = _FIRST + check_digit(_FIRST)
NAME = "张某某"
LINE = f"{NAME} 身份证号：{NUMBER}"
ASCII_LINE = f"ID card No: {NUMBER}"
MASKED = NUMBER[:2] + "*" * 13 + NUMBER[-3:]
SHOWN = f"{NAME} 身份证号：{MASKED}"
