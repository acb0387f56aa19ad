"""The walk over a site: what is visited, in what order, and what a sudden death changes (nothing)."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from crawler.crawl import crawl_site, crawl_sites
from crawler.fetch import Fetcher, pace_of
from records import Document, Page, Reason, Role, Site
from records.errors import StoreBusy, StoreFull
from records.store.site import SiteStore

from .toy import (
    BASE,
    NEWS,
    NOW,
    PAGES,
    SETTINGS,
    Answers,
    article,
    home,
    listing,
    readings,
    stub,
    use_toy_reader,
    walk,
)


@pytest.fixture(autouse=True)
def toy_reader(monkeypatch):
    use_toy_reader(monkeypatch)


def run(folder, **kept):
    return asyncio.run(walk(folder, **kept))


def table(folder, inspection="round"):
    """path, role, column, page, depth, found on, status or reason."""
    return {
        one.errand.url.removeprefix(BASE): (
            str(one.errand.role),
            one.errand.column,
            one.errand.page,
            one.errand.depth,
            one.errand.found_on.removeprefix(BASE),
            one.visit.status or one.visit.reason,
        )
        for one in readings(folder, inspection)
    }


EXPECTED = {
    # path: role, column, page, depth, found on, status
    "/": ("home", "", 1, 0, "", 200),
    "/news/": ("column", "news", 1, 0, "", 200),
    "/budget/": ("column", "budget", 1, 0, "", 200),
    "/news/index_1.html": ("list", "news", 2, 0, "/news/", 200),
    "/news/index_2.html": ("list", "news", 3, 0, "/news/index_1.html", 200),
    "/news/1.html": ("article", "news", 1, 1, "/", 200),  # first carried by the home page
    "/news/2.html": ("article", "news", 1, 1, "/news/", 200),
    "/news/3.html": ("article", "news", 1, 1, "/news/index_1.html", 200),
    "/budget/b.html": (
        "article",
        "budget",
        1,
        1,
        "/budget/",
        200,
    ),  # the columns come before further pages
    "/files/a.xlsx": ("attachment", "news", 1, 2, "/news/1.html", 200),
    "/files/b.pdf": ("attachment", "budget", 1, 2, "/budget/b.html", 200),
    "/files/gone.pdf": ("attachment", "budget", 1, 2, "/budget/b.html", 404),
    "/about.html": ("link", "", 1, 1, "/", 200),
    "/gone.html": ("link", "", 1, 1, "/", 404),
    "/deep1.html": ("link", "", 1, 2, "/news/1.html", 200),
    "/moved.html": ("link", "", 1, 2, "/about.html", 200),
    # /deep2.html would be depth 3; /trap.html stands on an error page; elsewhere.cn is not ours
}


def test_what_is_visited_and_why(tmp_path):
    run(tmp_path)
    assert table(tmp_path) == EXPECTED


def test_graver_roles_come_first_and_nothing_is_asked_twice(tmp_path):
    asked = run(tmp_path)
    # the targets of a redirect and of a stub are part of the errands that lead to them
    assert asked == [
        "/robots.txt", "/", "/news/", "/budget/", "/news/index_1.html", "/news/index_2.html",
        "/news/1.html", "/news/2.html", "/budget/b.html", "/news/3.html",
        "/files/a.xlsx", "/files/b.pdf", "/files/gone.pdf",
        "/about.html", "/about/real.html", "/gone.html", "/deep1.html", "/moved.html", "/deep1.html",
    ]  # fmt: skip


def test_a_stub_and_a_redirect_are_followed_as_the_same_errand(tmp_path):
    run(tmp_path)
    seen = {one.errand.url: one for one in readings(tmp_path)}
    about = seen[BASE + "/about.html"]
    assert about.visit.final_url == BASE + "/about/real.html"
    assert about.facts.url == BASE + "/about/real.html"
    assert seen[BASE + "/moved.html"].visit.final_url == BASE + "/deep1.html"


def test_a_page_that_two_addresses_lead_to_is_read_once(tmp_path, monkeypatch):
    reads = []
    use_toy_reader(monkeypatch, reads)
    asked = run(tmp_path)

    assert asked.count("/deep1.html") == 2
    assert reads.count(BASE + "/deep1.html") == 1


def test_facts_are_kept_without_links_but_for_pages_of_columns(tmp_path):
    run(tmp_path)
    seen = {one.errand.url.removeprefix(BASE): one.facts for one in readings(tmp_path)}
    assert isinstance(seen["/files/b.pdf"], Document)
    assert isinstance(seen["/"], Page)
    assert seen["/"].links
    assert not seen["/news/1.html"].links


class Killed(BaseException):
    """The process dies here."""


def killer(number, place):
    """Dies at the number-th visit: before its bytes, between bytes and row, or right after the row."""
    left = number

    def arm(store, archive):
        nonlocal left
        record, add = store.record, archive.add

        def dying_record(*args, **kept):
            nonlocal left
            left -= 1
            if left == 0 and place == "before the row":
                raise Killed
            new = record(*args, **kept)
            if left == 0 and place == "after the row":
                raise Killed
            return new

        def dying_add(*args, **told):
            if left == 1 and place == "before the bytes":
                raise Killed
            if left == 1 and place == "in the bytes":
                add(*args, **told)
                archive._append(b"half a frame")
                raise Killed
            return add(*args, **told)

        store.record, archive.add = dying_record, dying_add

    return arm


def everything(folder):
    files = sorted(folder.glob("*.warc.zst"))
    return readings(folder), [(path.name, path.read_bytes()) for path in files]


PLACES = ["before the bytes", "in the bytes", "before the row", "after the row"]


@pytest.mark.parametrize("place", PLACES)
def test_killed_at_any_visit_and_taken_up_again_it_ends_the_same(tmp_path, place):
    run(tmp_path / "calm")
    calm = everything(tmp_path / "calm")
    for number in range(1, len(EXPECTED) + 1):
        folder = tmp_path / f"{number}"
        with pytest.raises(Killed):
            run(folder, kept=killer(number, place))
        run(folder)
        assert everything(folder) == calm


def test_killed_at_every_visit(tmp_path):
    run(tmp_path / "calm")
    for _ in EXPECTED:
        with pytest.raises(Killed):
            run(tmp_path / "hard", kept=killer(1, "after the row"))
    run(tmp_path / "hard")
    assert everything(tmp_path / "hard") == everything(tmp_path / "calm")


def test_what_was_told_was_kept(tmp_path):
    told = []
    with pytest.raises(Killed):
        run(tmp_path, progress=told.append, kept=killer(6, "before the row"))
    assert [one.url for one in told] == [
        one.visit.url for one in sorted(readings(tmp_path), key=lambda one: told_order(told, one))
    ]
    assert (told[-1].done, told[0].role) == (5, Role.HOME)


def told_order(told, reading):
    return [one.url for one in told].index(reading.visit.url)


def test_the_count_of_what_is_left_is_true(tmp_path):
    told = []
    run(tmp_path, progress=told.append)
    assert (told[-1].done, told[-1].pending) == (len(EXPECTED), 0)
    assert all(one.pending >= 0 for one in told)


def test_a_full_disk_loses_nothing_that_was_acknowledged(tmp_path):
    def fill(store, archive):
        class Full:
            left = 5

            def write(self, data):
                Full.left -= 1
                if Full.left < 0:
                    raise OSError(28, "No space left on device")
                return real.write(data)

            def __getattr__(self, name):
                return getattr(real, name)

        archive._recover()
        real = archive._file
        archive._file = Full()

    with pytest.raises(StoreFull, match="磁盘空间已满"):
        run(tmp_path, kept=fill)
    assert len(readings(tmp_path)) == 4  # the first write is the file's own first record
    run(tmp_path)
    assert table(tmp_path) == EXPECTED


def test_cancelling_leaves_a_round_that_can_be_taken_up(tmp_path):
    async def interrupted():
        def stop(told):
            if told.done == 7:
                task.cancel()

        task = asyncio.ensure_future(walk(tmp_path, progress=stop))
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(interrupted())
    assert 7 <= len(readings(tmp_path)) < len(EXPECTED)
    run(tmp_path)
    assert table(tmp_path) == EXPECTED


def test_a_second_round_reads_only_what_changed(tmp_path, monkeypatch):
    reads = []
    use_toy_reader(monkeypatch, reads)
    run(tmp_path, inspection="one")
    changed = {
        **PAGES,
        "/news/": listing("/news/new.html", "/news/1.html"),
        "/news/new.html": article(),
    }
    reads.clear()
    run(tmp_path, inspection="two", pages=changed)
    assert reads == [BASE + path for path in ("/news/", "/news/new.html", "/about.html")]  # a stub
    assert table(tmp_path, "one") == EXPECTED
    second = table(tmp_path, "two")
    assert second["/news/new.html"][0] == "article"
    assert (
        second["/deep1.html"] == EXPECTED["/deep1.html"]
    )  # links of unchanged pages are still known


def test_limits_are_said(tmp_path):
    run(tmp_path / "pages", settings=replace(SETTINGS, max_pages=4))
    reasons = [row[5] for row in table(tmp_path / "pages").values()]
    assert reasons.count(200) == 4
    assert set(reasons) == {200, Reason.LIMIT}
    run(tmp_path / "lists", settings=replace(SETTINGS, max_list_pages=1))
    assert table(tmp_path / "lists")["/news/index_1.html"][5] is Reason.LIMIT


def test_a_site_that_keeps_us_waiting_has_an_end(tmp_path, monkeypatch):
    """What is left is noted as not visited; nothing is called gone."""
    monkeypatch.setattr("crawler.walk.MOST_WAITING", 0.0)
    run(tmp_path)
    assert {row[5] for row in table(tmp_path).values()} == {Reason.LIMIT}


def test_attachments_can_be_left_out(tmp_path):
    run(tmp_path, settings=replace(SETTINGS, attachments=False, max_depth=0))
    assert {row[0] for row in table(tmp_path).values()} == {"home", "column", "list", "article"}


STUBS = [
    # name, pages, final address of the home page
    ("to itself", {"/": stub("/")}, "/"),
    ("in a ring", {"/": stub("/a"), "/a": stub("/")}, "/a"),
    ("off the site", {"/": stub("http://elsewhere.cn/")}, "/"),
    ("to a script", {"/": stub("javascript:go()")}, "/"),
    ("too often", {"/": stub("/1"), **{f"/{n}": stub(f"/{n + 1}") for n in range(1, 9)}}, "/3"),
    ("to nothing", {"/": stub("/no.html")}, "/no.html"),
]


@pytest.mark.parametrize(("name", "pages", "final"), STUBS, ids=[row[0] for row in STUBS])
def test_stubs(tmp_path, name, pages, final):
    run(tmp_path, pages=pages)
    start = next(one for one in readings(tmp_path) if one.errand.role is Role.HOME)
    assert start.visit.final_url == BASE + final


def test_a_link_that_stood_on_an_error_page_first_is_visited_all_the_same(tmp_path):
    error = {"kind": "error_page", "links": ["/late.html"]}
    pages = {"/": home("/a.html", "/b.html"), "/a.html": error, "/b.html": home("/late.html")}
    run(tmp_path, pages=pages)
    assert table(tmp_path)["/late.html"][4] == "/b.html"


def test_a_site_without_its_columns_is_walked_to_its_end(tmp_path):
    run(tmp_path, pages={"/": home()})
    assert table(tmp_path)["/news/"][5] == 404


def test_a_column_that_is_the_home_page_is_listed_all_the_same(tmp_path):
    answers = Answers({"/": listing("/x.html"), "/x.html": article()})

    async def go():
        async with Fetcher(SETTINGS, transport=answers, now=lambda: NOW) as fetcher:
            with SiteStore.open(tmp_path) as store:
                from crawler.archive import Archive

                with Archive(tmp_path) as archive:
                    await crawl_site(
                        Site("toy", "示例", BASE), [replace(NEWS, url=BASE + "/")], settings=SETTINGS,
                        store=store, archive=archive, inspection="round", fetcher=fetcher,
                    )  # fmt: skip

    asyncio.run(go())
    assert table(tmp_path) == {
        "/": ("home", "news", 1, 0, "", 200),
        "/x.html": ("article", "news", 1, 1, "/", 200),
    }


def sites(count):
    return [(Site(f"s{n}", "示例", f"http://s{n}.gov.cn/"), ()) for n in range(count)]


def test_several_sites_side_by_side_each_in_its_folder(tmp_path):
    settings = replace(SETTINGS, resolve={f"s{n}.gov.cn": "127.0.0.1:9" for n in range(5)})
    pace = pace_of(settings)

    def fetcher():
        return Fetcher(settings, transport=Answers(), now=lambda: NOW, pace=pace)

    told = []
    asyncio.run(
        crawl_sites(
            sites(5), settings=settings, folder=tmp_path, inspection="round", progress=told.append,
            at_once=3, fetcher=fetcher,
        )
    )  # fmt: skip
    assert {one.site for one in told} == {f"s{n}" for n in range(5)}
    for n in range(5):
        assert len(readings(tmp_path / f"s{n}")) == sum(one.site == f"s{n}" for one in told) > 3


def test_a_site_that_another_process_writes_does_not_stop_the_others(tmp_path):
    settings = replace(SETTINGS, resolve={f"s{n}.gov.cn": "127.0.0.1:9" for n in range(2)})

    def fetcher():
        return Fetcher(settings, transport=Answers(), now=lambda: NOW)

    with SiteStore.open(tmp_path / "s0"), pytest.raises(StoreBusy, match="s0"):
        asyncio.run(
            crawl_sites(
                sites(2), settings=settings, folder=tmp_path, inspection="round", fetcher=fetcher
            )
        )
    assert readings(tmp_path / "s1")


def test_a_page_that_the_reader_fails_over_does_not_end_the_round(tmp_path):
    """Its bytes are no JSON: the toy reader throws. All else is read as ever, and nothing of the page is quoted."""
    run(tmp_path / "odd", pages=PAGES | {"/news/2.html": b'{"kind": "secret words'})
    run(tmp_path / "plain")
    odd, plain = table(tmp_path / "odd"), table(tmp_path / "plain")
    (visit,) = (
        one.visit for one in readings(tmp_path / "odd") if one.errand.url == BASE + "/news/2.html"
    )

    assert visit.reason is Reason.READER
    assert visit.detail.startswith("JSONDecodeError，tests/crawler/toy.py:")
    assert "secret" not in visit.detail
    assert odd.pop("/news/2.html")[:5] == plain.pop("/news/2.html")[:5]
    assert odd == plain
