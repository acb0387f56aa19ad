"""Where the log of moves ended is written down where a truncation of it shows."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from records import Stage
from records.chain import Head
from records.errors import StoreError
from records.store import chain
from records.store.office import OfficeStore
from reports.moves import Deed, confirm, dismiss
from tests.app.cases_office import FRIDAY, ledger
from tests.app.cases_office import office as opened

DEED = Deed("李四", FRIDAY, "已核对")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """An office whose round found eight cases: eight moves."""
    opened(tmp_path)
    return tmp_path / "data" / "office.db"


def decide(path: Path, deed_of=confirm, at: int = 0) -> None:
    """A person moves a case that was found."""
    with OfficeStore(path) as office:
        found = [one for one in office.cases() if one.stage is Stage.FOUND]
        step = deed_of(found[at], DEED)
        office.decide([step.before], [step.after], step.moves)


def cut(path: Path, keep: int) -> None:
    """Somebody removes the last moves from the database."""
    with sqlite3.connect(path) as db:
        db.execute("drop trigger moves_stand_delete")
        db.execute("delete from moves where id > ?", [keep])


def borne(path: Path) -> dict[str, bool]:
    """By witness, whether the log bears it."""
    with OfficeStore(path) as office:
        anchor = office.chain.anchor()
        told = {one.where: office.chain.bears(one.head) for one in office.chain.rounds()}
        return told | ({"anchor": office.chain.bears(anchor)} if anchor else {})


def test_the_anchor_follows_every_commit(path: Path):
    anchors = []
    for _ in range(2):
        anchors.append(chain.read_anchor(path))
        decide(path)
    with OfficeStore(path) as office:
        head = office.chain.head()

    assert [one.moves for one in anchors if one] == [8, 9]
    assert chain.read_anchor(path) == head
    assert head.moves == 10
    assert json.loads(chain.anchor_path(path).read_text()) == {"moves": 10, "seal": head.seal}
    assert [one.name for one in path.parent.iterdir() if one.name.endswith(".part")] == []


@pytest.mark.parametrize(
    ("keep", "expected"),
    [
        pytest.param(10, {"检查 2026-11-20-1": True, "anchor": True}, id="whole"),
        pytest.param(9, {"检查 2026-11-20-1": True, "anchor": False}, id="a deed is gone"),
        pytest.param(8, {"检查 2026-11-20-1": True, "anchor": False}, id="all deeds are gone"),
        pytest.param(7, {"检查 2026-11-20-1": False, "anchor": False}, id="the round's last is"),
        pytest.param(0, {"检查 2026-11-20-1": False, "anchor": False}, id="everything is gone"),
    ],
)
def test_a_truncated_log_is_not_borne_out(path: Path, keep: int, expected):
    """The chain itself is sound up to any end: only the witnesses tell."""
    decide(path)
    decide(path)
    cut(path, keep)

    with OfficeStore(path) as office:
        assert office.broken_move() is None
    assert borne(path) == expected


def test_a_log_that_went_on_after_the_cut_is_told_still(path: Path):
    """As long as before, and sound in itself; the file keeps what it saw, however often it is written again."""
    decide(path)
    seen = chain.read_anchor(path)
    cut(path, 8)
    with sqlite3.connect(path) as db:
        stages = ('"stage":"confirmed"', '"stage":"found"')
        db.execute("update cases set stage = 'found', body = replace(body, ?, ?)", stages)
    decide(path, dismiss)
    decide(path, dismiss)

    with OfficeStore(path) as office:
        assert office.broken_move() is None
        assert office.chain.head().moves == 10
    assert chain.read_anchor(path) == seen
    assert borne(path) == {"检查 2026-11-20-1": True, "anchor": False}


def test_death_between_commit_and_anchor(path: Path, monkeypatch):
    """The deed is done; the file tells less than there is, which is no fault, and catches up with the next one."""

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("records.store.office.write_anchor", die)
        with pytest.raises(KeyboardInterrupt):
            decide(path)

    assert chain.read_anchor(path).moves == 8
    assert borne(path) == {"检查 2026-11-20-1": True, "anchor": True}
    assert sum(one.stage is Stage.CONFIRMED for one in ledger(path.parents[1]).values()) == 1
    decide(path)
    assert chain.read_anchor(path).moves == 10


def test_what_hinders_the_anchor_does_not_hinder_the_deed(path: Path, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(chain.os, "fsync", full)
    decide(path)

    assert chain.read_anchor(path).moves == 8
    assert [one.name for one in path.parent.iterdir() if one.name.endswith(".part")] == []


def test_an_anchor_that_cannot_be_read_is_said_and_kept(path: Path):
    chain.anchor_path(path).write_bytes(b"{}x")
    decide(path)

    with pytest.raises(StoreError, match="锚文件无法读取"):
        chain.read_anchor(path)
    assert chain.anchor_path(path).read_bytes() == b"{}x"


def test_heads_of_rounds_are_never_altered(path: Path):
    with sqlite3.connect(path) as db:
        for query in ("update chain_heads set moves = 0", "delete from chain_heads"):
            with pytest.raises(sqlite3.IntegrityError, match="never altered"):
                db.execute(query)


def test_a_ledger_older_than_the_file_gets_it(path: Path):
    """The data was moved without it, or is of before: the next document that is issued writes it anew."""
    chain.anchor_path(path).unlink()
    with OfficeStore(path) as office:
        office.issued.add([])
        assert office.chain.anchor() == office.chain.head()


def test_no_moves_at_all(tmp_path: Path):
    with OfficeStore(tmp_path / "office.db") as office:
        assert office.chain.head() == Head()
        assert office.chain.bears(Head())
        assert office.chain.anchor() is None
