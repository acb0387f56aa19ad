"""The answer key: complete, each defect with its twin, and each to be seen on the pages that it names."""

import io
from collections import Counter
from dataclasses import replace

import openpyxl
import pypdfium2
import pytest
from docx import Document

from records.privacy import check_digit
from sample import defects, yearly
from sample.acts import CONTENT, Act
from sample.corners import corners
from sample.defects import DEFECTS
from sample.pages import dialect
from sample.papers import newest_year
from tests.sample.walking import get, sites_open, text_of

RULES = {
    "site_unreachable", "stale_home", "stale_column", "blank_column", "budget_missing", "budget_late",
    "annual_report_missing", "annual_report_late", "identity_number", "dead_link", "footer",
    "annual_applications", "annual_carried", "annual_in_force", "annual_remedies", "annual_blanks", "annual_template",
    "annual_text", "annual_copied", "annual_owner", "annual_sections", "annual_topics", "annual_year", "annual_law",
    "annual_problems", "budget_explained", "budget_tables", "budget_arithmetic", "budget_text", "empty_table",
    "three_public", "budget_year", "budget_agency", "budget_blank", "budget_scanned", "budget_years", "budget_history",
    "government_debt", "annual_contact", "annual_fees", "annual_no_table",
}  # fmt: skip


def site_of(county, key):
    return next(site for site in county.sites if site.id == key)


def rows_of(county, expected):
    site = site_of(county, expected.site)
    column = site.column(expected.column.removeprefix(f"{site.id}-"))
    return column, county.items(site, column)


def newest(county, expected):
    _, rows = rows_of(county, expected)
    return (county.as_of - max(row.published for row in rows)).days


def words_of(county, url):
    """All text of a page or file, by readers that are not ours."""
    reply = get(county, url)
    if reply.content_type.startswith("text/html"):
        return text_of(reply)
    if reply.content_type == "application/pdf":
        pages = pypdfium2.PdfDocument(reply.body)
        try:
            return "\n".join(page.get_textpage().get_text_range() for page in pages)
        finally:
            pages.close()
    if "spreadsheet" in reply.content_type:
        book = openpyxl.load_workbook(io.BytesIO(reply.body))
        return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row)
    tables = Document(io.BytesIO(reply.body)).tables
    return "\n".join(cell.text for table in tables for row in table.rows for cell in row.cells)


def guilty(county, rule):
    return [one for one in county.answers if one.rule == rule]


def innocent(county, rule):
    return [one for one in county.innocents if one.rule == rule]


def test_three_defects_a_rule_each_with_a_twin(county):
    counted = Counter(defect.rule for defect in DEFECTS)

    assert set(counted) == RULES
    assert min(counted.values()) >= 3
    of_corners = sum(len(corner.planted) for corner in corners())
    assert len(county.answers) == len(county.innocents) == len(DEFECTS) + of_corners
    assert all(defect.guilty.note and defect.twin.note for defect in DEFECTS)


def test_no_two_plants_meet():
    rows = [(one.site, one.column, one.slot) for one in defects.plants() if one.column and not one.agency
            and defects.of_column(one.site, one.column) and one.slot]  # fmt: skip
    duties = [one for one in defects.plants() if one.agency and one.act is not Act.SOUND]
    owed = [(one.agency, one.kind) for one in duties if one.act not in CONTENT]
    said = [(one.agency, one.kind, one.back) for one in duties if one.act in CONTENT]

    assert max(Counter(rows).values()) == 1
    assert max(Counter(said).values()) == 1
    assert max(Counter(owed).values()) == 1


def test_no_answer_is_an_innocent(county):
    marks = [
        (one.rule, one.url, one.column, one.duty) for one in (*county.answers, *county.innocents)
    ]

    assert len(set(marks)) == len(marks)


