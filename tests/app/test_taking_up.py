"""Which round is made when one of the same order was broken off: it is taken up, but not when it has become too old."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from app import clock
from app.clock import SHANGHAI
from app.taking_up import begun
from records import Errand, Inspection, Reason, Role, Visit
from records.config import Config, load
from records.due import ABSORBED, Due, Planned
from records.store.office import OfficeStore
from records.store.site import SiteStore
from tests.app.cases_office import TOML
from tests.app.commands import ran

MONDAY = date(2026, 11, 9)
DUE = datetime(2026, 11, 9, 2, tzinfo=SHANGHAI)
URL = "http://www.example.gov.cn/"
WEEKLY = Inspection(
    "", "每周检查", MONDAY, ("portal", "jyj"), period="2026-W46",
    planned=Planned("weekly", "2026-W46", DUE),
)  # fmt: skip


@pytest.fixture
def config(tmp_path: Path) -> Config:
    path = tmp_path / "office.toml"
    path.write_text(TOML.format(office="", profile="national"), encoding="utf-8")
    return load(path)


def made(config: Config, on: date, order: Inspection = WEEKLY) -> str:
    with OfficeStore(config.data / "office.db") as office:
        now = datetime(on.year, on.month, on.day, 9, tzinfo=SHANGHAI)
        return begun(config, office, replace(order, as_of=on), now).id


def visited(config: Config, inspection: str, on: date) -> None:
    """One page of the second site is visited on a day."""
    errand, at = Errand(URL, Role.HOME), datetime(on.year, on.month, on.day, 3, tzinfo=SHANGHAI)
    visit = Visit(inspection, URL, URL, at, None, Reason.TIMEOUT, "", "", "", 0, "", 0, 0)
    with SiteStore.open(config.data / "archive" / "jyj") as store:
        store.start(inspection, [errand])
        store.record(errand, visit)


def unfinished(config: Config) -> list[str]:
    with OfficeStore(config.data / "office.db") as office:
        return [one.id for one in office.unfinished()]


@pytest.mark.parametrize(
    ("days", "last_visit", "expected"),
    [
        (0, None, "2026-11-09-1"),
        (7, None, "2026-11-09-1"),
        (8, None, "2026-11-17-1"),
        (8, 0, "2026-11-17-1"),
        # paused over many nights: what was seen lately is not too old
        (8, 7, "2026-11-09-1"),
        (16, 0, "2026-11-25-1"),
    ],
)
def test_taken_up_within_a_week_of_its_last_visit(config, days, last_visit, expected):
    first = made(config, MONDAY)
    if last_visit is not None:
        visited(config, first, MONDAY + timedelta(days=last_visit))

    assert made(config, MONDAY + timedelta(days=days)) == expected
    assert unfinished(config) == [expected]


def test_what_a_later_period_stands_for_is_given_up(config, capsys, monkeypatch):
    """And `doctor` no more says that it will be gone on with."""
    made(config, MONDAY)
    row = Due("weekly", "2026-W46", DUE, "每周检查", ABSORBED, instead="2026-W47")
    with OfficeStore(config.data / "office.db") as office:
        office.due.note([row])
    later = replace(
        WEEKLY, period="2026-W47", planned=Planned("weekly", "2026-W47", DUE + timedelta(days=7))
    )

    assert made(config, date(2026, 11, 16), later) == "2026-11-16-1"
    assert unfinished(config) == ["2026-11-16-1"]
    now = datetime(2026, 11, 16, 9, tzinfo=SHANGHAI)
    monkeypatch.setattr(clock, "now", lambda: now)
    said = ran(capsys, "doctor", "-c", config.path).out
    assert "2026-11-16-1" in said
    assert "2026-11-09-1" not in said


def test_another_order_is_left_alone(config):
    made(config, MONDAY)
    other = replace(WEEKLY, theme="个人隐私", period="2026-12", planned=None)

    made(config, date(2026, 12, 3), other)

    assert unfinished(config) == ["2026-11-09-1", "2026-12-03-1"]
