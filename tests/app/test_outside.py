"""When a round opens pages of outside hosts, and what is proven of a link that has changed hands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

import sample
from app.inspection import Order, inspect, rejudge
from records import Role
from records.addresses import host_of
from records.config import load
from records.store.site import SiteStore
from tests.app.drive_inspect import still

AS_OF = date(2026, 11, 20)
SITE = "aqlyj"
"""A site of the corner of security; its home page links to a domain that was taken over."""


@pytest.fixture(scope="module")
def config(tmp_path_factory):
    """The county's configuration, with the county served."""
    county = sample.build(20261120, AS_OF)
    folder = tmp_path_factory.mktemp("outside")
    with sample.serve(county, 0) as server:
        (folder / "config.toml").write_text(sample.config_text(county, server.port), "utf-8")
        yield load(folder / "config.toml")


def looked_at(config, tmp_path, **order):
    """A round over the one site, and the outside hosts that it opened."""
    own = replace(config, data=tmp_path / "data")
    round_ = inspect(own, Order(AS_OF, sites=(SITE,), **order), now=still)
    with SiteStore.open(own.data / "archive" / SITE, create=False) as store:
        readings = tuple(store.readings(round_.inspection.id))
    return (
        round_,
        own,
        {host_of(one.errand.url) for one in readings if one.errand.role is Role.OUTSIDE},
    )


def test_an_ordinary_round_looks_behind_the_links_and_says_what_it_found(config, tmp_path):
    round_, own, hosts = looked_at(config, tmp_path)
    (found,) = [one for one in round_.findings if one.rule == "drifted_link"]

    assert "www.yxmmxh.example" in hosts
    assert not {host for host in hosts if host.endswith((".gov.cn", "yunxi.example"))}
    assert (found.site, found.url) == (SITE, "http://www.yxmmxh.example/")
    assert found.agency == SITE
    assert rejudge(own).findings == round_.findings


@pytest.mark.parametrize(
    "order", [{"light": True}, {"rules": ("privacy",)}, {"rules": ("dead_link",)}],
    ids=["a light one", "another theme", "another rule of the family"],
)  # fmt: skip
def test_a_round_that_does_not_ask_opens_none(config, tmp_path, order):
    assert looked_at(config, tmp_path, **order)[2] == set()


def test_none_where_none_are_wanted(config, tmp_path):
    none = replace(config, crawl=replace(config.crawl, outside_links=0))

    assert looked_at(none, tmp_path)[2] == set()


def test_they_are_no_pages_of_the_site(config, tmp_path):
    round_, _, hosts = looked_at(config, tmp_path)
    (seen,) = round_.coverage.sites
    alone, _, _ = looked_at(
        replace(config, crawl=replace(config.crawl, outside_links=0)), tmp_path / "two"
    )

    assert hosts
    assert seen == alone.coverage.sites[0]
    assert not [one for one in round_.coverage.unchecked if host_of(one.url) in hosts]
