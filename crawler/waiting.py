"""How much of a site's archive is sealed, under which keys, and what still waits for its seal.

A record waits when its facts ask for a seal and it lies open: it was written before there was a key, or a newer
reader sees what an older one did not. It also waits when it is sealed under an older key of the ring. `mingjian keep`
seals it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TypeVar

from crawler.sealing import Ring, exposes, wanted_key
from records.store._database import store_errors
from records.store.exposed import lies, suspects

_Lying = TypeVar("_Lying", tuple[str, int], tuple[str, int, int])
"""File, offset, and perhaps the size of the body."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The archive of a site as its seals stand."""

    private: frozenset[str]
    """SHA-256 of the bodies whose facts ask for a seal."""
    open: int
    """Bodies of them that lie open."""
    open_bytes: int
    """Their length, unpacked."""
    sealed: Mapping[str, int]
    """Sealed answers by the id of their key."""

    def older(self, ring: Ring) -> int:
        """Answers sealed under an older key of the ring."""
        return sum(self.sealed.get(one, 0) for one in ring.ids[1:])

    def lost(self, ring: Ring) -> dict[str, int]:
        """Answers sealed under keys that the ring has not, by the ids of these."""
        return {key: count for key, count in sorted(self.sealed.items()) if key not in ring.ids}

    def due(self, ring: Ring) -> int:
        """Answers that are to be sealed, or sealed anew."""
        return self.open + self.older(ring) if ring.seals else 0


def waiting(folder: Path) -> Waiting:
    """Look at the facts, and at the first bytes of every answer. Raises `StoreError`."""
    asking = {one.digest: one for one in suspects(folder) if exposes(one.facts)}
    lying = sorted((one.warc, one.offset, one.size) for one in asking.values())
    open_ = [one for one, key in _keys(folder, lying) if not key]
    size = sum(one[2] for one in open_)
    return Waiting(frozenset(asking), len(open_), size, sealed_by(folder))


def sealed_by(folder: Path) -> Mapping[str, int]:
    """Sealed answers of a site by the id of their key. Raises `StoreError`."""
    return Counter(key for _, key in _keys(folder, lies(folder)) if key)


def _keys(folder: Path, lying: Iterable[_Lying]) -> Iterator[tuple[_Lying, str]]:
    """Answers with the ids of their keys, each file opened once; what is in a file that is gone is left out."""
    for name, them in groupby(lying, key=itemgetter(0)):
        path = folder / Path(name).name
        if path.exists():
            with store_errors(path), path.open("rb") as file:
                for one in them:
                    yield one, wanted_key(file, one[1])
