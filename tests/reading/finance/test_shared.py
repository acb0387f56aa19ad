"""Genuine documents, where they are at hand: everything is found, and no arithmetic is called wrong that is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from reading.documents.reader import read_document
from reading.finance import evaluate

FOLDER = Path(__file__).parents[4] / "shared" / "data" / "documents"


def read(name):
    path = FOLDER / name
    if not path.exists():
        pytest.skip("shared documents are not here")
    found = read_document(path.read_bytes(), name, "pdf").finance
    assert found is not None
    return found


def test_final_account():
    """Nine tables over their pages; every identity of the tables holds; the one wrong total of the text is found."""
    found = read("putuo_czj_2024_juesuan.pdf")
    results = evaluate(found)
    wrong = [one for one in results if one.holds is False]

    assert [f"T{number}" for number in range(1, 10)] == [one.id for one in found.tables]
    assert {one.unit for one in found.tables} == {"万元"}
    assert [(one.id, one.empty, bool(one.note)) for one in found.tables[7:]] == [
        ("T8", True, True),
        ("T9", True, True),
    ]
    assert [one.id for one in wrong] == ["D10"]
    assert (wrong[0].left, wrong[0].right) == ("0.30", "2961.68")
    assert "第21页" in wrong[0].place
    assert sum(one.holds is True for one in results) > 150


def test_template():
    """A form without amounts: nine empty tables, nothing holds and nothing fails."""
    found = read("putuo_juesuan_template.pdf")

    assert len(found.tables) == 9
    assert {one.holds for one in evaluate(found)} == {None}
    assert found.placeholders


def test_annual_report_is_no_budget():
    """Its tables are not these."""
    path = FOLDER / "hzq2023_annual_report.pdf"
    if not path.exists():
        pytest.skip("shared documents are not here")
    assert read_document(path.read_bytes(), path.name, "pdf").finance is None
