"""How properties are tried: the same examples in every run, fresh ones when asked (`make fuzz`).

A commit must be red for what it changed, not for the luck of its run; what a search finds becomes a row or an
`@example` of the test that found it.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from reading.wording.apart import Proofreader
from records.wording import Book

settings.register_profile("settled", derandomize=True, deadline=None)
settings.register_profile("fuzz", derandomize=False, deadline=None, print_blob=True)
settings.load_profile(os.environ.get("MINGJIAN_PROPERTIES", "settled"))


class _Kept(Proofreader):
    """Outlives the pass that made it: to start one takes two seconds of a core, and tests make hundreds of rounds."""

    def close(self) -> None:
        """Nothing yet."""


@pytest.fixture(scope="session", autouse=True)
def warm_proofreader() -> Iterator[None]:
    """One warm proofreader a book for all rounds that these tests make."""
    kept: dict[Book, _Kept] = {}

    def warm(book: Book) -> _Kept:
        if book not in kept:
            kept[book] = _Kept(book)
        return kept[book]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("app.proofreading.Proofreader", warm)
        yield
    for one in kept.values():
        Proofreader.close(one)
