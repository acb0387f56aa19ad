"""What belongs to a page, found by any spelling of its address."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from records.addresses import page_key

T = TypeVar("T")


class ByPage(Mapping[str, T]):
    """Values by address; `http://www.x/a/` finds what was put under `https://x/a/index.html`.

    The crawler visits a page once, under the spelling it met first; rows and links may spell it otherwise. Of two
    values for one page the first is kept. Looks up by the exact address first, which is nearly always enough.
    """

    def __init__(self, pairs: Iterable[tuple[str, T]]) -> None:
        self._exact: dict[str, T] = {}
        for url, value in pairs:
            self._exact.setdefault(url, value)
        self._by_key: dict[str, T] | None = None

    def __getitem__(self, url: str) -> T:
        if url in self._exact:
            return self._exact[url]
        if self._by_key is None:
            self._by_key = {}
            for known, value in self._exact.items():
                self._by_key.setdefault(page_key(known), value)
        return self._by_key[page_key(url)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._exact)

    def __len__(self) -> int:
        return len(self._exact)
