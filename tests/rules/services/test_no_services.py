# ruff: noqa: E501 - cases one a line, so that they can be read down the page
from __future__ import annotations

import pytest

from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds
from tests.rules.public import guide, services

RULE = "no_services"


def bare(*guides, **kept):
    return services(*guides, **{"menu": True, **kept})


CASES = (
    Case("nothing at all", bare(), BREACH, ("云溪区人民政府", "单项否决", "没有通往政务服务平台的入口")),
    Case("a link to the platform of the province", bare(entrance="政务服务网"), CLEAR),
    Case("guides without a column", bare(guide()), CLEAR),
    Case("guides without labels", bare(shapeless=2), CLEAR),
    Case("rows that lead to a platform", bare(away=3), CLEAR),
    Case("a menu that a script writes", bare(menu=False, unread="首页菜单由脚本加载，未能读取"), UNSURE, ("由脚本加载",)),
    Case("a menu unread, but an entrance", bare(menu=False, entrance="办事大厅"), CLEAR),
    Case("an office, whose services nobody named", bare(level="部门"), EXEMPT),
    Case("a town", bare(level="乡镇街道"), EXEMPT),
    Case("nobody knows whose site it is", bare(level=""), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_no_services(case):
    """A government's site without any way to its services."""
    holds(RULE, case)
