"""Duties looked up in what was read: found wherever it stands, and missing only where all was read."""

from __future__ import annotations

from datetime import date

import pytest

from reading.duties import candidates, look_up, owed_by_habit
from reading.subjects import SiteSubjects, site_subjects
from records import Agency, Document, Duty, DutySeen, Origin, PageKind, Reason, Role
from tests.reading.seen import (
    HOST,
    SITE,
    article,
    column,
    day,
    first,
    further,
    home,
    page,
    reading,
    row,
)

FINANCE = Agency("czj", "云溪区财政局", ("财政局", "区财政局"))
SCHOOLS = Agency("jyj", "云溪区教育局", ("区教育局",))
GOVERNMENT = Agency("qzf", "云溪区人民政府", ("云溪区",), "政府")
TOWN = Agency("bsz", "白石镇人民政府", ("白石镇",), "乡镇街道")
AGENCIES = (FINANCE, SCHOOLS, GOVERNMENT, TOWN)
BUDGETS = column("yjs", "/yjs/", "财政预决算", "预决算公开")
NOTICES = column("tzgg", "/tzgg/", "通知公告", "通知公告")
REPORTS = column("nb", "/nb/", "年度报告", "信息公开年报")
COLUMNS = (BUDGETS, NOTICES, REPORTS)


def budget_of(agency: Agency, kind="部门预算", year=2026, columns=("yjs",)) -> Duty:
    name = f"{agency.name}{year}年{kind}"
    return Duty(
        f"{agency.id}-{kind}-{year}", agency.id, kind, year, name, columns, level=agency.level
    )


def seen_site(*readings, columns=COLUMNS) -> SiteSubjects:
    return site_subjects(SITE, columns, AGENCIES, readings)


def look(duty: Duty, *readings, columns=COLUMNS, agencies=AGENCIES) -> DutySeen:
    (found,) = look_up([duty], [seen_site(*readings, columns=columns)], agencies)
    assert found.seen is not None
    return found.seen


def listed(*rows, id_="yjs", path="/yjs/", **kept):
    """A column read to its end."""
    return first(page(path, PageKind.LIST, *rows, **kept), column=id_)


def titles(seen: DutySeen) -> list[str]:
    return [one.title for one in seen.matches]


NOBODY = row("/z", "2026-01-05", "云溪区民政局2026年部门预算")
OTHER_LISTS = (listed(NOBODY, id_="tzgg", path="/tzgg/"), listed(NOBODY, id_="nb", path="/nb/"))


# ---- found --------------------------------------------------------------------------------------


def test_a_budget_in_its_column():
    """With the article's own date, the day of approval it states, and where to open it."""
    title = "云溪区教育局2026年部门预算公开"
    seen = look(
        budget_of(SCHOOLS),
        listed(row("/a", "2026-02-20", title)),
        reading(article("/a", title, "2026-02-19", approved=day("2026-02-10")), column="yjs"),
    )

    (match,) = seen.matches
    assert (match.title, match.url, match.column) == (title, f"{HOST}/a", "yjs")
    assert (match.published, match.approved, match.reached) == (
        day("2026-02-19"),
        day("2026-02-10"),
        True,
    )
    assert seen.reached
    assert match.evidence.url == f"{HOST}/a"


def test_a_budget_filed_in_the_wrong_column_is_found():
    seen = look(
        budget_of(SCHOOLS),
        listed(NOBODY),
        listed(row("/a", "2026-02-20", "云溪区教育局2026年部门预算"), id_="tzgg", path="/tzgg/"),
        reading(article("/a", "云溪区教育局2026年部门预算", "2026-02-20"), column="tzgg"),
    )

    assert [(one.column, one.reached) for one in seen.matches] == [("tzgg", True)]


def test_an_article_that_no_row_shows_is_found():
    """Met by a link of the home page only."""
    seen = look(
        budget_of(SCHOOLS),
        listed(NOBODY),
        reading(article("/a", "云溪区教育局2026年部门预算", "2026-02-20"), Role.LINK, found_on="/"),
    )

    assert [(one.column, one.published) for one in seen.matches] == [("", day("2026-02-20"))]


