"""The main list of a page, whatever it is made of. One row of a table per way of writing a list."""

from __future__ import annotations

import pytest

from records import Origin, PageKind
from tests.reading.web import COLUMN, DAYS, EXPECTED, HOST, PROSE, TITLES, found, page, read, rows

MARKUP = {
    "li, date behind": "<ul>"
    + rows('<li><a href="a{n}.html">{t}</a><span>{d}</span></li>')
    + "</ul>",
    "li, date before": "<ul>"
    + rows('<li><span>{d}</span><a href="a{n}.html">{t}</a></li>')
    + "</ul>",
    "brackets": "<ul>" + rows('<li><a href="a{n}.html">{t}</a>[{d}]</li>') + "</ul>",
    "cut title": "<ul>"
    + rows('<li><a href="a{n}.html" title="{t}">{cut}...</a><i>{d}</i></li>')
    + "</ul>",
    "empty title": "<ul>"
    + rows('<li><a href="a{n}.html" title="">{t}</a><i>{d}</i></li>')
    + "</ul>",
    "title is the site": "<ul>"
    + rows('<li><a href="a{n}.html" title="示例区人民政府门户网站">{t}</a><i>{d}</i></li>')
    + "</ul>",
    "data sheet as title": "<ul>"
    + rows('<li><a href="a{n}.html" title="标题：{t}&#10;发布时间：{d}">{cut}…</a><i>{d}</i></li>')
    + "</ul>",
    "anchor around all": "<ul>"
    + rows('<li><a href="a{n}.html"><h4>{t}</h4><p>发布时间：{d} 10:00</p></a></li>')
    + "</ul>",
    "date in the anchor's text": "<ul>"
    + rows('<li><a href="a{n}.html">{t} {d}</a></li>')
    + "</ul>",
    "day badge": rows(
        '<div><div><b>{day}</b><i>{ym}</i></div><h3><a href="a{n}.html">{t}</a></h3></div>'
    ),
    "year in its own tag": "<ul>"
    + rows('<li><b>{md}</b><i>{y}</i><a href="a{n}.html">{t}</a></li>')
    + "</ul>",
    "table": "<table>"
    + rows('<tr><td>·</td><td><a href="a{n}.html">{t}</a></td><td>{d}</td></tr>')
    + "</table>",
    "a table a row": rows(
        '<table><tr><td><a href="a{n}.html">{t}</a></td><td>({d})</td></tr></table>'
    ),
    "no element a row": "<div>"
    + rows('<a href="a{n}.html">{t}</a> <span>{d}</span><br>')
    + "</div>",
    "dates lead, no element a row": "<div>"
    + rows('<em>{d}</em> <a href="a{n}.html">{t}</a><br>')
    + "</div>",
    "dt and dd": "<dl>" + rows('<dt><a href="a{n}.html">{t}</a></dt><dd>{d}</dd>') + "</dl>",
    "a heading and a summary in one anchor": rows(
        '<div><b>{d}</b><a href="a{n}.html"><h3>{t}</h3><p>各有关单位：现将有关事项通知如下。</p></a></div>'
    ),
    "a line and a summary in one anchor": "<ul>"
    + rows(
        '<li><a href="a{n}.html"><p>{t}</p><p>各有关单位：现将有关事项通知如下。</p></a><b>{d}</b></li>'
    )
    + "</ul>",
    "a list a year": "".join(
        f"<h3>{head}</h3><ul>"
        + "".join(f'<li><a href="a{n}.html">{TITLES[n]}</a><b>{DAYS[n]}</b></li>' for n in numbers)
        + "</ul>"
        for head, numbers in (("2026年10月", (0, 1)), ("2025年", (2, 3)))
    ),
    "summary and more": rows(
        '<div><h4><a href="a{n}.html">{t}</a></h4><p>摘要文字</p><p>{d} <a href="a{n}.html">阅读全文</a></p></div>'
    ),
    "kind before the title": "<ul>"
    + rows('<li><a href="/k/">[通知]</a><a href="a{n}.html">{t}</a><b>{d}</b></li>')
    + "</ul>",
    "links of explanation inside": "<ul>"
    + rows(
        '<li><a href="a{n}.html">{t}</a><div><ul><li><a href="j{n}.html">有关负责同志就这份文件答记者问的全文</a>'
        "</li></ul></div><span>{d}</span></li>"
    )
    + "</ul>",
    "a list every two rows": "<div>"
    + "".join(
        f'<ul><li><a href="a{n}.html">{TITLES[n]}</a><b>{DAYS[n]}</b></li>'
        f'<li><a href="a{n + 1}.html">{TITLES[n + 1]}</a><b>{DAYS[n + 1]}</b></li></ul><hr>'
        for n in (0, 2)
    )
    + "</div>",
    "date of another matter first": "<ul>"
    + rows('<li><a href="a{n}.html">{t}</a><u>开标时间：2027-01-05</u><b>{d}</b></li>')
    + "</ul>",
    "phone copy of the list": "<ul>"
    + rows('<li><a href="a{n}.html">{t}</a><b>{d}</b></li>')
    + "</ul><div><ol>"
    + rows('<li><a href="a{n}.html">{t}</a><b>{d}</b></li>')
    + "</ol></div>",
    "written by a script in the row": "<ul>"
    + rows('<li><a href="20260{n}.html">{t}</a><script>var d="{d}";document.write(d)</script></li>')
    + "</ul>",
    "bullets": "<ul>" + rows('<li><a href="a{n}.html">· {t}</a><b>{d}</b></li>') + "</ul>",
}


