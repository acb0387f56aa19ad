"""Reports of one office beside each other: which are compared, and when nothing is concluded."""

from __future__ import annotations

from reading import read_page
from reading.budgets_seen import budget_reports
from reading.subjects import site_subjects
from tests.reading.documents.made import SCAN, pdf
from tests.reading.finance import accounts
from tests.reading.finance.accounts import ACCOUNT, ACCOUNT_TEXT, changed
from tests.reading.finance.test_across import CARRIED, T1
from tests.reading.seen import HOST, SITE, reading
from tests.reading.test_budgets_seen import AGENCIES, COLUMNS, file, page


def published(title, tables, path, text=()):
    body = accounts.html(title, tables, text)
    return reading(read_page(body, f"{HOST}{path}", "text/html; charset=utf-8"), column="yjs")


def across(*readings):
    found = budget_reports(site_subjects(SITE, COLUMNS, AGENCIES, readings), AGENCIES)
    return {
        one.year: [each for each in one.identities if each.id in {"F29", "F31", "B16"}] for one in found
    }  # fmt: skip


THIS = published("云溪区教育局2024年度部门决算", ACCOUNT, "/yjs/a.html")


def test_two_years():
    """This year's account with last year's; last year's with nothing."""
    found = across(THIS, published("云溪区教育局2023年度部门决算", CARRIED, "/yjs/b.html"))

    assert [one.holds for one in found[2024]] == [True, True, True]
    assert found[2023] == []


def test_another_office_is_not_compared():
    """The government's own office is another."""
    assert (
        across(THIS, published("云溪区体育局2023年度部门决算", CARRIED, "/yjs/b.html"))[2024] == []
    )


def test_the_office_itself_and_the_whole_department():
    """本级 alone is another scope."""
    other = published("云溪区教育局（本级）2023年度部门决算", CARRIED, "/yjs/b.html")
    assert across(THIS, other)[2024] == []


def test_two_versions_that_differ():
    """Nothing is concluded, and the reason says so."""
    first = published("云溪区教育局2023年度部门决算", CARRIED, "/yjs/b.html")
    wrong = changed(CARRIED, T1, "30.00", "31.00", "年末结转和结余")
    second = published("云溪区教育局2023年度部门决算（更正）", wrong, "/yjs/c.html")
    (one,) = across(THIS, first, second)[2024]

    assert one.holds is None
    assert "2份" in one.reason


def test_the_same_twice():
    """Two places, one report."""
    twice = [
        published("云溪区教育局2023年度部门决算", CARRIED, path)
        for path in ("/yjs/b.html", "/yjs/c.html")
    ]
    assert [one.holds for one in across(THIS, *twice)[2024]] == [True, True, True]


def test_two_years_that_do_not_follow():
    """2022 is not the year before 2024."""
    assert (
        across(THIS, published("云溪区教育局2022年度部门决算", CARRIED, "/yjs/b.html"))[2024] == []
    )


def test_a_stamped_copy_beside_the_readable_version():
    """The scan takes nothing away: the report is whole."""
    scan = file("云溪区教育局2024年度部门决算（盖章）.pdf", pdf([SCAN]), "pdf", "/yjs/a.pdf")
    readable = file(
        "决算.docx",
        accounts.word(ACCOUNT, ACCOUNT_TEXT, (accounts.OFFICE, "2024年度部门决算")),
        "docx",
    )
    readings = (page(scan, readable), scan, readable)
    (one,) = budget_reports(site_subjects(SITE, COLUMNS, AGENCIES, readings), AGENCIES)

    assert one.complete
    assert not one.facts.scanned


def test_a_page_that_only_leads_to_a_scan():
    """Scanned, and not whole."""
    scan = file("云溪区教育局2024年度部门决算（盖章）.pdf", pdf([SCAN]), "pdf", "/yjs/a.pdf")
    (one,) = budget_reports(site_subjects(SITE, COLUMNS, AGENCIES, (page(scan), scan)), AGENCIES)

    assert one.facts.scanned
    assert not one.complete
