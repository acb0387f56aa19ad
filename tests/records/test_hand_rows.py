"""Marks and draws in office.db: only ever added to, read back as they were, up to a moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from records.marks import Draw, MarkEntry, Pair
from records.store.office import MIGRATIONS, OfficeStore

NOON = datetime(2026, 11, 20, 4, 0, 0, 5, tzinfo=UTC)
"""Noon and five microseconds in China."""


@pytest.fixture
def office(tmp_path):
    with OfficeStore(tmp_path / "office.db") as store:
        yield store


def mark(points: str, at: datetime = NOON, **other) -> MarkEntry:
    return MarkEntry(
        "national", "D-10", "www", "2026-Q4", Decimal(points), "理由", "张科", at, **other
    )


def test_a_mark_comes_back_to_the_cent(office):
    office.keep_marks([mark("0.25", checker="jyj"), mark("0.10", withdrawn=True)])

    assert office.marks() == (mark("0.25", checker="jyj"), mark("0.10", withdrawn=True))


def test_entries_stand_in_the_order_they_were_made(office):
    """Equal ones too: nothing is merged, replaced or put in another order."""
    office.keep_marks([mark("3")])
    office.keep_marks([mark("1"), mark("3")])

    assert [str(one.points) for one in office.marks()] == ["3", "1", "3"]


def test_until_a_moment_includes_that_moment_in_any_zone(office):
    office.keep_marks([mark("1"), mark("2", NOON + timedelta(microseconds=1))])

    assert [str(one.points) for one in office.marks(NOON)] == ["1"]
    assert office.marks(NOON - timedelta(microseconds=1)) == ()


def test_of_a_broken_import_nothing_stays(office):
    def entries():
        yield mark("1")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        office.keep_marks(entries())

    assert office.marks() == ()


def test_draws_are_kept_beside_one_another(office):
    first = Draw("2026-Q4", "1", ("a", "b"), (Pair("a", "b"), Pair("b", "a")), NOON)
    second = Draw("2026-Q4", "2", ("a", "b"), (Pair("a", "b"),), NOON, "张科", "撤并")
    office.keep_draw(first)
    office.keep_draw(second)

    assert office.draws() == (first, second)


def test_an_older_file_grows_the_tables(tmp_path, monkeypatch):
    """An office.db of an earlier version keeps what it holds and can be marked from then on."""
    place = [one.__name__ for one in MIGRATIONS].index("hand_tables")
    monkeypatch.setattr("records.store.office.MIGRATIONS", MIGRATIONS[:place])
    with OfficeStore(tmp_path / "office.db") as store:
        store.beat(NOON)
    monkeypatch.setattr("records.store.office.MIGRATIONS", MIGRATIONS)
    with OfficeStore(tmp_path / "office.db") as store:
        store.keep_marks([mark("1")])
        assert (store.last_beat(), store.marks()) == (NOON, (mark("1"),))
