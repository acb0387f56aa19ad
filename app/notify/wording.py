"""The words of messages: headings, one digest of many lines, and parts that fit a channel.

Everything is plain text and stays so: what a group chat would read as a mention, a tag or a link in the name of an
agency or a column is written with full-width characters.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

from records import veil
from records.messages import ROBOTS, Message, Parcel
from reports.plain import plain

NAME = "【明鉴】"
"""Begins every title: robots that ask for a keyword are given 明鉴."""
TOPICS = {
    "urgent": "须当日处理的紧急事项",
    "sent": "新交办事项",
    "near": "整改期限临近",
    "overdue": "逾期未反馈",
    "soon": "即将超期的栏目（临期提醒）",
    "escalated": "待督办的逾期事项",
    "round": "已完成的检查",
    "appeal": "待裁定的申诉",
    "unhandled": "检查人员逾期未处理",
    "failure": "运行故障",
    "undelivered": "未能送达的通知",
    "test": "测试消息",
}
"""Headings, in the order in which a digest has them."""
MOST_PARTS = 5
"""Messages that one digest may become; what is beyond is counted, and stands in the ledger."""
LINE_LENGTH = 200
"""Characters of one line."""
_TAIL = 300
"""Bytes that are kept free for the number of the message and a second attempt's note."""
LIMITS = {"dingtalk": 20_000, "feishu": 20_000, "wecom": 2_048, "mail": 200_000, "webhook": 200_000}
"""Bytes: DingTalk and Feishu count the whole request, WeCom the text in UTF-8 (their documents on custom robots);
those of mail and webhook are ours."""
_UNREAD = str.maketrans("<>@[]", "＜＞＠［］")


def harmless(text: str) -> str:
    """One line of plain text in which no chat finds a mention (`@`), a tag (`<at …>`) or a link (`[…](…)`)."""
    return plain(text, LINE_LENGTH).translate(_UNREAD)


def digest(messages: Sequence[Message], kind: str) -> tuple[str, tuple[str, ...]]:
    """The title and the parts of one parcel: lines under their headings, in as few parts as the channel allows."""
    topics = sorted({one.topic for one in messages}, key=_rank)
    title = NAME + "；".join(
        f"{_heading(topic)} {count} 项"
        for topic in topics
        if (count := sum(one.topic == topic for one in messages))
    )
    lines: list[str] = []
    for topic in topics:
        lines.append(f"■ {_heading(topic)}")
        lines += [harmless(one.line) for one in messages if one.topic == topic]
    return title, _parts(lines, _room(title, kind), kind)


def body(parcel: Parcel, kind: str) -> str:
    """The next part as it goes out: numbered, and marked where it may have come before."""
    of = f"，第 {parcel.part + 1}/{len(parcel.parts)} 条" if len(parcel.parts) > 1 else ""
    tail = f"（消息编号 {parcel.id}{of}）"
    if parcel.doubtful and kind in ROBOTS:
        tail = f"（消息编号 {parcel.id}{of}；上次发送未得到答复，此为补发，已收到的请忽略）"
    return f"{parcel.parts[parcel.part]}\n{tail}"


def _heading(topic: str) -> str:
    return TOPICS.get(topic, topic)


def _rank(topic: str) -> int:
    order = list(TOPICS)
    return order.index(topic) if topic in order else len(order)


def size(text: str, kind: str) -> int:
    """Bytes of a text as its channel counts them: apprise writes JSON in ASCII, six bytes a Chinese character."""
    if kind in {"dingtalk", "feishu"}:
        return len(json.dumps(text)) - 2
    return len(text.encode())


def _room(title: str, kind: str) -> int:
    """Bytes for the lines of one part, beside its title and its number."""
    tail = _TAIL if kind == "wecom" else 3 * _TAIL
    return LIMITS.get(kind, LIMITS["wecom"]) - size(title, kind) - tail


def _parts(lines: Sequence[str], room: int, kind: str) -> tuple[str, ...]:
    """Lines in parts of at most `room` bytes and at most `MOST_PARTS`; what is left out is counted in the last."""
    parts: list[list[str]] = [[]]
    used = 0
    for place, line in enumerate(lines):
        needed = size(line + "\n", kind)
        if used + needed > room and parts[-1]:
            if len(parts) == MOST_PARTS:
                left = sum(not one.startswith("■") for one in lines[place:])
                parts[-1].append(f"……另有 {left} 项未列出，请查看台账（mingjian cases list）")
                break
            parts.append([])
            used = 0
        parts[-1].append(line)
        used += needed
    return tuple(veil("\n".join(one)) for one in parts)
