"""Columns that are shelves of a year."""

from __future__ import annotations

import re
from datetime import date

from records import Column


def of_past_years(column: Column, today: date) -> bool:
    """`2025年通知公告` in 2026: a shelf for a year that is over, beside the one in use."""
    years = [int(year) for year in re.findall(r"(?<!\d)20\d\d(?!\d)", column.name)]
    return bool(years) and max(years) < today.year