@pytest.mark.parametrize("name", MARKUP)
def test_markup(name):
    """Every way of writing four rows gives the same four rows."""
    got = read(page(MARKUP[name]))

    assert got.kind is PageKind.LIST
    assert found(got) == EXPECTED


@pytest.mark.parametrize(
    ("body", "days"),
    [
        pytest.param(
            "<table><tr><th>标题</th><th>成文日期</th><th>发布日期</th></tr>"
            + rows('<tr><td><a href="a{n}.html">{t}</a></td><td>2024-01-01</td><td>{d}</td></tr>'),
            list(DAYS),
            id="the head of the table says which",
        ),
        pytest.param(
            "<table><tr><th>标题</th><th>发布日期</th><th>成文日期</th></tr>"
            + rows('<tr><td><a href="a{n}.html">{t}</a></td><td>{d}</td><td>2024-01-01</td></tr>'),
            list(DAYS),
            id="also when publication stands first",
        ),
        pytest.param(
            "<ul>" + rows('<li><a href="{d}/1.html">{t}</a><b>{md}</b></li>'),
            list(DAYS),
            id="year by the address",
        ),
        pytest.param(
            "<ul>" + rows('<li><a href="{y}-01-01/1{n}.html">{t}</a><b>12-31</b></li>'),
            ["2025-12-31", "2025-12-31", "2025-12-31", "2024-12-31"],
            id="the address of January shows last December",
        ),
        pytest.param(
            '<ul><li><a href="a.html">关于某事的第一个通知</a><b>2026-01-03</b></li>'
            '<li><a href="b.html">关于某事的第二个通知</a><b>01-02</b></li>'
            '<li><a href="c.html">关于某事的第三个通知</a><b>12-30</b></li></ul>',
            ["2026-01-03", "2026-01-02", "2025-12-30"],
            id="year by the order",
        ),
        pytest.param(
            "<ul>" + rows('<li><a href="a{n}.html">{t}</a><b>{md}</b></li>'),
            [None] * 4,
            id="no year anywhere",
        ),
        pytest.param(
            '<ul><li><a href="a.html">关于某事的第一个通知</a><b>2026-01-03</b></li>'
            '<li><a href="b.html">关于某事的第二个通知</a><b>1970-01-01</b></li></ul>',
            ["2026-01-03", None],
            id="the day of the machine is no date",
        ),
        pytest.param(
            '<ul><li><a href="a.html">关于某事的第一个通知</a><b>今天</b></li>'
            '<li><a href="b.html">关于某事的第二个通知</a><b>2026-01-03</b></li></ul>',
            [None, "2026-01-03"],
            id="no clock is read",
        ),
        pytest.param(
            "<ul>" + rows('<li><a href="a1{n}.html">关于2026年12月{n}1日停电的公告</a></li>'),
            [None] * 4,
            id="the day of an event in a title",
        ),
        pytest.param(
            "<ul>"
            + rows('<li><a href="a{n}.html">{t}</a><p>发布日期：{d} 截止日期：2026-12-01</p></li>'),
            list(DAYS),
            id="publication, then a deadline, in one text",
        ),
        pytest.param(
            "<ul>"
            + rows(
                '<li><a href="a{n}.html">{t}</a><p>发布时间：{d}  更新时间：2026-11-30</p></li>'
            ),
            list(DAYS),
            id="publication, then a change, in one text",
        ),
        pytest.param(
            "<ul>"
            + rows(
                '<li><a href="a{n}.html">{t}</a><p>发布：{d} 公示期：2026-10-21至2026-10-28</p></li>'
            ),
            list(DAYS),
            id="publication, then a period, in one text",
        ),
        pytest.param(
            "<ul>"
            + rows(
                '<li><a href="a{n}.html">{t}</a><p>截止日期：2026-12-01 听证时间：2026-12-09</p></li>'
            ),
            [None] * 4,
            id="two other days in one text",
        ),
        pytest.param(
            "<ul>"
            + rows(
                '<li><a href="a{n}.html">{t}</a><p>来源：示例区融媒体中心　更新时间：2026-11-30 10:20　'
                "发布时间：{d} 09:10　浏览量：37</p></li>"
            ),
            list(DAYS),
            id="a long line of labels",
        ),
        pytest.param(
            "<ul>"
            + rows(
                '<li><a href="a{n}.html">{t}</a><p>为贯彻落实有关要求，推动各项工作落地见效，经研究，自2026年12月1日'
                "起在全区范围内施行，请认真组织实施</p></li>"
            ),
            [None] * 4,
            id="a day in a summary",
        ),
        pytest.param(
            "<div><ul class=r><li>名称</li><li>发布日期</li><li>施行日期</li></ul>"
            + rows(
                '<ul class=r><li><a href="a{n}.html">{t}</a></li><li>{d}</li><li>2027-01-01</li></ul>'
            )
            + "</div>",
            list(DAYS),
            id="the head of a table drawn with lists",
        ),
        pytest.param(
            "<table><thead><tr><th>名称</th><th>发布日期</th><th>修改日期</th></tr></thead><tbody>"
            + rows('<tr><td><a href="a{n}.html">{t}</a></td><td>{d}</td><td>2026-12-01</td></tr>')
            + "</tbody></table>",
            list(DAYS),
            id="the head in a thead",
        ),
        pytest.param(
            "<div><h5>2026年10月</h5><ul>"
            + rows('<li><b>{day}日</b><a href="a{n}.html">{t}</a></li>')
            + "</ul></div>",
            [None] * 4,
            id="the heading of a month is no row's date",
        ),
        pytest.param(
            "<table><tr><th>案件名称</th><th>公示日期</th><th>处罚决定日期</th></tr>"
            + rows('<tr><td><a href="a{n}.html">{t}</a></td><td>{d}</td><td>2026-12-01</td></tr>'),
            list(DAYS),
            id="a penalty's day is not the day it was put up",
        ),
        pytest.param(
            "<ul>"
            + rows(
                '<li><a href="a{n}.html">{t}</a><i>录入时间：{d}</i><i>签约日期：2026-12-01</i></li>'
            ),
            list(DAYS),
            id="a date of another name",
        ),
    ],
)
def test_dates_of_rows(body, days):
    """Which date of a row counts, and in which year."""
    got = read(page(body))

    assert [day for _, day in found(got)] == days


