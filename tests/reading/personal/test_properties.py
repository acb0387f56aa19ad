"""Laws for any text: `find` never raises, offsets are right, and nothing leaves unveiled."""

from __future__ import annotations

import re
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from reading.personal import find, hide
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
@settings(max_examples=400)
def test_marks_stand_in_the_text_in_order_and_apart(pieces: list[str]) -> None:
    text = "".join(pieces)
    end = 0
    for mark in find(text):
        assert end <= mark.start < mark.end <= len(text)
        end = mark.end


@given(st.lists(NUMBERS, min_size=1, max_size=6), PIECES)
@settings(max_examples=400)
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


def test_hostile_texts_take_linear_time() -> None:
    """A tenth of the speed of honest pages is allowed, seconds are not."""
    hostile = [
        "1" * 200_000,
        "1 " * 100_000,
        "1**" * 60_000,
        "12X34" * 40_000,
        "1" * 12 + " " * 200_000,
    ]
    began = time.process_time()
    for text in hostile:
        find(text)
    assert time.process_time() - began < 5
