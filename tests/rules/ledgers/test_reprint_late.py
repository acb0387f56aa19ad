# ruff: noqa: E501 - cases one a line, so that they can be read down the page
from __future__ import annotations

from datetime import date

import pytest

from records import StatedDate
from records.imported import Reprint
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.ledgers.ledgers import LINE, on

RULE = "reprint_late"


def reprint(released: date, published: date | StatedDate | None = None, **kept) -> Reprint:
    day = StatedDate.of(published) if isinstance(published, date) else published
    usual = {"found": day is not None, "published": day, "reached": True, "evidence": LINE}
    return Reprint(
        "国务院关于某事的意见", released, "www", "云溪区人民政府", "qzf", "http://www.yunxi.example/",
        **{**usual, **kept},
    )  # fmt: skip


CASES = (
    Case("the same day", reprint(on(11, 2), on(11, 2)), CLEAR),
    Case("the day after", reprint(on(11, 2), on(11, 3)), CLEAR),
    Case("two days after", reprint(on(11, 2), on(11, 4)), BREACH, ("云溪区人民政府", "2026年11月4日才转载", "相隔2天", "超过1天")),
    Case("before the list's own day", reprint(on(11, 2), on(11, 1)), CLEAR),
    Case("the month alone, which may be in time", reprint(on(11, 2), StatedDate(2026, 11)), CLEAR),
    Case("nowhere", reprint(on(11, 2)), BREACH, ("2026年11月2日发布的", "没有转载")),
    Case("nowhere, released yesterday", reprint(on(11, 19)), EXEMPT),
    Case("nowhere, released the day before", reprint(on(11, 18)), BREACH),
    Case("nowhere, lists not read", reprint(on(11, 2), reached=False, reason="栏目“要闻”未读到底"), UNSURE, ("未读到底",)),
    Case("late, whatever was not read", reprint(on(11, 2), on(11, 9), reached=False), BREACH),
    Case("found, but when?", reprint(on(11, 2), found=True), UNSURE, ("没有写明日期",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_reprint_late(case):
    """Within a day, by the days that both sides state."""
    holds(RULE, case)
