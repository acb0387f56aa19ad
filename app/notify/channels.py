"""One part of a parcel through one channel, by apprise (extra `notify`), and what came of it.

What a failure means for a second attempt, channel by channel:

- robots (钉钉, 企业微信, 飞书) know no key by which they would tell a second copy. A part is *not delivered* where
  nothing was connected or the robot answered that it refuses; it is *doubtful* where the answer never came. A doubtful
  part is sent again under a line that says so and its number: a lost deadline costs an agency more than a glance.
- mail keeps its Message-ID in every attempt, by which servers drop a second copy.
- a webhook gets an `Idempotency-Key`, the same in every attempt.
"""

from __future__ import annotations

import importlib.util
import json
import logging
import smtplib
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import formataddr
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from app.notify.credentials import SecretError, secret
from records.config.notify import MAIL_SCHEMES
from records.errors import MingjianError
from records.messages import Channel
from reports.plain import plain

if TYPE_CHECKING:
    from app.notify.wire import Wire, Witness

MISSING = (
    "发送通知需要可选组件 notify（缺少 apprise：pip install 'mingjian[notify]'），消息已留在发件箱"
)
NAME = "明鉴"
TOLD_LENGTH = 120
"""Characters of a reason: what a server says is quoted, but not at length."""
RETRY_LONGEST = 3600
"""Seconds: a Retry-After of more is not believed."""
_TOO_MANY = {("dingtalk", 130101), ("wecom", 45009), ("feishu", 11232), ("feishu", 9499)}
"""Codes of robots for too many messages: they come with HTTP 200 and ask for patience."""
_QUIET_SECONDS = 600
"""So long DingTalk takes no more from a robot that sent too many."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one attempt."""

    delivered: bool
    told: str = ""
    """Why not, in Chinese, without secrets."""
    doubtful: bool = False
    """Not delivered as far as is known, but it may have been."""
    wait: int = 0
    """Seconds that the receiver asked to be left alone."""
    down: bool = False
    """Was nobody there? Then the channel's other messages need not be tried now."""


@dataclass(frozen=True, slots=True)
class Sending:
    """One part, as it goes out."""

    title: str
    body: str
    key: str
    """The same in every attempt."""
    at: str
    """Of mail: to which of the channel's addresses."""


def installed() -> bool:
    """Is the extra there?"""
    return importlib.util.find_spec("apprise") is not None


def send(channel: Channel, sending: Sending, folder: Path, wire: Wire | None = None) -> Outcome:
    """Sends one part. Network trouble is an outcome; so is a secret that cannot be had.

    Raises MingjianError when the extra is not installed.
    """
    if not installed():
        raise MingjianError(MISSING)
    from app.notify.wire import Wire, witnessed

    _hush()
    try:
        given = secret(channel.secret, folder), secret(channel.signing, folder)
    except SecretError as error:
        return Outcome(delivered=False, told=str(error))
    whole = channel.kind != "webhook" or _is_web(channel.address or given[0])
    plugin = _plugin(channel, sending, *given) if whole else None
    if plugin is None:
        return Outcome(delivered=False, told="密钥或地址的格式不对，apprise 不接受")
    domain = channel.sender.rpartition("@")[2]
    with witnessed(plugin, wire or Wire(), f"<{sending.key}@{domain}>") as seen:
        went = bool(plugin.notify(body=sending.body, title=sending.title, body_format="text"))
    return _outcome(channel, went, seen, (*given, _token(given[0])))


def _hush() -> None:
    """Apprise writes tokens into its log, warnings included; urllib3 writes addresses with them."""
    for name in ("apprise", "urllib3.connectionpool", "urllib3.util.retry"):
        logging.getLogger(name).disabled = True


# ---- apprise's plugins -----------------------------------------------------------------------------


