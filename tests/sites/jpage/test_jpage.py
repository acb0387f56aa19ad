"""大汉 jpage: what was published is what was read; what could not be had is said."""

from __future__ import annotations

import pytest

from records import Origin, Page
from tests.sites.jpage import site
from tests.sites.jpage.site import Interface, call, datastore, frame, inline, mini
from tests.sites.mini import Answer, MiniSite, crawl, items, published


def first_page(things, proxy, *, shown=60, per_page=20, **said):
    """A column page that holds its first records and the call for the rest."""
    store = datastore(things[:shown], len(things), **said)
    return frame(inline(store) + call(proxy, per_page=per_page))


def test_all_records_stand_in_the_page(tmp_path):
    things = items(12)
    got = crawl(MiniSite({site.COLUMN: site.column(things)}), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete
    assert got.seen.rows == 12


@pytest.mark.parametrize(
    ("served", "per_page", "starts"),
    [
        pytest.param({}, 20, [61, 121, 181], id="groups of three pages"),
        pytest.param({"group": 45}, 15, [61, 106, 151, 196], id="groups of its own size"),
        pytest.param({"aligned": True, "group": 60}, 20, [61, 121, 181], id="aligned groups"),
        pytest.param({"wants_referer": True}, 20, [61, 121, 181], id="only with a referer"),
        pytest.param({"content_type": "text/html"}, 20, [61, 121, 181], id="called HTML"),
    ],
)
def test_records_by_number(tmp_path, served, per_page, starts):
    """The old form: POST with `startrecord`; nothing is skipped and nothing asked twice."""
    things = items(203)
    server = Interface(things, **served)
    page = first_page(things, site.OLD, per_page=per_page)
    got = crawl(mini(page, old=server.post), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert server.starts == starts
    assert (got.seen.complete, got.seen.reason, got.seen.rows) == (True, "", 203)


def test_a_server_that_begins_at_its_own_group(tmp_path):
    """25 records in the page, groups of 60: the overlap is known and no record is lost."""
    things = items(203)
    server = Interface(things, aligned=True)
    got = crawl(
        mini(first_page(things, site.OLD, shown=25), old=server.post), tmp_path, site.COLUMN
    )
    assert got.rows == published(things)
    assert got.seen.complete


@pytest.mark.parametrize(
    ("shown", "per_answer", "pages"),
    [
        pytest.param(60, 100, [1, 2, 3], id="a hundred an answer"),
        pytest.param(45, 45, [1, 2, 3, 4, 5, 6], id="as many as the page shows"),
        pytest.param(100, 100, [2, 3], id="the page shows a hundred"),
        pytest.param(15, 20, list(range(1, 13)), id="fewer than asked for"),
    ],
)
def test_numbered_pages(tmp_path, shown, per_answer, pages):
    """The new form: GET with `page`; the record after the page's last is found whatever a page holds."""
    things = items(230)
    server = Interface(things, per_answer=per_answer)
    page = first_page(things, site.NEW, shown=shown)
    got = crawl(mini(page, new=server.get), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert server.pages == pages
    assert (got.seen.complete, got.seen.rows) == (True, 230)
    assert got.pages[0].facts.listing.total_rows == 230


@pytest.mark.parametrize(
    ("says", "works"),
    [(site.OLD, "new"), (site.NEW, "old")],
    ids=["the old path is gone", "the new path is gone"],
)
def test_the_other_path(tmp_path, says, works):
    """Where the path that the page names answers 404, the product's other one is tried."""
    things = items(150)
    server = Interface(things)
    route = {"new": server.get, "old": server.post}[works]
    got = crawl(mini(first_page(things, says), **{works: route}), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete


def test_a_shell_without_records(tmp_path):
    things = items(130)
    server = Interface(things)
    page = frame(f"<div id='{site.UNIT}'></div>" + call(site.OLD, total="totalRecord:130,"))
    got = crawl(mini(page, old=server.post), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert (server.starts, got.seen.complete) == ([1, 61, 121], True)


def test_the_unit_of_the_column(tmp_path):
    """Two units: the one whose `columnid` is the column's is read, and its own `unitid` is sent."""
    things, others = items(150), items(900)
    server = Interface(things)
    side = inline(datastore(others[:80], 900, col="77"), "11") + call(
        site.OLD, col="77", unit="11", per_page=40
    )
    main = inline(datastore(things[:60], 150)) + call(site.OLD)
    got = crawl(mini(frame(side + main), old=server.post), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete


def test_rows_in_the_page_s_own_html(tmp_path):
    """山东: an empty datastore beside rows of this very column; they count, and the rest is asked for."""
    things = items(40)
    rows = "".join(
        site.record(one)[len("<record><![CDATA[") : -len("]]></record>")] for one in things[:20]
    )
    page = frame(inline(datastore((), 40)) + f"<ul>{rows}</ul>" + call(site.OLD))
    got = crawl(mini(page, old=Interface(things).post), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete


def test_a_column_that_shows_others(tmp_path):
    """A parent's list mixes its children's articles: an answer of one child's alone is still its own."""
    things = items(120)
    mixed = [*(site.record(one, "77") for one in things[:30]), *map(site.record, things[30:60])]
    store = datastore((), 120).replace("<recordset>", "<recordset>" + "".join(mixed))
    rest = datastore(things[60:], 120, col="78")
    got = crawl(
        mini(frame(inline(store) + call(site.OLD)), old=Answer(rest, site.XML)),
        tmp_path,
        site.COLUMN,
    )
    assert got.rows == published(things)
    assert got.seen.complete


def test_settings_apart(tmp_path):
    """江苏: the count stands in the call only, the interface in the next group only."""
    things = items(230)
    server = Interface(things)
    href = (
        f"{site.NEW}?page=1&appid=1&webid=3095&path=/&columnid={site.COL}&unitid={site.UNIT}"
        "&webname=云溪县人民政府&permissiontype=0"
    )
    store = datastore(things[:57], None, href).replace("<![CDATA[<a", "<![CDATA[\n<a", 1)
    draw = f"<script>$('#{site.UNIT}').jpage({{totalRecord:230,perPage:19}});</script>"
    got = crawl(mini(frame(inline(store) + draw), new=server.get), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert (server.pages, got.seen.complete) == ([1, 2, 3], True)


def test_a_page_in_gbk(tmp_path):
    """An answer that names no charset inherits the column page's."""
    things = items(100)
    server = Interface(things, charset="gb18030")
    page = Answer(first_page(things, site.OLD).encode("gb18030"), "text/html; charset=gb2312")
    got = crawl(mini(page, old=server.post), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete


# ---- what fails in silence -----------------------------------------------------------------------


def cipher(things, **routes):
    """国家医保局's way: the next group names column and unit by a cipher."""
    href = f"{site.NEW}?page=2&webid=1&columnid=9fA%2Bc3%3D%3D&unitid=Zk1xQ%3D%3D&appid=1"
    bare = frame(inline(datastore(things[:45], len(things), next_group=href)))
    return mini(bare, **routes)


def test_cipher_and_nothing_behind_it(tmp_path):
    """The later pages are an empty body: the list is not whole, and the reason is the cipher."""
    things = items(120)
    asked = cipher(things, new=Answer("<datastore><recordset></recordset></datastore>", site.XML))
    got = crawl(asked, tmp_path, site.COLUMN)
    assert got.rows == published(things[:45])
    assert not got.seen.complete
    assert "加密" in got.seen.reason
    assert {one.query.get("columnid") for one in asked.asked if one.path == site.NEW} == {
        "9fA+c3=="
    }


def test_cipher_that_the_server_takes_back(tmp_path):
    """As long as each answer names the next group, its address is followed as it stands."""
    things = items(120)

    def answer(asked):
        number = int(asked.query["page"])
        last = number * 45 >= len(things)
        again = f"./dataproxy.jsp?page={number + 1}&columnid=9fA%2Bc3%3D%3D&unitid=Zk1xQ%3D%3D"
        some = things[(number - 1) * 45 : number * 45]
        return Answer(datastore(some, len(things), next_group="" if last else again), site.XML)

    got = crawl(cipher(things, new=answer), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert got.seen.complete


def foreign(asked):
    """What a `unitid` of another column brings (§2.1)."""
    return Answer(datastore(items(60), 150, col="77"), site.XML)


def same(asked):
    """A server that answers its first page to every number."""
    return Answer(datastore(items(150)[:60], 150), site.XML)


def challenge(asked):
    """Words of some gateway instead of records."""
    return Answer("<html><body>请稍候</body></html>")


@pytest.mark.parametrize(
    ("answer", "word"),
    [
        pytest.param(foreign, "其他栏目（栏目号77）", id="another column's unit"),
        pytest.param(same, "没有翻页", id="page 1 for every page"),
        pytest.param(Answer("", site.XML), "接口返回空内容", id="an empty body"),
        pytest.param(challenge, "接口返回空内容", id="no records"),
        pytest.param(Answer("no", status=403), "403", id="forbidden"),
    ],
)
@pytest.mark.parametrize("form", ["old", "new"])
def test_silent_failure(tmp_path, answer, word, form):
    """The first page's rows stand, nothing else is read, and the reason is named."""
    things = items(150)
    page = first_page(things, {"old": site.OLD, "new": site.NEW}[form])
    got = crawl(mini(page, old=answer, new=answer), tmp_path, site.COLUMN)
    assert got.rows == published(things[:60])
    assert not got.seen.complete
    assert word in got.seen.reason


def test_no_unit_is_the_column_s(tmp_path):
    """Two units of other columns: their next pages are nobody's evidence."""
    side = [
        inline(datastore(items(20), 90, col=col), unit) + call(site.OLD, col=col, unit=unit)
        for col, unit in (("77", "11"), ("78", "12"))
    ]
    asked = mini(frame("".join(side)), old=foreign)
    got = crawl(asked, tmp_path, site.COLUMN)
    assert not got.seen.complete
    assert "没有一个写明属于本栏目" in got.seen.reason
    assert site.OLD not in {one.path for one in asked.asked}


def test_no_record_and_no_total_is_no_empty_column(tmp_path):
    page = frame(inline("<datastore><recordset></recordset></datastore>"))
    got = crawl(mini(page), tmp_path, site.COLUMN)
    assert (got.seen.empty, got.seen.complete) == (False, False)
    assert got.seen.reason


def test_an_empty_column(tmp_path):
    """No record, and the total says so."""
    got = crawl(mini(frame(inline(datastore((), 0)))), tmp_path, site.COLUMN)
    assert (got.seen.empty, got.seen.complete, got.seen.rows) == (True, True, 0)


def test_records_without_a_total(tmp_path):
    """All pages were read, but nothing says that they are all."""
    things = items(12)
    got = crawl(mini(frame(inline(datastore(things, None)))), tmp_path, site.COLUMN)
    assert got.rows == published(things)
    assert not got.seen.complete
    assert got.seen.reason


def test_dates_are_those_shown(tmp_path):
    things = items(3)
    got = crawl(mini(site.column(things)), tmp_path, site.COLUMN)
    page = got.pages[0].facts
    assert isinstance(page, Page)
    assert {row.date.origin for row in page.listing.postings} == {Origin.SHOWN}