@pytest.mark.parametrize(
    "limit",
    [
        pytest.param(
            {"动态要闻": 14, "规划计划": 366, "人事信息": 366}
            | dict.fromkeys(("通知公告", "政策文件", "规范性文件", "政策解读"), 184),
            id="limits",
        )
    ],
)
def test_stale_columns_are_past_and_their_twins_within_the_limit(county, limit):
    for one in guilty(county, "stale_column"):
        column, _ = rows_of(county, one)
        assert newest(county, one) > limit[column.kind], one
    for one in innocent(county, "stale_column"):
        column, rows = rows_of(county, one)
        if column.year == -1:
            assert rows[0].published.year == county.as_of.year - 1
            assert str(county.as_of.year - 1) in column.name
        else:
            assert newest(county, one) <= limit.get(column.kind, 180), one
    shuffled = next(one for one in innocent(county, "stale_column") if one.column == "www-zjdt")
    _, rows = rows_of(county, shuffled)
    assert max(rows, key=lambda row: row.published) is rows[2]
    assert not rows[0].pinned


def test_every_other_column_is_fresh(county):
    """All findings are planted ones: a column of a class with a limit, if not in the key, is within it."""
    limits = {"动态要闻": 14, "通知公告": 180, "政策文件": 180, "规范性文件": 180, "政策解读": 180,
              "人事信息": 365, "规划计划": 365, "统计数据": 60, "会议公开": 180}  # fmt: skip
    known = {one.column for one in (*county.answers, *county.innocents)}
    for site in sites_open(county):
        for column in site.columns:
            rows = county.items(site, column)
            if column.kind in limits and site.column_id(column) not in known:
                assert rows, column
                age = (county.as_of - max(row.published for row in rows)).days
                assert 0 <= age <= limits[column.kind], column


def test_blank_columns_have_no_row_and_their_twins_are_no_blank_lists(county):
    assert all(not rows_of(county, one)[1] for one in guilty(county, "blank_column"))
    texts = [text_of(get(county, one.url)) for one in innocent(county, "blank_column")]
    assert "Refresh" in texts[0]
    assert "<form" in texts[1]
    opened, _ = rows_of(county, innocent(county, "blank_column")[2])
    assert opened.opened == 10


def titles(county):
    return [
        item
        for site in sites_open(county)
        for column in site.columns
        for item in county.items(site, column)
    ]


@pytest.mark.parametrize(
    ("rule", "word"), [("budget_missing", ""), ("annual_report_missing", "信息公开")]
)
def test_missing_papers_are_missing_but_have_a_history(county, rule, word):
    names = {agency.id: agency.name for agency in county.agencies}
    every = titles(county)
    for one in (*guilty(county, rule), *innocent(county, rule)):
        agency, kind, year = one.duty.split("-")
        words = "信息公开" if kind == "年度报告" else kind
        there = {
            said: [
                item
                for item in every
                if names[agency] in item.title and words in item.title and str(said) in item.title
            ]
            for said in (int(year), int(year) - 1, int(year) - 2)
        }
        assert bool(there[int(year)]) is (one in county.innocents), one
        assert len(there[int(year) - 1]) == len(there[int(year) - 2]) == 1, one


def test_misfiled_papers_stand_in_another_column(county):
    for one in (*innocent(county, "budget_missing"), *innocent(county, "annual_report_missing")):
        if one.column.endswith("tzgg"):
            column, rows = rows_of(county, one)
            assert column.kind == "通知公告"
            assert any(
                ("公开" in row.title and "2026年" in row.title) or "年度报告" in row.title
                for row in rows
            )


@pytest.mark.parametrize(("duty", "days"), [
    ("fgj-部门预算-2026", 38), ("nyj-部门决算-2025", 33), ("rsj-部门预算-2026", 21), ("wjj-部门预算-2026", 20),
])  # fmt: skip
def test_late_papers_state_their_approval(county, duty, days):
    """The text itself says the day of approval, so that lateness can be told from the page alone."""
    agency, kind, year = duty.split("-")
    name = next(one.name for one in county.agencies if one.id == agency)
    item = next(item for item in titles(county) if item.title == f"{name}{year}年{kind}公开")
    approved = item.lines[0].split("于")[1].split("批复")[0]
    y, m, d = (
        int(part)
        for part in approved.replace("年", " ").replace("月", " ").replace("日", "").split()
    )

    assert (item.published - type(item.published)(y, m, d)).days == days


