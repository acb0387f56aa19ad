"""A proof keeps each expression once, with veiled words around; and the child says the same as this process."""

from __future__ import annotations

from datetime import date

import pytest

from reading.documents.blocks import Block, Content, Table
from reading.wording.apart import Proofreader, Whose
from reading.wording.proof import MOST_SLIPS, proof_of_file, proof_of_page
from records.proofs import Allowed, Place
from rules.wording._books import national_book
from tests.reading.personal.numbers import made

BOOK = national_book()
NUMBER = made(1)


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
        assert reader.title("通知公告") == proof_of_page("通知公告", "", BOOK)
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