def _plugin(channel: Channel, sending: Sending, key: str, signing: str) -> Any:
    """The plugin of a channel; None where apprise does not take what it is given."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # its plugins import imghdr
        import apprise

        asset = apprise.AppriseAsset(
            app_id="Mingjian", app_desc=NAME, app_url="", storage_mode="memory", secure_logging=True
        )
        made = _BUILT[channel.kind](channel, sending, key, signing)
        return apprise.Apprise.instantiate(dict(made), asset=asset)


def _dingtalk(_: Channel, __: Sending, key: str, signing: str) -> Mapping[str, object]:
    return {"schema": "dingtalk", "token": _token(key), "secret": signing or None}


def _wecom(_: Channel, __: Sending, key: str, ___: str) -> Mapping[str, object]:
    return {"schema": "wecombot", "key": _token(key)}


def _feishu(_: Channel, __: Sending, key: str, ___: str) -> Mapping[str, object]:
    return {"schema": "feishu", "token": _token(key)}


def _mail(channel: Channel, sending: Sending, key: str, _: str) -> Mapping[str, object]:
    """Plain text, marked as written by a machine so that nobody's absence answers it (RFC 3834)."""
    server = urlsplit(channel.address)
    mode = {"smtp": "insecure", "smtps": "ssl", "starttls": "starttls"}[server.scheme]
    return {
        "schema": "mailto" if mode == "insecure" else "mailtos",
        "host": channel.sender.rpartition("@")[2],
        "smtp_host": server.hostname,
        "port": server.port or MAIL_SCHEMES[server.scheme],
        "secure_mode": mode,
        "user": (channel.user or channel.sender) if key else None,
        "password": key or None,
        "from_addr": formataddr((NAME, channel.sender), "utf-8"),
        "targets": [sending.at],
        "format": "text",
        "headers": {"Auto-Submitted": "auto-generated"},
    }


def _webhook(channel: Channel, sending: Sending, key: str, _: str) -> Mapping[str, object]:
    """An address that is itself a secret comes from where the secret is."""
    parts = urlsplit(channel.address or key)
    bearer = {"Authorization": f"Bearer {key}"} if key and channel.address else {}
    asked = parse_qs(parts.query, keep_blank_values=True)
    return {
        "schema": "jsons" if parts.scheme == "https" else "json",
        "host": parts.netloc.rpartition(":")[0] if parts.port else parts.netloc,
        "port": parts.port,
        "fullpath": parts.path or "/",
        "params": {name: values[-1] for name, values in asked.items()},
        "headers": {"Idempotency-Key": sending.key, **bearer},
        "payload": {"id": sending.key},
        "secure": parts.scheme == "https",
    }


_BUILT: Mapping[str, Callable[[Channel, Sending, str, str], Mapping[str, object]]] = {
    "dingtalk": _dingtalk,
    "wecom": _wecom,
    "feishu": _feishu,
    "mail": _mail,
    "webhook": _webhook,
}


