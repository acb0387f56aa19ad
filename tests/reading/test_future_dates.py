"""Days that lie ahead: a list keeps them as they are stated, and leaves what they mean to the rules.

No clock is read, so a day is never refused for being in the future. A row is undated for another reason: its day is
labelled as that of an event (see test_date_labels), or it has no year and no row of the list has one.
"""

from __future__ import annotations

import pytest

from reading import read_page
from records import Origin

LI = '<li><a href="./{n}.html">{title}</a><span>{day}</span></li>'
TR = '<tr><td><a href="./{n}.html">{title}</a></td><td>{day}</td></tr>'


def read(days: tuple[str, ...], row: str = LI) -> list[tuple[str, Origin | None]]:
    """Day and origin of each row."""
    rows = "".join(
        row.format(n=n, title=f"关于做好第{n}号有关工作的通知", day=day)
        for n, day in enumerate(days, 1)
    )
    page = read_page(
        f"<html><head><meta charset=utf-8><title>通知公告</title></head><body>{rows}</body></html>".encode(),
        "http://www.yunxi.example/tzgg/",
    )
    assert page.listing is not None
    return [(str(one.date), one.date.origin if one.date else None) for one in page.listing.postings]


@pytest.mark.parametrize("row", [pytest.param(LI, id="list"), pytest.param(TR, id="table")])
@pytest.mark.parametrize(
    "days",
    [
        pytest.param(("2026-12-01", "2026-11-20", "2026-11-02"), id="one ahead"),
        pytest.param(("2026-12-01",) * 3, id="all ahead"),
        pytest.param(("2031-01-05", "2026-11-20"), id="years ahead"),
    ],
)
def test_a_day_ahead_stays_what_it_is(days, row):
    assert read(days, row) == [(day, Origin.SHOWN) for day in days]


def test_a_day_without_a_year_has_none_where_no_row_has():
    assert read(("12-01", "11-20", "11-02")) == [("None", None)] * 3


def test_a_day_without_a_year_follows_the_row_above():
    assert [day for day, _ in read(("2026-12-03", "12-01", "11-20"))] == [
        "2026-12-03", "2026-12-01", "2026-11-20",
    ]  # fmt: skip
