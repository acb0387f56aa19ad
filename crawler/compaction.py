"""An archive put in order: what is still wanted is copied into new files, and the old ones go.

Every record that stays keeps its fields, its HTTP head and its body (`crawler.copying`); only what points to another
record is written anew. A revisit whose body is to go with its record takes that record along; a body is kept as a
patch where the version before it lies in the same new file, like in a crawl.

Order, so that a death at any instant loses nothing: the new files to the disk, under names that no row knows yet; all
of them read again; the manifest to the disk; one transaction that lets every row point to the new files; and only then
the old files are removed. Before the transaction the old files count, after it the new ones. What a dead process left
lies outside of what counts, and goes with the next round or the next call.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from crawler import manifest
from crawler.audit import audit
from crawler.copying import Copier, after
from crawler.manifest import Manifest
from crawler.sealing import NO_KEYS, Ring
from crawler.waiting import Waiting, waiting
from records.errors import StoreError, StoreFull
from records.store._database import store_errors
from records.store.keeping import Left, SiteKeeping, Sorted, Terms
from records.store.site import Seal, SiteStore

SPARE = 64 * 1024 * 1024
"""Bytes that stay free beside the new files, for the database and its log."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What was done to the archive of a site."""

    sorted: Sorted
    before: int
    """Bytes of its files."""
    after: int
    """The same unless it was written anew."""
    why: str = ""
    """Why it was left as it is, in Chinese; empty when it was put in order."""
    sealed: int = 0
    """Answers that lay open or under an older key, and were sealed."""
    anew: bool = False
    """Was it written anew?"""


def keep(
    folder: Path,
    terms: Terms,
    *,
    at: datetime,
    software: str,
    worth: float,
    room: int,
    ring: Ring = NO_KEYS,
) -> Kept:
    """Take away what the terms let go. `room` are the bytes free on the disk.

    The archive is written anew when at least the part `worth` of its bytes may go, or when something waits for its
    seal; visits go in any case. Raises `StoreError`: then everything is as it was.
    """
    with SiteKeeping(folder) as store:
        _sweep(store)
        found = store.sort(terms)
        size = _size(folder, store)
        seals = waiting(folder) if ring.seals else _NOTHING
        due = seals.due(ring)
        why = _reason(store, found, size, worth, due)
        if why:
            return Kept(found, size, size, why)
        _check_sound(folder, ring)
        anew = bool(due) or _pays(found, size, worth)
        if anew:
            _check_room(folder, size - found.going_bytes + seals.open_bytes, room)
        copier = Copier(store, ring, software, seals.private, stained=bool(seals.open))
        made = _written(store, copier) if anew else ()
        _finish(store, made, at, anew=anew)
        _sweep(store)
        return Kept(found, size, _size(folder, store), sealed=due, anew=anew)


def look(folder: Path, terms: Terms, *, worth: float, ring: Ring = NO_KEYS) -> Kept:
    """What `keep` would do. Nothing is written."""
    with SiteKeeping(folder) as store:
        found = store.sort(terms)
        size = _size(folder, store)
        due = waiting(folder).due(ring) if ring.seals else 0
        why = _reason(store, found, size, worth, due)
        anew = not why and (bool(due) or _pays(found, size, worth))
        after_it = size - found.going_bytes if anew else size
        return Kept(found, size, after_it, why, 0 if why else due, anew)


_NOTHING = Waiting(frozenset(), 0, 0, {})


def _pays(found: Sorted, size: int, worth: float) -> bool:
    return bool(found.going) and found.going_bytes >= worth * size


def _reason(store: SiteKeeping, found: Sorted, size: int, worth: float, due: int) -> str:
    if store.unsealed:
        return f"检查 {'、'.join(store.unsealed)} 尚未完成，等它结束后再整理"
    if strange := store.strange():
        return f"{'、'.join(strange)} 在 site.db 中没有登记（可能是更早的存档），未作整理"
    if due:
        return ""
    if not found.going and not found.thinned:
        return "没有到期的内容"
    if not found.thinned and found.going_bytes < worth * size:
        return (
            f"到期的只占存档的 {found.going_bytes / max(size, 1):.0%}，不足以重写存档，下次再整理"
        )
    return ""


def _check_sound(folder: Path, ring: Ring) -> None:
    """Copying would seal anew what somebody altered: an archive that is not as it was is not touched."""
    faults = audit("", folder, ring=ring).faults
    if faults:
        raise StoreError(
            f"{folder}：存证有改动或损坏，未作整理（{faults[0].words}）；请先运行 mingjian evidence verify"
        )


def _check_room(folder: Path, needed: int, room: int) -> None:
    if room < needed + SPARE:
        raise StoreFull(
            f"{folder}：整理存档要先写新文件，约需 {(needed + SPARE) / 1e6:.0f} MB，"
            f"磁盘只剩 {room / 1e6:.0f} MB，未作整理"
        )


def _size(folder: Path, store: SiteKeeping) -> int:
    gone = {path.name for path in store.leftovers()}
    return sum(one.stat().st_size for one in _files(folder) if one.name not in gone)


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("[0-9]*.warc.zst"))


def _sweep(store: SiteKeeping) -> None:
    """Remove what no row points to: files that were replaced, and files that a dead process had begun."""
    with store_errors(store.folder):
        for path in store.leftovers():
            path.unlink()
        _to_disk(store.folder)


def _to_disk(folder: Path) -> None:
    """The names in a folder, written through."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _written(store: SiteKeeping, copier: Copier) -> tuple[str, ...]:
    """The new files, on the disk and read again; nothing points to them yet. Raises `StoreError`."""
    made: list[str] = []
    with store_errors(store.folder):
        try:
            copier.copy(made)
            _to_disk(store.folder)
            copier.check()
        except ValueError as error:
            raise StoreError(f"{store.folder}：存档无法读出（{error}），未作整理") from None
    return tuple(made)


def _finish(store: SiteKeeping, made: Sequence[str], at: datetime, *, anew: bool) -> None:
    """The manifest and the rows, at one stroke."""
    with SiteStore.open(store.folder, create=False) as site:
        seals, files = site.seals(), list(manifest.archive_files(site))
    last = seals[-1] if seals else Seal(0, "", "", 0, 0)
    new = [(store.folder / name, (store.folder / name).stat().st_size) for name in made]
    lengths = new if anew else files
    end = begin = ""
    if anew:
        begin = new[0][0].name if new else after(_files(store.folder)[-1].name)
        end = new[-1][0].name if new else begin
    dropped = tuple(path.name for path, _ in files) if anew else ()

    def seal(left: tuple[Left, ...]) -> tuple[object, ...]:
        one = Manifest(
            manifest.FORMAT,
            last.number + 1,
            "",
            at.isoformat(),
            last.digest,
            tuple((path.name, size) for path, size in lengths),
            tuple(manifest.stretch_of(path, 0, size) for path, size in new),
            (),
            dropped,
            left,
        )
        digest, length = manifest.write(store.folder, one, last.end)
        return one.number, digest, length

    size = new[-1][1] if new else 0
    store.finish(at.isoformat(), (end, size) if anew else None, begin, seal)