def _is_web(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _token(given: str) -> str:
    """The token; people paste the whole address that the robot's page shows."""
    if "://" not in given:
        return given
    parts = urlsplit(given)
    asked = parse_qs(parts.query)
    for name in ("access_token", "key"):
        if name in asked:
            return asked[name][-1]
    return parts.path.rstrip("/").rpartition("/")[2]


# ---- what came of it ---------------------------------------------------------------------------------


def _outcome(channel: Channel, went: bool, seen: Witness, secrets: tuple[str, ...]) -> Outcome:
    """What apprise and the witness say together."""
    if seen.answer is not None:
        return _answered(channel, seen, secrets)
    if went:
        return Outcome(delivered=True)
    told, doubtful = _failed(channel, seen)
    down = not isinstance(
        seen.trouble, smtplib.SMTPResponseException | smtplib.SMTPRecipientsRefused
    )
    return Outcome(delivered=False, told=_safe(told, secrets), doubtful=doubtful, down=down)


def _answered(channel: Channel, seen: Witness, secrets: tuple[str, ...]) -> Outcome:
    assert seen.answer is not None
    status, document = seen.answer.status_code, _document(seen.answer.content)
    if not 200 <= status < 300:
        # 502 and 504 come from something in front of the receiver, which may have got it.
        told = f"对方返回 HTTP {status}{_said(document)}"
        wait = _asked_to_wait(seen.answer.headers)
        return Outcome(False, _safe(told, secrets), doubtful=status in {502, 504}, wait=wait)
    if channel.kind == "webhook":
        return Outcome(delivered=True)
    code = document.get("errcode", document.get("code", document.get("StatusCode")))
    if code == 0:
        return Outcome(delivered=True)
    if not isinstance(code, int):
        return Outcome(False, "对方的答复不是机器人的答复（中间可能有网关或登录页）", doubtful=True)
    patience = _QUIET_SECONDS if (channel.kind, code) in _TOO_MANY else 0
    return Outcome(
        False, _safe(f"机器人拒收（错误码 {code}）{_said(document)}", secrets), wait=patience
    )


def _document(body: bytes) -> Mapping[str, Any]:
    """The answer's JSON object; an empty one where it is none."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _said(document: Mapping[str, Any]) -> str:
    words = document.get("errmsg") or document.get("msg") or document.get("StatusMessage")
    return f"：{words}" if isinstance(words, str) else ""


def _asked_to_wait(headers: Mapping[str, str]) -> int:
    """Retry-After in seconds; a date is not read."""
    told = headers.get("Retry-After", "").strip()
    return min(int(told), RETRY_LONGEST) if told.isascii() and told.isdigit() and told else 0


def _failed(channel: Channel, seen: Witness) -> tuple[str, bool]:
    """Why there was no answer, and whether it may have been delivered all the same."""
    if channel.kind == "mail":
        return _mail_words(seen), seen.mailed and not hasattr(seen.trouble, "smtp_code")
    import requests

    if isinstance(seen.trouble, requests.exceptions.ConnectTimeout):
        return "连接超时", False
    if isinstance(seen.trouble, requests.exceptions.Timeout):
        return "对方没有答复（超时），是否送达不明", True
    if isinstance(seen.trouble, requests.exceptions.SSLError):
        return "对方的证书无法验证", False
    if isinstance(seen.trouble, requests.exceptions.ConnectionError):
        refused = "NewConnectionError" in repr(seen.trouble) or "NameResolution" in repr(
            seen.trouble
        )
        return ("无法连接", False) if refused else ("连接中断，是否送达不明", True)
    if seen.trouble is not None:
        return "对方的答复无法读取，是否送达不明", True
    return "apprise 没有发出", False


def _mail_words(seen: Witness) -> str:
    """What the mail server said, by its code; the words of a server may hold addresses, and stay out."""
    trouble = seen.trouble
    if isinstance(trouble, smtplib.SMTPRecipientsRefused):
        codes = sorted({str(code) for code, _ in trouble.recipients.values()})
        return f"邮件服务器不接受收件人（{'、'.join(codes)}）"
    if isinstance(trouble, smtplib.SMTPAuthenticationError):
        return f"邮件服务器不接受账号或密码（{trouble.smtp_code}）"
    if isinstance(trouble, smtplib.SMTPResponseException):
        return f"邮件服务器拒收（{trouble.smtp_code}）"
    if isinstance(trouble, TimeoutError):
        return "邮件服务器没有答复（超时）"
    if isinstance(trouble, smtplib.SMTPException):
        return "与邮件服务器的对话中断"
    return "无法连接邮件服务器" if trouble is not None else "邮件没有发出"


def _safe(told: str, secrets: tuple[str, ...]) -> str:
    """A reason without secrets: what a server says may quote what it was sent."""
    for one in sorted(secrets, key=len, reverse=True):
        if one:
            told = told.replace(one, "***")
    return plain(told, TOLD_LENGTH)
