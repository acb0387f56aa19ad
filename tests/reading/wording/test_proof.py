"""A proof keeps each expression once, with veiled words around; and the child says the same as this process."""

from __future__ import annotations

from datetime import date

import pytest

from reading.documents.blocks import Block, Content, Table
from reading.wording.apart import Proofreader, Whose
from reading.wording.posts import proof_of_feed
from reading.wording.proof import MOST_SLIPS, proof_of_file, proof_of_names, proof_of_page
from records.proofs import Allowed, Place, PostProof, Proof
from rules.wording._books import national_book
from tests.reading.personal.numbers import made

BOOK = national_book()
LISTED = (
    PostProof("a", "公平竞争", date(2026, 11, 1)),
    PostProof("b", "公平竟争", date(2026, 11, 2)),
)
FEED = (
    "<rss><channel><title>竟争</title>"
    "<item><guid>1</guid><title>&lt;b&gt;公平&lt;/b&gt;竟争</title><pubDate>2026-11-01</pubDate>"
    "<description>&lt;p&gt;反对不公平竟争。&lt;/p&gt;</description></item>"
    "<item><guid>2</guid><title>工作动态</title><description>一切如常。</description></item>"
    f"<item><guid>3</guid><title></title><description>身份证号{made(1)}的侯选人</description></item>"
    "</channel></rss>"
).encode()
NUMBER = made(1)


def test_the_posts_of_a_feed_by_their_titles_and_texts():
    """HTML inside a word does not hide it; without a title the first line counts once; no number leaves."""
    first, third = proof_of_feed(FEED, "text/xml", BOOK).posts

    assert (first.id, first.title, first.day) == ("1", "公平竟争", date(2026, 11, 1))
    assert [(one.wrong, one.times, one.in_title) for one in first.slips] == [("竟争", 2, True)]
    assert [(one.wrong, one.times) for one in third.slips] == [("侯选", 1)]
    assert (first.private, third.private) == (False, True)
    assert NUMBER not in repr(third)


def test_what_is_no_feed_has_no_posts():
    assert proof_of_feed("公平竟争".encode(), "text/xml", BOOK) == Proof()


def test_a_long_feed_is_cut_and_says_so():
    items = "".join(
        f"<item><guid>{n}</guid><title>竟争</title><description>{'甲，' * 20_000}</description></item>"
        for n in range(10)
    )
    proof = proof_of_feed(f"<rss><channel>{items}</channel></rss>".encode(), "text/xml", BOOK)

    assert [one.id for one in proof.posts] == [str(n) for n in range(7)]  # 40,002 characters each
    assert "30万字以内" in proof.why


@pytest.mark.parametrize(
    ("names", "found"),
    [
        (["台帐公示"], [("台帐", 1, "台帐公示")]),
        (["台帐公示", "首页", "台帐公示"], [("台帐", 1, "台帐公示")]),
        (["台帐公示_云溪区人民政府", "台帐公示"], [("台帐", 1, "台帐公示_云溪区人民政府")]),
        (["台帐公示", "设备台帐"], [("台帐", 2, "台帐公示")]),
        (["请按", "装备清单"], []),
        (["通知公告"], []),
    ],
    ids=["one", "told twice", "part of another", "in two names", "across two names", "none"],
)
def test_the_names_of_columns(names, found):
    slips = proof_of_names(names, BOOK).slips

    assert [(one.wrong, one.times, one.excerpt) for one in slips] == found
    assert all(one.in_title for one in slips)


HARD = "为深入推进放管服改革，" + "强化要素保障和统筹协调，" * 6 + "切实提升服务水平。"


@pytest.mark.parametrize(
    ("title", "hard"),
    [
        ("《实施办法》政策解读", True),
        ("一图读懂：补贴问答", True),
        ("关于印发实施办法的通知", False),
    ],
)
def test_only_what_should_explain_is_asked_to_be_plain(title, hard):
    """Each sentence has 10 + 6 × 11 + 8 = 84 characters and more, all of them long."""
    proof = proof_of_page(title, HARD * 12, BOOK)

    assert bool(proof.advice) is hard
    assert ("最长的一句84字" in proof.advice) is hard


