"""The bars on the labelled pages, where they are at hand."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ROOT / ".." / "shared" / "data" / "pages"
BARS = {
    "kind": 0.97,
    "newest (dated lists)": 1.0,
    "rows (title and date)": 0.98,
    "rows (none too many)": 0.98,
    "pinned": 0.98,
    "published (articles)": 0.98,
    "title": 0.98,
    "column": 0.98,
    "breadcrumb": 0.97,
    "page_count": 0.98,
    "current_page": 0.98,
    "total_rows": 0.98,
    "next_page": 0.98,
    "doc_number": 0.98,
    "index_number": 0.98,
    "source": 0.97,
    "site_id_code": 0.97,
    "icp": 0.97,
    "police_record": 0.97,
    "organiser": 0.97,
    "attachments": 0.97,
}


@pytest.fixture(scope="module")
def total():
    """The score of the bench."""
    if not PAGES.exists():
        pytest.skip("the labelled pages are not here")
    spec = importlib.util.spec_from_file_location("bench_reading", ROOT / "bench" / "reading.py")
    bench = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = bench  # dataclasses look their module up
    spec.loader.exec_module(bench)
    return bench.score(PAGES)


@pytest.mark.parametrize("figure", BARS)
def test_bar(total, figure):
    """Each figure reaches its bar."""
    assert total.counts[figure][1] > 0
    assert total.share(figure) >= BARS[figure], [
        item for item in total.mistakes if item[1] == figure
    ]
