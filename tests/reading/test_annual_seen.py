"""Reports of a round: whose each is, which of two is judged, and what stands beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reading.annual.facts import facts_of
from reading.annual.paper import Line
from reading.annual_seen import annual_reports
from reading.subjects import site_subjects
from records import Agency, AnnualFacts, AnnualReport, Document, Page, Role
from tests.reading.annual.papers import Paper, as_text
from tests.reading.annual.test_sketch import text
from tests.reading.seen import SITE, article, column, first, page, reading

EDUCATION = Agency("jyj", "云溪区教育局", ("教育局", "区教育局"), parent="qzf")
FINANCE = Agency("czj", "云溪区财政局", ("财政局", "区财政局"), parent="qzf")
SCHOOLS = Agency("jyzx", "云溪区教育考试中心", level="事业单位", parent="jyj")
GOVERNMENT = Agency("qzf", "云溪区人民政府", ("区人民政府", "区政府"), level="政府")
AGENCIES = (EDUCATION, FINANCE, SCHOOLS, GOVERNMENT)
REPORTS = column("nb", "/nb/", "年度报告", "年度报告", agency="qzf")


def facts(paper: Paper, title: str = "") -> AnnualFacts:
    found = facts_of(
        title or paper.title, [Line(one) for one in as_text(paper).decode().splitlines()]
    )
    assert found is not None
    return found


def paged(path: str, paper: Paper, title: str = "") -> Page:
    title = title or paper.title
    return replace(article(path, title, "2026-01-20"), annual=facts(paper, title))


def seen(*pages: Page, files=(), agencies=AGENCIES, columns=(REPORTS,)) -> tuple[AnnualReport, ...]:
    readings = [
        first(page("/nb/"), "nb"),
        *(reading(one, column="nb", found_on="/nb/") for one in pages),
        *files,
    ]
    return annual_reports([site_subjects(SITE, columns, agencies, readings)], agencies)


def by_agency(reports: tuple[AnnualReport, ...], agency: str, year: int = 2025) -> AnnualReport:
    (found,) = [one for one in reports if (one.agency, one.year) == (agency, year)]
    return found


def test_whose_and_of_which_level():
    """By the title; the column's agency is not asked."""
    (report,) = seen(paged("/1", Paper()))

    assert (report.agency, report.level, report.year, report.column, report.site) == (
        "jyj",
        "部门",
        2025,
        "nb",
        "www",
    )
    assert report.name == "云溪区教育局2025年政府信息公开工作年度报告"
    assert report.evidence is not None
    assert (report.last, report.like_last, report.like_sister, report.strangers) == (
        None,
        None,
        None,
        (),
    )
    assert {True} == {one.holds for one in report.identities}


def test_an_office_that_nobody_configured_is_none_of_ours():
    """The water bureau's report on the government's site is not the government's."""
    (report,) = seen(paged("/1", Paper(owner="云溪区水利局")))

    assert report.agency == ""


def test_a_title_without_a_name_is_the_column_s():
    """2025年政府信息公开工作年度报告, in the column of the government."""
    (report,) = seen(paged("/1", Paper(owner="云溪区人民政府"), "2025年政府信息公开工作年度报告"))

    assert (report.agency, report.level) == ("qzf", "政府")


def test_last_year_s_report_is_beside_it():
    """One carried out, two carried in; three made and one repealed of twelve leave fourteen."""
    now = Paper(stock=("0", "0", "0", "3", "1", "13"))
    reports = seen(paged("/2025", now), paged("/2024", Paper(year=2024)))
    report = by_agency(reports, "jyj")

    assert report.last is not None
    assert report.last.year == 2024
    assert report.last_url.endswith("/2024")
    failed = [(one.id, one.left, one.right) for one in report.identities if one.holds is False]
    assert failed == [("A07", "2", "1"), ("A07", "2", "1"), ("A09", "13", "14")]
    assert sum(one.id == "A07" for one in report.identities) == 7
    assert by_agency(reports, "jyj", 2024).last is None


