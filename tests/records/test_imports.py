"""Imported ledgers in office.db: every version of a row, all of an import or nothing, and an old round's own view."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from records.errors import LedgerError
from records.imported import CatalogueItem, Entry, ErrorReport, Place, RegisteredAccount
from records.ledger_forms import ACCOUNTS, CATALOGUE, ERRORS
from records.store.office import OfficeStore

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
ONE = ErrorReport("ZC1", "czj", date(2026, 11, 2))
TWO = ErrorReport("ZC2", "czj", date(2026, 11, 3))
ANSWERED = replace(ONE, replied=date(2026, 11, 5))


@pytest.fixture
def store(tmp_path):
    with OfficeStore(tmp_path / "office.db") as office:
        yield office.ledgers


def entries(*rows, file="台账.csv", digest="d" * 64):
    return [Entry(row, Place(file, digest, "", line)) for line, row in enumerate(rows, start=2)]


def bare(rows):
    return [replace(row, evidence=None) for row in rows]


def test_rows_come_back_with_the_place_they_came_from(store):
    done = store.take(ERRORS, entries(ONE, TWO), NOON)
    found = store.rows(done.number)

    assert (done.number, done.rows, done.added, done.changes, done.ended) == (1, 2, 2, 0, 0)
    assert bare(found) == [ONE, TWO]
    assert found[1].evidence.place == "《台账.csv》第3行"
    assert (found[0].evidence.digest, found[0].evidence.at) == ("d" * 64, NOON)


def test_the_same_rows_again_change_nothing(store):
    store.take(ERRORS, entries(ONE, TWO), NOON)
    again = store.take(ERRORS, entries(TWO, ONE, file="另存.xlsx", digest="e" * 64), NOON)

    assert (again.number, again.rows, again.added, again.changes) == (0, 2, 0, 0)
    assert store.newest() == 1
    assert len(store.imports()) == 1


def test_a_changed_row_says_what_is_new_and_the_old_one_is_still_there_for_old_rounds(store):
    store.take(ERRORS, entries(ONE, TWO), NOON)
    done = store.take(ERRORS, entries(ANSWERED, TWO), NOON)

    assert (done.number, done.added, done.changes) == (2, 0, 1)
    assert done.changed == ("ZC1：答复日期 无 → 2026-11-05",)
    assert bare(store.rows(1)) == [ONE, TWO]
    assert bare(store.rows(2)) == [ANSWERED, TWO]
    assert store.rows(0) == ()


def test_rows_that_are_left_out_stay_unless_the_files_stand_for_all(store):
    store.take(ERRORS, entries(ONE, TWO), NOON)
    store.take(ACCOUNTS, entries(RegisteredAccount("qzf", "微博", "甲", date(2026, 11, 1))), NOON)
    less = store.take(ERRORS, entries(TWO), NOON)
    whole = store.take(ERRORS, entries(TWO), NOON, whole=True)

    assert less.number == 0
    assert (whole.number, whole.ended) == (3, 1)
    assert (store.count("errors"), store.count("accounts")) == (1, 1)
    assert len(store.rows(2)) == 3


def test_a_row_that_was_ended_can_come_back(store):
    store.take(ERRORS, entries(ONE, TWO), NOON)
    store.take(ERRORS, entries(TWO), NOON, whole=True)
    back = store.take(ERRORS, entries(ONE), NOON)

    assert (back.number, back.added) == (3, 1)
    assert bare(store.rows(3)) == [ONE, TWO]


def test_two_rows_of_one_number_that_differ_are_refused(store):
    store.take(ERRORS, entries(TWO), NOON)
    with pytest.raises(LedgerError) as error:
        store.take(ERRORS, entries(ONE, ANSWERED), NOON)

    assert "《台账.csv》第3行与《台账.csv》第2行的“留言编号”相同（ZC1），内容不同" in str(
        error.value
    )
    assert bare(store.rows(store.newest())) == [TWO]


def test_a_row_twice_is_one_row(store):
    done = store.take(ERRORS, entries(ONE, ONE), NOON)

    assert (done.rows, done.added, done.repeated) == (1, 1, 1)


def test_an_import_that_breaks_off_leaves_nothing(store, monkeypatch):
    monkeypatch.setattr(type(store), "_add", _fails)
    with pytest.raises(sqlite3.OperationalError):
        store.take(ERRORS, entries(ONE, TWO), NOON)

    assert store.imports() == ()
    assert store.count("errors") == 0


def _fails(self, kind, rows, number):
    (first, *_) = rows.items()
    self._db.execute(
        "insert into ledger_rows values (?, ?, ?, null, '', '')", [kind, first[0], number]
    )
    raise sqlite3.OperationalError("broken off")


def test_a_register_without_its_day_says_nothing_new_when_the_same_file_comes_again(store):
    """Its day is that of the import; another file with the same posts does say that there were no others."""
    drawn = RegisteredAccount("qzf", "微博", "甲", date(2026, 11, 1), date(2026, 10, 30))
    later = replace(drawn, counted=date(2026, 11, 8))
    store.take(ACCOUNTS, entries(drawn), NOON)

    assert store.take(ACCOUNTS, entries(later), NOON).number == 0
    assert store.take(ACCOUNTS, entries(later, digest="e" * 64), NOON).changes == 1


def test_items_are_told_apart_by_all_that_names_them(store):
    item = CatalogueItem("义务教育", "招生", "计划", "人数", "jyj")
    done = store.take(
        CATALOGUE, entries(item, replace(item, agency="czj"), replace(item, content="结果")), NOON
    )

    assert done.added == 3


def test_a_hundred_thousand_rows_are_taken_in_seconds(store):
    import time

    many = entries(*(replace(ONE, id=f"ZC{number}") for number in range(100_000)))
    began = time.process_time()
    store.take(ERRORS, many, NOON)

    assert store.take(ERRORS, many, NOON).number == 0
    assert time.process_time() - began < 20
    assert store.count("errors") == 100_000
