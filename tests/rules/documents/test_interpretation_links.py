# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.documents.papers import around, document, on, related

RULE = "interpretation_links"

CASES = (
    Case("both ways", document(related()), CLEAR),
    Case("the document leads nowhere", document(related(led_to=False)), BREACH, ("没有链接到它的解读",)),
    Case("the interpretation does not lead back", document(related(leads_back=False)), BREACH, ("没有链接回文件",)),
    Case("neither", document(related(led_to=False, leads_back=False)), BREACH, ("没有互相链接",)),
    Case("one of two is enough", document(related(led_to=False, leads_back=False), related()), CLEAR),
    Case("nobody in the column links: perhaps a script does",
         document(related(led_to=False, leads_back=False), around=around(linked_to=False, linked_back=False)), UNSURE,
         ("脚本加载",)),
    Case("and the older ones are silent",
         document(related(led_to=False), around=around(linked_to=False, spokesman=False)), EXEMPT),
    Case("the interpretation's page was not read", document(related(read=False, led_to=False, leads_back=False)), UNSURE),
    Case("none was found: another question", document(), EXEMPT),
    Case("before the years that are asked about", document(related(led_to=False), published=on(2016, 5, 4)), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_interpretation_links(case):
    """Two directions."""
    holds(RULE, case)
