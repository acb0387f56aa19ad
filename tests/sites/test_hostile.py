"""安徽, Openness, 新点, TrueCMS, 苏州 and 太原: broken and hostile pages and answers, no exception, bounded time."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reading import read_answer, read_page
from tests.sites import hostile
from tests.sites.anhui import site as anhui
from tests.sites.ewb import site as ewb
from tests.sites.mini import BASE, Asked, items
from tests.sites.openness import site as openness
from tests.sites.provinces import site as provinces
from tests.sites.truecms import site as truecms

THINGS = items(25)


def asked(query=None, form=None, body=""):
    return Asked("GET", "/", query or {}, form or {}, body, {"referer": truecms.COLUMN})


def _ewb_answer():
    given = {"siteGuid": ewb.GUID, "categorynum": ewb.CATEGORY, "pageIndex": 0, "pageSize": 20}
    return ewb.interface(THINGS, base=0)(asked(body=json.dumps(given))).body


def _truecms_answer():
    query = {"columnId": truecms.ID, "startrecord": "1", "endrecord": "20", "callback": "cb"}
    return truecms.interface(THINGS)(asked(query)).body


FAMILIES = {
    "anhui": (
        anhui.column("", anhui.call()),
        BASE + anhui.COLUMN,
        anhui.navli(THINGS, 99) + anhui.pager(25, 15, 1),
    ),
    "anhui-rows": (
        anhui.column(anhui.table(THINGS[:15], 99) + anhui.pager(25, 15, 1), anhui.call("pageIndex")),
        BASE + anhui.COLUMN,
        anhui.numbered(THINGS, 99) + anhui.pager(25, 15, 2),
    ),
    "openness": (
        openness.shell(),
        BASE + openness.COLUMN,
        openness.frame_rows(THINGS) + "共25条 第1/3页",
    ),
    "ewb-settings": (ewb.shell(), BASE + ewb.COLUMN, ewb.settings().body),
    "ewb": (
        ewb.shell(f"<script>var siteInfo={{siteGuid:'{ewb.GUID}'}}</script>"),
        BASE + ewb.COLUMN,
        _ewb_answer(),
    ),
    "truecms": (truecms.column((), 25), BASE + truecms.COLUMN, _truecms_answer()),
    "suzhou": (
        provinces.suzhou_shell(),
        BASE + provinces.SUZHOU,
        provinces.suzhou(THINGS).routes[provinces.LOAD](
            asked({"pageSize": "15"}, {"pageIndex": "1", "channel_id": provinces.CHANNEL})
        ).body,
    ),
    "intertid": (
        provinces.taiyuan_shell(),
        f"{BASE}{provinces.TAIYUAN}?chan=25",
        provinces.taiyuan(THINGS).routes[provinces.DOCUMENTS](asked({"chanId": "25"})).body,
    ),
}  # fmt: skip


@pytest.mark.parametrize("family", FAMILIES)
def test_seeds_are_what_they_are_meant_to_be(family):
    column, url, answer = FAMILIES[family]
    onward = read_page(column.encode(), url).listing.onward
    assert onward.family == family.partition("-")[0]
    page = read_answer(answer.encode(), onward.request.url, "", onward)
    assert page.listing is not None
    assert page.listing.onward or page.listing.postings


@pytest.mark.parametrize("family", FAMILIES)
def test_mutants(family):
    column, url, answer = FAMILIES[family]
    for seed in range(60):
        broken = hostile.mutated(column, seed), url, hostile.mutated(answer, seed + 1_000)
        hostile.read_both(*broken, pattern=column)


@pytest.mark.parametrize("family", FAMILIES)
def test_monsters(family):
    column, url, answer = FAMILIES[family]
    grown = hostile.monsters(answer)
    for name, page in hostile.monsters(column).items():
        assert hostile.timed(page, url, grown[name], column) < hostile.BUDGET, name


@pytest.mark.parametrize("family", FAMILIES)
def test_five_megabytes(family):
    column, url, answer = FAMILIES[family]
    first = read_page(column.encode(), url).listing.onward
    start = hostile.time.process_time()
    hostile.hold(read_page(hostile.giant(column).encode(), url))
    hostile.hold(read_answer(hostile.giant(answer).encode(), first.request.url, "", first))
    assert hostile.time.process_time() - start < hostile.BUDGET


@pytest.mark.parametrize("family", FAMILIES)
@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=300), data=st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["custom", "data", "total", "list", "title", "TITLE", "result", "url", "infodate"]),
        inner, max_size=4,
    ), max_leaves=12,
))  # fmt: skip
def test_any_answer_at_all(family, text, data):
    column, url, _ = FAMILIES[family]
    onward = read_page(column.encode(), url).listing.onward
    for answer in (text, json.dumps(data), f"cb({json.dumps(data)})"):
        hostile.hold(read_answer(answer.encode("utf-8", "replace"), "", "", onward))
