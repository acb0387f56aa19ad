"""The power fails while a backup, a restore or issued files are written: what was said to be done is there, whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.keeping.backup import fault_of
from app.keeping.restore import restore
from app.keeping.vault import BLOCK, FORMAT, Backup, Piece, Vault
from app.publish import staged, write_all
from records import Coverage
from records.errors import StoreError
from records.store.office import OfficeStore
from tests.crashing import Disk, crashes
from tests.records.test_office_store import case, finished, order

CONFIG = b'data = "data"\n'


def piece(vault: Vault, path: str, content: bytes) -> Piece:
    blocks = [content[at : at + BLOCK] for at in range(0, len(content), BLOCK)]
    return Piece(path, len(content), tuple(vault.put(one) for one in blocks))


def backed_up(vault: Vault, name: str, said: bytes) -> None:
    """A small set: a configuration, a file that every set has, and one of its own."""
    vault.prepare()
    pieces = (
        piece(vault, "config.toml", CONFIG),
        piece(vault, "data/still", b"still" * 100),
        piece(vault, "data/said", said),
    )
    schemas = {"office": 1, "site": 1}
    vault.write(Backup(FORMAT, name, "2026-11-20", "Mingjian/1", schemas, "config.toml", pieces))
    vault.prune(2)


def test_backups(tmp_path: Path) -> None:
    """Three sets of which two are kept: whatever set is there is whole, and none that was made is gone too soon."""
    home, left = tmp_path / "vault", tmp_path / "left"
    home.mkdir()
    made: list[str] = []

    def fail() -> None:
        for way, folder in crashes(disk, left):
            there = Vault(folder)
            names = there.names()
            assert [fault_of(there, name) for name in names] == [""] * len(names), way
            assert set(made[-1:]) <= set(names)

    disk = Disk(home, fail)
    with disk:
        for name in ("a", "b", "c"):
            backed_up(Vault(home), name, name.encode())
            made.append(name)
            fail()
    assert Vault(home).names() == ["b", "c"]
    assert len(list(left.iterdir())) > 100


def test_restore(tmp_path: Path) -> None:
    """A folder is there with all that the set holds, or is not there."""
    backed_up(Vault(tmp_path / "vault"), "a", b"a")
    home, left, done = tmp_path / "home", tmp_path / "left", False
    home.mkdir()

    def fail() -> None:
        for _, folder in crashes(disk, left):
            there = folder / "new"
            assert there.exists() or not done
            if there.exists():
                assert (there / "config.toml").read_bytes() == CONFIG
                assert (there / "data" / "said").read_bytes() == b"a"
                assert (there / "data" / "still").read_bytes() == b"still" * 100

    disk = Disk(home, fail)
    with disk:
        restore(tmp_path / "vault", home / "new")
        done = True
        fail()


def test_files_of_what_is_issued(tmp_path: Path) -> None:
    """All files of a number or none; and later one of them, made again, whole or not there."""
    home, left, done = tmp_path / "issued", tmp_path / "left", False
    home.mkdir()
    files = {"通报.md": b"1" * 5000, "通报.html": b"2" * 5000}

    def fail() -> None:
        for _, folder in crashes(disk, left):
            there = folder / "1"
            assert there.exists() or not done
            if there.exists():
                assert {one.name: one.read_bytes() for one in there.iterdir()} == files

    disk = Disk(home, fail)
    with disk:
        with staged(home / "1", files) as put:
            put()
        done = True
        fail()


def test_a_file_that_is_replaced(tmp_path: Path) -> None:
    """The old one or the new one, and the new one when it is said to be written."""
    home, left, done = tmp_path / "home", tmp_path / "left", False
    home.mkdir()
    (home / "a").write_bytes(b"old")

    def fail() -> None:
        for _, folder in crashes(disk, left):
            assert (folder / "a").read_bytes() in ({b"new"} if done else {b"old", b"new"})

    disk = Disk(home, fail)
    with disk:
        write_all({home / "a": b"new"})
        done = True
        fail()


@pytest.mark.parametrize(
    "deed",
    [
        lambda store: store.begin(order()),
        lambda store: store.settle(
            finished(store.begin(order())), [], Coverage(), [case()], [], []
        ),
        lambda store: store.decide([], [case()], []),
        lambda store: store.keep_marks([]),
    ],
)
def test_the_ledger_is_written_through(tmp_path: Path, deed) -> None:
    """SQLite's own promise: with `synchronous` FULL a commit in the log is on the disk when it returns."""
    with OfficeStore(tmp_path / "office.db") as store:
        said: list[str] = []
        store._db.conn.set_trace_callback(said.append)
        for _ in range(2):  # also after a transaction that had set it itself
            deed(store)
            assert store._db.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert not any("synchronous=NORMAL" in one or "synchronous=1" in one for one in said)


def test_a_backup_that_is_half_there_is_none(tmp_path: Path) -> None:
    """A list of files that was cut is not believed."""
    backed_up(Vault(tmp_path / "vault"), "a", b"a")
    path = tmp_path / "vault" / "sets" / "a.json"
    path.write_bytes(path.read_bytes()[:-10])
    with pytest.raises(StoreError, match="未写完或已损坏"):
        restore(tmp_path / "vault", tmp_path / "new")
