"""How properties are tried: the same examples in every run, fresh ones when asked (`make fuzz`).

A commit must be red for what it changed, not for the luck of its run; what a search finds becomes a row or an
`@example` of the test that found it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, partial

import pytest
from hypothesis import settings

from reading.wording.apart import Proofreader
from records.apart.child import Child
from records.wording import Book
from tests.shares import spread

settings.register_profile("settled", derandomize=True, deadline=None)
settings.register_profile("fuzz", derandomize=False, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("MINGJIAN_PROPERTIES", "settled"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each worker comes to the same order."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    items[:] = [items[number] for number in spread([one.nodeid for one in items], workers)]


class _Kept(Proofreader):
    """Its child outlives the pass that made it: to start one takes two seconds of a core."""

    def __init__(self, book: Book, child: Child) -> None:
        super().__init__(book)
        self._child = child

    def close(self) -> None:
        """Nothing yet."""


@pytest.fixture(scope="session", autouse=True)
def warm_proofreader() -> Iterator[None]:
    """One warm child proofreads for all rounds and checks that these tests make, by whatever book."""
    child = Child("reading.wording.worker")
    warm = cache(partial(_Kept, child=child))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.proofreading.Proofreader", warm)
        patch.setattr("app.wording_flags.Proofreader", warm)
        yield
    child.close()
