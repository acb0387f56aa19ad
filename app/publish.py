"""Bulletins as files: a bulletin's files are all written, each of them whole, or none is touched."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import reports
from records import Round
from records.errors import StoreError, StoreFull, os_words

NAMES = {
    "docx": "通报.docx",
    "html": "通报.html",
    "md": "通报.md",
    "json": "通报.json",
    "xlsx": "台账（内部）.xlsx",
    "xlsx-public": "台账（公开）.xlsx",
}
"""File name of each form."""


def publish(
    round_: Round, folder: Path, formats: Iterable[str], *, kind: str, number: str = ""
) -> tuple[Path, ...]:
    """Writes the bulletin and the ledgers of a round into a folder; gives the paths in the order asked.

    `xlsx` writes both ledgers. Raises StoreError when the folder cannot be written: then every file that was
    there is as it was.
    """
    text = reports.compose(round_, kind=kind, number=number)
    files = {
        folder / NAMES[form]: reports.render(text, round_, form) for form in _with_public(formats)
    }
    write_all(files)
    return tuple(files)


def _with_public(formats: Iterable[str]) -> Iterable[str]:
    for form in formats:
        yield form
        if form == "xlsx":
            yield "xlsx-public"


def write_whole(path: Path, content: bytes) -> None:
    """Writes a file so that a reader sees the old one or the new one, never half of it."""
    write_all({path: content})


def write_all(files: Mapping[Path, bytes]) -> None:
    """Writes all files beside their places first and moves them there only when every one is on the disk.

    Raises StoreFull or StoreError, with nothing changed and nothing left behind; only the loss of power between
    two of the last moves can leave some files new and some old.
    """
    with contextlib.ExitStack() as drafts:
        staged = [(path, _draft(path, content, drafts)) for path, content in files.items()]
        for path, draft in staged:
            with _told(path):
                draft.replace(path)


def _draft(path: Path, content: bytes, drafts: contextlib.ExitStack) -> Path:
    """A file beside `path` with its content, safely on the disk; `drafts` removes it if it is still there."""
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=".part", dir=path.parent)
        draft = Path(name)
        drafts.callback(draft.unlink, missing_ok=True)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(0o644)
        return draft


@contextlib.contextmanager
def _told(path: Path) -> Iterator[None]:
    """Trouble with the disk, in one Chinese line."""
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise StoreFull(f"{path}：磁盘空间已满，文件未写出") from None
        raise StoreError(f"{path}：无法写入（{os_words(error)}）") from None
