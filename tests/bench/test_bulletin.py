"""The made office of `bench.bulletin`: its ledger is one that the law of cases allows, and the same each time."""

from __future__ import annotations

from bench import bulletin
from records import Stage
from records.cases import ALLOWED


def test_a_small_office_lives_by_the_law():
    place = bulletin.config()
    told = bulletin.year(120, 4, place)

    assert len(told.cases) == len({one.number for one in told.cases}) == 120
    assert {Stage.SENT, Stage.ANSWERED, Stage.CLOSED} <= {one.stage for one in told.cases}
    assert all(one.after in ALLOWED[one.before] for one in told.moves)
    assert told == bulletin.year(120, 4, place)


def test_its_papers_are_written():
    place = bulletin.config()
    made = bulletin.papers(bulletin.year(120, 4, place), place)["bulletin, md"]()

    assert "MJ-2026-0120" in made["通报.md"].decode()
