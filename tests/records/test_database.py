"""Opening a database: ours, a stranger's, a newer one, a busy one, a full disk."""

from __future__ import annotations

import os
import sqlite3

import pytest

from records.errors import ForeignDatabase, StoreBusy, StoreError, StoreFull
from records.store._database import open_database, store_errors, transaction

OURS = 0x4D4A0001


def first(db):
    db.execute("CREATE TABLE one (x INTEGER PRIMARY KEY)")


def second(db):
    db.execute("CREATE TABLE two (y INTEGER)")
    db.execute("INSERT INTO two VALUES (2)")


def opened(path, migrations=(first, second), **kept):
    return open_database(path, migrations, application_id=OURS, **{"wait": 0.05, **kept})


def write(db, *statements, then=None):
    with transaction(db):
        for statement in statements:
            db.execute(*statement) if isinstance(statement, tuple) else db.execute(statement)
        if then is not None:
            then()


def fail():
    raise KeyboardInterrupt


def version(db):
    return db.execute("PRAGMA user_version").fetchone()[0]


def test_a_new_one_is_made_in_wal_mode_with_every_migration(tmp_path):
    db = opened(tmp_path / "new" / "x.db")
    assert version(db) == 2
    assert db.execute("PRAGMA application_id").fetchone()[0] == OURS
    assert db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert db.execute("SELECT y FROM two").fetchall() == [(2,)]
    db.close()


def test_an_old_one_is_brought_up_once(tmp_path):
    path = tmp_path / "x.db"
    opened(path, (first,)).close()
    opened(path).close()
    db = opened(path)
    assert version(db) == 2
    assert db.execute("SELECT y FROM two").fetchall() == [(2,)]
    db.close()


def test_a_migration_that_fails_leaves_the_version_before_it(tmp_path):
    def broken(db):
        db.execute("CREATE TABLE two (y)")
        raise ZeroDivisionError

    path = tmp_path / "x.db"
    with pytest.raises(ZeroDivisionError):
        opened(path, (first, broken))
    db = opened(path, (first,))
    assert version(db) == 1
    assert db.table_names() == ["one"]
    db.close()


def strange(path, *statements):
    with sqlite3.connect(path) as db:
        for statement in statements:
            db.execute(statement)
    db.close()


@pytest.mark.parametrize(
    "statements",
    [
        ("CREATE TABLE bookmarks (x)",),
        ("PRAGMA application_id = 7",),
        ("PRAGMA user_version = 3",),
        ("PRAGMA application_id = 7", "CREATE TABLE x (y)", "PRAGMA user_version = 1"),
    ],
)
def test_a_strangers_database_is_not_touched(tmp_path, statements):
    path = tmp_path / "x.db"
    strange(path, *statements)
    before = path.read_bytes()
    with pytest.raises(ForeignDatabase, match="不是本程序的数据库"):
        opened(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("content", [b"PK\x03\x04 a zip" * 100, "不是数据库".encode() * 50])
def test_a_file_that_is_no_database(tmp_path, content):
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(ForeignDatabase, match="不是可读的数据库文件"):
        opened(path)
    assert path.read_bytes() == content


def test_a_damaged_one(tmp_path):
    path = tmp_path / "x.db"
    opened(path).close()
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * (4096 - 100)
    path.write_bytes(data)
    with pytest.raises(ForeignDatabase):
        opened(path)


def test_a_newer_one(tmp_path):
    path = tmp_path / "x.db"
    opened(path).close()
    with pytest.raises(ForeignDatabase, match="第 2 版，本程序只认到第 1 版"):
        opened(path, (first,))


def test_a_missing_one_is_made_only_on_request(tmp_path):
    with pytest.raises(StoreError, match="数据库不存在"):
        opened(tmp_path / "x.db", create=False)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_its_place(tmp_path):
    (tmp_path / "x.db").mkdir()
    with pytest.raises(StoreError, match=r"x\.db"):
        opened(tmp_path / "x.db")


def test_a_file_where_the_folder_should_be(tmp_path):
    (tmp_path / "data").write_text("")
    with pytest.raises(StoreError, match="无法读写"):
        opened(tmp_path / "data" / "x.db")


def test_a_busy_one(tmp_path):
    one = opened(tmp_path / "x.db")
    other = opened(tmp_path / "x.db")
    with transaction(one), pytest.raises(StoreBusy, match="另一个进程正在写入"), transaction(other):
        pass
    with transaction(other):
        other.execute("INSERT INTO one VALUES (1)")
    one.close()
    other.close()


def test_a_full_disk_loses_the_transaction_and_nothing_before_it(tmp_path):
    db = opened(tmp_path / "x.db", (first, lambda db: db.execute("CREATE TABLE big (b BLOB)")))
    with transaction(db):
        db.execute("INSERT INTO one VALUES (1)")
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages + 2}")  # what SQLite says when the disk is full
    with pytest.raises(StoreFull, match="磁盘空间已满"):
        write(db, "INSERT INTO one VALUES (2)", ("INSERT INTO big VALUES (?)", [b"x" * 100_000]))
    assert db.execute("SELECT x FROM one").fetchall() == [(1,)]
    db.close()


def test_a_block_that_raises_is_rolled_back(tmp_path):
    db = opened(tmp_path / "x.db")
    with pytest.raises(KeyboardInterrupt):
        write(db, "INSERT INTO one VALUES (1)", then=fail)
    assert db.execute("SELECT count(*) FROM one").fetchone() == (0,)
    db.close()


def test_a_transaction_inside_another_is_part_of_it(tmp_path):
    db = opened(tmp_path / "x.db")

    def inner():
        write(db, "INSERT INTO one VALUES (1)")
        fail()

    with pytest.raises(KeyboardInterrupt):
        write(db, then=inner)
    assert db.execute("SELECT count(*) FROM one").fetchone() == (0,)
    db.close()


def test_a_bug_stays_a_bug(tmp_path):
    db = opened(tmp_path / "x.db")
    with pytest.raises(sqlite3.IntegrityError):
        write(db, "INSERT INTO one VALUES (1)", "INSERT INTO one VALUES (1)")
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        write(db, "SELECT * FROM three")
    db.close()


@pytest.mark.parametrize(("number", "kind"), [(28, StoreFull), (122, StoreFull), (13, StoreError)])
def test_errors_of_the_system(tmp_path, number, kind):
    with pytest.raises(kind) as told, store_errors(tmp_path):
        raise OSError(number, os.strerror(number))
    assert str(told.value).startswith(f"{tmp_path}：")
    assert "\n" not in str(told.value)


def test_what_was_deleted_is_in_no_free_page(tmp_path):
    """A long value, so that whole pages come free, and a short one; the database is as large as before."""
    path, secret = tmp_path / "a.db", "99010119900101" + "ABCD"
    db = opened(path)
    write(db, "CREATE TABLE kept (x TEXT)", ("INSERT INTO kept VALUES (?)", [secret * 2000]))
    write(db, ("INSERT INTO kept VALUES (?)", [secret]), "CREATE TABLE later (x)")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    assert secret.encode() in path.read_bytes()
    write(db, "DELETE FROM kept")
    db.close()

    assert secret.encode() not in path.read_bytes()
    assert path.stat().st_size > 40_000
    assert list(tmp_path.iterdir()) == [path]
