"""The order in which workers come to the tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shares import LONG, spread

FIRST, SECOND, THIRD = LONG[:3]
TESTS = (
    "a::1",
    "a::2",
    "a::3",
    f"{FIRST}::1",
    f"{FIRST}::2",
    "b::1",
    f"{SECOND}::1",
    "c::1",
    f"{THIRD}::1",
)


@pytest.mark.parametrize(
    ("workers", "order"),
    [
        (1, [0, 1, 2, 3, 4, 5, 6, 7, 8]),
        (2, [0, 1, 2, 5, 3, 4, 6, 8, 7]),  # four and five
        (
            3,
            [0, 1, 2, 3, 4, 8, 6, 5, 7],
        ),  # three each: the first and third module, the second and what is left
    ],
)
def test_long_ones_begin_early(workers: int, order: list[int]) -> None:
    assert spread(TESTS, workers) == order


@pytest.mark.parametrize("workers", [1, 2, 3, 9, 20])
@pytest.mark.parametrize("tests", [TESTS, TESTS[3:5], TESTS[:2], ()])
def test_none_is_lost(tests: tuple[str, ...], workers: int) -> None:
    assert sorted(spread(tests, workers)) == list(range(len(tests)))


def test_they_are_there() -> None:
    assert [name for name in LONG if not (Path(__file__).parents[1] / name).is_file()] == []
