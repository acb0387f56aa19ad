from __future__ import annotations

import pytest

from records import FormerFile
from tests.rules.asking import BREACH, CLEAR, SEEN, UNSURE, Case, holds
from tests.rules.privacy.groups import CONTACT, V, group

RULE = "old_address"


def old(*groups, **facts) -> FormerFile:
    usual = {"article_name": "救助名单公示", "same": True, "earlier": SEEN, "present": SEEN}
    address = "http://www.yunxi.example/old.xlsx"
    return FormerFile(address, "名单.xlsx", "www", exposures=groups, **{**usual, **facts})


CASES = (
    Case("whole numbers", old(group(V.ID, V.NAME)), BREACH,
         ("“救助名单公示”", "“名单.xlsx”", "文件未变", "5人", "完整身份证件号码")),
    Case("accounts", old(group(V.BANK, V.NAME)), BREACH, ("银行账号",)),
    Case("mobiles of those who receive help", old(group(V.MOBILE, V.NAME)), BREACH, ("手机号码",)),
    Case("in a hidden sheet", old(group(V.ID, V.NAME, hidden="隐藏工作表")), BREACH, ("隐藏工作表",)),
    Case("another file with a leak", old(group(V.ID, V.NAME), same=False), BREACH, ("文件已换",)),
    Case("its page is not known by name", old(group(V.ID, V.NAME), article_name=""), BREACH, ("所在页面",)),
    Case("a contact's mobile is a reminder", old(group(V.MOBILE, V.NAME, person=CONTACT)), CLEAR),
    Case("well masked", old(group(V.ID_MASKED, V.NAME, residual=3018)), CLEAR),
    Case("gone, or nothing in it", old(), CLEAR),
    Case("it could not be reached", old(readable=False, reason="连接超时"), UNSURE, ("连接超时",)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_old_address(case):
    """What the old address shows now, from a leak upwards."""
    holds(RULE, case)
