"""The outbox against real receivers: nothing twice, nothing lost, in order, and nobody woken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from app.notify import delivery
from app.notify.delivery import LONGEST_WAIT, PER_MINUTE, wait
from records.messages import LEASE, Message, Standing
from records.store.outbox import OutboxStore
from tests.app.notify.desk import Desk, alone


@pytest.fixture
def quick(desk: Desk) -> Desk:
    """A desk that sends at once, with nothing in its outbox."""
    return alone(desk)


def lines(desk: Desk, robot: str = "/dingtalk") -> list[str]:
    """The lines that a robot was sent, without titles, headings and numbers."""
    told = [line for text in desk.texts(robot) for line in text.splitlines()]
    return [one for one in told if one and one[0] not in "【■（"]


# ---- digest and order ------------------------------------------------------------------------------------


def test_what_comes_within_the_window_is_one_message(desk: Desk):
    for minute in range(4):
        desk.say(f"第{minute}项")
        desk.deliver()
        desk.later(minutes=3)  # the fourth look is nine minutes after the first message
    assert desk.house.seen == []

    desk.deliver()
    assert lines(desk) == ["第0项", "第1项", "第2项", "第3项"]
    assert desk.texts()[0].startswith("【明鉴】整改期限临近 4 项\r\n■ 整改期限临近\n")
    assert len(desk.house.seen) == 1


def test_readers_and_channels_are_kept_apart(quick: Desk):
    quick.say("财政局的")
    quick.say("民政局的", recipient="editors/mzj")
    quick.say("检查人员的", "wecom", "inspectors")
    quick.deliver()

    assert [lines(quick), lines(quick, "/wecom")] == [["财政局的", "民政局的"], ["检查人员的"]]
    assert len(quick.house.seen) == 3


def test_the_order_holds_while_one_waits(quick: Desk):
    """What comes meanwhile stays behind what could not be delivered."""
    quick.house.answers = lambda _: (500, {}, b"{}")
    quick.say("第一")
    quick.deliver()
    quick.say("第二")
    quick.say("第三")
    quick.deliver()
    quick.house.answers = None
    quick.house.seen.clear()
    quick.later(minutes=5)
    quick.deliver()
    quick.deliver()

    assert lines(quick) == ["第一", "第二", "第三"]
    assert len(quick.house.seen) == 2


def test_a_key_is_told_once_for_ever(quick: Desk):
    for _ in range(3):
        quick.say("同一件事")
        quick.deliver()
        quick.later(days=30)

    assert lines(quick) == ["同一件事"]


def test_a_robot_gets_no_more_than_it_takes_in_a_minute(quick: Desk):
    for number in range(25):
        quick.say(f"第{number}项", recipient=f"editors/{number:02}")
    quick.deliver()
    assert len(quick.house.seen) == PER_MINUTE == 18

    quick.later(seconds=61)
    quick.deliver()
    assert lines(quick) == [f"第{number}项" for number in range(25)]


# ---- quiet hours -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "hour", "editors", "inspectors"),
    [
        ("2026-11-20", 21, True, True),
        ("2026-11-20", 22, False, False),
        ("2026-11-20", 3, False, False),
        ("2026-11-20", 8, True, True),
        ("2026-11-21", 9, False, True),
        ("2026-10-01", 9, False, True),
        ("2026-10-10", 9, True, True),
        ("2039-03-05", 9, False, True),
    ],
    ids=["before ten", "ten", "night", "eight", "Saturday", "holiday", "made up", "a Saturday unknown"],
)  # fmt: skip
def test_quiet_hours_and_days_off(quick: Desk, day, hour, editors, inspectors):
    quick.on(day, hour)
    quick.say("不急")
    quick.say("不急", "wecom", "inspectors")
    quick.deliver()

    assert [bool(quick.texts()), bool(quick.texts("/wecom"))] == [editors, inspectors]


def test_what_is_urgent_passes_and_what_is_not_follows_in_the_morning(quick: Desk):
    quick.on("2026-11-20", 23)
    quick.say("不急")
    quick.say("泄露", urgent=True)
    quick.deliver()
    assert lines(quick) == ["泄露"]

    quick.on("2026-11-23", 8)
    quick.deliver()
    assert lines(quick) == ["泄露", "不急"]


# ---- receivers in trouble --------------------------------------------------------------------------------

TROUBLES = {
    "500": lambda _: (500, {}, b""),
    "429": lambda _: (429, {"Retry-After": "90"}, b""),
    "errcode": lambda _: (200, {}, json.dumps({"errcode": 310000, "errmsg": "no"}).encode()),
}


@pytest.mark.parametrize("trouble", TROUBLES)
def test_down_for_a_day_all_arrive_once_when_it_returns(quick: Desk, trouble):
    """A message every four hours; nothing is delivered for 24 hours; then everything, once, in order."""
    quick.on("2026-11-23", 0)
    quick.config = replace(
        quick.config, notify=replace(quick.config.notify, quiet_from="00:00", quiet_until="00:00")
    )
    quick.house.answers = TROUBLES[trouble]
    for half_hour in range(48):
        if half_hour % 8 == 0:
            quick.say(f"第{half_hour // 8}项")
        quick.deliver()
        quick.later(minutes=30)
    assert len(quick.house.seen) < 40
    assert quick.parcels(Standing.SENT) == ()

    quick.house.answers = None
    quick.house.seen.clear()
    for _ in range(6):
        quick.deliver()
        quick.later(minutes=30)

    assert lines(quick) == [f"第{number}项" for number in range(6)]
    assert not any("补发" in text for text in quick.texts())
    assert quick.parcels(Standing.WAITING, Standing.SENDING, Standing.FAILED) == ()


def test_a_mail_server_that_is_away_and_comes_back(quick: Desk):
    """Two addresses: one is refused for a while, and the other does not get its mail again."""
    quick.post.refuse, quick.post.only = {"RCPT": "450 busy"}, "wang"
    with quick.store() as office:
        from app.notify.posting import outlets

        for outlet in outlets(quick.config.notify.channel("mail")):
            message = Message(f"k|{outlet}", "editors/jyj", outlet, "near", "一项", quick.at)
            office.outbox.put([message])
    quick.deliver()
    quick.post.refuse = {}
    quick.later(hours=2)
    quick.deliver()

    assert [targets for _, targets, _ in quick.post.mails] == [
        ["li@example.cn"],
        ["wang@example.cn"],
    ]


def test_where_nobody_answers_the_rest_is_not_tried_now(quick: Desk):
    quick.house.answers = lambda _: None
    for agency in ("czj", "mzj", "jyj"):
        quick.say("一项", recipient=f"editors/{agency}")
    tally = quick.deliver()

    assert (len(quick.house.seen), tally.put_off) == (1, 1)


def test_given_up_after_a_week_told_to_the_operator_and_revived_by_hand(quick: Desk):
    quick.house.answers = lambda one: (403, {}, b"") if "/dingtalk" in one.path else (200, {}, b"")
    quick.on("2026-11-23", 9)
    quick.say("一项")
    for _ in range(8 * 24):
        quick.deliver()
        quick.later(hours=1)
    (failed,) = quick.parcels(Standing.FAILED)
    assert failed.told == "对方返回 HTTP 403"
    assert not quick.deliver().troubles

    quick.house.answers = None
    quick.house.seen.clear()
    with quick.store() as office:
        assert office.outbox.revive(quick.at) == 1
    quick.on("2026-12-02", 9)
    quick.deliver()
    assert lines(quick) == ["一项"]


@pytest.mark.parametrize("tries", range(1, 30))
def test_each_wait_is_twice_the_last_up_to_an_hour(tries):
    usual = min(60 * 2 ** (tries - 1), LONGEST_WAIT)

    assert 0.8 * usual <= wait(7, tries) <= 1.2 * usual
    assert wait(7, tries) == wait(7, tries)
    assert len({wait(parcel, tries) for parcel in range(20)}) > 10


def test_a_robot_that_never_answers_is_not_flooded(quick: Desk):
    """Each attempt may have been shown. At 9, 10 and 11, then twice a day but not at night: 8 and 20 o'clock.

    That makes eight in three days; and once more, marked, when it answers again.
    """
    quick.on("2026-11-23", 9)
    quick.house.answers = lambda _: None
    quick.say("一项")
    for _ in range(3 * 24):
        quick.deliver()
        quick.later(hours=1)
    assert len(quick.house.seen) == 8

    quick.house.answers = None
    quick.house.seen.clear()
    for _ in range(48):
        quick.deliver()
        quick.later(hours=1)
    assert (lines(quick), "补发" in quick.texts()[0]) == (["一项"], True)


def test_a_clock_set_back_stops_nothing(quick: Desk):
    quick.house.answers = lambda _: (500, {}, b"")
    quick.say("一项")
    quick.deliver()
    quick.house.answers = None
    quick.house.seen.clear()
    quick.on("2025-11-20", 9)  # a Thursday of the year before
    quick.deliver()

    assert lines(quick) == ["一项"]


# ---- death between sending and noting ----------------------------------------------------------------------


def test_died_between_send_and_note(quick: Desk, monkeypatch):
    """It may have arrived: it comes once more, under the same number, and says so."""
    quick.say("一项")
    with monkeypatch.context() as patch:
        patch.setattr(OutboxStore, "delivered", _dies)
        with pytest.raises(KeyboardInterrupt):
            quick.deliver()
    quick.deliver()
    assert len(quick.house.seen) == 1, "the lease holds: somebody may still be at it"

    quick.at += LEASE + timedelta(seconds=1)
    quick.deliver()
    quick.later(days=3)
    quick.deliver()
    first, second = quick.texts()
    assert "（消息编号 1）" in first
    assert "（消息编号 1；上次发送未得到答复，此为补发，已收到的请忽略）" in second


def _dies(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_webhook_and_a_mail_keep_their_key(quick: Desk, monkeypatch):
    """Their receivers can tell the second copy, so its words are the same too."""
    from app.notify.posting import outlets

    outlet = outlets(quick.config.notify.channel("mail"))[0]
    quick.say("一项", "hook", "operator")
    quick.say("一项", outlet, "editors/jyj")
    for _ in range(2):
        with monkeypatch.context() as patch:
            patch.setattr(OutboxStore, "delivered", _dies)
            for _ in range(2):
                with pytest.raises(KeyboardInterrupt):
                    quick.deliver()
        quick.at += LEASE + timedelta(seconds=1)
    quick.deliver()

    assert len(quick.house.seen) == len(quick.post.mails) == 3
    assert len({one.headers["Idempotency-Key"] for one in quick.house.seen}) == 1
    assert len({one.body for one in quick.house.seen}) == 1
    assert len({mail["Message-ID"] for _, _, mail in quick.post.mails}) == 1


def test_killed_in_the_middle_of_a_digest(quick: Desk, tmp_path):
    """A child is killed by the receiver of the second part: the first is not sent again, the rest is."""
    for number in range(60):
        quick.say(f"第{number:02}项" + "长" * 30)
    script = textwrap.dedent("""
        import sys
        from datetime import datetime
        from pathlib import Path
        from app.notify.delivery import deliver
        from app.notify.wire import Wire
        from dataclasses import replace
        from records.config import load
        config = load(Path(sys.argv[1]))
        config = replace(config, notify=replace(config.notify, digest_minutes=0))
        now = datetime.fromisoformat(sys.argv[2])
        deliver(config, lambda: now, Wire(5, 5, {"https://oapi.dingtalk.com": sys.argv[3]}))
    """)
    many = [Message(f"w{n}", "inspectors", "ding", "near", "字" * 190, quick.at) for n in range(60)]
    with quick.store() as office:
        office.outbox.put(many)
    told = [quick.config.path, quick.at.isoformat(), f"{quick.house.url}/dingtalk"]
    child = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, told)],
        env={**os.environ, "PYTHONPATH": str(Path.cwd())},
        stderr=subprocess.DEVNULL,
    )

    def second_kills(request):
        if sum("第 2/" in one.body.decode("unicode_escape", "replace") for one in quick.house.seen):
            child.kill()
            return None
        return 200, {}, b'{"errcode": 0}'

    quick.house.answers = second_kills
    child.wait(20)
    assert child.returncode == -9
    (left,) = [one for one in quick.parcels() if one.standing is Standing.SENDING]
    assert left.part == 1

    quick.house.answers = None
    quick.house.seen.clear()
    quick.at += LEASE + timedelta(seconds=1)
    quick.deliver()
    mine = [text for text in quick.texts() if f"消息编号 {left.id}，" in text]
    of = len(left.parts)
    assert [f"第 {part}/{of} 条" in text for part, text in enumerate(mine, 2)] == [True] * (of - 1)
    assert ["补发" in text for text in mine] == [True] + [False] * (of - 2)


def test_two_processes_do_not_send_one_parcel(quick: Desk):
    quick.say("一项")
    other = quick.deliver

    def meanwhile(_: object) -> tuple[int, dict[str, str], bytes]:
        quick.house.answers = None
        assert other_sent() == 0
        return 200, {}, b'{"errcode": 0}'

    def other_sent() -> int:
        with quick.store() as office:
            return sum(
                office.outbox.take(one.id, quick.at) is not None
                for one in office.outbox.parcels(Standing.WAITING, Standing.SENDING)
            )

    quick.house.answers = meanwhile
    assert other().sent == 1
    assert len(quick.house.seen) == 1


def test_a_channel_that_is_gone_is_said(quick: Desk):
    quick.say("一项", "nowhere")
    quick.deliver()

    (left,) = quick.parcels(Standing.WAITING)
    assert left.told == delivery.GONE