def test_titles_without_a_name_follow_by_their_column():
    """A department's own site has one report a year in its column."""
    reports = seen(
        paged("/2025", Paper(), "2025年政府信息公开工作年度报告"),
        paged("/2024", Paper(year=2024), "2024年政府信息公开工作年度报告"),
    )

    assert [one.last and one.last.year for one in reports if one.year == 2025] + [
        one.last for one in reports if one.year == 2024
    ] == [2024, None]


def test_two_without_a_name_in_one_year_follow_nobody():
    """A portal's column with reports of many offices, none of which its title names."""
    reports = seen(
        paged("/a", Paper(owner="云溪区水利局"), "2025年政府信息公开工作年度报告"),
        paged("/b", Paper(owner="云溪区林业局"), "2025年政府信息公开工作年度报告"),
        paged("/c", Paper(owner="云溪区林业局", year=2024), "2024年政府信息公开工作年度报告"),
    )

    assert len(reports) == 3
    assert {None} == {one.last for one in reports}


def test_the_attachment_is_judged_where_the_page_is_a_stub():
    """One report, not two: the fuller."""
    stub = replace(
        article("/1", Paper().title, files=(("年报.pdf", "/1.pdf"),)),
        annual=facts_of(Paper().title, []),
    )
    file = Document("年报.pdf", "pdf", annual=facts(Paper()))
    held = reading(file, Role.ATTACHMENT, path="/1.pdf", found_on="/1", text="年报.pdf")
    (report,) = seen(stub, files=(held,))

    assert report.url.endswith("/1.pdf")
    assert report.article.endswith("/1")
    assert report.agency == "jyj"
    assert len(report.facts.sections) == 6


def test_a_corrected_version_is_the_same_report():
    """Twice the same office and year: one is judged, always the same one."""
    both = paged("/a", Paper()), paged("/b", Paper())

    assert [one.url for one in seen(*both)] == [one.url for one in seen(*reversed(both))]
    assert len(seen(*both)) == 1


def copied(owner: str, seed: int, year: int = 2025) -> Paper:
    return Paper(owner=owner, year=year, first=f"{year}年，{owner}坚持公开。{text(seed)}")


def test_copies_of_last_year_and_of_a_sister():
    """Equal but for year and name: 100; texts of their own: hardly anything."""
    reports = seen(
        paged("/a", copied("云溪区教育局", 1)),
        paged("/b", copied("云溪区财政局", 1)),
        paged("/c", copied("云溪区人民政府", 2)),
        paged("/d", copied("云溪区教育局", 1, 2024)),
        paged("/e", copied("云溪区人民政府", 3, 2024)),
    )
    one, sister = by_agency(reports, "jyj"), by_agency(reports, "czj")

    assert one.like_last is not None
    assert one.like_sister is not None
    assert one.like_last.percent >= 97
    assert one.like_sister.percent >= 97
    assert one.like_sister.url == sister.url
    assert sister.like_sister is not None
    assert sister.like_sister.url == one.url
    government = by_agency(reports, "qzf")
    assert government.like_last is not None
    assert government.like_last.percent < 20
    assert government.like_sister is None


def test_short_prose_is_not_compared():
    """All phrases of the form: nobody can tell."""
    short = replace(Paper(), first="2025年，主动公开。", fifth="时效性有待提高，将加强培训。")
    report = by_agency(seen(paged("/a", short), paged("/b", replace(short, year=2024))), "jyj")

    assert report.last is not None
    assert report.like_last is None