def test_a_row_cut_short_is_read_in_its_article():
    seen = look(
        budget_of(SCHOOLS),
        listed(row("/a", "2026-02-20", "云溪区教育局2026年部门…")),
        reading(article("/a", "云溪区教育局2026年部门预算", "2026-02-20"), column="yjs"),
    )

    assert titles(seen) == ["云溪区教育局2026年部门预算"]


def test_an_attachment_of_a_collective_post_is_found():
    """One post of the finance bureau carries every department's file."""
    post = article("/a", "2026年区级部门预算公开", "2026-02-20", source="区财政局",
                   files=[("云溪区教育局2026年部门预算.pdf", "/jyj.pdf"), ("附表.xlsx", "/b.xlsx")])  # fmt: skip
    seen = look(
        budget_of(SCHOOLS),
        listed(row("/a", "2026-02-20", "2026年区级部门预算公开")),
        reading(post, column="yjs"),
        reading(
            Document("x", "pdf"), Role.ATTACHMENT, path="/jyj.pdf", column="yjs", found_on="/a"
        ),
    )

    assert [(one.title, one.published, one.reached) for one in seen.matches] == [
        ("云溪区教育局2026年部门预算.pdf", day("2026-02-20"), True)
    ]


@pytest.mark.parametrize(
    ("source", "owner", "whose"),
    [
        ("云溪区教育局", "", "jyj"),  # the article says who published it
        (None, "jyj", "jyj"),  # else whose column it is
        ("云溪区教育局", "czj", "jyj"),  # the source before the column
        (None, "", None),  # else the site's agency: neither of ours
    ],
)
def test_a_title_without_a_name(source, owner, whose):
    columns = (column("yjs", "/yjs/", "财政预决算", agency=owner),)
    readings = (
        listed(row("/a", "2026-02-20", "2026年部门预算公开")),
        reading(article("/a", "2026年部门预算公开", "2026-02-20", source=source), column="yjs"),
    )

    found = {
        agency.id
        for agency in (FINANCE, SCHOOLS)
        if look(budget_of(agency), *readings, columns=columns).matches
    }

    assert found == ({whose} if whose else set())


def test_matches_are_oldest_first_and_undated_last():
    """The first publication decides whether it was in time, a corrected version does not."""
    name = "云溪区教育局2026年部门预算"
    seen = look(
        budget_of(SCHOOLS),
        listed(
            row("/c", None, name + "公开"),
            row("/b", "2026-06-01", name + "（更正）"),
            row("/a", "2026-02-20", name),
        ),
    )

    assert titles(seen) == [name, name + "（更正）", name + "公开"]


def test_two_papers_in_one_title():
    readings = (listed(row("/a", "2026-09-01", "云溪区教育局2025年部门预决算公开")),)

    assert look(budget_of(SCHOOLS, "部门预算", 2025), *readings).matches
    assert look(budget_of(SCHOOLS, "部门决算", 2025), *readings).matches
    assert not look(budget_of(SCHOOLS, "部门决算", 2024), *readings).matches


@pytest.mark.parametrize(
    ("shown", "inside", "meta", "published"),
    [
        ("2026-02-20", "2026-02-19", None, day("2026-02-19")),
        ("2026-02-20", None, None, day("2026-02-20")),
        ("2026-02-20", None, day("2026-02-18", Origin.META), day("2026-02-20")),
        (None, None, day("2026-02-18", Origin.META), day("2026-02-18", Origin.META)),
        (None, None, None, None),
    ],
)
def test_when_it_was_published(shown, inside, meta, published):
    """The article's own word, else the list's, else what its labels say."""
    title = "云溪区教育局2026年部门预算"
    seen = look(
        budget_of(SCHOOLS),
        listed(row("/a", shown, title)),
        reading(article("/a", title, inside, meta_pubdate=meta), column="yjs"),
    )

    assert [one.published for one in seen.matches] == [published]


# ---- not found ----------------------------------------------------------------------------------

NOT_ITS = [
    ("another agency's", "云溪区财政局2026年部门预算"),
    ("a subordinate's that nobody configured", "云溪区教育局招生考试中心2026年单位预算"),
    ("an office's that nobody configured", "云溪区残联2026年部门预算"),
    ("another region's", "示例市教育局2026年部门预算"),
    ("another year's", "云溪区教育局2025年部门预算"),
    ("the final account", "云溪区教育局2026年部门决算"),
    ("a notice about it", "关于编制云溪区教育局2026年部门预算的通知"),
    ("the government's", "云溪区2026年政府预算"),
]


