"""A site that may be visited at certain hours only: the walk ends when they end, and another one goes on."""

from __future__ import annotations

import asyncio

import pytest

from .toy import SITE, readings, use_toy_reader, walk


@pytest.fixture(autouse=True)
def toy_reader(monkeypatch):
    use_toy_reader(monkeypatch)


def test_a_walk_in_three_nights(tmp_path):
    """Four visits a night: together they visit what one walk visits, each address once, and nothing between."""
    whole = asyncio.run(walk(tmp_path / "whole"))
    asked = []
    for night in (4, 4, 1000):
        left = [night]

        def may(site: str, left: list[int] = left) -> bool:
            assert site == SITE.id
            left[0] -= 1
            return left[0] >= 0

        asked.append(asyncio.run(walk(tmp_path / "nights", may=may)))

    visits = [sum(not path.endswith("robots.txt") for path in night) for night in asked]
    assert visits[:2] == [4, 4]
    paths = [path for night in asked for path in night if not path.endswith("robots.txt")]
    assert sorted(paths) == sorted(path for path in whole if not path.endswith("robots.txt"))
    alike = [
        [(one.errand.url, one.visit.status) for one in readings(tmp_path / folder)]
        for folder in ("whole", "nights")
    ]
    assert sorted(alike[0]) == sorted(alike[1])


def test_a_walk_that_may_not_begin(tmp_path):
    assert asyncio.run(walk(tmp_path, may=lambda _: False)) == []
