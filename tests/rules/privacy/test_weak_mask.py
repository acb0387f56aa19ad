from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, article, attachment, holds
from tests.rules.privacy.groups import V, group

RULE = "weak_mask"


def masked(mask: str, kind: V = V.ID_MASKED, **facts):
    return article(exposures=(group(kind, V.NAME, mask=mask, **facts),))


CASES = (
    Case("6 + 4 is the usual", masked("6+8+4", residual=3018), CLEAR),
    Case("6 + 4 where the place asks for 2 + 3", masked("6+8+4", residual=3018), BREACH, ("6+8+4", "前2后3"),
         profile="yongan"),
    Case("2 + 3 there", masked("2+13+3", residual=3_200_000), CLEAR, profile="yongan"),
    Case("one character more to the left", masked("7+7+4", residual=2000), BREACH, ("前6后4",)),
    Case("hides more than it must", masked("1+16*+1".replace("*", ""), residual=10**9), CLEAR),
    Case("what can be guessed is graver", masked("10+4+4", residual=33), CLEAR),
    Case("mixed masks", masked("6+8+4", residual=3018, mixed_masks=True), BREACH, ("不一致",)),
    Case("a mobile's usual mask", masked("3+4+4", V.MOBILE_MASKED), CLEAR),
    Case("a mobile that hides two", masked("4+2+5", V.MOBILE_MASKED), BREACH),
    Case("nothing masked", article(exposures=(group(V.MOBILE),)), CLEAR),
    Case("a file not read", attachment(readable=False), EXEMPT),
    Case("read in part", attachment(readable=False, exposures=(group(V.NAME),)), UNSURE),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_weak_mask(case):
    """The place's convention, and one convention a list."""
    holds(RULE, case)