def test_inferred_years_say_so():
    """A year that the page did not state is marked."""
    got = read(page("<ul>" + rows('<li><a href="{d}/1.html">{t}</a><b>{md}</b></li>') + "</ul>"))

    assert {row.date.origin for row in got.listing.postings} == {Origin.INFERRED}


def test_rows_that_lead_nowhere():
    """`javascript:` rows are rows; a script's argument is their address when it names a page."""
    body = (
        '<ul><li><a href="javascript:;">关于某事的第一个通知</a><b>2026-01-03</b></li>'
        '<li><a href="javascript:void(0)" onclick="openUrl(\'./202601/t20260102_1.html\')">关于某事的第二个通知</a>'
        "<b>2026-01-02</b></li></ul>"
    )

    got = read(page(body))

    assert [row.url for row in got.listing.postings] == [None, f"{COLUMN}202601/t20260102_1.html"]


def test_comments_and_templates_are_not_shown():
    """What the browser does not show is not in the list."""
    hidden = rows('<li><a href="x{n}.html">{t}旧</a><b>2027-01-01</b></li>')
    body = (
        f"<!-- <ul>{hidden}</ul> --><template><ul>{hidden}</ul></template>"
        + MARKUP["li, date behind"]
    )

    assert found(read(page(body))) == EXPECTED


def test_the_list_above_the_pager_is_the_main_one():
    """A longer list of hot topics beside it does not count."""
    side = "".join(
        f'<li><a href="/h/{n}.html">热点信息标题第{n}条</a><b>2026-11-01</b></li>' for n in range(9)
    )
    main = (
        f'<div>{MARKUP["li, date behind"]}<script>createPageHTML(3,0,"index","html")</script></div>'
    )

    assert found(read(page(f"<ul>{side}</ul>{main}"))) == EXPECTED
    assert found(read(page(f"{main}<div><ul>{side}</ul></div>"))) == EXPECTED


