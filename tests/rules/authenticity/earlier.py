"""Short makers for what earlier rounds saw."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from records import Earlier, Evidence, Past, StatedDate
from tests.rules.asking import article

AT = datetime(2026, 10, 20, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
"""When the earlier round looked: a month before the fixed day."""
THEN = Evidence("http://www.yunxi.example/a", "e" * 64, AT)
LIST_THEN = Evidence("http://www.yunxi.example/c1/", "f" * 64, AT)


def day(text: str) -> StatedDate:
    """`2026-10-01`, `2026-10` or `2026`."""
    return StatedDate(*map(int, text.split("-")))


def before(
    published: str | None, text: str = "t1", title: str = "关于某事的通知", **facts
) -> Earlier:
    """An article as the earlier round saw it."""
    stated = day(published) if published else None
    usual = {"published": stated, "text_mark": text, "text_length": 300}
    return Earlier("http://www.yunxi.example/a", title, "c1", AT, THEN, **{**usual, **facts})


def post(shown: str | None, past: Past | None, text: str = "t1", **facts):
    """A listed post of this round; page and list show the same day."""
    stated = day(shown) if shown else None
    usual = {"published": stated, "listed": stated, "text_mark": text, "column": "c1", "past": past}
    return replace(article(name="关于某事的通知"), **{**usual, **facts})
