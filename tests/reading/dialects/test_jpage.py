"""大汉 jpage: what records look like, what is asked for, and texts that are none of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading import read_answer, read_page
from records import Continuation, Page, PageKind, Request
from tests.reading.dialects.hanweb import mutated, nested, pieces
from tests.sites.jpage import site
from tests.sites.mini import BASE, items

URL = BASE + site.COLUMN
THINGS = items(70)


def store(*contents, total=None):
    """A column page whose datastore holds these records."""
    inside = "".join(f"<record><![CDATA[{one}]]></record>" for one in contents)
    total = len(contents) if total is None else total
    text = (
        f"<datastore><totalrecord>{total}</totalrecord><recordset>{inside}</recordset></datastore>"
    )
    return site.frame(site.inline(text))


def read(html, url=URL) -> Page:
    return read_page(html.encode("utf-8", "replace"), url)


ONE = "/art/2026/3/9/art_1229100_11.html"


@pytest.mark.parametrize(
    ("record", "title", "when"),
    [
        pytest.param(
            f"<li><a href='{ONE}' target='_blank'>关于秋季防火检查的通知</a><b>2026-03-09</b></li>",
            "关于秋季防火检查的通知", "2026-03-09", id="single quotes (盐城)",
        ),
        pytest.param(
            f'<li><a title="关于开展秋季防火检查的通知" href="{ONE}">关于开展秋季…</a><i>2026-03-09</i></li>',
            "关于开展秋季防火检查的通知", "2026-03-09", id="title before href (阜宁)",
        ),
        pytest.param(
            f'<li><a href="{ONE}">关于开展秋季防火检查的…</a><span>[2026-03-09]</span></li>',
            "关于开展秋季防火检查的…", "2026-03-09", id="no title attribute (东台)",
        ),
        pytest.param(
            f'<tr><td>1</td><td><a href="{ONE}">关于秋季防火检查的通知</a></td><td>[2026-03-09]</td></tr>',
            "关于秋季防火检查的通知", "2026-03-09", id="a table row outside a table",
        ),
        pytest.param(
            f'<tr><td><a href="{ONE}">关于秋季防火检查的通知</a></td><td>云政发3号</td><td>2026-03-09</td></tr>',
            "关于秋季防火检查的通知", "2026-03-09", id="a cell beside the date's",
        ),
        pytest.param(
            f'<li><a href="{ONE}">关于秋季防火检查的通知</a><div class="bt_date">2026-03-09</div></li>',
            "关于秋季防火检查的通知", "2026-03-09", id="a division for the date",
        ),
        pytest.param(
            f'<li><span>2026-02-00018</span><a href="{ONE}">关于秋季防火检查的通知</a><b>2026-03-09</b></li>',
            "关于秋季防火检查的通知", "2026-03-09", id="an index number that looks like a date",
        ),
        pytest.param(
            f'<li><a href="{ONE}">关于秋季防火检查的通知</a><span>000014349/2026-00012</span></li>',
            "关于秋季防火检查的通知", None, id="an index number and no date",
        ),
        pytest.param(
            f'<li><a href="{ONE}">关于秋季防火检查的通知</a><em>2026-01-20</em><em>2026-03-09</em></li>',
            "关于秋季防火检查的通知", "2026-03-09", id="the last date is that of publication",
        ),
        pytest.param(
            f'<li><a href="{ONE}?a=1&b=2&c">关于防火 & 防汛检查的通知</a><b>2026-03-09</b></li>',
            "关于防火 & 防汛检查的通知", "2026-03-09", id="bare ampersands",
        ),
        pytest.param(
            f'<li style=<br/><a href="{ONE}" title="关于秋季防火检查的通知">关于秋季</a><b>2026-03-09</b></li>',
            "关于秋季防火检查的通知", "2026-03-09", id="broken markup",
        ),
    ],
)  # fmt: skip
def test_record(record, title, when):
    (row,) = read(store(record)).listing.postings
    assert (row.title, str(row.date) if row.date else None) == (title, when)
    assert row.url.startswith(BASE + ONE)


def onward(html, url=URL) -> Continuation:
    """What a page asks for next."""
    return read(html, url).listing.onward


def test_request_by_number():
    """Old form: POST, the next group, the call's own parameters in the product's order."""
    html = site.frame(site.inline(site.datastore(THINGS[:60], 70)) + site.call(site.OLD))
    asked = onward(html)
    assert asked.request == Request(
        f"{BASE}{site.OLD}?startrecord=61&endrecord=120&perpage=20",
        "POST",
        "col=1&appid=1&webid=3095&path=/&columnid=1229100&sourceContentType=3&unitid=6101313"
        "&webname=%E4%BA%91%E6%BA%AA%E5%8E%BF%E4%BA%BA%E6%B0%91%E6%94%BF%E5%BA%9C&permissiontype=0",
        referer=URL,
    )
    assert [one.request.method for one in asked.otherwise] == ["GET", "GET", "GET"]
    assert read(html).listing.page_count == 4


def test_request_by_page():
    """New form: GET, `page`, at most a hundred records."""
    html = site.frame(site.inline(site.datastore(THINGS[:45], 70)) + site.call(site.NEW))
    asked = onward(html).request
    assert (asked.method, asked.body) == ("GET", "")
    assert asked.url.startswith(
        f"{BASE}{site.NEW}?page=1&col=1&appid=1&webid=3095&path=/&columnid=1229100&"
    )
    assert asked.url.endswith("&perpage=100")


@pytest.mark.parametrize(
    ("href", "address"),
    [
        pytest.param(
            "./dataproxy.jsp?page=3", f"{site.OLD}?startrecord=46", id="beside the interface"
        ),
        pytest.param(f"{site.NEW}?page=3", f"{site.NEW}?page=1", id="with its path"),
    ],
)
def test_a_next_group_instead_of_a_call(href, address):
    """`<nextgroup>` states column and unit where no call does; `&amp;` or bare."""
    text = site.datastore(THINGS[:45], 70, f"{href}&amp;webid=1&columnid=1229100&unitid=6101313")
    asked = onward(site.frame(site.inline(text)))
    assert asked.request.url.startswith(BASE + address)
    assert "unitid=6101313" in asked.request.url + asked.request.body


def test_a_list_that_is_whole_asks_for_nothing():
    html = site.frame(site.inline(site.datastore(THINGS[:45], 45)) + site.call(site.NEW))
    assert onward(html) is None


def test_jiangxi_is_none_of_this():
    """江西's shells load jquery.jpage.js too, but their rows come from `queryList` (§2.9)."""
    html = site.frame(
        "<script src='commonfiles/jquery.jpage.js'></script><script>var perPage='15'</script>"
    )
    listing = read(html).listing
    assert listing is None or listing.family != "jpage"


