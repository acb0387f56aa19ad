"""After a loss of power: what the archive lost of a round that was under way is visited again.

Bytes of a visit go to the file before its row goes to `site.db`, and neither is written through at once: for a page a
second and site that would wear a disk out. While the system stands that is no matter. When the power fails, rows may be
there whose bytes are not. A round that is sealed was written through before (`manifest.seal`), so it has what it says.
Of a round under way the bytes behind the last seal are looked at when it is taken up, and from the first frame that is
not whole on, its visits are forgotten and made again.
"""

from __future__ import annotations

from pathlib import Path
from typing import IO

from crawler import manifest
from crawler.frames import Unpacker, sealed_at
from crawler.sealing import NO_KEYS, Ring
from records.errors import StoreSealed
from records.store._database import store_errors
from records.store.site import SiteStore


def mend(store: SiteStore, ring: Ring = NO_KEYS) -> int:
    """How many bytes of the last file were given up; 0 where all that is acknowledged is there.

    Earlier files were written through when they were closed. What is sealed is never touched: whether that is whole is
    for `evidence verify` to say. Raises StoreError.
    """
    name, end = store.archive_end()
    known = manifest.sealed_lengths(store)
    sealed = known.get(name, 0)
    if end <= sealed or (store.seals() and not known):
        return 0
    path = store.folder / name
    with store_errors(path):
        whole = _whole(path, sealed, end, ring)
    if whole == end:
        return 0
    cut = max((one for one in store.torn.starts(name) if sealed <= one <= whole), default=sealed)
    store.torn.forget(name, cut)
    return end - cut


def _whole(path: Path, start: int, end: int, ring: Ring) -> int:
    """Up to where the frames from `start` on are whole; `start` where none is."""
    if not path.exists():
        return start
    with path.open("rb") as file:
        try:
            unpacker = Unpacker(file, ring)
        except ValueError:
            # A dictionary under a seal is no matter of power: `Archive` goes on in another file.
            return end if start else 0
        at = max(start, unpacker.start)
        try:
            while at < end:
                at += _length(unpacker, file, at, end)
        except ValueError:
            return at
    return at


def _length(unpacker: Unpacker, file: IO[bytes], at: int, end: int) -> int:
    """Of the frame there. Raises ValueError when it is not whole; a sealed one without its key is taken at its word."""
    try:
        length = unpacker.record(file, at).length
    except StoreSealed:
        length = len(sealed_at(file, at))
    if at + length > end:
        raise ValueError("frame goes past what is acknowledged")
    return length