@pytest.mark.parametrize(
    ("owner", "maker", "expected"),
    [
        pytest.param("云溪区教育局", "云溪区教育局", (), id="its own name"),
        pytest.param("云溪区教育局", "云溪区财政局", ("云溪区财政局",), id="a sister's"),
        pytest.param("云溪区教育局", "云溪区人民政府", (), id="the one above it"),
        pytest.param("云溪区教育局", "云溪区教育考试中心", (), id="one below it"),
        pytest.param("云溪区人民政府", "云溪区财政局", (), id="a government's office may make it"),
        pytest.param("云溪区教育局", "云溪区水利局", (), id="nobody we know"),
    ],
)
def test_strangers(owner, maker, expected):
    """Named as its maker, and neither above nor below."""
    paper = Paper(owner=owner)
    read = facts(replace(paper))
    read = replace(read, self_names=(maker,))
    (report,) = seen(replace(article("/1", paper.title), annual=read))

    assert expected == report.strangers


def test_the_sheet_of_a_website_is_no_report():
    """政府网站工作年度报表 is told apart and not judged."""
    title = "云溪区政府网站工作年度报表（2025年度）"

    assert seen(replace(article("/1", title), annual=facts_of(title, []))) == ()


# ---- reports that sum up others (A18) -----------------------------------------------------------

SUMMED = "本报告由云溪区人民政府办公室汇总各部门年度报告编制。"


def summed(reports: tuple[AnnualReport, ...], agency: str) -> list[tuple[bool | None, str, str]]:
    """A18 of an agency's report: new, carried in, done, carried out."""
    found = by_agency(reports, agency).identities
    return [(one.holds, one.left, one.right) for one in found if one.id == "A18"]


def whole(owner: str, new: int, said: str = "") -> Paper:
    """A report with so many new applications, all of them answered in the year, and two carried in, one out."""
    paper = Paper(owner=owner, first=said)
    paper = paper.with_row("new", str(new), *["0"] * 5, str(new))
    paper = paper.with_row("open", str(new - 4), *["0"] * 5, str(new - 4))
    return paper.with_row("total", str(new + 1), *["0"] * 5, str(new + 1))


@pytest.mark.parametrize(
    ("new", "holds"),
    [
        pytest.param(
            24, [True, False, False, False], id="as many new ones, but the others are one office's"
        ),
        pytest.param(23, [False, False, False, False], id="one too few"),
        pytest.param(40, [True, False, True, False], id="more: offices that nobody configured"),
    ],
)
def test_a_government_sums_up_its_offices(new, holds):
    """Two offices with 12 new, 2 carried in, 13 done and 1 carried out each."""
    reports = seen(
        paged("/1", Paper()),
        paged("/2", Paper(owner="云溪区财政局")),
        paged("/3", whole("云溪区人民政府", new, SUMMED)),
    )

    assert [one[0] for one in summed(reports, "qzf")] == holds
    assert summed(reports, "qzf")[0] == (holds[0], str(new), "24")
    assert summed(reports, "jyj") == []


def test_a_government_that_reports_about_itself():
    """It does not say that it sums up anything."""
    reports = seen(paged("/1", Paper()), paged("/2", whole("云溪区人民政府", 5)))

    assert summed(reports, "qzf") == []


def test_what_one_in_between_sums_up_is_not_added_twice():
    """The exam centre is in the bureau's report already; the government adds the bureau alone."""
    centre = Paper(owner="云溪区教育考试中心")
    bureau = whole("云溪区教育局", 24, "本报告汇总所属单位年度报告编制。")
    reports = seen(
        paged("/1", centre), paged("/2", bureau), paged("/3", whole("云溪区人民政府", 24, SUMMED))
    )

    assert summed(reports, "jyj")[0] == (True, "24", "12")
    assert summed(reports, "qzf")[0] == (True, "24", "24")


def test_another_year_s_reports_are_no_parts():
    """Last year's of an office below says nothing about this year."""
    old = replace(Paper(), year=2024)
    reports = seen(paged("/1", old), paged("/2", whole("云溪区人民政府", 5, SUMMED)))

    assert summed(reports, "qzf") == []