# ---- bad input -----------------------------------------------------------------------------------

PAGE = site.frame(site.inline(site.datastore(THINGS[:60], 70)) + site.call(site.OLD))
ANSWER = site.datastore(THINGS[60:], 70)
ASKED = onward(PAGE)
FORMS = (ASKED, *ASKED.otherwise)


def answered(text, asked) -> Page:
    return read_answer(text.encode("utf-8", "replace"), asked.request.url, "text/xml", asked)


@given(pieces, st.sampled_from(FORMS))
def test_any_text(text, asked):
    """No text is an exception, and none is an empty list."""
    read(site.frame(f"<script type='text/xml'><datastore>{text}</script><script>{text}</script>"))
    page = answered(text, asked)
    assert page.kind is not PageKind.EMPTY_LIST


@pytest.mark.parametrize("seed", range(40))
def test_mutations_bring_no_wrong_row(seed):
    """A damaged answer loses rows or is refused; titles stay those published, or cut."""
    right = {one.title for one in THINGS}
    page = answered(mutated(ANSWER, seed), FORMS[seed % len(FORMS)])
    rows = page.listing.postings if page.listing else ()
    assert sum(row.title in right for row in rows) >= len(rows) - 4
    read(mutated(PAGE, seed))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(nested("<record><![CDATA[<div>"), id="open records"),
        pytest.param(nested("<record>", "</record>"), id="records in records"),
        pytest.param("<record>" + nested("<div>") + "</record>", id="deep markup"),
        pytest.param(nested("ajaxParam:{jpage("), id="open calls"),
        pytest.param("<nextgroup>" + nested("<a href='"), id="open addresses"),
        pytest.param("\0" * 10_000, id="NULs"),
    ],
)
def test_deep(text):
    read(
        site.frame(
            f"<script type='text/xml'><datastore>{text}</script><script>perPage {text}</script>"
        )
    )
    assert answered(text, ASKED).kind is not PageKind.EMPTY_LIST


def test_a_continuation_without_state():
    """What an older round has stored may know less: it is read as far as it goes."""
    bare = Continuation(Request(BASE + site.NEW), 2, "jpage", URL, "utf-8")
    assert len(answered(ANSWER, bare).listing.postings) == 10
