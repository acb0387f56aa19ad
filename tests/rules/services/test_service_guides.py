from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.public import guide, poor, services

RULE = "service_guides"
THREE = guide("设定依据", "办理地点", "办理时间")

CASES = (
    Case("five lack four classes", services(*[poor()] * 5, guide()), BREACH, ("6个事项", "5个的办事指南缺4类")),
    Case("four of many lack four", services(*[poor()] * 4, *[guide()] * 4), CLEAR),
    Case("five lack three", services(*[THREE] * 5), CLEAR),
    Case("two in all, both lack four", services(poor(), poor()), BREACH, ("只有2个事项", "每个都缺4类")),
    Case("two in all, one lacks four", services(poor(), guide()), CLEAR),
    Case("two here, more on a platform", services(poor(), poor(), away=3), UNSURE, ("其他平台",)),
    Case("two here, more without labels", services(poor(), shapeless=1), UNSURE),
    Case("two here, the column not reached", services(poor(), reached=False, reason="访问超时"), UNSURE, ("访问超时",)),
    Case("one with a file that may hold the rest", services(poor(attached=True)), UNSURE),
    Case("five lack four, files may hold the rest of one", services(*[poor()] * 4, poor(attached=True)), CLEAR),
    Case("none is laid out as a guide", services(shapeless=7), UNSURE, ("7篇",)),
    Case("no service at all is another question", services(), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_service_guides(case):
    """Five guides that lack four classes, or all of fewer than five."""
    holds(RULE, case)
