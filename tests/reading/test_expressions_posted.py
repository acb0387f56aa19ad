"""`reading.expressions_posted`: what was wrong in posts, now and before; what a feed no longer shows is not known."""

# ruff: noqa: E501 - cases one a line, so that they can be read down the page
from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reading.accounts_seen import Sources, accounts_seen
from reading.expressions_posted import posted_expressions
from reading.expressions_seen import NOT_PROOFREAD
from records import Reason
from records.proofs import Allowed, PostProof, Proof, Proofs, SlipSeen
from tests.reading.test_accounts_seen import (
    AGENCIES,
    TODAY,
    URL,
    listed,
    on,
    post,
    read,
    row,
)

SLIP = SlipSeen("竟争", "竞争", "S3", "错别字", "“竞争”错为“竟争”", "词表", "公平竟争")
HELD = row(feed=URL)


def proof(*posts: PostProof, why: str = "") -> Proof:
    return Proof(why=why, posts=posts)


def wrong(id_: str, day: date | None, title: str = "标题", **facts) -> PostProof:
    return PostProof(id_, title, day, f"http://p.example/{id_}", slips=(SLIP,), **facts)


def told(rows, feeds, allowed=(), **proofs):
    """The accounts and expressions; feeds are proofread as `now` and `before`, lists as `lists` and `lists_before`."""
    by_feed = {name: ((URL, proofs.pop(name)),) for name in ("now", "before") if name in proofs}
    sources = Sources((), rows, feeds, AGENCIES, TODAY)
    known = Proofs(**{"book": "b", **by_feed, **proofs})
    return posted_expressions(accounts_seen(sources)[0], sources, known, allowed)


def found(*args, **proofs):
    return told(*args, **proofs)[1]


OLDER, NEWER = post(on(11, 1), "旧"), post(on(11, 15), "新")
BEFORE = {"now": proof(), "before": proof(wrong("x", on(11, 10)))}
KEPT = replace(post(on(11, 10)), id="x")


@pytest.mark.parametrize(
    ("feeds", "proofs", "answer"),
    [
        pytest.param(read(NEWER, KEPT), BEFORE, 0, id="still there, and right now"),
        pytest.param(read(NEWER, OLDER), BEFORE, 0, id="taken away: older posts are there"),
        pytest.param(read(NEWER), BEFORE, 1, id="rolled off: nothing older is there"),
        pytest.param(read(NEWER, OLDER, whole=False), BEFORE, 1, id="gone from a feed that was cut"),
        pytest.param(read(NEWER, OLDER), {**BEFORE, "before": proof(wrong("x", None))}, 1, id="gone, and its day is not known"),
        pytest.param(read(status=404), BEFORE, 1, id="the feed is gone"),
        pytest.param(read(unreached=Reason.TIMEOUT), BEFORE, 1, id="the feed did not answer"),
        pytest.param({}, BEFORE, 1, id="the feed was not visited"),
        pytest.param(read(NEWER, KEPT), {**BEFORE, "now": proof(why="读取失败")}, 1, id="not proofread"),
    ],
)  # fmt: skip
def test_what_an_earlier_round_saw(feeds, proofs, answer):
    """`answer`: how many posts could not be looked at; 0 clears it."""
    (one,) = found([HELD], feeds, **proofs)

    assert (one.places, one.missing) == ((), answer)
    assert one.key == "expression:微信公众号/云溪发布:竟争→竞争"


def test_one_finding_an_account_with_the_post_that_shows_it_best():
    """In a title before in a text, then the newest; a post that shows personal data last, unnamed and without a link."""
    titled = replace(SLIP, in_title=True)
    now = proof(
        wrong("a", on(11, 15), "乙", private=True),
        wrong("b", on(11, 2), "丙"),
        wrong("c", on(11, 10), "丁"),
        replace(wrong("d", on(11, 1), "戊"), slips=(titled,)),
    )
    (one,) = found([HELD], read(NEWER), now=now)

    assert [(place.title, place.day.day, place.url[-1:]) for place in one.places] == [
        ("戊", 1, "d"), ("丁", 10, "c"), ("丙", 2, "b"), ("", 15, ""),
    ]  # fmt: skip
    assert (one.agency, one.site, one.url[-1:], one.times) == ("qzf", "", "d", 4)
    assert {place.evidence.url for place in one.places} == {URL}


def test_a_post_in_feed_and_list_counts_once_and_a_future_one_not_at_all():
    both = listed(on(11, 10), "同一条")
    lists = proof(replace(wrong("", on(11, 10), "同一条"), id=both.key))
    now = proof(wrong("a", on(11, 10), "同一条"), wrong("b", on(12, 1), "明天的"))
    (one,) = found([HELD, both], read(NEWER), now=now, lists=lists)

    assert [place.title for place in one.places] == ["同一条"]


def test_an_imported_list_leads_to_its_line():
    own = listed(on(11, 10), "公平竟争")
    (one,) = found([row(), own], {}, lists=proof(replace(wrong("", on(11, 10)), id=own.key)))

    assert (one.places[0].evidence.url, one.places[0].evidence.place) == ("", "《清单.csv》第2行")


@pytest.mark.parametrize(
    ("rows", "missing"),
    [([row(), listed(on(11, 10), "公平竞争", id_="7")], 0), ([row()], 1)],
    ids=["the row is there and right", "the row is gone"],
)
def test_what_an_earlier_list_had(rows, missing):
    before = proof(replace(wrong("", on(11, 10)), id="listed-post:/云溪发布/7"))
    (one,) = found(rows, {}, lists_before=before)

    assert (one.places, one.missing) == ((), missing)


def test_what_the_office_allows_is_nothing():
    allowed = [Allowed("竟争", "引用", TODAY, agency="qzf")]

    assert found([HELD], read(NEWER), allowed, now=proof(wrong("a", on(11, 1)))) == ()


def test_nothing_is_asked_of_a_closed_account():
    now = {"now": proof(wrong("a", on(11, 1)))}

    assert found([row(feed=URL, closed=True)], read(NEWER), **now) == ()


@pytest.mark.parametrize(
    ("proofs", "why"),
    [
        ({"now": proof()}, ""),
        ({"now": proof(why="订阅源文字较长")}, "订阅源文字较长"),
        ({"book": ""}, NOT_PROOFREAD),
    ],
)
def test_what_was_not_proofread_is_said(proofs, why):
    (account,), _ = told([HELD], read(NEWER), **proofs)

    assert account.seen.unproved == why
