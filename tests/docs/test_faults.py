"""docs/faults.md: every fault of the crawler's table, with the words that inspectors would read."""

from __future__ import annotations

from docs.faults import faults_page
from records import REASON_WORDS, Reason
from tests.crawler.faults import FAULTS


def test_every_fault_has_its_row():
    """A row added to the table is a row of the page."""
    page = faults_page()
    rows = [line for line in page.splitlines() if line.startswith("| ") and "---" not in line]

    assert len([row for row in rows if not row.startswith("| fault |")]) == len(FAULTS)
    assert f"{len(FAULTS)} faults." in page


def test_only_the_server_s_own_word_is_a_finding():
    """What was not reached is never called dead."""
    rows = [line for line in faults_page().splitlines() if line.startswith("| ")]
    dead = [row for row in rows if "失效（服务器返回" in row]

    assert sorted(row.split(" | ")[1] for row in dead) == ["HTTP 404", "HTTP 410"]
    assert all("未作判断" in row for row in rows if REASON_WORDS[Reason.TIMEOUT] in row)
