"""What goes over the wire is what each channel's document asks for, and what comes back is understood."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import logging
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from app.notify import channels
from app.notify.channels import Sending, send
from app.notify.wire import Wire
from records.errors import MingjianError
from records.messages import Channel
from tests.app.notify.receivers import House, Post

TOKEN = "abcdef0123456789abcdef0123456789"
SIGN = "SECfeedbeef0123456789"
PART = Sending(
    "【明鉴】新交办事项 1 项", "■ 新交办事项\n第一行\n（消息编号 7）", "mingjian-k-7-1", ""
)
WORDS = f"{PART.title}\r\n{PART.body}"
DINGTALK = Channel("d", "dingtalk", secret="env:TOKEN")
WECOM = Channel("w", "wecom", secret="env:TOKEN")
FEISHU = Channel("f", "feishu", secret="env:TOKEN")
ROBOTS = (DINGTALK, WECOM, FEISHU)


@pytest.fixture(autouse=True)
def _secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", TOKEN)
    monkeypatch.setenv("SIGN", SIGN)


def mail(post: Post, **more: object) -> Channel:
    made = Channel(
        "m",
        "mail",
        f"smtp://127.0.0.1:{post.port}",
        sender="zwgk@example.cn",
        to=("li@example.cn",),
    )
    return replace(made, **more)


def named(channel: Channel) -> str:
    return channel.kind


# ---- the documented forms ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel", "path", "document"),
    [
        (
            DINGTALK,
            f"/dingtalk/robot/send?access_token={TOKEN}",
            {
                "msgtype": "text",
                "text": {"content": WORDS},
                "at": {"atMobiles": [], "isAtAll": False},
            },
        ),
        (
            WECOM,
            f"/wecom/cgi-bin/webhook/send?key={TOKEN}",
            {"msgtype": "text", "text": {"content": WORDS}},
        ),
        (
            FEISHU,
            f"/feishu/open-apis/bot/v2/hook/{TOKEN}/",
            {"msg_type": "text", "content": {"text": WORDS}},
        ),
    ],
    ids=["dingtalk", "wecom", "feishu"],
)
def test_a_robot_gets_its_documented_form(house: House, channel, path, document):
    assert send(channel, PART, Path(), house.wire).delivered

    (request,) = house.seen
    assert (request.method, request.path) == ("POST", path)
    assert request.headers["Content-Type"].startswith("application/json")
    assert request.document == document


@pytest.mark.parametrize(
    ("channel", "pasted"),
    [
        (DINGTALK, f"https://oapi.dingtalk.com/robot/send?access_token={TOKEN}"),
        (WECOM, f"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key={TOKEN}"),
        (FEISHU, f"https://open.feishu.cn/open-apis/bot/v2/hook/{TOKEN}"),
    ],
    ids=["dingtalk", "wecom", "feishu"],
)
def test_a_pasted_address_is_as_good_as_its_token(house, monkeypatch, channel, pasted):
    send(channel, PART, Path(), house.wire)
    monkeypatch.setenv("TOKEN", pasted)
    send(channel, PART, Path(), house.wire)

    first, second = house.seen
    assert first.path == second.path


def test_dingtalk_signs_as_its_document_says(house: House):
    """sign = base64(hmac-sha256(secret, "timestamp\\nsecret")), timestamp in milliseconds."""
    assert send(replace(DINGTALK, signing="env:SIGN"), PART, Path(), house.wire).delivered

    asked = parse_qs(urlsplit(house.seen[0].path).query)
    stamp = asked["timestamp"][0]
    expected = hmac.new(SIGN.encode(), f"{stamp}\n{SIGN}".encode(), hashlib.sha256).digest()
    assert len(stamp) == 13
    assert base64.b64decode(unquote(asked["sign"][0])) == expected


def test_a_webhook_gets_json_and_the_key_of_the_message(house: House):
    hook = Channel("h", "webhook", f"{house.url}/in/notify?office=1", secret="env:TOKEN")
    assert send(hook, PART, Path(), house.wire).delivered

    (request,) = house.seen
    assert request.path == "/in/notify?office=1"
    assert request.headers["Idempotency-Key"] == "mingjian-k-7-1"
    assert request.headers["Authorization"] == f"Bearer {TOKEN}"
    assert request.document == {
        "version": "1.0",
        "title": PART.title,
        "message": PART.body,
        "attachments": [],
        "type": "info",
        "id": "mingjian-k-7-1",
    }


def test_a_webhook_whose_address_is_the_secret(house: House, monkeypatch):
    monkeypatch.setenv("TOKEN", f"{house.url}/T000/{TOKEN}?x=%2F&y=")
    hook = Channel("h", "webhook", secret="env:TOKEN")
    assert send(hook, PART, Path(), house.wire).delivered
    assert house.seen[0].path == f"/T000/{TOKEN}?x=%2F&y="
    assert "Authorization" not in house.seen[0].headers

    house.answers = answering(404, {"msg": f"no {TOKEN} here"})
    assert send(hook, PART, Path(), house.wire).told == "对方返回 HTTP 404：no *** here"
    monkeypatch.setenv("TOKEN", "not an address")
    assert "格式不对" in send(hook, PART, Path(), house.wire).told


def test_a_mail_is_plain_text_with_a_message_id_of_its_own(post: Post):
    channel = mail(post, secret="env:TOKEN", user="zwgk")
    for _ in range(2):
        assert send(channel, replace(PART, at="li@example.cn"), Path()).delivered

    (sender, targets, first), (_, _, second) = post.mails
    assert (sender, targets) == ("zwgk@example.cn", ["li@example.cn"])
    assert base64.b64decode(post.logins[0].split()[2]) == f"\0zwgk\0{TOKEN}".encode()
    assert first.get_content_type() == "text/plain"
    assert first["Subject"] == PART.title
    assert first["From"] == "明鉴 <zwgk@example.cn>"
    assert first["To"] == "li@example.cn"
    assert first["Auto-Submitted"] == "auto-generated"
    assert first.get_content().splitlines() == PART.body.splitlines()
    assert first["Message-ID"] == second["Message-ID"] == "<mingjian-k-7-1@example.cn>"


# ---- what comes back ---------------------------------------------------------------------------------


def answering(status: int, document: object = None, **headers: str):
    content = b"<html>login</html>" if document is None else json.dumps(document).encode()
    return lambda _: (
        status,
        {name.replace("_", "-"): value for name, value in headers.items()},
        content,
    )


REFUSALS = [
    ("errcode", WECOM, answering(200, {"errcode": 93000, "errmsg": "invalid webhook url"}),
     "机器人拒收（错误码 93000）：invalid webhook url", False, 0),
    ("keyword", DINGTALK, answering(200, {"errcode": 310000, "errmsg": "关键词不匹配"}),
     "机器人拒收（错误码 310000）：关键词不匹配", False, 0),
    ("feishu code", FEISHU, answering(200, {"code": 19024, "msg": "Key Words Not Found"}),
     "机器人拒收（错误码 19024）：Key Words Not Found", False, 0),
    ("too many", WECOM, answering(200, {"errcode": 45009, "errmsg": "api freq out of limit"}),
     "机器人拒收（错误码 45009）：api freq out of limit", False, 600),
    ("500", DINGTALK, answering(500, {"errmsg": "oops"}), "对方返回 HTTP 500：oops", False, 0),
    ("429", FEISHU, answering(429, {}, Retry_After="120"), "对方返回 HTTP 429", False, 120),
    ("429 for ever", FEISHU, answering(429, {}, Retry_After="99999999"), "对方返回 HTTP 429", False, 3600),
    ("502", WECOM, answering(502), "对方返回 HTTP 502", True, 0),
    ("redirect", WECOM, answering(302, {}, Location="http://127.0.0.1:1/"), "对方返回 HTTP 302", False, 0),
    ("login page", DINGTALK, answering(200), "对方的答复不是机器人的答复（中间可能有网关或登录页）", True, 0),
    ("no JSON object", DINGTALK, answering(200, [1]), "对方的答复不是机器人的答复（中间可能有网关或登录页）", True, 0),
    ("quotes the token", WECOM, answering(200, {"errcode": 1, "errmsg": f"bad {TOKEN}"}),
     "机器人拒收（错误码 1）：bad ***", False, 0),
    ("hangs up", WECOM, lambda _: None, "连接中断，是否送达不明", True, 0),
]  # fmt: skip


@pytest.mark.parametrize(
    ("channel", "answers", "told", "doubtful", "wait"),
    [row[1:] for row in REFUSALS],
    ids=[row[0] for row in REFUSALS],
)
def test_a_robot_that_does_not_take_it(house: House, channel, answers, told, doubtful, wait):
    house.answers = answers
    outcome = send(channel, PART, Path(), house.wire)

    assert (outcome.delivered, outcome.told) == (False, told)
    assert (outcome.doubtful, outcome.wait) == (doubtful, wait)


@pytest.mark.parametrize("channel", ROBOTS, ids=named)
def test_a_robot_that_never_answers_leaves_doubt(house: House, channel):
    """The request was taken; whether the message was, nobody knows."""
    import threading

    held = threading.Event()
    house.answers = lambda _: held.wait(2) and None
    outcome = send(channel, PART, Path(), replace(house.wire, read=0.05))
    held.set()

    assert not outcome.delivered
    assert outcome.doubtful
    assert outcome.told == "对方没有答复（超时），是否送达不明"
    assert outcome.down


@pytest.mark.parametrize("channel", ROBOTS, ids=named)
def test_nobody_is_there(channel):
    wire = Wire(0.5, 0.5, dict.fromkeys(House().wire.places, "http://127.0.0.1:1"))
    outcome = send(channel, PART, Path(), wire)

    assert (outcome.delivered, outcome.doubtful, outcome.down) == (False, False, True)
    assert outcome.told == "无法连接"


@pytest.mark.parametrize(
    ("refuse", "told", "doubtful", "down"),
    [
        ({"RCPT": "550 no such user"}, "邮件服务器不接受收件人（550）", False, False),
        ({"AUTH": "535 no"}, "邮件服务器不接受账号或密码（535）", False, False),
        ({"MAIL": "451 later"}, "邮件服务器拒收（451）", False, False),
        ({"DATA.": "552 too much"}, "邮件服务器拒收（552）", False, False),
        ({"DATA.": ""}, "与邮件服务器的对话中断", True, True),
        ({"MAIL": ""}, "与邮件服务器的对话中断", False, True),
    ],
    ids=["recipient", "password", "later", "too much", "dies after the mail", "dies before it"],
)
def test_a_mail_server_that_does_not_take_it(post: Post, refuse, told, doubtful, down):
    post.refuse = refuse
    channel = mail(post, secret="env:TOKEN")
    outcome = send(channel, replace(PART, at="li@example.cn"), Path())

    assert (outcome.delivered, outcome.told) == (False, told)
    assert (outcome.doubtful, outcome.down) == (doubtful, down)


def test_no_mail_server(post: Post):
    channel = mail(post, address="smtp://127.0.0.1:1")

    outcome = send(channel, replace(PART, at="li@example.cn"), Path())
    assert (outcome.told, outcome.doubtful, outcome.down) == ("无法连接邮件服务器", False, True)


@pytest.mark.parametrize("scheme", ["starttls", "smtps"])
def test_a_mail_never_goes_in_the_clear_where_it_was_to_be_encrypted(post: Post, scheme):
    """The server knows no TLS: the password and the mail stay here."""
    channel = mail(post, address=f"{scheme}://127.0.0.1:{post.port}", secret="env:TOKEN")
    outcome = send(channel, replace(PART, at="li@example.cn"), Path(), Wire(0.5, 0.5))

    assert (outcome.delivered, outcome.doubtful) == (False, False)
    assert outcome.told
    assert (post.mails, post.logins) == ([], [])


# ---- secrets and the extra -----------------------------------------------------------------------------


def test_no_log_and_no_stream_has_the_token(house: House, caplog, capfd):
    """Apprise would write it, warnings included, for a token that it does not like."""
    caplog.set_level(logging.DEBUG)
    house.answers = answering(500)
    for channel in ROBOTS:
        send(channel, PART, Path(), house.wire)

    assert TOKEN not in caplog.text
    assert TOKEN not in "".join(capfd.readouterr())


@pytest.mark.parametrize("token", ["has spaces in it", "a/b", "口令"])
@pytest.mark.parametrize("channel", ROBOTS, ids=named)
def test_a_token_that_is_none_is_not_repeated(monkeypatch, caplog, capfd, channel, token):
    monkeypatch.setenv("TOKEN", token)
    outcome = send(channel, PART, Path(), Wire(places={"https://": "http://127.0.0.1:1/"}))

    assert not outcome.delivered
    assert token not in outcome.told + caplog.text + "".join(capfd.readouterr())


def test_without_the_extra_one_line_says_what_to_install(monkeypatch):
    monkeypatch.setattr(channels, "installed", lambda: False)
    with pytest.raises(MingjianError, match=r"pip install 'mingjian\[notify\]'"):
        send(DINGTALK, PART, Path())
