"""The `[notify]` table: channels, who reads on them, and when nobody is to be disturbed.

A secret never stands in the file: `env:NAME` names an environment variable, `file:PATH` a file only its owner reads.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from email.utils import parseaddr
from urllib.parse import parse_qsl, urlsplit

from records.config.table import Table
from records.messages import (
    CHANNEL_KINDS,
    EDITORS,
    ROBOTS,
    ROLES,
    Channel,
    NotifySettings,
    Recipient,
)

_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
SECRET_PLACE = re.compile(r"env:[A-Za-z_][A-Za-z0-9_]*|file:[^\x00-\x1f]+")
"""How a place of a secret is written."""
_SECRET_WORDS = ("key", "token", "secret", "sign", "password", "pwd")
MAIL_SCHEMES = {"smtp": 25, "smtps": 465, "starttls": 587}
"""Plain, TLS from the first byte, and TLS after STARTTLS, with their usual ports (RFC 8314, RFC 6409)."""
_NO_FEISHU_SIGNATURE = (
    "只有钉钉机器人用 signing（加签）；飞书机器人请改用“自定义关键词”（填“明鉴”）或 IP 白名单"
)


def read_notify(table: Table, agencies: Collection[str]) -> NotifySettings:
    """The settings; every channel, role and agency that does not exist is an error at its line."""
    defaults = NotifySettings()
    quiet_from, quiet_until = _quiet(table, defaults)
    rest_days = table.flag("rest_days", default=defaults.rest_days)
    digest = table.whole("digest_minutes", defaults.digest_minutes, 0, 1440)
    soon = table.whole("soon_days", defaults.soon_days, 1, 30)
    overdue = table.whole("overdue_days", defaults.overdue_days, 1, 60)
    escalate = table.whole("escalate_days", defaults.escalate_days, 1, 60)
    give_up = table.whole("give_up_days", defaults.give_up_days, 1, 60)
    channels = tuple(_channels(table))
    recipients = tuple(_recipients(table, channels, agencies))
    table.finish()
    return NotifySettings(
        channels=channels,
        recipients=recipients,
        quiet_from=quiet_from,
        quiet_until=quiet_until,
        rest_days=rest_days,
        digest_minutes=digest,
        soon_days=soon,
        overdue_days=overdue,
        escalate_days=escalate,
        give_up_days=give_up,
    )


def _quiet(table: Table, defaults: NotifySettings) -> tuple[str, str]:
    told = []
    for key, default in (
        ("quiet_from", defaults.quiet_from),
        ("quiet_until", defaults.quiet_until),
    ):
        value = table.text(key, default)
        if not _TIME.fullmatch(value):
            table.problem(key, f"“{value}”不是时刻，应写成 22:00")
            value = default
        told.append(value)
    return told[0], told[1]


def _channels(notify: Table) -> Iterator[Channel]:
    names: set[str] = set()
    for table in notify.tables("channels"):
        channel = _channel(table)
        if channel.name in names:
            table.problem("name", f"渠道名“{channel.name}”重复")
        if "#" in channel.name:
            table.problem("name", "渠道名不能含 # 号")
        names.add(channel.name)
        yield channel


def _channel(table: Table) -> Channel:
    channel = Channel(
        name=table.text("name", None),
        kind=table.choice("kind", CHANNEL_KINDS),
        address=table.text("address"),
        secret=table.text("secret"),
        signing=table.text("signing"),
        sender=table.text("sender"),
        user=table.text("user"),
        to=table.texts("to"),
    )
    for key, value in (("secret", channel.secret), ("signing", channel.signing)):
        if value and not SECRET_PLACE.fullmatch(value):
            # What stands there may be the secret itself: it is not repeated.
            table.problem(key, "密钥不能写在配置里；应写 env:环境变量名 或 file:文件路径")
    if channel.kind in ROBOTS:
        _check_robot(table, channel)
    elif channel.kind == "mail":
        _check_mail(table, channel)
    elif channel.kind == "webhook":
        _check_webhook(table, channel)
    table.finish()
    return channel


def _check_robot(table: Table, channel: Channel) -> None:
    if channel.address:
        table.problem(
            "address", "机器人不写地址（地址里有密钥）；把令牌或整个地址放进 secret 所指之处"
        )
    if not channel.secret:
        table.problem("secret", "缺少 secret：机器人的令牌在哪里，如 env:MINGJIAN_DINGTALK")
    if channel.signing and channel.kind != "dingtalk":
        table.problem("signing", _NO_FEISHU_SIGNATURE)
    _check_no_mail(table, channel)


def _check_mail(table: Table, channel: Channel) -> None:
    if not is_mail_server(channel.address):
        known = "、".join(f"{scheme}://" for scheme in MAIL_SCHEMES)
        table.problem(
            "address", f"应为邮件服务器，如 smtps://smtp.example.cn:465（{known}），不含账号密码"
        )
    if not is_mail_address(channel.sender):
        table.problem("sender", "应为发件人邮箱，如 zwgk@example.cn")
    if not channel.to:
        table.problem("to", "至少写一个收件人邮箱")
    for position, one in enumerate(channel.to):
        if not is_mail_address(one):
            table.problem_in("to", position, f"“{one}”不是邮箱地址")
    if channel.user and not channel.secret:
        table.problem("secret", "写了 user，就要写明密码在哪里（secret）")
    if channel.signing:
        table.problem("signing", _NO_FEISHU_SIGNATURE)


def _check_webhook(table: Table, channel: Channel) -> None:
    if channel.address or not channel.secret:
        _check_address(table, channel)
    if channel.signing:
        table.problem("signing", _NO_FEISHU_SIGNATURE)
    _check_no_mail(table, channel)


def _check_no_mail(table: Table, channel: Channel) -> None:
    for key, value in (("sender", channel.sender), ("user", channel.user), ("to", channel.to)):
        if value:
            table.problem(key, "只有邮件（mail）才写这一项")


def _check_address(table: Table, channel: Channel) -> None:
    if not is_web_hook(channel.address):
        table.problem(
            "address",
            "应为 http:// 或 https:// 网址，不含账号和密钥；网址本身就是密钥的，不写 address，"
            "把整个网址放进 secret 所指之处",
        )


def is_mail_server(address: str) -> bool:
    """`smtps://smtp.example.cn:465`: a known scheme, a host, nothing else."""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in MAIL_SCHEMES and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return sound and not (parts.username or parts.path.strip("/") or parts.query or parts.fragment)


def is_mail_address(address: str) -> bool:
    """One bare address: nothing that could end a line or begin another one."""
    local, at, domain = address.rpartition("@")
    return (
        bool(local and at and domain)
        and parseaddr(address) == ("", address)
        and (address.isascii() and address.isprintable() and not re.search(r"[\s,;<>\"]", address))
    )


def is_web_hook(address: str) -> bool:
    """An address of the web without anything in it that looks like a secret."""
    try:
        parts = urlsplit(address)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    named = [name.lower() for name, _ in parse_qsl(parts.query, keep_blank_values=True)]
    secret = any(word in name for name in named for word in _SECRET_WORDS)
    return sound and not (parts.username or parts.password or parts.fragment or secret)


def _recipients(
    notify: Table, channels: Sequence[Channel], agencies: Collection[str]
) -> Iterator[Recipient]:
    names = [one.name for one in channels]
    known: set[str] = set()
    for table in notify.tables("recipients"):
        recipient = Recipient(
            role=table.choice("role", ROLES),
            agency=table.text("agency"),
            channels=table.texts("channels", None),
        )
        _check_recipient(table, recipient, names, agencies)
        if recipient.key in known:
            table.problem("role", f"“{recipient.key}”已经写过，请把渠道写在一处")
        known.add(recipient.key)
        table.finish()
        yield recipient


def _check_recipient(
    table: Table, recipient: Recipient, names: Sequence[str], agencies: Collection[str]
) -> None:
    if recipient.role == EDITORS and not recipient.agency:
        table.problem("agency", "单位信息员（editors）须写明单位编号")
    if recipient.role != EDITORS and recipient.agency:
        table.problem("agency", "只有单位信息员（editors）才写单位编号")
    if recipient.agency and recipient.agency not in agencies:
        table.problem("agency", f"没有编号为“{recipient.agency}”的单位")
    for position, one in enumerate(recipient.channels):
        if one not in names:
            listed = "、".join(names) or "（还没有配置渠道）"
            table.problem_in("channels", position, f"没有名为“{one}”的渠道；已配置：{listed}")
    if not recipient.channels:
        table.problem("channels", "至少写一个渠道")
