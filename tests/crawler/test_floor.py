"""The disk floor: a round whose disk runs short ends by itself, says what it left and why, and keeps what it has."""

from __future__ import annotations

import asyncio

import pytest

from crawler.archive import Archive
from crawler.audit import audit
from crawler.crawl import crawl_site
from crawler.fetch import Fetcher
from records import REASON_WORDS, Reason
from records.store.site import SiteStore

from .toy import COLUMNS, NOW, SETTINGS, SITE, Answers, readings, use_toy_reader


@pytest.fixture(autouse=True)
def toy_reader(monkeypatch):
    use_toy_reader(monkeypatch)


async def walk(folder, room, inspection="round"):
    answers = Answers()
    async with Fetcher(SETTINGS, transport=answers, now=lambda: NOW, clock=lambda: 0.0) as fetcher:
        with SiteStore.open(folder) as store, Archive(folder, end=store.archive_end()) as archive:
            await crawl_site(
                SITE,
                COLUMNS,
                settings=SETTINGS,
                store=store,
                archive=archive,
                inspection=inspection,
                fetcher=fetcher,
                room=room,
            )
            assert store.next_errands(inspection) == ()
    return [path for path in answers.asked if path != "/robots.txt"]


def test_the_round_ends_and_says_why(tmp_path):
    """Room for four pages: four are asked for; the rest of what was known then is not visited for lack of room."""
    left = iter([""] * 4)
    asked = asyncio.run(walk(tmp_path, lambda: next(left, "磁盘剩余 0.1 GB")))
    outcomes = [one.visit for one in readings(tmp_path, "round")]

    assert len(asked) == 4
    assert sum(one.reached for one in outcomes) == 4
    assert {(one.reason, one.detail) for one in outcomes if not one.reached} == {
        (Reason.DISK, "磁盘剩余 0.1 GB")
    }
    assert all(one.attempts == 0 for one in outcomes if not one.reached)
    assert audit("toy", tmp_path).faults == ()


def test_the_next_round_visits_all(tmp_path):
    """Once there is room again nothing is remembered against the site."""
    asyncio.run(walk(tmp_path, lambda: "磁盘剩余 0.1 GB"))
    first = {one.visit.reason for one in readings(tmp_path, "round")}
    whole = asyncio.run(walk(tmp_path, lambda: "", "next"))

    assert first == {Reason.DISK}
    assert len(whole) > 10
    assert {one.visit.reason for one in readings(tmp_path, "next")} == {None}


def test_what_inspectors_read():
    assert REASON_WORDS[Reason.DISK] == "检查机磁盘空间不足，未访问"
