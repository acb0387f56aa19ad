from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, site
from tests.rules.site_wide import seen, wide

RULE = "leaving_notice"


def links(count: int, letter: str = "a"):
    return tuple(seen(f"http://www.{letter}{at}.com/", text=f"公司{at}") for at in range(count))


CASES = (
    Case("three go off by themselves", wide(outward=links(3)), BREACH, ("3个", "“公司0”（http://www.a0.com/）")),
    Case("many: three are named", wide(outward=links(9)), BREACH, ("9个", "公司2")),
    Case("two only", wide(outward=links(2)), CLEAR),
    Case("a script may ask", wide(outward_unread=links(3)), UNSURE, ("人工查看",)),
    Case("a script may ask before some of them", wide(outward=links(1), outward_unread=links(2, "b")), UNSURE),
    Case("the same links on both kinds of page", wide(outward=links(2), outward_unread=links(2)), CLEAR),
    Case("every page asks", wide(outward_asked=5), CLEAR),
    Case("no such link", wide(), EXEMPT),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_leaving_notice(case):
    holds(RULE, case)
