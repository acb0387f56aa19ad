"""The sample's yearly sheets agree, are read as they were written, and the sums of reports are what is planted."""

from __future__ import annotations

import pytest

from reading import read_page
from reading.annual import sheet_identities
from sample.corners.site_reports import CORNER
from sample.pages import dialect
from sample.requests import counts
from sample.site_sheets import changed, sheet_numbers, summed_report
from tests.sample.conftest import SEED

SITES = ("bbjg", "bbht", "bbhx", "bbjk")


def site_of(county, key):
    return next(site for site in county.sites if site.key == key)


@pytest.mark.parametrize("key", SITES)
def test_the_sheets_say_what_was_planted(county, key):
    """Only the guilty contradict themselves; advice decides nothing."""
    site = site_of(county, key)
    guilty = {
        one.guilty.row for one in CORNER.planted
        if one.rule == "site_report_figures" and one.guilty.site == key
    }  # fmt: skip
    found = set()
    for name in ("wzbb", "tzgg"):
        column = site.column(name)
        for item in county.items(site, column):
            path = dialect(site).item_path(site, column, item)
            facts = read_page(county.respond(site.host, path).body, site.url + path[1:]).annual
            if facts and any(
                one.holds is False and one.mark == "✔" for one in sheet_identities(facts)
            ):
                found.add(item.number)

    assert found == guilty


def test_numbers_agree_until_they_are_changed(county):
    """By adding them up."""
    site = site_of(county, "bbjg")
    for year in range(2020, 2030):
        of = sheet_numbers(site, year, SEED)
        assert of["published"] == of["overview"] + of["news"] + of["catalogue"]
        assert of["cases"] == of["persons"] + of["companies"]
        assert of["visitors"] < of["visits"]
        assert changed(of, {"cases": -3})["cases"] == of["cases"] - 3


@pytest.mark.parametrize(("by", "says"), [(-1, True), (0, True), (1, True), (-1, False)])
def test_a_report_that_sums_up_another(county, by, says):
    """It differs from the one below by as many requests, and says so or not."""
    agency = site_of(county, "bbhx").agency
    lines = summed_report(agency, "bbhx-tj", 2025, SEED, by=by, says=says)
    new = counts("bbhx-tj", 2025, SEED).new[-1] + by

    assert ("汇总了所属单位" in lines[0]) is says
    assert any(f"本年新收政府信息公开申请{new}件" in line for line in lines)
