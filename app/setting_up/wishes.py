"""What a new office is asked: each question with its default, its flag and what an answer must look like."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import typer

from app.asked import check_address
from records.config import Config
from records.config.notify import is_mail_address, is_mail_server
from records.config.watched import LEVELS
from records.errors import UsageError
from records.messages import CHANNEL_KINDS

NO_CHANNEL = "none"
SECRETS = {
    "dingtalk": "MINGJIAN_DINGTALK",
    "wecom": "MINGJIAN_WECOM",
    "feishu": "MINGJIAN_FEISHU",
    "webhook": "MINGJIAN_WEBHOOK",
    "mail": "MINGJIAN_MAIL",
}
"""By kind of channel, the environment variable in which its secret is looked for."""
Check = Callable[[str], str]
"""Of an answer, what is wrong with it, in Chinese; empty when nothing is."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the office wants. None and empty: not said."""

    office: str = ""
    region: str = ""
    level: str = ""
    contact: str = ""
    agencies: tuple[str, ...] | None = None
    """Names of the agencies below it."""
    urls: tuple[str, ...] | None = None
    data: str = ""
    schedule: bool | None = None
    notify: str = ""
    server: str = ""
    sender: str = ""
    to: tuple[str, ...] = ()
    inspect: bool | None = None
    pause: float | None = field(default=None)


@dataclass(frozen=True, slots=True)
class Asker:
    """Asks a person, or nobody (`--yes`): then every question has its default."""

    unattended: bool
    to_stderr: bool = False
    """With --json standard output is for the document alone."""

    def text(self, given: str, question: str, default: str, check: Check = lambda _: "") -> str:
        """An answer that stands the check. Raises UsageError for a flag or a default that does not."""
        if given or self.unattended:
            answer = given or default
            if wrong := check(answer):
                raise UsageError(f"{question}：{wrong}")
            return answer
        while True:
            asked = typer.prompt(question, default=default, err=self.to_stderr)
            answer = str(asked).strip()
            if not (wrong := check(answer)):
                return answer
            typer.echo(f"{wrong}，请重新填写", err=True)

    def yes(self, given: bool | None, question: str, *, default: bool) -> bool:
        """Yes or no."""
        if given is not None or self.unattended:
            return default if given is None else given
        return typer.confirm(question, default=default, err=self.to_stderr)


def ask(given: Wishes, known: Config | None, asker: Asker) -> Wishes:
    """All questions that a flag has not answered, in the order in which an office knows the answers."""
    own = known.office if known else None
    office = asker.text(
        given.office,
        "检查单位的全称，如 示例区人民政府办公室",
        own.name if own else "",
        lambda said: "" if said else "请填写单位全称（--office）",
    )
    region = asker.text(
        given.region,
        "所在地区，如 示例区（写在通报标题“全”字后面）",
        own.region if own else _region(office),
        lambda said: "" if said else "请填写地区（--region）",
    )
    levels = f"政府 或 {'、'.join(one for one in LEVELS if one != '政府')}"
    level = given.level or "政府"
    if known is None:
        level = asker.text(
            given.level,
            f"主办单位的级别（{levels}）",
            "政府",
            lambda said: "" if said in LEVELS else f"没有“{said}”这一级，可选 {levels}",
        )
    contact = asker.text(
        given.contact,
        "联系邮箱或网址，写进访问标识，便于网站方联系；可不填",
        known.crawl.contact if known else "",
    )
    return Wishes(
        office,
        region,
        level,
        contact,
        _agencies(given, known, asker),
        _urls(given, known, asker),
        _data(given, known, asker),
        asker.yes(
            given.schedule,
            "按标准日程自动检查（每日巡查、每周、每月、每季）？",
            default=True if known is None else bool(known.schedule.plans),
        ),
        *_channel(given, known, asker),
        inspect=asker.yes(given.inspect, "现在就做第一次检查？", default=False),
        pause=given.pause,
    )


