"""New-media accounts through the chain: feeds visited like a site of their own, all scored by the answer key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import sample
from app.accounts import feeds_of
from app.crawling import FEEDS, folder_of
from app.demo import import_ledgers
from app.inspection import Order, inspect, rejudge
from crawler.audit import audit
from records import Feed, Role, Round
from records.config import Config, load
from records.store.office import OfficeStore
from records.store.site import SiteStore
from reports import compose
from reports.markdown import markdown
from sample import media
from sample.corners.ledgers import CORNER
from sample.ledger_rows import RELEASED
from tests.app.conftest import CONFIG
from tests.app.drive_inspect import configured, still

RULES = frozenset(media.PLANTED)
PLANTED = tuple(one for one in CORNER.planted if one.rule in RULES)


@dataclass(frozen=True)
class Watched:
    """The county's accounts and ledgers beside a few sites that do not answer."""

    config: Config
    round: Round


def few(data: Path, port: int) -> Config:
    config = configured(CONFIG, data, port)
    sites = tuple(one for one in config.sites if one.id in {"czj", *RELEASED})
    resolve = {urlsplit(one.url).netloc: "127.0.0.1:1" for one in sites}
    resolve[media.HOST] = f"127.0.0.1:{port}"
    crawl = replace(config.crawl, resolve=resolve, retries=0)
    return replace(config, sites=sites, columns=(), duties=(), crawl=crawl)


@pytest.fixture(scope="module")
def watched(tmp_path_factory) -> Iterator[Watched]:
    settings = load(CONFIG).sample
    assert settings is not None
    county = sample.build(settings.seed, settings.as_of, settings.sites)
    with sample.serve(county, 0) as server:
        config = few(tmp_path_factory.mktemp("accounts") / "data", server.port)
        import_ledgers(config, still())
        yield Watched(config, inspect(config, Order(settings.as_of), now=still))


def found(round_: Round) -> set[tuple[str, str]]:
    """With severe wording, which waits for a person."""
    waiting = [one.finding for one in round_.awaiting]
    return {(one.rule, one.subject) for one in (*round_.findings, *waiting) if one.rule in RULES}


def test_thirty_accounts_are_registered():
    assert len(media.ACCOUNTS) == 30
    assert len({one.name for one in media.ACCOUNTS}) == 30


def test_all_that_was_planted_and_nothing_else(watched):
    """Recall and precision: 100 %."""
    assert found(watched.round) == {(one.rule, one.guilty.subject) for one in PLANTED}


@pytest.mark.parametrize("rule", sorted(RULES))
def test_three_pairs_a_rule(watched, rule):
    """And every twin was looked at, or left alone for a reason."""
    pairs = [one for one in PLANTED if one.rule == rule]
    guilty = {one.guilty.subject for one in pairs}

    assert len(pairs) >= 3
    assert guilty.isdisjoint(one.twin.subject for one in pairs)


def test_feeds_are_visited_and_archived_like_pages(watched):
    """Six feeds of accounts that are open, five of which are there; every byte is sealed."""
    config = watched.config
    with SiteStore.open(folder_of(config, FEEDS), create=False) as store:
        readings = tuple(store.readings(watched.round.inspection.id))
    told = {one.errand.url.rsplit("/", 1)[1]: one for one in readings}
    looked = audit(FEEDS, folder_of(config, FEEDS))

    assert {one.errand.role for one in readings} == {Role.FEED}
    assert told["weiquan.xml"].visit.status == 404
    assert sum(isinstance(one.facts, Feed) and one.facts.format != "" for one in readings) == 5
    assert (looked.faults, looked.visits, looked.unsealed) == ((), 6, 0)


def test_judged_again_without_the_network(watched):
    assert rejudge(watched.config) == watched.round


def test_what_was_not_checked_is_said(watched):
    """An account of which only a dead feed could tell; in the bulletin's scope and among what was not checked."""
    gone = [one for one in watched.round.coverage.unchecked if one.kind == "政务新媒体"]
    text = markdown(compose(watched.round, kind="weekly"))

    assert [(one.name, one.reason) for one in gone] == [
        ("微博“云溪消费维权”", "订阅源返回状态码404")
    ]
    assert "在运行的政务新媒体账号28个，有数据可供判断27个（96.43%，27/28）。" in text


def test_no_number_is_let_out(watched):
    """The identity numbers of posts stand in the archive and nowhere else."""
    kept = b"".join(path.read_bytes() for path in watched.config.data.rglob("*.db*"))
    text = markdown(compose(watched.round, kind="weekly"))

    assert [one for one in media.NUMBERS if one.encode() in kept or one in text] == []


def test_a_round_of_some_sites_looks_at_their_offices_accounts(watched):
    inspection = replace(watched.round.inspection, sites=("czj",))
    with OfficeStore(watched.config.data / "office.db") as office:
        mine = feeds_of(watched.config, office, inspection)
        privacy = feeds_of(watched.config, office, replace(inspection, rules=("updates",)))
        again = feeds_of(watched.config, office, replace(inspection, cases=("MJ-1",)))

    assert [one.rsplit("/", 1)[1] for one in mine] == ["caizheng.xml", "weibo-czj.atom"]
    assert (privacy, again) == ((), ())