@pytest.mark.parametrize("title", [row[1] for row in NOT_ITS], ids=[row[0] for row in NOT_ITS])
def test_what_is_not_its_budget(title):
    """Even in the agency's own column and from its own hand."""
    mine = (column("yjs", "/yjs/", "财政预决算", agency="jyj"),)
    seen = look(
        budget_of(SCHOOLS),
        listed(row("/a", "2026-02-20", title)),
        reading(article("/a", title, "2026-02-20", source="云溪区教育局"), column="yjs"),
        columns=mine,
    )

    assert (seen.matches, seen.reached, seen.reason) == ((), True, "")


def test_a_report_that_names_another_agency_is_not_counted():
    readings = (
        listed(
            row("/a", "2026-01-20", "云溪区财政局2025年政府信息公开工作年度报告"),
            id_="nb",
            path="/nb/",
        ),
    )

    assert look(budget_of(FINANCE, "年度报告", 2025, ("nb",)), *readings).matches
    assert not look(budget_of(SCHOOLS, "年度报告", 2025, ("nb",)), *readings).matches


@pytest.mark.parametrize(
    ("title", "fulfils"),
    [
        ("云溪区2026年预算公开", {"qzf"}),
        ("云溪区人民政府2026年政府预算", {"qzf"}),
        ("云溪区财政局关于云溪区2026年财政预算的公告", {"qzf", "czj"}),
        ("云溪区财政局2026年政府预算公开", {"czj"}),
        ("云溪区财政局2026年部门预算", set()),
        ("云溪区人民政府办公室2026年部门预算", set()),
        ("白石镇2026年预算公开", {"bsz"}),
        ("白石镇人民政府2026年部门预算", {"bsz"}),
    ],
)
def test_a_government_s_budget(title, fulfils):
    """Published by the government or, as the law has it, by its finance bureau; a town's by any name."""
    readings = (listed(row("/a", "2026-02-20", title)),)

    found = {one.id for one in AGENCIES if look(budget_of(one, "政府预算"), *readings).matches}

    assert found == fulfils


@pytest.mark.parametrize(
    ("behind", "reached"),
    [
        (reading(article("/a", "云溪区教育局2026年部门预算"), column="yjs"), True),
        (reading(Document("x", "pdf"), path="/a", column="yjs"), True),
        (reading(None, path="/a", column="yjs", status=404), False),
        (reading(page("/a", PageKind.ERROR_PAGE), column="yjs"), False),  # a soft 404
        (reading(None, path="/a", column="yjs", reason=Reason.TIMEOUT), False),
        (reading(None, path="/b", column="yjs"), False),  # never visited
    ],
)
def test_a_row_whose_page_did_not_open(behind, reached):
    """It is named, and it is said that it did not open."""
    seen = look(
        budget_of(SCHOOLS), listed(row("/a", "2026-02-20", "云溪区教育局2026年部门预算")), behind
    )

    assert [one.reached for one in seen.matches] == [reached]


SHEET = "政府网站工作年度报表（2025年度）"


@pytest.mark.parametrize(
    ("title", "fulfils"),
    [
        (f"云溪区教育局{SHEET}", True),
        ("云溪区教育局2025年政府网站工作年度报表", True),
        (SHEET, True),  # nobody is named: the column's
        ("云溪区财政局政府网站工作年度报表（2025年度）", False),
        ("云溪区教育局政府网站工作年度报表（2024年度）", False),
        ("云溪区教育局2025年政府信息公开工作年度报告", False),
        ("云溪区2025年政府网站监管年度报表", False),
    ],
)
def test_a_site_s_yearly_sheet(title, fulfils):
    """It stands in a column of its own kind; reports on disclosure are another duty."""
    mine = (column("wzbb", "/wzbb/", "网站年度报表", "网站年度报表", agency="jyj"), NOTICES)
    seen = look(
        budget_of(SCHOOLS, "网站年度报表", 2025, ("wzbb",)),
        listed(row("/a", "2026-01-20", title), id_="wzbb", path="/wzbb/"),
        columns=mine,
    )

    assert (bool(seen.matches), seen.reached) == (fulfils, True)


