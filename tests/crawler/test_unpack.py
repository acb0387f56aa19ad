"""Content decoding with a limit."""

from __future__ import annotations

import contextlib
import gzip
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.unpack import Broken, TooMuch, unpack

TEXT = "政府信息公开".encode() * 50
GZIP = gzip.compress(TEXT, mtime=0)
RAW = zlib.compress(TEXT)[2:-4]
HTML = "text/html; charset=utf-8"

CASES = [
    # body, encoding, type, expected
    (TEXT, "", HTML, TEXT),
    (TEXT, "identity", HTML, TEXT),
    (GZIP, "gzip", HTML, TEXT),
    (GZIP, " GZIP ", HTML, TEXT),
    (GZIP, "x-gzip", "application/pdf", TEXT),
    (GZIP, "", HTML, TEXT),  # forced upon us and not announced
    (GZIP, "", "", TEXT),
    (GZIP, "", "application/gzip", GZIP),  # a file that is gzip
    (TEXT, "gzip", HTML, TEXT),  # announced and not done
    (GZIP + GZIP, "gzip", HTML, TEXT + TEXT),  # two members are one stream (RFC 1952)
    (GZIP + b"\0\0\0", "gzip", HTML, TEXT),  # padding behind it
    (zlib.compress(TEXT), "deflate", HTML, TEXT),
    (RAW, "deflate", HTML, TEXT),
    (gzip.compress(GZIP, mtime=0), "gzip, gzip", HTML, TEXT),
    (b"", "gzip", HTML, b""),
]


@pytest.mark.parametrize(
    ("body", "encoding", "content_type", "expected"), CASES, ids=range(len(CASES))
)
def test_unpack(body, encoding, content_type, expected):
    assert unpack(body, encoding, content_type, 10_000) == expected


@pytest.mark.parametrize(
    ("body", "encoding"),
    [
        (GZIP[:-20], "gzip"),
        (GZIP[:40] + b"x" * 40, "gzip"),
        (TEXT, "deflate"),
        (TEXT, "br"),
        # A body that unpacks to itself would go round as often as it says so.
        (TEXT, ",".join(["gzip"] * 6)),
        # Each copied what follows it: a minute for two megabytes, hours for the twenty that are let in.
        (gzip.compress(b"", mtime=0) * 100_000, "gzip"),
    ],
    ids=[
        "cut short",
        "overwritten",
        "not deflate",
        "not supported",
        "many codings",
        "many members",
    ],
)
def test_broken(body, encoding):
    with pytest.raises(Broken):
        unpack(body, encoding, HTML, 10_000)


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "gzip, gzip", ""])
def test_a_bomb_stops_at_the_limit(encoding):
    bomb = b"0" * 5_000_000
    if "deflate" in encoding:
        bomb = zlib.compress(bomb)
    for _ in range(encoding.count("gzip")):
        bomb = gzip.compress(bomb)
    with pytest.raises(TooMuch):
        unpack(bomb, encoding, HTML, 100_000)


def test_a_bomb_of_many_members():
    with pytest.raises(TooMuch):
        unpack(gzip.compress(b"0" * 60_000) * 2, "gzip", HTML, 100_000)


def test_members_across_the_pieces_that_are_read():
    """A body of more than one piece (256 KB), whose members end anywhere."""
    rows = [random.Random(n).randbytes(70_000 + n) for n in range(9)]
    assert unpack(b"".join(map(gzip.compress, rows)), "gzip", HTML, 10**7) == b"".join(rows)


def test_just_at_the_limit():
    assert len(unpack(gzip.compress(b"0" * 100), "gzip", HTML, 100)) == 100


@given(st.binary(max_size=200), st.sampled_from(["gzip", "deflate", "", "br", "gzip,deflate"]))
def test_any_bytes_end_in_bytes_or_in_one_of_two_errors(body, encoding):
    with contextlib.suppress(Broken, TooMuch):
        assert len(unpack(body, encoding, HTML, 1000)) <= 1000
