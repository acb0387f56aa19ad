"""From readings to subjects: the site, its articles, attachments and links, and whose they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reading.subjects import SiteSubjects, site_subjects
from records import (
    Agency,
    Document,
    Footer,
    Link,
    Origin,
    PageKind,
    PersonalMark,
    Reason,
    Role,
)
from tests.reading.seen import (
    AT,
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

FINANCE = Agency("czj", "云溪区财政局", ("区财政局",))
SCHOOLS = Agency("jyj", "云溪区教育局", ("区教育局",))
COLUMNS = (column(agency="czj"), column("zcwj", "/zcwj/", "政策文件", "政策文件"))
MARK = PersonalMark("id", 3, 21, "身份证号99**************12", "k" * 16, checked=True, place="正文")


def subjects(*readings, columns=COLUMNS, agencies=(FINANCE, SCHOOLS)) -> SiteSubjects:
    return site_subjects(SITE, columns, agencies, readings)


# ---- the site -----------------------------------------------------------------------------------


def test_a_home_page_that_opened():
    seen = subjects(home(newest="2026-11-18", attempts=1)).site.seen

    assert (seen.home_reached, seen.reason, seen.detail, seen.home_newest) == (
        True,
        None,
        "",
        day("2026-11-18"),
    )
    assert (seen.home_undated, seen.evidence.url, seen.evidence.at) == (False, f"{HOST}/", AT)


@pytest.mark.parametrize(
    ("visited", "reason", "detail", "attempts"),
    [
        (
            reading(None, Role.HOME, path="/", reason=Reason.REFUSED, attempts=3),
            Reason.REFUSED,
            "连接被拒绝",
            3,
        ),
        (reading(None, Role.HOME, path="/", status=403), None, "服务器返回 403", 1),
        (reading(page("/", PageKind.OTHER), Role.HOME, status=404), None, "服务器返回 404", 1),
        (reading(Document("x", "pdf"), Role.HOME, path="/"), None, "首页不是网页", 1),
    ],
)
def test_a_home_page_that_did_not(visited, reason, detail, attempts):
    """Why not, in Chinese, and how often it was tried."""
    seen = subjects(visited).site.seen

    assert (seen.home_reached, seen.reason, seen.attempts) == (False, reason, attempts)
    assert seen.detail == detail


def test_a_home_page_never_visited():
    seen = subjects().site.seen

    assert (seen.home_reached, seen.attempts, seen.detail, seen.footer) == (
        False,
        0,
        "首页未访问",
        None,
    )


def test_the_home_page_is_as_fresh_as_what_it_links_to():
    """Its own rows carry no date; an article that it links to does. One found elsewhere says nothing of it."""
    seen = subjects(
        home(links=("/a",)),
        reading(article("/a", "甲", "2026-11-12"), found_on="/tzgg/"),
        reading(article("/b", "乙", "2026-11-10"), found_on="/"),
        reading(article("/c", "丙", "2026-11-19"), found_on="/tzgg/"),
    ).site.seen

    assert (seen.home_newest, seen.home_undated) == (day("2026-11-12"), False)


def test_a_home_page_without_any_date():
    assert subjects(home()).site.seen.home_undated is True


def test_footers_are_joined_over_all_pages():
    """What one page lacks another may show; a page that is none does not count."""
    code, rest = Footer(site_id_code="9901010001"), Footer(icp="云ICP备1号", party_mark=True)
    gone = page("/gone", PageKind.ERROR_PAGE, footer=Footer(police_record="x", report_errors=True))

    seen = subjects(
        home(),
        reading(article("/a", "甲", footer=code)),
        reading(article("/b", "乙", footer=rest)),
        reading(gone),
    ).site.seen

    assert seen.footer == Footer(
        "9901010001", "云ICP备1号", None, None, party_mark=True, report_errors=False
    )


def test_of_several_codes_in_the_footers_the_registered_one_counts():
    site = replace(SITE, code="9900100001")
    other, own = Footer(site_id_code="9900199999"), Footer(site_id_code=site.code)
    pages = (
        home(),
        *(reading(article(at, at, footer=one)) for at, one in (("/a", other), ("/b", own))),
    )

    assert site_subjects(site, (), (), pages).site.seen.footer.site_id_code == site.code


# ---- articles -----------------------------------------------------------------------------------


def test_an_article_carries_its_own_date_and_its_row_s():
    (one,) = subjects(
        first(page("/tzgg/", PageKind.LIST, row("/a", "2026-11-02"))),
        reading(
            article("/a", "关于甲的通知", "2026-11-01", source="区教育局"),
            column="tzgg",
            found_on="/tzgg/",
        ),
    ).articles

    assert (one.name, one.column, one.site) == ("关于甲的通知", "tzgg", "www")
    assert (one.published, one.listed) == (day("2026-11-01"), day("2026-11-02"))
    assert one.readable


@pytest.mark.parametrize(
    ("source", "column", "agency"),
    [
        ("区教育局", "tzgg", "jyj"),  # whom the source names
        (None, "tzgg", "czj"),  # else the column's agency
        ("本站原创", "tzgg", "czj"),
        ("区教育局、区财政局", "tzgg", "czj"),  # two names name nobody
        (None, "zcwj", "qzf"),  # else the site's
        (None, "", "qzf"),
    ],
)
def test_whose_an_article_is(source, column, agency):
    (one,) = subjects(reading(article("/a", "甲", source=source), column=column)).articles

    assert one.agency == agency


def test_the_column_is_that_of_the_page_it_was_found_on():
    """An article linked from an article of a column belongs there; a circle of links ends."""
    found = subjects(
        first(page("/tzgg/", PageKind.LIST, row("/a"))),
        reading(article("/a", "甲"), column="tzgg", found_on="/tzgg/"),
        reading(article("/b", "乙"), Role.LINK, found_on="/a"),
        reading(article("/c", "丙"), Role.LINK, found_on="/d"),
        reading(article("/d", "丁"), Role.LINK, found_on="/c"),
    ).articles

    assert {one.name: one.column for one in found} == {
        "甲": "tzgg",
        "乙": "tzgg",
        "丙": "",
        "丁": "",
    }


NOT_ARTICLES = [
    first(page("/tzgg/", PageKind.LIST, row("/a"))),
    home(),
    reading(page("/x", PageKind.ERROR_PAGE)),
    reading(page("/x", PageKind.REDIRECT_STUB)),
    reading(article("/x", "您访问的页面不存在"), status=404),
    reading(article("/x", "附件"), Role.ATTACHMENT),
    reading(None, path="/x", reason=Reason.TIMEOUT),
    reading(Document("x.pdf", "pdf"), path="/x"),
]


@pytest.mark.parametrize("one", NOT_ARTICLES)
def test_what_is_no_article(one):
    assert subjects(one).articles == ()


def test_a_list_with_personal_data_is_looked_at_too():
    (one,) = subjects(
        first(page("/tzgg/", PageKind.LIST, row("/a"), title="公示", personal=(MARK,)))
    ).articles

    assert (one.name, one.personal) == ("公示", (MARK,))


def test_the_home_page_says_that_it_is_one():
    """What stands there weighs more; other pages are none, whatever they show."""
    listed = first(page("/tzgg/", PageKind.LIST, row("/a"), title="公示", personal=(MARK,)))
    front = home()
    assert front.facts is not None
    front = replace(front, facts=replace(front.facts, personal=(MARK,)))
    found = subjects(front, listed).articles

    assert {one.name: one.home for one in found} == {"云溪区人民政府": True, "公示": False}


def test_an_article_that_could_not_be_read_to_its_end():
    cut = page("/a", PageKind.SINGLE, page_reasons=("页面过大，只读了一部分",))

    (one,) = subjects(reading(cut)).articles

    assert (one.readable, one.reason) == (False, "页面过大，只读了一部分")


# ---- attachments --------------------------------------------------------------------------------


def test_an_attachment_and_the_article_that_offers_it():
    document = Document("名单.xlsx", "xlsx", personal=(MARK,))
    (one,) = subjects(
        reading(article("/a", "补助名单公示", source="区教育局"), column="tzgg", found_on="/tzgg/"),
        reading(
            document, Role.ATTACHMENT, path="/f.xlsx", column="tzgg", found_on="/a", text="名单"
        ),
    ).attachments

    assert (one.name, one.article, one.article_name) == ("名单", f"{HOST}/a", "补助名单公示")
    assert (one.agency, one.column, one.format, one.personal) == ("jyj", "tzgg", "xlsx", (MARK,))
    assert one.readable


@pytest.mark.parametrize(
    ("visited", "reason"),
    [
        ({"facts": Document("a.pdf", "pdf", reasons=("加密，未能读取",))}, "加密，未能读取"),
        ({"facts": None, "reason": Reason.TOO_LARGE}, "内容超过大小上限"),
        ({"facts": None, "status": 404}, "服务器返回 404"),
        ({"facts": page("/f", PageKind.ERROR_PAGE)}, "页面提示不存在或只作跳转"),
        ({"facts": None}, "内容未能读取"),
        # a file that is a page is read as one
        ({"facts": article("/f", "附件")}, ""),
    ],
)
def test_why_an_attachment_could_not_be_read(visited, reason):
    (one,) = subjects(reading(role=Role.ATTACHMENT, path="/f", **visited)).attachments

    assert (one.readable, one.reason) == (not reason, reason)


@pytest.mark.parametrize(
    ("facts", "size", "empty", "damage"),
    [
        pytest.param(Document("a", "pdf", parts=3), 9, False, "", id="opens"),
        pytest.param(Document("a", "unknown"), 0, True, "", id="no bytes"),
        pytest.param(Document("a", "pdf", reasons=("文件已损坏",)), 9, False, "文件已损坏", id="damaged"),
        pytest.param(Document("a", "pdf", parts=3, reasons=("第2页已损坏",)), 9, False, "", id="one page of three"),
        pytest.param(Document("a", "xlsx", reasons=("文件已加密",)), 9, False, "", id="a password is no damage"),
    ],
)  # fmt: skip
def test_a_file_that_does_not_open(facts, size, empty, damage):
    got = reading(facts, Role.ATTACHMENT, path="/f", found_on="/a", text="名单")
    (link,) = subjects(replace(got, visit=replace(got.visit, size=size))).links

    assert (link.attachment, link.empty, link.damage) == (True, empty, damage)


def test_an_attachment_without_a_text_has_its_file_s_name():
    (one,) = subjects(
        reading(Document("", "pdf"), Role.ATTACHMENT, path="/files/2026.pdf")
    ).attachments

    assert one.name == "2026.pdf"


# ---- links --------------------------------------------------------------------------------------


def link(*readings) -> Link:
    found = [one for one in subjects(*readings).links if one.url == f"{HOST}/x"]
    assert len(found) == 1
    return found[0]


def test_a_dead_link_belongs_where_it_stands():
    one = link(
        first(page("/tzgg/", PageKind.LIST, row("/a"))),
        reading(article("/a", "办事指南", source="区教育局"), column="tzgg", found_on="/tzgg/"),
        reading(None, Role.LINK, path="/x", found_on="/a", text="下载表格", status=404),
    )

    assert (one.name, one.found_on, one.found_on_name) == ("下载表格", f"{HOST}/a", "办事指南")
    assert (one.column, one.agency, one.status, one.attachment) == ("tzgg", "jyj", 404, False)


def test_a_row_that_leads_nowhere_is_a_link_of_its_column():
    one = link(
        first(page("/tzgg/", PageKind.LIST, row("/x"), title="通知公告")),
        reading(None, path="/x", column="tzgg", found_on="/tzgg/", text="某通知", status=404),
    )

    assert (one.found_on_name, one.column, one.agency) == ("通知公告", "tzgg", "czj")


@pytest.mark.parametrize(
    ("kind", "status", "soft"),
    [
        (PageKind.ERROR_PAGE, 200, True),
        (PageKind.ERROR_PAGE, 404, False),  # says so honestly
        (PageKind.ARTICLE, 200, False),
    ],
)
def test_a_soft_404(kind, status, soft):
    assert link(reading(page("/x", kind), found_on="/a", status=status)).soft_404 is soft


def test_what_was_not_reached_says_why():
    one = link(reading(None, Role.ATTACHMENT, path="/x", found_on="/a", reason=Reason.ROBOTS))

    assert (one.status, one.reason, one.attachment) == (None, Reason.ROBOTS, True)


def test_what_is_no_link():
    """The home page and columns of the plan, found on no page; further pages are the pager's business."""
    found = subjects(
        home(),
        first(page("/tzgg/", PageKind.LIST, row("/a"), next_page=f"{HOST}/tzgg/2")),
        further(page("/tzgg/2", PageKind.LIST, row("/b")), 2, found_on="/tzgg/"),
    )

    assert found.links == ()


