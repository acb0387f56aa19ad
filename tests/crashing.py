"""What the power leaves when it fails: of every file what was written through, of every folder the names that were.

`Disk` watches `os.fsync` and whatever renames or removes, and at each such moment can lay down how a folder may look
afterwards. Files of SQLite are not looked at: their durability is SQLite's own, by its setting (`synchronous`).
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from types import TracebackType
from unittest import mock

SKIPPED = (".db", ".db-wal", ".db-shm", ".lock")
WAYS = ("least", "names", "zeros", "all")
"""least: only what was written through, names too. names: all names, but of files only what was written through.
zeros: the same, and zeros for the rest of their length. all: everything that was written."""
_MOMENTS = ("fsync", "replace", "rename", "unlink", "rmdir")


class Disk:
    """The disk below a folder, all of which is taken to be written through at the beginning."""

    def __init__(self, root: Path, at: Callable[[], None] = lambda: None) -> None:
        """`at` is called before each moment."""
        self._root = root
        self._at = at
        self._busy = False
        self._held: dict[int, int] = {}
        self._bytes: dict[int, bytes] = {}
        self._names: dict[int, dict[str, int]] = {}
        self._undone = contextlib.ExitStack()

    def __enter__(self) -> Disk:
        for path in (self._root, *self._root.rglob("*")):
            self._written(path)
        for name in _MOMENTS:
            self._undone.enter_context(mock.patch.object(os, name, self._watched(name)))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._undone.close()
        for number in self._held.values():
            os.close(number)

    def lay(self, way: str, target: Path) -> None:
        """How the folder may look if the power fails now, as a new folder `target`."""
        self._hold()
        root = self._root.stat().st_ino
        if way == "least":
            self._lay_least(root, target)
        else:
            self._lay_now(self._root, target, way)

    def _watched(self, name: str) -> Callable[..., object]:
        real = getattr(os, name)

        def call(*given: object, **named: object) -> object:
            if self._busy or not self._ours(name, given[0]):
                return real(*given, **named)
            self._busy = True
            try:
                self._hold()
                self._at()
                done = real(*given, **named)
                if name == "fsync":
                    self._written(Path(f"/proc/self/fd/{given[0]}").readlink())
            finally:
                self._busy = False
            return done

        return call

    def _ours(self, name: str, where: object) -> bool:
        if name == "fsync":
            where = Path(f"/proc/self/fd/{where}").readlink()
        path = Path(str(where))
        return path == self._root or self._root in path.parents

    def _hold(self) -> None:
        """Keeps every file open: the number of one that is removed is then given to no other."""
        for path in (self._root, *self._root.rglob("*")):
            number = path.lstat().st_ino
            if number not in self._held:
                self._held[number] = os.open(path, os.O_RDONLY)

    def _written(self, path: Path) -> None:
        if path != self._root and self._root not in path.parents:
            return
        number = path.stat().st_ino
        if path.is_dir():
            self._names[number] = {one.name: one.lstat().st_ino for one in path.iterdir()}
        elif not path.name.endswith(SKIPPED):
            self._bytes[number] = path.read_bytes()

    def _lay_least(self, number: int, target: Path) -> None:
        target.mkdir()
        for name, inner in self._names.get(number, {}).items():
            if name.endswith(SKIPPED):
                continue
            if stat.S_ISDIR(os.fstat(self._held[inner]).st_mode):
                self._lay_least(inner, target / name)
            else:
                (target / name).write_bytes(self._bytes.get(inner, b""))

    def _lay_now(self, folder: Path, target: Path, way: str) -> None:
        target.mkdir()
        for path in folder.iterdir():
            if path.is_dir():
                self._lay_now(path, target / path.name, way)
            elif not path.name.endswith(SKIPPED):
                now = path.read_bytes()
                safe = now if way == "all" else self._bytes.get(path.stat().st_ino, b"")
                if way == "zeros":
                    safe += bytes(max(0, len(now) - len(safe)))
                (target / path.name).write_bytes(safe)


def crashes(disk: Disk, folder: Path) -> Iterator[tuple[str, Path]]:
    """All ways in which the folder may look now, each with a copy that looks so."""
    folder.mkdir(exist_ok=True)
    number = len(list(folder.iterdir()))
    for way in WAYS:
        disk.lay(way, folder / f"{number:03d}-{way}")
        yield way, folder / f"{number:03d}-{way}"
