"""One look of the watch: what is newly wrong is noted and told, once; what has passed is noted too."""

from __future__ import annotations

from datetime import datetime

from app.keeping.room import Free, free_at
from app.notify import tell_operator
from app.watch.warnings import warnings
from records.config import Config
from records.store.office import OfficeStore
from records.watching import Warned

TOLD_DAILY = ("disk", "silence", "given-up|")
"""What `app.notify` tells by itself, each day anew."""


def look(config: Config, now: datetime, *, free: Free = free_at) -> tuple[Warned, ...]:
    """Looks at everything and gives what is new since the last look; each is put into the outbox for the operator.

    May be called as often as one likes, by any process. Raises StoreError.
    """
    path = config.data / "office.db"
    if not path.exists():
        return ()
    with OfficeStore(path) as office:
        new = office.watch.note(warnings(config, office, now, free=free), now)
    for one in new:
        if not one.key.startswith(TOLD_DAILY):
            tell_operator(config, now, f"watch:{one.key}:{now:%Y%m%dT%H%M}", sentence(one))
    return new


def sentence(one: Warned) -> str:
    """What was seen, and what to do."""
    return f"{one.name}：{one.words}。{one.advice}"
