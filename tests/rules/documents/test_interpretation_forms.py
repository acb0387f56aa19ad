from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.documents.columns import column, told
from tests.rules.documents.papers import on

RULE = "interpretation_forms"
RECENT = on(2026, 6, 1)
TEXTS = (told(RECENT),) * 5


def readers(*more, **kept):
    return column("政策解读", told=(*TEXTS, *more), **kept)


CASES = (
    Case("five of nothing but text", readers(), BREACH, ("5篇解读全部是文字",)),
    Case("one with a picture", readers(told(RECENT, "图片")), CLEAR),
    Case("one in a hundred and one", column("政策解读", told=(*TEXTS * 20, told(RECENT, "图片"))),
         BREACH, ("101篇", "不足1%")),
    Case("a film of two years ago", readers(told(on(2024, 6, 1), "视频")), BREACH),
    Case("a year ago to the day", readers(told(on(2025, 11, 20), "问答")), CLEAR),
    Case("a day more than a year ago", readers(told(on(2025, 11, 19), "问答")), BREACH),
    Case("four within the year", column("政策解读", told=(*TEXTS[:4], told(on(2025, 1, 1)))), EXEMPT),
    Case("one of them was not read", readers(told(RECENT, read=False)), UNSURE, ("1篇",)),
    Case("none was read", column("政策解读", told=(told(RECENT, read=False),) * 6), EXEMPT),
    Case("a title tells of one that was not read", readers(told(RECENT, "图解", read=False)), CLEAR),
    Case("the list was read back half a year", readers(back_to=on(2026, 5, 1)), UNSURE, ("2026年5月1日",)),
    Case("the column was not reached", readers(reached=False, reason="访问超时"), UNSURE),
    Case("another class of column", column(told=TEXTS), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_interpretation_forms(case):
    """One other form within the year is enough."""
    holds(RULE, case)
