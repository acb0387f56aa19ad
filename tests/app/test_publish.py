"""Files are written whole or not at all, and a bulletin's files all together."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

import reports
from app import publish as publishing
from app.publish import NAMES, publish, staged, write_all, write_whole
from records import Issue
from records.errors import StoreError, StoreFull

ISSUE = Issue("〔2026〕3号", date(2026, 11, 25), "各镇", "")
FORMS = ("docx", "html", "xlsx", "json", "md")


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands for the reports room: each form is its own name in bytes. Gives the forms asked for."""
    asked: list[str] = []

    def render(text, round_, form, template=b""):
        asked.append(form)
        return f"{text}:{form}".encode()

    monkeypatch.setattr(
        reports, "compose", lambda round_, kind, issue: f"{kind}{issue.number if issue else ''}"
    )
    monkeypatch.setattr(reports, "render", render, raising=False)
    return asked


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def full_at(monkeypatch: pytest.MonkeyPatch, count: int, code: int = errno.ENOSPC) -> None:
    """The disk is full when the file of that number is brought to it."""
    calls = []

    def fsync(_):
        calls.append(1)
        if len(calls) == count:
            raise OSError(code, os.strerror(code))

    monkeypatch.setattr(publishing.os, "fsync", fsync)


# ---- one file -----------------------------------------------------------------------------------


def test_a_new_file_in_a_new_folder(tmp_path: Path):
    path = tmp_path / "reports" / "2026-11" / "通报.html"

    write_whole(path, "正文".encode())

    assert contents(path.parent) == {"通报.html": "正文".encode()}
    assert path.stat().st_mode & 0o777 == 0o644


def test_an_old_file_is_replaced(tmp_path: Path):
    path = tmp_path / "a"
    path.write_bytes(b"a longer old text")

    write_whole(path, b"new")

    assert contents(tmp_path) == {"a": b"new"}


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int):
    """One Chinese line that names the file; the old file stays, nothing is left beside it."""
    path = tmp_path / "通报.docx"
    path.write_bytes(b"old")
    full_at(monkeypatch, 1, code)

    with pytest.raises(StoreFull, match=r"通报\.docx：磁盘空间已满，文件未写出"):
        write_whole(path, b"new")

    assert contents(tmp_path) == {"通报.docx": b"old"}


def test_full_while_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    real = os.fdopen

    def fdopen(handle, mode):
        file = real(handle, mode)
        return Clogged(file)

    monkeypatch.setattr(publishing.os, "fdopen", fdopen)

    with pytest.raises(StoreFull):
        write_whole(tmp_path / "a", b"new")

    assert contents(tmp_path) == {}


class Clogged:
    """A file that takes one byte and no more."""

    def __init__(self, file):
        self.file = file

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.file.close()

    def write(self, content: bytes):
        self.file.write(content[:1])
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_folder_that_is_a_file(tmp_path: Path):
    (tmp_path / "reports").write_text("")

    with pytest.raises(StoreError, match="无法写入"):
        write_whole(tmp_path / "reports" / "a", b"new")


def test_a_file_that_is_a_folder(tmp_path: Path):
    (tmp_path / "a").mkdir()

    with pytest.raises(StoreError, match="无法写入"):
        write_whole(tmp_path / "a", b"new")

    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_an_interruption_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def interrupted(_):
        raise KeyboardInterrupt

    monkeypatch.setattr(publishing.os, "fsync", interrupted)

    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "a", b"new")

    assert contents(tmp_path) == {}


# ---- several files --------------------------------------------------------------------------------


def test_nothing_is_written_at_all(tmp_path: Path):
    write_all({})

    assert contents(tmp_path) == {}


def test_all_forms_of_a_bulletin(tmp_path: Path, rendered: list[str]):
    """In the order asked; the workbook comes twice, with links and without."""
    paths = publish(None, tmp_path / "r", FORMS, kind="monthly", issue=ISSUE)

    assert [path.name for path in paths] == [
        "通报.docx",
        "通报.html",
        "台账（内部）.xlsx",
        "台账（公开）.xlsx",
        "通报.json",
        "通报.md",
    ]
    assert rendered == ["docx", "html", "xlsx", "xlsx-public", "json", "md"]
    assert contents(tmp_path / "r")["通报.md"] == "monthly〔2026〕3号:md".encode()


