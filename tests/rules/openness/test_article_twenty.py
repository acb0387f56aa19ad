from __future__ import annotations

from dataclasses import replace

import pytest

from reading.public.names import ITEMS as NAMED
from records import Verdict
from rules.openness.article_twenty import check
from tests.rules.asking import BREACH, CLEAR, EXEMPT, TODAY, UNSURE, Case, holds, loaded
from tests.rules.public import ITEMS, places

RULE = "article_twenty"
AWAY = {"reached": False, "reason": "政府信息公开专栏由脚本加载，未能读取"}

CASES = (
    Case("a government with all", places(), CLEAR),
    Case("a government without emergencies", places("应急管理"), BREACH, ("应有的10类", "1类没有找到：应急管理")),
    Case("a department is not asked for them", places("应急管理", level="部门"), CLEAR),
    Case("a department without documents", places("政策文件", level="部门"), BREACH, ("3类", "政策文件")),
    Case("a town without livelihood", places("民生领域", level="乡镇街道"), BREACH, ("民生领域",)),
    Case("a town is not asked for documents", places("政策文件", level="乡镇街道"), CLEAR),
    Case("an imported catalogue asks for it", places("应急管理", catalogued=("应急管理",)), CLEAR),
    Case("an imported catalogue asks for all", places(*ITEMS, catalogued=ITEMS), EXEMPT),
    Case("the column comes by script", places("应急管理", **AWAY), UNSURE, ("脚本",)),
    Case("no such column", places("应急管理", platform=False), EXEMPT),
    Case("nobody said what it is", places("政策文件", level=""), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_article_twenty(case):
    """Only what every office of its sort owes."""
    holds(RULE, case)


@pytest.mark.parametrize("level", ["government", "department", "town"])
def test_every_item_can_be_recognised(level):
    """A limit for an item that no name is read as would ask for what is never found."""
    asked = loaded().rule(RULE).clause.limits[level]

    assert set(asked) <= {name for name, _, _ in NAMED}


@pytest.mark.parametrize(
    ("level", "shown", "item", "verdict"),
    [
        pytest.param("政府", "government", "土地征收", BREACH, id="a county owes it, and has no place"),
        pytest.param("乡镇街道", "town", "宅基地", BREACH, id="a town owes it"),
        pytest.param("部门", "department", "宅基地", CLEAR, id="a department is not asked for a town's"),
    ],
)  # fmt: skip
def test_a_place_can_ask_for_what_article_twenty_one_lists(level, shown, item, verdict):
    """「根据本地方的具体情况」: nobody is asked until the place's profile says so."""
    clause = loaded().rule(RULE).clause
    asked = clause.limits[shown]
    owed = {name: 1 if name == item else must for name, must in asked.items()}
    stricter = replace(clause, limits={**clause.limits, shown: owed})

    assert check(places(level=level), clause, TODAY).verdict is Verdict.CLEAR
    assert check(places(level=level), stricter, TODAY).verdict is verdict
    assert (
        check(replace(places(level=level), items=(*ITEMS, item)), stricter, TODAY).verdict is CLEAR
    )
