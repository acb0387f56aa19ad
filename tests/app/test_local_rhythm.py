"""The corner of updates under the profile of a place that asks for every working day and every week."""

from __future__ import annotations

from dataclasses import replace

import pytest

import sample
from app.inspection import Order, inspect
from records.config import load
from sample.configuration import config_text
from sample.corners.updates import CORNER, LOCAL
from tests.app.drive_inspect import configured, still

RULES = ("missed_days", "home_columns")


@pytest.fixture(scope="module")
def found(county, tmp_path_factory):
    """(rule, column) of the findings of the two local rules on the corner's sites."""
    folder = tmp_path_factory.mktemp("rhythm")
    path = folder / "config.toml"
    path.write_text(config_text(county), encoding="utf-8")
    with sample.serve(county, 0) as server:
        config = replace(configured(path, folder / "data", server.port), profile="xinglongtai")
        assert load(path).profile == "national"
        order = Order(county.as_of, sites=tuple(one.key for one in CORNER.offices), rules=RULES)
        round_ = inspect(config, order, now=still)
    return {(one.rule, one.column) for one in round_.findings}


def _at(spot) -> str:
    return f"{spot.site}-{spot.column}"


@pytest.mark.parametrize("rule", RULES)
def test_what_is_planted_for_the_place_is_found(found, rule):
    guilty = {(rule, _at(one.guilty)) for one in LOCAL if one.rule == rule}

    assert len(guilty) == 3
    assert guilty - found == set()


def test_its_twins_are_not_accused(found):
    assert {(one.rule, _at(one.twin)) for one in LOCAL} & found == set()


def test_home_columns_finds_nothing_else(found):
    """Every news column of the corner misses days; of the columns on home pages only three are late."""
    assert len([one for one in found if one[0] == "home_columns"]) == 3
