"""When nobody is to be disturbed: quiet hours for all, days off for agencies. What is urgent does not ask."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

from records.messages import EDITORS, NotifySettings
from records.workdays import is_workday

_SATURDAY = 5


def is_quiet(settings: NotifySettings, recipient: str, now: datetime, zone: ZoneInfo) -> bool:
    """Is the reader, by the key of the recipient, to be left alone at this moment?

    Days of a year whose calendar is not known yet are taken as the week has them.
    """
    local = now.astimezone(zone)
    begin, end = _time(settings.quiet_from), _time(settings.quiet_until)
    clock = local.time()
    night = begin <= clock < end if begin <= end else clock >= begin or clock < end
    if night or not settings.rest_days or not recipient.startswith(EDITORS):
        return night
    working = is_workday(local.date())
    return not (local.weekday() < _SATURDAY if working is None else working)


def _time(text: str) -> time:
    return time.fromisoformat(text)
