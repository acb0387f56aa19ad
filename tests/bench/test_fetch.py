"""The measure of a fetch: what it serves is what it fetches, and every contender is measured."""

from __future__ import annotations

import gzip

from bench.fetch import answer_of, measure, served


def test_the_page_has_about_the_size_that_was_asked_for():
    head, _, body = answer_of(16_000).partition(b"\r\n\r\n")

    assert f"Content-Length: {len(body)}".encode() in head
    assert 14_000 < len(gzip.decompress(body)) < 18_000
    assert answer_of(16_000) == answer_of(16_000)


def test_every_contender_is_measured():
    with served(2_000) as port:
        got = measure(port, flights=4, requests=12, size=2_000, rounds=1)

    assert set(got) == {"raw socket", "fast", "httpx"}
    assert all(one >= 0 for one in got.values())