def _region(office: str) -> str:
    """`示例区` of 示例区人民政府办公室; empty when it is not named so."""
    return office.partition("人民政府")[0] if "人民政府" in office else ""


def _agencies(given: Wishes, known: Config | None, asker: Asker) -> tuple[str, ...]:
    if given.agencies is not None:
        return given.agencies
    there = f"，已配置 {len(known.agencies)} 个，只填新增的" if known else ""
    said = asker.text(
        "",
        f"所属单位的名称，用顿号隔开，或写 @文件名（每行一个）{there}；可不填",
        "",
        _agency_fault,
    )
    return agency_names(said)


def _agency_fault(said: str) -> str:
    try:
        agency_names(said)
    except UsageError as error:
        return str(error)
    return ""


def agency_names(said: str) -> tuple[str, ...]:
    """The names in an answer: between commas of any kind, or one a line in the file after @."""
    if not said.startswith("@"):
        return _distinct(said.translate(str.maketrans("，,；;", "、、、、")).split("、"))
    try:
        return _distinct(Path(said[1:]).read_text(encoding="utf-8-sig").splitlines())
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{said[1:]}：读不出单位名单，应为 UTF-8 文本，每行一个名称") from None


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    cleaned = (one.strip() for one in names)
    return tuple(dict.fromkeys(one for one in cleaned if one and not one.startswith("#")))


def _urls(given: Wishes, known: Config | None, asker: Asker) -> tuple[str, ...]:
    if given.urls:
        for url in given.urls:
            check_address(url)
        return given.urls
    there = f"；已配置 {len(known.sites)} 个，只填新增的，可不填" if known else ""

    def fault(said: str) -> str:
        try:
            for url in said.split():
                check_address(url)
        except UsageError as error:
            return str(error)
        return "" if said or known else "至少给出一个网站首页的地址"

    return tuple(asker.text("", f"网站首页地址，几个之间用空格{there}", "", fault).split())


def _data(given: Wishes, known: Config | None, asker: Asker) -> str:
    if known is not None:
        if given.data and (known.path.parent / given.data) != known.data:
            raise UsageError(
                f"数据目录已是 {known.data}，setup 不搬动数据；请停止 serve、移动目录后改配置中的 data"
            )
        return given.data
    return asker.text(given.data, "数据目录（放在本机磁盘，相对于配置文件）", "data")


def _channel(
    given: Wishes, known: Config | None, asker: Asker
) -> tuple[str, str, str, tuple[str, ...]]:
    """Kind of the channel, and for mail its server, sender and readers; the configured ones stay as they are."""
    if known is not None and known.notify.channels:
        return NO_CHANNEL, "", "", ()
    kinds: Mapping[str, str] = {NO_CHANNEL: "不通知"} | dict.fromkeys(CHANNEL_KINDS, "")
    kind = asker.text(
        given.notify,
        f"通知渠道（{'、'.join(kinds)}；none 为不通知）",
        NO_CHANNEL,
        lambda said: "" if said in kinds else f"没有“{said}”这种渠道，可选 {'、'.join(kinds)}",
    )
    if kind != "mail":
        return kind, "", "", ()
    server = asker.text(
        given.server,
        "邮件服务器，如 smtps://smtp.example.cn:465",
        "",
        lambda said: "" if is_mail_server(said) else "应写成 smtps://服务器:端口",
    )
    sender = asker.text(given.sender, "发件人邮箱", "", _mail_fault)
    to = asker.text("、".join(given.to), "收件人邮箱，几个之间用顿号", "", _mails_fault)
    return kind, server, sender, agency_names(to)


def _mail_fault(said: str) -> str:
    return "" if is_mail_address(said) else f"“{said}”不是邮箱地址"


def _mails_fault(said: str) -> str:
    them = agency_names(said)
    return "至少写一个收件人" if not them else next(filter(None, map(_mail_fault, them)), "")
