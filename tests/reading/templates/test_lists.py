"""List pages of many houses: the rows a person reads, and no other."""

from __future__ import annotations

import pytest

from reading import read_page
from records import PageKind
from tests.reading.templates.frames import HOST, expected
from tests.reading.templates.lists import LISTS


@pytest.fixture(params=[pytest.param(one, id=one.name) for one in LISTS])
def case(request):
    """A template with its page as read."""
    return request.param, read_page(request.param.html.encode(), request.param.url)


def test_rows(case):
    """Title and day of every row, in order."""
    of, got = case
    assert got.kind is PageKind.LIST
    wanted = [title for title, _ in expected(of.count)]
    assert [row.title for row in got.listing.postings] == wanted
    if "日期" not in of.why:
        days = [str(row.date) for row in got.listing.postings]
        assert days == [day for _, day in expected(of.count)]
        assert not any(row.pinned for row in got.listing.postings)


def test_paging(case):
    """Its numbers, its next page, its end; what it does not say is None."""
    of, got = case
    found = got.listing
    following = f"{HOST}{of.next}" if of.next else None
    assert (found.column, found.next_page) == (of.column, following)
    assert (found.page_count, found.total_rows) == (of.pages or found.page_count, of.total)
    assert of.pages is None or found.page_count == of.pages
    assert found.last is of.last or (of.total == of.count and found.last is not False)
    assert of.why in "；".join(found.reasons)


def test_rows_lead_below_the_site(case):
    """Addresses are absolute."""
    _, got = case
    assert all(row.url.startswith(f"{HOST}/") for row in got.listing.postings)
