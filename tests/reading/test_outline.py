"""The flat page: what stands in what, which words stand on one line, and whose they are."""

from __future__ import annotations

import pytest

from reading.outline import outline


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        pytest.param("<p>甲<b>乙</b> 丙</p><p>丁", ["甲乙 丙", "丁"], id="blocks"),
        pytest.param("甲<p>乙</p>丙", ["甲", "乙", "丙"], id="words after a block"),
        pytest.param("甲<br>乙<span> 丙 </span>丁", ["甲", "乙 丙 丁"], id="line break"),
        pytest.param("<p>甲 \n 乙\t丙</p>", ["甲 乙 丙"], id="white space"),
        pytest.param(
            "甲<script>乙</script><style>丙</style><select><option>丁</select>戊",
            ["甲戊"],
            id="silent elements",
        ),
        pytest.param("<noscript><p>甲</p></noscript><p>乙", ["乙"], id="a block in a silent one"),
        pytest.param("<p> \n </p>", [], id="no words"),
    ],
)
def test_lines(html, lines):
    """Text runs on one visual line are one line, with blanks only where the page has them."""
    assert [text for text, _ in outline(f"<body>{html}</body>").lines()] == lines


def test_what_stands_in_what():
    """Every element knows the slice of elements, runs and anchors that it holds."""
    page = outline("<body><div>甲<a href=x>乙<i>丙</i></a>丁</div>戊<p>己</p></body>")
    div, anchor, inner, last = (page.tags.index(tag) for tag in ("div", "a", "i", "p"))

    assert page.runs == ["甲", "乙", "丙", "丁", "戊", "己"]
    assert [page.text_range(at) for at in (div, anchor, inner, last)] == [
        (0, 4), (1, 3), (2, 3), (5, 6),
    ]  # fmt: skip
    assert page.ends[div] == inner + 1 == last
    assert page.anchor_range(div) == (0, 1)
    assert page.anchor_range(last) == (1, 1)
    assert [page.parents[at] for at in (anchor, inner, last)] == [div, anchor, page.parents[div]]
    assert [page.tags[at] for at in page.owners] == ["div", "a", "i", "div", "body", "p"]


def test_whose_words():
    """A run belongs to the innermost anchor around it."""
    page = outline(
        "<body>甲<a href=1>乙<b>丙</b></a><object><a href=2></a></object>丁<a href=3>戊</a></body>"
    )

    assert page.in_link == [-1, 0, 0, -1, 2]
    assert [link.text for link in page.links] == ["乙丙", "", "戊"]
