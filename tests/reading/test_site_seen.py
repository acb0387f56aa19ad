"""What the pages of a site show together: counted once a page, on the site's own hosts only."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from reading.site_seen import site_traits
from records import Footer, Metas, PageKind, Reason, Role, Tls
from records.traits import HiddenLink, PageMarks
from tests.reading.seen import HOST, SITE, article, day, home, page, reading

WHOLE = Metas("云溪区人民政府", "www.yunxi.example", "9900100001")
FAR = HiddenLink("http://www.a.com/", "某公司", "移出屏幕", strong=True)


def labelled(number: int, title: str = "关于某事的通知公告", **metas):
    """An article that shows 2026-11-05."""
    labels = {"article_title": title, "pub_date": day("2026-11-05"), "content_source": "区政府办"}
    facts = article(f"/a{number}.html", "关于某事的通知公告", "2026-11-05")
    return reading(replace(facts, metas=Metas(**{**labels, **metas})))


def at_home(**facts):
    one = home()
    return replace(one, facts=replace(one.facts, **facts))


def visited(one, **facts):
    return replace(one, visit=replace(one.visit, **facts))


def test_labels_that_lack_are_counted_by_page():
    pages = [labelled(1), labelled(2, content_source=""), labelled(3, content_source="", title="")]
    found = site_traits(SITE, pages).article_labels

    assert (found.pages, found.lacking) == (3, 2)
    assert found.missing == (("ArticleTitle", 1), ("ContentSource", 2))
    assert [one.url for one in found.examples] == [f"{HOST}/a2.html", f"{HOST}/a3.html"]


def test_the_sites_labels_are_those_of_its_home_page():
    assert site_traits(SITE, [at_home(metas=WHOLE)]).site_labels.lacking == 0
    bare = site_traits(SITE, [at_home(), labelled(1)]).site_labels
    assert bare.missing == (("SiteName", 1), ("SiteDomain", 1), ("SiteIDCode", 1))


def test_column_pages_are_asked_for_column_labels():
    named = replace(page("/c1/"), metas=Metas(column_name="通知公告", column_type="通知公告"))
    pages = [reading(named, Role.COLUMN), reading(page("/c2/"), Role.COLUMN)]

    assert site_traits(SITE, pages).column_labels.missing == (("ColumnName", 1), ("ColumnType", 1))


def test_dates_a_day_apart_are_no_difference():
    near, far = labelled(1, pub_date=day("2026-11-06")), labelled(2, pub_date=day("2026-11-08"))
    coarse = labelled(3, pub_date=day("2026-10"))
    found = site_traits(SITE, [near, far, coarse]).dates

    assert (found.compared, found.pages) == (2, 1)
    assert found.example == "标签为“2026-11-08”，页面显示“2026-11-05”"


@pytest.mark.parametrize(
    ("label", "differs"),
    [
        ("关于某事的通知公告", False),
        ("关于某事的 通知公告（2026年）", False),
        ("云溪区：关于某事的通知", False),
        ("我区召开经济工作会议", True),
        ("通知", False),
    ],
)
def test_titles_are_compared_by_what_they_share(label, differs):
    assert site_traits(SITE, [labelled(1, label)]).titles.pages == int(differs)


def test_codes_are_kept_apart_by_place():
    marked = replace(
        page("/a/"), footer=Footer("9900100001"), metas=WHOLE, marks=PageMarks(errors_code="9900100002")
    )  # fmt: skip
    plain = replace(page("/b/"), footer=Footer("9900100001"))
    found = site_traits(SITE, [reading(marked), reading(plain)]).codes

    assert [(one.where, one.value, one.pages) for one in found] == [
        ("页脚", "9900100001", 2),
        ("标签", "9900100001", 1),
        ("找错入口", "9900100002", 1),
    ]


def test_pages_of_other_hosts_and_pages_that_did_not_open_do_not_count():
    marked = reading(replace(page("/a/"), marks=PageMarks(hidden=(FAR,), scripts=("js.a.com",))))
    away = visited(marked, final_url="http://www.other.example/a/")
    gone = visited(marked, status=404)
    bare = visited(marked, final_url="https://yunxi.example/a/")

    assert site_traits(SITE, [away, gone]).hidden == ()
    found = site_traits(SITE, [marked, bare])
    assert [(one.value, one.pages, one.strong) for one in found.hidden] == [(FAR.url, 2, True)]
    assert [(one.value, one.pages) for one in found.scripts] == [("js.a.com", 2)]


def test_known_script_hosts_are_left_out():
    known = replace(page("/a/"), marks=PageMarks(scripts=("hm.baidu.com", "res.wx.qq.com")))

    assert site_traits(SITE, [reading(known)]).scripts == ()


def test_where_the_registered_address_ends():
    other = "http://www.other.example/"
    assert site_traits(SITE, [visited(home(), final_url=other)]).ends_at == "www.other.example"
    assert site_traits(SITE, [visited(home(), final_url="https://yunxi.example/")]).ends_at == ""
    left = visited(home(reason=Reason.OFF_SITE), detail=f"redirects to {other}")
    assert site_traits(SITE, [left]).ends_at == "www.other.example"
    stub = at_home(kind=PageKind.REDIRECT_STUB, redirect=other)
    assert site_traits(SITE, [stub]).ends_at == "www.other.example"
    known = replace(SITE, hosts=("www.other.example",))
    assert site_traits(known, [visited(home(), final_url=other)]).ends_at == ""


@pytest.mark.parametrize(
    ("detail", "robots", "engines"),
    [
        ("disallowed by robots.txt", True, False),
        ("disallowed by robots.txt, search engines let in", True, True),
        ("robots.txt: HTTP 503", False, False),
    ],
)
def test_robots_that_closes_and_robots_that_failed(detail, robots, engines):
    found = site_traits(SITE, [visited(home(reason=Reason.ROBOTS), detail=detail)])

    assert (found.robots, found.robots_engines) == (robots, engines)


def test_the_certificate():
    end = datetime(2026, 12, 1, tzinfo=ZoneInfo("Asia/Shanghai"))
    secured = visited(home(), tls=Tls.LEGACY, expires=end)
    later = visited(labelled(1), tls=Tls.STANDARD, expires=end.replace(year=2027))
    found = site_traits(SITE, [secured, later])

    assert (found.secured, found.old_tls, found.expires) == (True, True, end)
    expired = visited(
        home(reason=Reason.TLS), detail="[SSL] certificate verify failed: certificate has expired"
    )
    assert site_traits(SITE, [expired]).expired
    broken = site_traits(SITE, [visited(home(reason=Reason.TLS), detail="[SSL: WRONG_VERSION]")])
    assert (broken.expired, broken.distrusted) == (False, "")


RUN_OUT = "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired"
TOO_OLD = "[SSL: TLSV1_ALERT_PROTOCOL_VERSION] tlsv1 alert protocol version"


@pytest.mark.parametrize(
    ("one", "expired", "outdated"),
    [
        (visited(home(), detail=f"https: tls ({RUN_OUT})"), True, False),
        (visited(home(), detail="https: refused"), False, False),
        (visited(reading(page("/x/"), reason=Reason.TLS), detail=RUN_OUT), True, False),
        (visited(home(reason=Reason.TLS), detail=TOO_OLD), False, True),
        (visited(home(), detail=f"https: tls ({TOO_OLD})"), False, True),
        (visited(reading(page("/x/"), reason=Reason.TLS), detail=RUN_OUT, final_url="http://a.com/"), False, False),
    ],
    ids=["plain HTTP answers instead", "HTTPS not offered", "a page behind the home page", "no version in common",
         "no version in common, plain HTTP answers", "somebody else's"],
)  # fmt: skip
def test_secured_connections_that_failed(one, expired, outdated):
    found = site_traits(SITE, [one])

    assert (found.expired, found.old_tls) == (expired, outdated)


def test_nothing_read_says_nothing():
    found = site_traits(SITE, [])

    assert (found.site_labels.pages, found.codes, found.ends_at, found.expires) == (0, (), "", None)
