"""Words of digests: headings, limits in bytes as each channel counts them, and nothing that a chat would act on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.clock import SHANGHAI
from app.notify.wording import LIMITS, MOST_PARTS, TOPICS, body, digest, harmless
from records.config import load
from records.messages import CHANNEL_KINDS, Message, Parcel
from records.privacy import check_digit
from tests.app.cases_office import BLANK
from tests.app.notify.desk import Desk
from tests.app.notify.test_happenings import told

AT = datetime(2026, 11, 20, 9, tzinfo=SHANGHAI)
NUMBER = "99010119900307011"
NUMBER += check_digit(NUMBER)


def message(line: str, topic: str = "near") -> Message:
    return Message(line, "editors/czj", "ding", topic, line, AT)


def parcel(title: str, parts: tuple[str, ...], number: int = 1) -> Parcel:
    return Parcel(number, "editors/czj", "ding", False, title, parts, 1, AT, AT)


def test_a_digest_reads_like_this():
    """Headings in one order whatever the order of the messages; lines in theirs."""
    them = [
        message("MJ-2026-0009 空白栏目（区财政局，门户“预决算”）：整改期限 2026-12-01"),
        message("MJ-2026-0002 链接失效（区财政局，门户“预决算”）：2026-11-20 交办", "sent"),
        message("MJ-2026-0003 链接失效（区财政局，门户“预决算”）：整改期限 2026-12-01"),
    ]
    title, parts = digest(them, "dingtalk")

    assert title == "【明鉴】新交办事项 1 项；整改期限临近 2 项"
    assert body(parcel(title, parts), "dingtalk") == (
        "■ 新交办事项\n"
        "MJ-2026-0002 链接失效（区财政局，门户“预决算”）：2026-11-20 交办\n"
        "■ 整改期限临近\n"
        "MJ-2026-0009 空白栏目（区财政局，门户“预决算”）：整改期限 2026-12-01\n"
        "MJ-2026-0003 链接失效（区财政局，门户“预决算”）：整改期限 2026-12-01\n"
        "（消息编号 1）"
    )


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<at user_id=\"all\">所有人</at>", "＜at user_id=\"all\"＞所有人＜/at＞"),
        ("<@all>", "＜＠all＞"),
        ("@15400000000 请看", "＠15400000000 请看"),
        ("[点这里](http://evil.example)", "［点这里］(http://evil.example)"),
        ("<script>alert(1)</script>", "＜script＞alert(1)＜/script＞"),
        ("一行\n■ 伪造的标题\r\n二", "一行 ■ 伪造的标题 二"),
        ("零宽\u200b\u202e字符", "零宽字符"),
        (f"编号{NUMBER}", f"编号99*************{NUMBER[-3:]}"),
        ("**粗** `码` #标题", "**粗** `码` #标题"),
    ],
    ids=["feishu mention", "wecom mention", "dingtalk mention", "link", "script", "lines", "invisible",
         "identity number", "markdown is left: every channel gets plain text"],
)  # fmt: skip
def test_no_chat_finds_anything_to_act_on(written, shown):
    assert harmless(written) == shown


def test_markup_in_names_arrives_as_text(desk: Desk):
    """An agency and a column that call themselves like tags."""
    text = desk.config.path.read_text("utf-8")
    text = text.replace('"区财政局"', "'<at user_id=\"all\">区财政局</at>'")
    text = text.replace('"部门预决算"', '"[部门预决算](http://evil.example) @all"')
    desk.config.path.write_text(text, encoding="utf-8")
    desk.config = load(desk.config.path)
    desk.hand_over(BLANK)
    desk.daily()
    desk.later(minutes=11)
    desk.daily()

    (text,) = [one for one in desk.texts() if BLANK in one]
    assert '＜at user_id="all"＞区财政局＜/at＞' in text
    assert "［部门预决算］(http://evil.example) ＠all" in text
    assert not set("<>@[]") & set(text)
    mentioned = [one.document["at"] for one in desk.house.seen if "/dingtalk" in one.path]
    assert mentioned == [{"atMobiles": [], "isAtAll": False}] * 2


def sized(kind: str, title: str, text: str) -> int:
    """Bytes by the channel's own rule: the whole JSON for DingTalk and Feishu, the text in UTF-8 for WeCom."""
    whole = f"{title}\r\n{text}"
    if kind == "wecom":
        return len(whole.encode())
    if kind == "dingtalk":
        at = {"atMobiles": [], "isAtAll": False}
        return len(json.dumps({"msgtype": "text", "at": at, "text": {"content": whole}}))
    if kind == "feishu":
        return len(json.dumps({"msg_type": "text", "content": {"text": whole}}))
    return len(whole.encode())


@pytest.mark.parametrize("kind", CHANNEL_KINDS)
@pytest.mark.parametrize("count", [1, 20, 300, 4000])
def test_a_huge_digest_fits_its_channel_and_says_what_it_leaves_out(kind, count):
    them = [
        message(f"MJ-2026-{n:05} 空白栏目（区财政局，门户“预决算”）：整改期限 2026-12-01")
        for n in range(count)
    ]
    title, parts = digest(them, kind)
    one = replace(parcel(title, parts, 10**6), doubtful=True)
    bodies = [body(replace(one, part=part), kind) for part in range(len(parts))]

    assert len(parts) <= MOST_PARTS
    assert max(sized(kind, title, text) for text in bodies) <= LIMITS[kind]
    shown = sum(line.startswith("MJ-") for text in bodies for line in text.splitlines())
    if shown < count:
        assert f"……另有 {count - shown} 项未列出，请查看台账（mingjian cases list）" in bodies[-1]
        assert len(parts) == MOST_PARTS
    else:
        assert "未列出" not in "".join(bodies)


def test_a_huge_digest_really_arrives_in_parts(desk: Desk):
    """Through apprise, which must not cut or split it once more."""
    for number in range(100):
        desk.say(f"第{number:03}项" + "长" * 40, "wecom", "inspectors")
    desk.later(minutes=11)
    desk.deliver()

    texts = desk.texts("/wecom")
    assert len(texts) == MOST_PARTS
    assert [f"第 {part}/{MOST_PARTS} 条" in text for part, text in enumerate(texts, 1)] == [
        True
    ] * 5
    assert max(len(text.encode()) for text in texts) <= 2048
    assert texts[0].startswith("【明鉴】整改期限临近 100 项\r\n")


@given(
    st.lists(
        st.tuples(st.sampled_from(sorted(TOPICS)), st.text(max_size=400)), min_size=1, max_size=40
    )
)
def test_whatever_is_written_fits_and_stays_in_its_line(written):
    them = [message(line, topic) for topic, line in written]
    for kind in CHANNEL_KINDS:
        title, parts = digest(them, kind)
        for part in range(len(parts)):
            text = body(replace(parcel(title, parts), part=part), kind)
            assert sized(kind, title, text) <= LIMITS[kind]
            assert not set("<>@[]") & set(text)


def test_topics_of_happenings_have_words(desk: Desk):
    desk.hand_over(BLANK)

    topics = {topic for day in ("2026-11-20", "2026-12-09") for topic, _, _ in told(desk, day)}
    assert topics <= TOPICS.keys()


def test_the_title_alone_is_no_body():
    """Something is always said below the title."""
    assert digest([message("")], "wecom")[1] == ("■ 整改期限临近\n",)