# ---- was everything reached? ----------------------------------------------------------------------

UNREAD = [
    ("not visited", [], "栏目“预决算公开”未能检查（栏目未访问）"),
    (
        "timed out",
        [first(None, "yjs", path="/yjs/", reason=Reason.TIMEOUT)],
        "栏目“预决算公开”未能检查（响应超时）",
    ),
    (
        "gone",
        [first(page("/yjs/"), "yjs", status=404)],
        "栏目“预决算公开”未能检查（栏目页返回 404）",
    ),
    (
        "by script",
        [first(page("/yjs/", PageKind.JS_ONLY), "yjs")],
        "栏目“预决算公开”未能检查（列表由脚本加载，未能读取）",
    ),
    (
        "unknown",
        [first(page("/yjs/", PageKind.OTHER), "yjs")],
        "栏目“预决算公开”未能检查（页面结构未能识别）",
    ),
    (
        "not to its end",
        [listed(NOBODY, next_page=f"{HOST}/yjs/2")],
        "栏目“预决算公开”未读到底（列表未读到最后一页）",
    ),
    (
        "page 2 failed",
        [
            listed(NOBODY, next_page=f"{HOST}/yjs/2"),
            further(None, 2, "yjs", path="/yjs/2", reason=Reason.RESET),
        ],
        "栏目“预决算公开”未读到底（第 2 页未能读取（连接中断））",
    ),
    (
        "fewer rows than it says",
        [listed(NOBODY, total_rows=9)],
        "栏目“预决算公开”未读到底（网站显示共 9 条，本次读到 1 条）",
    ),
    (
        "one page",
        [first(article("/yjs/", "预决算公开"), "yjs")],
        "栏目“预决算公开”是单个页面，没有列表可查",
    ),
    (
        "a parent page",
        [first(page("/yjs/", PageKind.CHANNEL), "yjs")],
        "栏目“预决算公开”未读到底（页面汇集多个栏目的信息，不是单一列表）",
    ),
]


@pytest.mark.parametrize(
    ("readings", "reason"), [case[1:] for case in UNREAD], ids=[case[0] for case in UNREAD]
)
def test_nothing_is_missing_where_not_everything_was_read(readings, reason):
    seen = look(budget_of(SCHOOLS), *readings, *OTHER_LISTS)

    assert (seen.matches, seen.reached, seen.reason) == ((), False, reason)


@pytest.mark.parametrize("rows", [(NOBODY,), ()])
def test_missing_where_all_was_read(rows):
    """Not there, and nowhere left to look; an empty list too was read to its end."""
    facts = page("/yjs/", PageKind.LIST if rows else PageKind.EMPTY_LIST, *rows)

    seen = look(budget_of(SCHOOLS), first(facts, "yjs"), *OTHER_LISTS)

    assert (seen.matches, seen.reached, seen.reason) == ((), True, "")
    assert seen.evidence.url == f"{HOST}/yjs/"


ELSEWHERE = column("czj-yjs", "/czj/", "财政预决算", "财政局预决算", agency="czj")
SHARED = column("all-yjs", "/all/", "财政预决算", "预决算平台")
OWN = column("jyj-yjs", "/jyj/", "财政预决算", "教育局预决算", agency="jyj")


@pytest.mark.parametrize(
    ("other", "reason"),
    [
        (ELSEWHERE, ""),  # another agency's column is no place for it
        (SHARED, "栏目“预决算平台”未能检查（栏目未访问）"),
        (OWN, "栏目“教育局预决算”未能检查（栏目未访问）"),
    ],
)
def test_every_column_where_it_may_stand_counts(other, reason):
    seen = look(budget_of(SCHOOLS), listed(NOBODY), columns=(BUDGETS, other))

    assert (seen.reached, seen.reason) == (not reason, reason)


def test_a_duty_whose_columns_were_not_inspected_this_time():
    """Another site's shared column was read to its end; the duty's own was not in this round."""
    seen = look(budget_of(SCHOOLS, columns=("far",)), listed(NOBODY), columns=(BUDGETS,))

    assert (seen.reached, seen.reason) == (False, "应公开的栏目不在本次检查范围内")


