# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.accounts.makers import on, reprint
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "account_reprint"

CASES = (
    Case("the same day", reprint(on(11, 2)), CLEAR),
    Case("the day after", reprint(on(11, 3)), CLEAR),
    Case("two days after", reprint(on(11, 4)), BREACH, ("2026年11月4日才转载，相隔2天，超过1天",)),
    Case("late, whatever else is known", reprint(on(11, 9), reached=False), BREACH),
    Case("nowhere", reprint(), BREACH, ("微信公众号“云溪发布”没有转载",)),
    Case("nowhere, on the day after", reprint(), EXEMPT, today=on(11, 3)),
    Case("nowhere, and earlier posts are not known", reprint(reached=False, reason="没有覆盖应转载的期间"), UNSURE, ("没有覆盖",)),
    Case("nowhere, known up to the deadline only", reprint(until=on(11, 3), reason="没有覆盖应转载的期间"), UNSURE),
    Case("nothing known", reprint(reached=False, until=None, reason="没有该账号的发布清单或订阅源"), UNSURE),
    Case("found without a day", reprint(found=True), UNSURE, ("没有写明日期",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_account_reprint(case):
    """Within a day, by days."""
    holds(RULE, case)
