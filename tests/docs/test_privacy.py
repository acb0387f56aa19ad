"""docs/privacy.md: every file of the containers' tables stands in the matrix, and the limits are those of the rules."""

from __future__ import annotations

from docs.privacy import CASES, privacy_page
from rules import bounds


def test_every_hiding_place_and_writer_has_its_row():
    page = privacy_page()
    for one in CASES:
        assert f"### {one.format}\n" in page
        assert f"| {one.hiding or '—'} | {one.writer} | " in page, one.name


def test_the_counts_are_those_of_the_tables():
    leaks = sum(one.leak for one in CASES)

    assert leaks >= 60
    assert len(CASES) - leaks >= 60
    assert f"{leaks} leaks, {len(CASES) - leaks} twins." in privacy_page()


def test_every_grade_names_its_rule_and_limit():
    page = privacy_page()

    assert [number for number in range(1, 7) if f"GR-0{number}" not in page] == []
    assert f"{bounds().many} persons or more" in page
    assert f"leaves {bounds().some} candidates or fewer" in page
