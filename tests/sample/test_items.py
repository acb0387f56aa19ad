"""Rows and papers on any reference date and seed: nothing from the future, nothing doubled, history kept."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from sample import build
from sample.corners import corner_of
from sample.pages import dialect
from sample.papers import newest_year
from tests.sample.walking import sites_open

DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 2**40), as_of=DAYS)
def test_rows_of_any_county(seed, as_of):
    """No row is dated after the reference date, no address stands twice in a column, nor a title by chance.

    A corner may post the same twice: that is what it plants.
    """
    county = build(seed, as_of)
    for site in sites_open(county):
        style = dialect(site)
        for column in site.columns:
            rows = county.items(site, column)
            assert all(row.published <= as_of for row in rows)
            titles = {row.title for row in rows}
            assert corner_of(site.key) or len(titles) == len(rows)
            assert len({style.item_path(site, column, row) for row in rows}) == len(rows)


@settings(max_examples=15, deadline=None)
@given(as_of=DAYS)
def test_the_key_can_be_worked_out_on_any_day(as_of):
    county = build(7, as_of)

    assert len(county.answers) == len(county.innocents) > 40


def test_newest_years_follow_the_calendar():
    """Worked out by hand from the days on which each is due."""
    cases = {
        ("部门预算", date(2026, 11, 20)): 2026, ("部门预算", date(2026, 3, 1)): 2025,
        ("部门决算", date(2026, 11, 20)): 2025, ("部门决算", date(2026, 9, 1)): 2024,
        ("年度报告", date(2026, 11, 20)): 2025, ("年度报告", date(2026, 2, 1)): 2024,
    }  # fmt: skip

    assert {case: newest_year(*case) for case in cases} == cases


def test_addresses_are_found_again(county):
    """Every address that a dialect makes is one that it understands, to the same row."""
    for site in sites_open(county)[:3]:
        style = dialect(site)
        for column in site.columns:
            for row in county.items(site, column):
                found = style.find(site, style.item_path(site, column, row))
                assert (found.what, found.column, found.number) == ("article", column, row.number)


def test_a_year_split_column_stays_within_its_year(county):
    rsj = county.sites[2]
    this, last = (county.items(rsj, rsj.column(key)) for key in ("tzgg", "tzgg2"))

    assert {row.published.year for row in this} == {county.as_of.year}
    assert {row.published.year for row in last} == {county.as_of.year - 1}
