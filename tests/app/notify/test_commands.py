"""`mingjian notify …` as a person runs it, and its JSON as docs/schemas has it."""

from __future__ import annotations

import pytest

from app import clock
from app.notify import channels, wire
from records.messages import Standing
from tests.app.cases_office import BLANK
from tests.app.commands import ran
from tests.app.notify.desk import TOKEN, Desk
from tests.schemas import faults


@pytest.fixture(autouse=True)
def _here(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock is the desk's, and the robots are on this machine."""
    monkeypatch.setattr(clock, "now", desk.now)
    monkeypatch.setattr(wire, "Wire", lambda: desk.house.wire)


def notify(capsys, desk: Desk, *words: str, code: int = 0):
    told = ran(capsys, "notify", *words, "--config", desk.config.path)
    assert told.code == code, told.err
    assert TOKEN not in told.out + told.err
    return told


def document(capsys, desk: Desk, what: str, *words: str, code: int = 0):
    told = notify(capsys, desk, what, *words, "--json", code=code)
    assert told.err == ""
    assert faults(f"notify-{what}", told.document) == []
    return told.document


def test_every_channel_is_tried(capsys, desk):
    told = notify(capsys, desk, "test")

    assert told.out.splitlines() == [
        "[成功] ding（钉钉）",
        "[成功] wecom（企业微信）",
        "[成功] hook（Webhook）",
        "[成功] mail（邮件）",
    ]
    title, _, line = desk.texts()[0].partition("\r\n")
    assert title == "【明鉴】测试消息"
    assert line == (
        "示例区人民政府办公室：这是 2026-11-20 09:30 发出的测试消息，收到即表示渠道“ding”可用。"
    )
    assert [targets for _, targets, _ in desk.post.mails] == [
        ["li@example.cn"],
        ["wang@example.cn"],
    ]
    assert desk.parcels() == ()


def test_one_channel_is_tried_and_says_what_is_wrong(capsys, desk, monkeypatch):
    monkeypatch.delenv("TOKEN")
    told = notify(capsys, desk, "test", "ding", code=1)

    assert told.out == "[失败] ding（钉钉）：没有设置环境变量 TOKEN（通知渠道的密钥）\n"
    assert document(capsys, desk, "test", "ding", code=1) == {
        "channels": [
            {"name": "ding", "kind": "dingtalk", "sent": False,
             "told": "没有设置环境变量 TOKEN（通知渠道的密钥）"}
        ]
    }  # fmt: skip
    assert (
        "没有名为“x”的渠道；已配置：ding、wecom、hook、mail"
        in notify(capsys, desk, "test", "x", code=2).err
    )


def test_remind_send_outbox(capsys, desk):
    """What is due is put once, waits for its window, and goes."""
    desk.hand_over(BLANK)
    assert document(capsys, desk, "remind") == {"added": 3, "waiting": 3}
    assert document(capsys, desk, "remind") == {"added": 0, "waiting": 3}
    assert [one["topic"] for one in document(capsys, desk, "outbox")["messages"]] == [
        "urgent",
        "urgent",
        "sent",
    ]
    sent = document(capsys, desk, "send")
    assert (sent["sent"], sent["waiting"]) == (2, 1)

    desk.later(minutes=10)
    assert notify(capsys, desk, "send").out == "已发送 1 条，发件箱已空\n"
    assert notify(capsys, desk, "outbox").out == "发件箱是空的。\n"


def test_what_cannot_be_delivered_is_shown_with_its_reason(capsys, desk):
    desk.house.answers = lambda _: (500, {}, b"")
    desk.say("一项", urgent=True)
    assert notify(capsys, desk, "send", code=6).out.splitlines() == [
        "第 1 号消息（渠道 ding）：对方返回 HTTP 500",
        "已发送 0 条，推迟重试 1 条，发件箱还有 1 条（mingjian notify outbox）",
    ]

    (shown,) = document(capsys, desk, "outbox")["parcels"]
    assert (shown["standing"], shown["told"], shown["tries"]) == ("waiting", "对方返回 HTTP 500", 1)
    told = notify(capsys, desk, "outbox").out
    assert "区财政局" in told
    assert "已试 1 次：对方返回 HTTP 500" in told


def test_what_was_given_up_is_sent_again_by_hand(capsys, desk):
    desk.house.answers = lambda _: (500, {}, b"")
    desk.say("一项", urgent=True)
    desk.deliver()
    desk.later(days=8)
    desk.deliver()
    assert len(desk.parcels(Standing.FAILED)) == 1
    assert "--again" in notify(capsys, desk, "outbox", code=6).out

    desk.house.answers = None
    again = document(capsys, desk, "send", "--again")
    assert (again["revived"], again["sent"], again["waiting"]) == (1, 1, 0)


def test_without_the_extra_nothing_is_lost(capsys, desk, monkeypatch):
    monkeypatch.setattr(channels, "installed", lambda: False)
    desk.say("一项", urgent=True)
    told = notify(capsys, desk, "send", code=1)

    assert told.err.strip() == channels.MISSING
    assert "消息已留在发件箱" in told.err
    assert len(desk.parcels(Standing.WAITING)) == 1
    assert "消息已留在" not in notify(capsys, desk, "test", code=1).err


@pytest.mark.parametrize("what", ["send", "remind"])
def test_nobody_to_tell(capsys, desk, what):
    text = desk.config.path.read_text("utf-8").partition("[[notify.recipients]]")[0]
    desk.config.path.write_text(text, encoding="utf-8")

    assert "没有配置通知对象" in notify(capsys, desk, what, code=2).err
