# ruff: noqa: E501 - one case a line, so that the table can be read down the page
from __future__ import annotations

import pytest

from records.exposure import Exposure, Person, Value
from tests.rules.accounts.makers import mark, post
from tests.rules.asking import BREACH, CLEAR, UNSURE, Case, holds

RULE = "account_post"


def group(*values: Value, persons: int = 1, **facts) -> Exposure:
    return Exposure(tuple(sorted(values)), persons, Person.BENEFICIARY, **facts)


CASES = (
    Case("nothing", post(), CLEAR),
    Case("a whole number", post(mark()), BREACH, ("公开了1个完整的身份证件号码", "云溪发布")),
    Case("the same number twice, and another", post(mark(), mark(), mark(digest="b")), BREACH, ("公开了2个",)),
    Case("fifteen digits", post(mark("id15", checked=False)), BREACH),
    Case("masked by the office", post(mark("id_masked")), CLEAR),
    Case("a check digit that does not hold", post(mark(checked=False)), UNSURE, ("人工核对",)),
    Case("names and illnesses", post(groups=(group(Value.NAME, persons=3, special=("疾病",)),)), BREACH, ("3人的敏感个人信息",)),
    Case("a mobile number", post(groups=(group(Value.NAME, Value.MOBILE),)), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_account_post(case):
    """Whole numbers and grave groups; lighter ones are a person's to judge."""
    holds(RULE, case)
