"""The mark by which a text is known again under another day or address."""

from __future__ import annotations

import pytest

from tests.reading.test_article import article
from tests.reading.web import ARTICLE, PROSE, read


def mark(bar: str = "<p>发布时间：2026-10-20 浏览次数：12</p>", body: str = PROSE) -> str:
    return read(article(bar, body), ARTICLE).article.text_mark


SAME = [
    ("another day and more visitors", {"bar": "<p>发布时间：2026-11-18 浏览次数：9001</p>"}),
    ("other blanks", {"body": PROSE.replace("，", "， ")}),
    ("a counter below", {"body": PROSE + "<p>浏览次数：15</p>"}),
]


@pytest.mark.parametrize(("name", "other"), SAME, ids=[row[0] for row in SAME])
def test_the_same_text(name, other):
    assert mark(**other) == mark()
    assert len(mark()) == 16


def test_another_number_is_another_text():
    assert mark(body=PROSE + "<p>安排资金120万元。</p>") != mark(
        body=PROSE + "<p>安排资金210万元。</p>"
    )


def test_a_short_text_has_none():
    assert mark(body="<p>附件：名单</p>") == ""
