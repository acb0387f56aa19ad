from __future__ import annotations

from datetime import date

import pytest

from records import Origin, Past, StatedDate
from tests.rules.asking import BREACH, CLEAR, EXEMPT, UNSURE, Case, ask, holds
from tests.rules.authenticity.earlier import LIST_THEN, THEN, before, day, post

RULE = "backdated"


def new(reaches: bool = True, **facts) -> Past:
    """A post that the earlier list, of 20 October, did not show."""
    return Past(unlisted=LIST_THEN, reaches=reaches, **facts)


PROVEN = post("2026-10-04", new())
CASES = (
    # The earlier list without the post.
    Case("called older than the list that lacks it", PROVEN, BREACH,
         ("2026年10月4日", "2026年10月20日存档", "没有该信息")),
    Case("fifteen days before that list", post("2026-10-05", new()), CLEAR),
    Case("posted since", post("2026-11-10", new()), CLEAR),
    Case("the list was not read down to that day", post("2026-10-04", new(reaches=False)), UNSURE, ("未读到",)),
    Case("only the page shows a day", post("2026-10-04", new(), listed=None), BREACH),
    # The same post under a later day.
    Case("was called newer before", post("2026-09-01", Past(same=before("2026-10-10"))), BREACH,
         ("现标注的日期为2026年9月1日", "2026年10月10日", "改早")),
    Case("corrected by a week", post("2026-10-03", Past(same=before("2026-10-10"))), CLEAR),
    Case("the same day as before", post("2026-10-10", Past(same=before("2026-10-10"))), CLEAR),
    Case("unchanged since it was flagged: that stays open",
         post("2026-09-01", Past(same=before("2026-09-01"))), EXEMPT),
    Case("set right", post("2026-10-19", Past(same=before("2026-09-01"))), CLEAR),
    Case("renewed since", post("2026-11-10", Past(same=before("2026-10-10"))), CLEAR),
    # Innocent look-alikes.
    Case("no earlier round", post("2026-10-04", None), EXEMPT),
    Case("the list shows the day of signing", post("2026-09-04", new(), signed=day("2026-09-04")), EXEMPT),
    Case("signed on another day", post("2026-09-04", new(), signed=day("2026-08-30")), BREACH),
    Case("an archive was moved in: one speaks", post("2026-09-04", new(others=5)), UNSURE, ("另有5条",)),
    Case("an archive was moved in: the others do not", post("2026-09-04", new(others=5, leads=False)), EXEMPT),
    Case("few came together", post("2026-09-04", new(others=4)), BREACH),
    Case("the day was read from the address",
         post(None, new(), listed=StatedDate(2026, 9, 4, Origin.URL)), EXEMPT),
    Case("no day of the month", post("2026-09", new()), EXEMPT),
    Case("the whole site was given new days", post("2026-09-01", Past(same=before("2026-10-10"), redrawn=True)),
         EXEMPT),
    Case("before the indicators were in force", PROVEN, EXEMPT, today=date(2019, 3, 31)),
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_backdated(case):
    """Only an earlier snapshot proves that a day is too old."""
    holds(RULE, case)


def test_both_snapshots_are_the_evidence():
    moved = post("2026-09-01", Past(same=before("2026-10-10")))

    assert ask(RULE, Case("", PROVEN, BREACH)).evidence == (LIST_THEN, PROVEN.evidence)
    assert ask(RULE, Case("", moved, BREACH)).evidence == (THEN, moved.evidence)
