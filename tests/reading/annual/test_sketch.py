"""Sketches tell copies from texts of one's own, whatever the year, the numbers and the name."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from reading.annual.sketch import KEPT, likeness, sketch

WORDS = "推进政务公开规范运行完善制度机制加强审核把关优化平台栏目回应群众关切提升解读质量开展业务培训督促整改落实"


def text(seed: int, length: int = 1500) -> str:
    """Words in an order of their own: no two shingles alike but by chance."""
    draw = random.Random(seed)
    return "".join(chr(0x4E00 + draw.randrange(8000)) for _ in range(length))


def percent(one: str, other: str, *names: str) -> int | None:
    return likeness(sketch(one, names)[1], sketch(other, names)[1])


def test_a_copy_with_new_numbers_and_name():
    """Digits, marks and the office's names are left out."""
    first = f"2024年，云溪区教育局公开信息300条。{text(1)}"
    second = f"2025年，云溪区财政局公开信息512条；{text(1)}"

    assert percent(first, second, "云溪区教育局", "云溪区财政局") == 100


def test_texts_of_their_own():
    """Nothing in common."""
    assert percent(text(1), text(2)) == 0


def test_half_a_copy():
    """Half of each text is the other's: 50 of 100, give or take the error of a sample of 128."""
    assert 35 <= percent(text(1) + text(2), text(1) + text(3)) <= 65


def test_nothing_to_compare():
    """An empty text is like none."""
    assert percent("", text(1)) is None
    assert sketch("2025年：12,34。") == (0, ())


@given(st.text(alphabet=WORDS + "，。12", max_size=400), st.text(alphabet=WORDS, max_size=400))
def test_likeness_is_a_symmetric_share(one, other):
    """0 to 100, the same both ways, 100 with itself; bounded, ascending, of 32 bits."""
    count, kept = sketch(one)

    assert percent(one, other) == percent(other, one)
    assert percent(one, other) in {None, *range(101)}
    assert percent(one, one) in ({100} if kept else {None})
    assert list(kept) == sorted(set(kept))
    assert len(kept) <= min(KEPT, count)
    assert all(0 <= each < 2**32 for each in kept)
