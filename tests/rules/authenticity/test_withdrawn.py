from __future__ import annotations

import pytest

from records import Vanished
from tests.rules.asking import BREACH, CLEAR, EXEMPT, SEEN, UNSURE, Case, ask, holds
from tests.rules.authenticity.earlier import LIST_THEN

RULE = "withdrawn"


def lost(name: str = "关于印发工作方案的通知", **facts) -> Vanished:
    """A post that the earlier list showed."""
    usual = {"column": "c1", "complete": True, "earlier": LIST_THEN, "present": SEEN}
    return Vanished("http://www.yunxi.example/a", name, "www", **{**usual, **facts})


CASES = (
    Case("the whole list is without it", lost(), BREACH, ("2026年10月20日存档", "读完列表")),
    Case("its address is dead", lost(gone=True), BREACH, ("原网址也不能打开",)),
    Case("its address is dead, the list was not read whole", lost(gone=True, complete=False), BREACH, ("原网址",)),
    Case("the same title stands elsewhere now", lost(moved=True), CLEAR),
    Case("it is there again", lost(back=True), CLEAR),
    Case("a notice whose time is over is there again", lost("拟录用人员名单公示", back=True), EXEMPT),
    Case("most of the column is gone", lost(others=11), UNSURE, ("另有11条",)),
    # Innocent look-alikes.
    Case("a notice whose time is over", lost("拟录用人员名单公示"), EXEMPT),
    Case("a tender that is over", lost("某工程施工招标公告", gone=True), EXEMPT),
    Case("the list was not read to its end", lost(complete=False), EXEMPT),
    Case("nobody knows when it was seen", lost(earlier=None), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_withdrawn(case):
    """Seen then, not there now, and both can be opened."""
    holds(RULE, case)


def test_both_snapshots_are_the_evidence():
    assert ask(RULE, Case("", lost(), BREACH)).evidence == (LIST_THEN, SEEN)
