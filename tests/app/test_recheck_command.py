"""`mingjian cases recheck` as a person runs it, on the sample county."""

from __future__ import annotations

import shutil

import pytest

from app import clock
from records import Stage
from records.store.office import OfficeStore
from tests.app.commands import config_file, ran
from tests.app.drive_inspect import still
from tests.schemas import faults


@pytest.fixture
def office(inspected, tmp_path, monkeypatch):
    """The county's office after its round, as a folder of its own."""
    shutil.copytree(inspected.config.data, tmp_path / "data")
    monkeypatch.setattr(clock, "now", still)
    return config_file(tmp_path, inspected.port)


def _cases(office):
    with OfficeStore(office.parent / "data" / "office.db") as store:
        return store.cases()


def test_the_county_did_nothing_since(capsys, office):
    """Looked at once more on the same day: nothing closes, nothing is called feigned, and the JSON is as published."""
    rules = {
        "identity_number",
        "stale_column",
        "dead_link",
        "annual_sections",
        "budget_tables",
        "old_address",
    }
    picked = {one.finding.rule: one.number for one in _cases(office) if one.finding.rule in rules}
    told = ran(capsys, "cases", "recheck", *picked.values(), "--config", office, "--json",
               "--as-of", "2026-11-20")  # fmt: skip
    assert told.code in {0, 6}, told.err
    assert faults("cases-recheck", told.document) == []
    found = {one["rule"]: one for one in told.document["cases"]}
    assert found.keys() == picked.keys()
    assert {(one["stage"], one["feigned"]) for one in found.values()} == {("found", "")}, found
    assert all(one["evidence"] for one in found.values())


def test_what_cannot_be_visited_is_said(capsys, office):
    """A late answer to an application stands in the imported ledgers: no page of the site tells."""
    number = next(one.number for one in _cases(office) if one.finding.family == "ledgers")
    told = ran(capsys, "cases", "recheck", number, "--config", office, "--json")
    assert (told.code, told.document["inspection"], told.document["cases"]) == (0, None, [])
    assert told.document["left"] == [
        {"number": number, "reason": "此类问题依据导入的台账判断，请导入最新台账后再检查"}
    ]
    words = ran(capsys, "cases", "recheck", number, "--config", office)
    assert f"{number} 未复核" in words.out


WRONG = [
    ("nothing asked for", (), "--due"),
    ("no such number", ("MJ-2026-9999",), "MJ-2026-9999"),
    ("no such agency", ("--agency", "nobody"), "nobody"),
]


@pytest.mark.parametrize(
    ("words", "says"), [row[1:] for row in WRONG], ids=[row[0] for row in WRONG]
)
def test_given_wrongly(capsys, office, words, says):
    told = ran(capsys, "cases", "recheck", *words, "--config", office)
    assert (told.code, told.out) == (2, "")
    assert says in told.err


def test_a_re_check_stands_for_no_period(capsys, office, tmp_path):
    """The bulletin of the month is still that of the whole round."""
    number = next(one.number for one in _cases(office) if one.finding.rule == "stale_column")
    told = ran(capsys, "cases", "recheck", number, "--config", office, "--as-of", "2026-11-20")
    assert told.code in {0, 6}
    assert number in told.out
    written = ran(capsys, "bulletin", "--period", "2026-11", "--config", office, "--json",
                  "--format", "md", "--out", tmp_path / "out")  # fmt: skip
    assert written.document["inspection"] == "2026-11-20-1"
    assert all(one.stage is not Stage.CLOSED for one in _cases(office))
