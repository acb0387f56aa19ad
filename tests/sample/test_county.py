"""The county as a whole: how much there is, that it is the same again, and that every link leads somewhere."""

import resource
import time
from datetime import date

import pytest

from sample import County, build
from sample.corners import corners
from sample.county import SLOW
from sample.nouns import Door, Form, Style
from sample.pages import dialect
from tests.sample.conftest import AS_OF, SEED
from tests.sample.walking import get, sites_open, text_of, walk

SMALL = 12 + sum(len(corner.offices) for corner in corners())
"""Small sites of the first district: those of the layout and those of the corners."""
MAIN = {"www": Style.TRS, "czj": Style.HANWEB, "rsj": Style.GBK}


@pytest.fixture(scope="module")
def walked(county):
    """All that links lead to, over all sites that answer."""
    found = {}
    for site in sites_open(county):
        found |= walk(county, site)
    return found


def test_there_is_as_much_as_the_issue_asks(county, walked):
    """Three styles, 12 agencies, 60 columns, 800 pages, attachments of three formats."""
    kinds = {reply.content_type.split(";")[0] for reply in walked.values()}
    pages = [reply for reply in walked.values() if reply.content_type.startswith("text/html")]

    assert {site.key: site.style for site in county.sites if not site.small} == MAIN
    assert len(county.agencies) >= 12
    assert sum(len(site.columns) for site in county.sites) >= 60
    assert len(pages) >= 800
    assert len([kind for kind in kinds if kind.startswith("application/")]) == 3


def test_every_page_that_exists_is_reached_by_links(county, walked):
    """So a scan without configuration can find every column; only the article of the dead row is not linked."""
    shut = {
        one.site for one in county.answers if one.rule in {"home_error_page", "moved_home"}
    }  # their home pages lead nowhere, or to another site
    open_ = [site for site in sites_open(county) if site.id not in shut]
    exist = {site.url.rstrip("/") + path for site in open_ for path in county.paths(site)}
    rsj = county.sites[2]
    policies = county.items(rsj, rsj.column("zcjd"))
    hidden = dialect(rsj).item_path(rsj, rsj.column("zcjd"), policies[3])

    assert exist - set(walked) == {rsj.url.rstrip("/") + hidden}


def test_every_link_resolves_but_the_planted_ones(county, walked):
    dead = {answer.url for answer in county.answers if answer.rule == "dead_link"}
    broken = {url for url, reply in walked.items() if reply.status != 200}
    soft = {
        url
        for url, reply in walked.items()
        if reply.status == 200 and "您访问的页面不存在" in text_of(reply)
    }

    assert broken | soft == dead
    assert len(soft) == 1


def test_same_seed_same_bytes_other_seed_other_bytes(county, walked):
    again, other = build(SEED, AS_OF), build(SEED + 1, AS_OF)
    sample = [url for number, url in enumerate(sorted(walked)) if number % 7 == 0]

    assert all(get(again, url) == walked[url] for url in sample)
    assert again.answers == county.answers
    assert get(other, "http://www.yunxi.example/").body != walked["http://www.yunxi.example/"].body


def test_the_gbk_site_is_really_gbk(county):
    """No byte of UTF-8 Chinese, a gb2312 label, no charset in the header; TRS and 大汉 are UTF-8."""
    for site in sites_open(county):
        for path in list(county.paths(site))[:40]:
            reply = county.respond(site.host, path)
            if not reply.content_type.startswith("text/html"):
                continue
            if site.style is Style.GBK:
                assert reply.content_type == "text/html"
                assert b"charset=gb2312" in reply.body
                assert "人".encode("gb18030") in reply.body or "网".encode("gb18030") in reply.body
                with pytest.raises(UnicodeDecodeError):
                    reply.body.decode("utf-8")
            else:
                assert site.region in reply.body.decode("utf-8") or "Refresh" in text_of(reply)


