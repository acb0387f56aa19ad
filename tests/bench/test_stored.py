"""The server of stored pages: which file answers where, and what answers elsewhere."""

from __future__ import annotations

import http.client
import json
from pathlib import Path

import pytest

from app.rounds import PARTLY
from bench.stored import AS_OF, Shelf, Stored, configuration, inspect, serve, stored_pages
from records import COLUMN_KINDS
from records.config import load

SHARED = Path(__file__).parents[2] / ".." / "shared" / "data" / "pages"
INDEX = """\
file\thost\turl\tkind
home.html\tone.example\thttp://one.example/\thome
list.html\tone.example\thttps://one.example/a/ (assumed)\tlist
page.html\tone.example\thttp://one.example/a/2_1.html?x=1\tlist
other.html\ttwo.example\thttp://two.example/b/index.html\tlist
again.html\tone.example\thttp://one.example/a/\tlist
"""


@pytest.fixture
def shelf(tmp_path):
    """Two hosts with a few pages that hold their own file's name."""
    (tmp_path / "index.tsv").write_text(INDEX, encoding="utf-8")
    for name in ("home", "list", "page", "other", "again"):
        (tmp_path / f"{name}.html").write_text(name, encoding="utf-8")
    return Shelf(stored_pages(tmp_path))


@pytest.fixture
def ask(shelf):
    """Asks the served shelf; gives status, body and headers."""
    server = serve(shelf)

    def request(host, target, method="GET"):
        connection = http.client.HTTPConnection("127.0.0.1", server.server_address[1], timeout=5)
        try:
            connection.request(method, target, headers={"Host": host})
            answer = connection.getresponse()
            return answer.status, answer.read().decode(), dict(answer.getheaders())
        finally:
            connection.close()

    yield request
    server.shutdown()
    server.server_close()


def test_the_index_is_read_as_addresses(tmp_path, shelf):
    """Guessed addresses count, https is http, and an address met twice is its first page."""
    assert [page.url for page in shelf.pages] == [
        "http://one.example/",
        "http://one.example/a/",
        "http://one.example/a/2_1.html?x=1",
        "http://two.example/b/index.html",
    ]
    assert shelf.pages[1] == Stored(tmp_path / "list.html", "one.example", "/a/")


@pytest.mark.parametrize(
    ("host", "target", "body"),
    [
        pytest.param("one.example", "/", "home", id="home"),
        pytest.param("one.example:8080", "/", "home", id="host with a port"),
        pytest.param("ONE.example", "/a/", "list", id="host in capitals"),
        pytest.param("one.example", "/a/index.html", "list", id="index of a folder"),
        pytest.param("two.example", "/b/", "other", id="folder of an index"),
        pytest.param("one.example", "/a/2_1.html?x=1", "page", id="with its query"),
    ],
)
def test_a_stored_page_answers_under_its_address(ask, host, target, body):
    """Host and path pick the file."""
    status, text, headers = ask(host, target)

    assert (status, text) == (200, body)
    assert headers["Content-Type"] == "text/html"


@pytest.mark.parametrize(
    ("host", "target", "status"),
    [
        pytest.param("one.example", "/robots.txt", 404, id="no robots.txt"),
        pytest.param("one.example", "/a/3.html", 503, id="not stored"),
        pytest.param("one.example", "/a/2_1.html", 503, id="another query"),
        pytest.param("two.example", "/", 503, id="another host's page"),
        pytest.param("one.example", "/a", 301, id="folder without slash"),
    ],
)
def test_what_is_not_stored_is_not_dead(ask, host, target, status):
    """503 without Retry-After: unreached, never gone."""
    got, text, headers = ask(host, target)

    assert got == status
    assert "Retry-After" not in headers
    if status == 503:
        assert text.startswith("未存")
    if status == 301:
        assert headers["Location"] == "/a/"


def test_head_has_no_body(ask):
    """The length of the page, and nothing after it."""
    status, text, headers = ask("one.example", "/", "HEAD")

    assert (status, text, headers["Content-Length"]) == (200, "", "4")


def test_it_is_known_what_was_asked_for(ask, shelf):
    """So that a round can say which stored pages nothing led to."""
    ask("one.example", "/a/index.html")
    ask("one.example", "/gone")

    assert shelf.asked == {"http://one.example/a/"}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the stored real pages are not here")
def test_the_real_pages_make_a_configuration(tmp_path):
    """It loads without a problem; every host is sent to loopback; further pages are no columns."""
    path = tmp_path / "config.toml"
    path.write_text(configuration(stored_pages(SHARED), 8123, "2026-11-22"), encoding="utf-8")
    config = load(path)
    urls = {column.url for column in config.columns}

    assert {site.id for site in config.sites} == set(config.crawl.resolve)
    assert set(config.crawl.resolve.values()) == {"127.0.0.1:8123"}
    assert {column.kind for column in config.columns} <= set(COLUMN_KINDS)
    assert "http://www.zhecheng.gov.cn/xxgk/xxgkml/gsgg/" in urls
    assert "http://www.zhecheng.gov.cn/xxgk/xxgkml/gsgg/index_23.html" not in urls


@pytest.mark.skipif(not SHARED.is_dir(), reason="the stored real pages are not here")
def test_a_round_over_the_real_pages_ends_in_a_bulletin(tmp_path):
    """Real pages go through the whole chain; what was not stored is unchecked and never called dead."""
    shelf = Shelf(stored_pages(SHARED))

    code = inspect(shelf, tmp_path, AS_OF)

    told = json.loads((tmp_path / "bulletin" / "通报.json").read_text(encoding="utf-8"))
    rules = {one["rule"] for one in told["findings"]}
    assert code == PARTLY
    assert len(shelf.asked) > 40
    assert "blank_column" in rules
    assert not rules & {"dead_link", "site_unreachable"}
    assert (tmp_path / "bulletin" / "通报.docx").stat().st_size > 10_000
