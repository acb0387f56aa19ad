from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.documents.papers import around, document

RULE = "policy_text"

CASES = (
    Case("a text and a file", document(), CLEAR),
    Case("a text and no file, where none is asked for", document(files=()), CLEAR),
    Case("a title and a file", document(text_length=20, files=("pdf",)), BREACH, ("仅20字", "不足80字")),
    Case("neither text nor file: perhaps a picture", document(text_length=0, files=()), UNSURE, ("图片",)),
    Case("said once for the column", document(text_length=0, files=(), around=around(spokesman=False)), EXEMPT),
    Case("not read", document(text_length=0, files=(), readable=False, reason="正文为空"), UNSURE, ("正文为空",)),
    Case("just enough", document(text_length=80, files=("pdf",)), CLEAR),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_policy_text(case):
    """The text itself."""
    holds(RULE, case)
