"""The head of an answer and the framing of its body."""

from __future__ import annotations

import asyncio

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.fetch import Fetcher
from crawler.http1 import MAX_HEAD, Connection, NoAnswer, Wire, parse_head

from .town import BASE, Town, page

HEADS = [
    # head, status, length, chunked, keeps open
    (b"HTTP/1.1 200 OK\r\nContent-Length: 5", 200, 5, False, True),
    (b"HTTP/1.1 200\r\nContent-Length: 5", 200, 5, False, True),
    (b"HTTP/1.1 200 \xd5\xfd\xb3\xa3\r\nContent-Length: 5", 200, 5, False, True),
    (b"HTTP/1.1 200 OK\nContent-Length: 5", 200, 5, False, True),  # bare LF
    (b"HTTP/1.0 200 OK\r\nContent-Length: 5", 200, 5, False, False),
    (b"HTTP/1.0 200 OK\r\nContent-Length: 5\r\nConnection: Keep-Alive", 200, 5, False, True),
    (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nConnection: close", 200, 5, False, False),
    (b"HTTP/1.1 200 OK", 200, None, False, False),  # until it closes
    (b"HTTP/1.1 204 No Content", 204, 0, False, True),
    (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 99", 304, 0, False, True),
    (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked", 200, None, True, True),
    (
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, Chunked\r\nContent-Length: 9",
        200,
        None,
        True,
        True,
    ),
    (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\ncontent-length: 5", 200, 5, False, True),
    (b"HTTP/1.1 200 OK\r\nContent-Length: 5, 5", 200, 5, False, True),
    (b"HTTP/1.1 200 OK\r\nno header at all\r\nContent-Length: 5", 200, 5, False, True),
]


@pytest.mark.parametrize(("data", "status", "length", "chunked", "keeps"), HEADS)
def test_parse_head(data, status, length, chunked, keeps):
    head = parse_head(data)
    assert (head.status, head.length, head.chunked, head.keeps) == (status, length, chunked, keeps)


def test_headers_are_kept_as_they_came():
    head = parse_head(b"HTTP/1.1 302 X\r\nLocation:/\xd5\xfe\xb8\xae \r\nX-A: one\r\n two\r\nX-A:")
    assert head.headers == (
        (b"Location", b"/\xd5\xfe\xb8\xae"),
        (b"X-A", b"one two"),
        (b"X-A", b""),
    )


def test_a_value_has_no_line_end_and_no_nul():
    """RFC 9110 §5.5: archived as it came, it would begin a header of its own for readers that split at CR."""
    head = parse_head(b"HTTP/1.1 200 OK\r\nX-A: 1\rWARC-Type: response\0\r\nX-B: 2\r\r\n")
    assert head.headers == ((b"X-A", b"1 WARC-Type: response "), (b"X-B", b"2 "))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"SSH-2.0-OpenSSH",
        b"HTTP/2 200",
        b"HTTP/1.1 2000 OK",
        b"<html>HTTP/1.1 200 OK",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5",
        b"HTTP/1.1 200 OK\r\nContent-Length: five",
    ],
)
def test_no_head(data):
    with pytest.raises(httpx.RemoteProtocolError):
        parse_head(data)


@given(st.binary(max_size=200))
def test_any_bytes_are_a_head_or_one_error(data):
    for start in (b"", b"HTTP/1.1 200 OK\r\n"):
        try:
            assert parse_head(start + data).status
        except httpx.RemoteProtocolError:
            assert True


class Socket(asyncio.Transport):
    """Takes what is sent."""

    def __init__(self):
        super().__init__()
        self.sent = b""
        self.reading = True

    def write(self, data):
        self.sent += data

    def is_closing(self):
        return False

    def abort(self):
        pass

    def pause_reading(self):
        self.reading = False

    def resume_reading(self):
        self.reading = True


def asked(*pieces):
    """Head, body and what was sent, when the answer comes in these pieces and then the connection ends."""

    async def run():
        wire, sock = Wire(), Socket()
        wire.connection_made(sock)
        for piece in pieces:
            wire.data_received(piece)
        wire.eof_received()
        connection = Connection(wire)
        head = await connection.ask(httpx.Request("GET", BASE + "/公开?a=1"), 1.0)
        body = b"".join([part async for part in connection.body(head, 1.0)])
        return head, body, sock.sent

    return asyncio.run(run())


BODIES = [
    # bytes on the wire, body
    (b"Content-Length: 3\r\n\r\nabc", b"abc"),
    (b"Content-Length: 3\r\n\r\nabcdef", b"abc"),
    (b"Content-Length: 0\r\n\r\n", b""),
    (b"\r\nuntil the end", b"until the end"),
    (b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", b"abcde"),
    (b"Transfer-Encoding: chunked\r\n\r\n3\nabc\n0\nTrailer: x\r\n\n", b"abc"),
    (b"Transfer-Encoding: chunked\r\n\r\n00A \r\n0123456789\r\n0\r\n\r\n", b"0123456789"),
]


@pytest.mark.parametrize(("data", "body"), BODIES)
def test_bodies(data, body):
    data = b"HTTP/1.1 200 OK\r\n" + data
    assert asked(data)[1] == body


@pytest.mark.parametrize(
    "data",
    [
        b"Content-Length: 4\r\n\r\nabc",
        b"Transfer-Encoding: chunked\r\n\r\n3\r\nab",
        b"Transfer-Encoding: chunked\r\n\r\n3\r\nabcd\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\nxyz\r\nabc\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n-3\r\nabc\r\n0\r\n\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n",
        b"Transfer-Encoding: chunked\r\n\r\n" + b"0" * 9000,
        b"X: " + b"x" * (MAX_HEAD + 70_000),
        b"X: cut",
    ],
)
def test_what_is_not_whole_is_no_body(data):
    with pytest.raises(httpx.RemoteProtocolError):
        asked(b"HTTP/1.1 200 OK\r\n" + data)


def test_silence_has_a_name_of_its_own():
    with pytest.raises(NoAnswer):
        asked()


def test_interim_answers_are_passed_over_but_no_other_protocol():
    head, body, _ = asked(
        b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", page(b"abc")
    )
    assert (head.status, body) == (200, b"abc")
    with pytest.raises(httpx.RemoteProtocolError, match="protocols"):
        asked(b"HTTP/1.1 101 Switching Protocols\r\n\r\n")


def test_what_is_sent():
    sent = asked(page(b""))[2]
    assert sent.startswith(b"GET /%E5%85%AC%E5%BC%80?a=1 HTTP/1.1\r\nHost: www.town.test\r\n")
    assert sent.endswith(b"\r\n\r\n")


@given(st.integers(1, 400), st.sampled_from([row[0] for row in BODIES]))
def test_the_pieces_in_which_it_comes_do_not_matter(size, data):
    whole = b"HTTP/1.1 200 OK\r\n" + data
    pieces = [whole[at : at + size] for at in range(0, len(whole), size)]
    assert asked(*pieces)[1] == dict(BODIES)[data]


def test_a_connection_is_used_again_only_when_nothing_is_left_on_it():
    forged = b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nforged"

    async def late(writer):
        writer.write(page(b"abc"))
        await asyncio.sleep(0.05)
        writer.write(forged)
        await asyncio.sleep(0.5)

    for answer in (page(b"abc") + forged, late):
        town = Town({"/": answer, "/next": page(b"true")})

        async def run(town=town):
            async with town.open(), Fetcher(town.settings()) as one:
                first = await one.fetch(BASE + "/")
                await asyncio.sleep(0.1)
                return first.body, (await one.fetch(BASE + "/next")).body

        assert asyncio.run(run()) == (b"abc", b"true")


def test_reading_stops_while_nobody_takes_the_bytes():
    async def run():
        wire, sock = Wire(), Socket()
        wire.connection_made(sock)
        wire.data_received(b"x" * 300_000)
        stopped = sock.reading
        data = await wire.read(1.0)
        return stopped, len(data), sock.reading

    assert asyncio.run(run()) == (False, 300_000, True)
