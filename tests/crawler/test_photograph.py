"""Pictures of archived pages: nothing is fetched, the place is in them, and they do not depend on what is hidden."""

from __future__ import annotations

import struct
import threading
import zlib
from http.server import BaseHTTPRequestHandler, HTTPServer
from random import Random

import pytest

from crawler import photograph
from crawler.photograph import photographs
from crawler.render import why_not
from reports.evidence_drawing import FRAME, covering
from sample.identities import number

pytestmark = pytest.mark.skipif(bool(why_not()), reason=why_not() or "-")
TALL = "<p style='height:3000px'>上</p>"
WIDTH, HEIGHT, ABOVE = 240, 320, 60
"""Small ones, for their pixels are looked at one by one."""
RED = b"\xcc\x00\x00"


def size(png: bytes) -> tuple[int, int]:
    return struct.unpack(">II", png[16:24])


def rows(png: bytes) -> list[bytes]:
    """The lines of pixels, three bytes each; filters 0 to 4 of the PNG specification."""
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += 12 + length
    step = {2: 3, 6: 4}[png[25]]
    raw, line = zlib.decompress(data), size(png)[0] * step
    told, above = [], bytes(line)
    for start in range(0, len(raw), line + 1):
        above = _plain(raw[start], bytearray(raw[start + 1 : start + 1 + line]), above, step)
        told.append(above)
    return [b"".join(one[x : x + 3] for x in range(0, line, step)) for one in told]


def _plain(kind: int, now: bytearray, above: bytes, step: int) -> bytes:
    for x in range(len(now)):
        left, up = (now[x - step] if x >= step else 0), above[x]
        corner = above[x - step] if x >= step else 0
        near = min((left, up, corner), key=lambda one: abs(left + up - corner - one))
        now[x] = (now[x] + (0, left, up, (left + up) // 2, near)[kind]) & 255
    return bytes(now)


@pytest.fixture(scope="module")
def asked():
    """A server on loopback, and what it was asked for."""
    seen: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            seen.append(self.path)
            self.send_error(404)

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", seen
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def taken(asked):
    """One browser for all: a page a name."""
    base, _ = asked
    mark = f"<mark id={FRAME} style='outline:3px solid #c00;background:none'>此处</mark>"
    loading = (
        f"<img src={base}/a.png><link rel=stylesheet href={base}/a.css><iframe src={base}/f></iframe>"
        f"<script>fetch('{base}/s');document.title='x'</script><body style=\"background:url({base}/b)\">"
        "<p>页</p>"
    )
    leaks = {
        name: covering(f"<table><tr><td>姓名<td>张三<tr><td>身份证号<td>{value}</table>").markup
        for name, value in (("one", number(Random(1))), ("two", number(Random(2))))
    }
    leaving = f"<meta http-equiv=refresh content='0;url={base}/r'><p>页</p>"
    far = TALL + mark + TALL
    pages = {
        "short": "<!DOCTYPE html><p>页</p>", "loading": loading, "far": far, **leaks, "leaving": leaving, "last": far,
    }  # fmt: skip
    told: list[tuple[int, int]] = []
    with pytest.MonkeyPatch.context() as patch:
        for name, pixels in (("WIDTH", WIDTH), ("HEIGHT", HEIGHT), ("ABOVE", ABOVE)):
            patch.setattr(photograph, name, pixels)
        made = photographs(pages, FRAME, lambda done, known: told.append((done, known)))
    return made, told


def test_each_page_is_a_picture_no_larger_than_a_sheet(taken):
    made, told = taken
    sizes = {name: size(png) for name, png in made.items()}

    assert {png[:8] for png in made.values()} == {b"\x89PNG\r\n\x1a\n"}
    assert {width for width, _ in sizes.values()} == {WIDTH}
    assert sizes["far"][1] == HEIGHT
    assert sizes["short"][1] < 100
    assert told == [(done, 7) for done in range(1, 8)]


def test_the_place_is_in_the_picture(taken):
    """Three thousand pixels down the page, its frame stands a little below the picture's top."""
    lines = rows(taken[0]["far"])
    framed = [y for y, line in enumerate(lines) if RED * 20 in line]

    assert framed
    assert ABOVE - 10 <= framed[0] <= ABOVE + 10


def test_the_picture_is_the_same_whatever_is_hidden(taken):
    """Two pages that differ in the number alone: not one pixel tells which is which."""
    made, _ = taken

    assert made["one"] == made["two"]
    assert any(b"\x00\x00\x00" * 60 in line for line in rows(made["one"])), "a black bar"


def test_nothing_is_fetched_and_no_script_runs(taken, asked):
    made, _ = taken

    assert "loading" in made
    assert made["last"] == made["far"], "whatever the page before it tried"
    assert asked[1] == []


def test_more_than_the_most_are_not_taken(monkeypatch):
    monkeypatch.setattr(photograph, "MANY", 0)

    assert photographs({"a": "<p>x"}, FRAME) == {}


def test_no_page_needs_no_browser(monkeypatch):
    monkeypatch.setattr(photograph, "chromium", lambda: pytest.fail("started"))

    assert photographs({}, FRAME) == {}


def test_a_browser_that_does_not_start_gives_no_picture(monkeypatch):
    monkeypatch.setattr(photograph, "chromium", lambda: "/bin/false")

    assert photographs({"a": "<p>x"}, FRAME) == {}
