"""What a bulletin says when its round came late, or stands for others that were missed."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from records.due import Planned
from reports.period import read_period
from reports.phrases import long_date

_SHANGHAI = ZoneInfo("Asia/Shanghai")
SHOWN = 6
"""Missed periods that are named; more are counted."""


def delay(planned: Planned | None) -> str:
    """One or two sentences; empty for a round that was in time."""
    if planned is None:
        return ""
    said = ""
    if planned.days_late:
        due = long_date(planned.due.astimezone(_SHANGHAI).date())
        said += f"本期检查原定{due}进行，因停机等原因延迟{planned.days_late}天。"
    if planned.missed:
        words = [read_period(one).words for one in planned.missed]
        first, last = words[0], words[-1]
        which = "、".join(words) if len(words) <= SHOWN else f"{first}至{last}"
        said += f"{which}共{len(words)}期检查因停机未能进行，并入本期。"
    return said
