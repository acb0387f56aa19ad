"""The veil hides every identity number and little else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from records.privacy import check_digit, mask, veil

FIRST = "99010119900307601"
NUMBER = FIRST + check_digit(FIRST)
WIDE = NUMBER.translate(str.maketrans("0123456789X", "０１２３４５６７８９Ｘ"))


def test_check_digit_of_the_standards_own_example():
    """GB 11643-1999 prints 11010519491231002X as its example."""
    assert check_digit("11010519491231002") == "X"
    assert check_digit("44052418800101001") == "4"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(NUMBER, id="bare"),
        pytest.param(f"张某，身份证号{NUMBER}。", id="in a sentence"),
        pytest.param(f"{NUMBER[:6]} {NUMBER[6:14]} {NUMBER[14:]}", id="in three groups"),
        pytest.param(f"{NUMBER[:6]}-{NUMBER[6:14]}-{NUMBER[14:]}", id="dashed"),
        pytest.param(" ".join(NUMBER), id="every digit apart"),
        pytest.param(WIDE, id="full width"),
        pytest.param(f"0571-88886666 {NUMBER}", id="behind a telephone number"),
        pytest.param(f"第12{NUMBER}", id="glued to other digits"),
        pytest.param(f"{NUMBER}{NUMBER}", id="two glued together"),
        pytest.param(NUMBER[:17] + "x", id="lower-case x"),
        pytest.param(f"名单{NUMBER}.xlsx", id="in a file name"),
    ],
)
def test_hidden(text: str):
    bare = "".join(one for one in text if one.isalnum())
    shown = "".join(one for one in veil(text) if one.isalnum())
    middle = "".join(one for one in NUMBER[2:15])
    assert middle in bare.translate(str.maketrans("０１２３４５６７８９Ｘ", "0123456789X"))
    assert middle not in shown
    assert "*" in veil(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026年11月20日",
        "浙ICP备05000001号，网站标识码3301000001",
        "受理编号20261120000123",
        "https://www.yunxi.example/art/2026/11/20/art_1229_58.html",
        "./P0202608151009000031.docx",
        "W020260818101105123456.pdf",
        "t20260818_20261120.html",
        "15400000000",
    ],
)
def test_left_alone(text: str):
    assert veil(text) == text


def test_mask_keeps_two_and_three():
    assert mask("350481199001011234") == "35*************234"


@given(st.text(max_size=40), st.text(max_size=40))
def test_never_lets_one_through(before: str, after: str):
    assert NUMBER not in veil(before + NUMBER + after)


@given(st.text(max_size=200))
def test_twice_is_once(text: str):
    assert veil(veil(text)) == veil(text)