SIDE = "".join(
    f'<li><a href="/xw/{n}.html">区领导调研某项重点工作推进情况之{n}</a><b>2026-11-0{n}</b></li>'
    for n in range(1, 9)
)
OURS = MARKUP["li, date behind"]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{OURS}<div><h3>热点信息</h3><ul>{SIDE}</ul></div>", id="hot topics"),
        pytest.param(f"<div><p>最新公开</p><ul>{SIDE}</ul></div>{OURS}", id="the newest of all"),
        pytest.param(f"{OURS}<div><h3>工作动态</h3><ul>{SIDE}</ul></div>", id="another column"),
        pytest.param(f"<div><ul>{SIDE}</ul></div>{OURS}", id="no heading, another folder"),
    ],
)
def test_a_block_beside_the_list(body):
    """The rows of other columns beside the list are not the column's, however many they are."""
    assert found(read(page(body))) == EXPECTED


@pytest.mark.parametrize("heading", ["热点信息", "工作动态"])
def test_a_block_beside_an_empty_list(heading):
    """It does not fill the column."""
    side = f"<div><h3>{heading}</h3><ul>{SIDE}</ul></div>"

    got = read(page(f'<ul></ul><script>createPageHTML(1,0,"index","html")</script>{side}'))

    assert got.kind is PageKind.EMPTY_LIST
    assert not got.listing.postings


def test_a_heading_that_is_the_columns_own_name():
    """最新公开 is a column too."""
    body = f"<div><h3>最新公开</h3>{OURS}</div>"

    assert found(read(page(body, "最新公开-示例区人民政府", column="最新公开"))) == EXPECTED


def test_banners_above_the_breadcrumb():
    """Neither today's date nor a dated notice in the head is a row."""
    top = (
        '<p>今天是2026年11月22日 星期日 <a href="/en/">English version</a></p>'
        '<p><a href="/tz/1.html">参保缴费温馨提示</a> 2026-11-01</p>'
    )

    assert found(read(page(OURS).replace("<body>", f"<body>{top}"))) == EXPECTED


def test_rows_that_a_script_would_fill_in():
    """A template's row is none."""
    body = OURS.replace("</ul>", '<li><a href="#">{{el.title}}</a><b>{{el.time}}</b></li></ul>')

    assert found(read(page(body))) == EXPECTED


@pytest.mark.parametrize(("second", "joined"), [("a b", True), ("a on", False)])
def test_lists_split_over_siblings(second, joined):
    """A part with a class on top goes on with the list; a tab is another list."""
    parts = [
        f'<li><a href="p{n}.html">关于第{n}件重要事情的通知</a><b>2026-10-1{n}</b></li>'
        for n in range(4)
    ]
    body = f'<ul class="a">{"".join(parts[:2])}</ul><ul class="{second}">{"".join(parts[2:])}</ul>'

    assert len(read(page(body)).listing.postings) == (4 if joined else 2)


@pytest.mark.parametrize(
    ("days", "pinned"),
    [
        (["2025-01-01", "2026-10-20", "2026-10-19"], [True, False, False]),
        (
            ["2025-01-01", "2025-02-01", "2026-10-20", "2026-10-19", "2026-10-18"],
            [True, True, False, False, False],
        ),
        (["2026-10-20", "2026-10-19", "2026-10-18"], [False] * 3),
        pytest.param(
            ["2026-10-18", "2026-10-19", "2026-10-20"],
            [False] * 3,
            id="oldest first is an order too",
        ),
        pytest.param(["2025-01-01", "2026-10-20"], [False, False], id="two rows prove nothing"),
    ],
)
def test_pins_without_a_mark(days, pinned):
    """Leading rows older than one below are pinned."""
    body = "".join(
        f'<li><a href="a{n}.html">关于第{n}件事情的通知</a><b>{day}</b></li>'
        for n, day in enumerate(days)
    )

    assert [row.pinned for row in read(page(f"<ul>{body}</ul>")).listing.postings] == pinned


def test_pins_with_a_mark():
    """置顶 is a mark and no part of the title."""
    body = (
        '<ul><li>[置顶] <a href="a.html">关于某事的第一个通知</a><b>2026-01-03</b></li>'
        '<li><a href="b.html">【置顶】关于某事的第二个通知</a><b>2026-01-02</b></li>'
        '<li><a href="c.html">关于某事的第三个通知</a><b>2026-01-01</b></li></ul>'
    )

    got = read(page(body)).listing.postings

    assert [(row.title, row.pinned) for row in got] == [
        ("关于某事的第一个通知", True),
        ("关于某事的第二个通知", True),
        ("关于某事的第三个通知", False),
    ]


