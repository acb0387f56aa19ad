from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.openness.guides import ALL, guide

RULE = "guide_fields"

CASES = (
    Case("all six", guide(), CLEAR),
    Case("no fax", guide([one for one in ALL if one != "传真号码"]), BREACH, ("1项", "传真号码")),
    Case("nothing but a phone", guide(["联系电话"]), BREACH, ("5项", "机构名称、办公地址")),
    Case("the text is in an attachment", guide([], text_length=40, attached=True), UNSURE, ("附件",)),
    Case("a short text without a file", guide([], text_length=40), UNSURE, ("图片",)),
    Case("a text, and a file with more", guide(["联系电话"], attached=True), UNSURE, ("附件",)),
    Case("all six and a file", guide(attached=True), CLEAR),
    Case("not read", guide([], readable=False, reason="网页不完整，未见结尾"), UNSURE, ("未见结尾",)),
    Case("a rule on disclosure is no guide", guide([], guide=False), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_guide_fields(case):
    """The six particulars of article 12."""
    holds(RULE, case)