def test_a_dead_column_that_the_home_page_leads_to_is_a_link():
    """The plan named it, so no page was noted as leading there; the menu of the home page does all the same."""
    found = subjects(home(links=("/tzgg/",)), first(None, path="/tzgg/", status=404))

    (one,) = found.links
    assert (one.status, one.found_on, one.column) == (404, f"{HOST}/", "tzgg")


def test_a_link_found_on_a_list_is_named_by_its_column():
    listing = page(
        "/tzgg/", PageKind.LIST, row("/a"), title="通知公告-云溪区人民政府", column="通知公告"
    )
    one = link(first(listing), reading(None, Role.LINK, path="/x", found_on="/tzgg/", status=404))

    assert one.found_on_name == "通知公告"


# ---- as a whole ---------------------------------------------------------------------------------


def test_columns_know_what_was_seen_of_them():
    found = subjects(
        first(page("/tzgg/", PageKind.LIST, row("/a", day("2026-11-02", Origin.SHOWN))))
    )

    assert [(one.id, one.seen.reached, one.seen.reason) for one in found.columns] == [
        ("tzgg", True, ""),
        ("zcwj", False, "栏目未访问"),
    ]


def test_the_order_of_readings_means_nothing():
    """A round broken off and resumed sees the same, whatever came first."""
    readings = (
        home(newest="2026-11-18"),
        first(page("/tzgg/", PageKind.LIST, row("/a", "2026-11-02"), next_page=f"{HOST}/tzgg/2")),
        further(page("/tzgg/2", PageKind.LIST, row("/b"), row("/a", "2026-11-01")), 2),
        reading(article("/a", "甲", footer=Footer(icp="1")), column="tzgg", found_on="/tzgg/"),
        reading(
            article("/b", "乙", "2026-11-03", footer=Footer(icp="2")),
            column="tzgg",
            found_on="/tzgg/2",
        ),
    )

    found = subjects(*readings)
    again = subjects(*reversed(readings))

    assert again == found
