"""A small office that notifies, with a clock of its own and receivers on this machine."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from app.clock import SHANGHAI
from app.notify import daily
from app.notify.delivery import Tally, deliver
from app.notify.wire import Wire
from records import Response
from records.config import Config, load
from records.messages import Message, Parcel, Standing
from records.store.office import OfficeStore
from reports import moves
from reports.moves import Deed
from tests.app.cases_office import FRIDAY, office
from tests.app.notify.receivers import House, Post

TOKEN = "abcdef0123456789abcdef0123456789"
NOTIFY = """
[notify]
digest_minutes = 10
[[notify.channels]]
name = "ding"
kind = "dingtalk"
secret = "env:TOKEN"
[[notify.channels]]
name = "wecom"
kind = "wecom"
secret = "env:TOKEN"
[[notify.channels]]
name = "hook"
kind = "webhook"
address = "{hook}/hook"
[[notify.channels]]
name = "mail"
kind = "mail"
address = "smtp://127.0.0.1:{smtp}"
sender = "zwgk@example.cn"
to = ["li@example.cn", "wang@example.cn"]
[[notify.recipients]]
role = "editors"
agency = "czj"
channels = ["ding"]
[[notify.recipients]]
role = "editors"
agency = "jyj"
channels = ["mail"]
[[notify.recipients]]
role = "editors"
agency = "mzj"
channels = ["ding"]
[[notify.recipients]]
role = "inspectors"
channels = ["wecom"]
[[notify.recipients]]
role = "operator"
channels = ["hook"]
"""


@dataclass
class Desk:
    """An office, the moment, and the receivers."""

    config: Config
    house: House
    post: Post
    at: datetime = FRIDAY

    def now(self) -> datetime:
        return self.at

    def later(self, **span: float) -> None:
        self.at += timedelta(**span)

    def on(self, day: str, hour: int = 9) -> None:
        self.at = datetime.fromisoformat(day).replace(hour=hour, tzinfo=SHANGHAI)

    @property
    def wire(self) -> Wire:
        return self.house.wire

    def daily(self) -> Tally:
        return daily(self.config, self.now, self.wire)

    def deliver(self) -> Tally:
        return deliver(self.config, self.now, self.wire)

    def store(self) -> OfficeStore:
        return OfficeStore(self.config.data / "office.db")

    def put(self, *messages: Message) -> None:
        with self.store() as office_:
            office_.outbox.put(messages)

    def say(
        self,
        line: str,
        outlet: str = "ding",
        recipient: str = "editors/czj",
        *,
        urgent: bool = False,
    ) -> None:
        """One message with the line for its key, now."""
        key = f"{line}|{recipient}|{outlet}"
        self.put(Message(key, recipient, outlet, "near", line, self.at, urgent))

    def parcels(self, *standings: Standing) -> tuple[Parcel, ...]:
        with self.store() as office_:
            return office_.outbox.parcels(*standings)

    def texts(self, robot: str = "/dingtalk") -> list[str]:
        """What a robot was sent, in order."""
        them = [one.document for one in self.house.seen if one.path.startswith(robot)]
        return [one["text"]["content"] for one in them]

    def hand_over(self, *numbers: str) -> None:
        """Confirmed and sent to their agencies, now."""
        deed = Deed("张科", self.at, "核实无误")
        self._do(numbers, lambda one: moves.confirm(one, deed))
        self._do(numbers, lambda one: moves.send(one, deed, self.config.office))

    def appeal(self, number: str) -> None:
        self._do([number], lambda one: moves.appeal(one, Deed("李科", self.at, "有异议")))

    def answer(self, number: str) -> None:
        said = Response(self.at.date(), "已改", "李科", "", self.at)
        self._do([number], lambda one: moves.respond(one, Deed("李科", self.at, "已改"), said))

    def _do(self, numbers, deed) -> None:
        with self.store() as office_:
            them = [one for one in office_.cases() if one.number in numbers]
            steps = [deed(one) for one in them]
            done = [move for step in steps for move in step.moves]
            office_.decide(them, [step.after for step in steps], done)


def desk(folder: Path, house: House, post: Post, more: str = NOTIFY) -> Desk:
    path = office(folder)
    notify = more.format(hook=house.url, smtp=post.port)
    path.write_text(path.read_text("utf-8") + notify, encoding="utf-8")
    return Desk(load(path), house, post)


def alone(made: Desk) -> Desk:
    """The same office, nobody told of the round itself: for what is put by hand."""
    settings = replace(made.config.notify, digest_minutes=0)
    return replace(made, config=replace(made.config, notify=settings))
