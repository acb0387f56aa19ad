"""Pipes against the clock: what is not taken or given in time is not waited for, and nothing is lost in pieces."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from typing import IO

import pytest

from records.apart.pipes import read, write

LARGE = bytes(range(256)) * 4096
"""A megabyte: sixteen times what a pipe holds."""


@pytest.fixture
def pipe() -> Iterator[tuple[IO[bytes], IO[bytes]]]:
    """Its end to read from and its end to write into, neither of which blocks."""
    ends = os.pipe()
    for end in ends:
        os.set_blocking(end, False)
    with (
        os.fdopen(ends[0], "rb", buffering=0) as out,
        os.fdopen(ends[1], "wb", buffering=0) as into,
    ):
        yield out, into


def soon() -> float:
    return time.monotonic() + 30


def test_what_is_larger_than_the_pipe_arrives_whole(pipe: tuple[IO[bytes], IO[bytes]]) -> None:
    out, into = pipe
    writer = threading.Thread(target=write, args=(into, LARGE, soon()))
    writer.start()
    assert read(out, len(LARGE), soon()) == LARGE
    writer.join()


def test_nobody_is_waited_for_past_the_time(pipe: tuple[IO[bytes], IO[bytes]]) -> None:
    out, into = pipe
    with pytest.raises(TimeoutError):
        read(out, 1, time.monotonic() + 0.01)
    with pytest.raises(TimeoutError):
        write(into, LARGE, time.monotonic() + 0.01)


def test_what_is_there_is_read_though_the_time_is_over(pipe: tuple[IO[bytes], IO[bytes]]) -> None:
    out, into = pipe
    write(into, b"answer", 0.0)
    assert read(out, 6, 0.0) == b"answer"


def test_an_end_that_is_gone_is_told_apart_from_one_that_is_slow(
    pipe: tuple[IO[bytes], IO[bytes]],
) -> None:
    out, into = pipe
    write(into, b"half", soon())
    into.close()
    with pytest.raises(EOFError):
        read(out, 8, soon())
    out_only, into_gone = os.pipe()
    os.close(out_only)
    with os.fdopen(into_gone, "wb", buffering=0) as gone, pytest.raises(BrokenPipeError):
        write(gone, b"x", soon())
