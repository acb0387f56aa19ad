"""Address dialects (domain note §2.13): what an address dates, and whether it looks like an article or a list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.dates import from_url
from reading.paths import is_article, is_list

HEX = "0123456789abcdef0123456789abcdef"
UUID = "0b0f5d0c-1111-2222-3333-444455556666"

ARTICLES = [
    pytest.param("/zwgk/202605/t20260506_123.html", "2026-05-06", id="t-date"),
    pytest.param("/zwgk/202605/t20260506_123_1.shtml", "2026-05-06", id="t-date, second page"),
    pytest.param("/art/2026/5/6/art_1_2.html", "2026-05-06", id="art"),
    pytest.param(f"/art/2026/art_{HEX}.html", "2026", id="art, year only"),
    pytest.param("/2026-01/15/content_123.shtml", "2026-01-15", id="content"),
    pytest.param("/2026-01/15/c_123.htm", "2026-01-15", id="content, c_ID"),
    pytest.param(
        "/zhengce/content/2026-01/15/content_123.htm", "2026-01-15", id="content, gov.cn old"
    ),
    pytest.param(f"/20260506/{HEX}/c.html", "2026-05-06", id="hex/c"),
    pytest.param("/web/zwgk/2026050613455512345/index.shtml", "2026-05-06", id="web-idx"),
    pytest.param("/web/zwgk/2026139913455512345/index.shtml", None, id="web-idx, no date"),
    pytest.param("/xxgk/12345678/index.html", None, id="numid"),
    pytest.param("/xxgk/20260506/index.html", None, id="numid that looks like a day"),
    pytest.param(f"/hainan/zfwj/202605/{HEX}.shtml", "2026-05", id="hexmon"),
    pytest.param("/xxgk/pnidpv12345.html", None, id="pnidpv"),
    pytest.param("/n2588035/n2588320/c12345/content.html", None, id="ccontent"),
    pytest.param(f"/10462/c102914/2026/5/6/{HEX}.shtml", "2026-05-06", id="schex"),
    pytest.param(f"/columns/{UUID}/202605/06/{UUID}.html", "2026-05-06", id="hbuuid"),
    pytest.param(f"/nw12344/20260506/{HEX}.html", "2026-05-06", id="shhex"),
    pytest.param("/cat/2026-05-06/123.html", "2026-05-06", id="datepath, dashes"),
    pytest.param("/safe/2026/0506/123.html", "2026-05-06", id="datepath, year folder"),
    pytest.param("/lyj/1/x/20260506/123.html", "2026-05-06", id="datepath, eight digits"),
    pytest.param("/zhengce/zhengceku/202605/content_123.htm", "2026-05", id="gov.cn"),
    pytest.param("/2026/0830/c123a456/page.htm", "2026-08-30", id="苏迪"),
    pytest.param("/info/1016/5000.htm", None, id="VSB"),
    pytest.param("/content/post_4740944.html", None, id="gkmlpt"),
    pytest.param("/content/mpost_4740944.html", None, id="NFCMS"),
]
COLUMNS = [
    "/zwgk/tzgg/", "/zwgk/tzgg/index_1.html", "/zwgk/xxgk_list_3.shtml", "/a/common_list_2.shtml", "/a/dezlist.shtml",
    "/a/column-index-2.shtml", "/zfgb/2026/", "/a/list_zh.shtml", "/a/NewsLsit.aspx", "/xxgk/202605/index.html",
    "/a/xxgk_gknb_list.shtml", f"/columns/{UUID}/index.html", "/col/col123/index.html", "/htmls/740/list-1.html",
]  # fmt: skip


@pytest.mark.parametrize(("path", "day"), ARTICLES)
def test_articles(path, day):
    """Every row of §2.13: an article, dated no finer than its address says."""
    got = from_url(f"http://x.gov.cn{path}")

    assert is_article(f"http://x.gov.cn{path}")
    assert (str(got) if got else None) == day


@pytest.mark.parametrize("path", COLUMNS)
def test_columns(path):
    assert is_list(f"http://x.gov.cn{path}")
    assert not is_article(f"http://x.gov.cn{path}")


@pytest.mark.parametrize(
    ("path", "day"),
    [
        ("/a/P020260427123456789.pdf", "2026-04-27"),
        ("/a/W020220501334455667788.docx", "2022-05-01"),
        ("/a/202613/x.html", None),
        ("/a/18991231/x.html", None),
        ("/a/t19700101_1.html", None),
        ("/a/t20260231_1.html", None),
    ],
)
def test_attachments_and_nonsense(path, day):
    """TRS files carry their day of upload; what the calendar or the century refuses is no date."""
    got = from_url(f"http://x.gov.cn{path}")

    assert (str(got) if got else None) == day


@given(st.text(alphabet="/0129-_tPWart.htmlindex", max_size=80))
def test_never_absurd(path):
    """Whatever the address, a date of the calendar between 1990 and 2099 or none."""
    got = from_url(f"http://x.gov.cn/{path}")

    assert got is None or 1990 <= got.year <= 2099
    is_article(path)
    is_list(path)