def test_reports_are_late_only_where_planted(county):
    late = {one.duty.split("-")[0] for one in guilty(county, "annual_report_late")}
    names = {agency.name: agency for agency in county.agencies}
    for item in titles(county):
        if "政府信息公开" not in item.title or "年度报告" not in item.title:
            continue
        agency = max((name for name in names if name in item.title), key=len, default="")
        if not agency:
            continue  # an office that only a corner's configuration knows
        limit = (3, 31) if names[agency].level == "政府" else (1, 31)
        newest = f"{county.as_of.year - 1}年" in item.title
        passed = (item.published.month, item.published.day) > limit
        assert passed is (newest and names[agency].id in late), item.title


def test_identity_numbers_are_of_nobody_and_where_the_key_says(county):
    """Region 99 was never issued; check digits hold; each file or page of the key holds at least one."""
    assert len(county.secrets) == len(set(county.secrets)) >= 20
    for number in county.secrets:
        assert number.startswith("99")
        assert number[17] == check_digit(number[:17])
    for one in guilty(county, "identity_number"):
        assert any(number in words_of(county, one.url) for number in county.secrets), one
    for one in innocent(county, "identity_number"):
        assert not any(number in words_of(county, one.url) for number in county.secrets), one


def test_identity_numbers_stand_nowhere_else(county):
    expected = {one.url for one in guilty(county, "identity_number")}
    found = set()
    for site in sites_open(county):
        for path in county.paths(site):
            url = site.url.rstrip("/") + path
            words = words_of(county, url)
            if any(number in words for number in county.secrets):
                found.add(url)

    assert found == expected


def test_acceptance_number_has_the_very_shape(county):
    one = innocent(county, "identity_number")[0]
    number = words_of(county, one.url).split("受理编号：")[1][:18]

    assert number[17] == check_digit(number[:17])


def test_footers_lack_one_thing_each(county):
    marks = ("网站标识码", "ICP备", "公网安备", "bszs.conac.cn", "找错")
    for one in guilty(county, "footer"):
        text = text_of(get(county, one.url))
        assert sum(mark not in text for mark in marks) == 1, one
    for one in innocent(county, "footer"):
        site = site_of(county, one.site)
        inner = text_of(
            get(county, site.url.rstrip("/") + dialect(site).column_path(site, site.column("nb")))
        )
        assert all(mark in inner for mark in marks), one


def test_homes_are_as_old_as_planted(county):
    for one, days in zip(
        (*guilty(county, "stale_home"), *innocent(county, "stale_home")),
        (20, 45, 15, 14, 4, 13),
        strict=True,
    ):
        site = site_of(county, one.site)
        shown = [
            row.published
            for column in site.columns
            if column.on_home
            for row in county.items(site, column)[:6]
        ]
        assert (county.as_of - max(shown)).days == days, one


def whole(of):
    """Everything a yearly document says, whether on its page or in its workbook."""
    text = "".join(yearly.text(of))
    return text if of.kind == "年度报告" else text + "".join(map(str, yearly.sheets(of)))


@pytest.mark.parametrize("act", sorted(CONTENT - {Act.SOUND, Act.MONEY_SCAN_BESIDE}))
def test_a_planted_document_differs_from_the_sound_one(county, act):
    """A scan beside it changes nothing of the document itself."""
    planted = [item.yearly for item in titles(county) if item.yearly and item.yearly.wrong == act]

    assert planted
    for of in planted:
        assert whole(of) != whole(replace(of, wrong=""))


def test_documents_are_wrong_only_where_planted(county):
    planted = {
        (one.agency, one.kind, one.back)
        for one in defects.plants()
        if one.act in CONTENT - {Act.SOUND}
    }
    found = {
        (of.agency.id, of.kind, newest_year(of.kind, county.as_of) - of.year)
        for of in (item.yearly for item in titles(county))
        if of and of.wrong
    }

    assert found == planted