def test_list_styles(county):
    www, czj, rsj = county.sites[:3]
    trs = text_of(county.respond(www.host, "/zwgk/tzgg/"))
    hanweb = text_of(county.respond(czj.host, dialect(czj).column_path(czj, czj.column("czdt"))))
    gbk = text_of(county.respond(rsj.host, "/gzdt/list.html"))

    assert 'createPageHTML(2, 0, "index", "html")' in trs
    assert '<a href="./2026' in trs
    assert county.respond(www.host, "/zwgk/tzgg/index_1.html").status == 200
    assert county.respond(www.host, "/zwgk/tzgg/index_2.html").status == 404
    assert "<datastore>" in hanweb
    assert "<totalrecord>24</totalrecord>" in hanweb
    assert hanweb.count("<record>") == 24
    assert '<a href="/gzdt/list_2.html">下一页</a>' in gbk
    assert "<th>标题</th><th>文号</th><th>发布日期</th>" in gbk


def test_a_site_works_under_any_address(county):
    """By bare address the first site answers, and no page of it links to itself by name."""
    www = county.sites[0]
    by_address = county.respond("127.0.0.1:8741", "/")

    assert by_address == county.respond(www.host, "/")
    assert county.respond("localhost:1", "/").status == 200
    assert county.respond("nowhere.example", "/").status == 404
    for path in list(county.paths(www))[::11]:
        assert f'href="http://{www.host}' not in text_of(county.respond(www.host, path))


def test_no_page_loads_anything_from_elsewhere(county):
    """Links may lead out; pictures, scripts and style sheets may not, but where that is what was planted."""
    told = {*county.answers, *county.innocents}
    planted = {one.site for one in told if one.rule == "outside_scripts"}
    for site in (one for one in sites_open(county) if one.id not in planted):
        text = text_of(county.respond(site.host, "/index.html"))

        assert 'src="http' not in text
        assert "<link" not in text


def test_pinned_slow_robots_stub_and_form(county):
    www = county.sites[0]
    rows = county.items(www, www.column("tzgg"))

    assert rows[0].pinned
    assert rows[0].published < rows[1].published
    assert "[置顶]" in text_of(county.respond(www.host, "/zwgk/tzgg/"))
    assert any(
        reply.delay == SLOW
        for reply in (county.respond(www.host, path) for path in county.paths(www))
    )
    assert b"Disallow: /neibu/" in county.respond(www.host, "/robots.txt").body
    assert 'http-equiv="Refresh"' in text_of(county.respond(www.host, "/xwzx/"))
    assert "<form" in text_of(county.respond(www.host, "/zwgk/ysqgk/"))


@pytest.mark.parametrize("sites", [1, 2, 3, 7])
def test_the_scale_knob_counts_main_sites(sites):
    county = build(1, AS_OF, sites)

    assert sum(not site.small for site in county.sites) == sites
    assert sum(site.small for site in county.sites) == (SMALL if sites >= 3 else 0)
    assert len({site.host for site in county.sites}) == len(county.sites)
    assert len({site.code for site in county.sites}) == len(county.sites)
    assert {answer.site for answer in county.answers} <= {site.id for site in county.sites}


def test_ten_sites_hold_five_thousand_pages():
    county = build(1, AS_OF, 10, 500)

    for site in county.sites:
        if not site.small:
            assert (
                sum(not path.endswith((".xlsx", ".docx", ".pdf")) for path in county.paths(site))
                >= 500
            )


def test_clones_are_clean_and_bear_other_names(county):
    clone = build(SEED, AS_OF, 6).sites[3]

    assert clone.region != county.sites[0].region
    assert clone.host == "www.d002.example"
    assert all(column.count for column in clone.columns if column.form is Form.LIST)
    assert clone.door is Door.OPEN


def test_a_thousand_sites_fit_in_memory():
    """Pages are made when asked for: a thousand sites cost megabytes and a second or two."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.process_time()
    county: County = build(1, date(2026, 11, 20), 1000, 500)

    assert len(county.sites) == 1000 + SMALL
    assert county.respond(county.sites[999].host, "/").status == 200
    assert time.process_time() - began < 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000
    with pytest.raises(ValueError, match="1 to 1000"):
        build(1, AS_OF, 1001)
