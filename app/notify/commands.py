"""`mingjian notify …`: trying the channels, looking into the outbox, sending and reminding by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from app import clock
from app.asked import loaded
from app.console import emit, say, terminal
from app.inspection import stored
from app.notify import channels
from app.notify.channels import Outcome, Sending
from app.notify.delivery import Tally, deliver, next_due
from app.notify.posting import found, outlets, remind
from app.notify.wording import NAME, TOPICS, harmless
from app.tables import Line, show_lines
from records.config import Config
from records.errors import MingjianError, UsageError
from records.messages import (
    ROLE_WORDS,
    STANDING_WORDS,
    Channel,
    Message,
    Parcel,
    Standing,
)
from records.store.office import OfficeStore

UNSENT = 6
"""Exit code: something could not be delivered and waits for its next attempt."""
KIND_WORDS = {
    "dingtalk": "钉钉",
    "wecom": "企业微信",
    "feishu": "飞书",
    "mail": "邮件",
    "webhook": "Webhook",
}
NOBODY = "没有配置通知对象（[[notify.recipients]]），没有什么可发"
_HEADS = ("状态", "编号", "对象", "渠道", "下次")


def run_test(config_path: Path, name: str, *, as_json: bool) -> int:
    """Sends one message by a channel, or by each; what goes wrong is told, and exit code 1."""
    config = loaded(config_path)
    chosen = [one for one in config.notify.channels if name in {"", one.name}]
    if not chosen:
        known = "、".join(one.name for one in config.notify.channels)
        raise UsageError(
            f"没有名为“{name}”的渠道；已配置：{known}"
            if known
            else "没有配置通知渠道（[[notify.channels]]）"
        )
    if not channels.installed():
        raise MingjianError(channels.MISSING.partition("，")[0])
    now = clock.now()
    outcomes = [(one, _tried(config, one, now)) for one in chosen]
    if as_json:
        emit({"channels": [_tried_document(one, outcome) for one, outcome in outcomes]})
    else:
        say(*(_tried_line(one, outcome) for one, outcome in outcomes))
    return 0 if all(outcome.delivered for _, outcome in outcomes) else 1


def _tried(config: Config, channel: Channel, now: datetime) -> Outcome:
    """A test message to every address of a channel; the first trouble, if any."""
    told = harmless(
        f"{config.office.name}：这是 {now:%Y-%m-%d %H:%M} 发出的测试消息，收到即表示渠道“{channel.name}”可用。"
    )
    outcome = Outcome(delivered=True)
    for outlet in outlets(channel):
        _, address = found(config.notify, outlet) or (channel, "")
        key = f"mingjian-test-{now:%Y%m%dT%H%M%S%f}-{outlet.partition('#')[2] or channel.kind}"
        sending = Sending(f"{NAME}{TOPICS['test']}", told, key, address)
        one = channels.send(channel, sending, config.path.parent)
        outcome = outcome if not outcome.delivered else one
    return outcome


def _tried_line(channel: Channel, outcome: Outcome) -> str:
    name = f"{channel.name}（{KIND_WORDS[channel.kind]}）"
    return f"[成功] {name}" if outcome.delivered else f"[失败] {name}：{outcome.told}"


def _tried_document(channel: Channel, outcome: Outcome) -> dict[str, object]:
    return {
        "name": channel.name,
        "kind": channel.kind,
        "sent": outcome.delivered,
        "told": outcome.told,
    }


def run_send(config_path: Path, *, again: bool, as_json: bool) -> int:
    """Sends what is due now; with `again`, what was given up is tried again too."""
    config = _notifying(config_path)
    with stored(config) as office:
        revived = office.outbox.revive(clock.now()) if again else 0
    tally = deliver(config, clock.now)
    with stored(config) as office:
        waiting = _waiting(office)
    if as_json:
        emit(_tally_document(tally, revived, waiting))
    else:
        say(*tally.troubles, _tally_line(tally, waiting))
    return UNSENT if tally.troubles else 0


def _waiting(office: OfficeStore) -> int:
    """Parcels and loose messages that are still to be sent."""
    return len(office.outbox.parcels(Standing.WAITING, Standing.SENDING)) + len(
        office.outbox.loose()
    )


def _tally_line(tally: Tally, waiting: int) -> str:
    parts = [f"已发送 {tally.sent} 条"]
    if tally.put_off:
        parts.append(f"推迟重试 {tally.put_off} 条")
    if tally.given_up:
        parts.append(f"放弃 {tally.given_up} 条")
    left = f"，发件箱还有 {waiting} 条（mingjian notify outbox）" if waiting else "，发件箱已空"
    return "，".join(parts) + left


def _tally_document(tally: Tally, revived: int, waiting: int) -> dict[str, object]:
    return {
        "sent": tally.sent,
        "put_off": tally.put_off,
        "given_up": tally.given_up,
        "revived": revived,
        "waiting": waiting,
        "troubles": tally.troubles,
    }


def run_remind(config_path: Path, *, as_json: bool) -> int:
    """Looks through the ledger for what is to be told by now and puts it into the outbox; sends nothing."""
    config = _notifying(config_path)
    with stored(config) as office:
        put = remind(config, office, clock.now())
        waiting = _waiting(office)
    if as_json:
        emit({"added": put, "waiting": waiting})
    else:
        say(f"新增 {put} 条消息，发件箱共 {waiting} 条待发（mingjian notify send 立即发送）")
    return 0


def _notifying(config_path: Path) -> Config:
    config = loaded(config_path)
    if not config.notify.recipients:
        raise UsageError(NOBODY)
    return config


def run_outbox(config_path: Path, *, as_json: bool) -> int:
    """Shows what waits, what failed and why; gives 6 when something was given up."""
    config = loaded(config_path)
    with stored(config) as office:
        open_ = office.outbox.parcels(Standing.WAITING, Standing.SENDING, Standing.FAILED)
        loose = office.outbox.loose()
        due = next_due(office.outbox, config.notify)
    if as_json:
        parcels = [_parcel_document(one) for one in open_]
        emit({"parcels": parcels, "messages": [_message_document(one) for one in loose]})
    else:
        _show(config, open_, loose, due)
    return UNSENT if any(one.standing is Standing.FAILED for one in open_) else 0


def _show(
    config: Config, parcels: Sequence[Parcel], loose: Sequence[Message], due: datetime | None
) -> None:
    names = {one.id: one.name for one in config.agencies}
    zone = ZoneInfo(config.schedule.timezone)
    lines = [_parcel_row(one, names, zone) for one in parcels]
    together = groupby(sorted(loose, key=_place), key=_place)
    lines += [_loose_row(list(group), names) for _, group in together]
    if lines:
        show_lines(terminal(), "发件箱", _HEADS, "内容和原因", lines)
    failed = sum(one.standing is Standing.FAILED for one in parcels)
    said = f"待发 {len(parcels) - failed + len(loose)} 条，已放弃 {failed} 条"
    if due is not None:
        said += f"；最早 {due.astimezone(zone):%Y-%m-%d %H:%M} 发送（静默时段内顺延）"
    if failed:
        said += "；排除原因后用 mingjian notify send --again 重发"
    say(said if lines else "发件箱是空的。")


def _parcel_row(one: Parcel, names: dict[str, str], zone: ZoneInfo) -> Line:
    told = one.title
    if one.told:
        told += f"；已试 {one.tries} 次：{one.told}"
    due = f"{one.due.astimezone(zone):%m-%d %H:%M}" if one.due else "—"
    where = one.outlet.partition("#")[0]
    cells = (STANDING_WORDS[one.standing], str(one.id), _reader(one.recipient, names), where, due)
    return Line(cells, told)


def _place(one: Message) -> tuple[str, str, str]:
    return one.recipient, one.outlet, one.topic


def _loose_row(them: Sequence[Message], names: dict[str, str]) -> Line:
    """Messages of one reader, outlet and topic: the first in words, the others counted."""
    one = them[0]
    more = f" 等 {len(them)} 项" if len(them) > 1 else ""
    told = f"{TOPICS.get(one.topic, one.topic)}：{one.line}{more}"
    cells = ("待汇总", "—", _reader(one.recipient, names), one.outlet.partition("#")[0], "—")
    return Line(cells, told)


def _reader(key: str, names: dict[str, str]) -> str:
    """区财政局信息员, 检查人员."""
    role, _, agency = key.partition("/")
    return names.get(agency, agency) if agency else ROLE_WORDS.get(role, role)


def _parcel_document(one: Parcel) -> dict[str, object]:
    return {
        "id": one.id,
        "standing": one.standing,
        "recipient": one.recipient,
        "outlet": one.outlet,
        "urgent": one.urgent,
        "title": one.title,
        "messages": one.messages,
        "parts": len(one.parts),
        "delivered": one.part,
        "tries": one.tries,
        "doubtful": one.doubtful,
        "made": one.made,
        "due": one.due,
        "told": one.told,
    }


def _message_document(one: Message) -> dict[str, object]:
    return {
        "recipient": one.recipient,
        "outlet": one.outlet,
        "topic": one.topic,
        "line": one.line,
        "urgent": one.urgent,
        "at": one.at,
    }
