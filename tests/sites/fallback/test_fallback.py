"""The static fallback: likely addresses in their order, and nothing believed that is not of this column."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from reading import read_answer, read_page
from reading.dialects._guess import candidates
from records import Continuation, PageKind, Request
from tests.reading.personal.numbers import made
from tests.sites.fallback import site
from tests.sites.mini import BASE, MiniSite, crawl, items, published
from tests.sites.shell import home, listed, shell


@pytest.mark.parametrize("address", [site.from_zero, site.from_one], ids=["from 0", "from 1"])
def test_the_numbering_is_found(tmp_path, address):
    """index_1 is tried before index_2: a site that counts from 0 would answer both, and a page be skipped."""
    things = items(30)
    got = crawl(MiniSite(site.column(things, address)), tmp_path, site.COLUMN)

    assert got.rows == published(things)
    assert all(one.inferred for one in _listings(got))
    assert not got.seen.complete  # nothing but a guess says that this is all
    assert got.seen.enough


def test_a_total_confirms_a_guess(tmp_path):
    things = items(30)
    words = "共30条 共4页"
    got = crawl(MiniSite(site.column(things, site.from_one, words=words)), tmp_path, site.COLUMN)

    assert got.rows == published(things)
    assert got.seen.complete


def test_folders_as_pages(tmp_path):
    things = items(20)
    got = crawl(MiniSite(site.column(things, site.folders)), tmp_path, site.COLUMN)

    assert got.rows == published(things)


def test_nothing_answers(tmp_path):
    things = items(8)
    mini = MiniSite(site.column(things, site.from_zero))
    got = crawl(mini, tmp_path, site.COLUMN)

    assert got.rows == published(things)
    assert not got.seen.complete
    assert not got.seen.enough
    assert got.seen.reason
    tried = [one.path for one in mini.asked if one.path.startswith(f"{site.COLUMN}index_")]
    assert tried[:2] == [f"{site.COLUMN}index_1.html", f"{site.COLUMN}index_2.html"]


WRONG = {
    "page 1 for every number": lambda things: site.page(things[:8]),
    "the home page": lambda things: home(),
    "another column": lambda things: site.other_column(items(8, step=4)),
    "another column in this one's frame": lambda things: site.disguised(items(8, step=4)),
    "an error page with HTTP 200": lambda things: shell("<p>您访问的页面不存在</p>"),
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG.keys())
def test_wrong_answers_are_not_believed(tmp_path, wrong):
    """Every candidate answers 200 with something else: only the rows of page 1 count."""
    things = items(8)
    routes = dict.fromkeys(
        (f"{site.COLUMN}{name}" for name in ("index_1.html", "index_2.html", "index_1.shtml", "2")),
        wrong(things),
    )
    got = crawl(MiniSite(site.column(things, site.from_zero) | routes), tmp_path, site.COLUMN)

    assert got.rows == published(things)
    assert not got.seen.complete
    assert not got.seen.enough
    assert got.seen.reason


def test_a_wrong_candidate_before_the_right_one(tmp_path):
    """index_1 shows another column; the real second page is index_2."""
    things = items(24)
    routes = site.column(things, site.from_one)
    routes[f"{site.COLUMN}index_1.html"] = site.other_column(items(8, step=4))
    got = crawl(MiniSite(routes), tmp_path, site.COLUMN)

    assert got.rows == published(things)


@pytest.mark.parametrize(
    ("url", "first", "second"),
    [
        ("/a/", "/a/index_1.html", "/a/index_2.html"),
        ("/a/tzgg.html", "/a/tzgg_1.html", "/a/tzgg_2.html"),
        ("/a/index.shtml", "/a/index_1.shtml", "/a/index_2.shtml"),
        ("/a/column-index-1.shtml", "/a/column-index-2.shtml", None),
        ("/a/1.html", "/a/2.html", None),
        ("/a/list.aspx?page=3&id=7", "/a/list.aspx?page=4&id=7", None),
    ],
)
def test_candidates(url, first, second):
    """The order of §2.14; an address with a number only goes on."""
    ways = candidates(BASE + url)

    assert ways[0].url(2) == BASE + first
    assert len(ways) <= 6
    assert (ways[1].url(2) == BASE + second) if second else len(ways) == 1


def test_rows_written_by_a_script_without_a_pager(tmp_path):
    things = items(9)
    rows = "".join(
        f"document.writeln('<li><a href=\"{site.href(one)}\">{one.title}</a><span>{one.day}</span></li>');\n"
        for one in things
    )
    html = shell(f"<ul><script>{rows}</script></ul>")
    got = crawl(MiniSite({site.COLUMN: html}), tmp_path, site.COLUMN)

    assert got.rows == published(things)


HOSTILE = [
    "<script src=/x/pagination.js></script>" + "<script>" + "/*" * 300_000 + "</script>",
    "<script>document.write('<a href=" + "'+a+'" * 60_000 + "')</script>",
    "<script>" + "document.write(" * 60_000 + "href</script>",
    "<script>createPageHTML(" * 40_000,
    "<script>" + "createPageHTML('a'," + "1," * 100_000 + ")</script>",
    "<script>var dataList=" + "[" * 300_000 + "</script>",
    "<script>dataList=[" * 20_000 + "</script>",
    "<script>" + "a='" * 100_000 + "document.write(href)</script>",
    "<script>" + "location=" * 60_000 + "</script>",
    "<script>" + "countPage=" * 50_000 + "</script>",
    "pageDec" * 60_000,
    "<li ms-for" * 40_000,
    "<iframe src=/list.html>" * 3_000,
    "<script>Pager({" * 40_000,
]


@pytest.mark.parametrize("body", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_pages_take_linear_time(body):
    """Half a megabyte of openings that nothing closes is read in a moment."""
    raw = shell(site.page(items(3)) + body).encode()
    began = time.process_time()
    read_page(raw, BASE + site.COLUMN)

    assert time.process_time() - began < 2.0


def test_an_answer_of_any_bytes_is_refused_quietly():
    asked = Continuation(
        Request(f"{BASE}/a/index_2.html"),
        2,
        "fallback",
        known=(("template", "x{}"), ("second", "y")),
    )
    for body in (b"", b"\0\0\0", b"{}", b"<" * 5_000, b"\xff\xfe" * 900, b"[" * 90_000):
        got = read_answer(body, f"{BASE}/a/index_2.html", "", asked)
        assert got.kind is PageKind.OTHER
        assert got.reasons


def _listings(got):
    return [one.facts.listing for one in got.pages if one.facts and one.facts.listing]


def test_what_is_kept_of_the_page_is_veiled():
    """The request's memory goes into the store: a number in the page's title must not (law 4)."""
    number = made()
    html = site.page(items(8)).replace(f"<title>{site.NAME}", f"<title>关于{number}的{site.NAME}")
    html = html.replace(f"<a href='./'>{site.NAME}", f"<a href='./'>{number}")
    got = read_page(html.encode(), BASE + site.COLUMN)

    assert got.listing.onward.value("title")
    assert number not in repr(got.listing)


def ids(things, name=site.NAME):
    """A list whose articles lie in one folder for the whole site: only the breadcrumb tells the columns apart."""
    rows = listed(things, lambda one: f"/content/detail/{one.number}.html")
    return shell(rows + "<script src='/assets/js/pagination.js'></script>", name)


@pytest.mark.parametrize(
    ("told", "refused"),
    [
        pytest.param(ids(items(8, step=4)), "", id="its own second page"),
        pytest.param(ids(items(8, step=4), "人事信息"), "另一页面", id="another breadcrumb"),
        pytest.param(ids(items(8)[:8]), "仍是第1页", id="the first page again"),
        pytest.param(shell("<p>暂无</p>"), "没有条目", id="no row"),
    ],
)
def test_what_an_answer_must_prove(told, refused):
    first = tuple(replace(one, number=one.number + 900) for one in items(8))
    own = first if not refused or refused == "另一页面" else items(8)
    page = read_page(ids(own).encode(), BASE + site.COLUMN)
    onward = page.listing.onward
    got = read_answer(told.encode(), onward.request.url, "", onward)

    assert (got.listing is None) is bool(refused)
    assert refused in "".join(got.reasons)
