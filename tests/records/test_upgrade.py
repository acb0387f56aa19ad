"""A database of an earlier version: copied before it is altered, altered wholly or not at all."""

from __future__ import annotations

import sqlite3
import stat

import pytest

from records.errors import StoreFull
from records.store import _upgrade
from tests.records.test_database import first, opened, second, version, write


def third(db):
    db.execute("CREATE TABLE three (z)")


def broken(db):
    db.execute("CREATE TABLE three (z)")
    raise ZeroDivisionError


def tables(path):
    with sqlite3.connect(path) as db:
        found = sorted(row[0] for row in db.execute("SELECT name FROM sqlite_master"))
    db.close()
    return found


@pytest.fixture
def path(tmp_path):
    db = opened(tmp_path / "x.db", (first,))
    write(db, "INSERT INTO one VALUES (7)")
    db.close()
    return tmp_path / "x.db"


def test_a_copy_of_what_was(path, monkeypatch):
    told = []
    monkeypatch.setattr(_upgrade, "listeners", [told.append])
    db = opened(path, (first, second, third))
    assert version(db) == 3
    db.close()
    copy = path.with_name("x.db.v1.bak")

    assert tables(copy) == ["one"]
    assert tables(path) == ["one", "three", "two"]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert told == [_upgrade.Upgrade(path, 1, 3, copy)]
    opened(path, (first, second, third)).close()
    assert len(told) == 1


def test_the_last_two_copies_stay(path):
    steps = (first, second, third, lambda db: db.execute("CREATE TABLE four (x)"))
    for number in range(2, 5):
        opened(path, steps[:number]).close()
    assert [one.name for one in _upgrade.copies(path)] == ["x.db.v2.bak", "x.db.v3.bak"]


def test_a_migration_that_fails_undoes_those_before_it(path):
    before = path.read_bytes()
    with pytest.raises(ZeroDivisionError):
        opened(path, (first, second, broken))
    assert tables(path) == ["one"]
    assert path.read_bytes()[100:] == before[100:]
    db = opened(path, (first,))
    assert db.execute("SELECT x FROM one").fetchall() == [(7,)]
    db.close()


def test_without_room_for_the_copy_nothing_is_altered(path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(_upgrade.os, "fsync", full)
    with pytest.raises(StoreFull):
        opened(path, (first, second))
    assert tables(path) == ["one"]
    assert [one.name for one in path.parent.iterdir()] == ["x.db"]


def test_a_new_database_is_not_copied(tmp_path):
    opened(tmp_path / "y.db", (first, second)).close()
    assert [one.name for one in tmp_path.iterdir()] == ["y.db"]
