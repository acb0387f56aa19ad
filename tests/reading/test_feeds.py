"""`reading.feeds`: RSS, Atom and JSON Feed as they really come; days are China's; nothing is expanded, nothing raised."""

# ruff: noqa: E501 - cases one a line, so that they can be read down the page
from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.feeds import MOST, day_of, read_feed
from reading.posts import plain_text, post_of, sort_of

NOV2, NOV3 = date(2026, 11, 2), date(2026, 11, 3)


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Mon, 02 Nov 2026 20:00:00 GMT", NOV3),
        ("Mon, 02 Nov 2026 15:59:59 GMT", NOV2),
        ("Mon, 02 Nov 2026 20:00:00 +0800", NOV2),
        ("02 Nov 2026 20:00 CST", NOV2),
        ("Mon, 2 November 2026", NOV2),
        ("Mon Nov 02 20:00:00 CST 2026", NOV2),
        ("2026-11-02T20:00:00Z", NOV3),
        ("2026-11-02T20:00:00.123+08:00", NOV2),
        ("2026-11-02T01:00:00-0500", NOV2),
        ("2026-11-02 23:59:59", NOV2),
        ("2026-11-02", NOV2),
        ("2026年11月2日 9:30", NOV2),
        ("1793548800", NOV2),  # 2026-11-02 00:00 in China
        ("1793548799000", date(2026, 11, 1)),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59Z", None),
        ("2026-13-45T00:00:00Z", None),
        ("Mon, 31 Feb 2026 20:00:00 GMT", None),
        ("昨天", None),
        ("", None),
        ("9" * 400, None),
    ],
)
def test_days(said, day):
    assert day_of(said) == day


def rss(*items: str, head: str = '<?xml version="1.0"?>') -> str:
    inside = "".join(f"<item>{one}</item>" for one in items)
    return f'{head}<rss version="2.0"><channel><title>云溪发布</title><link>http://a.example/</link>{inside}</channel></rss>'


def only(text: str | bytes):
    (one,) = read_feed(text if isinstance(text, bytes) else text.encode()).posts
    return one


DAY = "<pubDate>Mon, 02 Nov 2026 20:00:00 +0800</pubDate>"


def test_rss():
    one = only(
        rss(
            f"<title>标题</title><link>http://a.example/1</link><guid>g-1</guid>{DAY}<source url='http://b/'>新华社</source>"
        )
    )

    assert (one.id, one.title, one.day, one.url) == ("g-1", "标题", NOV2, "http://a.example/1")
    assert one.source == "新华社"


def test_rss_1_and_dublin_core():
    text = (
        "<rdf:RDF xmlns:rdf='r' xmlns='http://purl.org/rss/1.0/' xmlns:dc='d'><channel><title>频道</title></channel>"
        "<item><title>标题</title><dc:date>2026-11-02T20:00:00+08:00</dc:date></item></rdf:RDF>"
    )
    assert (only(text).title, only(text).day, read_feed(text.encode()).title) == (
        "标题",
        NOV2,
        "频道",
    )


def test_atom():
    """The day of publishing wins over that of the last change; the page's own address over others."""
    text = (
        "<feed xmlns='http://www.w3.org/2005/Atom'><title>微博</title><updated>2026-11-19T00:00:00Z</updated><entry>"
        "<id>tag:1</id><title type='html'>&lt;b&gt;标题&lt;/b&gt;</title><link rel='edit' href='http://a/e'/>"
        "<link href='http://a.example/1'/><updated>2026-11-09T00:00:00Z</updated><published>2026-11-02T20:00:00Z</published>"
        "<source><title>别处</title></source><category term='转载'/></entry></feed>"
    )
    one = only(text)

    assert (one.id, one.title, one.url, one.day, one.said) == (
        "tag:1",
        "标题",
        "http://a.example/1",
        NOV3,
        "转载",
    )


def test_json():
    items = [
        {
            "id": 7,
            "title": "标题",
            "content_text": "正文",
            "date_published": "2026-11-02T20:00:00+08:00",
            "tags": ["原创"],
        },
        {
            "id": "8",
            "url": "http://a.example/8",
            "external_url": "http://b.example/",
            "date_modified": "2026-11-02",
        },
    ]
    text = json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "公众号", "items": items}
    )
    first, second = read_feed(text.encode()).posts

    assert (first.id, first.day, first.said) == ("7", NOV2, "原创")
    assert (second.url, second.day, second.said) == ("http://a.example/8", NOV2, "转载")


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("&lt;font color='red'&gt;好&lt;/font&gt;消息", "好消息"),
        ("<![CDATA[<a href='http://x/'>好</a>消息&nbsp;快讯]]>", "好消息 快讯"),
        ("A&B 与 C & D", "A&B 与 C & D"),
        ("&ldquo;放管服&rdquo;&hellip;", "“放管服”…"),
        ("3 &lt; 5 而且 7 > 6", "3 < 5 而且 7 > 6"),
        ("多\n行\t标题", "多 行 标题"),
        ("&#20113;&#x6EAA;", "云溪"),
        ("<b>标签</b>直接写", "标签直接写"),
        ("控制\x0b字符", "控制字符"),
    ],
)
def test_titles(written, title):
    assert only(rss(f"<title>{written}</title>{DAY}")).title == title


def test_a_post_without_a_title_is_named_by_its_first_line():
    one = only(
        rss(
            f"<description>&lt;p&gt;今天的微博正文&lt;/p&gt;&lt;p&gt;第二段&lt;/p&gt;</description>{DAY}"
        )
    )

    assert one.title == "今天的微博正文"


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("gb18030", "gb2312"),
        ("utf-8", "gb2312"),
        ("gb18030", "gbk"),
        ("utf-16", "utf-16"),
        ("utf-8-sig", "utf-8"),
        ("big5", "big5"),
    ],
)
def test_encodings(charset, declared):
    text = rss(
        f"<title>政務公開信息的標題</title>{DAY}",
        head=f'<?xml version="1.0" encoding="{declared}"?>',
    ).replace("发", "發")

    assert only(text.encode(charset)).title == "政務公開信息的標題"


