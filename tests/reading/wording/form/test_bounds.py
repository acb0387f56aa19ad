"""Hostile texts: linear by bounded stacks and bounded looks, and never more than some hundred slips."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.wording.form import brackets, form_slips
from reading.wording.form.found import Paper

SIZE = 200_000


@pytest.mark.parametrize(
    "piece",
    ["（", "）", "《", "《》", "（《", "”", "“甲", "。。", "一、", "的的", "进行", "2月30日", "壹", "甲乙丙丁", "××年",
     "{{a}}", "[2026]1号", "甲。", "2026年13月", "1", "１2", "一是", "(0,1]", "undefined年", "1.甲。\n", "附件1：\n",
     "、\n", "此处填写单位", "政》", "云川县民政局（"],
)  # fmt: skip
def test_a_hostile_text_has_bounded_slips(piece: str) -> None:
    text = "政府" + piece * (20_000 // len(piece))
    slips = form_slips(text)
    assert len(slips) <= 16 * 200
    assert all(text[one.start : one.end] == one.wrong for one in slips)


@pytest.mark.parametrize("piece", ["（", "《", "（《【", "）", "（甲\n", "《甲》）"])
def test_the_stack_of_brackets_stays_small(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Steps are one a mark, each over a stack of at most 16: the work is linear whatever the text."""
    deepest = 0
    steps = 0
    real = brackets._opened

    def opened(walk: brackets._Walk, char: str, at: int) -> None:
        nonlocal deepest, steps
        real(walk, char, at)
        steps += 1
        deepest = max(deepest, len(walk.stack))

    monkeypatch.setattr(brackets, "_opened", opened)
    text = "政" + piece * (SIZE // len(piece))
    list(brackets.brackets(Paper(text)))
    assert deepest <= 16
    assert steps <= len(text)


def test_a_paragraph_of_faults_is_not_followed_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """With five faults a paragraph is no prose: what follows in it is skipped."""
    asked = 0
    real = brackets._unopened

    def unopened(walk: brackets._Walk, char: str, at: int) -> None:
        nonlocal asked
        asked += 1
        real(walk, char, at)

    monkeypatch.setattr(brackets, "_unopened", unopened)
    assert list(brackets.brackets(Paper("开会。政府政府" + "》" * SIZE))) == []
    assert asked == 5


@given(
    st.text(
        alphabet="政府（）《》“”。，、；：1２一二是第月日年号〔〕[]的进行×万元壹附件\n\t .",
        max_size=120,
    )
)
def test_any_text_gives_slips_in_order_within_it(text: str) -> None:
    slips = form_slips(text)
    ends = [0, *(one.end for one in slips)]
    assert all(text[one.start : one.end] == one.wrong for one in slips)
    assert all(one.start >= end for one, end in zip(slips, ends, strict=False))
    assert slips == form_slips(text)
