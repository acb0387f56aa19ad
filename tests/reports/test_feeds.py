"""Atom by RFC 4287 and iCalendar by RFC 5545: sound, the same each time, silent about leaks."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from xml.etree import ElementTree as ET

from records import Agency, Case, Duty, DutySeen, Match, Response, Round, Stage
from reports import compose
from reports.feeds import ATOM, atom, calendar, deadlines
from tests.reports.rounds import (
    BEFORE,
    LEAK,
    LEAK_FILE,
    LEAK_TITLE,
    TODAY,
    bare,
    dead,
    judgement,
    leak,
    monthly,
)

NS = f"{{{ATOM}}}"
DUE = date(2026, 12, 1)


def feed_of(round_: Round) -> ET.Element:
    return ET.fromstring(atom(compose(round_, kind="monthly"), round_))


def unfolded(body: bytes) -> list[tuple[str, str]]:
    """The properties of a calendar. Raises where a line breaks the rules of §3.1."""
    assert body.endswith(b"\r\n")
    assert b"\n" not in body.replace(b"\r\n", b"")
    for line in body.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()  # no character is cut
    lines = body.decode().replace("\r\n ", "").split("\r\n")[:-1]
    found = [re.fullmatch(r"([A-Z-]+(?:;[A-Z-]+=[A-Z-]+)*):(.*)", line) for line in lines]
    assert all(found)
    return [(one[1], one[2]) for one in found if one]


def events(body: bytes) -> list[dict[str, str]]:
    """The events, every component closed in the order in which it was opened."""
    open_: list[str] = []
    made: list[dict[str, str]] = []
    for name, value in unfolded(body):
        if name == "BEGIN":
            open_.append(value)
            made += [{}] if value == "VEVENT" else []
        elif name == "END":
            assert open_.pop() == value
        elif open_[-1] == "VEVENT":
            assert name not in made[-1]
            made[-1][name] = value
    assert not open_
    return made


# ---- Atom -------------------------------------------------------------------------------------------


def test_a_feed_has_what_the_rfc_asks_for() -> None:
    feed = feed_of(monthly())
    entries = feed.findall(f"{NS}entry")
    ids = [one.find(f"{NS}id").text for one in (feed, *entries)]

    assert len(entries) == 9
    assert len(set(ids)) == 10
    assert feed.find(f"{NS}author/{NS}name").text == "示例区人民政府办公室"
    for one in (feed, *entries):
        assert one.find(f"{NS}title").text
        assert datetime.fromisoformat(one.find(f"{NS}updated").text).tzinfo
    for one in entries:
        assert one.find(f"{NS}content").get("type") == "text"


def test_entries_keep_their_identity_when_a_case_goes_on() -> None:
    first, second = bare([dead(1)]), bare([replace(dead(1), message="仍无法打开。")])
    other = replace(first, office=replace(first.office, name="另一机关"))
    ids = [feed_of(one).find(f"{NS}entry/{NS}id").text for one in (first, second, other)]

    assert ids[0] == ids[1] != ids[2]


def test_a_leak_has_no_address_and_no_name_in_the_feed() -> None:
    body = atom(compose(monthly(), kind="monthly"), monthly()).decode()

    assert "公开完整身份证号码" in body
    for secret in (LEAK, LEAK_FILE, LEAK_TITLE):
        assert secret not in body
    assert 'href="http://www.example.gov.cn/dt/1.html"' in body


def test_markup_and_control_characters_are_words() -> None:
    round_ = bare([replace(dead(1), message="<b>x</b>\x00\x1b&amp;]]>")])

    assert "<b>x</b>" in feed_of(round_).find(f"{NS}entry/{NS}content").text


# ---- the calendar -----------------------------------------------------------------------------------


def sent(number: int, **more: object) -> Case:
    usual = {"sent_on": BEFORE, "deadline": DUE}
    finding = more.pop("finding", dead(number))
    stage = more.pop("stage", Stage.SENT)
    return Case(
        f"MJ-2026-{number:04d}", str(number), stage, finding, BEFORE, TODAY, **{**usual, **more}
    )


def round_with(*cases: Case, duties: tuple[Duty, ...] = ()) -> Round:
    return replace(bare(), cases=cases, duties=duties)


def test_deadlines_of_open_cases_only() -> None:
    answered = sent(2, stage=Stage.ANSWERED, response=Response(TODAY, "已改", "王五"))
    gone = sent(5, deadline=date(2026, 11, 1))
    them = (sent(1), answered, sent(3, stage=Stage.CLOSED), sent(4, deadline=None), gone)
    found = [(one.key, one.on) for one in deadlines(round_with(*them), {})]

    assert found == [
        ("case|MJ-2026-0005", date(2026, 11, 1)),
        ("case|MJ-2026-0001", DUE),
        ("case|MJ-2026-0002", DUE),
    ]


def test_duties_that_are_due_and_not_fulfilled() -> None:
    done = DutySeen((Match("2026年部门预算", "http://x/", "ys", None),), reached=True)
    duties = tuple(
        Duty(name, "czj", "部门预算", 2027, f"区财政局{name}") for name in ("a", "b", "c", "d")
    )
    duties = (*duties[:3], replace(duties[3], seen=done))
    due = {"a": TODAY, "b": date(2026, 11, 19), "d": DUE}
    found = [(one.key, one.title) for one in deadlines(round_with(duties=duties), due)]

    assert found == [("duty|a", "公开期限：区财政局，区财政局a")]


def test_columns_that_will_be_overdue() -> None:
    soon = judgement("footer", message="栏目应在2026年11月25日（含当日）前更新。", column="dt")
    (only,) = deadlines(bare([soon]), {})

    assert (only.on, only.title) == (
        date(2026, 11, 25),
        "更新期限：示例区人民政府，示例区人民政府网站“工作动态”",
    )


def test_an_event_is_a_whole_day_and_told_in_escaped_words() -> None:
    named = replace(dead(1), title="标题;逗,号\\斜")
    (event,) = events(calendar(round_with(sent(1, finding=named)), {}))

    assert event["DTSTAMP"] == "20261119T160000Z"  # midnight of the 20th in China
    assert event["DTSTART;VALUE=DATE"] == "20261201"
    assert event["DTEND;VALUE=DATE"] == "20261202"
    assert "标题\\;逗\\,号\\\\斜" in event["SUMMARY"]
    assert event["URL"] == "http://www.example.gov.cn/dt/1.html"


def test_long_chinese_lines_are_folded_between_characters() -> None:
    long = Agency("gov", "很长的机关名称" * 70)
    round_ = replace(round_with(sent(1)), agencies=(long,))
    (event,) = events(calendar(round_, {}))

    assert long.name in event["SUMMARY"]


def test_line_ends_in_a_name_do_not_make_properties() -> None:
    evil = Agency("gov", "甲\r\nATTACH:http://evil/\r\nX:y")
    (event,) = events(calendar(replace(round_with(sent(1)), agencies=(evil,)), {}))

    assert set(event) == {
        "UID", "DTSTAMP", "DTSTART;VALUE=DATE", "DTEND;VALUE=DATE", "SUMMARY", "DESCRIPTION", "URL", "TRANSP",
    }  # fmt: skip


def test_a_leak_has_no_address_in_the_calendar() -> None:
    body = calendar(round_with(sent(1, finding=leak("article", LEAK, LEAK_TITLE))), {}).decode()

    whole = body.replace("\r\n ", "")
    assert "公开完整身份证号码" in whole
    assert LEAK not in whole
    assert LEAK_TITLE not in whole


def test_nothing_due_is_still_a_calendar() -> None:
    body = calendar(bare(), {})

    assert events(body) == []
    assert ("BEGIN", "VTIMEZONE") in unfolded(body)


def test_the_same_round_gives_the_same_bytes() -> None:
    one, two = monthly(), monthly()
    docs = [compose(each, kind="monthly") for each in (one, two)]

    assert atom(docs[0], one) == atom(docs[1], two)
    assert calendar(one, {}) == calendar(two, {})
