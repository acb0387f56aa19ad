"""Two rounds over the same pages, which have changed a little: the process may die at any step of the second."""

from __future__ import annotations

import asyncio
import random

import pytest

from crawler.audit import audit
from crawler.manifest import NAME
from tests.crawler.archived import records
from tests.crawler.test_crawl import PLACES, Killed, killer
from tests.crawler.toy import PAGES, readings, use_toy_reader, walk


@pytest.fixture(autouse=True)
def toy_reader(monkeypatch):
    use_toy_reader(monkeypatch)


def on(day):
    """The toy site's pages with what all pages share and what changes from day to day."""
    chance = random.Random(1)
    shared = "".join(f"{chance.randrange(10**9)}," for _ in range(300))
    return {
        path: {**page, "pad": shared, "today": day} if isinstance(page, dict) else page
        for path, page in PAGES.items()
    }


def run(folder, day, **kept):
    return asyncio.run(walk(folder, inspection=f"r{day}", pages=on(day), **kept))


def everything(folder):
    names = sorted(path.name for path in folder.glob("*.zst"))
    return [(name, (folder / name).read_bytes()) for name in names], readings(folder, "r2")


def test_what_changed_a_little_is_kept_as_patches_and_all_is_sealed(tmp_path):
    for day in (1, 2, 3):
        run(tmp_path, day)
    profiles = [one[1]["WARC-Profile"] for one in records(tmp_path) if one[0] == "revisit"]
    assert sum(profile.endswith("zstd-patch:1") for profile in profiles) >= 8
    found = audit("toy", tmp_path)
    assert (found.faults, found.manifests, found.unsealed) == ((), 3, 0)
    assert (tmp_path / NAME).exists()


@pytest.mark.parametrize("place", PLACES)
def test_killed_at_any_visit_of_the_second_round_it_ends_the_same(tmp_path, place):
    run(tmp_path / "calm", 1)
    run(tmp_path / "calm", 2)
    calm = everything(tmp_path / "calm")
    for number in range(1, len(readings(tmp_path / "calm", "r2")) + 1):
        folder = tmp_path / f"{number}"
        run(folder, 1)
        with pytest.raises(Killed):
            run(folder, 2, kept=killer(number, place))
        run(folder, 2)
        assert everything(folder) == calm
