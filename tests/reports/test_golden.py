"""The same round gives the same bytes; and those whose wording a person has read."""

from __future__ import annotations

import pytest
import time_machine

from reports import FORMATS, render
from tests.reports.write_golden import GOLDEN, PERIODS, composed, golden, round_of


@pytest.mark.parametrize("name", sorted(golden()))
def test_golden(name: str) -> None:
    """A change of wording is seen and read: see write_golden.py."""
    assert golden()[name] == (GOLDEN / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("kind", sorted(PERIODS))
def test_the_same_bytes_on_another_day(kind: str, format_: str) -> None:
    with time_machine.travel("2026-11-20 08:00"):
        first = render(composed(kind), round_of(kind), format_)
    with time_machine.travel("2031-02-03 23:59:58"):
        second = render(composed(kind), round_of(kind), format_)

    assert first == second
