"""Sections of a page that should hold a table: bare only where nothing could be one."""

from __future__ import annotations

import re

import pytest

from reading import read_page
from tests.reading.annual.papers import Paper, as_html

URL = "http://www.yunxi.example/a/t1.html"
WHOLE = as_html(Paper()).decode()
TABLE = re.compile("<table>(?:(?!<table>).)*?(第二十条|申请人情况|行政复议).*?</table>")


def page(*instead: str) -> tuple[int, ...]:
    """Bare sections of a page in which these stand instead of the three tables; `=` keeps one."""
    words = iter(instead)

    def put(hit: re.Match[str]) -> str:
        word = next(words)
        return hit[0] if word == "=" else word

    text, count = TABLE.subn(put, WHOLE)
    assert count == 3
    facts = read_page(text.encode(), URL).annual
    assert facts is not None
    assert facts.sections == (1, 2, 3, 4, 5, 6)
    return facts.bare


NONE = "<p>本年度没有收到政府信息公开申请。</p>"


@pytest.mark.parametrize(
    ("instead", "sections"),
    [
        pytest.param(("=", "=", "="), (), id="all are there"),
        pytest.param(("=", NONE, "="), (3,), id="words instead of section three's"),
        pytest.param(("", "", ""), (2, 3, 4), id="headings alone"),
        pytest.param(
            ("=", "=", "<p>无行政复议、行政诉讼案件。</p>"), (4,), id="none in section four"
        ),
        pytest.param(("=", '<p><img src="b3.png"></p>', "="), (), id="a picture"),
        pytest.param(("=", '<iframe src="b3.html"></iframe>', "="), (), id="a frame"),
        pytest.param(
            ("=", '<img src="b3.png">', ""), (4,), id="a picture in one, nothing in the other"
        ),
        pytest.param(("=", '<p><a href="/f/b3.xls">申请情况表</a></p>', "="), (), id="a file"),
        pytest.param(("=", "<p>申请情况详见附件。</p>", "="), (), id="said to be attached"),
        pytest.param(
            ("=", "<p>本年新收 2 0 0 0 0 0 2 上年结转 1 0 0 0 0 0 1</p>", "="),
            (),
            id="in running text",
        ),
    ],
)
def test_bare_sections(instead, sections):
    """A table, a picture, a file or numbers: any of them may be the table."""
    assert page(*instead) == sections


def test_a_cell_that_spans_five_thousand_digits_is_read_as_one():
    """Python refuses to make a number of them, which ended the round."""
    text = WHOLE.replace("rowspan", f'rowspan="{"9" * 5000}" class')
    assert read_page(text.encode(), URL).annual is not None
