"""Telling people what they must do: who is told what, once, by which channel, and when.

    ledger ─ happenings ─ messages ─ (outbox) ─ parcels ─ apprise ─ DingTalk, WeCom, Feishu, mail, webhook

`after_round`, `daily` and `tell_operator` are all that the rest of the program calls. They only look at what is stored,
so they may be called as often as one likes, by any process, and after any crash.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app import clock
from app.clock import Now
from app.notify.delivery import Tally, deliver
from app.notify.happenings import Happening
from app.notify.posting import messages, remind
from records.config import Config
from records.messages import OPERATOR
from records.store.office import OfficeStore

if TYPE_CHECKING:
    from app.notify.wire import Wire

BETWEEN = timedelta(minutes=15)
"""How often the ledger is looked at for what people did in it; what waits is looked for at each call."""


def after_round(config: Config, now: datetime) -> int:
    """After a round and its bulletin: puts what it brings into the outbox; gives how many messages. Sends nothing.

    Where nobody is to be told anything this does nothing. Raises StoreError.
    """
    if not config.notify.recipients:
        return 0
    with OfficeStore(config.data / "office.db") as office:
        return remind(config, office, now)


def tell_operator(config: Config, now: datetime, key: str, line: str) -> int:
    """Puts one line for the operator into the outbox, once for each key; gives how many messages that makes.

    For what the ledger does not show: a warning of the self-watch, a backup that failed. `key` says what and when.
    """
    told = [Happening("failure", key, line, OPERATOR)]
    with OfficeStore(config.data / "office.db") as office:
        return office.outbox.put(messages(told, config.notify, now))


def daily(config: Config, now: Now = clock.now, wire: Wire | None = None) -> Tally:
    """Looks for reminders that are due and sends what is due; to be called every half minute or so.

    Raises StoreError, and MingjianError when something is to be sent and the extra is not installed.
    """
    if not config.notify.recipients or not (config.data / "office.db").exists():
        return Tally()
    with OfficeStore(config.data / "office.db") as office:
        last, present = office.outbox.reminded(), now()
        if last is None or not last <= present < last + BETWEEN:
            remind(config, office, present)
    return deliver(config, now, wire)
