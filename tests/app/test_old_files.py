"""Rounds of the whole chain over a site that puts its leaks right on its pages alone: GR-07 finds the files.

The sample county has none of these: its month before is clean (test_lived.py), so its one round can show no such file.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

import sample
from app.inspection import Order, inspect
from app.publish import publish
from records import Stage
from sample.nouns import Reply
from tests.app.conftest import CONFIG
from tests.app.drive_inspect import configured, still

HOST, SITE = "rsj.yunxi.example", "rsj"
TAKEN_DOWN, ITS_FILE = "/ksxx/2026/1005/10600001.html", "/upfile/ksxx/202610/10600001_0.pdf"
"""A post that leaves its list; its page stays where it was."""
UNLINKED, LOST_FILE = "/shbx/2026/1017/10900002.html", "/upfile/shbx/202610/10900002_0.xlsx"
"""A post that stays and loses its link."""
GONE = Reply(404, "<html><title>404</title><body>页面不存在</body></html>".encode())
MONTH = timedelta(days=30)


class _Later:
    """The county after its editors heard of the leaks; `removed` are addresses that the server has no more."""

    def __init__(self, county, *removed):
        self._county, self._removed = county, removed

    def __getattr__(self, name):
        return getattr(self._county, name)

    def respond(self, host, path):
        reply = self._county.respond(host, path)
        if host.partition(":")[0] != HOST or not reply.body:
            return reply
        if path in self._removed:
            return GONE
        return replace(reply, body=_edited(path, reply.body))


def _edited(path: str, body: bytes) -> bytes:
    if path == UNLINKED:
        return body.replace(LOST_FILE.encode(), UNLINKED.encode())
    if path == TAKEN_DOWN:
        return body
    if path.startswith("/ksxx/list"):
        body = body.replace("共14条".encode("gbk"), "共13条".encode("gbk"))
    row = re.compile(rb"\n<tr><td><a href=\"%s\".*?</tr>" % TAKEN_DOWN.encode())
    return row.sub(b"", body).replace(TAKEN_DOWN.encode(), UNLINKED.encode())


@pytest.fixture(scope="module")
def rounds(county, tmp_path_factory):
    """A round with the leaks, one after they left the pages, one after the server lost one of the files."""
    folder, day, made = tmp_path_factory.mktemp("old-files"), county.as_of, []
    with sample.serve(county, 0) as server:
        config = configured(CONFIG, folder / "data", server.port)
        for number, served in enumerate((county, _Later(county), _Later(county, LOST_FILE))):
            server._doorman.county = served
            moment = still() + number * MONTH
            order = Order(day + number * MONTH, sites=(SITE,))
            made.append(inspect(config, order, now=lambda at=moment: at))
    publish(made[1], folder / "forms", ("json", "md"), kind="monthly")
    return (*made, folder / "forms")


def _found(round_, rule):
    return {
        one.url.removeprefix(f"http://{HOST}"): one for one in round_.findings if one.rule == rule
    }


def _stages(round_, rule):
    return {
        one.finding.url.removeprefix(f"http://{HOST}"): one.stage
        for one in round_.cases
        if one.finding.rule == rule
    }


def test_the_leaks_are_found_while_their_pages_link_them(rounds):
    assert {ITS_FILE, LOST_FILE} <= set(_found(rounds[0], "identity_number"))
    assert _found(rounds[0], "old_address") == {}


def test_both_files_are_found_at_their_old_addresses(rounds):
    found = _found(rounds[1], "old_address")

    assert set(found) == {ITS_FILE, LOST_FILE}
    assert "“关于职业资格考试合格人员名单的公示”已撤下或不再链接附件" in found[ITS_FILE].message
    assert "文件未变" in found[LOST_FILE].message
    for one in found.values():
        assert [two.at.month for two in one.evidence[:2] if two.at] == [11, 12]


def test_the_case_ends_with_the_file(rounds):
    assert set(_found(rounds[2], "old_address")) == {ITS_FILE}
    assert _stages(rounds[2], "old_address")[LOST_FILE] is Stage.CLOSED


def test_the_bulletin_names_no_number(rounds, county):
    said = "".join(path.read_text(encoding="utf-8") for path in rounds[3].iterdir())

    assert "旧附件地址仍可打开" in said
    assert [one for one in county.secrets if one in said] == []
