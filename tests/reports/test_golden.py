"""The same round gives the same bytes; and those whose wording a person has read."""

from __future__ import annotations

import pytest
import time_machine

from reports import FORMATS, render
from reports.pdf.typesetter import installed
from tests.reports.write_golden import GOLDEN, PERIODS, composed, golden, round_of


def test_no_golden_file_is_left_over() -> None:
    known = {path.relative_to(GOLDEN).as_posix() for path in GOLDEN.rglob("*") if path.is_file()}

    assert known == set(golden())


@pytest.mark.parametrize("name", sorted(golden()))
def test_golden(name: str) -> None:
    """A change of wording is seen and read: see write_golden.py. Those of history/ hold the rules' own words, too."""
    if name.endswith(".xml") and not installed():
        pytest.skip("the extra pdf is not installed: the figures of the DOCX have no pictures")
    assert golden()[name] == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("kind", sorted(PERIODS))
def test_the_same_bytes_on_another_day(kind: str, format_: str) -> None:
    if format_ == "pdf" and not installed():
        pytest.skip("the extra pdf is not installed")
    with time_machine.travel("2026-11-20 08:00"):
        first = render(composed(kind), round_of(kind), format_)
    with time_machine.travel("2031-02-03 23:59:58"):
        second = render(composed(kind), round_of(kind), format_)

    assert first == second
