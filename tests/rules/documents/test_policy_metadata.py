# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.documents.papers import around, document, facts

RULE = "policy_metadata"

CASES = (
    Case("all there", document(), CLEAR),
    Case("neither number nor validity", document(facts=facts(labels=("索引号", "发布机构", "成文日期", "发布日期"))), BREACH,
         ("2项", "文号、有效性", "（待核实依据）")),
    Case("the label stands, its value is empty",
         document(facts=facts(labels=("索引号", "发布机构", "成文日期", "发布日期", "有效性"), blank=("文号",))), CLEAR),
    Case("nothing of a table: perhaps a script writes it", document(facts=facts(labels=("发布日期", "发布机构"))), UNSURE,
         ("脚本加载",)),
    Case("an older document does not say it again",
         document(facts=facts(labels=("发布日期",)), around=around(spokesman=False)), EXEMPT),
    Case("not read to its end", document(facts=facts(labels=("索引号",)), readable=False, reason="网页不完整，未见结尾"), UNSURE,
         ("未见结尾",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_policy_metadata(case):
    """One finding names all that is missing."""
    holds(RULE, case)