def test_a_duty_without_any_place():
    seen = look(budget_of(SCHOOLS, columns=()), home(), columns=(NOTICES,))

    assert (seen.reached, seen.reason, seen.evidence) == (False, "没有可供查找的栏目", None)


# ---- candidates and habits ------------------------------------------------------------------------


def test_candidates_do_not_depend_on_the_order_of_reading():
    title = "云溪区教育局2026年部门预算"
    readings = (
        listed(row("/a", "2026-02-20", title)),
        listed(row("/a", "2026-02-21", title), id_="tzgg", path="/tzgg/"),
        reading(article("/a", title, "2026-02-19"), column="yjs"),
        reading(article("/b", "云溪区财政局2026年部门预算"), column="tzgg"),
    )

    assert candidates(seen_site(*readings), AGENCIES) == candidates(
        seen_site(*reversed(readings)), AGENCIES
    )


AS_OF = date(2026, 11, 20)


def habits(*titles_: str, as_of=AS_OF) -> list[tuple[str, str, int, str]]:
    rows = [row(f"/{number}", "2025-03-01", title) for number, title in enumerate(titles_)]
    _, duties = owed_by_habit([seen_site(listed(*rows))], as_of)
    return [(one.agency, one.kind, one.year, one.level) for one in duties]


HABITS = [
    (
        "a budget of last year owes this year's",
        "云溪区教育局2025年部门预算",
        ("云溪区教育局", "部门预算", 2026, "部门"),
    ),
    (
        "a final account of the year before last",
        "2024年度云溪区教育局部门决算",
        ("云溪区教育局", "部门决算", 2025, "部门"),
    ),
    (
        "an annual report of the year before last",
        "云溪区教育局2024年政府信息公开年度报告",
        ("云溪区教育局", "年度报告", 2025, "部门"),
    ),
    (
        "a district stands for its government",
        "云溪区2024年政府信息公开年度报告",
        ("云溪区", "年度报告", 2025, "政府"),
    ),
    (
        "a district's budget is its government's",
        "云溪区2025年预算公开",
        ("云溪区", "政府预算", 2026, "政府"),
    ),
    (
        "a town",
        "白石镇人民政府2024年政府信息公开年报",
        ("白石镇人民政府", "年度报告", 2025, "乡镇街道"),
    ),
    (
        "an office of the government",
        "云溪区人民政府办公室2025年部门预算",
        ("云溪区人民政府办公室", "部门预算", 2026, "部门"),
    ),
    ("two years ago is no habit", "云溪区教育局2024年部门预算", None),
    ("this year's own says nothing", "云溪区教育局2026年部门预算", None),
    ("nobody is named", "2025年部门预算公开", None),
    ("what is named is no office", "附件材料汇编2025年部门预算", None),
]


@pytest.mark.parametrize(
    ("title", "owed"), [case[1:] for case in HABITS], ids=[case[0] for case in HABITS]
)
def test_who_published_last_year_owes_this_year(title, owed):
    assert habits(title) == ([owed] if owed else [])


def test_nobody_owes_a_sheet_by_habit():
    """A portal shows the sheets of many sites: whose is owed where, only a configuration tells."""
    assert habits("云溪区教育局政府网站工作年度报表（2024年度）") == []


def test_a_habit_is_looked_up_like_any_duty():
    """Published last year and this year: found. Only last year: missing, where its column was read."""
    site = seen_site(
        listed(
            row("/a", "2025-03-01", "云溪区教育局2025年部门预算"),
            row("/b", "2026-03-01", "2026年云溪区教育局部门预算公开"),
            row("/c", "2025-03-01", "云溪区财政局2025年部门预算"),
        )
    )
    agencies, duties = owed_by_habit([site], AS_OF)

    found = {one.agency: one.seen for one in look_up(duties, [site], agencies)}

    assert [agency.id for agency in agencies] == ["云溪区教育局", "云溪区财政局"]
    assert titles(found["云溪区教育局"]) == ["2026年云溪区教育局部门预算公开"]
    assert (found["云溪区财政局"].matches, found["云溪区财政局"].reached) == ((), True)