def test_index_numbers():
    """索引号 of a row is kept and is no date."""
    body = (
        "<ul>"
        + rows('<li><i>0233621J/2026-0015{n}</i><a href="a{n}.html">{t}</a><b>{d}</b></li>')
        + "</ul>"
    )

    got = read(page(body))

    assert found(got) == EXPECTED
    assert got.listing.postings[1].index_number == "0233621J/2026-00151"


def test_same_title_and_day_under_two_addresses():
    """They are two postings; the same row twice is one."""
    row = '<li><a href="{}">停电公告停电公告</a><b>2026-06-26</b></li>'

    got = read(page(f"<ul>{row.format('1.html')}{row.format('2.html')}{row.format('1.html')}</ul>"))

    assert len(got.listing.postings) == 2


def test_undated_list():
    """A list without dates is a list; that it has none is said."""
    got = read(page("<ul>" + rows('<li><a href="t/1234{n}.html">{t}</a></li>') + "</ul>"))

    assert [title for title, _ in found(got)] == list(TITLES)
    assert "列表未显示日期" in got.listing.reasons


def datastore(total: int, records: str, settings: str = "") -> str:
    """A 大汉 list unit."""
    return (
        f'<div id="1"><script type="text/xml"><datastore><totalrecord>{total}</totalrecord><totalpage>9</totalpage>'
        f"<recordset>{records}</recordset></datastore></script><script>{settings}</script></div>"
    )


RECORD = (
    '<record><![CDATA[<li><a href="/art/2026/1/{n}/art_12_{n}.html" title="{t}">{cut}…</a>'
    "<b>{d}</b></li>]]></record>"
)


def test_datastore():
    """Rows in CDATA records; the pages beyond are behind a script, and that is said."""
    html = page(datastore(63, rows(RECORD), "jpage({totalRecord:63,perPage:15})"))

    got = read(html, f"{HOST}/col/col12/index.html")

    assert found(got) == EXPECTED
    assert (got.listing.total_rows, got.listing.page_count) == (63, 5)
    assert (got.listing.next_page, got.listing.last) == (None, False)
    assert got.listing.reasons == ("列表由脚本分页：网页只含前4条，站点报告共63条",)
    assert f"{HOST}/art/2026/1/0/art_12_0.html" in {link.url for link in got.links}


def test_datastore_that_is_complete():
    """All rows are there: nothing to say against it."""
    got = read(page(datastore(4, rows(RECORD))), f"{HOST}/col/col12/index.html")

    assert (got.listing.last, got.listing.reasons) == (True, ())


def test_datastore_of_table_rows_with_a_bare_ampersand():
    """It is no XML, and its rows stand outside any table."""
    record = '<record><![CDATA[<tr><td><a href="/a?x=1&y={n}">{t}</a></td><td>[{d}]</td></tr>]]></record>'

    assert found(read(page(datastore(4, rows(record))))) == EXPECTED


def test_two_datastores():
    """The unit of the column in the address is the list."""
    other = RECORD.replace("art_12_", "art_99_").replace("{t}", "另一栏目的{t}")
    html = page(datastore(9, rows(other) * 2) + datastore(4, rows(RECORD)))

    assert found(read(html, f"{HOST}/col/col12/index.html")) == EXPECTED


def test_empty_datastore():
    """No record, and the site says so."""
    got = read(page(datastore(0, "")), f"{HOST}/col/col12/index.html")

    assert got.kind is PageKind.EMPTY_LIST
    assert got.listing.last is True


def test_gb2312_table_list():
    """A GBK site with a table and counted pages."""
    body = (
        MARKUP["table"] + '共26条 第1/2页 <a href="?page=2">下一页</a> <a href="?page=2">尾页</a>'
    )
    html = page(body, head='<meta charset="gb2312">')

    got = read(html, f"{HOST}/list.asp", "gb18030")

    assert got.charset == "gb18030"
    assert found(got) == EXPECTED
    assert (got.listing.page_count, got.listing.total_rows) == (2, 26)
    assert got.listing.next_page == f"{HOST}/list.asp?page=2"


def test_dated_rows_below_an_article_are_not_its_list():
    """相关阅读 under a text."""
    html = page(
        f"<h1>关于某事的通知公告</h1><p>发布日期：2026-10-20</p>{PROSE}" + MARKUP["li, date behind"]
    )

    assert read(html, f"{COLUMN}202610/t20261020_1.html").kind is PageKind.ARTICLE
