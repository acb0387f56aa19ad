"""The witnesses of the chain of moves: its head, written down where it outlives a truncation of the log.

A chain shows what was altered in it, not what was cut off its end. So its head is kept with every round that was
settled, with every document that was issued, and in a small file beside office.db that is written after each commit.
The log may be ahead of a witness, never behind: who dies between commit and file leaves a file that tells less.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path

import msgspec
from sqlite_utils import Database

from records.chain import Head, Witness
from records.errors import StoreError
from records.store._database import store_errors

ANCHOR = "{name}.anchor"
"""Name of the file, by that of the database."""


def heads_schema(db: Database) -> None:
    """The migration: the heads of rounds, and no way to change one."""
    db.execute(
        "create table chain_heads (inspection text primary key, moves integer not null, seal text not null)"
    )
    for what in ("update", "delete"):
        db.execute(
            f"create trigger chain_heads_stand_{what} before {what} on chain_heads "
            "begin select raise(abort, 'a head is never altered'); end"
        )


def note_head(db: Database, inspection: str) -> None:
    """Keeps the head with a round that is being settled, within its transaction."""
    head = head_of(db)
    db.execute("insert into chain_heads values (?, ?, ?)", [inspection, head.moves, head.seal])


def head_of(db: Database) -> Head:
    """The head as it stands."""
    row = db.execute("select seal from moves order by id desc limit 1").fetchone()
    count = db.execute("select count(*) from moves").fetchone()[0]
    return Head(int(count), row[0]) if row else Head()


def bears(db: Database, head: Head) -> bool:
    """Does the log hold those moves, with that seal on the last of them?"""
    if not head.moves:
        return True
    query = "select seal from moves order by id limit 1 offset ?"
    row = db.execute(query, [head.moves - 1]).fetchone()
    return row is not None and row[0] == head.seal


def anchor_path(path: Path) -> Path:
    """Where the file of a database lies."""
    return path.with_name(ANCHOR.format(name=path.name))


def read_anchor(path: Path) -> Head | None:
    """What the file beside a database says; None when there is none. Raises StoreError when it cannot be read."""
    file = anchor_path(path)
    try:
        return msgspec.json.decode(file.read_bytes(), type=Head)
    except FileNotFoundError:
        return None
    except (msgspec.DecodeError, OSError) as error:
        raise StoreError(f"{file}：台账锚文件无法读取（{error}），不能核对台账变动的末端") from None


def write_anchor(db: Database, path: Path) -> None:
    """Writes the head of now into the file, at one stroke.

    One that the log does not bear is left as it is: it is the witness of what was cut off. What hinders the writing
    is passed over, for the moves are entered: the file then tells less than there is.
    """
    if db.conn.in_transaction:
        return  # what is not committed may yet be taken back
    with contextlib.suppress(OSError, StoreError):
        last, head = read_anchor(path), head_of(db)
        if head == last or (last is not None and not bears(db, last)):
            return
        _put(anchor_path(path), msgspec.json.encode(head, order="sorted") + b"\n")


def _put(file: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(prefix=f".{file.name}-", suffix=".part", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as draft:
            draft.write(content)
            draft.flush()
            os.fsync(draft.fileno())
        Path(name).replace(file)
    except OSError:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


class ChainStore:
    """The witnesses of an office's chain. Methods raise StoreError when the file cannot be used."""

    def __init__(self, db: Database, path: Path) -> None:
        self._db, self._path = db, path

    def head(self) -> Head:
        """The head as it stands."""
        with store_errors(self._path):
            return head_of(self._db)

    def anchor(self) -> Head | None:
        """What the file beside the database says; None when there is none."""
        return read_anchor(self._path)

    def rounds(self) -> tuple[Witness, ...]:
        """The heads that rounds left, oldest first."""
        with store_errors(self._path):
            rows = self._db.execute(
                "select inspection, moves, seal from chain_heads order by rowid"
            )
            return tuple(Witness(Head(moves, seal), f"检查 {id_}") for id_, moves, seal in rows)

    def bears(self, head: Head) -> bool:
        """Does the log hold those moves, with that seal on the last of them?"""
        with store_errors(self._path):
            return bears(self._db, head)
