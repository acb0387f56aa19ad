# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from tests.rules.accounts.makers import account, on, posts, seen
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds

RULE = "account_reposts"

OWN, TAKEN = "原创", "转载"


def posted(*said: str, **facts):
    return account(seen(on(11, 10), posts=posts(*said), **facts))


CASES = (
    Case("ten, all taken", posted(*[TAKEN] * 10), BREACH, ("2026年11月10日发布10条内容，其中可以认定为原创的0条",)),
    Case("one of ten its own", posted(OWN, *[TAKEN] * 9), CLEAR),
    Case("nine, all taken", posted(*[TAKEN] * 9), EXEMPT),
    Case("one that does not say", posted("", *[TAKEN] * 9), UNSURE, ("10条中有1条没有写明",)),
    Case("one its own, others do not say", posted(OWN, *[""] * 9), CLEAR),
    Case("all too long ago", account(seen(on(8, 1), posts=posts(*[TAKEN] * 10, day=on(8, 1)))), UNSURE),
    Case("the register counts", account(seen(on(11, 10), counts=(60, 0, 60), counts_since=on(9, 1))), BREACH, ("2026年9月1日至2026年11月20日发布60条",)),
    Case("few posts, so the register counts", posted(OWN, counts=(60, 0, 60), counts_since=on(9, 1)), BREACH),
    Case("the register counts originals too", account(seen(on(11, 10), counts=(60, 1, 59), counts_since=on(9, 1))), CLEAR),
    Case("the register counts reposts alone", account(seen(on(11, 10), counts=(60, -1, 59), counts_since=on(9, 1))), UNSURE, ("有1条没有写明",)),
    Case("the register does not say which", account(seen(on(11, 10), counts=(60, -1, -1), counts_since=on(9, 1))), UNSURE),
    Case("nothing known", account(), UNSURE, ("没有发布清单",)),
    Case("closed", account(seen(on(1, 5), running=False, posts=posts(*[TAKEN] * 10))), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_account_reposts(case):
    """Hardly anything of its own."""
    holds(RULE, case)
