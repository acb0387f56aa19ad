from __future__ import annotations

from dataclasses import replace

import pytest

from records import Evidence
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, holds, link

RULE = "drifted_link"


def at(url, title):
    return replace(link(outside=title), evidence=Evidence(url, "d" * 64))


CASES = (
    Case("gambling", link(outside="澳门葡京博彩官网"), BREACH, ("葡京", "博彩", "办事指南")),
    Case("sex", link(outside="成人视频在线观看"), BREACH, ("成人视频",)),
    Case("a page against gambling", link(outside="严厉打击网络博彩专项行动"), CLEAR),
    Case("the lottery of the state", link(outside="中国福利彩票发行管理中心"), CLEAR),
    Case("an ordinary page", link(outside="某某大学"), CLEAR),
    Case("only the name looks so", at("http://www.bet365.example/", "欢迎"), UNSURE, ("bet365.example",)),
    Case("a name that only begins alike", at("http://www.better.example/", "欢迎"), CLEAR),
    Case("not visited", link(None, visited=False), EXEMPT),
    Case("a page of the site itself", link(200), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_drifted_link(case):
    holds(RULE, case)
