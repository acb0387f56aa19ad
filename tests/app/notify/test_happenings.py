"""Who is told what, on which day, worked out by hand from the ledger of `tests.app.cases_office`.

Friday 2026-11-20; the office gives 7 working days, so what is sent that day is due on Tuesday 2026-12-01. Working days
before it: 11-26 is three (27, 30, 1), 11-30 is one. Working days after it: 12-02 the first, 12-04 the third, 12-09
the sixth.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from app.notify import BETWEEN, after_round, posting, tell_operator
from app.notify.happenings import Ledger, happenings
from records import Bulletin, Inspection
from records.messages import Message
from tests.app.cases_office import BLANK, DEAD, FOOTER, LEAKING
from tests.app.notify.desk import Desk
from tests.reports.rounds import LEAK, LEAK_TITLE, judgement


def told(desk: Desk, day: str) -> set[tuple[str, str, str]]:
    """(topic, key, reader) of all that is to be told on a day, whether it was told before or not."""
    desk.on(day)
    with desk.store() as office:
        ledger = Ledger.of(office, desk.at)
    found = happenings(ledger, desk.config, desk.at.date())
    return {(one.topic, one.key, f"{one.role}/{one.agency}".rstrip("/")) for one in found}


def loose(desk: Desk) -> tuple[Message, ...]:
    with desk.store() as office:
        return office.outbox.loose()


URGENT = {
    ("urgent", f"urgent:{LEAKING}:2026-11-20-1", "inspectors"),
    ("urgent", f"urgent:{LEAKING}:2026-11-20-1", "editors/mzj"),
}


def test_after_the_round_the_leak_is_told_at_once(desk: Desk):
    assert told(desk, "2026-11-20") == URGENT


def test_a_round_is_told_when_its_draft_is_there(desk: Desk):
    """The leak and seven more are new; nothing could not be checked."""
    draft = Bulletin("b", "2026-11-20-1", "2026-11", "t", "", date(2026, 11, 20), "")
    with desk.store() as office:
        office.keep(draft)
    after_round(desk.config, desk.now())

    (line,) = (one.line for one in loose(desk) if one.topic == "round")
    assert line == (
        "检查 2026-11-20-1（全面检查）已完成：问题 8 项，其中新发现或复发 8 项，未能判断 0 项，未能检查 0 项；"
        "通报草稿已写出"
    )


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-11-20", {("sent", f"sent:{BLANK}:2026-11-20", "editors/czj")}),
        ("2026-11-25", {("sent", f"sent:{BLANK}:2026-11-20", "editors/czj")}),
        ("2026-11-26", {("sent", f"sent:{BLANK}:2026-11-20", "editors/czj"),
                        ("near", f"near:{BLANK}:2026-12-01:3", "editors/czj")}),
        ("2026-11-28", {("near", f"near:{BLANK}:2026-12-01:3", "editors/czj")}),
        ("2026-11-30", {("near", f"near:{BLANK}:2026-12-01:1", "editors/czj")}),
        ("2026-12-01", {("near", f"near:{BLANK}:2026-12-01:0", "editors/czj")}),
        ("2026-12-02", {("overdue", f"overdue:{BLANK}:2026-12-01:0", "editors/czj")}),
        ("2026-12-04", {("overdue", f"overdue:{BLANK}:2026-12-01:0", "editors/czj"),
                        ("escalated", f"escalated:{BLANK}:2026-12-01", "inspectors")}),
        ("2026-12-09", {("overdue", f"overdue:{BLANK}:2026-12-01:1", "editors/czj"),
                        ("escalated", f"escalated:{BLANK}:2026-12-01", "inspectors")}),
    ],
    ids=lambda one: one if isinstance(one, str) else "",
)  # fmt: skip
def test_a_case_from_its_sending_to_its_escalation(desk: Desk, day, expected):
    desk.hand_over(BLANK)
    desk_only = {one for one in told(desk, day) if LEAKING not in one[1]}

    assert desk_only == expected


def test_an_answer_ends_the_reminders(desk: Desk):
    desk.hand_over(BLANK)
    desk.on("2026-11-24")
    desk.answer(BLANK)

    assert {one for one in told(desk, "2026-12-09") if BLANK in one[1]} == set()


def test_an_appeal_goes_to_the_inspectors_and_then_to_the_next(desk: Desk):
    desk.hand_over(BLANK)
    desk.on("2026-11-23")
    desk.appeal(BLANK)

    def mine(day: str) -> set[tuple[str, str, str]]:
        return {one for one in told(desk, day) if BLANK in one[1]}

    first = ("appeal", f"appeal:{BLANK}:1", "inspectors")
    assert mine("2026-11-23") == {first}
    assert mine("2026-11-25") == {first}
    assert mine("2026-11-26") == {
        first,
        ("unhandled", f"unhandled:appeal:{BLANK}:1:2026-11-23", "operator"),
    }


def test_a_leak_that_nobody_confirms_goes_to_the_next(desk: Desk):
    """Found on Friday; Wednesday is the third working day after."""
    assert told(desk, "2026-11-24") == URGENT
    assert told(desk, "2026-11-25") == URGENT | {
        ("unhandled", f"unhandled:{LEAKING}:2026-11-20", "operator")
    }


def test_what_is_long_past_is_not_told(desk: Desk):
    """An office that begins to notify in December hears nothing of the round in November."""
    assert not any(topic == "urgent" for topic, _, _ in told(desk, "2026-12-20"))


def test_a_forecast_is_told_with_its_day_and_on_the_last_two(desk: Desk):
    finding = judgement(
        "stale_column", "column:tz", agency="jyj", site="jyj", column="tz",
        message="栏目“通知公告”应在2026-12-01（含当日）前更新。",
    )  # fmt: skip
    with desk.store() as office:
        before = office.cases()
        case = next(one for one in before if one.number == DEAD[0])
        office.decide(
            [case], [replace(case, finding=replace(finding, foretells="stale_column"))], []
        )

    def mine(day: str) -> list[str]:
        return sorted(key for topic, key, _ in told(desk, day) if topic == "soon")

    stem = f"soon:{DEAD[0]}:2026-12-01"
    assert mine("2026-11-20") == mine("2026-11-27") == [stem]
    assert mine("2026-11-30") == [f"{stem}:1"]
    assert mine("2026-12-01") == [f"{stem}:0"]
    assert mine("2026-12-02") == []


def test_a_day_without_power_is_made_up_for_and_nothing_is_told_twice(desk: Desk):
    """Asked every half hour for three weeks, with five days of silence: each key once."""
    desk.hand_over(BLANK, *DEAD)
    for half_hour in range(21 * 48):
        if not 5 * 48 < half_hour < 10 * 48 and half_hour % 12 == 0:
            desk.daily()
        desk.later(minutes=30)

    told_of_blank = [one for text in desk.texts() for one in text.splitlines() if BLANK in one]
    assert len(told_of_blank) == len(set(told_of_blank)) == 5
    assert [one.partition("：")[2] for one in told_of_blank] == [
        "2026-11-20 交办，整改期限 2026-12-01",
        "整改期限 2026-12-01",
        "整改期限 2026-12-01（今天）",
        "整改期限 2026-12-01，已逾期 1 天",
        "整改期限 2026-12-01，已逾期 8 天",
    ]


def test_the_ledger_is_not_read_each_time(desk: Desk, monkeypatch):
    """Every half minute somebody asks; every quarter of an hour it is looked up."""
    looked = []
    monkeypatch.setattr("app.notify.remind", lambda *_: looked.append(desk.at))
    with desk.store() as office:
        office.outbox.note_reminded(desk.at - BETWEEN)
    desk.daily()
    assert len(looked) == 1

    with desk.store() as office:
        office.outbox.note_reminded(desk.at)
    desk.later(minutes=14)
    desk.daily()
    assert len(looked) == 1


def test_nobody_to_tell_nothing_is_touched(desk: Desk):
    settings = replace(desk.config.notify, recipients=())
    desk.config = replace(desk.config, notify=settings)
    desk.daily()

    assert after_round(desk.config, desk.at) == 0
    assert loose(desk) == ()


# ---- the operator ----------------------------------------------------------------------------------------


def operator(desk: Desk) -> list[str]:
    return [one.line for one in loose(desk) if one.recipient == "operator"]


def test_the_operator_hears_of_what_is_broken(desk: Desk, monkeypatch):
    monkeypatch.setattr(posting, "LOW_DISK", 10**18)
    with desk.store() as office:
        office.beat(desk.at - timedelta(hours=2))
        (parcel,) = _failed_parcel(desk, office)
    for _ in range(2):
        after_round(desk.config, desk.at)

    disk, silence, undelivered = operator(desk)
    assert disk.startswith("数据目录所在磁盘只剩 ")
    assert silence == "mingjian serve 自 2026-11-20 07:30 起没有动静"
    assert undelivered == f"第 {parcel} 号消息（editors/czj，渠道 ding）已放弃：无法连接"


def test_the_self_watch_tells_the_operator_once(desk: Desk):
    for _ in range(2):
        tell_operator(
            desk.config, desk.at, "watch:silent:2026-W47", "检查 2026-11-20-1 的问题数骤降"
        )

    assert operator(desk) == ["检查 2026-11-20-1 的问题数骤降"]


def _failed_parcel(desk: Desk, office) -> list[int]:
    desk.say("一项")
    (lane,) = office.outbox.lanes()
    made = office.outbox.gather(lane, desk.at, lambda _: ("t", ("p",)))
    office.outbox.give_up(made, "无法连接")
    return [made.id]


# ---- nothing personal --------------------------------------------------------------------------------------


def test_no_message_has_a_title_an_address_or_a_value(desk: Desk):
    """Swept over every topic that the ledger can give, in the outbox and on the wire."""
    everything = [FOOTER, BLANK, *DEAD, LEAKING]
    desk.hand_over(*everything)
    desk.appeal(DEAD[-1])
    for day in ("2026-11-20", "2026-11-30", "2026-12-01", "2026-12-09"):
        desk.on(day)
        for _ in range(2):
            desk.daily()
            desk.later(minutes=20)
    sent = [json_text(one.document) for one in desk.house.seen]
    sent += [mail.get_content() for _, _, mail in desk.post.mails]
    raw = (desk.config.data / "office.db").read_bytes()
    kept = " ".join(f"{one.title}{one.parts}" for one in desk.parcels())

    assert any(LEAKING in text for text in sent)
    for secret in (LEAK, LEAK_TITLE, "99*************01X", "http", "简报", "低保"):
        assert [text for text in sent if secret in text] == []
        assert secret not in kept
    assert b"abcdef0123456789" not in raw


def json_text(document: object) -> str:
    import json

    return json.dumps(document, ensure_ascii=False)


def test_a_recheck_is_told_without_a_bulletin(desk: Desk):
    inspection = Inspection(
        "2026-11-23-1", "整改复核", date(2026, 11, 23), (), cases=(BLANK,),
        finished=desk.at + timedelta(days=3),
    )  # fmt: skip
    ledger = Ledger((), [(inspection, (), {}, 0)], frozenset(), {})
    (one,) = happenings(ledger, desk.config, date(2026, 11, 23))

    assert one.line.endswith("（整改复核）")
