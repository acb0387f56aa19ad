from __future__ import annotations

from dataclasses import replace

import pytest

from records import Past
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, ask, holds
from tests.rules.authenticity.earlier import LIST_THEN, THEN, before, post

RULE = "reposted"


def twin(published: str | None, **facts) -> Past:
    """An older post of the column with the same title and text."""
    return Past(twin=before(published, **facts))


AGAIN = post("2026-11-18", twin("2026-03-02"))
CASES = (
    Case("the old text as a new post", AGAIN, BREACH, ("2026年11月18日", "2026年3月2日", "完全相同")),
    Case("the old post under a new day", post("2026-11-18", Past(same=before("2026-03-02"))), BREACH,
         ("由2026年3月2日改为2026年11月18日", "正文没有变化")),
    Case("eight days newer than it was ever seen", post("2026-10-28", Past(same=before("2026-10-10"))), BREACH),
    Case("a day later than the first sight of it", post("2026-10-21", Past(same=before("2026-08-01"))), BREACH),
    Case("a day set right to when it was first seen", post("2026-10-20", Past(same=before("2026-08-01"))), CLEAR),
    Case("a day corrected by a week", post("2026-10-17", Past(same=before("2026-10-10"))), CLEAR),
    Case("unchanged since it was flagged: that stays open",
         post("2026-11-18", Past(same=before("2026-11-18"))), EXEMPT),
    Case("the old text, known from a round before", post("2026-11-18",
         Past(same=before("2026-11-18"), twin=before("2026-03-02"))), BREACH, ("完全相同",)),
    Case("posted twice on one day", post("2026-10-10", twin("2026-10-10")), CLEAR),
    Case("written anew", post("2026-11-18", Past(same=before("2026-03-02", text="t0"))), CLEAR),
    Case("unchanged", post("2026-10-10", Past(same=before("2026-10-10"))), CLEAR),
    Case("the older one shows no day", post("2026-11-18", twin(None)), UNSURE, ("未写明到日",)),
    Case("the older one shows the month only", post("2026-11-18", twin("2026-03")), UNSURE),
    # Innocent look-alikes.
    Case("no earlier round", post("2026-11-18", None), EXEMPT),
    Case("new, and unlike anything earlier", post("2026-11-18", Past(unlisted=LIST_THEN)), EXEMPT),
    Case("too short to be compared", post("2026-11-18", Past(same=before("2026-03-02", text="")), text=""), EXEMPT),
    Case("the whole site moved", post("2026-11-18", Past(same=before("2026-03-02"), redrawn=True)), EXEMPT),
    Case("nothing happened, every quarter",
         replace(AGAIN, name="2026年第三季度情况说明"), EXEMPT),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_reposted(case):
    """The same words under a newer day are no update."""
    holds(RULE, case)


def test_both_snapshots_are_the_evidence():
    assert ask(RULE, Case("", AGAIN, BREACH)).evidence == (THEN, AGAIN.evidence)