def test_each_expression_once_with_what_stands_around():
    proof = proof_of_page("关于公平竟争的通知", "坚持公平竟争，反对不公平竟争。", BOOK)

    (slip,) = proof.slips
    assert (slip.wrong, slip.right, slip.times, slip.in_title) == ("竟争", "竞争", 3, True)
    assert slip.excerpt == "关于公平竟争的通知"


@pytest.mark.parametrize(
    "text",
    [f"身份证号{NUMBER}公平竟争", f"公平竟争，号码{NUMBER}，已登记", f"{NUMBER}竟争{NUMBER}"],
)
def test_no_number_leaves(text):
    """A number is never cut where the words around end: half of one would pass the veil."""
    proof = proof_of_page("通知", text, BOOK)

    assert proof.slips
    assert not any(NUMBER[at : at + 8] in repr(proof) for at in range(len(NUMBER) - 7))


def test_a_yearly_paper_has_its_own_questions_about_years():
    text = "现将2024年有关情况报告如下。统计期限自2024年1月1日起至2024年12月31日止。"
    title = "云溪区2025年政府信息公开工作年度报告"

    assert proof_of_page(title, text, BOOK, yearly=True).slips == ()


def test_a_file_by_its_name_its_paragraphs_and_its_cells():
    content = Content(
        (Block("第1段", "坚持公平竟争。"), Table("表1", (("侯选人", "（未填）"), ("甲", "乙")))),
        reasons=("只读取了前一部分",),
    )
    proof = proof_of_file(content, "竟争规则.docx", BOOK)

    assert [(one.wrong, one.times, one.in_title) for one in proof.slips] == [
        ("竟争", 2, True),
        ("侯选", 1, False),
    ]
    assert proof.why == "只读取了前一部分"


def test_no_more_than_so_many():
    text = (
        "。".join(f"会期为20{year:02}年2月30日" for year in range(99))
        + "。坚持公平竟争。人民攻府。"
    )

    assert len(proof_of_page("通知", text, BOOK).slips) <= MOST_SLIPS


def test_the_child_says_the_same():
    body = (
        "<html><body><h1>公平竟争通知</h1><p>发布日期：2026-10-11</p>"
        "<p>区人民攻府印发了国土资源部的读本。</p></body></html>"
    )
    reader = Proofreader(BOOK)
    try:
        proof = reader.page(
            body.encode(), "http://a.example/", "", date(2026, 10, 11), Whose("", ())
        )
        assert {one.wrong for one in proof.slips} == {"竟争", "人民攻府", "国土资源部"}
        assert reader.names(("台帐公示", "")) == proof_of_names(["台帐公示"], BOOK)
        assert reader.names(()) == Proof()
        assert reader.feed(FEED, "text/xml") == proof_of_feed(FEED, "text/xml", BOOK)
        assert [one.id for one in reader.listed(LISTED).posts] == ["b"]
        child = reader.pid
        reader.stop()
        reader.file(b"", "a", "text")  # notices that its child is gone
        assert [one.wrong for one in reader.file("竟争".encode(), "a", "text").slips] == ["竟争"]
        assert reader.pid != child
    finally:
        reader.close()


@pytest.mark.parametrize(
    ("one", "fits"),
    [
        (Allowed("竟争", "", date.max), True),
        (Allowed("究竟争取", "", date.max), True),
        (Allowed("竟争取", "", date.max, site="www"), True),
        (Allowed("竟争", "", date.max, site="other"), False),
        (Allowed("竟争", "", date.max, agency="other"), False),
        (Allowed("公平竟争", "", date.max), False),
    ],
)
def test_what_an_allowed_expression_covers(one, fits):
    place = Place("http://a.example/", 1, False, "qzf", "居民讨论究竟争取哪一类", None)

    assert one.fits("竟争", place.excerpt, "www", place.agency) is fits
