# ruff: noqa: E501 - cases one a line, so that they can be read down the page
"""Services, the institution, places, channels, letters and bulletins, as a round saw them on a site."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reading.places_seen import quarters_of
from reading.public_seen import public_duties
from reading.subjects import site_subjects
from records import Agency, Anchor, PageKind, Reason, Role
from records.imported import CatalogueCoverage
from records.public_duties import (
    Channels,
    Institution,
    Letter,
    Overview,
    Places,
    SelfChecks,
    ServiceGuide,
    Services,
)
from records.public_facts import ELEMENTS, PublicFacts
from tests.reading.seen import HOST, SITE, article, column, day, first, page, reading, row

OFFICE = Agency("qzf", "云溪区人民政府", level="政府")
GUIDES = column("bszn", "/bszn/", "办事服务", "办事指南")
DUTIES = column("jgzn", "/jgzn/", "机构职能", "机构职能")
LEADERS = column("ldxx", "/ldxx/", "领导信息", "领导信息")
MAILBOX = column("qzxx", "/qzxx/", "互动回应", "区长信箱")
MENU = ("新闻中心", "政务公开", "办事大厅", "专题专栏", "走进云溪", "网站地图")


def home(*links: str, names=(), **kept):
    """The home page with its menu, and links of other names: each to `/name`, or where `name→address` says."""
    told = [one.partition("→")[::2] for one in (*MENU, *links)]
    anchors = tuple(
        Anchor(to if "://" in to else f"{HOST}{to or f'/{name}'}", name) for name, to in told
    )
    facts = replace(page("/", PageKind.HOME, title="云溪区人民政府"), links=anchors)
    return reading(facts, Role.HOME, **kept)


def said(path: str, title: str, column="", shown="2026-03-02", files=(), **facts):
    found = replace(
        article(path, title, shown, files=files, text_length=400), public=PublicFacts(**facts)
    )
    return reading(found, column=column, found_on=f"/{column}/")


def alone(path: str, title: str, column: str, length=400, **facts):
    """A column that is one page."""
    found = replace(
        article(path, title, text_length=length), kind=PageKind.SINGLE, public=PublicFacts(**facts)
    )
    return first(found, column)


def listed(path: str, column: str, *rows_, last=True):
    kind = PageKind.LIST if rows_ else PageKind.EMPTY_LIST
    return first(page(path, kind, *rows_, last=last, page_number=1, page_count=1), column)


def seen(of, *readings, columns=(), agencies=(OFFICE,), ledgers=()):
    site = site_subjects(SITE, columns, agencies, readings)
    return [one for one in public_duties([site], agencies, ledgers) if isinstance(one, of)]


def one_of(of, *readings, **kept):
    (one,) = seen(of, *readings, **kept)
    return one


def test_guides_are_pages_of_services_that_are_laid_out_as_guides():
    found = seen(
        ServiceGuide,
        listed("/bszn/", "bszn", row("/bszn/1", "2026-03-02")),
        said("/bszn/1", "护士执业注册", "bszn", elements=ELEMENTS[:5], labelled=4),
        said("/bszn/2", "停车月卡办事指南", "bszn", labelled=1),
        said("/tzgg/3", "关于公布某事项的通知", "tzgg", elements=ELEMENTS, labelled=7),
        said("/tzgg/4", "游船经营办事指南", "tzgg", elements=ELEMENTS, labelled=7, files=[("办事指南.docx", "/a.docx")]),
        columns=[GUIDES, column()],
    )  # fmt: skip

    assert [(one.name, len(one.elements), one.attached) for one in found] == [
        ("护士执业注册", 5, False), ("游船经营办事指南", 8, True),
    ]  # fmt: skip


def test_services_count_what_stands_elsewhere_and_what_has_no_shape():
    services = one_of(
        Services,
        home(),
        listed("/bszn/", "bszn", row("/bszn/2", "2026-03-02"), row("https://zwfw.example.gov.cn/item?id=7", "2026-03-02")),
        said("/bszn/2", "停车月卡办事指南", "bszn", labelled=1),
        columns=[GUIDES],
    )  # fmt: skip

    assert (services.guides, services.shapeless, services.away, services.reached) == (
        (),
        1,
        1,
        True,
    )


def test_a_column_of_services_that_was_not_reached():
    services = one_of(
        Services,
        home(),
        first(None, "bszn", path="/bszn/", reason=Reason.TIMEOUT),
        columns=[GUIDES],
    )

    assert not services.reached
    assert "办事指南" in services.reason


def test_particulars_come_together_from_all_pages():
    found = one_of(
        Institution,
        home(),
        alone("/jgzn/", "机构职能", "jgzn", particulars=("办公地址",)),
        alone("/ldxx/", "领导信息", "ldxx", particulars=("负责人姓名",)),
        columns=[DUTIES, LEADERS],
    )

    assert found.particulars == ("办公地址", "负责人姓名")
    assert found.described
    assert found.reached


@pytest.mark.parametrize(
    ("readings", "says"),
    [
        pytest.param([home("领导之窗"), alone("/jgzn/", "机构职能", "jgzn")], "“领导之窗”未访问", id="a page not visited"),
        pytest.param([home(), alone("/jgzn/", "机构职能", "jgzn", length=9)], "文字太少", id="a picture"),
        pytest.param([home(), first(None, "jgzn", path="/jgzn/", reason=Reason.TIMEOUT)], "机构职能", id="not reached"),
    ],
)  # fmt: skip
def test_what_is_missing_of_the_institution_may_stand_elsewhere(readings, says):
    found = one_of(Institution, *readings, columns=[DUTIES])

    assert not found.reached
    assert says in found.reason


def test_links_to_what_is_not_missing_do_not_matter():
    """The head is known: where the leaders are shown is of no account, and so is the guide when the rest is known."""
    rest = ("办公地址", "办公时间", "联系电话")
    no_head = [home("公开指南"), alone("/jgzn/", "机构职能", "jgzn", particulars=rest)]
    no_hours = [
        home("领导之窗"),
        alone("/jgzn/", "机构职能", "jgzn", particulars=("办公地址", "联系电话", "负责人姓名")),
    ]

    assert one_of(Institution, *no_head, columns=[DUTIES]).reached
    assert one_of(Institution, *no_hours, columns=[DUTIES]).reached


def test_a_page_of_leaders_that_was_not_made_out():
    pictures = reading(page("/ldzc/", PageKind.CHANNEL))

    found = one_of(
        Institution,
        home("领导之窗→/ldzc/"),
        pictures,
        alone("/jgzn/", "机构职能", "jgzn"),
        columns=[DUTIES],
    )

    assert not found.reached
    assert "未能识别" in found.reason


def test_a_page_of_contacts_is_no_column_on_the_institution():
    contacts = column("lxwm", "/lxwm/", "机构职能", "联系我们")

    found = one_of(Institution, home(), alone("/lxwm/", "联系我们", "lxwm"), columns=[contacts])

    assert not found.described


def test_overviews_stand_in_columns_called_so():
    place = column("gk", "/gk/", "其他", "走进云溪")
    found = seen(
        Overview,
        alone("/gk/", "走进云溪", "gk", figures=2024),
        said("/tzgg/1", "关于人口普查的概况", "tzgg", figures=2020),
        columns=[place, column()],
    )

    assert [(one.name, one.figures) for one in found] == [("走进云溪", 2024)]


def test_places_are_names_of_columns_and_links_but_not_titles_of_posts():
    found = one_of(
        Places,
        home("政府信息公开→/xxgk/", "公开指南", "预算决算"),
        listed("/tzgg/", "tzgg", row("/tzgg/9", "2026-03-02", "应急演练")),
        reading(replace(page("/xxgk/", PageKind.CHANNEL), links=(Anchor(f"{HOST}/gz/", "规章制度"), Anchor(f"{HOST}/nb/", "年报"),
                                                              Anchor(f"{HOST}/tzgg/9", "应急演练")))),
        columns=[column(), DUTIES],
    )  # fmt: skip

    assert found.platform
    assert found.reached
    assert found.parts == ("政府信息公开指南", "政府信息公开年报")
    assert {"机构信息", "财政预决算"} <= set(found.items)
    assert "应急管理" not in found.items


@pytest.mark.parametrize(
    ("door", "behind", "says"),
    [
        pytest.param("https://zwgk.example.gov.cn/", (), "设在其他网站", id="on another host"),
        pytest.param("/xxgk/", (), "未访问", id="not visited"),
        pytest.param(
            "/xxgk/", (reading(page("/xxgk/", PageKind.JS_ONLY)),), "由脚本加载", id="by script"
        ),
    ],
)
def test_a_column_that_was_not_seen_lacks_nothing(door, behind, says):
    found = one_of(Places, home(f"政府信息公开→{door}"), *behind)

    assert found.platform
    assert not found.reached
    assert says in found.reason


def test_a_home_page_without_a_menu_tells_nothing():
    bare = reading(page("/", PageKind.HOME, title="云溪区人民政府"), Role.HOME)

    assert "脚本" in one_of(Places, bare).reason
    assert not one_of(Channels, bare).reached


def test_what_an_imported_catalogue_asks_for_is_not_asked_again():
    covered = CatalogueCoverage("应急管理领域", "qzf", "云溪区人民政府", 9, 3)

    assert one_of(Places, home(), ledgers=[covered]).catalogued == ("应急管理",)
    assert one_of(Places, home(), ledgers=[replace(covered, agency="jyj")]).catalogued == ()


@pytest.mark.parametrize(
    ("links", "consult", "others"),
    [
        pytest.param(("区长信箱",), "区长信箱", (), id="a mailbox"),
        pytest.param(
            ("我要咨询", "我要投诉"), "我要咨询", ("我要投诉",), id="questions and complaints"
        ),
        pytest.param(("网上信访", "举报信箱"), "", ("举报信箱", "网上信访"), id="petitions"),
        pytest.param(("咨询电话", "违法和不良信息举报"), "", (), id="neither"),
    ],
)
def test_channels_by_their_names(links, consult, others):
    found = one_of(Channels, home(*links))

    assert (found.consult, found.others, found.reached) == (consult, others, True)


def test_what_a_section_offers_its_own_page_says():
    behind = reading(
        replace(page("/hd/", PageKind.CHANNEL), links=(Anchor(f"{HOST}/ly/", "我要留言"),))
    )

    unread = one_of(Channels, home("互动交流→/hd/"))
    read = one_of(Channels, home("互动交流→/hd/"), behind)

    assert (unread.consult, unread.reached) == ("", False)
    assert "互动交流" in unread.reason
    assert (read.consult, read.reached) == ("我要留言", True)


def test_letters_and_their_numbers():
    mailbox = listed("/qzxx/", "qzxx", row("/qzxx/1", "2026-03-02"))
    told = replace(mailbox, facts=replace(mailbox.facts, public=PublicFacts(tallied=True)))

    silent = one_of(Channels, home(), mailbox, columns=[MAILBOX])
    assert (silent.letters, silent.statistics) == ("区长信箱", False)
    assert one_of(Channels, home(), told, columns=[MAILBOX]).statistics
    assert one_of(Channels, home("信件统计"), mailbox, columns=[MAILBOX]).statistics


def test_letters_stand_in_columns_of_letters():
    talks = column("zxft", "/zxft/", "互动回应", "在线访谈")
    came = {"asked": day("2026-03-02"), "replied": day("2026-03-09"), "sort": "咨询"}
    found = seen(
        Letter,
        said("/qzxx/1", "公交末班车", "qzxx", **came),
        said("/zxft/1", "局长谈公交", "zxft", **came),
        columns=[MAILBOX, talks],
    )

    assert [(one.name, one.sort, one.column) for one in found] == [("公交末班车", "咨询", "qzxx")]


def test_bulletins_by_their_quarters():
    titles = ("关于2026年上半年政府网站检查情况的通报", "2026年9月政务新媒体抽查情况", "2026年第二季度网站安全检查方案", "关于开展网站普查的通知")  # fmt: skip
    rows = [row(f"/tzgg/{at}", "2026-10-02", title) for at, title in enumerate(titles)]
    found = one_of(SelfChecks, home(), listed("/tzgg/", "tzgg", *rows), columns=[column()])

    assert [(one.year, one.number) for one in found.quarters] == [(2026, 1), (2026, 2), (2026, 3)]
    assert seen(SelfChecks, home()) == []


@pytest.mark.parametrize(
    ("title", "quarters"),
    [
        pytest.param("2026年第三季度", [(2026, 3)], id="spelt"),
        pytest.param("2026年3季度", [(2026, 3)], id="a digit"),
        pytest.param("2025年度第四季度", [(2025, 4)], id="of the year"),
        pytest.param("2026年下半年", [(2026, 3), (2026, 4)], id="half a year"),
        pytest.param("2026年1月", [(2026, 1)], id="January"),
        pytest.param("2026年12月", [(2026, 4)], id="December"),
        pytest.param("2026年度", [], id="a year"),
    ],
)
def test_the_quarters_of_a_title(title, quarters):
    found = quarters_of(f"关于{title}政府网站检查情况的通报")

    assert [(one.year, one.number) for one in found] == quarters


@pytest.mark.parametrize(
    ("name", "level", "expected"),
    [
        pytest.param("云溪区人民政府", "政府", "政府", id="configured"),
        pytest.param("高新区管理委员会", "部门", "政府", id="a zone"),
        pytest.param("南坪镇人民政府", "部门", "乡镇街道", id="a town"),
        pytest.param("云溪区财政局", "部门", "部门", id="an office"),
        pytest.param("云溪区人民政府办公室", "部门", "部门", id="the government's office"),
    ],
)
def test_the_level_of_a_site(name, level, expected):
    site = site_subjects(replace(SITE, name=name), (), (), [home()])

    (found,) = (
        one
        for one in public_duties([site], [replace(OFFICE, level=level)])
        if isinstance(one, Places)
    )
    assert found.level == expected


@pytest.mark.parametrize(
    ("links", "columns", "entrance"),
    [
        pytest.param(
            ["政务服务网→https://zwfw.example.gov.cn/"], [], "政务服务网", id="a platform"
        ),
        pytest.param(
            ["街道办事处", "政府购买服务", "志愿服务"], [], "", id="names that only sound so"
        ),
        pytest.param([], [GUIDES], "办事指南", id="a column of services, whatever its name"),
    ],
)
def test_the_way_to_services(links, columns, entrance):
    menu = [one for one in MENU if one != "办事大厅"]
    links_ = tuple(Anchor(f"{HOST}/{one}", one) for one in menu)
    start = home(*links)
    shown = tuple(one for one in start.facts.links if one.text not in MENU)
    start = replace(start, facts=replace(start.facts, links=(*links_, *shown)))
    found = one_of(Services, start, columns=columns)

    assert (found.entrance, found.menu) == (entrance, len(menu) + len(shown) + len(columns) >= 6)
