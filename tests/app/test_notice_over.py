"""公示期满未撤 through the whole chain: a list that stands longer than its page says weighs one grade more."""

from __future__ import annotations

from dataclasses import replace

import pytest

import sample
from app.inspection import Order, inspect
from tests.app.conftest import CONFIG
from tests.app.drive_inspect import configured, still

SITE, HOST = "msfw", "msfw.yunxi.example"
FILE_SITE, FILE_HOST = "rsj", "rsj.yunxi.example"
FILE_PAGE, FILE = "/shbx/2026/1017/10900002.html", "/upfile/shbx/202610/10900002_0.xlsx"
OVER, DAYS, RUNS = (
    "公示期为2026年11月1日至11月7日。",
    "公示期为7天。",
    "公示期为2026年11月1日至11月20日。",
)
"""The round is of 20 November 2026; what runs until that day is not over on it."""
SAID = "公示期已满仍未撤下"
CASES = {
    # what is planted: (what its page says, the rule that finds it then, is the notice spoken of)
    "群众手机号": (OVER, "leak_serious", True),
    "到门牌的住址": (DAYS, "leak_serious", True),
    "学号连同姓名": (RUNS, "leak", False),
    "个人银行账号": (OVER, "leak_critical", True),
    "60人的完整号码": (OVER, "leak_critical", False),
    "联系人手机号": (OVER, "contact_details", False),
}
"""A leak rises, the gravest cannot, a reminder does not; seven days count from the day of publication, weeks ago."""


class _Dated:
    """The county with the notice's period in the text of some pages."""

    def __init__(self, county, said):
        self._county, self._said = county, said

    def __getattr__(self, name):
        return getattr(self._county, name)

    def respond(self, host, path):
        reply = self._county.respond(host, path)
        words = self._said.get((host.partition(":")[0], path))
        if not words:
            return reply
        charset = "gbk" if host.startswith(FILE_HOST) else "utf-8"
        mark = "</p>".encode(charset)
        assert mark in reply.body
        at = reply.body.index(
            mark, reply.body.index(b"TRS_Editor" if charset == "utf-8" else b"<h1")
        )
        told = words.encode(charset)
        return replace(reply, body=reply.body[:at] + told + reply.body[at:])


@pytest.fixture(scope="module")
def round_(county, tmp_path_factory):
    planted = {one.note: one.url for one in county.answers if one.site == SITE}
    said = {(HOST, planted[note].removeprefix(f"http://{HOST}")): CASES[note][0] for note in CASES}
    dated = _Dated(county, {**said, (FILE_HOST, FILE_PAGE): OVER})
    with sample.serve(county, 0) as server:
        server._doorman.county = dated
        config = configured(CONFIG, tmp_path_factory.mktemp("notice") / "data", server.port)
        order = Order(county.as_of, sites=(SITE, FILE_SITE), rules=("privacy",))
        yield planted, inspect(config, order, now=still)


@pytest.mark.parametrize("note", CASES)
def test_a_list_shown_too_long_weighs_more(round_, note):
    planted, found = round_
    _, rule, spoken = CASES[note]
    own = [
        one for one in found.findings if one.url == planted[note] and one.rule != "identity_number"
    ]

    assert [one.rule for one in own] == [rule]
    assert (SAID in own[0].message) is spoken


def test_a_file_is_shown_as_long_as_its_page_says(round_):
    own = [one for one in round_[1].findings if one.url == f"http://{FILE_HOST}{FILE}"]

    assert [one.rule for one in own] == ["leak_critical"]
    assert SAID in own[0].message