def test_each_once():
    """By id; by title and day where every copy has a new id; the same title on another day is another post."""
    again = DAY.replace("02 Nov", "03 Nov")
    feed = read_feed(rss(
        f"<title>甲</title><guid>1</guid>{DAY}", f"<title>甲（改）</title><guid>1</guid>{DAY}",
        f"<title>甲</title><guid>2</guid>{DAY}", f"<title>甲</title><guid>3</guid>{again}",
        f"<title>乙</title>{DAY}", f"<title>乙</title>{DAY}",
    ).encode())  # fmt: skip

    assert [(one.title, one.day) for one in feed.posts] == [
        ("甲", NOV2),
        ("甲", NOV3),
        ("乙", NOV2),
    ]
    assert feed.repeated == 3


def test_posts_without_an_id_have_one():
    first, second = read_feed(
        rss(f"<title>甲</title>{DAY}", f"<title>乙</title>{DAY}").encode()
    ).posts

    assert all([first.id, second.id])
    assert first.id != second.id


BOMB = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "不是 RSS"),
        (b"<html><body>404</body></html>", "不是 RSS"),
        (b'{"version": "1", "items": []}', "不是 RSS"),
        (b"[" * 100_000, "不是 RSS"),
        (b'{"a":' * 100_000, "不是 RSS"),
        (rss("<title>&b;</title>", head=BOMB).encode(), "实体"),
        (b"<rss><channel>" + b"<x>" * 5_000, "嵌套"),
        (b"\x00\xff\xfe" * 999, "不是 RSS"),
    ],
    ids=["empty", "a page", "other json", "deep list", "deep json", "entities", "deep", "noise"],
)
def test_what_is_no_feed(body, says):
    feed = read_feed(body)

    assert (feed.posts, feed.whole) == ((), False)
    assert says in feed.reason


def test_a_harmless_document_type_is_passed_over():
    head = '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://x.example/rss.dtd">'

    assert only(rss(f"<title>甲</title>{DAY}", head=head)).title == "甲"


def test_a_feed_that_breaks_off():
    """What was read stands; that nothing newer or older is there cannot be said."""
    feed = read_feed(rss(f"<title>甲</title>{DAY}", f"<title>乙</title>{DAY}").encode()[:-60])

    assert [one.title for one in feed.posts] == ["甲"]
    assert not feed.whole
    assert "没有读到底" in feed.reason


def test_a_feed_without_end():
    feed = read_feed(rss(*(f"<title>第{at}条</title>{DAY}" for at in range(MOST + 5))).encode())

    assert len(feed.posts) == MOST
    assert not feed.whole


def test_personal_data_is_marked_and_never_let_out():
    """990101… is a region that was never issued."""
    number = "990101199001010015"
    number = number[:17] + "0123456789X"[_check(number)]
    feed = read_feed(
        rss(
            f"<title>公示{number}</title><description>李某某，身份证号{number}</description>{DAY}"
        ).encode()
    )

    assert [mark.kind for mark in feed.posts[0].personal] == ["id"]
    assert number not in repr(feed)


def _check(number: str) -> int:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(one) * weight for one, weight in zip(number, weights, strict=False))
    return (12 - total % 11) % 11


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        ("来源：新华社\n正文", "新华社", ""),
        ("正文。（来源：云溪区财政局）", "云溪区财政局", ""),
        ("转自：人民日报", "人民日报", "转载"),
        ("转载自“中国政府网”微信", "中国政府网", "转载"),
        ("图片来源网络", "", ""),
        ("收入来源：网络主播", "", ""),
        ("正文没有写", "", ""),
    ],
)
def test_sources_in_a_text(text, source, said):
    one = post_of("标题", NOV2, text=text)

    assert (one.source, one.said) == (source, said)


OWN = {"云溪发布", "云溪区人民政府", "区政府"}
STATE = {"国务院关于某事的意见"}


@pytest.mark.parametrize(
    ("title", "source", "said", "sort"),
    [
        ("标题", "", "", ""),
        ("标题", "", "原创", "原创"),
        ("标题", "云溪发布", "", "原创"),
        ("标题", "本单位", "", "原创"),
        ("标题", "新华社客户端", "", "转载"),
        ("【转载】标题", "", "", "转载"),
        ("国务院关于某事的意见", "云溪发布", "", "转载"),
        ("国务院关于某事的意见", "", "原创", "原创"),
    ],
)
def test_original_or_not(title, source, said, sort):
    """What a post says of itself, then a title of the State Council's, then the source it names."""
    assert sort_of(post_of(title, NOV2, source=source, said=said), OWN, STATE) == sort


def test_text_without_marks():
    text = "<style>p{color:red}</style><p>一</p><!-- 注 --><div>二<br/>三</div><script>alert('<b>')</script>"

    assert plain_text(text) == "一\n二\n三"


@given(st.binary(max_size=300))
def test_any_bytes(body):
    read_feed(body)


@given(st.text(max_size=80))
def test_any_words_for_a_day(said):
    day_of(said)


@given(
    st.lists(
        st.sampled_from(
            ["<", "</item>", "<item>", "<title>", "&", "&lt;", "]]>", "<![CDATA[", "甲", ">"]
        ),
        max_size=40,
    )
)
def test_any_markup(parts):
    """Whatever stands in the items, a feed comes out and its title stays what it was."""
    feed = read_feed(rss("".join(parts)).encode())

    assert feed.title == "云溪发布"
