# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from records import Related
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.documents.papers import document, facts, on

RULE = "policy_repealed"


def repeal(year: int, month: int, day: int) -> Related:
    return Related(
        "关于废止部分文件的决定",
        "http://www.yunxi.example/gfxwj/9.html",
        on(year, month, day),
        read=True,
    )


UNDATED = Related("关于废止部分文件的决定", "http://www.yunxi.example/gfxwj/9.html", None)

CASES = (
    Case("named by nobody", document(), CLEAR),
    Case("named by a later repeal", document(repeals=(repeal(2026, 6, 1),)), BREACH, ("标注为“有效”", "2026年6月1日", "关于废止部分文件的决定")),
    Case("named twice: the first counts", document(repeals=(repeal(2026, 7, 1), repeal(2026, 6, 1))), BREACH, ("2026年6月1日",)),
    Case("labelled as repealed", document(facts=facts(validity="废止"), repeals=(repeal(2026, 6, 1),)), EXEMPT),
    Case("no label", document(facts=facts(validity=""), repeals=(repeal(2026, 6, 1),)), EXEMPT),
    Case("repealed before it was made: an older one of that name", document(repeals=(repeal(2020, 6, 1),)), CLEAR),
    Case("repealed in the month in which it was published", document(repeals=(UNDATED,), published=on(2026, 3)), UNSURE, ("先后",)),
    Case("nobody knows when it was repealed", document(repeals=(UNDATED,)), UNSURE),
    Case("the repeal is dated after today", document(repeals=(repeal(2026, 12, 1),)), CLEAR),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_policy_repealed(case):
    """The site against itself."""
    holds(RULE, case)
