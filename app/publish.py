"""Bulletins as files: a bulletin's files are all written, each of them whole, or none is touched."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import reports
from app.bundle import with_page
from records import Issue, Round
from records.errors import StoreError, StoreFull, os_words
from records.store.disk import names_to_disk

NAMES = {
    "docx": "通报.docx",
    "pdf": "通报.pdf",
    "html": "通报.html",
    "md": "通报.md",
    "json": "通报.json",
    "xlsx": "台账（内部）.xlsx",
    "xlsx-public": "台账（公开）.xlsx",
}
"""File name of each form."""

Beside = Callable[[reports.BulletinText], Mapping[str, bytes]]
"""From a bulletin to the files beside it."""

_PART = ".part"
_DRAFT = re.compile(rf"\.(\d+)-.*{re.escape(_PART)}")
"""The draft of a file, by the process that writes it."""
_LEFT_SECONDS = 86_400
"""A day: no process stages files for so long."""


def publish(
    round_: Round,
    folder: Path,
    formats: Iterable[str],
    *,
    kind: str,
    issue: Issue | None = None,
    template: bytes = b"",
    beside: Beside | None = None,
) -> tuple[Path, ...]:
    """Writes the bulletin and the ledgers of a round into a folder; gives the paths in the order asked.

    `xlsx` writes both ledgers; without an issue it is a draft. `beside` gives what lies beside the HTML form and is
    written with it. Raises StoreError when the folder cannot be written: then every file that was there is as it was.
    """
    more = beside if "html" in (asked := tuple(formats)) else None
    made = rendered(round_, asked, kind=kind, issue=issue, template=template, beside=more)
    files = {folder / name: content for name, content in made.items()}
    write_all(files)
    return tuple(files)


def rendered(
    round_: Round,
    formats: Iterable[str],
    *,
    kind: str,
    issue: Issue | None,
    template: bytes = b"",
    beside: Beside | None = None,
) -> dict[str, bytes]:
    """The files of a bulletin by name; the same bytes for the same round and issue."""
    text = reports.compose(round_, kind=kind, issue=issue)
    more = beside(text) if beside else {}
    pages = {"evidence": with_page(more)} if more else {}
    made = {
        NAMES[form]: reports.render(
            text, round_, form, template, **(pages if form == "html" else {})
        )
        for form in _with_public(formats)
    }
    return {**made, **more}


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
    two of the last moves can leave some files new and some old. What a killed process left half written in these
    folders is removed.
    """
    for folder in {path.parent for path in files}:
        _clear(folder)
    with contextlib.ExitStack() as drafts:
        staged = [(path, _draft(path, content, drafts)) for path, content in files.items()]
        for path, draft in staged:
            with _told(path):
                draft.replace(path)
        for folder in {path.parent for path in files}:
            with _told(folder):
                names_to_disk(folder)


@contextlib.contextmanager
def staged(folder: Path, files: Mapping[str, bytes]) -> Iterator[Callable[[], None]]:
    """Files that are on the disk beside their folder; the call that it gives puts them there, all at one stroke.

    Nothing is put over a folder that holds something. Without the call nothing is left behind; a process that dies
    leaves a hidden folder at most, which the next one sweeps away after a day.
    """
    with _told(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        _sweep(folder.parent)
        draft = Path(tempfile.mkdtemp(prefix=".", suffix=_PART, dir=folder.parent))
    with contextlib.ExitStack() as undone:
        undone.callback(shutil.rmtree, draft, ignore_errors=True)
        write_all({draft / name: content for name, content in files.items()})

        def put() -> None:
            with _told(folder):
                draft.chmod(0o755)
                draft.rename(folder)
                names_to_disk(folder.parent)

        yield put


def _sweep(parent: Path) -> None:
    """Removes what processes that died a day ago or earlier have left half written."""
    for left in parent.glob(f".*{_PART}"):
        with contextlib.suppress(OSError):  # another process may be faster
            if time.time() - left.stat().st_mtime > _LEFT_SECONDS:
                shutil.rmtree(left)


def _clear(folder: Path) -> None:
    """Removes the drafts of processes that are no more."""
    for left in folder.glob(f".*{_PART}"):
        found = _DRAFT.fullmatch(left.name)
        if found and not _lives(int(found[1])):
            with contextlib.suppress(OSError):  # another process may be faster
                left.unlink()


def _lives(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's
        return True
    return True


def _draft(path: Path, content: bytes, drafts: contextlib.ExitStack) -> Path:
    """A file beside `path` with its content, safely on the disk; `drafts` removes it if it is still there."""
    with _told(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{os.getpid()}-", suffix=_PART, dir=path.parent)
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