def test_a_form_asked_twice_is_written_once(tmp_path: Path, rendered: list[str]):
    paths = publish(None, tmp_path, ("json", "json"), kind="weekly")

    assert [path.name for path in paths] == ["通报.json"]


@pytest.mark.parametrize("count", range(1, 7))
def test_a_disk_that_fills_up_in_the_middle(tmp_path: Path, monkeypatch, rendered, count: int):
    """Whichever file it is: the last bulletin stays as it was, in all its forms."""
    old = {name: b"old " + name.encode() for name in NAMES.values()}
    for name, content in old.items():
        (tmp_path / name).write_bytes(content)
    full_at(monkeypatch, count)

    with pytest.raises(StoreFull):
        publish(None, tmp_path, FORMS, kind="monthly")

    assert contents(tmp_path) == old


def test_a_form_that_cannot_be_made_leaves_the_others_alone(tmp_path: Path, monkeypatch, rendered):
    """A bug in one renderer must not leave half a bulletin."""

    def render(text, round_, form, template=b""):
        if form == "xlsx":
            raise ZeroDivisionError
        return b"new"

    monkeypatch.setattr(reports, "render", render)

    with pytest.raises(ZeroDivisionError):
        publish(None, tmp_path / "r", FORMS, kind="monthly")

    assert not (tmp_path / "r").exists()


# ---- a folder at one stroke ---------------------------------------------------------------------------


def test_a_folder_is_there_whole_or_not_at_all(tmp_path: Path):
    folder = tmp_path / "issued" / "〔2026〕3号"
    with staged(folder, {"a": b"1", "b": b"2"}) as put:
        assert not folder.exists()
        put()
        assert contents(folder) == {"a": b"1", "b": b"2"}

    assert [path.name for path in folder.parent.iterdir()] == ["〔2026〕3号"]
    assert folder.stat().st_mode & 0o777 == 0o755


def test_a_folder_that_is_not_put_leaves_nothing(tmp_path: Path):
    with staged(tmp_path / "a", {"a": b"1"}):
        pass

    assert contents(tmp_path) == {}


@pytest.mark.parametrize("count", [1, 2])
def test_a_full_disk_before_a_folder_is_there(tmp_path: Path, monkeypatch, count: int):
    full_at(monkeypatch, count)

    with pytest.raises(StoreFull), staged(tmp_path / "a", {"a": b"1", "b": b"2"}):
        pytest.fail("nothing is staged")

    assert contents(tmp_path) == {}


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path):
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "old").write_bytes(b"old")

    with pytest.raises(StoreError, match="无法写入"), staged(tmp_path / "a", {"a": b"1"}) as put:
        put()

    assert contents(tmp_path / "a") == {"old": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_what_the_dead_left_is_swept_after_a_day(tmp_path: Path):
    """Of the living, too, there may be some: they are younger."""
    old, young = tmp_path / ".dead.part", tmp_path / ".living.part"
    for left in (old, young):
        left.mkdir()
        (left / "通报.docx").write_bytes(b"half")
    yesterday = time.time() - 90_000
    os.utime(old, (yesterday, yesterday))

    with staged(tmp_path / "a", {"a": b"1"}) as put:
        put()

    assert sorted(path.name for path in tmp_path.iterdir()) == [".living.part", "a"]


def test_drafts_of_a_killed_process_go_with_the_next_writing(tmp_path: Path):
    with subprocess.Popen([sys.executable, "-c", ""]) as dead:
        pass
    (tmp_path / f".{dead.pid}-x1.part").write_bytes(b"half")
    mine = tmp_path / f".{os.getpid()}-x2.part"
    mine.write_bytes(b"being written")

    write_all({tmp_path / "通报.docx": b"whole"})

    assert {path.name for path in tmp_path.iterdir()} == {"通报.docx", mine.name}
