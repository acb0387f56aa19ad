"""Messages to people (通知): what is told to whom by which channel, and how a delivery stands.

A message is one line about one thing. What waits for one reader on one channel becomes one parcel (a digest), which
is sent part by part. The personal never comes so far: lines are made of rule titles, configured names and numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

CHANNEL_KINDS = ("dingtalk", "wecom", "feishu", "mail", "webhook")
"""钉钉、企业微信、飞书 (robots of a group), mail by SMTP, JSON to an address of the office's own."""
ROBOTS = frozenset({"dingtalk", "wecom", "feishu"})
EDITORS, INSPECTORS, OPERATOR = "editors", "inspectors", "operator"
ROLES = (EDITORS, INSPECTORS, OPERATOR)
"""Whom is told what: an agency's editors, the office's inspectors, who runs the machine."""
ROLE_WORDS = {EDITORS: "单位信息员", INSPECTORS: "检查人员", OPERATOR: "运维人员"}
NEXT_ROLE = {EDITORS: INSPECTORS, INSPECTORS: OPERATOR}
"""Who is told when somebody does not react."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach people. Holds where a secret is to be found, never the secret."""

    name: str
    kind: str
    """One of `CHANNEL_KINDS`."""
    address: str = ""
    """mail: `smtp://host:25`, `smtps://host:465` or `starttls://host:587`; webhook: its address."""
    secret: str = ""
    """`env:NAME` or `file:PATH`: a robot's token, a mailbox's password, a webhook's bearer token or whole address."""
    signing: str = ""
    """The same for DingTalk's signature (加签)."""
    sender: str = ""
    """mail: who writes."""
    user: str = ""
    """mail: login, where it is not the sender's address."""
    to: tuple[str, ...] = ()
    """mail: addresses; each gets a mail of its own."""


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who reads on which channels."""

    role: str
    channels: tuple[str, ...]
    agency: str = ""
    """Id of the agency, of editors."""

    @property
    def key(self) -> str:
        """`editors/czj`, `inspectors`."""
        return f"{self.role}/{self.agency}" if self.agency else self.role


@dataclass(frozen=True, slots=True)
class NotifySettings:
    """Who is told what, how and when."""

    channels: tuple[Channel, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    quiet_from: str = "22:00"
    quiet_until: str = "08:00"
    """Between the two only what is urgent is sent; equal times mean that no hour is quiet."""
    rest_days: bool = True
    """Do agencies rest on days that are no working days?"""
    digest_minutes: int = 30
    """So long a message waits for others to the same reader."""
    soon_days: int = 3
    """Working days before a deadline on which it is recalled first."""
    overdue_days: int = 5
    """Working days between two reminders of what is overdue; the first comes on the first day after."""
    escalate_days: int = 3
    """Working days without a reaction after which the next role is told."""
    give_up_days: int = 7
    """Days after which a message that cannot be delivered is given up."""

    @property
    def soon_steps(self) -> tuple[int, ...]:
        """Working days before a deadline on which it is recalled, the farthest first; 0 is the day itself."""
        return tuple(sorted({self.soon_days, 1, 0}, reverse=True))

    def channel(self, name: str) -> Channel | None:
        """A channel by name."""
        return next((one for one in self.channels if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Message:
    """One line to one reader by one outlet."""

    key: str
    """What happened, to what, in which period, and who is told: a key is put once, ever."""
    recipient: str
    outlet: str
    """Name of the channel; of mail with the digest of one address, `mail#3fa2c1`."""
    topic: str
    """Which heading it stands under."""
    line: str
    at: datetime
    urgent: bool = False


class Standing(StrEnum):
    """Where a parcel stands."""

    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"


STANDING_WORDS = {
    Standing.WAITING: "待发送",
    Standing.SENDING: "发送中",
    Standing.SENT: "已发送",
    Standing.FAILED: "已放弃",
}


@dataclass(frozen=True, slots=True)
class Parcel:
    """What is sent to one reader by one outlet, in one or more parts."""

    id: int
    recipient: str
    outlet: str
    urgent: bool
    title: str
    parts: tuple[str, ...]
    messages: int
    """Lines that it carries."""
    made: datetime
    since: datetime
    """Since when it is tried; later than `made` where it was given up and asked for again."""
    standing: Standing = Standing.WAITING
    part: int = 0
    """Parts that were delivered."""
    tries: int = 0
    """Attempts since the last part that was delivered."""
    due: datetime | None = None
    """Not before; None once it is sent."""
    doubtful: bool = False
    """Was the part that comes next perhaps delivered already?"""
    told: str = ""
    """Why the last attempt failed, in Chinese, without secrets."""
    sent: datetime | None = None

    @property
    def key(self) -> str:
        """Of the part that comes next: the same in every attempt, so that a receiver can tell a second one."""
        return f"mingjian-{self.made:%Y%m%dT%H%M%S}-{self.id}-{self.part + 1}"


LEASE = timedelta(minutes=5)
"""How long a process may be at one part: far longer than every timeout of a send together."""
