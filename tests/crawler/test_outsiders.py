"""Which links that leave a site are looked behind, and what a walk makes of them over a socket."""

from __future__ import annotations

import asyncio
import contextlib

import pytest

from crawler.archive import Archive
from crawler.crawl import crawl_site
from crawler.fetch import Fetcher
from crawler.outsiders import Outsiders
from reading.history import history
from reading.subjects import site_subjects
from records import Anchor, Errand, Reason, Role, Site
from records.config import CrawlSettings
from records.store.site import SiteStore
from tests.sites.mini import BASE, HOST, MiniSite

from .town import Town, moved, page
from .toy import NOW

SITE = Site("mini", "云溪县", BASE + "/")
HOME = Errand(BASE + "/", Role.HOME)
OWN = frozenset({"www.own.gov.cn", "tj.own-data.com"})

WANTED = (
    # name, address, is it looked behind?
    ("somebody's", "http://www.a.com/x.html#top", "http://www.a.com/x.html"),
    ("a strange port", "http://www.a.com:8080/", "http://www.a.com:8080/"),
    ("the site's own", "http://www.own.gov.cn/x", ""),
    ("the government's", "http://www.gov.cn/", ""),
    ("a national service", "http://www.people.com.cn/", ""),
    ("the site's own domain", "http://bbs.own-data.com/", ""),
    ("another watched site", "http://m.neighbour.org/", ""),
    ("an address in numbers", "http://8.8.8.8/", ""),
    ("a name of the office", "http://intranet/", ""),
    ("a file", "http://www.a.com/report.PDF?x=1", ""),
    ("no page", "mailto:a@b.com", ""),
    ("with a password", "http://a:b@www.a.com/", ""),
)


@pytest.mark.parametrize(
    ("address", "asked"), [one[1:] for one in WANTED], ids=[one[0] for one in WANTED]
)
def test_which_hosts_are_looked_behind(address, asked):
    one = Outsiders(OWN, ["m.neighbour.org"], 9)
    found = one.found(HOME, [Anchor(address, "某链接")])

    assert [errand.url for errand in found] == ([asked] if asked else [])
    assert all(errand.role is Role.OUTSIDE for errand in found)


def links(*hosts):
    return [Anchor(f"http://{host}/", host) for host in hosts]


def test_one_link_a_host_and_few_hosts_a_site():
    one = Outsiders(OWN, (), 2)

    assert [e.text for e in one.found(HOME, links("a.com", "www.a.com", "b.com", "c.com"))] == [
        "a.com",
        "b.com",
    ]
    assert one.found(HOME, links("d.com")) == ()


def test_a_round_taken_up_again_goes_on_where_it_was():
    one = Outsiders(OWN, (), 2, ["http://www.a.com/", "http://www.own.gov.cn/x"])

    assert [e.text for e in one.found(HOME, links("a.com", "b.com", "c.com"))] == ["b.com"]


def test_none_are_wanted():
    assert Outsiders(OWN, (), 0).found(HOME, links("a.com")) == ()


FAR, SHUT, GONE = "www.far.test", "www.shut.test", "www.away.test"
PAGE = "<html><head><title>{}</title></head><body><a href='/deep/'>更多</a>{}</body></html>"


def round_(folder, town, name, *, light=False, most=9, progress=None):
    """One round over a site of one page that links to three outside hosts."""
    anchors = "".join(f"<a href='http://{host}/'>{host}</a>" for host in (FAR, SHUT, GONE))
    mini = MiniSite(
        {"/": f"<html><body>{anchors}<a href='http://127.0.0.9/'>内网</a></body></html>"}
    )

    async def go():
        async with contextlib.AsyncExitStack() as stack:
            await stack.enter_async_context(mini.open())
            await stack.enter_async_context(town.open())
            places = dict.fromkeys((FAR, SHUT, GONE), f"127.0.0.1:{town.port}")
            settings = CrawlSettings(
                pause=0.0,
                retries=2,
                outside_links=most,
                resolve={HOST: f"127.0.0.1:{mini.port}", **places},
            )
            fetcher = await stack.enter_async_context(Fetcher(settings, now=lambda: NOW))
            store = stack.enter_context(SiteStore.open(folder))
            archive = stack.enter_context(Archive(folder, end=store.archive_end()))
            await crawl_site(
                SITE, (), settings=settings, store=store, archive=archive, inspection=name, fetcher=fetcher,
                light=light, progress=progress,
            )  # fmt: skip

    asyncio.run(go())
    with SiteStore.open(folder, create=False) as store:
        past = history((), (), SITE, (), store.last_opened(name, Role.OUTSIDE))
        return site_subjects(SITE, (), (), store.readings(name), past)


