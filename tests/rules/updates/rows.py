"""Short makers for columns whose rows were counted."""

from __future__ import annotations

from records import Column, Posted, Row, StatedDate
from tests.rules.asking import column, days_ago, list_seen


def row(title: str, days: int | None = 10, kind: str = "") -> Row:
    """A row of that many days ago; None = undated."""
    return Row(title, "http://www.yunxi.example/r", None if days is None else days_ago(days), kind)


def counted(kind: str, posted: Posted, newest: StatedDate | None = None, **facts) -> Column:
    """A column of thirty rows, the newest of three days ago unless said otherwise."""
    return column(kind, list_seen(newest or days_ago(3), posted=posted, **facts))
