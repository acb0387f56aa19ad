"""One pass over the outbox: what waits is gathered into digests, what is due is sent, what fails is put off.

What a pass does is noted part by part, so it may die at any instant: see `records.store.outbox`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from app.clock import Now
from app.notify import channels
from app.notify.channels import Outcome, Sending
from app.notify.posting import found
from app.notify.quiet import is_quiet
from app.notify.wording import body, digest
from records.config import Config
from records.errors import MingjianError
from records.messages import ROBOTS, NotifySettings, Parcel, Standing
from records.store.office import OfficeStore
from records.store.outbox import Lane, OutboxStore

if TYPE_CHECKING:
    from app.notify.wire import Wire

FIRST_WAIT = 60
"""Seconds before the second attempt; each further one waits twice as long."""
LONGEST_WAIT = 3600
"""Seconds: when a receiver that was down for a day returns, it has its messages within the hour."""
SURE_TRIES, UNSURE_WAIT = 3, 12 * 3600
"""A robot may have shown what it never acknowledged: from the third attempt on it is bothered twice a day only."""
PER_MINUTE = 18
"""Messages a minute to one robot: DingTalk and WeCom take 20 and then none for ten minutes."""
MINUTE = timedelta(minutes=1)
GONE = "配置中已没有这个渠道或收件人"


@dataclass(slots=True)
class Tally:
    """What one pass did, in parcels."""

    sent: int = 0
    put_off: int = 0
    given_up: int = 0
    troubles: list[str] = field(default_factory=list)
    """A line for each parcel that was not sent."""


def deliver(config: Config, now: Now, wire: Wire | None = None) -> Tally:
    """Sends what is due now. Network trouble is noted in the outbox and tried again later.

    Raises MingjianError when something is due and the extra is not installed; nothing is lost by that.
    """
    tally = Tally()
    with OfficeStore(config.data / "office.db") as office:
        courier = _Courier(config, office.outbox, now, wire)
        for lane in office.outbox.lanes():
            courier.gather(lane)
        for parcel in office.outbox.parcels(Standing.WAITING, Standing.SENDING):
            courier.send(parcel, tally)
    return tally


@dataclass(frozen=True, slots=True)
class _Courier:
    config: Config
    outbox: OutboxStore
    now: Now
    wire: Wire | None
    down: set[str] = field(default_factory=set)
    """Names of channels where nobody answered in this pass."""

    @property
    def settings(self) -> NotifySettings:
        return self.config.notify

    def gather(self, lane: Lane) -> None:
        """One parcel of a lane, when its oldest message has waited for others long enough."""
        now = self.now()
        waited = now - lane.oldest >= timedelta(minutes=self.settings.digest_minutes)
        # A message from the future was written by a clock that has been set back.
        if not (lane.urgent or waited or lane.oldest > now) or self._rests(lane):
            return
        there = found(self.settings, lane.outlet)
        kind = there[0].kind if there else "wecom"
        self.outbox.gather(lane, now, lambda them: digest(them, kind))

    def _rests(self, one: Lane | Parcel) -> bool:
        zone = ZoneInfo(self.config.schedule.timezone)
        return not one.urgent and is_quiet(self.settings, one.recipient, self.now(), zone)

    def send(self, parcel: Parcel, tally: Tally) -> None:
        """All parts of one parcel, as far as it goes."""
        if self._rests(parcel) or self._is_busy(parcel) or _name(parcel) in self.down:
            return
        if not channels.installed():
            raise MingjianError(channels.MISSING)
        taken = self.outbox.take(parcel.id, self.now())
        while taken is not None and taken.standing is Standing.SENDING:
            if self._is_busy(taken):
                self.outbox.put_back(taken, self.now() + MINUTE, "", doubtful=False)
                tally.put_off += 1
                return
            outcome = self._attempt(taken)
            if not outcome.delivered:
                self._failed(taken, outcome, tally)
                return
            taken = self.outbox.delivered(taken, self.now())
        tally.sent += taken is not None

    def _is_busy(self, parcel: Parcel) -> bool:
        """Has the robot had its messages of this minute?"""
        if not self._is_robot(parcel):
            return False
        return self.outbox.delivered_since(parcel.outlet, self.now() - MINUTE) >= PER_MINUTE

    def _is_robot(self, parcel: Parcel) -> bool:
        there = found(self.settings, parcel.outlet)
        return there is not None and there[0].kind in ROBOTS

    def _attempt(self, parcel: Parcel) -> Outcome:
        there = found(self.settings, parcel.outlet)
        if there is None:
            return Outcome(delivered=False, told=GONE)
        channel, address = there
        sending = Sending(parcel.title, body(parcel, channel.kind), parcel.key, address)
        return channels.send(channel, sending, self.config.path.parent, self.wire)

    def _failed(self, parcel: Parcel, outcome: Outcome, tally: Tally) -> None:
        now = self.now()
        if outcome.down:
            self.down.add(_name(parcel))
        tally.troubles.append(f"第 {parcel.id} 号消息（渠道 {parcel.outlet}）：{outcome.told}")
        if now - parcel.since >= timedelta(days=self.settings.give_up_days):
            self.outbox.give_up(parcel, outcome.told)
            tally.given_up += 1
            return
        seconds = max(outcome.wait, wait(parcel.id, parcel.tries))
        if outcome.doubtful and parcel.tries >= SURE_TRIES and self._is_robot(parcel):
            seconds = UNSURE_WAIT
        due = now + timedelta(seconds=seconds)
        self.outbox.put_back(parcel, due, outcome.told, doubtful=outcome.doubtful)
        tally.put_off += 1


def _name(parcel: Parcel) -> str:
    return parcel.outlet.partition("#")[0]


def wait(parcel: int, tries: int) -> float:
    """Seconds before the next attempt after so many: doubling up to an hour, 20 % more or less.

    The scatter is the same whenever it is computed, and differs from parcel to parcel.
    """
    scatter = hashlib.sha256(f"{parcel}:{tries}".encode()).digest()[0] / 255
    return min(FIRST_WAIT * 2.0 ** min(tries - 1, 10), LONGEST_WAIT) * (0.8 + 0.4 * scatter)


def next_due(outbox: OutboxStore, settings: NotifySettings) -> datetime | None:
    """When the outbox has something to do next, quiet hours left aside; None when it is empty."""
    waiting = [one.due for one in outbox.parcels(Standing.WAITING) if one.due is not None]
    window = timedelta(minutes=settings.digest_minutes)
    ready = [one.oldest + (timedelta(0) if one.urgent else window) for one in outbox.lanes()]
    return min((*waiting, *ready), default=None)