def town(title, more=""):
    return Town({"/": page(PAGE.format(title, more).encode())})


def test_what_is_behind_is_read_once_and_no_further(tmp_path):
    far = town("友好协会")
    seen = round_(tmp_path, far, "one")
    by_host = {one.name: one for one in seen.outside}

    assert by_host[FAR].title == "友好协会"
    assert sorted(far.asked) == ["/"] * 3 + ["/robots.txt"] * 3
    assert [one.errand.role for one in seen.readings] == [Role.HOME]
    assert seen.links == ()


def test_what_answers_is_kept_as_evidence(tmp_path):
    one = next(one for one in round_(tmp_path, town("友好协会"), "one").outside if one.name == FAR)
    with SiteStore.open(tmp_path, create=False) as store, Archive(tmp_path) as archive:
        visit = next(visit for visit in store.visits("one") if visit.url == one.url)
        assert "友好协会" in archive.read(visit).decode()
        assert one.evidence.digest == visit.digest


def test_an_earlier_round_is_remembered(tmp_path):
    round_(tmp_path, town("友好协会"), "one")
    seen = round_(tmp_path, town("欢迎光临"), "two")

    assert {one.earlier.title for one in seen.outside} == {"友好协会"}


def test_a_light_round_and_nought_look_behind_nothing(tmp_path):
    assert round_(tmp_path / "light", town("甲"), "one", light=True).outside == ()
    assert round_(tmp_path / "none", town("甲"), "one", most=0).outside == ()


def test_robots_and_the_wall_hold_for_outside_hosts_too(tmp_path):
    far = town("友好协会")
    far.answers["/robots.txt"] = page(b"User-agent: *\nDisallow: /\n")
    seen = round_(tmp_path, far, "one")
    with SiteStore.open(tmp_path, create=False) as store:
        reasons = {
            visit.reason
            for visit in store.visits("one")
            if "test" in visit.url and HOST not in visit.url
        }

    assert reasons == {Reason.ROBOTS}
    assert {one.title for one in seen.outside} == {""}
    assert "/" not in far.asked


def test_a_redirect_into_the_own_network_is_refused(tmp_path):
    seen = round_(tmp_path, Town({"/": moved("http://127.0.0.1:9/x")}), "one")
    with SiteStore.open(tmp_path, create=False) as store:
        reasons = {visit.reason for visit in store.visits("one") if HOST not in visit.url}

    assert reasons == {Reason.FORBIDDEN_ADDRESS}
    assert {one.title for one in seen.outside} == {""}


def test_a_host_that_fails_is_asked_once(tmp_path):
    far = Town(
        {"/robots.txt": page(b"", status="404 Not Found"), "/": page(b"", status="503 Busy")}
    )
    round_(tmp_path, far, "one")

    assert far.asked.count("/") == 3  # once for each of the three hosts


class Died(Exception):
    """A sudden end."""


def dying(after):
    """A watcher under whose eyes the process dies after so many visits."""
    left = [after]

    def told(_):
        left[0] -= 1
        if not left[0]:
            raise Died

    return told


@pytest.mark.parametrize("after", [1, 2])
def test_a_round_that_died_goes_on_to_the_same_hosts(tmp_path, after):
    """With a bound of two hosts: the third is not looked at because the first was forgotten."""
    whole = round_(tmp_path / "whole", town("友好协会"), "one", most=2)
    with pytest.raises(Died):
        round_(tmp_path / "cut", town("友好协会"), "one", most=2, progress=dying(after))
    cut = round_(tmp_path / "cut", town("友好协会"), "one", most=2)

    assert cut.outside == whole.outside
    assert len(cut.outside) == 2
