from __future__ import annotations

import pytest

from records import Reason
from records.searched import FOUND, NOTHING, Searched
from tests.rules.asking import BREACH, CLEAR, EXEMPT, SEEN, UNSURE, Case, holds, site
from tests.rules.site_wide import wide

RULE = "search_finds"
TITLE = "关于做好防汛工作的通知"


def asked(answer: str = "", **facts):
    return wide(searched=Searched(TITLE, answer, evidence=SEEN, **facts))


CASES = (
    Case("says that there is nothing", asked(NOTHING, status=200), BREACH, (TITLE, "结果为空")),
    Case("among the results", asked(FOUND, status=200), CLEAR),
    Case("neither", asked(status=200), UNSURE, ("未能读出搜索结果",)),
    Case("an error", asked(status=404), UNSURE, ("服务器返回404",)),
    Case("no answer", asked(reason=Reason.TIMEOUT), UNSURE, ("响应超时",)),
    Case("a script asks", wide(searched=Searched("", scripted=True)), UNSURE, ("由脚本提交",)),
    Case("closed by robots.txt", asked(reason=Reason.ROBOTS), EXEMPT),
    Case("no form, or not asked", wide(), EXEMPT),
    Case("not looked at in this round", site(None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_search_finds(case):
    holds(RULE, case)
