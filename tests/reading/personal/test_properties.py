"""Laws for any text: `find` never raises, offsets are right, and nothing leaves unveiled."""

from __future__ import annotations

import re
import sys
import time
import unicodedata
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from reading.personal import find, hide
from reading.personal.marks import veiled
from reading.personal.values import find_values, residual
from records.exposure import Value
from tests.reading.personal.numbers import made

NOISE = st.text(
    alphabet="0123456789XxＸ０１２*＊ -.·\n\t\u200b\u00a0身份证号受理编：，。元/_a", max_size=60
)
NUMBERS = st.builds(
    made, st.integers(0, 999), st.sampled_from(["19900101", "20111231", "19491001"])
)
SPACED = st.builds(str.join, st.sampled_from(["", " ", "-", "\u200b", "\u00a0", "\n"]), NUMBERS)
PIECES = st.lists(st.one_of(NOISE, NUMBERS, SPACED, st.just("身份证号：")), max_size=8)
JOINTS = re.compile(r"[^0-9X]")


def digits_of(text: str) -> str:
    return JOINTS.sub("", text.translate(str.maketrans("０１２Ｘx", "012XX")))


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    find(text)


@given(PIECES)
@settings(max_examples=200)
def test_marks_stand_in_the_text_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for mark in find(text):
        assert end <= mark.start < mark.end <= len(text)
        end = mark.end


@given(st.lists(NUMBERS, min_size=1, max_size=6), PIECES)
@settings(max_examples=200)
def test_no_excerpt_holds_any_number_of_the_text(numbers: list[str], pieces: list[str]) -> None:
    text = "".join(
        f"{piece}身份证号：{number}" for number, piece in zip(numbers, pieces, strict=False)
    )
    for mark in find(text + "".join(numbers)):
        seen = digits_of(mark.excerpt)
        assert not any(number in seen for number in numbers)
        assert len(mark.excerpt) <= 40
        assert not re.search(r"\d{11}", mark.excerpt)


@given(st.lists(st.one_of(SPACED, NOISE), max_size=6))
def test_hidden_text_holds_no_seven_digits_in_a_row(pieces: list[str]) -> None:
    assert not re.search(r"[0-9]{7}", hide("".join(pieces)))


@given(NUMBERS, st.sampled_from(["身份证号：", "公民身份号码 ", "证件号码:"]))
def test_every_valid_number_beside_a_cue_is_found(number: str, cue: str) -> None:
    assert [mark.kind for mark in find(f"张某，{cue}{number}。")] == ["id"]


ALL = frozenset(Value)
WORDS = st.sampled_from(
    [
        "身份证号：", "手机：", "银行卡：", "住址：某县某村", "3组", "姓名：张三", "护照：E12345678", "QQ", "a@b.cn",
        "贵C12345", "154 1234 5678", "154****1234", "6222 0200 0000 0000 000", "990101…1234", "   ", "……",
        "出生：1990年1月", "\n", "，",
    ]
)  # fmt: skip
MIXED = st.lists(st.one_of(NOISE, NUMBERS, SPACED, WORDS), max_size=10).map("".join)


@given(MIXED, st.one_of(st.none(), st.sampled_from(Value)))
@settings(max_examples=300)
def test_offsets_point_at_the_value_in_the_text_given(text: str, head: Value | None) -> None:
    """In order and apart; what stands there is the value but for width, blanks and the signs of its mask."""
    end = 0
    for one in find_values(text, head=head):
        assert end <= one.start < one.end <= len(text)
        end = one.end
        there = unicodedata.normalize("NFKC", text[one.start : one.end])
        digits = [char for char in there if char.isdecimal()]
        assert digits == [char for char in one.raw if char.isdecimal()]


@given(MIXED)
@settings(max_examples=200)
def test_a_mask_counts_its_own_characters(text: str) -> None:
    for one in find_values(text):
        if one.mask is None:
            continue
        assert one.mask.hidden == one.mask.shown.count("*") > 0
        assert one.mask.left == one.mask.shown.index("*")
        assert one.mask.right == len(one.mask.shown) - one.mask.shown.rindex("*") - 1
        assert residual(one.mask) >= 1


@given(MIXED)
@settings(max_examples=200)
def test_masking_never_shows_more_than_the_text_and_no_whole_value(text: str) -> None:
    """What an excerpt shows of a value is never longer than it, and never the whole of it."""
    for one in find_values(text):
        shown = veiled(one)
        assert len(shown) <= len(one.raw)
        if one.mask is None:
            assert shown != one.raw
        else:
            assert sum(char.isdigit() for char in shown) <= sum(char.isdigit() for char in one.raw)


@given(MIXED)
@settings(max_examples=300)
def test_no_excerpt_of_any_kind_holds_a_number_of_the_text(text: str) -> None:
    whole = [one.raw for one in find_values(text) if one.mask is None and len(one.raw) >= 9]
    for one in find(text, kinds=ALL):
        assert len(one.excerpt) <= 40
        assert not any(raw in one.excerpt for raw in whole if raw.isdigit())


@pytest.mark.parametrize("split", ["<b>", "</span><span>", "&nbsp;"], ids=["bold", "span", "nbsp"])
def test_a_number_split_by_markup_is_whole_in_the_text_of_the_page(split: str) -> None:
    number = made()
    page = f"<p>身份证号：{number[:6]}{split}{number[6:14]}{split}{number[14:]}</p>"
    text = LexborHTMLParser(page).body.text()
    assert [one.kind for one in find_values(text)] == [Value.ID]


_UNITS = [
    "1", "*", " ", "1 ", "1*", "1* ", "x", "…", "1…", "1.", "1-", "1\u200b", "12X34", "1**", "15412345678,",
    "15412345678\n", "138****1234 ", "1     ", "6222 ", "姓名", "姓名：张伟，", "住", "1号", "@", "a@", "京A", "编号\n",
    "身份证", "11111111111*",
]  # fmt: skip


_SHORT, _LONG = 1_250, 10_000
"""Eight times as long: linear work takes eight times as much, quadratic 64 times."""


@pytest.mark.parametrize("unit", _UNITS, ids=range(len(_UNITS)))
def test_hostile_texts_take_linear_work(unit: str) -> None:
    """Calls are counted, which no busy machine changes; twice the text makes hardly more than twice the calls."""
    once, twice = (_calls(unit * (size // len(unit))) for size in (_SHORT, 2 * _SHORT))
    assert twice < 2.2 * once + 200


@pytest.mark.parametrize("unit", _UNITS, ids=range(len(_UNITS)))
def test_no_search_goes_back_over_hostile_texts(unit: str) -> None:
    """What happens inside one search is no call: this process's own time, with a wide margin."""
    short, long = (unit * (size // len(unit)) for size in (_SHORT, _LONG))
    few = min(_seconds(short) for _ in range(3))
    assert min(_seconds(long) for _ in range(2)) < max(30 * few, 0.15)


def _calls(text: str) -> int:
    """Functions entered while a text is read, Python's and C's."""
    count = 0

    def note(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        find_values(text)
    finally:
        sys.setprofile(before)
    return count


def _seconds(text: str) -> float:
    began = time.process_time()
    find_values(text)
    return time.process_time() - began
