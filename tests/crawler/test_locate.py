"""The altered byte is named from sixteen bytes of its block."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.locate import BLOCK, MARK, first_altered, mark, marks

DATA = random.Random(7).randbytes(BLOCK)


def altered(data, *places):
    changed = bytearray(data)
    for place in places:
        changed[place] ^= 0x20
    return bytes(changed)


@pytest.mark.parametrize(
    ("places", "first"),
    [
        pytest.param([0], 0, id="first byte"),
        pytest.param([BLOCK - 1], BLOCK - 1, id="last byte"),
        pytest.param([500], 500, id="in the middle"),
        pytest.param([500, 501, 502, 503], 500, id="four in a row"),
        pytest.param([500, 503], 500, id="two within four"),
        pytest.param([BLOCK - 2, BLOCK - 1], BLOCK - 2, id="the last two"),
        pytest.param([500, 504], None, id="five apart"),
        pytest.param([3, 900], None, id="far apart"),
    ],
)
def test_the_first_altered_byte(places, first):
    assert first_altered(altered(DATA, *places), mark(DATA)) == first


@given(st.binary(min_size=1, max_size=200), st.integers(0, 199), st.integers(1, 255))
def test_any_single_byte_of_any_block(data, place, change):
    place %= len(data)
    changed = bytearray(data)
    changed[place] ^= change
    assert first_altered(bytes(changed), mark(data)) == place


def test_marks_of_a_stretch():
    data = DATA + b"rest"
    assert marks(data) == mark(DATA) + mark(b"rest")
    assert len(mark(b"")) == MARK
    assert marks(b"") == b""
