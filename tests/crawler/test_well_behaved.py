"""An ordinary server (Werkzeug, through pytest-httpserver), over both transports: what is sent is what it gets."""

from __future__ import annotations

import asyncio
import json

import pytest
from werkzeug import Request as Asked
from werkzeug import Response

from crawler.fetch import Fetcher
from records import Request, Snapshot
from records.config import CrawlSettings

from .town import BASE, HOST

pytestmark = pytest.mark.parametrize("transport", ["fast", "httpx"])


def fetch(server, transport, *asked):
    """The outcomes of several fetches by one fetcher: addresses, requests, or (address, marks)."""
    server.expect_request("/robots.txt").respond_with_data("", 404)
    place = {HOST: f"127.0.0.1:{server.port}"}
    settings = CrawlSettings(pause=0, retries=0, resolve=place, transport=transport)

    async def run():
        async with Fetcher(settings) as one:
            return [await one.fetch(*_words(each)[0], **_words(each)[1]) for each in asked]

    return asyncio.run(run())


def _words(each):
    if isinstance(each, Request):
        return (each.url,), {"request": each}
    if isinstance(each, tuple):
        return (each[0],), {"marks": each[1]}
    return (each,), {}


def test_a_page_and_its_unchanged_version(httpserver, transport):
    def answer(asked: Asked) -> Response:
        same = asked.headers.get("If-None-Match") == '"v1"'
        return Response(b"" if same else b"page", 304 if same else 200, {"ETag": '"v1"'})

    httpserver.expect_request("/a").respond_with_handler(answer)
    first, again = fetch(httpserver, transport, f"{BASE}/a", (f"{BASE}/a", ('"v1"', "")))

    assert (first.status, first.body, first.header("etag")) == (200, b"page", '"v1"')
    assert (again.status, again.body) == (304, b"")


def test_a_form_arrives_as_it_was_meant(httpserver, transport):
    def answer(asked: Asked) -> Response:
        return Response(repr((asked.method, asked.form.to_dict(flat=False))))

    httpserver.expect_request("/queryList").respond_with_handler(answer)
    form = "current=2&channelCode[]=gfxwj&title=%E6%94%BF&title=b"
    (got,) = fetch(httpserver, transport, Request(f"{BASE}/queryList", method="POST", body=form))

    said = {"current": ["2"], "channelCode[]": ["gfxwj"], "title": ["政", "b"]}
    assert got.body.decode() == repr(("POST", said))


def test_json_arrives_as_it_was_meant(httpserver, transport):
    httpserver.expect_request("/list", method="POST", json={"名": [1, 2]}).respond_with_json(
        {"ok": 1}
    )
    asked = Request(
        f"{BASE}/list", method="POST", body='{"名":[1,2]}', content_type="application/json"
    )
    (got,) = fetch(httpserver, transport, asked)
    assert isinstance(got, Snapshot)
    assert json.loads(got.body) == {"ok": 1}


def test_addresses_arrive_as_they_are_written(httpserver, transport):
    """Queries are read by position and in their own spelling by some CMS: nothing is put in order."""
    told = []

    def answer(asked: Asked) -> Response:
        told.append(asked.environ["REQUEST_URI"])
        return Response("")

    httpserver.expect_request("/a").respond_with_handler(answer)
    addresses = [
        "/a?b=2&a=1&b=3",
        "/a?x=%b9%ab",
        "/a?paramJson=%7B%22pageNo%22%3A2%7D",
        "/a?u=a+b&c=",
    ]
    fetch(httpserver, transport, *(BASE + one for one in addresses))
    assert told == addresses


def test_a_body_of_some_megabytes(httpserver, transport):
    body = bytes(range(256)) * 12_000
    httpserver.expect_request("/big").respond_with_data(body, content_type="application/pdf")
    (got,) = fetch(httpserver, transport, f"{BASE}/big")
    assert got.body == body
