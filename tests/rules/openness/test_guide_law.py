# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from records import StatedDate
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.openness.guides import guide

RULE = "guide_law"
OLD = ("根据《政府信息公开条例》（国令第492号）编制",)

CASES = (
    Case("nothing old", guide(), CLEAR),
    Case("the repealed text", guide(repealed=OLD), BREACH, ("国令第492号",)),
    Case("in an undated guide too", guide(repealed=OLD, published=None), BREACH),
    Case("in a guide published long ago, which is still the guide", guide(repealed=OLD, published=StatedDate(2012, 5, 1)), BREACH),
    Case("in a rule of this year", guide(repealed=OLD, guide=False, published=StatedDate(2026, 5, 1)), BREACH),
    Case("in a rule kept as history", guide(repealed=OLD, guide=False, published=StatedDate(2012, 5, 1)), EXEMPT),
    Case("in a rule of the year of the change", guide(repealed=OLD, guide=False, published=StatedDate(2019)), EXEMPT),
    Case("in an undated rule", guide(repealed=OLD, guide=False), EXEMPT),
    Case("the text is in a picture", guide(text_length=10), UNSURE, ("图片",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_guide_law(case):
    """The text in force."""
    holds(RULE, case)
