"""From what happened to messages in the outbox: one for each reader and outlet, under a key of its own."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from app.notify.happenings import LOOK_BACK, Happening, Ledger, happenings
from app.watch.limits import LOW_DISK, SILENCE
from records.config import Config
from records.due import GIVEN_UP, STATE_WORDS, WAITING
from records.messages import OPERATOR, Channel, Message, NotifySettings, Standing
from records.store.office import OfficeStore

LATE = timedelta(days=1)
"""So long a planned round may be owed before the operator is told."""


def remind(config: Config, office: OfficeStore, now: datetime) -> int:
    """Puts into the outbox all that is to be told by now and was not told before; gives how many messages."""
    today = now.astimezone(_zone(config)).date()
    told = [*happenings(Ledger.of(office, now), config, today), *troubles(config, office, now)]
    put = office.outbox.put(messages(told, config.notify, now))
    office.outbox.note_reminded(now)
    return put


def messages(
    told: Iterable[Happening], settings: NotifySettings, now: datetime
) -> Iterator[Message]:
    """A message for each outlet of each reader whom a happening concerns."""
    for one in told:
        for recipient in settings.recipients:
            if (recipient.role, recipient.agency) != (one.role, one.agency):
                continue
            for name in recipient.channels:
                for outlet in outlets(settings.channel(name)):
                    yield Message(
                        key=f"{one.key}|{recipient.key}|{outlet}",
                        recipient=recipient.key,
                        outlet=outlet,
                        topic=one.topic,
                        line=one.line,
                        at=now,
                        urgent=one.urgent,
                    )


def outlets(channel: Channel | None) -> tuple[str, ...]:
    """The channel itself, or one for each address of a mail channel: a refusal of one must not double the others."""
    if channel is None:
        return ()
    if channel.kind != "mail":
        return (channel.name,)
    return tuple(f"{channel.name}#{_mark(one)}" for one in channel.to)


def found(settings: NotifySettings, outlet: str) -> tuple[Channel, str] | None:
    """The channel of an outlet, and of mail the address; None when the configuration has it no more."""
    name, _, mark = outlet.partition("#")
    channel = settings.channel(name)
    if channel is None or (channel.kind == "mail") != bool(mark):
        return None
    address = next((one for one in channel.to if _mark(one) == mark), "")
    return None if mark and not address else (channel, address)


def _mark(address: str) -> str:
    """Tells addresses apart without keeping them."""
    return hashlib.sha256(address.encode()).hexdigest()[:6]


def troubles(config: Config, office: OfficeStore, now: datetime) -> Iterator[Happening]:
    """What the one who runs the machine is to know, once a day each."""
    day = now.astimezone(_zone(config)).date()
    free = shutil.disk_usage(config.data).free
    if free < max(LOW_DISK, config.keeping.floor * 10**6):
        told = f"数据目录所在磁盘只剩 {free / 10**9:.1f} GB"
        yield Happening("failure", f"disk:{day}", told, OPERATOR)
    beat = office.last_beat()
    if beat is not None and now - beat > SILENCE:
        told = f"mingjian serve 自 {beat:%Y-%m-%d %H:%M} 起没有动静"
        yield Happening("failure", f"silence:{day}", told, OPERATOR)
    for one in office.due.between(now - LOOK_BACK, now - LATE):
        if one.state in {*WAITING, GIVEN_UP}:
            at = one.at.astimezone(_zone(config))
            told = f"计划 {one.plan}（{one.period}）应于 {at:%Y-%m-%d %H:%M} 进行，{STATE_WORDS[one.state]}"
            yield Happening("failure", f"late:{one.plan}:{one.period}:{day}", told, OPERATOR)
    for lost in office.outbox.parcels(Standing.FAILED):
        told = f"第 {lost.id} 号消息（{lost.recipient}，渠道 {lost.outlet}）已放弃：{lost.told}"
        key = f"undelivered:{lost.id}:{lost.since:%Y%m%dT%H%M%S}"
        yield Happening("undelivered", key, told, OPERATOR)


def _zone(config: Config) -> ZoneInfo:
    return ZoneInfo(config.schedule.timezone)
